//! What becomes of a request's body: compression and checksums.

use std::io::Read;

use flate2::read::GzDecoder;
use golden_operations::UploadInput;
use golden_operations::operations::Upload;
use http::Request;
use smithy_shapes::protocol::{AwsJson1_1, Protocol, RestJson1, RpcV2Json};

use crate::support::endpoint;

/// Returns an input whose body of JSON has so many bytes.
fn input(bytes: usize) -> UploadInput {
    UploadInput::make().tenant("t").text("x".repeat(bytes - r#"{"tenant":"t","text":""}"#.len()))
}

fn header<'a>(request: &'a Request<Vec<u8>>, name: &str) -> Option<&'a str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

fn unzipped(request: &Request<Vec<u8>>) -> Vec<u8> {
    let mut body = Vec::new();
    GzDecoder::new(&request.body()[..]).read_to_end(&mut body).unwrap();
    body
}

/// <https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait>.
#[test]
fn compression() {
    let small = RestJson1::to_request::<Upload>(&input(10_239), &endpoint()).unwrap();
    assert_eq!((small.body().len(), header(&small, "content-encoding")), (10_239, None));

    let large = RestJson1::to_request::<Upload>(&input(10_240), &endpoint()).unwrap();
    assert_eq!(header(&large, "content-encoding"), Some("gzip"));
    assert!(large.body().len() < 1_000);
    let body = unzipped(&large);
    assert_eq!(body.len(), 10_240);
    assert!(body.starts_with(br#"{"tenant":"t","text":"xxx"#));
    assert_eq!(header(&large, "content-type"), Some("application/json"));
}

#[test]
fn encodings_are_appended() {
    let input = input(20_000).encoding("br");
    let request = RestJson1::to_request::<Upload>(&input, &endpoint()).unwrap();
    assert_eq!(header(&request, "content-encoding"), Some("br, gzip"));
    assert_eq!(unzipped(&request).len(), 20_000);
}

#[test]
fn every_protocol_compresses() {
    for request in [
        AwsJson1_1::to_request::<Upload>(&input(10_240), &endpoint()).unwrap(),
        RpcV2Json::to_request::<Upload>(&input(10_240), &endpoint()).unwrap(),
    ] {
        assert_eq!(header(&request, "content-encoding"), Some("gzip"));
        assert_eq!(unzipped(&request).len(), 10_240);
    }
}

/// <https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait>: of what is sent.
#[test]
fn checksums() {
    let input = UploadInput::make().tenant("t");
    let request = RestJson1::to_request::<Upload>(&input, &endpoint()).unwrap();
    assert_eq!(request.body(), br#"{"tenant":"t"}"#);
    assert_eq!(header(&request, "content-md5"), Some("f2zw7don6781jcAvn2RUdw=="));
}
