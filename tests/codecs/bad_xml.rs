//! XML that is none, or that does not fit: each an error that names the path and the byte, and
//! never a panic. The XML reader's own tests have more of what is not XML.

use gameliftstreams::{CreateStreamGroupInput, Shape, StreamSessionSummary};
use smithy_shapes::{ErrorKind, MAX_DEPTH};
use tests::sample::{Aggregates, Bound, Choice, Everything};

#[track_caller]
fn refused<T: Shape>(xml: impl AsRef<[u8]>, kind: ErrorKind, expected: &str) {
    let error = T::from_xml(xml).expect_err("must be refused");
    assert_eq!((error.to_string().as_str(), error.kind()), (expected, kind));
}

#[track_caller]
fn no_xml(xml: impl AsRef<[u8]>, expected: &str) {
    refused::<Everything>(xml, ErrorKind::Syntax, expected);
}

#[test]
fn truncated_at_every_byte() {
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- s --><s a='1'><Arn>a&amp;&#233;\
               <![CDATA[<]]></Arn><CreatedAt>2026-04-27T11:45:12Z</CreatedAt><New b=\"2\"><c/></New>\
               <ExportFilesMetadata><Status>FAILED</Status></ExportFilesMetadata></s>";
    assert!(StreamSessionSummary::from_xml(xml).is_ok());
    for end in 0..xml.len() {
        let error = StreamSessionSummary::from_xml(&xml[..end]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax, "{end}: {error}");
        assert!(error.offset().is_some_and(|offset| offset <= end), "{end}: {error}");
    }
}

#[test]
fn malformed() {
    no_xml("", "invalid XML: there is no element at byte 0");
    no_xml("{}", "invalid XML: text outside of the document element at byte 0");
    no_xml("<a>", "invalid XML: unexpected end at byte 3");
    no_xml("<a><string>x", "/string: invalid XML: unexpected end at byte 12");
    no_xml("<a></b>", "invalid XML: an end tag that does not match the start at byte 3");
    no_xml(
        "<a><string>x</long></a>",
        "/string: invalid XML: an end tag that does not match the start at byte 12",
    );
    no_xml("<a/><a/>", "invalid XML: a second document element at byte 4");
    no_xml("<a/>x", "invalid XML: text outside of the document element at byte 4");
    no_xml("< a/>", "invalid XML: a tag without a name at byte 0");
    no_xml("<a b=1/>", "invalid XML: a malformed attribute at byte 5");
    no_xml("<a b='1' b='2'/>", "invalid XML: an attribute that comes twice at byte 9");
    no_xml("<a><string>a & b</string></a>", "/string: invalid XML: `&` without `;` at byte 13");
    no_xml("<a><string>a]]>b</string></a>", "/string: invalid XML: `]]>` in text at byte 12");
}

#[test]
fn document_types_and_entities_are_refused() {
    let refused = |xml: &str, at: usize| {
        no_xml(xml, &format!("document type declarations are refused at byte {at}"));
    };
    // A billion laughs.
    let laughs =
        (1..10).map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)));
    let laughs: String = laughs.collect();
    let xml = format!(
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'ha'>{laughs}]><a><string>&l9;</string></a>"
    );
    refused(&xml, 21);
    // An external entity.
    refused("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><string>&x;</string></a>", 0);
    refused("<!DOCTYPE a SYSTEM 'http://example.com/a.dtd'><a/>", 0);
    refused("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://example.com/a.dtd'> %x;]><a/>", 0);
    let unknown = "invalid XML: a reference to neither a character nor a predefined entity at byte";
    no_xml("<a><string>&x;</string></a>", &format!("/string: {unknown} 11"));
    no_xml("<a><x>&x;</x></a>", &format!("{unknown} 6"));
    no_xml("<a><string>&#0;</string></a>", &format!("/string: {unknown} 11"));
    no_xml("<a><string>&#xD800;</string></a>", &format!("/string: {unknown} 11"));
}

#[test]
fn other_encodings() {
    no_xml(b"<a><string>\xff</string></a>", "invalid XML: no UTF-8 at byte 11");
    no_xml(b"<a><x>\xed\xa0\x80</x></a>", "invalid XML: no UTF-8 at byte 6");
    no_xml(b"\xff\xfe<\0a\0/\0>\0", "invalid XML: no UTF-8 at byte 0");
    no_xml(
        "<?xml version='1.0' encoding='UTF-16'?><a/>",
        "invalid XML: an encoding other than UTF-8 at byte 30",
    );
    no_xml("<a><string>\0</string></a>", "invalid XML: U+0000 at byte 11");
}

#[test]
fn other_types() {
    let everything = |xml: &str, expected: &str| {
        refused::<Everything>(xml, ErrorKind::Type, expected);
    };
    everything("<a>text</a>", "expected an element at byte 3");
    everything("<a><string><b/></string></a>", "/string: expected text at byte 11");
    everything("<a><next>text</next></a>", "/next: expected an element at byte 9");
    everything("<a><boolean>1</boolean></a>", "/boolean: expected a boolean at byte 12");
    everything("<a><double>1,5</double></a>", "/double: expected a number at byte 11");
    everything("<a><double>inf</double></a>", "/double: expected a number at byte 11");
    everything("<a><long/></a>", "/long: expected an integer at byte 10");
    everything(
        "<a><next><next><short>x</short></next></next></a>",
        "/next/next/short: expected an integer at byte 22",
    );
    for number in ["1.5", "1e2", "x", "1 2", "0x1"] {
        for name in ["byte", "short", "integer", "long", "rank", "bigInteger"] {
            let expected = format!("/{name}: expected an integer at byte {}", name.len() + 5);
            everything(&format!("<a><{name}>{number}</{name}></a>"), &expected);
        }
    }
    let group = |xml: &str, expected: &str| {
        refused::<CreateStreamGroupInput>(xml, ErrorKind::Type, expected);
    };
    group("<a><Tags>text</Tags></a>", "/Tags: expected an element at byte 9");
    group("<a><Tags><entry><value>a</value></entry></Tags></a>", "/Tags: expected a key at byte 9");
    group(
        "<a><Tags><entry><key>a/~</key><value><b/></value></entry></Tags></a>",
        "/Tags/a~1~0: expected text at byte 37",
    );
    group(
        "<a><LocationConfigurations><member/><member><MaximumCapacity>?</MaximumCapacity></member>\
         </LocationConfigurations></a>",
        "/LocationConfigurations/1/MaximumCapacity: expected an integer at byte 61",
    );
    refused::<Bound>("<a no='x'/>", ErrorKind::Type, "/number: expected an integer at byte 7");
}

#[test]
fn numbers_out_of_range() {
    let limits = [
        ("byte", "-129", "128"),
        ("short", "-32769", "32768"),
        ("integer", "-2147483649", "2147483648"),
        ("rank", "-2147483649", "2147483648"),
        ("long", "-9223372036854775809", "9223372036854775808"),
        ("float", "-3.5e38", "3.5e38"),
        ("double", "-1.8e308", "1.8e308"),
    ];
    for (name, below, above) in limits {
        for number in [below, above] {
            let at = name.len() + 5;
            let expected = format!("/{name}: the number is out of range at byte {at}");
            let xml = format!("<a><{name}>{number}</{name}></a>");
            refused::<Everything>(xml, ErrorKind::Value, &expected);
        }
    }
}

#[test]
fn values_of_no_shape() {
    let value = |xml: &str, expected: &str| refused::<Everything>(xml, ErrorKind::Value, expected);
    for text in ["YQ", "Y===", "-_==", "YR=="] {
        value(&format!("<a><blob>{text}</blob></a>"), "/blob: invalid base64 at byte 9");
    }
    let expected = "/timestamp: expected a date-time such as 1985-04-12T23:20:50Z at byte 14";
    for text in ["", "2020-01-01", "2020-01-01T00:00:00", "2020-13-01T00:00:00Z", "1577836800"] {
        value(&format!("<a><timestamp>{text}</timestamp></a>"), expected);
    }
    value(
        "<a><epoch>253402300800</epoch></a>",
        "/epoch: timestamps range from the year 1 to the year 9999 at byte 10",
    );
    value(
        "<a><epoch>soon</epoch></a>",
        "/epoch: expected seconds since 1970 such as 1515531081.123 at byte 10",
    );
    refused::<Choice>("<a/>", ErrorKind::Value, "a union without a member at byte 0");
    let expected = "a union with more than one member at byte 0";
    refused::<Choice>("<a><text/><number>1</number></a>", ErrorKind::Value, expected);
    refused::<Aggregates>(
        "<a><choices><member><text/></member><member/></choices></a>",
        ErrorKind::Value,
        "/choices/1: a union without a member at byte 36",
    );
}

#[test]
fn nested_too_deep() {
    let cases = [
        ("<next>", "</next>"),
        ("<x>", "</x>"),
        ("<x a='1'><y>", "</y></x>"),
        ("<choice><list><member>", "</member></list></choice>"),
        ("<choice><new>", "</new></choice>"),
    ];
    for (open, close) in cases {
        for xml in [open.repeat(10_000) + &close.repeat(10_000), open.repeat(10_000)] {
            let xml = format!("<a>{xml}");
            let Err(error) = Everything::from_xml(&xml) else { panic!("{open}") };
            if open != "<choice><list><member>" {
                assert_eq!(error.kind(), ErrorKind::Depth, "{open}: {error}");
                assert_eq!(error.message(), "nested deeper than 128 levels");
            }
            assert!(error.offset().unwrap() <= 20 * MAX_DEPTH, "{open}: {error}");
            assert!(error.path().count() <= MAX_DEPTH, "{open}");
        }
    }
    // A document is JSON in XML.
    let json = "[".repeat(10_000);
    let error = Everything::from_xml(format!("<a><document>{json}</document></a>")).unwrap_err();
    assert_eq!(error.to_string(), "/document: nested deeper than 128 levels at byte 13");
}

#[test]
fn long_input_fails_where_it_is_wrong() {
    let long = "a".repeat(16 << 20);
    no_xml(format!("<a><string>{long}"), "/string: invalid XML: unexpected end at byte 16777227");
    let attribute = Everything::from_xml(format!("<a b='{long}")).unwrap_err();
    assert_eq!((attribute.kind(), attribute.offset()), (ErrorKind::Syntax, Some(0)));
    let many = format!("<a>{}", "<strings/>".repeat(1 << 16));
    let error = Aggregates::from_xml(many).unwrap_err();
    assert_eq!(error.to_string(), "invalid XML: unexpected end at byte 655363");
}
