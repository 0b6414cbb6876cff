//! What a server refuses, and how it says so.

use golden_operations::PutBookInput;
use golden_operations::operations::{
    GetCover, Lend, Ping, PutBook, Renew, SetNote, SetPage, Upload,
};
use smithy_shapes::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, Protocol, RequestParts, RestJson1, RestXml,
    RpcV2Json,
};
use smithy_shapes::{Error, ErrorKind, Operation};

use crate::support::{request, without_more};

pub fn read<P: Protocol, O: Operation>(text: &str) -> Result<O::Input, Error> {
    P::from_request::<O>(RequestParts::of(&request(text)))
}

pub fn refused<P: Protocol, O: Operation>(text: &str) -> Error {
    match read::<P, O>(text) {
        Ok(_) => panic!("{}: {text}", P::ID),
        Err(error) => error,
    }
}

pub const BOOK: &str = "PUT /shelves/7/books/p?kind=book&raw";

#[test]
fn content_types() {
    use ErrorKind::UnsupportedMediaType;

    let kind = |error: Error| error.kind();
    for (text, is_taken) in [
        (format!("{BOOK}\ncontent-type: application/json\n\n{{}}"), true),
        (format!("{BOOK}\ncontent-type: Application/JSON; charset=utf-8\n\n{{}}"), true),
        (format!("{BOOK}\n\n"), true),
        (format!("{BOOK}\n\n{{}}"), false),
        (format!("{BOOK}\ncontent-type: text/json\n\n{{}}"), false),
        (format!("{BOOK}\ncontent-type: application/jsonx\n\n{{}}"), false),
        (format!("{BOOK}\ncontent-type: application/xml\n\n{{}}"), false),
    ] {
        match is_taken {
            true => assert!(read::<RestJson1, PutBook>(&text).is_ok(), "{text}"),
            false => assert_eq!(kind(refused::<RestJson1, PutBook>(&text)), UnsupportedMediaType),
        }
    }
    for text in [
        "GET /\ncontent-type: application/json\n\n{}",
        "GET /cover/1\ncontent-type: application/json\n\n{}",
    ] {
        let error = match text.contains("cover") {
            true => refused::<RestJson1, GetCover>(text),
            false => refused::<RestJson1, Ping>(text),
        };
        assert_eq!(error.kind(), UnsupportedMediaType, "{text}");
    }
    let note = "PUT /note\ncontent-type: application/json\n\na";
    assert_eq!(kind(refused::<RestJson1, SetNote>(note)), UnsupportedMediaType);
    assert_eq!(kind(refused::<RestXml, SetNote>(note)), UnsupportedMediaType);

    let wrong = "POST /\nx-amz-target: Shelf.PutBook\ncontent-type: application/json\n\n{}";
    assert_eq!(kind(refused::<AwsJson1_0, PutBook>(wrong)), UnsupportedMediaType);
    assert_eq!(kind(refused::<AwsJson1_1, PutBook>(wrong)), UnsupportedMediaType);
    let wrong = "POST /\ncontent-type: text/plain\n\nAction=PutBook&Version=2026-11-25";
    assert_eq!(kind(refused::<AwsQuery, PutBook>(wrong)), UnsupportedMediaType);
    assert_eq!(kind(refused::<Ec2Query, PutBook>(wrong)), UnsupportedMediaType);
    let wrong = "POST /service/Shelf/operation/PutBook\nsmithy-protocol: rpc-v2-json\ncontent-type: application/cbor\n\n{}";
    assert_eq!(kind(refused::<RpcV2Json, PutBook>(wrong)), UnsupportedMediaType);
}

#[test]
fn accepted_types() {
    for (accept, is_given) in [
        ("accept: application/json", true),
        ("accept: */*", true),
        ("accept: application/*;q=0.1", true),
        ("accept: text/html, application/json;q=0.5", true),
        ("accept: text/html\naccept: application/json", true),
        ("accept: text/html", false),
        ("accept: text/*", false),
        ("accept: application/xml, text/html", false),
    ] {
        let rest = read::<RestJson1, PutBook>(&format!("{BOOK}\n{accept}"));
        let rpc = read::<RpcV2Json, PutBook>(&format!(
            "POST /service/Shelf/operation/PutBook\nsmithy-protocol: rpc-v2-json\n{accept}"
        ));
        for result in [rest, rpc] {
            match is_given {
                true => assert!(result.is_ok(), "{accept}"),
                false => {
                    assert_eq!(result.unwrap_err().kind(), ErrorKind::NotAcceptable, "{accept}")
                }
            }
        }
    }
    // What has no body can be had in any type.
    assert!(read::<RestJson1, Ping>("GET /\naccept: text/html").is_ok());
    assert!(read::<RestJson1, GetCover>("GET /cover/1\naccept: image/png").is_ok());
}

/// A request that belongs to another operation.
#[test]
fn other_operations() {
    for (text, message) in [
        ("POST /cover/1", "the method is not that of the operation"),
        ("GET /covers/1", "the path is not that of the operation"),
        ("GET /cover/1/2", "the path is not that of the operation"),
        ("GET /cover", "the path is not that of the operation"),
        ("GET /cover/", "the path is not that of the operation"),
        ("GET /", "the path is not that of the operation"),
    ] {
        assert_eq!(refused::<RestJson1, GetCover>(text).to_string(), message, "{text}");
    }
    for text in ["PUT /shelves/7/books", "PUT /shelves/7/books/", "PUT /shelves//books/p"] {
        let error = refused::<RestXml, PutBook>(text);
        assert_eq!(error.to_string(), "the path is not that of the operation", "{text}");
    }
    let target = "POST /\nx-amz-target: Shelf.Ping\n\n";
    for error in [
        refused::<AwsJson1_0, PutBook>(target),
        refused::<AwsJson1_0, PutBook>("POST /\nx-amz-target: Shop.PutBook\n\n"),
        refused::<AwsJson1_1, PutBook>("POST /\nx-amz-target: PutBook\n\n"),
    ] {
        assert_eq!(error.to_string(), "the request names another operation");
    }
    let form = "POST /\ncontent-type: application/x-www-form-urlencoded\n\n";
    for body in ["", "Version=2026-11-25", "Action=Ping&Version=2026-11-25"] {
        let error = refused::<AwsQuery, PutBook>(&format!("{form}{body}"));
        assert_eq!(error.to_string(), "the form names another operation", "{body}");
    }
    let query = "the query is not that of the operation";
    for text in ["", "?raw", "?kind=book", "?kind=film&raw", "?kind=book&kind=film&raw"] {
        let error = refused::<RestJson1, PutBook>(&format!("PUT /shelves/7/books/p{text}"));
        assert_eq!(error.to_string(), query, "{text}");
    }
}

/// Values that are no values of their members, in every place, each with its path.
#[test]
fn malformed_values() {
    let book = |path: &str, query: &str, headers: &str, body: &str| {
        format!(
            "PUT {path}?kind=book&raw{query}\ncontent-type: application/json{headers}\n\n{body}"
        )
    };
    let path = "/shelves/7/books/p";
    for (text, message) in [
        (book("/shelves/seven/books/p", "", "", ""), "/shelf: expected an integer"),
        (book("/shelves/7.0/books/p", "", "", ""), "/shelf: expected an integer"),
        (book("/shelves/2147483648/books/p", "", "", ""), "/shelf: the number is out of range"),
        (book("/shelves/7/books/%FF", "", "", ""), "/path: no UTF-8 in the URI"),
        (
            book(path, "&since=1", "", ""),
            "/since: expected a date-time such as 1985-04-12T23:20:50Z",
        ),
        (
            book(path, "&since=2026-01-02T03:04:05%2B01:00", "", ""),
            "/since: expected a timestamp in UTC, in the one form of its format",
        ),
        (
            book(path, "&since=Fri,%2002%20Jan%202026%2003:04:05%20GMT", "", ""),
            "/since: expected a date-time such as 1985-04-12T23:20:50Z",
        ),
        (
            book(path, "&since=2026-13-02T03:04:05Z", "", ""),
            "/since: expected a date-time such as 1985-04-12T23:20:50Z",
        ),
        (
            book(path, "&tag=%", "", ""),
            "invalid query: `%` without two hexadecimal digits at byte 18",
        ),
        (
            book(path, "", "\nx-names: a, \"b", ""),
            "/names: a quoted value without its closing quote",
        ),
        (book(path, "", "\nx-names: \"a\" b", ""), "/names: expected a comma after a quoted value"),
        (
            book(path, "", "\nx-dates: 2026-01-02T03:04:05Z", ""),
            "/dates/0: expected an http-date such as Tue, 29 Apr 2014 18:30:38 GMT",
        ),
        (
            book(path, "", "\nx-dates: Tue, 29 Apr 2014 18:30:38 GMT, 1398796238", ""),
            "/dates/1: expected an http-date such as Tue, 29 Apr 2014 18:30:38 GMT",
        ),
        (
            book(path, "", "\nx-dates: Tue, 29 Apr 2014 18:30:38.5 GMT", ""),
            "/dates/0: expected an http-date such as Tue, 29 Apr 2014 18:30:38 GMT",
        ),
        (book(path, "", "\nx-context: not base64!", ""), "/context: invalid base64"),
        (book(path, "", "\nx-context: gA==", ""), "/context: no UTF-8 in the base64"),
        (book(path, "", "", "{\"copies\":[1,null]}"), "/copies/1: expected an integer at byte 13"),
        (book(path, "", "", "{\"copies\":{}}"), "/copies: expected a list at byte 10"),
        (book(path, "", "", "{\"Title\":1}"), "/title: expected a string at byte 9"),
        (
            book(path, "", "", "{\"printed\":1398796238}"),
            "/printed: expected a timestamp string at byte 11",
        ),
        (
            book(path, "", "", "{\"printed\":\"2026-01-02T03:04:05+00:00\"}"),
            "/printed: expected a timestamp in UTC, in the one form of its format at byte 11",
        ),
    ] {
        assert_eq!(refused::<RestJson1, PutBook>(&text).to_string(), message, "{text}");
    }
}

/// The same in the other protocols.
#[test]
fn malformed_bodies() {
    let json = "POST /\nx-amz-target: Shelf.PutBook\ncontent-type: application/x-amz-json-1.0\n\n";
    for (body, message) in [
        ("{\"copies\":[null]}", "/copies/0: expected an integer at byte 11"),
        ("{\"extra\":{\"a\":null}}", "/extra/a: expected a string at byte 14"),
        ("{\"since\":\"2026-01-02T03:04:05Z\"}", "/since: expected a number of seconds at byte 9"),
        ("{\"shelf\":1.5}", "/shelf: expected an integer at byte 9"),
    ] {
        let error = refused::<AwsJson1_0, PutBook>(&format!("{json}{body}"));
        assert_eq!(error.to_string(), message);
    }
    let form = "POST /\ncontent-type: application/x-www-form-urlencoded\n\nAction=PutBook&Version=2026-11-25&";
    for (body, message) in [
        ("shelf=a", "/shelf: expected an integer"),
        ("tags.member.0=a", "/tags: expected a position, counted from 1"),
        ("tags.member.x=a", "/tags: expected a position, counted from 1"),
        ("since=1398796238", "/since: expected a date-time such as 1985-04-12T23:20:50Z"),
        ("copies.1=1&copies.2=x", "/copies/1: expected an integer"),
        ("extra=a", "/extra: expected a map"),
    ] {
        let error = refused::<AwsQuery, PutBook>(&format!("{form}{body}"));
        assert_eq!(error.to_string(), message);
    }
    let xml = format!("{BOOK}\ncontent-type: application/xml\n\n");
    let message = |body: &str| refused::<RestXml, PutBook>(&format!("{xml}{body}")).to_string();
    assert!(message("<a><copies>x</copies></a>").starts_with("/copies/0: expected an integer"));
    assert!(message("<a><printed>1</printed></a>").starts_with("/printed: expected a date-time"));
    assert!(message("<a><bookTitle>").contains("at byte"));
}

/// Members that the model does not know are skipped, and what is absent is absent.
#[test]
fn tolerance() {
    let text = format!(
        "{BOOK}&new=1\nx-new: 1\ncontent-type: application/json\n\n{{\"new\":[null],\"title\":\"not its name\"}}"
    );
    let read = read::<RestJson1, PutBook>(&text).unwrap();
    assert_eq!(without_more(read), PutBookInput::make().shelf(7).path("p"));
}

/// Bodies that are no documents.
#[test]
fn unreadable_bodies() {
    for body in ["{", "[]", "null", "1", "{}{}", "\u{0}"] {
        let text = format!("PUT /page\ncontent-type: application/json\n\n{body}");
        refused::<RestJson1, SetPage>(&text);
        let text = format!("POST /upload\ncontent-type: application/json\n\n{body}");
        refused::<RestJson1, Upload>(&text);
    }
    for body in ["<", "a", "<a></b>", "<a/><b/>", "<!DOCTYPE a><a/>", "{}"] {
        refused::<RestXml, SetPage>(&format!("PUT /page\ncontent-type: application/xml\n\n{body}"));
    }
}

/// A required member that is no `Option` would silently become empty.
#[test]
fn required_members() {
    let rest = "POST /loans\ncontent-type: application/json\n\n";
    let rpc = "POST /\nx-amz-target: Shelf.Lend\ncontent-type: application/x-amz-json-1.0\n\n";
    for body in ["", "{}", r#"{"reader":null,"days":1}"#] {
        let error = refused::<RestJson1, Lend>(&format!("{rest}{body}"));
        assert_eq!(error.to_string(), "/reader: must be set", "{body}");
        let error = refused::<AwsJson1_0, Lend>(&format!("{rpc}{body}"));
        assert_eq!(error.to_string(), "/reader: must be set", "{body}");
    }
    let xml = "POST /loans\ncontent-type: application/xml\n\n<Loan><days>1</days></Loan>";
    assert_eq!(refused::<RestXml, Lend>(xml).to_string(), "/reader: must be set");
}

/// The model's defaults, of members that are optional in Rust too.
#[test]
fn defaults() {
    let loan = read::<RestJson1, Lend>(
        "POST /loans\ncontent-type: application/json\n\n{\"reader\":\"r\"}",
    )
    .unwrap();
    assert_eq!((loan.reader.as_str(), loan.days), ("r", 14));
    for (text, days) in [
        ("POST /renewals\n\n", 7),
        ("POST /renewals\ncontent-type: application/json\n\n{\"days\":1}", 1),
    ] {
        assert_eq!(read::<RestJson1, Renew>(text).unwrap().days, Some(days), "{text}");
    }
}
