//! Traits: what is said about a shape or a member beyond its structure.

use super::ShapeId;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The traits of a shape or a member: their values, by trait ID.
///
/// Traits that the generator does not know are kept as they are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Traits(BTreeMap<ShapeId, Value>);

impl Traits {
    /// Returns whether a trait is applied: `has("smithy.api#required")`.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Returns the value of a trait.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.0.get(id)
    }

    /// Returns the value of a trait if it is a string.
    pub fn str(&self, id: &str) -> Option<&str> {
        self.get(id)?.as_str()
    }

    /// Returns a property of a trait's value: `property("smithy.api#http", "uri")`.
    pub fn property(&self, id: &str, name: &str) -> Option<&Value> {
        self.get(id)?.get(name)
    }

    /// Returns whether there are no traits.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns all traits, ordered by ID.
    pub fn iter(&self) -> impl Iterator<Item = (&ShapeId, &Value)> {
        self.0.iter()
    }

    /// Sets a trait, whatever its value was before.
    pub(super) fn insert(&mut self, id: ShapeId, value: Value) {
        self.0.insert(id, value);
    }

    pub(super) fn remove(&mut self, id: &str) -> Option<Value> {
        self.0.remove(id)
    }

    /// Applies a trait that may be applied already, by Smithy's rules: an equal value changes nothing,
    /// two lists are concatenated, and anything else is a conflict.
    ///
    /// # Errors
    ///
    /// If there is a conflict. The trait keeps its first value.
    pub(super) fn apply(&mut self, id: ShapeId, value: Value) -> Result<(), Conflict> {
        let mut present = match self.0.entry(id) {
            Entry::Vacant(absent) => {
                absent.insert(value);
                return Ok(());
            }
            Entry::Occupied(present) => present,
        };
        match (present.get_mut(), value) {
            (present, value) if *present == value => Ok(()),
            (Value::Array(present), Value::Array(more)) => {
                present.extend(more);
                Ok(())
            }
            _ => Err(Conflict),
        }
    }
}

/// A trait is applied twice, with values that cannot be combined.
pub(super) struct Conflict;

impl IntoIterator for Traits {
    type Item = (ShapeId, Value);
    type IntoIter = std::collections::btree_map::IntoIter<ShapeId, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Traits that are applied already get the new values.
impl Extend<(ShapeId, Value)> for Traits {
    fn extend<I: IntoIterator<Item = (ShapeId, Value)>>(&mut self, traits: I) {
        self.0.extend(traits);
    }
}

impl FromIterator<(ShapeId, Value)> for Traits {
    fn from_iter<I: IntoIterator<Item = (ShapeId, Value)>>(traits: I) -> Self {
        Self(traits.into_iter().collect())
    }
}
