//! Validation: what is wrong with a model though it can be read.
//!
//! [`traits`] checks each trait that a file applies against what is [`known`] of it, by one mechanism.
//! [`shapes`] runs the families of checks that look at finished shapes, or at several of them; a file
//! each, listed in [`FAMILIES`]. Every check says what Smithy calls its event.
//!
//! A mistake is an error. It is a warning where models that AWS publishes have it, or where it may be
//! meant.

mod bounds;
mod http_bindings;
mod http_codes;
mod http_conflicts;
mod http_labels;
mod http_methods;
mod json_names;
mod known;
mod pattern;
mod protocol;
mod syntax;
mod traits;
mod uri;
mod value;

pub(crate) use protocol::{misses_http, speaks_none};

use crate::diagnostic::{Diagnostics, Place};
use crate::model::{Definition, Operation, Shape, ShapeId, TraitPlaces};
use std::collections::{BTreeMap, BTreeSet};

/// Shapes that have all that they inherit, and whose references lead somewhere.
pub(crate) struct Finished<'m> {
    pub(crate) shapes: &'m BTreeMap<ShapeId, Shape>,
    pub(crate) service: &'m ShapeId,
    /// The shapes that are connected to the service.
    pub(crate) closure: &'m BTreeSet<ShapeId>,
    pub(crate) places: &'m TraitPlaces,
}

impl<'m> Finished<'m> {
    /// Returns the operations of all services, mixins aside.
    fn operations(&self) -> impl Iterator<Item = (&'m Shape, &'m Operation)> {
        let shapes = self.shapes.values().filter(|shape| !shape.is_mixin());
        shapes.filter_map(|shape| Some((shape, shape.as_operation()?)))
    }

    /// Returns the place of a trait of a shape, or of a key in its value.
    fn place(&self, shape: &Shape, id: &str, key: Option<&str>) -> Option<Place> {
        let place = self.places.of(shape, None, id);
        match key {
            Some(key) => place.map(|place| place.key(key)),
            None => place,
        }
    }
}

/// A family of checks.
type Family = fn(&Finished<'_>, &mut Diagnostics);

/// All families, in the order in which they speak.
const FAMILIES: &[Family] = &[
    protocol::check,
    http_labels::check,
    http_conflicts::check,
    http_bindings::check,
    http_codes::check,
    http_methods::check,
    json_names::check,
];

/// Checks all traits, as the files apply them.
pub(crate) fn traits(
    definitions: &BTreeMap<ShapeId, Definition>,
    places: &TraitPlaces,
    diagnostics: &mut Diagnostics,
) {
    traits::check(definitions, places, diagnostics);
}

/// Checks finished shapes.
pub(crate) fn shapes(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    for family in FAMILIES {
        family(finished, diagnostics);
    }
}

#[cfg(test)]
mod tests;
