//! Traits that descriptions lack.

use super::json::{
    self, Shapes, add_trait, common_members, members, target_of, trait_mut, trait_of, type_of,
};
use crate::traits::{self, InBotocore, TraitInfo};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What this description does not say.
pub(super) struct Untold<'k> {
    /// The traits that it lacks, always or altogether.
    traits: Vec<&'static str>,
    /// The types of what members target, and of what they targeted.
    types: BTreeMap<String, String>,
    known: &'k Shapes,
}

impl<'k> Untold<'k> {
    pub(super) fn find(shapes: &Shapes, known: &'k Shapes) -> Self {
        let mut told = BTreeSet::new();
        for shape in shapes.values() {
            let unnamed = ["member", "key", "value"].into_iter().filter_map(|key| shape.get(key));
            let members = members(shape).map(|(_, member)| member).chain(unnamed);
            told.extend(members.chain([shape]).flat_map(json::traits).map(|(id, _)| id.as_str()));
        }
        let is_untold = |info: &&TraitInfo| match info.in_botocore {
            InBotocore::Unsaid => true,
            InBotocore::AllOrNothing => !told.contains(info.id),
            InBotocore::SomeProperties | InBotocore::Whole => false,
        };
        let types = shapes.iter().map(|(id, shape)| (id.clone(), type_of(shape).to_owned()));
        Untold {
            traits: traits::all().filter(is_untold).map(|info| info.id).collect(),
            types: types.collect(),
            known,
        }
    }

    /// Keeps what a description does not say of a shape and its members, unless they have another
    /// type now.
    pub(super) fn keep(&self, shape: &mut Value, known: &Value) {
        if type_of(shape) != type_of(known) || !self.has_same_type(shape, known) {
            return;
        }
        for (id, value) in json::traits(known) {
            // Descriptions give the names of outermost elements for some structures only.
            let is_outermost = id == "smithy.api#xmlName" && type_of(shape) == "structure";
            if is_outermost || self.traits.contains(&id.as_str()) {
                add_trait(shape, id, value);
            }
        }
        for info in traits::all().filter(|info| info.in_botocore == InBotocore::SomeProperties) {
            let id = info.id;
            if let (Some(value), Some(known)) = (trait_mut(shape, id), trait_of(known, id)) {
                for (name, property) in known.as_object().into_iter().flatten() {
                    value.entry(name).or_insert(property.clone());
                }
            }
        }
        keep_fault(shape, known);
        common_members(shape, known).for_each(|(member, known)| self.keep(member, known));
    }

    /// Returns whether members target shapes of the same type. What was true of another type, such as
    /// a default, may be wrong for this one.
    fn has_same_type(&self, member: &Value, known: &Value) -> bool {
        let (Some(new), Some(old)) = (target_of(member), target_of(known)) else { return true };
        let prelude = |id: &str| {
            let name = id.strip_prefix("smithy.api#")?;
            Some(name.trim_start_matches("Primitive").to_lowercase())
        };
        let was = || self.known.get(old).map(|shape| type_of(shape).to_lowercase());
        let is = || self.types.get(new).map(|name| name.to_lowercase());
        prelude(new).or_else(is) == prelude(old).or_else(was)
    }
}

/// Keeps that an error is the server's fault, which descriptions do not always say.
fn keep_fault(shape: &mut Value, known: &Value) {
    const ERROR: &str = "smithy.api#error";
    if trait_of(known, ERROR) == Some(&json!("server"))
        && let Some(fault) = shape.get_mut("traits").and_then(|traits| traits.get_mut(ERROR))
    {
        *fault = json!("server");
    }
}
