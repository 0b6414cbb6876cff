//! One operation's request and response, each as a line and a body.

use gameliftstreams::operations::visit_operations;
use gameliftstreams::runtime::http::{HeaderMap, Request, Response};
use gameliftstreams::runtime::operation::OperationVisitor;
use gameliftstreams::{Endpoint, Operation, OperationError};

pub const ORIGIN: &str = "https://streams.example.com";

/// Returns the request of an input, for the origin.
#[track_caller]
pub fn request<O: Operation>(input: &O::Input) -> Request<Vec<u8>> {
    O::to_request(input, &Endpoint::new(ORIGIN).unwrap()).unwrap()
}

/// Returns a response with these headers.
pub fn response(status: u16, headers: &[(&'static str, &str)], body: &str) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.into()).unwrap()
}

/// Checks that the input is written as this request and read from it, and that the output is
/// written as this response and read from it.
///
/// A body is JSON, and the one header says so; without a body there is no header.
#[track_caller]
pub fn exchange<O: Operation>(
    input: O::Input,
    (line, request_body): (&str, &str),
    (status, response_body): (u16, &str),
    output: O::Output,
) {
    let request = request::<O>(&input);
    let (method, path) = line.split_once(' ').unwrap();
    assert_eq!(request.method(), method);
    assert_eq!(request.uri().to_string(), format!("{ORIGIN}{path}"));
    check_body(request.headers(), request.body(), request_body);
    assert_eq!(O::from_request(&request).unwrap(), input);

    let written = O::to_response(&output).unwrap();
    assert_eq!(written.status(), status);
    check_body(written.headers(), written.body(), response_body);
    let headers = [("content-type", "application/json"), ("x-amzn-requestid", "r-1")];
    assert_eq!(O::from_response(&response(status, &headers, response_body)).unwrap(), output);
}

#[track_caller]
fn check_body(headers: &HeaderMap, body: &[u8], expected: &str) {
    assert_eq!(std::str::from_utf8(body).unwrap(), expected);
    let pairs = headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap()));
    let expected: &[_] =
        if expected.is_empty() { &[] } else { &[("content-type", "application/json")] };
    assert_eq!(pairs.collect::<Vec<_>>(), expected);
}

/// All errors of the model, each with its status.
const ERRORS: &[(&str, u16)] = &[
    ("AccessDeniedException", 403),
    ("ConflictException", 409),
    ("InternalServerException", 500),
    ("ResourceNotFoundException", 404),
    ("ServiceQuotaExceededException", 402),
    ("StreamSessionAccessNotReadyException", 409),
    ("ThrottlingException", 429),
    ("ValidationException", 400),
];

/// Checks that the operation has these errors and no others: each is read from a response, and written
/// as the same.
#[track_caller]
pub fn exchange_errors<O: Operation>(expected: &[&str]) {
    let body = r#"{"Message":"why"}"#;
    let mut found = Vec::new();
    for (name, status) in ERRORS {
        let sent = response(*status, &[("x-amzn-errortype", name)], body);
        let error = O::from_response(&sent).unwrap_err();
        assert_eq!((error.code(), error.message()), (*name, Some("why")));
        let Some(schema) = error.details().schema else { continue };
        assert_eq!(schema.name(), *name);
        let written = O::to_error_response(&error).unwrap();
        assert_eq!(written.status(), *status, "{name}");
        assert_eq!(written.headers()["x-amzn-errortype"], *name);
        assert_eq!(written.body(), body.as_bytes(), "{name}");
        found.push(*name);
    }
    assert_eq!(found, expected);
}

/// The names of all operations.
#[derive(Default)]
struct Names(Vec<&'static str>);

impl OperationVisitor for Names {
    fn visit<O: Operation>(&mut self) {
        self.0.push(O::SCHEMA.name());
    }
}

#[test]
fn every_operation_is_tested() {
    let tests = [
        include_str!("applications.rs"),
        include_str!("stream_groups.rs"),
        include_str!("stream_sessions.rs"),
        include_str!("stream_urls.rs"),
        include_str!("tags.rs"),
    ];
    let mut names = Names::default();
    visit_operations(&mut names);
    assert!(!names.0.is_empty());
    let is_tested = |name: &&str| tests.concat().contains(&format!(" exchange::<{name}>("));
    let without: Vec<&str> = names.0.into_iter().filter(|name| !is_tested(name)).collect();
    assert!(without.is_empty(), "operations without a test: {without:?}");
}
