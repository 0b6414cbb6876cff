//! The fuzz bodies, run for a moment over valid documents with something broken in them: the same
//! documents every time.

use smithy_shapes::shape::{Shape, ShapeVisitor};
use tests::arbitrary::{Extent, arbitrary};
use tests::fuzz;
use tests::random::Random;

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

/// A document with something broken in it.
fn broken(random: &mut Random, document: &[u8], other: &[u8], tokens: &[&str]) -> Vec<u8> {
    let mut bytes = document.to_vec();
    for _ in 0..1 + random.below(3) {
        let from = random.below(bytes.len() + 1);
        let to = (from + random.below(8)).min(bytes.len());
        match random.below(7) {
            0 => bytes.truncate(from),
            1 if to > from => bytes[from] ^= 1 << random.below(8),
            2 => drop(bytes.drain(from..to)),
            3 => {
                let part = bytes[from..to].to_vec();
                let at = random.below(bytes.len() + 1);
                drop(bytes.splice(at..at, part));
            }
            4 => {
                let start = random.below(other.len() + 1);
                let end = (start + random.below(40)).min(other.len());
                drop(bytes.splice(from..to, other[start..end].iter().copied()));
            }
            5 => drop(bytes.splice(from..from, random.of_these(tokens).bytes())),
            _ => drop(bytes.splice(from..to, random.of_these(tokens).bytes())),
        }
    }
    bytes
}

/// Breaks the documents that `write` makes, and has each read as the shape that it was of.
struct Breaking {
    extent: Extent,
    write: Write,
    tokens: &'static [&'static str],
    last: Vec<u8>,
    inputs: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Write {
    Json,
    Xml,
    Query,
}

impl ShapeVisitor for Breaking {
    fn visit<T: Shape>(&mut self) {
        let mut random = Random::of(T::SCHEMA.id(), 0);
        for _ in 0..DOCUMENTS {
            let value: T = arbitrary(&random.bytes(256), self.extent);
            let document = match self.write {
                Write::Json => value.to_json(),
                Write::Xml => value.to_xml().expect("only what XML can hold"),
                Write::Query => value.to_query().to_string(),
            };
            for _ in 0..BREAKS {
                let input = broken(&mut random, document.as_bytes(), &self.last, self.tokens);
                match self.write {
                    Write::Json => fuzz::json_of::<T>(&input),
                    Write::Xml => fuzz::xml_of::<T>(&input),
                    Write::Query => fuzz::query_of::<T>(&input),
                }
                self.inputs += 1;
            }
            self.last = document.into_bytes();
        }
    }
}

fn run(extent: Extent, write: Write, tokens: &'static [&'static str]) {
    let mut breaking = Breaking { extent, write, tokens, last: Vec::new(), inputs: 0 };
    tests::visit_shapes(&mut breaking);
    assert!(breaking.inputs > 15_000, "only {}", breaking.inputs);
}

#[test]
fn broken_json() {
    run(Extent { nan: true, ..Extent::WIDE }, Write::Json, JSON_TOKENS);
}

#[test]
fn broken_xml() {
    run(Extent { nan: true, ..Extent::XML }, Write::Xml, XML_TOKENS);
}

#[test]
fn broken_queries() {
    run(Extent { nan: true, ..Extent::WIDE }, Write::Query, QUERY_TOKENS);
}

/// Every input is given to every shape: most do not fit.
#[test]
fn documents_of_other_shapes() {
    let mut random = Random::new(1);
    let json = br#"{"Arn":"a","Items":[{"Id":1}],"Tags":{"k":"v"},"CreatedAt":1.5,"text":"t"}"#;
    let xml = b"<a><Arn>a</Arn><Items><member><Id>1</Id></member></Items><text>t</text></a>";
    let query =
        b"Arn=a&Items.member.1.Id=1&Tags.entry.1.key=k&Tags.entry.1.value=v&text=t&flat.1=f";
    for _ in 0..100 {
        fuzz::json(&broken(&mut random, json, json, JSON_TOKENS));
        fuzz::xml(&broken(&mut random, xml, xml, XML_TOKENS));
        fuzz::query(&broken(&mut random, query, query, QUERY_TOKENS));
    }
}
