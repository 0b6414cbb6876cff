//! Reduces a model to some of its operations, for a crate that needs no more.

use super::{Imported, import};
use crate::diagnostic::{Diagnostics, Source};
use crate::model;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Keeps of an imported model only these operations, given by name or ID, and what they need. Generated,
/// it has the same operations and shapes as the whole model with the same selection; but names that the
/// rest would take are free.
///
/// # Errors
///
/// If the model has several services or is not valid, or for each name that is not an operation of it.
pub fn reduce(imported: &Source, operations: &[String]) -> Result<Imported, Diagnostics> {
    let model = model::load(std::slice::from_ref(imported), None)?.select(operations)?;
    let mut needed: BTreeSet<String> =
        model.selected().map(|shape| shape.id.as_str().to_owned()).collect();
    let mut ast = model::parse(imported)?;
    add_mixins(&ast.shapes, &mut needed);
    ast.shapes.retain(|id, shape| match shape["type"].as_str() {
        // Applies to a shape, or to a member: `example#Shape$member`.
        Some("apply") => id.split('$').next().is_some_and(|target| needed.contains(target)),
        _ => needed.contains(id),
    });
    let service = model.service().id.as_str();
    if let Some(service) = ast.shapes.get_mut(service).and_then(Value::as_object_mut) {
        let operations =
            model.operations().map(|(shape, _)| json!({ "target": shape.id.as_str() }));
        service.insert("operations".to_owned(), operations.collect());
        service.shift_remove("resources");
        if let Some(renames) = service.get_mut("rename").and_then(Value::as_object_mut) {
            renames.retain(|id, _| needed.contains(id));
        }
    }
    let reduced = json!({ "smithy": ast.version, "shapes": ast.shapes });
    import(&Source::new(imported.name.clone(), reduced.to_string()))
}

/// Adds the mixins of shapes, and the mixins of these.
fn add_mixins(shapes: &Map<String, Value>, needed: &mut BTreeSet<String>) {
    let mut open: Vec<String> = needed.iter().cloned().collect();
    while let Some(id) = open.pop() {
        let mixins = shapes.get(&id).and_then(|shape| shape["mixins"].as_array());
        for mixin in mixins.into_iter().flatten().filter_map(|mixin| mixin["target"].as_str()) {
            // Members that are declared in a mixin may be all that targets a shape, and they are in the
            // closure already.
            if needed.insert(mixin.to_owned()) {
                open.push(mixin.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"{ "smithy": "2.0", "shapes": {
        "e#S": {
            "type": "service", "version": "1", "resources": [{ "target": "e#R" }],
            "operations": [{ "target": "e#Drop" }], "rename": { "f#T": "U" }
        },
        "e#R": { "type": "resource", "operations": [{ "target": "e#Keep" }] },
        "e#Keep": { "type": "operation", "input": { "target": "e#KeepInput" } },
        "e#Drop": { "type": "operation", "input": { "target": "e#DropInput" } },
        "e#KeepInput": { "type": "structure", "members": {}, "mixins": [{ "target": "e#Mixed" }] },
        "e#Mixed": {
            "type": "structure", "members": { "a": { "target": "e#A" } },
            "traits": { "smithy.api#mixin": {} }
        },
        "e#A": { "type": "string" },
        "e#B": { "type": "string" },
        "f#T": { "type": "string" },
        "e#DropInput": {
            "type": "structure",
            "members": { "b": { "target": "e#B" }, "t": { "target": "f#T" } }
        },
        "e#DropInput$b": { "type": "apply", "traits": { "smithy.api#required": {} } }
    } }"#;

    #[test]
    fn only_what_an_operation_needs_stays() {
        let reduced = reduce(&Source::new("whole.json", WHOLE), &["Keep".to_owned()]).unwrap();
        let reduced: Value = serde_json::from_str(&reduced.text).unwrap();
        let ids: Vec<&String> = reduced["shapes"].as_object().unwrap().keys().collect();
        assert_eq!(ids, ["e#S", "e#Keep", "e#KeepInput", "e#Mixed", "e#A"]);
        let service = &reduced["shapes"]["e#S"];
        assert_eq!(service["operations"], json!([{ "target": "e#Keep" }]));
        assert_eq!((service.get("resources"), &service["rename"]), (None, &json!({})));
    }

    #[test]
    fn names_that_are_not_operations_are_errors() {
        let whole = Source::new("whole.json", WHOLE);
        let errors = reduce(&whole, &["Kept".to_owned()]).err().unwrap();
        assert!(errors.to_string().contains("has no operation `Kept`"), "{errors}");
    }

    #[test]
    fn applied_traits_stay_with_their_shapes() {
        let reduced = reduce(&Source::new("whole.json", WHOLE), &["Drop".to_owned()]).unwrap();
        assert!(reduced.text.contains("e#DropInput$b"));
    }
}
