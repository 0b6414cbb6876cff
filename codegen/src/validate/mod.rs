//! Validation: what is wrong with a model though it can be read.
//!
//! [`traits`] checks each trait that a file applies against what is [`known`] of it, by one mechanism.
//! [`shapes`] runs the families of checks that look at finished shapes, or at several of them; a file
//! each, listed in [`FAMILIES`]. Every check says what Smithy calls its event.
//!
//! A mistake is an error. It is a warning where models that AWS publishes have it, or where it may be
//! meant.

mod known;
mod syntax;
mod traits;
mod value;

use crate::diagnostic::Diagnostics;
use crate::model::{Definition, Shape, ShapeId, TraitPlaces};
use std::collections::{BTreeMap, BTreeSet};

/// Shapes that have all that they inherit, and whose references lead somewhere.
pub(crate) struct Finished<'m> {
    pub(crate) shapes: &'m BTreeMap<ShapeId, Shape>,
    pub(crate) service: &'m ShapeId,
    /// The shapes that are connected to the service.
    pub(crate) closure: &'m BTreeSet<ShapeId>,
    pub(crate) places: &'m TraitPlaces,
}

/// A family of checks.
type Family = fn(&Finished<'_>, &mut Diagnostics);

/// All families, in the order in which they speak.
const FAMILIES: &[Family] = &[];

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
