//! Validation: finds mistakes in models that can be read.
//!
//! [`traits`] checks each applied trait against the table of [`known`] traits, by one mechanism.
//! [`shapes`] runs the families of checks on one or more finished shapes; each is in a file of its
//! own and listed in [`FAMILIES`]. Every check names the corresponding event of Smithy.
//!
//! A mistake is an error. It is a warning if published AWS models contain it, or if it may be
//! intended.

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

/// Shapes with everything that they inherit, whose references lead somewhere.
pub(crate) struct Finished<'m> {
    pub(crate) shapes: &'m BTreeMap<ShapeId, Shape>,
    pub(crate) service: &'m ShapeId,
    /// The shapes that are connected to the service.
    pub(crate) closure: &'m BTreeSet<ShapeId>,
    pub(crate) places: &'m TraitPlaces,
}

impl<'m> Finished<'m> {
    /// Returns the operations of all services, except mixins.
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

/// All families, in the order in which they report.
const FAMILIES: &[Family] = &[
    protocol::check,
    http_labels::check,
    http_conflicts::check,
    http_bindings::check,
    http_codes::check,
    http_methods::check,
    json_names::check,
];

/// Checks all traits as applied in the files.
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
