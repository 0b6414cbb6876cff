//! What the model calls sensitive is in requests and responses, and shown nowhere.

use gameliftstreams::operations::*;
use gameliftstreams::*;

use crate::exchange::{request, response};

#[track_caller]
fn tells_nothing(text: &str) {
    assert!(!text.contains("hunter2"), "{text}");
}

#[test]
fn of_inputs_and_outputs() {
    let input = StartStreamSessionInput::make().identifier("sg-1").signal_request("hunter2");
    let shown = format!("{input:?}");
    assert_eq!(
        shown,
        "StartStreamSessionInput { Identifier: \"sg-1\", SignalRequest: <redacted> }"
    );
    let sent = request::<StartStreamSession>(&input);
    assert!(std::str::from_utf8(sent.body()).unwrap().contains(r#""SignalRequest":"hunter2""#));

    let body = r#"{"SignalResponse":"hunter2"}"#;
    let output = CreateStreamSessionConnection::from_response(&response(200, &[], body)).unwrap();
    assert_eq!(output.signal_response.as_deref(), Some("hunter2"));
    tells_nothing(&format!("{output:?}"));
}

/// The URL that starts sessions, the token of a terminal, and roles.
#[test]
fn of_what_grants_access() {
    let body = r#"{"Arn":"su-1","StreamUrl":"hunter2","RoleArn":"hunter2"}"#;
    let output = GetStreamUrl::from_response(&response(200, &[], body)).unwrap();
    assert_eq!(output.stream_url.as_deref(), Some("hunter2"));
    tells_nothing(&format!("{output:?}"));

    let body = r#"{"TokenValue":"hunter2"}"#;
    let output = CreateStreamSessionAdminShell::from_response(&response(200, &[], body)).unwrap();
    assert_eq!(output.token_value.as_deref(), Some("hunter2"));
    tells_nothing(&format!("{output:?}"));

    tells_nothing(&format!("{:?}", StreamSessionSummary::make().role_arn("hunter2")));
}

#[test]
fn of_inputs_that_are_refused() {
    let input = StartStreamSessionInput::make().signal_request("hunter2");
    let endpoint = Endpoint::new(crate::exchange::ORIGIN).unwrap();
    let error = StartStreamSession::to_request(&input, &endpoint).unwrap_err();
    tells_nothing(&format!("{error} {error:?}"));

    let mut sent = request::<StartStreamSession>(&input.identifier("sg-1"));
    *sent.body_mut() = br#"{"SignalRequest":{"hunter2":1}}"#.to_vec();
    let error = StartStreamSession::from_request(&sent).unwrap_err();
    assert!(error.to_string().starts_with("/SignalRequest: expected a string"), "{error}");
    tells_nothing(&format!("{error} {error:?}"));
}

#[test]
fn of_responses_that_cannot_be_read() {
    for body in [r#"{"SignalResponse":{"hunter2":1}}"#, r#"{"SignalResponse":"hunter2"#, "hunter2"]
    {
        let response = response(200, &[], body);
        let error = CreateStreamSessionConnection::from_response(&response).unwrap_err();
        tells_nothing(&format!("{error} {error:?} {error:#?}"));
    }
}
