//! Flattens mixins: gives every shape the members, traits and properties it inherits.

use super::definition::{AppliedTraits, Definition};
use super::graph::{Waiting, cycles, round_trip, settle};
use super::merge::no_such_member;
use super::{Member, Service, Shape, ShapeId, ShapeKind, Traits};
use crate::diagnostic::{Diagnostic, Diagnostics};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The finished shapes. `None` if mixins are missing, unsuited or in cycles: what
/// members the shapes have cannot be said then.
pub(super) fn flatten(
    mut definitions: BTreeMap<ShapeId, Definition>,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<ShapeId, Shape>> {
    let order = mixins_first(&definitions).map_err(|wrong| diagnostics.extend(wrong)).ok()?;
    let mut finished = BTreeMap::new();
    for id in order {
        if let Some(definition) = definitions.remove(&id) {
            let shape = inherit(definition, &finished, diagnostics);
            finished.insert(id, shape);
        }
    }
    Some(finished)
}

/// All shapes in an order in which each comes after its mixins.
fn mixins_first(definitions: &BTreeMap<ShapeId, Definition>) -> Result<Vec<ShapeId>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    for definition in definitions.values() {
        check_mixins(definition, definitions, &mut diagnostics);
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }

    let order: Vec<&ShapeId> = settle(definitions.iter().map(|(shape, definition)| {
        let others: Vec<&ShapeId> = definition.mixins.iter().collect();
        Waiting { shape, count: others.len(), others }
    }));
    let settled: HashSet<&ShapeId> = order.iter().copied().collect();
    let in_cycles = definitions.keys().filter(|id| !settled.contains(id));
    let next = |id: &ShapeId| definitions.get(id)?.mixins.iter().find(|id| !settled.contains(id));
    for cycle in cycles(in_cycles, next) {
        let message = format!("mixins form a cycle: {}", round_trip(&cycle));
        let diagnostic = Diagnostic::new(message)
            .at_each(cycle.iter().filter_map(|id| definitions.get(*id)?.shape.place()))
            .help("remove one of these shapes from the `mixins` of another");
        diagnostics.push(diagnostic);
    }
    diagnostics.into_result(order.into_iter().cloned().collect())
}

/// Mixins must exist, be mixins, and be of the type of the shape.
fn check_mixins(
    definition: &Definition,
    definitions: &BTreeMap<ShapeId, Definition>,
    diagnostics: &mut Diagnostics,
) {
    let shape = &definition.shape;
    for (index, id) in definition.mixins.iter().enumerate() {
        let mixin = definitions.get(id).map(|mixin| &mixin.shape);
        let (problem, help) = match mixin {
            None => {
                ("does not exist".to_owned(), format!("define `{id}`, or correct the reference"))
            }
            Some(mixin) if !mixin.is_mixin() => {
                ("is no mixin".to_owned(), format!("give `{id}` the trait `smithy.api#mixin`"))
            }
            Some(mixin) if !mixin.kind.is_same_type(&shape.kind) => (
                format!("is {}", mixin.kind.with_article()),
                format!("{} takes mixins of its own type only", shape.kind.with_article()),
            ),
            Some(_) => continue,
        };
        let place = shape.place().map(|place| place.key("mixins").index(index).key("target"));
        let message = format!("`{}` has the mixin `{id}`, which {problem}", shape.id);
        diagnostics.push(Diagnostic::new(message).at(place).help(help));
    }
}

/// What the shape is together with its mixins, which are finished.
fn inherit(
    definition: Definition,
    finished: &BTreeMap<ShapeId, Shape>,
    diagnostics: &mut Diagnostics,
) -> Shape {
    let Definition { mut shape, mixins, applied_to_inherited } = definition;
    let mixins: Vec<&Shape> = mixins.iter().filter_map(|id| finished.get(id)).collect();
    if mixins.is_empty() {
        return shape;
    }

    shape.traits = inherit_traits(shape.traits, &mixins);
    shape.kind = inherit_properties(shape.kind, &mixins);

    let own_members = std::mem::take(&mut shape.members);
    let mut members = Members::default();
    for mixin in mixins {
        for member in &mixin.members {
            let mixed_in = mixin.member_place(member);
            let added = members.add(&shape, Member { mixed_in, ..member.clone() });
            diagnostics.extend(added.err());
        }
    }
    for member in own_members {
        diagnostics.extend(members.add(&shape, member).err());
    }
    shape.members = members.list;

    for (name, applied) in applied_to_inherited {
        match members.positions.get(&name) {
            Some(position) => override_traits(&mut shape.members[*position].traits, applied.traits),
            None => {
                let AppliedTraits { traits, place } = applied;
                diagnostics.push(no_such_member(&shape, &name, &traits, place));
            }
        }
    }
    shape
}

/// Members in the order in which they are first met.
#[derive(Default)]
struct Members {
    list: Vec<Member>,
    positions: HashMap<String, usize>,
}

impl Members {
    /// Adds a member of `shape`, or redefines one that has the same target.
    fn add(&mut self, shape: &Shape, member: Member) -> Result<(), Diagnostic> {
        let Some(position) = self.positions.get(&member.name) else {
            self.positions.insert(member.name.clone(), self.list.len());
            self.list.push(member);
            return Ok(());
        };
        let known = &mut self.list[*position];
        if known.target != member.target {
            let (id, name) = (&shape.id, &member.name);
            let (one, other) = (&known.target, &member.target);
            let message = format!("`{id}${name}` targets both `{one}` and `{other}`");
            let diagnostic = Diagnostic::new(message)
                .at(shape.member_place(&member))
                .at(shape.member_place(known))
                .help("a member that a mixin defines can only be redefined with the same target");
            return Err(diagnostic);
        }
        known.mixed_in = member.mixed_in;
        override_traits(&mut known.traits, member.traits);
        Ok(())
    }
}

/// Own traits win over those of mixins, later mixins over earlier ones.
fn inherit_traits(own: Traits, mixins: &[&Shape]) -> Traits {
    let mut traits = Traits::default();
    for mixin in mixins {
        let local_traits = mixin.traits.property("smithy.api#mixin", "localTraits");
        let is_local = |id: &ShapeId| {
            let mut local = local_traits.and_then(Value::as_array).into_iter().flatten();
            id.as_str() == "smithy.api#mixin" || local.any(|local| local == id.as_str())
        };
        let inherited = mixin.traits.iter().filter(|(id, _)| !is_local(id));
        override_traits(&mut traits, inherited.map(|(id, value)| (id.clone(), value.clone())));
    }
    override_traits(&mut traits, own);
    traits
}

fn override_traits(traits: &mut Traits, with: impl IntoIterator<Item = (ShapeId, Value)>) {
    for (id, value) in with {
        traits.insert(id, value);
    }
}

/// Only services and operations inherit properties: lists are joined, those of the
/// mixins first, and of single values the last one counts.
fn inherit_properties(own: ShapeKind, mixins: &[&Shape]) -> ShapeKind {
    match own {
        ShapeKind::Service(own) => {
            let mut joined = Service::default();
            for service in mixins.iter().filter_map(|mixin| mixin.as_service()).chain([&*own]) {
                joined.version = service.version.clone().or(joined.version);
                join(&mut joined.operations, &service.operations);
                join(&mut joined.resources, &service.resources);
                join(&mut joined.errors, &service.errors);
                joined.rename.extend(service.rename.clone());
            }
            ShapeKind::Service(Box::new(joined))
        }
        ShapeKind::Operation(mut own) => {
            let own_errors = std::mem::take(&mut own.errors);
            for operation in mixins.iter().filter_map(|mixin| mixin.as_operation()) {
                join(&mut own.errors, &operation.errors);
            }
            join(&mut own.errors, &own_errors);
            ShapeKind::Operation(own)
        }
        other => other,
    }
}

fn join(list: &mut Vec<ShapeId>, more: &[ShapeId]) {
    for id in more {
        if !list.contains(id) {
            list.push(id.clone());
        }
    }
}
