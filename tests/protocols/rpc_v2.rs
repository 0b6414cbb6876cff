//! rpcv2Json and rpcv2Cbor: <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html>.

use golden_operations::operations::{Ping, PutBook};
use golden_operations::{NoSuchShelf, PutBookInput, PutBookOutput};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts, RpcV2Cbor, RpcV2Json};
use smithy_shapes::{Operation, OperationError, Unit};

use crate::support::{endpoint, request, response, shown, shown_response, time};

type PutBookError = <PutBook as Operation>::Error;

/// No trait but those of the model's types counts; numbers of any size are strings.
#[test]
fn requests() {
    let input = PutBookInput::make()
        .shelf(7)
        .title("T")
        .token("t")
        .price("12.50".parse::<smithy_shapes::BigDecimal>().unwrap())
        .printed(time("2026-01-02T03:04:05Z"));
    let text = concat!(
        "POST https://shelf.example/service/Shelf/operation/PutBook\n",
        "accept: application/json\n",
        "content-type: application/json\n",
        "smithy-protocol: rpc-v2-json\n\n",
        r#"{"shelf":7,"token":"t","title":"T","price":"12.50","printed":1767323045}"#,
    );
    assert_eq!(shown(&RpcV2Json::to_request::<PutBook>(&input, &endpoint()).unwrap()), text);
    let request = request(text);
    assert_eq!(RpcV2Json::from_request::<PutBook>(RequestParts::of(&request)).unwrap(), input);
}

/// Without an input or output, there is no body.
#[test]
fn no_body() {
    let ping = RpcV2Json::to_request::<Ping>(&Unit, &endpoint()).unwrap();
    assert_eq!(
        shown(&ping),
        concat!(
            "POST https://shelf.example/service/Shelf/operation/Ping\n",
            "accept: application/json\n",
            "smithy-protocol: rpc-v2-json\n\n",
        ),
    );
    let unit = RpcV2Json::to_response::<Ping>(&Unit).unwrap();
    assert_eq!(shown_response(&unit), "200\nsmithy-protocol: rpc-v2-json\n\n");
}

#[test]
fn responses() {
    let output = PutBookOutput::make().status(201).id("1");
    let text = concat!(
        "200\ncontent-type: application/json\nsmithy-protocol: rpc-v2-json\n\n",
        r#"{"status":201,"id":"1"}"#,
    );
    assert_eq!(shown_response(&RpcV2Json::to_response::<PutBook>(&output).unwrap()), text);
    let read = RpcV2Json::from_response::<PutBook>(ResponseParts::of(&response(text))).unwrap();
    assert_eq!(read, output);
}

#[test]
fn errors() {
    let error = PutBookError::NoSuchShelf(Modeled::from(NoSuchShelf::make().shelf(3)));
    let text = concat!(
        "404\ncontent-type: application/json\nsmithy-protocol: rpc-v2-json\n\n",
        r#"{"__type":"example.shelf#NoSuchShelf","shelf":3}"#,
    );
    assert_eq!(shown_response(&RpcV2Json::to_error_response::<PutBook>(&error).unwrap()), text);
    // Clients must not look at the header that other protocols have.
    for text in [text, &text.replace("\n\n", "\nx-amzn-errortype: Busy\n\n")] {
        let read = RpcV2Json::from_response::<PutBook>(ResponseParts::of(&response(text)));
        let error = read.unwrap_err();
        assert!(matches!(&error, PutBookError::NoSuchShelf(e) if e.shelf == Some(3)), "{error:?}");
        assert_eq!(error.code(), "NoSuchShelf");
    }
}

/// A server must refuse what is meant for another protocol, or for another operation.
#[test]
fn requests_for_others() {
    let path = "/service/Shelf/operation/PutBook";
    for text in [
        "POST /service/Shelf/operation/PutBook\nsmithy-protocol: rpc-v2-json".to_owned(),
        "POST /v1/service/Shelf/operation/PutBook\nsmithy-protocol: rpc-v2-json".to_owned(),
        "POST /service/example.shelf.Shelf/operation/PutBook\nsmithy-protocol: rpc-v2-json"
            .to_owned(),
    ] {
        let request = request(&text);
        let read = RpcV2Json::from_request::<PutBook>(RequestParts::of(&request));
        assert_eq!(read, Ok(PutBookInput::make()), "{text}");
    }
    for (text, message) in [
        (format!("POST {path}"), "the request is not of this protocol"),
        (
            format!("POST {path}\nsmithy-protocol: rpc-v2-cbor"),
            "the request is not of this protocol",
        ),
        (
            format!("POST {path}\nsmithy-protocol: rpc-v2-json\nx-amz-target: Shelf.PutBook"),
            "the request is not of this protocol",
        ),
        (
            format!("POST {path}\nsmithy-protocol: rpc-v2-json\nx-amzn-target: Shelf.PutBook"),
            "the request is not of this protocol",
        ),
        (
            "POST /service/Shelf/operation/Ping\nsmithy-protocol: rpc-v2-json".to_owned(),
            "the request names another operation",
        ),
        (
            "POST /service/Other/operation/PutBook\nsmithy-protocol: rpc-v2-json".to_owned(),
            "the request names another operation",
        ),
        (
            "POST /service/Shelf/operation/example.shelf.PutBook\nsmithy-protocol: rpc-v2-json"
                .to_owned(),
            "the request names another operation",
        ),
    ] {
        let request = request(&text);
        let error = RpcV2Json::from_request::<PutBook>(RequestParts::of(&request)).unwrap_err();
        assert_eq!(error.to_string(), message, "{text}");
    }
}

/// `{"shelf": 7, "path": "p", "title": "T", "printed": 1(1767323045)}`, of known length and of unknown.
#[test]
fn cbor() {
    let input = PutBookInput::make().shelf(7).path("p").token("t").title("T");
    let sent = RpcV2Cbor::to_request::<PutBook>(&input, &endpoint()).unwrap();
    let text = shown(&sent);
    let (head, _) = text.split_once("\n\n").unwrap();
    assert_eq!(
        head,
        concat!(
            "POST https://shelf.example/service/Shelf/operation/PutBook\n",
            "accept: application/cbor\n",
            "content-type: application/cbor\n",
            "smithy-protocol: rpc-v2-cbor",
        ),
    );
    let members = b"\x65shelf\x07\x64path\x61p\x65title\x61T\x67printed\xc1\x1a\x69\x57\x35\xa5";
    let expected =
        PutBookInput::make().shelf(7).path("p").title("T").printed(time("2026-01-02T03:04:05Z"));
    for body in [[b"\xa4", &members[..]].concat(), [b"\xbf", &members[..], b"\xff"].concat()] {
        let mut request = request(head);
        *request.body_mut() = body;
        assert_eq!(
            RpcV2Cbor::from_request::<PutBook>(RequestParts::of(&request)),
            Ok(expected.clone())
        );
    }
    let error = PutBookError::NoSuchShelf(Modeled::from(NoSuchShelf::make().shelf(3)));
    let mut sent = RpcV2Cbor::to_error_response::<PutBook>(&error).unwrap();
    assert_eq!(sent.status(), 404);
    assert_eq!(sent.headers()["content-type"], "application/cbor");
    assert_eq!(sent.headers()["smithy-protocol"], "rpc-v2-cbor");
    let body = b"\xa2\x66__type\x78\x19example.shelf#NoSuchShelf\x65shelf\x03";
    *sent.body_mut() = body.to_vec();
    let read = RpcV2Cbor::from_response::<PutBook>(ResponseParts::of(&sent)).unwrap_err();
    assert!(matches!(&read, PutBookError::NoSuchShelf(e) if e.shelf == Some(3)), "{read:?}");
}
