//! Requests that say two things, of which whatever is before a server may have taken the other.

use golden_operations::PutBookInput;
use golden_operations::operations::{Ping, PutBook};
use http::{HeaderValue, Request};
use smithy_shapes::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, Protocol, RequestParts, RestJson1, RestXml,
    RpcV2Json,
};
use smithy_shapes::{Error, Operation};

use crate::server::{BOOK, read, refused};
use crate::support::{request, without_more};

const RPC: &str = "POST /service/Shelf/operation/PutBook\nsmithy-protocol: rpc-v2-json";
const FORM: &str = "POST /\ncontent-type: application/x-www-form-urlencoded\n\n";

#[test]
fn a_second_content_type() {
    let message = "the request has several values for `content-type`";
    let types = "content-type: application/json\ncontent-type: application/xml";
    for error in [
        refused::<RestJson1, PutBook>(&format!("{BOOK}\n{types}\n\n{{}}")),
        refused::<RestXml, PutBook>(&format!("{BOOK}\n{types}\n\n")),
        refused::<RpcV2Json, PutBook>(&format!("{RPC}\n{types}\n\n{{}}")),
        refused::<AwsJson1_0, PutBook>(&format!("POST /\n{types}\n\n{{}}")),
        refused::<AwsQuery, PutBook>(&format!("POST /\n{types}\n\nAction=PutBook")),
        refused::<Ec2Query, PutBook>(&format!("POST /\n{types}\n\nAction=PutBook")),
    ] {
        assert_eq!(error.to_string(), message);
    }
    // The same twice contradicts nothing.
    let twice = "content-type: application/json\ncontent-type: application/json";
    assert!(read::<RestJson1, PutBook>(&format!("{BOOK}\n{twice}\n\n{{}}")).is_ok());
    // Nor may one line have two.
    let both = "content-type: application/json, application/xml";
    refused::<RestJson1, PutBook>(&format!("{BOOK}\n{both}\n\n{{}}"));
}

#[test]
fn other_headers_that_a_request_has_once() {
    let target = "POST /\nx-amz-target: Shelf.PutBook\nx-amz-target: Shelf.Ping\n\n";
    assert_eq!(
        refused::<AwsJson1_1, PutBook>(target).to_string(),
        "the request has several values for `x-amz-target`"
    );
    let protocol = format!("{RPC}\nsmithy-protocol: rpc-v2-cbor\n\n");
    assert_eq!(
        refused::<RpcV2Json, PutBook>(&protocol).to_string(),
        "the request has several values for `smithy-protocol`"
    );
    for (name, one, other) in [
        ("content-length", "0", "17"),
        ("host", "a.example", "b.example"),
        ("authorization", "a", "b"),
    ] {
        let text = format!("{BOOK}\n{name}: {one}\n{name}: {other}\n\n");
        assert_eq!(
            refused::<RestJson1, PutBook>(&text).to_string(),
            format!("the request has several values for `{name}`")
        );
    }
}

/// What is not text is wrong, not absent.
#[test]
fn headers_that_are_not_text() {
    fn with<P: Protocol, O: Operation>(text: &str, name: &'static str) -> Result<O::Input, Error> {
        let mut request: Request<Vec<u8>> = request(text);
        let value = HeaderValue::from_bytes(b"Shelf.PutBook\xff").unwrap();
        request.headers_mut().insert(name, value);
        P::from_request::<O>(RequestParts::of(&request))
    }
    for (result, name) in [
        (with::<AwsJson1_0, PutBook>("POST /\n\n{}", "x-amz-target"), "x-amz-target"),
        (with::<AwsJson1_0, PutBook>("POST /\n\n{}", "content-type"), "content-type"),
        (with::<RestJson1, PutBook>(BOOK, "content-type"), "content-type"),
        (with::<RpcV2Json, PutBook>(RPC, "smithy-protocol"), "smithy-protocol"),
    ] {
        assert_eq!(result.unwrap_err().to_string(), format!("`{name}` is not UTF-8"));
    }
}

#[test]
fn forms() {
    let action = "the form names another operation";
    let version = "the form names another version of the service";
    for (body, message) in [
        ("Action=PutBook&Action=Ping&Version=2026-11-25", action),
        ("Action=Ping&Action=PutBook&Version=2026-11-25", action),
        ("Action=PutBook&Version=2020-01-01", version),
        ("Action=PutBook&Version=2026-11-25&Version=2020-01-01", version),
    ] {
        for error in [
            refused::<AwsQuery, PutBook>(&format!("{FORM}{body}")),
            refused::<Ec2Query, PutBook>(&format!("{FORM}{body}")),
        ] {
            assert_eq!(error.to_string(), message, "{body}");
        }
    }
    for body in ["Action=Ping", "Action=Ping&Version=2026-11-25&Action=Ping"] {
        assert!(read::<AwsQuery, Ping>(&format!("{FORM}{body}")).is_ok(), "{body}");
    }
    let in_uri = FORM.replace("POST /", "POST /?Action=Ping") + "Action=PutBook";
    assert_eq!(refused::<AwsQuery, PutBook>(&in_uri).to_string(), action);
    let get = FORM.replace("POST", "GET") + "Action=PutBook";
    let error = refused::<AwsQuery, PutBook>(&get);
    assert_eq!(error.to_string(), "the method is not that of the protocol");
}

/// A parameter of the template may have any value where the template has none.
#[test]
fn a_parameter_without_a_value() {
    let text = "PUT /shelves/7/books/p?kind=book&raw=1&x=y";
    let input = read::<RestJson1, PutBook>(text).unwrap();
    assert_eq!(without_more(input), PutBookInput::make().shelf(7).path("p"));
}
