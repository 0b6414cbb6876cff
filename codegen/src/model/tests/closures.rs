//! The chosen service, and the shapes connected to it.

use super::{load_shapes, source};
use crate::model::{Model, load};

const SHOP: &str = r#"
{"smithy": "2.0", "shapes": {
    "example#Shop": {"type": "service",
        "operations": [{"target": "example#Ping"}],
        "resources": [{"target": "example#Shelf"}],
        "errors": [{"target": "example#Busy"}]
    },
    "example#Busy": {"type": "structure", "traits": {"smithy.api#error": "server"}},
    "example#Ping": {"type": "operation",
        "output": {"target": "smithy.api#Unit"},
        "errors": [{"target": "example#Lost"}]
    },
    "example#Lost": {"type": "structure", "traits": {"smithy.api#error": "client"}},
    "example#Shelf": {"type": "resource",
        "identifiers": {"id": {"target": "example#ShelfId"}},
        "list": {"target": "example#ListShelves"},
        "resources": [{"target": "example#Box"}]
    },
    "example#ShelfId": {"type": "string"},
    "example#ListShelves": {"type": "operation", "output": {"target": "example#Shelves"}},
    "example#Shelves": {"type": "structure", "members": {
        "colours": {"target": "example#Colours"},
        "self": {"target": "example#Shelves"}
    }},
    "example#Colours": {"type": "map",
        "key": {"target": "smithy.api#String"},
        "value": {"target": "example#Colour"}
    },
    "example#Colour": {"type": "enum", "members": {"RED": {"target": "smithy.api#Unit"}}},
    "example#Box": {"type": "resource", "operations": [{"target": "example#Open"}]},
    "example#Open": {"type": "operation", "input": {"target": "example#OpenInput"}},
    "example#OpenInput": {"type": "structure", "traits": {"example#note": {}}},
    "example#note": {"type": "structure", "traits": {"smithy.api#trait": {}}},
    "example#Unused": {"type": "string"}
}}"#;

fn closure(model: &Model) -> Vec<&str> {
    model.closure().map(|shape| shape.id.as_str()).collect()
}

#[test]
fn a_closure_has_the_connected_shapes_by_id() {
    let model = load(&[source("shop.json", SHOP)], None).unwrap();
    let expected = [
        "example#Box",
        "example#Busy",
        "example#Colour",
        "example#Colours",
        "example#ListShelves",
        "example#Lost",
        "example#Open",
        "example#OpenInput",
        "example#Ping",
        "example#Shelf",
        "example#Shelves",
        "example#Shop",
        "smithy.api#String",
    ];
    assert_eq!(closure(&model), expected);
    let operations: Vec<&str> = model.operations().map(|(shape, _)| shape.id.name()).collect();
    assert_eq!(operations, ["ListShelves", "Open", "Ping"]);
}

#[test]
fn unit_is_in_a_closure_only_as_a_member_of_a_union() {
    let shop = SHOP.replace(
        r#""example#Unused": {"type": "string"}"#,
        r#""example#Choice": {"type": "union", "members": {"no": {"target": "smithy.api#Unit"}}}"#,
    );
    let shop = shop.replace(r#""target": "example#Colour""#, r#""target": "example#Choice""#);
    let model = load(&[source("shop.json", &shop)], None).unwrap();
    assert!(closure(&model).contains(&"smithy.api#Unit"));
}

#[test]
fn a_service_is_chosen_by_id_or_by_name() {
    let files = [
        source("shop.json", SHOP),
        source(
            "other.json",
            r#"{"smithy": "2.0", "shapes": {"example#Other": {"type": "service"}}}"#,
        ),
    ];
    for wanted in ["example#Other", "Other"] {
        let model = load(&files, Some(wanted)).unwrap();
        assert_eq!(model.service().id.as_str(), "example#Other");
        assert_eq!(closure(&model), ["example#Other"]);
    }
}

#[test]
fn a_mixin_is_no_service_to_choose() {
    let model =
        load_shapes(r#""example#Base": {"type": "service", "traits": {"smithy.api#mixin": {}}}"#);
    assert_eq!(model.service().id.name(), "Service");
}
