//! Data shapes.

use super::api::Api;
use super::kind::type_of;
use super::node::Node;
use super::{constraints, enums, errors, member, traits, wire};
use crate::diagnostic::Diagnostic;
use crate::model::prelude;
use serde_json::{Map, Value, json};

/// Returns a shape as Smithy has it.
pub(super) fn convert(api: &Api<'_>, name: &str, node: &Node<'_>) -> Result<Value, Diagnostic> {
    let mut traits = traits::common(node)?;
    traits.extend(constraints::traits(node)?);
    if node.flag("streaming")? || node.flag("eventstream")? || api.uses.is_streamed(name) {
        traits.insert("smithy.api#streaming".to_owned(), json!({}));
    }
    if api.uses.holds_json(name) {
        traits.insert("smithy.api#mediaType".to_owned(), "application/json".into());
    }

    let mut shape = Map::new();
    let kind = type_of(node.json());
    shape.insert("type".to_owned(), kind.into());
    match kind {
        "structure" => {
            shape.insert("members".to_owned(), member::of_structure(api, node)?);
            traits.extend(errors::traits(api, node)?);
            traits.extend(role(api, name));
            traits.extend(wire::of_root(api, name, node, api.uses.only_input(name))?);
        }
        "union" => {
            shape.insert("members".to_owned(), member::of_structure(api, node)?);
        }
        "list" => {
            shape.insert("member".to_owned(), member::of_collection(api, node, "member")?);
        }
        "map" => {
            shape.insert("key".to_owned(), member::of_collection(api, node, "key")?);
            shape.insert("value".to_owned(), member::of_collection(api, node, "value")?);
        }
        "string" => {
            let values = node.texts("enum")?;
            match enums::members(&values) {
                _ if values.is_empty() => {}
                Some(members) => {
                    shape.insert("type".to_owned(), "enum".into());
                    shape.insert("members".to_owned(), members);
                }
                None => {
                    traits.insert("smithy.api#enum".to_owned(), enums::values(&values));
                }
            }
        }
        _ => check_simple(kind, node)?,
    }
    traits::attach(&mut shape, traits);
    Ok(shape.into())
}

/// Returns the trait of a structure that is only the input or only the output of an operation. The
/// description does not say so; it follows from what refers to the structure.
fn role(api: &Api<'_>, name: &str) -> Option<(String, Value)> {
    let role = match api.uses.only_input(name) {
        Some(_) => "smithy.api#input",
        None if api.uses.is_only_output(name) => "smithy.api#output",
        None => return None,
    };
    Some((role.to_owned(), json!({})))
}

fn check_simple(kind: &str, node: &Node<'_>) -> Result<(), Diagnostic> {
    if prelude::PLAIN.iter().any(|(_, plain)| plain.name() == kind) {
        return Ok(());
    }
    let type_name = node.required("type")?;
    type_name.as_text()?;
    Err(type_name.error(format!("`{kind}` is not a known type")))
}
