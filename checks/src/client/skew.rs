//! Clocks that differ: what a client learns, and how it signs then.

use super::json::{cases, equal, name};
use super::report::Report;
use serde_json::Value;
use smithy_client::Credentials;
use smithy_client::Identity;
use smithy_client::call::{Call, Event, Now, Step};
use smithy_client::config::client::ClientConfig;
use smithy_client::http::Response;
use std::path::Path;
use std::time::Duration;
use sts::AssumeRoleRequest;
use sts::operations::{AssumeRole, Sts};

pub(super) fn run(folder: &Path, report: &mut Report) {
    for case in cases(&folder.join("clock-skew-test-cases.json")) {
        report.case("clock skew", &name(&case, &["description"]), check(&case));
    }
}

/// Makes the calls of a case with one client.
fn check(case: &Value) -> Result<(), String> {
    let mut config = ClientConfig::<Sts>::new(Some("us-east-1"));
    let operations = case["operations"].as_array().into_iter().flatten();
    for (index, operation) in operations.enumerate() {
        let max_attempts = operation["maxAttempts"].as_u64().unwrap_or(3);
        config.retry.max_attempts = u32::try_from(max_attempts).unwrap_or(u32::MAX);
        call(&config, operation).map_err(|why| format!("operation {index}: {why}"))?;
    }
    Ok(())
}

fn call(config: &ClientConfig<Sts>, operation: &Value) -> Result<(), String> {
    if let Some(initial) = operation["initialClientSkew"].as_i64() {
        config.skew.learn(initial, 0, 0, false);
    }
    let input = AssumeRoleRequest::make().role_arn("arn").role_session_name("session");
    let mut call = Call::<AssumeRole>::new(config, &input, [1, 2]);
    let mut attempts = operation["attempts"].as_array().into_iter().flatten();
    let mut attempt = attempts.next().unwrap_or(&Value::Null);
    let is_success = loop {
        let event = match call.poll(at(attempt, "clientTimeAtSend")?) {
            Step::Identify(_) => {
                let credentials = Credentials::new("AKID", "secret");
                Event::Identity(Ok(Identity::Credentials(credentials)))
            }
            Step::Send(request, _) => {
                let signed =
                    request.headers().get("x-amz-date").and_then(|date| date.to_str().ok());
                let expected = attempt["expectedSigningTime"].as_str().unwrap_or_default();
                equal("signing time", signed, Some(&*expected.replace(['-', ':'], "")))?;
                Event::Answer(Ok(response(&attempt["response"])?))
            }
            Step::Wait(_) => {
                attempt = attempts.next().ok_or("there is one attempt too many")?;
                Event::Waited
            }
            Step::Done(outcome) => break outcome.is_ok(),
        };
        call.handle(at(attempt, "clientTimeAtReceive")?, event);
    };
    equal("attempts that did not come", attempts.count(), 0)?;
    equal("success", is_success, operation["expectedOutcome"] == "success")?;
    equal("skew", Some(config.skew.seconds()), operation["expectedClientSkew"].as_i64())
}

/// A time of an attempt. How long the call takes does not matter here.
fn at(attempt: &Value, property: &str) -> Result<Now, String> {
    let time = attempt[property].as_str().and_then(|text| text.parse().ok());
    Ok(Now { time: time.ok_or(format!("no {property}"))?, elapsed: Duration::ZERO })
}

fn response(response: &Value) -> Result<Response<Vec<u8>>, String> {
    let status = response["statusCode"].as_u64().unwrap_or(200) as u16;
    let mut answer = Response::builder().status(status);
    for (name, value) in response["headers"].as_object().into_iter().flatten() {
        answer = answer.header(name, value.as_str().unwrap_or_default());
    }
    let body = match response["errorCode"].as_str() {
        Some(code) => format!("<ErrorResponse><Error><Code>{code}</Code></Error></ErrorResponse>"),
        None => "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>".to_owned(),
    };
    answer.body(body.into_bytes()).map_err(|error| error.to_string())
}
