//! Responses that are none of the model's errors, or cannot be read.

use std::error::Error as _;

use gameliftstreams::operations::*;
use gameliftstreams::*;

use crate::exchange::response;

#[track_caller]
fn unhandled(
    status: u16,
    headers: &[(&'static str, &str)],
    body: &str,
) -> runtime::operation::Unhandled {
    let response = response(status, headers, body);
    match GetApplication::from_response(&response).unwrap_err() {
        GetApplicationError::Unhandled(error) => {
            assert_eq!(error.details().status, status);
            assert_eq!(error.body(), body.as_bytes());
            error
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn errors_that_the_operation_does_not_list() {
    // `ConflictException` is one of the service, but not of this operation.
    for code in ["ConflictException", "UnrecognizedClientException", "Größe", "é"] {
        let body = format!(r#"{{"__type":"a.b#{code}","message":"no"}}"#);
        let error = unhandled(400, &[("x-amzn-requestid", "r-1")], &body);
        assert_eq!(error.details().code, code);
        assert_eq!(error.details().message.as_deref(), Some("no"));
        assert!(error.cause().is_none());
        assert_eq!(error.to_string(), format!("{code}: no (r-1)"));
    }
}

#[test]
fn which_of_them_are_worth_another_try() {
    for (code, status, is_retryable, is_throttling) in [
        ("NewException", 400, false, false),
        ("NewException", 429, true, true),
        ("NewException", 500, true, false),
        ("NewException", 503, true, false),
        ("RequestTimeout", 400, true, false),
        ("TooManyRequestsException", 400, true, true),
        ("", 404, false, false),
        ("", 504, true, false),
    ] {
        let details = unhandled(status, &[("x-amzn-errortype", code)], "").details().clone();
        assert_eq!(details.is_retryable(), is_retryable, "{code} {status}");
        assert_eq!(details.is_throttling(), is_throttling, "{code} {status}");
    }
}

#[test]
fn errors_of_proxies_have_a_status_only() {
    let html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    for body in [html, "", "upstream connect error", r#"{"mess"#, "[]", "null", "7"] {
        let error = unhandled(502, &[("content-type", "text/html")], body);
        assert_eq!((error.details().code.as_str(), &error.details().message), ("", &None));
        assert!(error.cause().is_none());
        assert_eq!(error.to_string(), "status 502");
        assert!(error.details().is_retryable());
    }
}

#[test]
fn an_error_that_is_named_but_cannot_be_read() {
    for (body, cause) in [
        (r#"{"Message":"cu"#, "/Message: invalid JSON"),
        ("<html></html>", "invalid JSON"),
        (r#"{"Message":7}"#, "/Message: expected a string at byte 11"),
    ] {
        let error = unhandled(404, &[("x-amzn-errortype", "ResourceNotFoundException")], body);
        assert_eq!(error.details().code, "ResourceNotFoundException");
        assert!(error.cause().unwrap().to_string().starts_with(cause), "{error}");
        assert!(error.source().is_some());
        let text = format!("ResourceNotFoundException: the response cannot be read: {cause}");
        assert!(error.to_string().starts_with(&text), "{error}");
    }
}

#[test]
fn an_output_that_cannot_be_read() {
    for (body, cause) in [
        ("<html>Sign in</html>", "invalid JSON"),
        (r#"{"Arn":"a","Status""#, "invalid JSON"),
        (r#"{"CreatedAt":"soon"}"#, "/CreatedAt: "),
        (r#"{"AssociatedStreamGroups":["a",{}]}"#, "/AssociatedStreamGroups/1: expected a string"),
    ] {
        let error = unhandled(200, &[("x-amzn-requestid", "r-1")], body);
        assert_eq!(error.details().code, "");
        assert_eq!(error.details().request_id.as_deref(), Some("r-1"));
        assert!(error.cause().unwrap().to_string().starts_with(cause), "{error}");
        assert!(!error.details().is_retryable());
    }
}
