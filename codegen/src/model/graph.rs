//! Two questions about a graph of shapes: which shapes can be settled, and where are the cycles?

use super::ShapeId;
use std::collections::HashMap;

/// A shape that waits for others.
pub(super) struct Waiting<'a> {
    pub(super) shape: &'a ShapeId,
    pub(super) others: Vec<&'a ShapeId>,
    /// How many of the others it waits for: all or any one.
    pub(super) count: usize,
}

/// Returns all shapes that do not wait forever, each after those that it waits for.
pub(super) fn settle<'a>(shapes: impl Iterator<Item = Waiting<'a>>) -> Vec<&'a ShapeId> {
    let mut settled = Vec::new();
    let mut missing = HashMap::new();
    let mut waiters: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    for Waiting { shape, others, count } in shapes {
        if count == 0 {
            settled.push(shape);
            continue;
        }
        missing.insert(shape, count);
        for other in others {
            waiters.entry(other).or_default().push(shape);
        }
    }

    let mut next = 0;
    while let Some(shape) = settled.get(next) {
        next += 1;
        for waiter in waiters.remove(*shape).unwrap_or_default() {
            let Some(count) = missing.get_mut(waiter) else { continue };
            *count -= 1;
            if *count == 0 {
                missing.remove(waiter);
                settled.push(waiter);
            }
        }
    }
    settled
}

/// Returns the cycles of a graph in which every shape leads to at most one other.
pub(super) fn cycles<'a>(
    starts: impl Iterator<Item = &'a ShapeId>,
    next: impl Fn(&ShapeId) -> Option<&'a ShapeId>,
) -> Vec<Vec<&'a ShapeId>> {
    let mut found = Vec::new();
    let mut walk_of = HashMap::new();
    for (walk, start) in starts.enumerate() {
        let mut trail: Vec<&ShapeId> = Vec::new();
        let mut current = Some(start);
        while let Some(shape) = current {
            if let Some(earlier) = walk_of.insert(shape, walk) {
                // This is a cycle only if this walk came back; an older walk has already reported
                // its own.
                if earlier == walk {
                    let first = trail.iter().position(|seen| *seen == shape).unwrap_or_default();
                    found.push(trail.split_off(first));
                }
                break;
            }
            trail.push(shape);
            current = next(shape);
        }
    }
    found
}

/// Returns a cycle as text: `a` → `b` → `a`. Most of a long one is left out.
pub(super) fn round_trip(cycle: &[&ShapeId]) -> String {
    const LONG: usize = 8;
    let shown = cycle.iter().take(LONG).map(|shape| format!("`{shape}`"));
    let left_out = cycle.len().saturating_sub(LONG);
    let left_out = (left_out > 0).then(|| format!("{left_out} more"));
    let back = cycle.first().map(|shape| format!("`{shape}`"));
    shown.chain(left_out).chain(back).collect::<Vec<_>>().join(" → ")
}
