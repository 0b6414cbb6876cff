//! The model folder: the facts of the service, and our own documentation for all of it.

use crate::files::{read, root};
use serde_json::{Map, Value};
use smithy_codegen::STUB;
use std::collections::BTreeSet;

fn shapes(file: &str) -> Map<String, Value> {
    let text = read(&root().join("model").join(file));
    let mut model: Map<String, Value> = serde_json::from_str(&text).unwrap();
    match model.remove("shapes") {
        Some(Value::Object(shapes)) => shapes,
        _ => panic!("{file} has no shapes"),
    }
}

/// Returns the members of a shape by their names, including those of lists and maps.
fn members(shape: &Value) -> Vec<(&str, &Value)> {
    let named = shape.get("members").and_then(Value::as_object).into_iter().flatten();
    let unnamed = ["member", "key", "value"].into_iter();
    let unnamed = unnamed.filter_map(|name| Some((name, shape.get(name)?)));
    named.map(|(name, member)| (name.as_str(), member)).chain(unnamed).collect()
}

/// Returns the ids of all shapes, and of their members as `shape$member`.
fn ids(shapes: &Map<String, Value>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (id, shape) in shapes {
        ids.insert(id.clone());
        ids.extend(members(shape).into_iter().map(|(name, _)| format!("{id}${name}")));
    }
    ids
}

#[test]
fn everything_is_documented_and_nothing_else() {
    let ids = ids(&shapes("gameliftstreams.json"));
    let docs = shapes("gameliftstreams.docs.json");
    let documented: BTreeSet<String> = docs.keys().cloned().collect();
    let missing: Vec<_> = ids.difference(&documented).collect();
    let unknown: Vec<_> = documented.difference(&ids).collect();
    assert!(missing.is_empty(), "without documentation: {missing:#?}");
    assert!(unknown.is_empty(), "documentation of what does not exist: {unknown:#?}");
}

/// The stubs that `cargo xtask update --stubs` writes have to be replaced by a person.
#[test]
fn no_stub_is_left() {
    let docs = shapes("gameliftstreams.docs.json");
    let text =
        |apply: &Value| apply["traits"]["smithy.api#documentation"].as_str().map(str::to_owned);
    let is_stub = |apply: &Value| text(apply).is_some_and(|text| text.contains(STUB.trim_end()));
    let stubs: Vec<&String> =
        docs.iter().filter(|(_, apply)| is_stub(apply)).map(|(id, _)| id).collect();
    assert!(stubs.is_empty(), "to be documented: {stubs:#?}");
}

#[test]
fn documentation_is_all_that_is_applied() {
    for (id, apply) in shapes("gameliftstreams.docs.json") {
        let apply = apply.as_object().unwrap();
        let keys: Vec<_> = apply.keys().collect();
        assert_eq!(keys, ["type", "traits"], "{id}");
        assert_eq!(apply["type"], "apply", "{id}");
        let traits = apply["traits"].as_object().unwrap();
        let traits: Vec<_> = traits.iter().collect();
        let [(name, Value::String(text))] = traits.as_slice() else {
            panic!("{id} has other traits than documentation: {traits:?}");
        };
        assert_eq!(*name, "smithy.api#documentation", "{id}");
        assert!(!text.trim().is_empty(), "{id} has empty documentation");
    }
}

#[test]
fn the_model_has_facts_only() {
    let foreign = [
        "smithy.api#documentation",
        "smithy.rules#",
        "smithy.test#",
        "aws.iam#",
        "aws.cloudformation#",
    ];
    let mut found = Vec::new();
    for (id, shape) in shapes("gameliftstreams.json") {
        let subjects = [("", &shape)].into_iter().chain(members(&shape));
        for (member, subject) in subjects {
            let traits = subject.get("traits").and_then(Value::as_object).into_iter().flatten();
            let traits = traits.filter(|(name, _)| foreign.iter().any(|f| name.starts_with(f)));
            found.extend(traits.map(|(name, _)| format!("{id} {member} {name}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
