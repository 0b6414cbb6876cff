//! What an update keeps.

use super::keep_known;
use crate::diagnostic::Source;
use serde_json::{Value, json};

fn kept(converted: Value, known: Value) -> Value {
    let source = |shapes: Value| {
        Source::new("model.json", json!({ "smithy": "2.0", "shapes": shapes }).to_string())
    };
    let kept = keep_known(&source(converted), &source(known)).unwrap();
    serde_json::from_str::<Value>(&kept.text).unwrap()["shapes"].take()
}

fn value(value: &str) -> Value {
    json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": value } })
}

#[test]
fn values_keep_their_names() {
    let kept = kept(
        json!({ "a#E": { "type": "enum", "members": { "x_y": value("x-y"), "new": value("new") } } }),
        json!({ "a#E": { "type": "enum", "members": { "XY": value("x-y"), "old": value("old") } } }),
    );
    assert_eq!(kept["a#E"]["members"], json!({ "XY": value("x-y"), "new": value("new") }));
}

#[test]
fn a_name_that_a_new_value_has_changes_nothing() {
    let members = json!({ "x_y": value("x-y"), "XY": value("XY") });
    let kept = kept(
        json!({ "a#E": { "type": "enum", "members": members } }),
        json!({ "a#E": { "type": "enum", "members": { "XY": value("x-y") } } }),
    );
    assert_eq!(kept["a#E"]["members"], members);
}

#[test]
fn types_and_traits_stay() {
    let kept = kept(
        json!({
            "a#N": { "type": "integer" },
            "a#U": {
                "type": "structure",
                "members": { "a": { "target": "a#N", "traits": { "smithy.api#required": {} } } },
                "traits": { "smithy.api#output": {} },
            },
            "a#S": {
                "type": "structure",
                "members": { "a": { "target": "a#N" }, "b": { "target": "a#N" } },
                "traits": { "smithy.api#input": {} },
            },
        }),
        json!({
            "a#N": { "type": "intEnum", "members": {} },
            "a#U": { "type": "union", "members": {} },
            "a#S": {
                "type": "structure",
                "members": { "a": { "target": "a#N", "traits": { "smithy.api#default": 1 } } },
            },
            "a#Gone": { "type": "string" },
        }),
    );
    assert_eq!(
        kept,
        json!({
            "a#N": { "type": "intEnum", "members": {} },
            "a#S": {
                "type": "structure",
                "members": {
                    "a": { "target": "a#N", "traits": { "smithy.api#default": 1 } },
                    "b": { "target": "a#N" },
                },
            },
            "a#U": { "type": "union", "members": { "a": { "target": "a#N" } } },
        })
    );
}

#[test]
fn what_says_the_same_in_other_words_stays_as_it_was() {
    let traits = |pattern: &str, http: Value| {
        json!({ "a#S": {
            "type": "string",
            "traits": { "smithy.api#pattern": pattern, "smithy.api#http": http },
        } })
    };
    let known = traits("^[^:\n]*$", json!({ "uri": "/", "method": "GET" }));
    let converted =
        |pattern, code: u16| traits(pattern, json!({ "code": code, "method": "GET", "uri": "/" }));
    assert_eq!(kept(converted("^[^: ]*$", 200), known.clone()), known);
    let other = converted("^[^:-]*$", 201);
    assert_eq!(kept(other.clone(), known), other);
}

fn service(name: &str, more: Value) -> Value {
    let mut service = json!({ "type": "service", "traits": { "aws.api#service": more } });
    service["operations"] = json!([{ "target": "a#Get" }, { "target": "a#Put" }]);
    json!({
        name: service,
        "a#Get": { "type": "operation", "traits": { "smithy.waiters#waitable": { "Got": {} } } },
        "a#Put": { "type": "operation" },
    })
}

#[test]
fn the_service_keeps_its_name_and_its_resources() {
    let mut known = service("a#Inner", json!({ "sdkId": "A", "arnNamespace": "a" }));
    known["a#Inner"]["operations"] = json!([{ "target": "a#Put" }]);
    known["a#Inner"]["resources"] = json!([{ "target": "a#Thing" }]);
    known["a#Thing"] = json!({ "type": "resource", "read": { "target": "a#Get" } });
    known["a#Get"]["traits"]["smithy.waiters#waitable"]["Got"] = json!({ "maxDelay": 9 });
    let kept_shapes = kept(service("a#A", json!({ "sdkId": "A" })), known.clone());
    assert_eq!(kept_shapes, known);

    // A resource of which a part is gone goes too.
    known["a#Thing"]["delete"] = json!({ "target": "a#Gone" });
    let kept_shapes = kept(service("a#A", json!({ "sdkId": "A" })), known);
    assert_eq!(kept_shapes.get("a#Thing"), None);
    assert_eq!(kept_shapes["a#Inner"].get("resources"), None);
}
