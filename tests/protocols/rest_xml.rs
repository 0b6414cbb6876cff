//! restXml: <https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html>.

use golden_customizations::operations::Locate;
use golden_customizations::{LocateInput, LocateOutput, NoSuchBox};
use golden_operations::operations::{Ping, PutBook, SetNote};
use golden_operations::{NoSuchShelf, PutBookInput};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts, RestXml};
use smithy_shapes::{Operation, OperationError, Unit};

use crate::support::{
    empty_output, endpoint, request, response, shown, shown_response, time, without_more,
};

type PutBookError = <PutBook as Operation>::Error;
type LocateError = <Locate as Operation>::Error;

#[test]
fn requests() {
    let input = PutBookInput::make()
        .shelf(7)
        .path("a/b")
        .token("t")
        .title("T & <1>")
        .copies([1, 2])
        .price("12.50".parse::<smithy_shapes::BigDecimal>().unwrap())
        .printed(time("1985-04-12T23:20:50.52Z"));
    let text = concat!(
        "PUT https://shelf.example/shelves/7/books/a/b?kind=book&raw\n",
        "content-type: application/xml\n",
        "x-token: t\n\n",
        "<PutBookInput xmlns=\"https://shelf.example/\"><bookTitle>T &amp; &lt;1&gt;</bookTitle>",
        "<copies>1</copies><copies>2</copies><price>12.50</price>",
        "<printed>1985-04-12T23:20:50.52Z</printed></PutBookInput>",
    );
    assert_eq!(shown(&RestXml::to_request::<PutBook>(&input, &endpoint()).unwrap()), text);
    let read = RestXml::from_request::<PutBook>(RequestParts::of(&request(text))).unwrap();
    assert_eq!(without_more(read), input);
    let ping = RestXml::to_request::<Ping>(&Unit, &endpoint()).unwrap();
    assert_eq!(shown(&ping), "GET https://shelf.example/\n\n");
}

#[test]
fn responses() {
    let output = empty_output().status(201).id("b1").counts([("a", 1)]);
    let text = concat!(
        "201\ncontent-type: application/xml\n\n",
        "<PutBookOutput xmlns=\"https://shelf.example/\"><id>b1</id>",
        "<counts><entry><key>a</key><value>1</value></entry></counts></PutBookOutput>",
    );
    assert_eq!(shown_response(&RestXml::to_response::<PutBook>(&output).unwrap()), text);
    let read = RestXml::from_response::<PutBook>(ResponseParts::of(&response(text))).unwrap();
    assert_eq!(read, output);
    let nothing = RestXml::to_response::<SetNote>(&Unit).unwrap();
    assert_eq!(shown_response(&nothing), "204\n\n");
}

#[test]
fn lenient_responses() {
    for (text, expected) in [
        ("200\n\n", empty_output().status(200)),
        ("200\n\n<a/>", empty_output().status(200)),
        (
            "200\n\n<?xml version=\"1.0\"?><a><new><b/></new><id>1</id></a>",
            empty_output().status(200).id("1"),
        ),
        ("200\n\n<a><etag>e</etag></a>", empty_output().status(200)),
    ] {
        let read = RestXml::from_response::<PutBook>(ResponseParts::of(&response(text)));
        assert_eq!(read.unwrap(), expected, "{text}");
    }
}

/// <https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html#error-response-serialization>.
#[test]
fn errors_are_sent() {
    let shelf = NoSuchShelf::make().message("none").shelf(3).hint("look up");
    let error = PutBookError::NoSuchShelf(Modeled::from(shelf));
    let text = concat!(
        "404\ncontent-type: application/xml\nx-hint: look up\n\n",
        "<ErrorResponse xmlns=\"https://shelf.example/\"><Error><Type>Sender</Type>",
        "<Code>NoSuchShelf</Code><message>none</message><shelf>3</shelf></Error></ErrorResponse>",
    );
    assert_eq!(shown_response(&RestXml::to_error_response::<PutBook>(&error).unwrap()), text);

    let error = LocateError::NoSuchBox(Modeled::from(NoSuchBox::make().message("none")));
    let text = concat!(
        "404\ncontent-type: application/xml\n\n",
        "<Error xmlns=\"https://archive.example/\"><Type>Sender</Type>",
        "<Code>NoSuchBox</Code><message>none</message></Error>",
    );
    assert_eq!(shown_response(&RestXml::to_error_response::<Locate>(&error).unwrap()), text);
}

/// With what should be around them or without, whatever the service says of itself.
#[test]
fn errors_are_read() {
    for (body, id) in [
        (
            "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchShelf</Code><message>m</message><shelf>3</shelf></Error><RequestId>r</RequestId></ErrorResponse>",
            Some("r"),
        ),
        (
            "<Error><Code>NoSuchShelf</Code><message>m</message><shelf>3</shelf><RequestId>r</RequestId></Error>",
            Some("r"),
        ),
        (
            "<ErrorResponse xmlns='https://shelf.example/'><Error><shelf>3</shelf><message>m</message><Code>NoSuchShelf</Code></Error></ErrorResponse>",
            None,
        ),
    ] {
        let response = response(&format!("404\nX-Hint: h\n\n{body}"));
        let error = RestXml::from_response::<PutBook>(ResponseParts::of(&response)).unwrap_err();
        let PutBookError::NoSuchShelf(shelf) = &error else { panic!("{body}: {error:?}") };
        assert_eq!(**shelf, NoSuchShelf::make().message("m").shelf(3).hint("h"), "{body}");
        assert_eq!((error.code(), error.message()), ("NoSuchShelf", Some("m")), "{body}");
        assert_eq!(error.request_id(), id, "{body}");
    }
}

/// <https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait>:
/// the one member is the document.
#[test]
fn unwrapped_outputs() {
    let input = LocateInput::make().r#box("b").item("i/j");
    let sent = RestXml::to_request::<Locate>(&input, &endpoint()).unwrap();
    assert_eq!(shown(&sent), "GET https://shelf.example/b/items/i/j?location\n\n");

    let output = LocateOutput::make().place("here");
    let text = concat!(
        "200\ncontent-type: application/xml\n\n",
        "<LocationConstraint xmlns=\"https://archive.example/\">here</LocationConstraint>",
    );
    let read = |text| RestXml::from_response::<Locate>(ResponseParts::of(&response(text))).unwrap();
    assert_eq!(read(text), output);
    assert_eq!(read("200\n\n<?xml version='1.0'?>\n<Any>here</Any>"), output);
    assert_eq!(read("200\n\n<LocationConstraint/>"), LocateOutput::make().place(""));
    assert_eq!(read("200\n\n"), LocateOutput::make());
    assert_eq!(shown_response(&RestXml::to_response::<Locate>(&output).unwrap()), text);
    let none = RestXml::to_response::<Locate>(&LocateOutput::make()).unwrap();
    assert_eq!(
        RestXml::from_response::<Locate>(ResponseParts::of(&none)).unwrap(),
        LocateOutput::make()
    );
}
