//! Which types are `Eq` and `Hash`: those that contain no floating-point number and no document,
//! whose equality is not total.

use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::collections::{BTreeSet, HashMap};

/// The shapes whose values may not equal themselves.
pub struct Partial<'m>(BTreeSet<&'m ShapeId>);

impl Partial<'_> {
    /// Returns whether values of the shape always equal themselves, so that its type is `Eq` and
    /// `Hash`.
    pub fn is_total(&self, shape: &ShapeId) -> bool {
        !self.0.contains(shape)
    }
}

/// Finds them by following members backward from numbers and documents. This visits every member
/// once, whatever cycles there are.
pub fn find<'m>(model: &'m Model, data: &[&'m Shape]) -> Partial<'m> {
    let mut partial = BTreeSet::new();
    let mut waiting = Vec::new();
    let mut containers: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    for shape in data.iter().filter(|shape| is_aggregate(shape)) {
        for member in &shape.members {
            containers.entry(&member.target).or_default().push(&shape.id);
            if !model.shape(&member.target).is_some_and(equals_itself) {
                waiting.push(&member.target);
            }
        }
    }
    while let Some(shape) = waiting.pop() {
        if partial.insert(shape) {
            waiting.extend(containers.get(shape).into_iter().flatten());
        }
    }
    Partial(partial)
}

/// Returns whether a value of the shape equals itself, as far as the shape alone decides.
fn equals_itself(shape: &Shape) -> bool {
    !matches!(shape.kind, ShapeKind::Float | ShapeKind::Double | ShapeKind::Document)
}

/// Returns whether members of the shape hold values. Those of enums are the values.
fn is_aggregate(shape: &Shape) -> bool {
    use ShapeKind::{List, Map, Structure, Union};
    matches!(shape.kind, List | Map | Structure | Union)
}
