//! Checks that recursion between shapes ends.

use super::graph::{Waiting, cycles, round_trip, settle};
use super::{Member, Shape, ShapeId, ShapeKind};
use crate::diagnostic::{Diagnostic, Diagnostics};
use std::collections::{BTreeMap, HashSet};

type Shapes = BTreeMap<ShapeId, Shape>;

/// From a shape to the one member that leads to the next.
type Leads<'a> = BTreeMap<&'a ShapeId, (&'a Shape, &'a Member)>;

/// Reports shapes that can have no finite value or no finite type.
pub(super) fn check(shapes: &Shapes, diagnostics: &mut Diagnostics) {
    report_cycles(
        &endless_values(shapes),
        "can never be built, because it requires itself",
        "make a member optional, or make it target a list, a map, or a union with other members",
        diagnostics,
    );
    report_cycles(
        &nested_collections(shapes),
        "is a collection that contains only itself",
        "make a member target a structure or a union",
        diagnostics,
    );
}

/// Finds structures that require themselves, and unions in which every member leads back.
fn endless_values(shapes: &Shapes) -> Leads<'_> {
    let settled: HashSet<&ShapeId> = settle(shapes.values().map(|shape| {
        let members = members_of_every_value(shape).filter(|m| shapes.contains_key(&m.target));
        let others: Vec<&ShapeId> = members.map(|member| &member.target).collect();
        let any_suffices = shape.kind == ShapeKind::Union && !others.is_empty();
        let count = if any_suffices { 1 } else { others.len() };
        Waiting { shape: &shape.id, others, count }
    }))
    .into_iter()
    .collect();

    let endless = |id: &ShapeId| shapes.contains_key(id) && !settled.contains(id);
    let mut leads = Leads::new();
    for shape in shapes.values().filter(|shape| endless(&shape.id)) {
        if let Some(member) = members_of_every_value(shape).find(|member| endless(&member.target)) {
            leads.insert(&shape.id, (shape, member));
        }
    }
    leads
}

/// Returns the members that every value of the shape has: all required ones of a structure, one of
/// a union.
fn members_of_every_value(shape: &Shape) -> impl Iterator<Item = &Member> {
    shape.members.iter().filter(|member| match shape.kind {
        ShapeKind::Structure => member.traits.has("smithy.api#required"),
        ShapeKind::Union => true,
        _ => false,
    })
}

/// Finds lists and maps that lead back to themselves. Lists and maps of lists and maps are
/// otherwise fine.
fn nested_collections(shapes: &Shapes) -> Leads<'_> {
    let mut leads = Leads::new();
    for shape in shapes.values().filter(|shape| is_collection(shape)) {
        let item = shape.members.iter().find(|member| member.name != "key");
        if let Some(item) = item
            && shapes.get(&item.target).is_some_and(is_collection)
        {
            leads.insert(&shape.id, (shape, item));
        }
    }
    leads
}

fn is_collection(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::List | ShapeKind::Map)
}

fn report_cycles(leads: &Leads<'_>, problem: &str, help: &str, diagnostics: &mut Diagnostics) {
    let next = |id: &ShapeId| leads.get(id).map(|(_, member)| &member.target);
    for cycle in cycles(leads.keys().copied(), next) {
        let members: Vec<_> = cycle.iter().filter_map(|id| leads.get(*id)).collect();
        let Some((first, _)) = members.first() else { continue };
        let message = format!("`{}` {problem}: {}", first.id, round_trip(&cycle));
        let diagnostic = Diagnostic::new(message)
            .at_each(members.iter().filter_map(|(shape, member)| shape.member_place(member)))
            .help(help);
        diagnostics.push(diagnostic);
    }
}
