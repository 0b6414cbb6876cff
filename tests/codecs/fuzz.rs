//! The fuzz bodies, run for a moment over valid documents with something broken in them: the same
//! documents every time.

use checks::round_trips::random::Random;
use checks::round_trips::values::{Extent, arbitrary};
use smithy_shapes::shape::{Shape, ShapeVisitor};
use tests::broken::broken;
use tests::fuzz;

/// How many documents of each shape are made, and how often each is broken.
const DOCUMENTS: u64 = 20;
const BREAKS: usize = 12;

#[rustfmt::skip]
const JSON_TOKENS: &[&str] = &[
    "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", "nul", "{}", "[]", "\"\"",
    "[null]", "{\"a\":null}", "0", "-0", "-", "01", "1.", "1e5", "1e400", "-1E+5", "1.5", "NaN",
    "128", "-32769", "2147483648", "9223372036854775808", "123456789012345678901234567890",
    "\"NaN\"", "\"Infinity\"", "\"YQ==\"", "\"__type\":1,", "\\u0041", "\\ud800", "\\udc00",
    "\\ud83d\\ude00", "\\u12", "\\x", "\u{1}", "\u{feff}", " ", "\n", "/**/", "'", "é",
];

#[rustfmt::skip]
const XML_TOKENS: &[&str] = &[
    "<", ">", "/>", "</", "</member>", "<member>", "<member/>", "<entry>", "</entry>", "<key>",
    "</key>", "<value>", "</value>", "<a>", "</a>", "<a/>", "<p:a>", "&", "&amp;", "&lt;", "&#65;",
    "&#x41;", "&#0;", "&#xD800;", "&b;", "]]>", "<![CDATA[", "<![CDATA[a]]>", "<!--", "-->", "--",
    "<?xml version='1.0'?>", "<?a b?>", "<!DOCTYPE a>", " xsi:nil='true'", " a='b'", "'", "\"",
    " ", "\r\n", "\t", "text", "1", "-1.5e3", "NaN", "true", "\u{1}", "\u{feff}", "é",
];

#[rustfmt::skip]
const QUERY_TOKENS: &[&str] = &[
    "&", "=", ".", "+", "%", "%2", "%2E", "%26", "%3D", "%00", "%C3%A9", "%C3", "%ff", "&&", "&=",
    ".1", ".2", ".0", ".01", ".10", ".18446744073709551615", ".18446744073709551616", ".member",
    ".member.1", ".entry.1", ".entry.1.key=k", ".entry.1.value=v", ".key", ".value", "..", "&a=b",
    "true", "1", "-1.5e3", "NaN", "Infinity", "YQ==", "1985-04-12T23:20:50Z", "null", "{}", "é",
];

#[rustfmt::skip]
const CBOR_TOKENS: &[&[u8]] = &[
    b"\x00", b"\x17", b"\x18", b"\x18\x80", b"\x19\x80\x00", b"\x1a\x80\0\0\0", b"\x1b\x80\0\0\0\0\0\0\0",
    b"\x20", b"\x38\x80", b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff", b"\x40", b"\x41a", b"\x5f", b"\x5f\x41a\xff",
    b"\x60", b"\x61a", b"\x62\xc3", b"\x66__type", b"\x7f", b"\x7f\x61a\xff", b"\x7b\x10\0\0\0\0\0\0\0",
    b"\x80", b"\x81", b"\x81\xf6", b"\x9f", b"\x9f\xff", b"\x9b\x10\0\0\0\0\0\0\0", b"\xa0", b"\xa1", b"\xa1\x61a",
    b"\xbf", b"\xbf\xff", b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff", b"\xc0", b"\xc0\x741970-01-01T00:00:01Z",
    b"\xc1", b"\xc2\x40", b"\xc3\x42\xff\xff", b"\xc4\x82\x21\x19\x6a\xb3", b"\xd9\xd9\xf7", b"\xf4", b"\xf5",
    b"\xf6", b"\xf7", b"\xf0", b"\xf8\x14", b"\xf8\xff", b"\xf9\x7e\x00", b"\xf9\x3e\x00", b"\xfa\x7f\x80\0\0",
    b"\xfb", b"\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c", b"\xff", b"\x1c", b"\x3e", b"\xfd",
];

/// Breaks the documents that `write` makes, and has each read as the shape that it was of.
struct Breaking<K: ?Sized + 'static> {
    extent: Extent,
    write: Write,
    tokens: &'static [&'static K],
    last: Vec<u8>,
    inputs: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Write {
    Json,
    Xml,
    Query,
    Cbor,
}

impl<K: AsRef<[u8]> + ?Sized> ShapeVisitor for Breaking<K> {
    fn visit<T: Shape>(&mut self) {
        let mut random = Random::of(T::SCHEMA.id(), 0);
        for _ in 0..DOCUMENTS {
            let value: T = arbitrary(&mut random, self.extent);
            let document = match self.write {
                Write::Query => value.to_query().to_string().into_bytes(),
                Write::Json => value.to_json().into_bytes(),
                Write::Xml => value.to_xml().expect("only what XML can hold").into_bytes(),
                Write::Cbor => value.to_cbor().expect("no number is too large"),
            };
            for _ in 0..BREAKS {
                let input = broken(&mut random, &document, &self.last, self.tokens);
                match self.write {
                    Write::Json => fuzz::json_of::<T>(&input),
                    Write::Xml => fuzz::xml_of::<T>(&input),
                    Write::Query => fuzz::query_of::<T>(&input),
                    Write::Cbor => fuzz::cbor_of::<T>(&input),
                }
                self.inputs += 1;
            }
            self.last = document;
        }
    }
}

fn run<K: AsRef<[u8]> + ?Sized>(extent: Extent, write: Write, tokens: &'static [&'static K]) {
    let mut breaking = Breaking { extent, write, tokens, last: Vec::new(), inputs: 0 };
    tests::visit_shapes(&mut breaking);
    assert!(breaking.inputs > 15_000, "only {}", breaking.inputs);
}

#[test]
fn broken_json() {
    run(Extent { nan: true, ..Extent::JSON }, Write::Json, JSON_TOKENS);
}

#[test]
fn broken_xml() {
    run(Extent { nan: true, ..Extent::XML }, Write::Xml, XML_TOKENS);
}

#[test]
fn broken_queries() {
    run(Extent { nan: true, ..Extent::WIDE }, Write::Query, QUERY_TOKENS);
}

#[test]
fn broken_cbor() {
    run(Extent { nan: true, ..Extent::CBOR }, Write::Cbor, CBOR_TOKENS);
}

/// Every input is given to every shape: most do not fit.
#[test]
fn documents_of_other_shapes() {
    let mut random = Random::new(1);
    let json = br#"{"Arn":"a","Items":[{"Id":1}],"Tags":{"k":"v"},"CreatedAt":1.5,"text":"t"}"#;
    let xml = b"<a><Arn>a</Arn><Items><member><Id>1</Id></member></Items><text>t</text></a>";
    let query =
        b"Arn=a&Items.member.1.Id=1&Tags.entry.1.key=k&Tags.entry.1.value=v&text=t&flat.1=f";
    let cbor = b"\xbf\x63Arn\x61a\x65Items\x81\xa1\x62Id\x01\x69CreatedAt\xc1\x01\x64text\x61t\xff";
    for _ in 0..100 {
        fuzz::json(&broken(&mut random, json, json, JSON_TOKENS));
        fuzz::xml(&broken(&mut random, xml, xml, XML_TOKENS));
        fuzz::query(&broken(&mut random, query, query, QUERY_TOKENS));
        fuzz::cbor(&broken(&mut random, cbor, cbor, CBOR_TOKENS));
    }
}
