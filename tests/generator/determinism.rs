//! Same model, same bytes.

use crate::targets::targets;
use serde_json::{Map, Value};
use smithy_codegen::{Files, Source};
use std::collections::BTreeSet;

#[test]
fn generating_twice_gives_the_same_bytes() {
    for target in targets() {
        let sources = target.sources();
        assert_same(&target.name, &target.generate(&sources), &target.generate(&sources));
    }
}

#[test]
fn the_order_of_files_and_shapes_does_not_matter() {
    for target in targets() {
        let sources = target.sources();
        let reversed: Vec<Source> = sources.iter().rev().map(with_shapes_reversed).collect();
        assert_same(&target.name, &target.generate(&sources), &target.generate(&reversed));
    }
}

fn with_shapes_reversed(source: &Source) -> Source {
    let mut model: Map<String, Value> = serde_json::from_str(&source.text).unwrap();
    let shapes = model["shapes"].as_object_mut().unwrap();
    *shapes = std::mem::take(shapes).into_iter().rev().collect();
    Source::new(source.name.clone(), serde_json::to_string_pretty(&model).unwrap())
}

#[test]
fn shapes_are_reversed() {
    let source = Source::new("a.json", r#"{ "shapes": { "a#A": {}, "a#B": {}, "a#C": {} } }"#);
    assert_eq!(
        &*with_shapes_reversed(&source).text,
        "{\n  \"shapes\": {\n    \"a#C\": {},\n    \"a#B\": {},\n    \"a#A\": {}\n  }\n}"
    );
}

fn assert_same(name: &str, one: &Files, other: &Files) {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ: Vec<_> = paths.iter().filter(|path| one.get(**path) != other.get(**path)).collect();
    assert!(differ.is_empty(), "{name}: these differ: {differ:?}");
}
