//! awsQuery: <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html>.

use golden_operations::operations::{Ping, PutBook};
use golden_operations::{Busy, NoSuchShelf, PutBookInput, PutBookOutput};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{AwsQuery, Protocol, RequestParts, ResponseParts};
use smithy_shapes::{Operation, OperationError, Unit};

use crate::support::{endpoint, request, response, shown, shown_response, time};

type PutBookError = <PutBook as Operation>::Error;

#[test]
fn requests() {
    let input = PutBookInput::make()
        .shelf(7)
        .path("a/b")
        .tags(["x", "y z"])
        .since(time("2026-01-02T03:04:05Z"))
        .more([("k", vec!["1".to_owned(), "2".to_owned()])])
        .token("t")
        .extra([("a", "b")])
        .title("T&=é")
        .copies([1, 2])
        .price("12.50".parse::<smithy_shapes::BigDecimal>().unwrap());
    let text = concat!(
        "POST https://shelf.example/\n",
        "content-type: application/x-www-form-urlencoded\n\n",
        "Action=PutBook&Version=2026-11-25&shelf=7&path=a%2Fb&tags.member.1=x&tags.member.2=y%20z",
        "&since=2026-01-02T03%3A04%3A05Z&more.entry.1.key=k&more.entry.1.value.member.1=1",
        "&more.entry.1.value.member.2=2&token=t&extra.entry.1.key=a&extra.entry.1.value=b",
        "&bookTitle=T%26%3D%C3%A9&copies.1=1&copies.2=2&price=12.50",
    );
    assert_eq!(shown(&AwsQuery::to_request::<PutBook>(&input, &endpoint()).unwrap()), text);
    let request = request(text);
    assert_eq!(AwsQuery::from_request::<PutBook>(RequestParts::of(&request)).unwrap(), input);

    let ping = AwsQuery::to_request::<Ping>(&Unit, &endpoint()).unwrap();
    assert_eq!(ping.body(), b"Action=Ping&Version=2026-11-25");
    assert_eq!(AwsQuery::from_request::<Ping>(RequestParts::of(&ping)), Ok(Unit));
}

#[test]
fn responses() {
    let output = PutBookOutput::make().status(3).etag("e").counts([("a", 1)]);
    let text = concat!(
        "200\ncontent-type: text/xml\n\n",
        "<PutBookResponse xmlns=\"https://shelf.example/\"><PutBookResult><status>3</status>",
        "<etag>e</etag><counts><entry><key>a</key><value>1</value></entry></counts>",
        "</PutBookResult></PutBookResponse>",
    );
    assert_eq!(shown_response(&AwsQuery::to_response::<PutBook>(&output).unwrap()), text);
    let read = |text| AwsQuery::from_response::<PutBook>(ResponseParts::of(&response(text)));
    assert_eq!(read(text).unwrap(), output);
    let text = concat!(
        "200\n\n<PutBookResponse><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>",
        "<PutBookResult><id>1</id></PutBookResult></PutBookResponse>",
    );
    assert_eq!(read(text).unwrap(), PutBookOutput::make().id("1"));
    for text in ["200\n\n", "200\n\n<PutBookResponse/>"] {
        assert_eq!(read(text).unwrap(), PutBookOutput::make());
    }
    let unit = AwsQuery::to_response::<Ping>(&Unit).unwrap();
    assert_eq!(unit.body(), b"<PingResponse xmlns=\"https://shelf.example/\"></PingResponse>");
    assert_eq!(AwsQuery::from_response::<Ping>(ResponseParts::of(&unit)).unwrap(), Unit);
}

/// <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization>:
/// `@httpError` does not count, `@awsQueryError` does.
#[test]
fn errors_are_sent() {
    let shelf = NoSuchShelf::make().message("none").shelf(3).hint("h");
    let error = PutBookError::NoSuchShelf(Modeled::from(shelf));
    let text = concat!(
        "410\ncontent-type: text/xml\n\n",
        "<ErrorResponse xmlns=\"https://shelf.example/\"><Error><Type>Sender</Type>",
        "<Code>Shelf.NotFound</Code><message>none</message><shelf>3</shelf><hint>h</hint></Error></ErrorResponse>",
    );
    assert_eq!(shown_response(&AwsQuery::to_error_response::<PutBook>(&error).unwrap()), text);

    let error = PutBookError::Busy(Modeled::from(Busy::make().message("later")));
    let text = concat!(
        "500\ncontent-type: text/xml\n\n",
        "<ErrorResponse xmlns=\"https://shelf.example/\"><Error><Type>Receiver</Type>",
        "<Code>Busy</Code><Message>later</Message></Error></ErrorResponse>",
    );
    assert_eq!(shown_response(&AwsQuery::to_error_response::<PutBook>(&error).unwrap()), text);
}

#[test]
fn errors_are_read() {
    for body in [
        "<ErrorResponse><Error><Type>Sender</Type><Code>Shelf.NotFound</Code><message>m</message><shelf>3</shelf><hint>h</hint></Error><RequestId>r</RequestId></ErrorResponse>",
        "<ErrorResponse><RequestId>r</RequestId><Error><shelf>3</shelf><hint>h</hint><message>m</message><Code>NoSuchShelf</Code></Error></ErrorResponse>",
        "<Error><Code>Shelf.NotFound</Code><message>m</message><shelf>3</shelf><hint>h</hint><RequestId>r</RequestId></Error>",
    ] {
        let response = response(&format!("410\n\n{body}"));
        let error = AwsQuery::from_response::<PutBook>(ResponseParts::of(&response)).unwrap_err();
        let PutBookError::NoSuchShelf(shelf) = &error else { panic!("{body}: {error:?}") };
        assert_eq!(**shelf, NoSuchShelf::make().message("m").shelf(3).hint("h"), "{body}");
        assert_eq!((error.message(), error.request_id()), (Some("m"), Some("r")), "{body}");
    }
}
