//! What restJson1 and restXml do alike: paths, queries and headers. The bodies are in the files of
//! the two.

use golden_operations::operations::{GetCover, PutBook};
use golden_operations::{GetCoverInput, PutBookInput, PutBookOutput};
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts, RestJson1, RestXml};
use smithy_shapes::{Error, Operation};

use crate::support::{endpoint, request, response, shown, shown_response, time, without_more};

/// Returns the least that makes a request.
fn book() -> PutBookInput {
    PutBookInput::make().shelf(7).path("p").token("t")
}

/// Returns the first line of a request and its headers, without what says how the body is written.
fn head<O: Operation>(input: &O::Input) -> Result<String, Error> {
    let of = |request| {
        let text = shown(&request);
        let (head, _) = text.split_once("\n\n").unwrap();
        let lines = head.lines().filter(|line| !line.starts_with("content-type"));
        lines.collect::<Vec<_>>().join("\n").replace("https://shelf.example", "")
    };
    let json = RestJson1::to_request::<O>(input, &endpoint()).map(of);
    let xml = RestXml::to_request::<O>(input, &endpoint()).map(of);
    assert_eq!(json, xml);
    json
}

/// Returns what a server reads from a request without a body.
fn read<O: Operation>(text: &str) -> Result<O::Input, Error>
where
    O::Input: PartialEq,
{
    let request = request(text);
    let json = RestJson1::from_request::<O>(RequestParts::of(&request));
    let xml = RestXml::from_request::<O>(RequestParts::of(&request));
    assert!(json == xml, "{json:?} is not {xml:?}");
    json
}

/// <https://smithy.io/2.0/spec/http-bindings.html#httplabel-serialization-rules>,
/// <https://smithy.io/2.0/spec/http-bindings.html#greedy-labels>.
#[test]
fn labels() {
    for (path, encoded) in [
        ("a/b", "a/b"),
        ("-._~", "-._~"),
        ("a b/c+d", "a%20b/c%2Bd"),
        ("100%/?#[]@!$&'()*,;=:", "100%25/%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2C%3B%3D%3A"),
        ("é/😀", "%C3%A9/%F0%9F%98%80"),
        ("/a//b/", "/a//b/"),
        ("\n\"", "%0A%22"),
    ] {
        let input = book().path(path);
        let line = format!("PUT /shelves/7/books/{encoded}?kind=book&raw");
        assert_eq!(head::<PutBook>(&input).unwrap(), format!("{line}\nx-token: t"));
        let read = read::<PutBook>(&format!("{line}\nx-token: t")).unwrap();
        assert_eq!(without_more(read), input);
    }
    let cover = GetCoverInput::make().id("a/b c");
    assert_eq!(head::<GetCover>(&cover).unwrap(), "GET /cover/a%2Fb%20c");
    assert_eq!(read::<GetCover>("GET /cover/a%2Fb%20c").unwrap(), cover);
    // Trailing slashes are optional, and what is not encoded need not be.
    assert_eq!(read::<GetCover>("GET /cover/a%2fb%20c/").unwrap(), cover);
    assert_eq!(
        head::<PutBook>(&book().shelf(-1)).unwrap().split_once('?').unwrap().0,
        "PUT /shelves/-1/books/p"
    );
}

/// Nothing is sent to a URI that stands for something else.
#[test]
fn labels_are_demanded() {
    for (input, message) in [
        (PutBookInput::make().shelf(1), "/path: must be set: it is part of the URI"),
        (PutBookInput::make().path("p"), "/shelf: must be set: it is part of the URI"),
        (PutBookInput::make(), "/shelf: must be set: it is part of the URI"),
        (book().path(""), "/path: must not be empty: it is part of the URI"),
    ] {
        assert_eq!(head::<PutBook>(&input).unwrap_err().to_string(), message);
    }
    let error = head::<GetCover>(&GetCoverInput::make()).unwrap_err();
    assert_eq!(error.to_string(), "/id: must be set: it is part of the URI");
}

/// <https://smithy.io/2.0/spec/http-bindings.html#httpquery-trait>,
/// <https://smithy.io/2.0/spec/http-bindings.html#httpqueryparams-trait>.
#[test]
fn queries() {
    let more = |name: &str, values: &[&str]| {
        (name.to_owned(), values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
    };
    for (input, query) in [
        (book(), ""),
        (book().tags(["x", "y z", ""]), "&tag=x&tag=y%20z&tag="),
        (book().tags([""; 0]), ""),
        (book().since(time("2026-01-02T03:04:05Z")), "&since=2026-01-02T03%3A04%3A05Z"),
        (book().since(time("1985-04-12T23:20:50.52Z")), "&since=1985-04-12T23%3A20%3A50.52Z"),
        (book().since(time("2026-04-27T12:30:00.123456Z")), "&since=2026-04-27T12%3A30%3A00.123Z"),
        (book().more([more("b", &["1", "&="]), more("a+", &[""])]), "&a%2B=&b=1&b=%26%3D"),
        // What has a place of its own is not replaced.
        (
            book().tags(["x"]).more([
                more("tag", &["y"]),
                more("kind", &["z"]),
                more("raw", &["w"]),
            ]),
            "&tag=x",
        ),
        // It is only replaced where it is there.
        (book().more([more("tag", &["y"])]), "&tag=y"),
    ] {
        let expected = format!("PUT /shelves/7/books/p?kind=book&raw{query}\nx-token: t");
        assert_eq!(head::<PutBook>(&input).unwrap(), expected);
    }
}

/// A server has all parameters in the map, also those of others, and those without a value.
#[test]
fn queries_are_read() {
    let input = read::<PutBook>(
        "PUT /shelves/7/books/p?kind=book&raw&tag=x&since=2026-01-02T03:04:05Z&tag=y+%26&a",
    )
    .unwrap();
    assert_eq!(input.tags.as_deref().unwrap(), ["x", "y &"]);
    assert_eq!(input.since, Some(time("2026-01-02T03:04:05Z")));
    let more: Vec<_> = input.more.unwrap().into_iter().map(|(k, v)| (k, v.join("|"))).collect();
    let expected = [
        ("a", ""),
        ("kind", "book"),
        ("raw", ""),
        ("since", "2026-01-02T03:04:05Z"),
        ("tag", "x|y &"),
    ];
    assert_eq!(more, expected.map(|(k, v)| (k.to_owned(), v.to_owned())));
}

/// A server must not choose between several values for a single one.
#[test]
fn several_values_for_one() {
    let error = read::<PutBook>(
        "PUT /shelves/7/books/p?kind=book&raw&since=2026-01-02T03:04:05Z&since=2027-01-02T03:04:05Z",
    )
    .unwrap_err();
    assert_eq!(error.to_string(), "/since: expected one value");
}

/// <https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait>,
/// <https://smithy.io/2.0/spec/http-bindings.html#httpprefixheaders-trait>.
#[test]
fn headers() {
    let dates = [time("2014-04-29T18:30:38Z"), time("2026-01-02T03:04:05Z")];
    for (input, headers) in [
        (book().names(["a", "b"]), "x-names: a, b"),
        (
            book().names(["b,c", "d\"e", " f", "g\\h", ""]),
            r#"x-names: "b,c", "d\"e", " f", g\h, """#,
        ),
        (
            book().dates(dates),
            "x-dates: Tue, 29 Apr 2014 18:30:38 GMT, Fri, 02 Jan 2026 03:04:05 GMT",
        ),
        // Strings that have a media type are in base64.
        (book().context("{\"é\":1}"), "x-context: eyLDqSI6MX0="),
        (
            book().extra([("color", "red"), ("size", "a, b")]),
            "x-extra-color: red\nx-extra-size: a, b",
        ),
        (book().names(["é"]), "x-names: é"),
    ] {
        let (before, after) = if headers < "x-token" { (headers, "") } else { ("", headers) };
        let lines = ["PUT /shelves/7/books/p?kind=book&raw", before, "x-token: t", after];
        let expected =
            lines.iter().filter(|line| !line.is_empty()).copied().collect::<Vec<_>>().join("\n");
        assert_eq!(head::<PutBook>(&input).unwrap(), expected);
        // The map of parameters has those of the path.
        let read = read::<PutBook>(&expected).unwrap();
        assert_eq!(without_more(read), input);
    }
}

/// An http-date has no fraction: <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
#[test]
fn headers_have_whole_seconds() {
    let input = book().dates([time("2026-04-27T12:30:00.123456Z")]);
    let expected = "PUT /shelves/7/books/p?kind=book&raw\n\
                    x-dates: Mon, 27 Apr 2026 12:30:00 GMT\nx-token: t";
    assert_eq!(head::<PutBook>(&input).unwrap(), expected);
}

/// Each line of a header holds values; quotes are optional; there may be spaces.
#[test]
fn headers_are_read() {
    let input = read::<PutBook>(concat!(
        "PUT /shelves/7/books/p?kind=book&raw\n",
        "X-Names: a ,\"b\" , c d\n",
        "X-Names: \"e\\\\f, g\"\n",
        "X-Dates: Tue, 29 Apr 2014 18:30:38 GMT,Fri, 02 Jan 2026 03:04:05 GMT\n",
        "X-Dates: Sat, 03 Jan 2026 03:04:05 GMT\n",
        "X-EXTRA-Color: red\n",
        "X-Other: 1",
    ))
    .unwrap();
    assert_eq!(input.names.unwrap(), ["a", "b", "c d", "e\\f, g"]);
    let dates = ["2014-04-29T18:30:38Z", "2026-01-02T03:04:05Z", "2026-01-03T03:04:05Z"];
    assert_eq!(input.dates.unwrap(), dates.map(time));
    // Names of headers have no case.
    assert_eq!(
        input.extra.unwrap().into_iter().collect::<Vec<_>>(),
        [("color".to_owned(), "red".to_owned())]
    );
}

/// A header that cannot be written is an error that names the member.
#[test]
fn headers_that_cannot_be() {
    for (input, message) in [
        (book().token("a\nb"), "/token: a header cannot hold this value"),
        (book().names(["a", "\u{0}"]), "/names: a header cannot hold this value"),
        (book().extra([("a", "\r")]), "/extra/a: a header cannot hold this value"),
        (book().extra([("a b", "c")]), "/extra/a b: this is not a valid header name"),
    ] {
        assert_eq!(head::<PutBook>(&input).unwrap_err().to_string(), message);
    }
}

/// There is an end to the headers of one message, but no panic.
#[test]
fn too_many_headers() {
    let input = book().extra((0..40_000).map(|n| (n.to_string(), "v")));
    assert_eq!(head::<PutBook>(&input).unwrap_err().to_string(), "too many headers");
}

/// A token that is absent is made up:
/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>.
#[test]
fn tokens() {
    let token = || {
        let input = PutBookInput::make().shelf(7).path("p");
        let request = RestJson1::to_request::<PutBook>(&input, &endpoint()).unwrap();
        request.headers()["x-token"].to_str().unwrap().to_owned()
    };
    let uuid = token();
    assert_eq!((uuid.len(), &uuid[14..15]), (36, "4"));
    assert_ne!(uuid, token());
    // One that is empty is there.
    assert!(head::<PutBook>(&book().token("")).unwrap().ends_with("\nx-token: "));
}

/// <https://smithy.io/2.0/spec/http-bindings.html#httpresponsecode-trait>.
#[test]
fn responses() {
    let output = PutBookOutput::make().status(202).etag("\"e\"").extra([("color", "red")]);
    let head = "202\netag: \"e\"\nx-extra-color: red";
    for (protocol, sent, read) in [
        (
            "json",
            RestJson1::to_response::<PutBook>(&output),
            RestJson1::from_response::<PutBook>(ResponseParts::of(&response(head))),
        ),
        (
            "xml",
            RestXml::to_response::<PutBook>(&output),
            RestXml::from_response::<PutBook>(ResponseParts::of(&response(head))),
        ),
    ] {
        let text = shown_response(&sent.unwrap());
        let lines: Vec<_> =
            text.lines().filter(|line| !line.starts_with("content-type")).take(3).collect();
        assert_eq!(lines.join("\n"), head, "{protocol}");
        assert_eq!(read.unwrap(), output, "{protocol}");
    }
    // The code of the operation, unless the output says another.
    let none = RestJson1::to_response::<PutBook>(&PutBookOutput::make()).unwrap();
    assert_eq!(none.status(), 201);
    for code in [-1, 0, 99, 1000, 70_000] {
        let error = RestJson1::to_response::<PutBook>(&PutBookOutput::make().status(code));
        assert_eq!(
            error.unwrap_err().to_string(),
            "/status: this is not a valid status code",
            "{code}"
        );
    }
}
