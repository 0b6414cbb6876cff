//! ec2Query: <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html>.

use golden_operations::operations::{Ping, PutBook};
use golden_operations::{NoSuchShelf, PutBookInput, PutBookOutput};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{Ec2Query, Protocol, RequestParts, ResponseParts};
use smithy_shapes::{Operation, OperationError, Unit};

use crate::support::{endpoint, request, response, shown, shown_response, time};

type PutBookError = <PutBook as Operation>::Error;

#[test]
fn requests() {
    let input = PutBookInput::make()
        .shelf(7)
        .tags(["x", "y z"])
        .since(time("2026-01-02T03:04:05Z"))
        .token("t")
        .title("T")
        .copies([1, 2]);
    let text = concat!(
        "POST https://shelf.example/\n",
        "content-type: application/x-www-form-urlencoded\n\n",
        "Action=PutBook&Version=2026-11-25&Shelf=7&Tags.1=x&Tags.2=y%20z",
        "&Since=2026-01-02T03%3A04%3A05Z&Token=t&BookTitle=T&Copies.1=1&Copies.2=2",
    );
    assert_eq!(shown(&Ec2Query::to_request::<PutBook>(&input, &endpoint()).unwrap()), text);
    let request = request(text);
    assert_eq!(Ec2Query::from_request::<PutBook>(RequestParts::of(&request)).unwrap(), input);
}

#[test]
fn responses() {
    let output = PutBookOutput::make().status(3).etag("e");
    let text = concat!(
        "200\ncontent-type: text/xml;charset=UTF-8\n\n",
        "<PutBookResponse xmlns=\"https://shelf.example/\"><status>3</status><etag>e</etag>",
        "</PutBookResponse>",
    );
    assert_eq!(shown_response(&Ec2Query::to_response::<PutBook>(&output).unwrap()), text);
    let read = |text| Ec2Query::from_response::<PutBook>(ResponseParts::of(&response(text)));
    assert_eq!(read(text).unwrap(), output);
    let text = "200\n\n<PutBookResponse><requestId>r</requestId><id>1</id></PutBookResponse>";
    assert_eq!(read(text).unwrap(), PutBookOutput::make().id("1"));
    assert_eq!(Ec2Query::to_response::<Ping>(&Unit).unwrap().status(), 200);
}

/// An error's code is the name of its shape, whatever awsQuery calls it.
#[test]
fn errors() {
    let error = PutBookError::NoSuchShelf(Modeled::from(NoSuchShelf::make().message("none")));
    let text = concat!(
        "400\ncontent-type: text/xml;charset=UTF-8\n\n",
        "<Response xmlns=\"https://shelf.example/\"><Errors><Error><Code>NoSuchShelf</Code>",
        "<message>none</message></Error></Errors></Response>",
    );
    assert_eq!(shown_response(&Ec2Query::to_error_response::<PutBook>(&error).unwrap()), text);
    for (body, id) in [
        (&text[text.find('<').unwrap()..], None),
        (
            "<Response><Errors><Error><Code>NoSuchShelf</Code><message>none</message></Error></Errors><RequestID>r</RequestID></Response>",
            Some("r"),
        ),
        (
            "<Response><Errors><Error><message>none</message><Code>NoSuchShelf</Code></Error></Errors><RequestId>r</RequestId></Response>",
            Some("r"),
        ),
    ] {
        let response = response(&format!("400\n\n{body}"));
        let error = Ec2Query::from_response::<PutBook>(ResponseParts::of(&response)).unwrap_err();
        let PutBookError::NoSuchShelf(shelf) = &error else { panic!("{body}: {error:?}") };
        assert_eq!(**shelf, NoSuchShelf::make().message("none"), "{body}");
        assert_eq!(error.request_id(), id, "{body}");
    }
}
