//! What an update keeps.

use super::carry_over;
use crate::diagnostic::Source;
use serde_json::{Value, json};

fn kept(converted: Value, known: Value) -> Value {
    let source = |shapes: Value| {
        Source::new("model.json", json!({ "smithy": "2.0", "shapes": shapes }).to_string())
    };
    let kept = carry_over(&source(converted), &source(known)).unwrap();
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

    // A resource that loses a part is removed too.
    known["a#Thing"]["delete"] = json!({ "target": "a#Gone" });
    let kept_shapes = kept(service("a#A", json!({ "sdkId": "A" })), known);
    assert_eq!(kept_shapes.get("a#Thing"), None);
    assert_eq!(kept_shapes["a#Inner"].get("resources"), None);
}

fn string(traits: Value) -> Value {
    json!({ "type": "string", "traits": traits })
}

/// Returns a structure with a member that has this target and these traits.
fn structure(target: &str, traits: Value) -> Value {
    json!({ "type": "structure", "members": { "m": { "target": target, "traits": traits } } })
}

#[test]
fn a_shape_that_is_called_as_one_of_the_prelude_is_still_the_target() {
    let known = json!({ "a#S": structure("a#String", json!({})), "a#String": string(json!({})) });
    let converted = json!({ "a#S": structure("smithy.api#String", json!({})) });
    let member = json!({ "target": "a#String" });
    let expected = json!({ "type": "structure", "members": { "m": member } });
    assert_eq!(kept(converted.clone(), known)["a#S"], expected);
    // A shape with constraints is not just another way to say the same.
    let length = json!({ "smithy.api#length": { "max": 9 } });
    let known = json!({ "a#S": structure("a#String", json!({})), "a#String": string(length) });
    assert_eq!(kept(converted.clone(), known), converted);
}

#[test]
fn a_shape_that_was_made_for_the_constraints_of_a_member_goes_back_to_it() {
    let list = |traits: Value| json!({ "type": "list", "member": { "target": "smithy.api#String" }, "traits": traits });
    let length = |max: i32| json!({ "smithy.api#length": { "max": max } });
    let known = json!({ "a#S": structure("a#List", length(3)), "a#List": list(json!({})) });
    let converted = |max: i32| json!({ "a#S": structure("a#SMList", json!({})), "a#SMList": list(length(max)) });
    assert_eq!(kept(converted(3), known.clone()), known);
    // Also if the constraint is another now, and not if it is of the shape and gone.
    let other = json!({ "a#S": structure("a#List", length(4)), "a#List": list(json!({})) });
    assert_eq!(kept(converted(4), known), other);
    let known = json!({ "a#S": structure("a#List", json!({})), "a#List": list(length(3)) });
    let without = json!({ "a#S": structure("a#SMList", json!({})), "a#SMList": list(json!({})) });
    assert_eq!(kept(without.clone(), known), without);
}

/// In a description, the member states what Smithy's separate shape states.
#[test]
fn a_shape_that_went_to_its_member_comes_back() {
    let length = |max: i32| json!({ "smithy.api#length": { "max": max } });
    let member = json!({ "target": "a#Name" });
    let known = json!({
        "a#S": { "type": "structure", "members": { "m": member } },
        "a#Name": string(length(3)),
    });
    let converted = |max: i32| json!({ "a#S": structure("smithy.api#String", length(max)) });
    assert_eq!(kept(converted(3), known.clone()), known);
    let other = json!({ "a#S": structure("a#Name", length(4)), "a#Name": string(length(3)) });
    assert_eq!(kept(converted(4), known), other);
}

#[test]
fn traits_are_kept_that_a_description_never_tells() {
    let named = |name: &str| structure("a#T", json!({ "smithy.api#xmlName": name }));
    let plain = || json!({ "type": "structure", "members": { "m": { "target": "a#T" } } });
    let known = json!({ "a#E": named("E"), "a#F": named("F") });
    let converted = json!({ "a#E": plain(), "a#F": plain() });
    assert_eq!(kept(converted, known.clone()), known);
    // The description marks errors, so the unmarked one is really gone.
    let converted = json!({ "a#E": plain(), "a#F": named("F") });
    assert_eq!(kept(converted.clone(), known), converted);
}

/// A trait for another type may no longer be right.
#[test]
fn a_default_goes_with_the_type() {
    let zero = || json!({ "smithy.api#default": 0 });
    let member = |target: &str| json!({ "a#S": { "type": "structure", "members": { "m": { "target": target } } } });
    let known = json!({ "a#S": structure("smithy.api#Integer", zero()) });
    let kept_traits =
        |target: &str| kept(member(target), known.clone())["a#S"]["members"]["m"]["traits"].clone();
    assert_eq!(kept_traits("smithy.api#PrimitiveInteger"), zero());
    assert_eq!(kept_traits("smithy.api#String"), Value::Null);
}

#[test]
fn values_of_an_old_enum_keep_their_names_and_documentation() {
    let known = json!({ "a#E": string(json!({ "smithy.api#enum": [
        { "value": "a-b", "name": "AB", "documentation": "Both." }, { "value": "c.d" },
    ] })) });
    let converted = json!({ "a#E": {
        "type": "enum", "members": { "a_b": value("a-b"), "cd": value("c.d") },
    } });
    let kept = kept(converted, known);
    let mut documented = value("a-b");
    documented["traits"]["smithy.api#documentation"] = json!("Both.");
    assert_eq!(kept["a#E"]["members"], json!({ "AB": documented, "c_d": value("c.d") }));
}

/// One member has the shape only for its own constraints; the other needs it unchanged.
#[test]
fn a_shape_that_others_need_was_not_made_for_a_member() {
    let length = json!({ "smithy.api#length": { "max": 9 } });
    let known = json!({ "a#S": structure("a#Text", json!({})), "a#Text": string(json!({})) });
    let converted = json!({
        "a#S": structure("a#Name", json!({})),
        "a#New": structure("a#Name", json!({})),
        "a#Name": string(length),
    });
    assert_eq!(kept(converted.clone(), known), converted);
}

#[test]
fn errors_keep_their_members_and_whose_fault_they_are() {
    let mut known = structure("a#Message", json!({}));
    known["traits"] = json!({ "smithy.api#error": "server" });
    let known = json!({ "a#E": known, "a#Message": string(json!({})) });
    let converted = json!({ "a#E": {
        "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" },
    } });
    assert_eq!(kept(converted, known.clone()), known);
}

#[test]
fn members_keep_their_order_where_it_is_another() {
    let order = |names: &[&str]| {
        let members = names.iter().map(|name| ((*name).to_owned(), json!({ "target": "a#S" })));
        let members: serde_json::Map<String, Value> = members.collect();
        json!({ "a#T": { "type": "structure", "members": members } })
    };
    let names = |kept: Value| -> Vec<String> {
        kept["a#T"]["members"].as_object().unwrap().keys().cloned().collect()
    };
    let known = order(&["c", "b"]);
    assert_eq!(names(kept(order(&["a", "b", "c"]), known.clone())), ["c", "b", "a"]);
    assert_eq!(names(kept(order(&["c", "a", "b"]), known)), ["c", "a", "b"]);
}

#[test]
fn pages_stay_if_their_members_are_there() {
    let list = |output: &str| {
        json!({
            "a#List": {
                "type": "operation",
                "input": { "target": "a#In" },
                "output": { "target": "a#Out" },
            },
            "a#In": { "type": "structure", "members": { "token": { "target": "a#S" } } },
            "a#Out": { "type": "structure", "members": { output: { "target": "a#S" } } },
        })
    };
    let mut known = list("next");
    let pages = json!({ "inputToken": "token", "outputToken": "next" });
    known["a#List"]["traits"] = json!({ "smithy.api#paginated": pages });
    assert_eq!(kept(list("next"), known.clone()), known);
    assert_eq!(kept(list("other"), known.clone()), list("other"));
    let mut of_another_type = list("next");
    of_another_type["a#Out"]["members"]["next"]["target"] = json!("smithy.api#Blob");
    assert_eq!(kept(of_another_type.clone(), known), of_another_type);
}

#[test]
fn a_resource_whose_name_is_taken_is_not_kept() {
    let mut known = service("a#A", json!({}));
    known["a#A"]["resources"] = json!([{ "target": "a#Thing" }]);
    known["a#Thing"] = json!({ "type": "resource", "read": { "target": "a#Get" } });
    let mut converted = service("a#A", json!({}));
    converted["a#Thing"] = json!({ "type": "structure", "members": {} });
    assert_eq!(kept(converted.clone(), known)["a#Thing"], converted["a#Thing"]);
}

/// Returns the operation `a#Get`, with these errors.
fn operation(errors: &[&str]) -> Value {
    let errors: Vec<Value> = errors.iter().map(|id| json!({ "target": id })).collect();
    json!({ "type": "operation", "errors": errors })
}

fn error(members: Value) -> Value {
    json!({ "type": "structure", "members": members, "traits": { "smithy.api#error": "client" } })
}

#[test]
fn errors_stay_that_the_description_has_nowhere() {
    let text = json!({ "target": "a#Text" });
    let kept = kept(
        json!({
            "a#Get": operation(&["a#NoSuchKey"]),
            "a#NoSuchKey": error(json!({})),
            "a#Busy": error(json!({})),
        }),
        json!({
            "a#Get": operation(&["a#NotFound", "a#Busy", "a#Deep"]),
            "a#NotFound": error(json!({ "why": text })),
            "a#Text": { "type": "string" },
            // It is known but no longer listed.
            "a#Busy": error(json!({})),
            // Its target was removed.
            "a#Deep": error(json!({ "texts": { "target": "a#Texts" } })),
            "a#Texts": { "type": "list", "member": text },
            "a#Drop": operation(&["a#Gone"]),
            "a#Gone": error(json!({})),
        }),
    );
    assert_eq!(
        kept,
        json!({
            "a#Busy": error(json!({})),
            "a#Get": operation(&["a#NoSuchKey", "a#NotFound"]),
            "a#NoSuchKey": error(json!({})),
            "a#NotFound": error(json!({ "why": text })),
            "a#Text": { "type": "string" },
        })
    );
}

#[test]
fn errors_keep_their_messages() {
    let text = json!({ "target": "smithy.api#String" });
    let kept = kept(
        json!({ "a#E": error(json!({ "id": text })), "a#F": error(json!({ "Message": text })) }),
        json!({
            "a#E": error(json!({ "message": text, "gone": text })),
            "a#F": error(json!({ "message": text })),
        }),
    );
    assert_eq!(kept["a#E"], error(json!({ "id": text, "message": text })));
    assert_eq!(kept["a#F"], error(json!({ "Message": text })));
}

#[test]
fn waiters_stay_that_go_by_errors_for_which_descriptions_have_status_codes() {
    let waiter =
        |matcher: Value| json!({ "acceptors": [{ "state": "success", "matcher": matcher }] });
    let there = waiter(json!({ "success": true }));
    let gone = waiter(json!({ "errorType": "NotFound" }));
    let operation = |waiters: Value| {
        let mut operation = operation(&["a#NotFound"]);
        operation["traits"] = json!({ "smithy.waiters#waitable": waiters });
        operation
    };
    let other = waiter(json!({ "errorType": "Busy" }));
    let by_path = waiter(json!({ "output": {
        "path": "id", "comparator": "stringEquals", "expected": "x",
    } }));
    let known = json!({
        "a#Get": operation(json!({
            "Gone": gone, "There": there, "Other": other, "ByPath": by_path,
        })),
        "a#NotFound": error(json!({})),
    });
    let mut converted = json!({
        "a#Get": operation(json!({ "There": there })),
        "a#NotFound": error(json!({})),
    });
    let waiters = |shapes: Value| shapes["a#Get"]["traits"]["smithy.waiters#waitable"].clone();
    let all = kept(converted.clone(), known.clone());
    assert_eq!(waiters(all), json!({ "Gone": gone, "There": there }));

    // A file without waiters says that there are none.
    converted["a#Get"]["traits"] = json!({});
    assert_eq!(waiters(kept(converted, known)), Value::Null);
}
