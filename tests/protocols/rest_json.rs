//! restJson1: <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html>.

use golden_operations::operations::{GetCover, Ping, PutBook, SetNote};
use golden_operations::{GetCoverInput, GetCoverOutput, NoSuchShelf, PutBookInput};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts, RestJson1};
use smithy_shapes::{OperationError, Unit};

use crate::support::{
    empty_output, endpoint, request, response, shown, shown_response, time, without_more,
};

type PutBookError = <PutBook as smithy_shapes::Operation>::Error;

#[test]
fn requests() {
    let input = PutBookInput::make()
        .shelf(7)
        .path("a/b")
        .tags(["x"])
        .since(time("2026-01-02T03:04:05Z"))
        .token("t")
        .names(["n"])
        .title("T \"1\"")
        .copies([1, 2])
        .price("12.50".parse::<smithy_shapes::BigDecimal>().unwrap())
        .printed(time("1985-04-12T23:20:50.52Z"));
    let text = concat!(
        "PUT https://shelf.example/shelves/7/books/a/b?kind=book&raw&tag=x",
        "&since=2026-01-02T03%3A04%3A05Z\n",
        "content-type: application/json\n",
        "x-names: n\n",
        "x-token: t\n\n",
        r#"{"Title":"T \"1\"","copies":[1,2],"price":12.50,"printed":"1985-04-12T23:20:50.52Z"}"#,
    );
    assert_eq!(shown(&RestJson1::to_request::<PutBook>(&input, &endpoint()).unwrap()), text);
    let read = RestJson1::from_request::<PutBook>(RequestParts::of(&request(text))).unwrap();
    assert_eq!(without_more(read), input);
}

/// Where there are members for a body, there is one.
#[test]
fn empty_requests() {
    let book = PutBookInput::make().shelf(7).path("p").token("t");
    let put = RestJson1::to_request::<PutBook>(&book, &endpoint()).unwrap();
    assert!(
        shown(&put).ends_with("?kind=book&raw\ncontent-type: application/json\nx-token: t\n\n{}")
    );
    let get = RestJson1::to_request::<GetCover>(&GetCoverInput::make().id("1"), &endpoint());
    assert_eq!(shown(&get.unwrap()), "GET https://shelf.example/cover/1\n\n");
    let ping = RestJson1::to_request::<Ping>(&Unit, &endpoint()).unwrap();
    assert_eq!(shown(&ping), "GET https://shelf.example/\n\n");
    assert_eq!(RestJson1::from_request::<Ping>(RequestParts::of(&ping)).unwrap(), Unit);
}

#[test]
fn responses() {
    let output = empty_output().status(201).id("b1").counts([("a", 1), ("b", -2)]);
    let text =
        "201\ncontent-type: application/json\n\n{\"id\":\"b1\",\"counts\":{\"a\":1,\"b\":-2}}";
    assert_eq!(shown_response(&RestJson1::to_response::<PutBook>(&output).unwrap()), text);
    let read = RestJson1::from_response::<PutBook>(ResponseParts::of(&response(text))).unwrap();
    assert_eq!(read, output);

    let nothing = RestJson1::to_response::<SetNote>(&Unit).unwrap();
    assert_eq!(shown_response(&nothing), "204\n\n");
    assert_eq!(RestJson1::from_response::<SetNote>(ResponseParts::of(&nothing)).unwrap(), Unit);
}

/// A client takes what an older or a newer service sends.
#[test]
fn lenient_responses() {
    for (text, expected) in [
        ("200\n\n", empty_output().status(200)),
        ("299\n\n{}", empty_output().status(299)),
        (
            "200\ncontent-type: text/html\nX-New: 1\n\n{\"new\":[{}],\"id\":\"1\"}",
            empty_output().status(200).id("1"),
        ),
        // Members that are bound elsewhere are not in the body.
        ("200\n\n{\"etag\":\"e\",\"status\":1}", empty_output().status(200)),
        (
            "200\n\n{\"counts\":{\"a\":null,\"b\":1},\"id\":null}",
            empty_output().status(200).counts([("b", 1)]),
        ),
    ] {
        let read = RestJson1::from_response::<PutBook>(ResponseParts::of(&response(text)));
        assert_eq!(read.unwrap(), expected, "{text}");
    }
}

#[test]
fn a_content_type_of_the_output() {
    let output = GetCoverOutput::make().kind("image/png").image(vec![1, 2, 3]);
    let sent = RestJson1::to_response::<GetCover>(&output).unwrap();
    assert_eq!(shown_response(&sent), "200\ncontent-type: image/png\n\n\u{1}\u{2}\u{3}");
    assert_eq!(RestJson1::from_response::<GetCover>(ResponseParts::of(&sent)).unwrap(), output);
}

#[test]
fn errors_are_sent() {
    let shelf = NoSuchShelf::make().message("none").shelf(3).hint("look up");
    let error = PutBookError::NoSuchShelf(Modeled::from(shelf));
    let text = concat!(
        "404\ncontent-type: application/json\nx-amzn-errortype: NoSuchShelf\nx-hint: look up\n\n",
        r#"{"message":"none","shelf":3}"#,
    );
    assert_eq!(shown_response(&RestJson1::to_error_response::<PutBook>(&error).unwrap()), text);
}

/// <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization>.
#[test]
fn errors_are_read() {
    for text in [
        "404\nX-Amzn-Errortype: NoSuchShelf\nX-Hint: h\n\n{\"message\":\"m\",\"shelf\":3}",
        "404\nX-Amzn-Errortype: NoSuchShelf:http://example.com/\nX-Hint: h\n\n{\"message\":\"m\",\"shelf\":3}",
        "404\nX-Amzn-Errortype: example.shelf#NoSuchShelf:http://example.com/#a\nX-Hint: h\n\n{\"message\":\"m\",\"shelf\":3}",
        "404\nX-Hint: h\n\n{\"__type\":\"NoSuchShelf\",\"message\":\"m\",\"shelf\":3}",
        "404\nX-Hint: h\n\n{\"message\":\"m\",\"shelf\":3,\"__type\":\"aws.elsewhere#NoSuchShelf\"}",
        "404\nX-Hint: h\n\n{\"code\":\"NoSuchShelf\",\"message\":\"m\",\"shelf\":3}",
        "400\nX-Amzn-Errortype: NoSuchShelf\nX-Hint: h\n\n{\"code\":\"Other\",\"message\":\"m\",\"shelf\":3}",
    ] {
        let error =
            RestJson1::from_response::<PutBook>(ResponseParts::of(&response(text))).unwrap_err();
        let PutBookError::NoSuchShelf(shelf) = &error else { panic!("{text}: {error:?}") };
        let expected = NoSuchShelf::make().message("m").shelf(3).hint("h");
        assert_eq!(**shelf, expected, "{text}");
        assert_eq!((error.code(), error.message()), ("NoSuchShelf", Some("m")), "{text}");
    }
}
