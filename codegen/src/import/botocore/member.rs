//! Members.

use super::api::{Api, Reference};
use super::kind::type_of;
use super::node::Node;
use super::{constraints, traits, wire};
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value, json};

/// Returns the members of a structure or union. Union members are never required.
pub(super) fn of_structure(api: &Api<'_>, structure: &Node<'_>) -> Result<Value, Diagnostic> {
    let is_union = type_of(structure.json()) == "union";
    let required = if is_union { Vec::new() } else { structure.texts("required")? };
    let payload = structure.text("payload")?;
    let mut members = Map::new();
    for (name, node) in structure.entries_of("members")? {
        let reference = api.reference(&node)?;
        let mut traits = own_traits(api, &node, &reference)?;
        if required.contains(&name) {
            traits.insert("smithy.api#required".to_owned(), json!({}));
        }
        let is_payload = payload == Some(name);
        traits.extend(wire::of_member(api, name, &node, &reference, is_payload)?);
        members.insert(name.to_owned(), member(api, &reference, traits));
    }
    Ok(members.into())
}

/// Returns the member of a list, or the key or value of a map.
pub(super) fn of_collection(
    api: &Api<'_>,
    collection: &Node<'_>,
    name: &str,
) -> Result<Value, Diagnostic> {
    let node = collection.required(name)?;
    let reference = api.reference(&node)?;
    let mut traits = own_traits(api, &node, &reference)?;
    traits.extend(wire::of_item(api, name, &node)?);
    Ok(member(api, &reference, traits))
}

fn member(api: &Api<'_>, reference: &Reference<'_>, traits: Map<String, Value>) -> Value {
    let mut member = Map::from_iter([("target".to_owned(), reference.target(api).into())]);
    traits::attach(&mut member, traits);
    member.into()
}

/// Returns the traits of the member itself, and those of a shape that was created for it.
fn own_traits(
    api: &Api<'_>,
    node: &Node<'_>,
    reference: &Reference<'_>,
) -> Result<Map<String, Value>, Diagnostic> {
    let mut all = Map::new();
    if api.is_of_prelude(reference.name) {
        all = traits::common(&reference.shape)?;
        all.extend(constraints::traits(&reference.shape)?);
        all.shift_remove("smithy.api#documentation");
    }
    all.extend(traits::common(node)?);
    Ok(all)
}
