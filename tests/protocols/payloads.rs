//! Members that are the whole body:
//! <https://smithy.io/2.0/spec/http-bindings.html#httppayload-trait>.

use golden_operations::operations::{GetCover, SetMeta, SetNote, SetPage, SetTag};
use golden_operations::{
    GetCoverOutput, Page, SetMetaInput, SetNoteInput, SetPageInput, SetTagInput, Tag,
};
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts, RestJson1, RestXml};
use smithy_shapes::{Document, Operation};

use crate::support::{endpoint, request, response, shown, shown_response};

/// A client sends the input so, and a server reads it back.
fn check<P: Protocol, O: Operation>(input: O::Input, text: &str)
where
    O::Input: PartialEq,
{
    let sent = shown(&P::to_request::<O>(&input, &endpoint()).unwrap());
    assert_eq!(sent.replace(" https://shelf.example/", " /"), text);
    let read = P::from_request::<O>(RequestParts::of(&request(text))).unwrap();
    assert!(read == input, "{text}");
}

#[test]
fn strings() {
    let note = SetNoteInput::make().note("a \"b\"\né");
    check::<RestJson1, SetNote>(note.clone(), "PUT /note\ncontent-type: text/plain\n\na \"b\"\né");
    check::<RestXml, SetNote>(note, "PUT /note\ncontent-type: text/plain\n\na \"b\"\né");
    check::<RestJson1, SetNote>(SetNoteInput::make(), "PUT /note\n\n");
    check::<RestXml, SetNote>(SetNoteInput::make(), "PUT /note\n\n");
}

#[test]
fn unions() {
    let tag = SetTagInput::make().tag(Tag::Number(3));
    check::<RestJson1, SetTag>(
        tag.clone(),
        "PUT /tag\ncontent-type: application/json\n\n{\"number\":3}",
    );
    check::<RestXml, SetTag>(
        tag,
        "PUT /tag\ncontent-type: application/xml\n\n<Tag xmlns=\"https://shelf.example/\"><number>3</number></Tag>",
    );
    check::<RestJson1, SetTag>(SetTagInput::make(), "PUT /tag\n\n");
    check::<RestXml, SetTag>(SetTagInput::make(), "PUT /tag\n\n");
}

#[test]
fn structures() {
    let page = SetPageInput::make().page(Page::make().number(3).text("t"));
    check::<RestJson1, SetPage>(
        page.clone(),
        "PUT /page\ncontent-type: application/json\n\n{\"number\":3,\"text\":\"t\"}",
    );
    check::<RestXml, SetPage>(
        page,
        "PUT /page\ncontent-type: application/xml\n\n<Page xmlns=\"https://shelf.example/\" number=\"3\"><text>t</text></Page>",
    );
    check::<RestXml, SetPage>(SetPageInput::make(), "PUT /page\n\n");
    // In JSON, a structure that is absent is sent as one without members.
    let sent = RestJson1::to_request::<SetPage>(&SetPageInput::make(), &endpoint()).unwrap();
    assert_eq!(
        shown(&sent),
        "PUT https://shelf.example/page\ncontent-type: application/json\n\n{}",
    );
    let read = |text| RestJson1::from_request::<SetPage>(RequestParts::of(&request(text))).unwrap();
    let empty = SetPageInput::make().page(Page::make());
    assert_eq!(read("PUT /page\ncontent-type: application/json\n\n{}"), empty);
    assert_eq!(read("PUT /page\n\n"), SetPageInput::make());
}

#[test]
fn documents() {
    for (document, json) in [
        (Document::from("s"), "\"s\""),
        (Document::Null, "null"),
        (Document::Boolean(true), "true"),
        (Document::List(vec![Document::Null, Document::from("a")]), "[null,\"a\"]"),
        ([("a", Document::from("b"))].into_iter().collect(), "{\"a\":\"b\"}"),
    ] {
        check::<RestJson1, SetMeta>(
            SetMetaInput::make().meta(document),
            &format!("PUT /meta\ncontent-type: application/json\n\n{json}"),
        );
    }
    check::<RestJson1, SetMeta>(SetMetaInput::make(), "PUT /meta\n\n");
}

#[test]
fn blobs() {
    for (output, text) in [
        (
            GetCoverOutput::make().image(b"abc".to_vec()),
            "200\ncontent-type: application/octet-stream\n\nabc",
        ),
        (
            GetCoverOutput::make().kind("a/b").image(b"abc".to_vec()),
            "200\ncontent-type: a/b\n\nabc",
        ),
    ] {
        let sent = RestJson1::to_response::<GetCover>(&output).unwrap();
        assert_eq!(shown_response(&sent), text);
        assert_eq!(shown_response(&RestXml::to_response::<GetCover>(&output).unwrap()), text);
        let read = RestXml::from_response::<GetCover>(ResponseParts::of(&sent)).unwrap();
        assert_eq!(read.image, output.image);
    }
    let read =
        RestJson1::from_response::<GetCover>(ResponseParts::of(&response("200\n\n"))).unwrap();
    assert_eq!(read, GetCoverOutput::make());
}
