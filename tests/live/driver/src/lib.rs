//! Runs scenarios with the real client, blocking and awaited. `run.py` generates the program around it,
//! which has the names of operations and waiters.

mod clients;
mod scenario;
mod template;

pub use clients::{Answer, Clients, Failure};

use scenario::Scenario;
use serde_json::{Value, json};
use std::process::ExitCode;

/// A service as the generated program knows it: by the names in its model.
pub struct Service<S: smithy_shapes::operation::Service> {
    /// Calls an operation.
    pub call: fn(&Clients<S>, &str, &str) -> Answer,
    /// Fetches all pages of an operation.
    pub pages: fn(&Clients<S>, &str, &str) -> Answer,
    /// Waits for a waiter.
    pub wait: fn(&Clients<S>, &str, &str) -> Answer,
}

/// Runs the scenario of the file that the first argument names, in the color that the second one names,
/// with the endpoint of the third, and prints what came of it as JSON.
pub fn main<S: smithy_shapes::operation::Service>(service: &Service<S>) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(2).collect();
    let outcome = match arguments.as_slice() {
        [file, color, endpoint] => run(service, file, color, endpoint),
        _ => Err("expected SERVICE FILE COLOR ENDPOINT".to_owned()),
    };
    let (report, code) = match outcome {
        Ok(steps) => (json!({ "steps": steps }), ExitCode::SUCCESS),
        Err(why) => (json!({ "failure": why }), ExitCode::FAILURE),
    };
    println!("{report}");
    code
}

fn run<S: smithy_shapes::operation::Service>(
    service: &Service<S>,
    file: &str,
    color: &str,
    endpoint: &str,
) -> Result<usize, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let scenario: Value =
        serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))?;
    let clients = Clients::new(color, endpoint)?;
    Scenario::new(service, &clients).run(&scenario)
}
