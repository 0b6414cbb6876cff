//! How traits are read.

use super::{Argument, Trait, Value, all, find};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

#[test]
fn every_trait_is_there_once() {
    let mut ids = BTreeSet::new();
    for info in all() {
        assert!(ids.insert(info.id), "{}", info.id);
        assert_eq!(find(info.id).map(|found| found.id), Some(info.id));
    }
    assert!(find("smithy.api#examples").is_none());
}

/// Returns the name that the runtime has for a trait, and its value; none if the trait says nothing.
fn read(id: &str, value: &Json) -> Option<(&'static str, String)> {
    let read = Trait::read(id, value)?;
    Some((read.name, format!("{:?}", read.value)))
}

#[test]
fn values_are_read_by_their_forms() {
    for (id, value, name, expected) in [
        ("smithy.api#sensitive", json!({}), "Sensitive", Value::Annotation),
        ("smithy.api#jsonName", json!("n"), "JsonName", text("n")),
        ("smithy.api#httpError", json!(404), "HttpError", code(404)),
        ("smithy.api#endpoint", json!({ "hostPrefix": "a." }), "HostPrefix", text("a.")),
        (
            "smithy.api#requestCompression",
            json!({ "encodings": ["gzip", "br"] }),
            "RequestCompression",
            Value::Argument(Argument::Texts(vec!["gzip", "br"])),
        ),
        (
            "aws.protocols#restXml",
            json!({ "noErrorWrapping": true }),
            "NoErrorWrapping",
            Value::Property("noErrorWrapping"),
        ),
    ] {
        assert_eq!(read(id, &value), Some((name, format!("{expected:?}"))), "{id}");
    }
}

fn text(text: &str) -> Value<'_> {
    Value::Argument(Argument::Text(text.into()))
}

fn code(code: u16) -> Value<'static> {
    Value::Argument(Argument::StatusCode(code))
}

/// Returns the properties of a value that there are.
fn properties(id: &str, value: Json) -> Vec<(&'static str, String)> {
    let read = Trait::read(id, &value).expect(id);
    let properties = read.value.properties();
    properties.filter_map(|(name, argument)| Some((name, format!("{:?}", argument?)))).collect()
}

#[test]
fn properties_have_defaults_or_are_absent() {
    let http = properties("smithy.api#http", json!({ "method": "GET", "uri": "/" }));
    assert_eq!(http[2], ("code", "StatusCode(200)".to_owned()));
    let retryable = properties("smithy.api#retryable", json!({}));
    assert_eq!(retryable, [("throttling", "Flag(false)".to_owned())]);
    let namespace = properties("smithy.api#xmlNamespace", json!({ "uri": "urn:a" }));
    assert_eq!(namespace, [("uri", "Text(\"urn:a\")".to_owned())]);
    let length = properties("smithy.api#length", json!({ "max": 3 }));
    assert_eq!(length, [("max", "Size(3)".to_owned())]);
}

/// A range may have a text for a number that JSON would round.
#[test]
fn the_bounds_of_ranges_are_exact() {
    let range = json!({ "min": "0.10", "max": "12345678901234567890123" });
    let read = Trait::read("smithy.api#range", &range).unwrap();
    let [Some(Argument::Number(min)), Some(Argument::Number(max))] = read.value.bounds().unwrap()
    else {
        panic!("{:?}", read.value)
    };
    assert_eq!(
        (min.to_string(), max.to_string()),
        ("0.1".into(), "12345678901234567890123".into())
    );
}

#[test]
fn what_says_nothing_is_not_read() {
    for (id, value) in [
        ("smithy.api#documentation", json!("Not for the runtime.")),
        ("smithy.api#default", json!(1)),
        ("smithy.api#examples", json!([])),
        ("aws.protocols#restXml", json!({ "noErrorWrapping": false })),
        ("smithy.api#timestampFormat", json!("by-moon")),
        ("smithy.api#http", json!({ "method": "GET" })),
        ("smithy.api#httpError", json!(70_000)),
    ] {
        assert_eq!(read(id, &value), None, "{id}");
    }
}
