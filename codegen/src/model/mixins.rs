//! Flattens mixins: gives every shape the members, traits and properties it inherits.

use super::definition::{AppliedTraits, Definition};
use super::graph::{Waiting, cycles, round_trip, settle};
use super::merge::no_such_member;
use super::{Member, Service, Shape, ShapeId, ShapeKind, Traits};
use crate::diagnostic::{Diagnostic, Diagnostics};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Returns the finished shapes, or `None` if mixins are missing, unsuitable or cyclic, because then
/// the members of the shapes are unknown.
pub(super) fn flatten(
    mut definitions: BTreeMap<ShapeId, Definition>,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<ShapeId, Shape>> {
    let order = mixins_first(&definitions).map_err(|wrong| diagnostics.extend(wrong)).ok()?;
    let mut finished = Finished::new(&definitions);
    for id in order {
        if let Some(definition) = definitions.remove(&id) {
            let shape = inherit(definition, &mut finished, diagnostics);
            finished.shapes.insert(id, shape);
        }
    }
    Some(finished.shapes)
}

/// The shapes together with everything that they inherit.
struct Finished {
    shapes: BTreeMap<ShapeId, Shape>,
    /// For each mixin, how many shapes have yet to take from it.
    uses: HashMap<ShapeId, usize>,
    /// The positions of a mixin's members, which go with them.
    positions: HashMap<ShapeId, HashMap<String, usize>>,
}

impl Finished {
    fn new(definitions: &BTreeMap<ShapeId, Definition>) -> Self {
        let mut uses = HashMap::new();
        for mixin in definitions.values().flat_map(|definition| &definition.mixins) {
            *uses.entry(mixin.clone()).or_default() += 1;
        }
        Finished { shapes: BTreeMap::new(), uses, positions: HashMap::new() }
    }

    /// Returns what a shape takes from a mixin. The last shape takes it without a copy: otherwise a
    /// chain of mixins would copy all members once per link, although nobody needs the members of
    /// the mixins themselves.
    fn take(&mut self, id: &ShapeId) -> Option<Mixin> {
        let is_last = self.uses.get_mut(id).is_some_and(|uses| {
            *uses -= 1;
            *uses == 0
        });
        let mixin = self.shapes.get_mut(id)?;
        Some(if is_last {
            let marker = mixin.traits.get(MIXIN).cloned();
            let traits = std::mem::take(&mut mixin.traits);
            mixin.traits.extend(marker.map(|marker| (ShapeId::prelude("mixin"), marker)));
            let list = std::mem::take(&mut mixin.members);
            let positions = self.positions.remove(id).unwrap_or_default();
            Mixin { traits, kind: mixin.kind.clone(), members: Members { list, positions } }
        } else {
            let positions = self.positions.get(id).cloned().unwrap_or_default();
            let members = Members { list: mixin.members.clone(), positions };
            Mixin { traits: mixin.traits.clone(), kind: mixin.kind.clone(), members }
        })
    }
}

/// What a shape takes from a mixin: everything that the mixin has or inherits.
struct Mixin {
    traits: Traits,
    kind: ShapeKind,
    members: Members,
}

const MIXIN: &str = "smithy.api#mixin";

/// Returns all shapes in an order in which each comes after its mixins.
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

/// Checks that mixins exist, are mixins, and have the type of the shape.
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
                ("is not a mixin".to_owned(), format!("give `{id}` the trait `smithy.api#mixin`"))
            }
            Some(mixin) if !mixin.kind.is_same_type(&shape.kind) => (
                format!("is {}", mixin.kind.with_article()),
                format!("{} can only have mixins of its own type", shape.kind.with_article()),
            ),
            Some(_) => continue,
        };
        let place = shape.place().map(|place| place.key("mixins").index(index).key("target"));
        let message = format!("`{}` has the mixin `{id}`, which {problem}", shape.id);
        diagnostics.push(Diagnostic::new(message).at(place).help(help));
    }
}

/// Returns what the shape is together with its mixins, which are finished.
fn inherit(
    definition: Definition,
    finished: &mut Finished,
    diagnostics: &mut Diagnostics,
) -> Shape {
    let Definition { mut shape, mixins, applied_to_inherited } = definition;
    let is_mixin = shape.is_mixin();
    if mixins.is_empty() && !is_mixin {
        return shape;
    }

    let mut members = Members::default();
    let (mut traits, mut kinds) = (Traits::default(), Vec::new());
    for mixin in mixins.iter().filter_map(|id| finished.take(id)) {
        inherit_traits(&mut traits, mixin.traits);
        kinds.push(mixin.kind);
        if members.list.is_empty() {
            members = mixin.members;
        } else {
            for member in mixin.members.list {
                diagnostics.extend(members.add(&shape, member).err());
            }
        }
    }
    traits.extend(std::mem::take(&mut shape.traits));
    shape.traits = traits;
    shape.kind = inherit_properties(shape.kind, &kinds);

    for mut member in std::mem::take(&mut shape.members) {
        if is_mixin {
            member.mixed_in = shape.member_place(&member);
        }
        diagnostics.extend(members.add(&shape, member).err());
    }
    let Members { list, positions } = members;
    shape.members = list;

    for (name, applied) in applied_to_inherited {
        match positions.get(&name) {
            Some(position) => shape.members[*position].traits.extend(applied.traits),
            None => {
                let AppliedTraits { traits, place } = applied;
                diagnostics.push(no_such_member(&shape, &name, &traits, place));
            }
        }
    }
    if is_mixin {
        finished.positions.insert(shape.id.clone(), positions);
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
        known.traits.extend(member.traits);
        Ok(())
    }
}

/// Adds the traits of another mixin, except its local ones. Later mixins win over earlier ones.
fn inherit_traits(traits: &mut Traits, mut mixin: Traits) {
    let local = mixin.remove(MIXIN);
    let local = local.as_ref().and_then(|value| value.get("localTraits")?.as_array());
    for id in local.into_iter().flatten().filter_map(Value::as_str) {
        mixin.remove(id);
    }
    if traits.is_empty() {
        *traits = mixin;
    } else {
        traits.extend(mixin);
    }
}

/// Only services and operations inherit properties: lists are joined, those of the mixins first,
/// and the last single value wins.
fn inherit_properties(own: ShapeKind, mixins: &[ShapeKind]) -> ShapeKind {
    match own {
        ShapeKind::Service(own) => {
            let mut joined = Service::default();
            let services = mixins.iter().filter_map(|mixin| match mixin {
                ShapeKind::Service(service) => Some(service),
                _ => None,
            });
            for service in services.chain([&own]) {
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
            for mixin in mixins {
                if let ShapeKind::Operation(operation) = mixin {
                    join(&mut own.errors, &operation.errors);
                }
            }
            join(&mut own.errors, &own_errors);
            ShapeKind::Operation(own)
        }
        other => other,
    }
}

fn join(list: &mut Vec<ShapeId>, more: &[ShapeId]) {
    let mut known: HashSet<ShapeId> = list.iter().cloned().collect();
    list.extend(more.iter().filter(|id| known.insert((*id).clone())).cloned());
}
