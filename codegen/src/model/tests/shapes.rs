//! What one file of shapes becomes.

use super::{load_shapes, member_names, shape, source, with_service};
use crate::model::{ShapeId, ShapeKind, load, parse};
use serde_json::json;

#[test]
fn members_are_in_model_order() {
    let model = load_shapes(
        r#"
        "example#Order": {"type": "structure", "members": {
            "name": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}},
            "at": {"target": "smithy.api#Timestamp"}
        }},
        "example#Orders": {"type": "list", "member": {"target": "example#Order"}},
        "example#Index": {"type": "map",
            "value": {"target": "example#Order"},
            "key": {"target": "smithy.api#String"}
        }
        "#,
    );
    let order = shape(&model, "example#Order");
    assert_eq!(order.kind, ShapeKind::Structure);
    assert_eq!(member_names(order), ["name", "at"]);
    assert!(order.member("name").unwrap().traits.has("smithy.api#required"));
    assert_eq!(member_names(shape(&model, "example#Orders")), ["member"]);
    assert_eq!(member_names(shape(&model, "example#Index")), ["key", "value"]);
}

#[test]
fn every_type_is_known() {
    let types = [
        "blob",
        "boolean",
        "string",
        "byte",
        "short",
        "integer",
        "long",
        "float",
        "double",
        "bigInteger",
        "bigDecimal",
        "timestamp",
        "document",
        "structure",
        "operation",
        "resource",
    ];
    for name in types {
        let model = load_shapes(&format!(r#""example#A": {{"type": "{name}"}}"#));
        assert_eq!(shape(&model, "example#A").kind.name(), name);
    }
}

#[test]
fn properties_of_services_operations_and_resources() {
    let model = load_shapes(
        r#"
        "example#Shop": {"type": "service", "version": "1",
            "operations": [{"target": "example#Get"}],
            "resources": [{"target": "example#Shelf"}],
            "rename": {"example#GetInput": "GetRequest"},
            "traits": {"smithy.api#mixin": {}}
        },
        "example#Get": {"type": "operation", "input": {"target": "example#GetInput"}},
        "example#GetInput": {"type": "structure"},
        "example#Shelf": {"type": "resource",
            "identifiers": {"id": {"target": "smithy.api#String"}},
            "read": {"target": "example#Get"},
            "collectionOperations": [{"target": "example#Get"}]
        }
        "#,
    );
    let shop = shape(&model, "example#Shop").as_service().unwrap();
    assert_eq!(shop.version.as_deref(), Some("1"));
    assert_eq!(shop.operations[0].name(), "Get");
    assert_eq!(shop.resources[0].name(), "Shelf");
    assert_eq!(shop.rename["example#GetInput"], "GetRequest");

    let get = shape(&model, "example#Get").as_operation().unwrap();
    assert_eq!(get.input.name(), "GetInput");
    assert!(get.output.is_unit());

    let shelf = shape(&model, "example#Shelf").as_resource().unwrap();
    assert_eq!(shelf.identifiers["id"].name(), "String");
    assert_eq!(shelf.read, Some(get_id()));
    assert_eq!(shelf.collection_operations, [get_id()]);
    assert_eq!(shelf.create, None);
}

fn get_id() -> ShapeId {
    ShapeId::parse("example#Get").unwrap()
}

#[test]
fn traits_are_kept_whatever_they_are() {
    let model = load_shapes(
        r#"
        "example#A": {"type": "boolean", "traits": {
            "smithy.api#box": {},
            "smithy.api#documentation": "Yes or no.",
            "unknown#trait": [1, null]
        }}
        "#,
    );
    let traits = &shape(&model, "example#A").traits;
    assert_eq!(traits.str("smithy.api#documentation"), Some("Yes or no."));
    assert_eq!(traits.get("unknown#trait"), Some(&json!([1, null])));
    assert!(traits.has("smithy.api#box"));
}

#[test]
fn the_prelude_is_part_of_every_model() {
    let model = load_shapes(r#""example#A": {"type": "string"}"#);
    assert_eq!(shape(&model, "smithy.api#BigDecimal").kind, ShapeKind::BigDecimal);
    assert!(shape(&model, "smithy.api#Unit").traits.has("smithy.api#unitType"));
    let boolean = shape(&model, "smithy.api#PrimitiveBoolean");
    assert_eq!(boolean.traits.get("smithy.api#default"), Some(&json!(false)));
    assert!(boolean.id.is_prelude() && boolean.place().is_none());
}

#[test]
fn a_set_is_a_list_of_unique_items() {
    let model =
        load_shapes(r#""example#A": {"type": "set", "member": {"target": "smithy.api#String"}}"#);
    let set = shape(&model, "example#A");
    assert_eq!(set.kind, ShapeKind::List);
    assert!(set.traits.has("smithy.api#uniqueItems"));
}

#[test]
fn an_enum_member_without_value_has_its_name() {
    let model = load_shapes(
        r#"
        "example#A": {"type": "enum", "members": {
            "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "one"}},
            "TWO": {"target": "smithy.api#Unit"}
        }}
        "#,
    );
    let values = shape(&model, "example#A").members.iter();
    let values: Vec<_> =
        values.map(|member| member.traits.str("smithy.api#enumValue").unwrap()).collect();
    assert_eq!(values, ["one", "TWO"]);
}

#[test]
fn an_enum_trait_becomes_an_enum() {
    let model = load_shapes(
        r#"
        "example#A": {"type": "string", "traits": {"smithy.api#enum": [
            {"value": "t2.nano", "name": "T2_NANO", "documentation": "Tiny.", "deprecated": true},
            {"value": "us-east: 1/a", "tags": ["new"]}
        ]}}
        "#,
    );
    let shape = shape(&model, "example#A");
    assert_eq!(shape.kind, ShapeKind::Enum);
    assert!(!shape.traits.has("smithy.api#enum"));
    assert_eq!(member_names(shape), ["T2_NANO", "us_east_1_a"]);
    let [nano, east] = shape.members.as_slice() else { panic!("two members") };
    assert_eq!(nano.traits.str("smithy.api#enumValue"), Some("t2.nano"));
    assert_eq!(nano.traits.str("smithy.api#documentation"), Some("Tiny."));
    assert!(nano.traits.has("smithy.api#deprecated"));
    assert_eq!(east.traits.get("smithy.api#tags"), Some(&json!(["new"])));
}

#[test]
fn an_enum_trait_without_usable_names_stays_a_trait() {
    for values in [r#"{"value": "1a"}"#, r#"{"value": "a-b"}, {"value": "a.b"}"#] {
        let model = load_shapes(&format!(
            r#""example#A": {{"type": "string", "traits": {{"smithy.api#enum": [{values}]}}}}"#
        ));
        let shape = shape(&model, "example#A");
        assert_eq!(shape.kind, ShapeKind::String, "{values}");
        assert!(shape.traits.has("smithy.api#enum"), "{values}");
    }
}

#[test]
fn recursion_that_comes_to_an_end_is_fine() {
    load_shapes(
        r#"
        "example#Tree": {"type": "structure", "members": {
            "children": {"target": "example#Trees", "traits": {"smithy.api#required": {}}},
            "parent": {"target": "example#Tree"}
        }},
        "example#Trees": {"type": "list", "member": {"target": "example#Tree"}},
        "example#Expression": {"type": "union", "members": {
            "not": {"target": "example#Not"},
            "literal": {"target": "smithy.api#String"}
        }},
        "example#Not": {"type": "structure", "members": {
            "inner": {"target": "example#Expression", "traits": {"smithy.api#required": {}}}
        }},
        "example#Rows": {"type": "list", "member": {"target": "example#Row"}},
        "example#Row": {"type": "list", "member": {"target": "smithy.api#String"}}
        "#,
    );
}

#[test]
fn versions_of_smithy_2_are_understood() {
    for version in ["2", "2.0", "2.1"] {
        let text = with_service("").replace("2.0", version).replace(",\n\n", "");
        load(&[source("model.json", &text)], None).unwrap();
    }
}

#[test]
fn parsing_keeps_file_order() {
    let text = r#"{"smithy": "2.0", "metadata": {"b": 1, "a": 2}, "shapes": {
        "example#B": {"type": "string"},
        "example#A$b": {"type": "apply", "traits": {}},
        "example#A": {"type": "structure"}
    }}"#;
    let ast = parse(&source("model.json", text)).unwrap();
    assert_eq!(ast.version, "2.0");
    assert!(ast.metadata.keys().eq(["b", "a"]));
    assert!(ast.shapes.keys().eq(["example#B", "example#A$b", "example#A"]));
}

#[test]
fn a_shape_and_a_member_know_their_places() {
    let model = load_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
        "#,
    );
    let shape = shape(&model, "example#A");
    let diagnostic = crate::diagnostic::Diagnostic::new("the names collide")
        .at(shape.place())
        .at(shape.member_place(&shape.members[0]));
    let expected = r#"
error: the names collide
 --> model.json:2:1
  |
2 | "example#A": {"type": "structure", "members": {
  | ^^^^^^^^^^^
 ::: model.json:3:3
  |
3 |   "a": {"target": "smithy.api#String"}
  |   ^^^
"#;
    assert_eq!(diagnostic.to_string(), expected.trim());
}
