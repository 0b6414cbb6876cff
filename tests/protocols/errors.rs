//! Errors, whatever the protocol: those that the model does not name, and what cannot be read.

use golden_operations::operations::PutBook;
use golden_operations::{Busy, NoSuchShelf};
use smithy_shapes::operation::{ErrorDetails, Modeled, Unhandled};
use smithy_shapes::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, Protocol, ResponseParts, RestJson1, RestXml,
    RpcV2Json,
};
use smithy_shapes::{ErrorKind, Operation, OperationError};

use crate::support::{response, shown_response};

type PutBookError = <PutBook as Operation>::Error;

/// Returns what the client of each protocol makes of the response.
fn read(text: &str) -> Vec<(&'static str, PutBookError)> {
    fn of<P: Protocol>(text: &str) -> (&'static str, PutBookError) {
        (P::ID, P::from_response::<PutBook>(ResponseParts::of(&response(text))).unwrap_err())
    }
    vec![
        of::<RestJson1>(text),
        of::<AwsJson1_0>(text),
        of::<AwsJson1_1>(text),
        of::<RpcV2Json>(text),
        of::<RestXml>(text),
        of::<AwsQuery>(text),
        of::<Ec2Query>(text),
    ]
}

fn is_json(id: &str) -> bool {
    id.to_lowercase().contains("json")
}

#[test]
fn unknown_errors() {
    let json = r#"{"__type":"a.b#New:c","message":"m","detail":1}"#;
    let xml = "<E><Errors><Error><Code>New</Code><Message>m</Message></Error></Errors><Error><Code>New</Code><Message>m</Message></Error></E>";
    for body in [json, xml] {
        for (id, error) in read(&format!("429\nx-amzn-requestid: r\n\n{body}")) {
            let PutBookError::Unhandled(unhandled) = &error else { panic!("{id}: {error:?}") };
            assert_eq!(unhandled.body(), body.as_bytes(), "{id}");
            assert_eq!((error.status(), error.request_id()), (429, Some("r")), "{id}");
            assert!(error.is_throttling() && error.is_retryable(), "{id}");
            if is_json(id) == body.starts_with('{') {
                assert_eq!((error.code(), error.message()), ("New", Some("m")), "{id}");
                assert_eq!(error.to_string(), "New: m (r)", "{id}");
            } else {
                assert_eq!((error.code(), error.message()), ("", None), "{id}");
                assert_eq!(error.to_string(), "status 429 (r)", "{id}");
            }
        }
    }
}

/// A proxy's error is not a document.
#[test]
fn errors_without_a_document() {
    for body in
        ["", "Bad Gateway", "{\"message\":", "<html><body>Bad", "\u{0}", "[]", "null", "<a/>"]
    {
        for (id, error) in read(&format!("502\n\n{body}")) {
            assert!(matches!(error, PutBookError::Unhandled(_)), "{id}: {body}");
            assert_eq!((error.code(), error.status()), ("", 502), "{id}: {body}");
            assert!(error.is_retryable() && !error.is_throttling(), "{id}: {body}");
        }
    }
}

/// Three headers have the id of the request.
#[test]
fn request_ids() {
    for name in ["x-amzn-RequestId", "X-Amz-Request-Id", "x-amzn-request-id"] {
        for (id, error) in read(&format!("500\n{name}: r 1\n\n")) {
            assert_eq!(error.request_id(), Some("r 1"), "{id}");
        }
    }
}

/// A response of success or of an error that the model names, which does not fit its shape.
#[test]
fn unreadable_responses() {
    for (id, error) in read("200\nx-amzn-requestid: r\n\n{<") {
        let PutBookError::Unhandled(unhandled) = &error else { panic!("{id}: {error:?}") };
        assert_eq!(unhandled.body(), b"{<", "{id}");
        assert_eq!(unhandled.cause().map(|cause| cause.kind()), Some(ErrorKind::Syntax), "{id}");
        assert_eq!((error.status(), error.request_id()), (200, Some("r")), "{id}");
        let shown = error.to_string();
        assert!(
            shown.starts_with("status 200 (r): the response cannot be read: "),
            "{id}: {shown}"
        );
        assert!(std::error::Error::source(&error).is_some(), "{id}");
    }
    let json = r#"{"__type":"NoSuchShelf","code":"NoSuchShelf","shelf":"x"}"#;
    let xml = "<a><Errors><Error><Code>NoSuchShelf</Code><shelf>x</shelf></Error></Errors><Error><Code>NoSuchShelf</Code><shelf>x</shelf></Error></a>";
    for body in [json, xml] {
        for (id, error) in read(&format!("404\n\n{body}")) {
            if is_json(id) != body.starts_with('{') {
                continue;
            }
            let PutBookError::Unhandled(unhandled) = &error else { panic!("{id}: {error:?}") };
            assert_eq!(error.code(), "NoSuchShelf", "{id}");
            let cause = unhandled.cause().unwrap().to_string();
            assert!(cause.starts_with("/shelf: expected a"), "{id}: {cause}");
        }
    }
}

#[test]
fn retries() {
    let busy = PutBookError::Busy(Modeled::from(Busy::make().message("m")));
    assert_eq!(busy.to_string(), "Busy: m");
    assert!(busy.is_retryable() && busy.is_throttling());
    assert_eq!((busy.code(), busy.status()), ("Busy", 503));
    let shelf = PutBookError::NoSuchShelf(Modeled::from(NoSuchShelf::make()));
    assert!(!shelf.is_retryable() && !shelf.is_throttling());
    assert_eq!((shelf.code(), shelf.status()), ("NoSuchShelf", 404));
}

/// What a client could not name goes on as it came.
#[test]
fn unhandled_errors_are_sent_on() {
    let mut details = ErrorDetails::default();
    details.code = "New".to_owned();
    details.status = 418;
    let error = PutBookError::Unhandled(Unhandled::new(details, b"body".to_vec(), None));
    let sent = RestJson1::to_error_response::<PutBook>(&error).unwrap();
    assert_eq!(shown_response(&sent), "418\nx-amzn-errortype: New\n\nbody");
    let sent = AwsQuery::to_error_response::<PutBook>(&error).unwrap();
    assert_eq!(shown_response(&sent), "418\n\nbody");
    let nothing =
        PutBookError::Unhandled(Unhandled::new(ErrorDetails::default(), Vec::new(), None));
    assert_eq!(
        RestXml::to_error_response::<PutBook>(&nothing).unwrap_err().to_string(),
        "0 is not a valid status code"
    );
}

/// An error with details of somebody's own is still sent by its name.
#[test]
fn details_of_ones_own() {
    let error = || Modeled::new(NoSuchShelf::make(), ErrorDetails::default());
    let sent = RestXml::to_error_response::<PutBook>(&PutBookError::NoSuchShelf(error())).unwrap();
    let body = String::from_utf8(sent.into_body()).unwrap();
    assert!(body.contains("<Type>Sender</Type><Code>NoSuchShelf</Code>"), "{body}");
}
