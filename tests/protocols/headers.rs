//! Members that are bound to headers which the protocol itself, HTTP or a signer has a say in:
//! <https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait>.

use golden_operations::operations::{Fetch, SetHeaders, Upload};
use golden_operations::{FetchInput, FetchOutput, SetHeadersInput, UploadInput};
use http::HeaderValue;
use smithy_shapes::ErrorKind;
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts, RestJson1, RestXml};

use crate::server::{read, refused};
use crate::support::{endpoint, shown, shown_response};

/// The member has the last word, and a server reads it, whatever the operation gives and takes.
#[test]
fn members_go_before_the_protocol_in_requests() {
    let input = FetchInput::make()
        .accept("text/html;q=0.5")
        .kind("application/vnd.shelf+json")
        .encoding("br")
        .length(7)
        .host("shelf.example")
        .pass("Bearer x")
        .what("w");
    let request = RestJson1::to_request::<Fetch>(&input, &endpoint()).unwrap();
    assert_eq!(
        shown(&request),
        "POST https://shelf.example/fetch\n\
         accept: text/html;q=0.5\n\
         authorization: Bearer x\n\
         content-encoding: br\n\
         content-length: 7\n\
         content-type: application/vnd.shelf+json\n\
         host: shelf.example\n\n\
         {\"what\":\"w\"}"
    );
    assert_eq!(RestJson1::from_request::<Fetch>(RequestParts::of(&request)), Ok(input));
}

#[test]
fn what_no_member_says_the_protocol_says() {
    let input = FetchInput::make().what("w");
    let request = RestJson1::to_request::<Fetch>(&input, &endpoint()).unwrap();
    assert_eq!(
        shown(&request),
        "POST https://shelf.example/fetch\ncontent-type: application/json\n\n{\"what\":\"w\"}"
    );
}

#[test]
fn members_go_before_the_protocol_in_responses() {
    let output =
        FetchOutput::make().kind("image/webp").encoding("br").length(3).found(b"abc".to_vec());
    let response = RestXml::to_response::<Fetch>(&output).unwrap();
    assert_eq!(
        shown_response(&response),
        "200\ncontent-encoding: br\ncontent-length: 3\ncontent-type: image/webp\n\nabc"
    );
    let read = RestXml::from_response::<Fetch>(ResponseParts::of(&response));
    assert_eq!(read.unwrap(), output);
}

/// Another host would be asked with the credentials for this one.
#[test]
fn the_host_is_that_of_the_endpoint() {
    let input = FetchInput::make().host("evil.example");
    let error = RestJson1::to_request::<Fetch>(&input, &endpoint()).unwrap_err();
    assert_eq!(error.to_string(), "the header `host` must be that of the endpoint");
}

#[test]
fn keys_of_a_map_set_no_header_that_is_not_theirs() {
    for key in [
        "accept",
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "content-md5",
        "content-type",
        "host",
        "te",
        "transfer-encoding",
        "upgrade",
        "Transfer-Encoding",
        "x-amz-security-token",
    ] {
        let input = SetHeadersInput::make().all([(key, "1")]);
        let error = RestJson1::to_request::<SetHeaders>(&input, &endpoint()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Value);
        let name = key.to_lowercase();
        assert_eq!(
            error.to_string(),
            format!("/all/{key}: the header `{name}` belongs to the protocol or the connection")
        );
    }
    let input = SetHeadersInput::make().all([("A", "1"), ("a", "2")]);
    let error = RestXml::to_request::<SetHeaders>(&input, &endpoint()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/all/a: another key is the same header: their names have no case"
    );
}

/// A member of its own goes before a key, and a server finds in the map what a map can set.
#[test]
fn other_keys_are_headers() {
    let input = SetHeadersInput::make().all([("hello", "1"), ("x-own", "2")]).own("3");
    let request = RestJson1::to_request::<SetHeaders>(&input, &endpoint()).unwrap();
    assert_eq!(shown(&request), "PUT https://shelf.example/headers\nhello: 1\nx-own: 3\n\n");
    let headers = "hello: 1\nx-own: 3\nhost: shelf.example\ncontent-length: 0\naccept: */*";
    let text = format!("PUT /headers\n{headers}\n\n");
    let expected = SetHeadersInput::make().all([("hello", "1"), ("x-own", "3")]).own("3");
    assert_eq!(read::<RestJson1, SetHeaders>(&text), Ok(expected));
}

/// Without a member for it, the header of the request counts.
#[test]
fn a_content_type_is_still_checked_elsewhere() {
    let error = refused::<RestJson1, Upload>("POST /upload\ncontent-type: text/plain\n\n{}");
    assert_eq!(error.kind(), ErrorKind::UnsupportedMediaType);
}

/// Codings are listed in the order in which they were applied.
#[test]
fn gzip_is_appended_to_other_codings() {
    let encoding = |before: &str| {
        let input = UploadInput::make().tenant("t").encoding(before).text("a".repeat(20_000));
        let request = RestJson1::to_request::<Upload>(&input, &endpoint()).unwrap();
        assert_eq!(&request.body()[..2], b"\x1f\x8b");
        request.headers()["content-encoding"].clone()
    };
    assert_eq!(encoding("br"), "br, gzip");
    assert_eq!(encoding(""), "gzip");
    assert_eq!(encoding(" "), "gzip");
    assert_eq!(encoding("é"), HeaderValue::from_bytes("é, gzip".as_bytes()).unwrap());
}
