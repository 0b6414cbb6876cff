//! Which members must be boxed, because a type would otherwise contain itself.

use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::collections::{BTreeMap, BTreeSet};

/// The structures and unions that contain each other directly in a cycle, with a number for each
/// cycle: the strongly connected components of the graph of members. A list or a map breaks a
/// cycle, because it keeps its items on the heap.
pub struct Boxes<'m>(BTreeMap<&'m ShapeId, usize>);

impl Boxes<'_> {
    /// Returns whether a member of `container` that targets `target` must be boxed.
    pub fn contains(&self, container: &ShapeId, target: &ShapeId) -> bool {
        self.0.get(container).is_some_and(|circle| self.0.get(target) == Some(circle))
    }
}

/// Finds the cycles by Kosaraju's algorithm: what can be reached against the edges, in reverse
/// order of finishing along them, is one component.
pub fn find<'m>(model: &'m Model, data: &[&'m Shape]) -> Boxes<'m> {
    let mut forward: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    let mut backward: BTreeMap<&ShapeId, Vec<&ShapeId>> = BTreeMap::new();
    for shape in data.iter().filter(|shape| is_inline(shape)) {
        for member in &shape.members {
            if let Some(target) = model.shape(&member.target).filter(|target| is_inline(target)) {
                forward.entry(&shape.id).or_default().push(&target.id);
                backward.entry(&target.id).or_default().push(&shape.id);
            }
        }
    }

    let mut finished = Vec::new();
    let mut seen = BTreeSet::new();
    for start in forward.keys() {
        finished.extend(finish_order(start, &forward, &mut seen));
    }
    let mut circles = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (number, start) in finished.iter().rev().enumerate() {
        for shape in finish_order(start, &backward, &mut seen) {
            circles.insert(shape, number);
        }
    }
    Boxes(circles)
}

fn is_inline(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union)
}

/// Returns what can be reached from `start` and was not seen before, each shape after those that it
/// leads to.
fn finish_order<'m>(
    start: &'m ShapeId,
    edges: &BTreeMap<&'m ShapeId, Vec<&'m ShapeId>>,
    seen: &mut BTreeSet<&'m ShapeId>,
) -> Vec<&'m ShapeId> {
    let targets = |shape: &ShapeId| edges.get(shape).map_or(&[][..], Vec::as_slice).iter();
    let mut order = Vec::new();
    let mut trail = Vec::new();
    if seen.insert(start) {
        trail.push((start, targets(start)));
    }
    while let Some((shape, rest)) = trail.last_mut() {
        match rest.next() {
            Some(target) if seen.insert(target) => trail.push((target, targets(target))),
            Some(_) => {}
            None => {
                order.push(*shape);
                trail.pop();
            }
        }
    }
    order
}
