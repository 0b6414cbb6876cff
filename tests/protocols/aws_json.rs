//! awsJson1_0 and awsJson1_1: <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html>,
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>.

use golden_customizations::NoSuchBox;
use golden_customizations::operations::Locate;
use golden_operations::operations::{GetCover, Ping, PutBook};
use golden_operations::{GetCoverOutput, NoSuchShelf, PutBookInput, PutBookOutput};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{AwsJson1_0, AwsJson1_1, Protocol, RequestParts, ResponseParts};
use smithy_shapes::{Operation, OperationError, Unit};

use crate::support::{endpoint, request, response, shown, shown_response, time};

type PutBookError = <PutBook as Operation>::Error;
type LocateError = <Locate as Operation>::Error;

/// HTTP bindings and `@jsonName` do not count; `@timestampFormat` does.
#[test]
fn requests() {
    let input = PutBookInput::make()
        .shelf(7)
        .path("a/b")
        .since(time("2026-01-02T03:04:05.5Z"))
        .token("t")
        .context("{}")
        .title("T")
        .printed(time("2026-01-02T03:04:05Z"));
    let body = concat!(
        r#"{"shelf":7,"path":"a/b","since":1767323045.5,"token":"t","context":"{}","title":"T","#,
        r#""printed":"2026-01-02T03:04:05Z"}"#,
    );
    let text = |version| {
        format!(
            "POST https://shelf.example/\ncontent-type: application/x-amz-json-{version}\nx-amz-target: Shelf.PutBook\n\n{body}"
        )
    };
    let old = AwsJson1_0::to_request::<PutBook>(&input, &endpoint()).unwrap();
    assert_eq!(shown(&old), text("1.0"));
    let new = AwsJson1_1::to_request::<PutBook>(&input, &endpoint()).unwrap();
    assert_eq!(shown(&new), text("1.1"));
    let request = request(&text("1.0"));
    assert_eq!(AwsJson1_0::from_request::<PutBook>(RequestParts::of(&request)).unwrap(), input);
}

/// There is always a body, and none is read as an empty one.
#[test]
fn empty_bodies() {
    let ping = AwsJson1_0::to_request::<Ping>(&Unit, &endpoint()).unwrap();
    assert_eq!(
        shown(&ping),
        "POST https://shelf.example/\ncontent-type: application/x-amz-json-1.0\nx-amz-target: Shelf.Ping\n\n{}",
    );
    for text in ["POST /\nx-amz-target: Shelf.PutBook", "POST /\nx-amz-target: Shelf.PutBook\n\n{}"]
    {
        let request = request(text);
        let read = AwsJson1_1::from_request::<PutBook>(RequestParts::of(&request)).unwrap();
        assert_eq!(read, PutBookInput::make());
    }
    for text in ["200\n\n", "200\n\n{}"] {
        let response = response(text);
        let read = AwsJson1_1::from_response::<PutBook>(ResponseParts::of(&response)).unwrap();
        assert_eq!(read, PutBookOutput::make());
    }
    let unit = AwsJson1_1::to_response::<Ping>(&Unit).unwrap();
    assert_eq!(unit.headers()["content-type"], "application/x-amz-json-1.1");
}

#[test]
fn responses() {
    let output = PutBookOutput::make().status(3).etag("e").counts([("a", 1)]);
    let text = "200\ncontent-type: application/x-amz-json-1.1\n\n{\"status\":3,\"etag\":\"e\",\"counts\":{\"a\":1}}";
    assert_eq!(shown_response(&AwsJson1_1::to_response::<PutBook>(&output).unwrap()), text);
    let read = AwsJson1_1::from_response::<PutBook>(ResponseParts::of(&response(text))).unwrap();
    assert_eq!(read, output);
}

/// Only a union can be a stream of events: a blob is a member like any other.
#[test]
fn streaming_blobs() {
    let output = GetCoverOutput::make().kind("k").image(vec![1, 2, 3]);
    let text =
        "200\ncontent-type: application/x-amz-json-1.0\n\n{\"kind\":\"k\",\"image\":\"AQID\"}";
    assert_eq!(shown_response(&AwsJson1_0::to_response::<GetCover>(&output).unwrap()), text);
    let read = AwsJson1_0::from_response::<GetCover>(ResponseParts::of(&response(text))).unwrap();
    assert_eq!(read, output);
}

/// 1.0 names errors by their absolute ids, 1.1 by their names.
#[test]
fn errors_are_sent() {
    let shelf = NoSuchShelf::make().message("none").hint("h");
    let error = PutBookError::NoSuchShelf(Modeled::from(shelf));
    let text = |version, name| {
        format!(
            "404\ncontent-type: application/x-amz-json-{version}\n\n{{\"__type\":\"{name}\",\"message\":\"none\",\"hint\":\"h\"}}"
        )
    };
    let old = AwsJson1_0::to_error_response::<PutBook>(&error).unwrap();
    assert_eq!(shown_response(&old), text("1.0", "example.shelf#NoSuchShelf"));
    let new = AwsJson1_1::to_error_response::<PutBook>(&error).unwrap();
    assert_eq!(shown_response(&new), text("1.1", "NoSuchShelf"));
}

/// <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization>.
#[test]
fn errors_are_read() {
    for text in [
        "400\n\n{\"__type\":\"example.shelf#NoSuchShelf\",\"message\":\"m\",\"hint\":\"h\"}",
        "400\n\n{\"__type\":\"NoSuchShelf\",\"message\":\"m\",\"hint\":\"h\"}",
        "400\n\n{\"message\":\"m\",\"hint\":\"h\",\"code\":\"NoSuchShelf:http://example.com/\"}",
        "400\nX-Amzn-ErrorType: NoSuchShelf\n\n{\"message\":\"m\",\"hint\":\"h\"}",
    ] {
        let error =
            AwsJson1_1::from_response::<PutBook>(ResponseParts::of(&response(text))).unwrap_err();
        let PutBookError::NoSuchShelf(shelf) = &error else { panic!("{text}: {error:?}") };
        assert_eq!(**shelf, NoSuchShelf::make().message("m").hint("h"), "{text}");
        assert_eq!((error.code(), error.status()), ("NoSuchShelf", 400), "{text}");
    }
}

/// <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait>.
#[test]
fn query_compatible() {
    let input = golden_customizations::LocateInput::make();
    let sent = AwsJson1_0::to_request::<Locate>(&input, &endpoint()).unwrap();
    assert_eq!(sent.headers()["x-amzn-query-mode"], "true");

    let error = LocateError::NoSuchBox(Modeled::from(NoSuchBox::make().message("m")));
    let text = concat!(
        "404\ncontent-type: application/x-amz-json-1.0\n",
        "x-amzn-query-error: Archive.NoSuchBox;Sender\n\n",
        r#"{"__type":"example.archive#NoSuchBox","message":"m"}"#,
    );
    assert_eq!(shown_response(&AwsJson1_0::to_error_response::<Locate>(&error).unwrap()), text);
    // The shape is the body's, the code the header's.
    let read = AwsJson1_0::from_response::<Locate>(ResponseParts::of(&response(text))).unwrap_err();
    assert!(matches!(&read, LocateError::NoSuchBox(e) if e.message.as_deref() == Some("m")));
    assert_eq!(read.code(), "Archive.NoSuchBox");
    let unknown = "400\nx-amzn-query-error: Archive.New;Sender\n\n{\"__type\":\"New\"}";
    let read =
        AwsJson1_0::from_response::<Locate>(ResponseParts::of(&response(unknown))).unwrap_err();
    assert!(matches!(read, LocateError::Unhandled(_)));
    assert_eq!(read.code(), "Archive.New");
}
