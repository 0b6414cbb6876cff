//! Checks how deeply types nest: rustc follows them only so far.

use super::{Member, Shape, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics};
use std::collections::{BTreeMap, HashMap};
use std::slice;

type Shapes = BTreeMap<ShapeId, Shape>;

/// How deeply structures, unions, lists and maps may nest. With rustc's default limit of 128 steps,
/// a crate of 48 nested maps compiles and one of 64 does not; models of AWS reach half as many.
const LIMIT: usize = 48;

/// Reports the shapes whose types nest too deeply. A type that leads back to one around it ends
/// there, as it does for rustc.
pub(super) fn check(shapes: &Shapes, diagnostics: &mut Diagnostics) {
    let mut depths: HashMap<&ShapeId, Depth<'_>> = HashMap::new();
    for shape in shapes.values() {
        measure(shape, shapes, &mut depths);
    }
    for shape in shapes.values() {
        if depths.get(&shape.id).is_some_and(|depth| depth.levels == LIMIT + 1) {
            diagnostics.push(too_deep(shape, &depths));
        }
    }
}

/// How many levels start at a shape, and the member that leads to most of them.
#[derive(Clone, Copy)]
struct Depth<'a> {
    levels: usize,
    deepest: Option<&'a Member>,
}

/// A shape that is being measured, and the members still to visit.
struct Visit<'a> {
    shape: &'a Shape,
    members: slice::Iter<'a, Member>,
}

/// Measures the shape and everything that it leads to, without recursion.
fn measure<'a>(start: &'a Shape, shapes: &'a Shapes, depths: &mut HashMap<&'a ShapeId, Depth<'a>>) {
    let mut trail = Vec::new();
    let mut next = Some(start);
    loop {
        // Shapes on the trail count as zero until they are measured.
        if let Some(shape) = next.take()
            && !depths.contains_key(&shape.id)
        {
            depths.insert(&shape.id, Depth { levels: 0, deepest: None });
            trail.push(Visit { shape, members: shape.members.iter() });
        }
        let Some(visit) = trail.last_mut() else { return };
        match visit.members.next() {
            Some(member) => next = shapes.get(&member.target),
            None => {
                let depth = depth_of(visit.shape, depths);
                depths.insert(&visit.shape.id, depth);
                trail.pop();
            }
        }
    }
}

fn depth_of<'a>(shape: &'a Shape, depths: &HashMap<&ShapeId, Depth<'a>>) -> Depth<'a> {
    let levels = |member: &Member| depths.get(&member.target).map_or(0, |depth| depth.levels);
    let deepest = shape.members.iter().max_by_key(|member| levels(member));
    let levels = deepest.map_or(0, |member| 1 + levels(member));
    Depth { levels, deepest }
}

fn too_deep(shape: &Shape, depths: &HashMap<&ShapeId, Depth<'_>>) -> Diagnostic {
    let member = depths.get(&shape.id).and_then(|depth| depth.deepest);
    Diagnostic::new(format!("`{}` nests types more than {LIMIT} levels deep", shape.id))
        .at(member.and_then(|member| shape.member_place(member)))
        .help("nest structures, unions, lists and maps less deeply: rustc does not compile deeper types")
}
