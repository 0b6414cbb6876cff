//! Waits until an application is ready. The waiter decides from each answer whether to go on, and how
//! long to rest. Calling and sleeping are up to you; here `call` answers from memory.
//!
//! ```sh
//! cargo run --package gameliftstreams --example wait_for_application
//! ```

use gameliftstreams::operations::{APPLICATION_READY, GetApplication, GetApplicationError};
use gameliftstreams::runtime::http::Response;
use gameliftstreams::runtime::operation::waiter::Decision;
use gameliftstreams::{ApplicationStatus, GetApplicationInput, GetApplicationOutput, Operation};
use std::time::Duration;

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input = GetApplicationInput::make().identifier("a-9ZY8X7Wv6");
    let mut remaining = Duration::from_secs(600);
    let mut statuses = Vec::new();

    for attempt in 1.. {
        let outcome = call(attempt);
        if let Ok(output) = &outcome {
            statuses.extend(output.status.clone());
        }
        match APPLICATION_READY.check(&input, outcome.as_ref()) {
            Decision::Success => break,
            Decision::Failure => return Err("the application will never be ready".into()),
            Decision::Retry => {}
        }
        // A real program passes a random number instead of 0, and sleeps.
        let Some(delay) = APPLICATION_READY.delay(attempt, remaining, 0) else {
            return Err("the application is not ready in time".into());
        };
        println!("{:?}, next try after {delay:?}", statuses.last());
        remaining = remaining.saturating_sub(delay);
    }

    println!("{:?}", statuses.last());
    assert_eq!(statuses.len(), 3);
    assert_eq!(statuses.last(), Some(&ApplicationStatus::Ready));
    Ok(())
}

/// Answers as the service would, one state further with each call.
fn call(attempt: u32) -> Result<GetApplicationOutput, GetApplicationError> {
    let status = ["INITIALIZED", "PROCESSING", "READY"][attempt.clamp(1, 3) as usize - 1];
    let body = format!(r#"{{"Arn":"arn:1","Status":"{status}"}}"#);
    GetApplication::from_response(&Response::new(body))
}
