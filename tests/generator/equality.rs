//! Which types are `Eq` and `Hash`.

use crate::files::{read, root};
use serde_json::{Value, json};
use smithy_codegen::{Options, Source, generate};
use std::collections::BTreeSet;

/// Returns the types of the model, below `src/shapes`, that derive the traits of total equality.
fn with_total_equality(model: &str) -> BTreeSet<String> {
    let options = Options::new("zoo", r#"{ path = "runtime" }"#);
    let generated = generate(&[Source::new("model.json", model)], &options).unwrap();
    let types = generated.files.iter().filter_map(|(path, file)| {
        let name = path.strip_prefix("src/shapes/")?.strip_suffix(".rs")?;
        file.text.contains("PartialEq, Eq, Hash)]").then(|| name.to_owned())
    });
    types.collect()
}

/// Returns a structure with a member for each target.
fn structure(targets: &[&str]) -> Value {
    let members: serde_json::Map<String, Value> = targets
        .iter()
        .enumerate()
        .map(|(index, target)| (format!("m{index}"), json!({ "target": target })))
        .collect();
    json!({ "type": "structure", "members": members })
}

/// Returns a service with an operation whose input is the structure `a#Input` of these shapes.
fn model(shapes: &[(&str, Value)]) -> String {
    let mut model = json!({ "smithy": "2.0", "shapes": {
        "a#S": { "type": "service", "version": "1", "operations": [{ "target": "a#O" }] },
        "a#O": {
            "type": "operation",
            "input": { "target": "a#Input" },
            "output": { "target": "smithy.api#Unit" }
        }
    }});
    for (id, shape) in shapes {
        model["shapes"][id] = shape.clone();
    }
    model.to_string()
}

#[test]
fn numbers_and_documents_take_it_wherever_they_can_be_reached() {
    let union = |target: &str| json!({ "type": "union", "members": { "m": { "target": target } } });
    let list = |target: &str| json!({ "type": "list", "member": { "target": target } });
    let map = |target: &str| {
        let key = json!({ "target": "smithy.api#String" });
        json!({ "type": "map", "key": key, "value": { "target": target } })
    };
    let shapes = [
        ("a#Input", structure(&["a#Leaves", "a#InMap", "a#InUnion", "a#Round", "a#ByDocument"])),
        ("a#Leaves", structure(&["a#Exact", "a#AlsoExact", "a#Word", "a#Circle"])),
        (
            "a#Exact",
            structure(&["smithy.api#BigDecimal", "smithy.api#Timestamp", "smithy.api#Blob"]),
        ),
        ("a#AlsoExact", union("smithy.api#BigInteger")),
        ("a#Word", json!({ "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } })),
        // A cycle of only exact values, through a list.
        ("a#Circle", structure(&["a#Circles", "smithy.api#Integer"])),
        ("a#Circles", list("a#Circle")),
        ("a#InMap", structure(&["a#Floats"])),
        ("a#Floats", map("a#Wrapped")),
        ("a#Wrapped", structure(&["smithy.api#Float"])),
        ("a#InUnion", union("a#Ratios")),
        ("a#Ratios", list("a#Ratio")),
        ("a#Ratio", json!({ "type": "double" })),
        // A cycle with a number anywhere loses total equality as a whole.
        ("a#Round", structure(&["a#AndRound"])),
        ("a#AndRound", structure(&["a#Round", "smithy.api#Double"])),
        ("a#ByDocument", structure(&["smithy.api#Document"])),
    ];
    let expected = ["leaves", "exact", "also_exact", "circle"].map(str::to_owned);
    assert_eq!(with_total_equality(&model(&shapes)), BTreeSet::from(expected));
}

#[test]
fn a_chain_is_looked_through() {
    let ids: Vec<String> = (0..40).map(|index| format!("a#T{index}")).collect();
    let mut shapes = vec![("a#Input", structure(&["a#T0"]))];
    for pair in ids.windows(2) {
        shapes.push((&pair[0], structure(&[&pair[1]])));
    }
    shapes.push((&ids[ids.len() - 1], structure(&["smithy.api#Double"])));
    assert_eq!(with_total_equality(&model(&shapes)), BTreeSet::new());
}

#[test]
fn structures_and_errors_of_gamelift_streams_have_it() {
    let types = with_total_equality(&read(&root().join("model/gameliftstreams.json")));
    assert!(types.contains("stream_session_summary"), "{types:?}");
    assert!(types.contains("resource_not_found_exception"), "an error: {types:?}");
}
