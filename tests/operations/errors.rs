//! The errors of the model, by each way in which a service may name them:
//! <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization>.

use gameliftstreams::operations::*;
use gameliftstreams::runtime::operation::Modeled;
use gameliftstreams::*;

use crate::exchange::response;

/// `UpdateStreamGroup` lists all errors of the model but one. Its error with the name of the variant,
/// and what the shape's member holds.
fn read(status: u16, headers: &[(&'static str, &str)], body: &str) -> (&'static str, String) {
    use UpdateStreamGroupError as E;
    let error = UpdateStreamGroup::from_response(&response(status, headers, body)).unwrap_err();
    assert_eq!(error.status(), status);
    match error {
        E::AccessDeniedException(e) => ("AccessDeniedException", e.message.clone()),
        E::ConflictException(e) => ("ConflictException", e.message.clone()),
        E::InternalServerException(e) => ("InternalServerException", e.message.clone()),
        E::ResourceNotFoundException(e) => ("ResourceNotFoundException", e.message.clone()),
        E::ServiceQuotaExceededException(e) => ("ServiceQuotaExceededException", e.message.clone()),
        E::ThrottlingException(e) => ("ThrottlingException", e.message.clone()),
        E::ValidationException(e) => ("ValidationException", e.message.clone()),
        other => panic!("{other:?}"),
    }
}

/// Each error of it, its status, and whether it is worth another try and asks for fewer requests.
const ERRORS: &[(&str, u16, bool, bool)] = &[
    ("AccessDeniedException", 403, false, false),
    ("ConflictException", 409, false, false),
    ("InternalServerException", 500, true, false),
    ("ResourceNotFoundException", 404, false, false),
    ("ServiceQuotaExceededException", 402, false, false),
    ("ThrottlingException", 429, true, true),
    ("ValidationException", 400, false, false),
];

const HEADER: &str = "x-amzn-errortype";

#[test]
fn named_by_header_or_body() {
    for (name, status, ..) in ERRORS {
        let uri = "http://internal.amazon.com/coral/com.amazon.coral.validate/";
        for code in [
            name.to_string(),
            format!("{name}:{uri}"),
            format!("com.amazonaws.gameliftstreams#{name}"),
            format!("com.amazonaws.gameliftstreams#{name}:{uri}"),
        ] {
            let expected = (*name, "why".to_owned());
            let by_header = read(*status, &[(HEADER, &code)], r#"{"Message":"why"}"#);
            assert_eq!(by_header, expected, "{code}");
            for key in ["__type", "code"] {
                let body =
                    format!(r#"{{"new":[{{"{key}":"Other"}}],"Message":"why","{key}":"{code}"}}"#);
                assert_eq!(read(*status, &[], &body), expected, "{body}");
            }
        }
    }
}

#[test]
fn the_header_counts_more_than_the_body() {
    let body = r#"{"__type":"ConflictException","code":"ConflictException","Message":"why"}"#;
    let (name, _) = read(400, &[(HEADER, "ValidationException")], body);
    assert_eq!(name, "ValidationException");
}

#[test]
fn the_status_does_not_name_an_error() {
    let (name, _) = read(418, &[(HEADER, "ThrottlingException")], "{}");
    assert_eq!(name, "ThrottlingException");
}

#[test]
fn a_missing_message_is_corrected() {
    // https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction
    for body in ["", "{}", r#"{"Message":null}"#, r#"{"message":"of another name"}"#] {
        let read = read(409, &[(HEADER, "ConflictException")], body);
        assert_eq!(read, ("ConflictException", String::new()), "{body}");
    }
}

#[test]
fn all_errors_tell_the_same() {
    for (name, status, is_retryable, is_throttling) in ERRORS {
        let headers = [(HEADER, *name), ("x-amzn-RequestId", "r-7")];
        let response = response(*status, &headers, r#"{"Message":"line one\nline two"}"#);
        let error = UpdateStreamGroup::from_response(&response).unwrap_err();
        assert_eq!(error.code(), *name);
        assert_eq!(error.message(), Some("line one\nline two"));
        assert_eq!(error.request_id(), Some("r-7"));
        assert_eq!(error.is_retryable(), *is_retryable, "{name}");
        assert_eq!(error.is_throttling(), *is_throttling, "{name}");
        assert_eq!(error.to_string(), format!("{name}: line one\\nline two (r-7)"));
    }
}

#[test]
fn display_leaves_out_what_is_absent() {
    for (body, text) in [
        (r#"{"code":"ConflictException","Message":"busy"}"#, "ConflictException: busy"),
        (r#"{"code":"ConflictException"}"#, "ConflictException"),
        (r#"{"Message":"busy"}"#, "status 409: busy"),
        ("", "status 409"),
    ] {
        let error = UpdateStreamGroup::from_response(&response(409, &[], body)).unwrap_err();
        assert_eq!(error.to_string(), text);
    }
}

#[test]
fn the_id_of_the_request_has_several_headers() {
    for name in ["x-amzn-requestid", "x-amz-request-id", "X-Amzn-Request-Id"] {
        let response = response(404, &[(name, "r-1")], "{}");
        let error = GetApplication::from_response(&response).unwrap_err();
        assert_eq!(error.request_id(), Some("r-1"), "{name}");
    }
}

#[test]
fn servers_write_what_clients_read() {
    let error: Modeled<_> = ServiceQuotaExceededException::make("ten groups").into();
    let error = UpdateStreamGroupError::ServiceQuotaExceededException(error);
    let response = UpdateStreamGroup::to_error_response(&error).unwrap();
    assert_eq!(response.status(), 402);
    assert_eq!(response.headers()[HEADER], "ServiceQuotaExceededException");
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers().len(), 2);
    assert_eq!(response.body(), br#"{"Message":"ten groups"}"#);
    let read = UpdateStreamGroup::from_response(&response).unwrap_err();
    let UpdateStreamGroupError::ServiceQuotaExceededException(read) = &read else {
        panic!("{read:?}");
    };
    assert_eq!(**read, ServiceQuotaExceededException::make("ten groups"));
    assert_eq!(read.details().code, "ServiceQuotaExceededException");
}

#[test]
fn a_terminal_that_is_not_ready_is_worth_another_try() {
    let headers = [(HEADER, "StreamSessionAccessNotReadyException")];
    let response = response(409, &headers, r#"{"Message":"starting"}"#);
    let error = CreateStreamSessionAdminShell::from_response(&response).unwrap_err();
    assert!(error.is_retryable() && !error.is_throttling());
    let CreateStreamSessionAdminShellError::StreamSessionAccessNotReadyException(error) = &error
    else {
        panic!("{error:?}");
    };
    assert_eq!(**error, StreamSessionAccessNotReadyException::make("starting"));
}
