//! Merges the declarations of all files into one model.

use super::definition::{Application, AppliedTraits, Declarations, Definition};
use super::{Member, Shape, ShapeId, Traits, enums, prelude};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::near::nearest;
use std::collections::{BTreeMap, HashMap};

/// Returns the shapes of all files and of the prelude with their applied traits, and the places of
/// those traits.
pub(super) fn merge(
    declarations: Declarations,
    diagnostics: &mut Diagnostics,
) -> (BTreeMap<ShapeId, Definition>, TraitPlaces) {
    let mut merger = Merger {
        shapes: BTreeMap::new(),
        positions: HashMap::new(),
        trait_places: TraitPlaces::default(),
        diagnostics,
    };
    for shape in prelude::shapes() {
        merger.define(Definition::new(shape, Vec::new()));
    }
    for definition in declarations.definitions {
        merger.define(definition);
    }

    // An enum trait becomes members, to which traits can then be applied.
    let (to_members, to_shapes): (Vec<_>, Vec<_>) =
        declarations.applications.into_iter().partition(|application| application.member.is_some());
    for application in to_shapes {
        merger.apply(application);
    }
    for definition in merger.shapes.values_mut() {
        enums::convert_trait(&mut definition.shape);
    }
    merger.positions.clear();
    for application in to_members {
        merger.apply(application);
    }
    (merger.shapes, merger.trait_places)
}

/// The places of traits that are not part of the first definition of their shape: by the IDs of the
/// shape and the trait, and the name of the member.
#[derive(Default)]
pub(crate) struct TraitPlaces(HashMap<(ShapeId, Option<String>, ShapeId), Place>);

impl TraitPlaces {
    /// Returns the place of a trait of a shape, or of one of its members.
    pub(crate) fn of(&self, shape: &Shape, member: Option<&Member>, id: &str) -> Option<Place> {
        let applied = self.applied(shape, member.map(|member| member.name.as_str()), id);
        applied.or_else(|| {
            let subject = match member {
                Some(member) => shape.member_place(member),
                None => shape.place(),
            };
            Some(subject?.key("traits").key(id))
        })
    }

    /// Returns the place of a trait that is applied to a member which only a mixin provides.
    pub(crate) fn of_inherited(&self, shape: &Shape, member: &str, id: &str) -> Option<Place> {
        self.applied(shape, Some(member), id)
    }

    fn applied(&self, shape: &Shape, member: Option<&str>, id: &str) -> Option<Place> {
        let id = ShapeId::parse(id)?;
        self.0.get(&(shape.id.clone(), member.map(str::to_owned), id)).cloned()
    }
}

struct Merger<'d> {
    shapes: BTreeMap<ShapeId, Definition>,
    /// The positions of the members of shapes to which traits are applied, by their names.
    positions: HashMap<ShapeId, HashMap<String, usize>>,
    trait_places: TraitPlaces,
    diagnostics: &'d mut Diagnostics,
}

impl Merger<'_> {
    /// Returns the position of a member in its shape.
    fn position(&mut self, shape: &ShapeId, member: &str) -> Option<usize> {
        if !self.positions.contains_key(shape) {
            let members = self.shapes.get(shape)?.shape.members.iter().enumerate();
            let positions = members.map(|(position, member)| (member.name.clone(), position));
            self.positions.insert(shape.clone(), positions.collect());
        }
        self.positions.get(shape)?.get(member).copied()
    }

    fn define(&mut self, definition: Definition) {
        let Some(known) = self.shapes.get(&definition.shape.id) else {
            self.shapes.insert(definition.shape.id.clone(), definition);
            return;
        };
        let difference = difference(known, &definition);
        let shape = definition.shape;
        if let Some(difference) = difference {
            let message = format!("`{}` has two different definitions: {difference}", shape.id);
            let diagnostic = Diagnostic::new(message)
                .at(shape.place())
                .at(known.shape.place())
                .help("remove or rename one of the two");
            self.diagnostics.push(diagnostic);
            return;
        }

        // The traits of a second definition count as if they were applied.
        for member in &shape.members {
            let place = shape.member_place(member);
            self.apply_traits(&shape.id, Some(&member.name), member.traits.clone(), place);
        }
        let place = shape.place();
        self.apply_traits(&shape.id, None, shape.traits, place);
    }

    fn apply(&mut self, application: Application) {
        let Application { shape: id, member, traits, place } = application;
        let position = member.as_ref().and_then(|name| self.position(&id, name));
        let Some(target) = self.shapes.get_mut(&id) else {
            let diagnostic = without_target(&traits, id.as_str())
                .at(place)
                .help(format!("define `{id}`, or correct the ID"));
            self.diagnostics.push(diagnostic);
            return;
        };
        if let Some(name) = &member
            && position.is_none()
        {
            if target.mixins.is_empty() {
                self.diagnostics.push(no_such_member(&target.shape, name, &traits, place));
                return;
            }
            let none_yet = AppliedTraits { traits: Traits::default(), place: place.clone() };
            target.applied_to_inherited.entry(name.clone()).or_insert(none_yet);
        }
        self.apply_traits(&id, member.as_deref(), traits, Some(place));
    }

    /// Applies the traits under the key `traits` at `place`.
    fn apply_traits(
        &mut self,
        shape: &ShapeId,
        member: Option<&str>,
        traits: Traits,
        place: Option<Place>,
    ) {
        let position = member.and_then(|name| self.position(shape, name));
        let Some(target) = self.shapes.get_mut(shape) else { return };
        let original_place = match (member, position) {
            (None, _) => target.shape.place(),
            (_, None) => None,
            (_, Some(position)) => target.shape.member_place(&target.shape.members[position]),
        };
        let Some(present) = target.traits_mut(member, position) else { return };

        for (id, value) in traits {
            let here = trait_place(&place, &id);
            let known = trait_place(&original_place, &id);
            let key = (shape.clone(), member.map(str::to_owned), id.clone());
            let is_new = !present.has(id.as_str());
            if present.apply(id.clone(), value).is_err() {
                let subject = match member {
                    Some(name) => format!("{shape}${name}"),
                    None => shape.to_string(),
                };
                let diagnostic =
                    Diagnostic::new(format!("`{subject}` has two different values for `{id}`"))
                        .at(here)
                        .at(self.trait_places.0.get(&key).cloned().or(known))
                        .help("remove one of the two: only lists can be merged");
                self.diagnostics.push(diagnostic);
            } else if is_new && let Some(here) = here {
                self.trait_places.0.insert(key, here);
            }
        }
    }
}

impl Definition {
    /// Returns the traits of the shape, or of a member, which may be one that it will inherit.
    fn traits_mut(&mut self, member: Option<&str>, position: Option<usize>) -> Option<&mut Traits> {
        let Some(name) = member else { return Some(&mut self.shape.traits) };
        match position {
            Some(position) => Some(&mut self.shape.members[position].traits),
            None => self.applied_to_inherited.get_mut(name).map(|applied| &mut applied.traits),
        }
    }
}

fn trait_place(place: &Option<Place>, id: &ShapeId) -> Option<Place> {
    Some(place.clone()?.key("traits").key(id.as_str()))
}

/// Returns how two definitions differ, if they do.
fn difference(one: &Definition, other: &Definition) -> Option<String> {
    let (one_kind, other_kind) = (&one.shape.kind, &other.shape.kind);
    if !one_kind.is_same_type(other_kind) {
        let (one, other) = (one_kind.with_article(), other_kind.with_article());
        return Some(format!("one is {one}, the other {other}"));
    }
    if one_kind != other_kind {
        return Some("their properties differ".to_owned());
    }
    if one.mixins != other.mixins {
        return Some("their mixins differ".to_owned());
    }

    let (one, other) = (targets(&one.shape), targets(&other.shape));
    let mut names = one.keys().chain(other.keys());
    let name = names.find(|name| one.get(*name) != other.get(*name))?;
    Some(match (one.get(name), other.get(name)) {
        (Some(one), Some(other)) => format!("`{name}` targets `{one}` or `{other}`"),
        _ => format!("only one of them has the member `{name}`"),
    })
}

fn targets(shape: &Shape) -> BTreeMap<&str, &ShapeId> {
    shape.members.iter().map(|member| (member.name.as_str(), &member.target)).collect()
}

/// Reports traits that are applied to a shape that does not exist. That is an error, unless they
/// only document it: our documentation is kept even while a state of the model lacks its subject.
fn without_target(traits: &Traits, id: &str) -> Diagnostic {
    let mut ids = traits.iter().map(|(id, _)| id.as_str());
    if ids.next() == Some("smithy.api#documentation") && ids.next().is_none() {
        Diagnostic::note(format!("`{id}` is documented, but does not exist"))
    } else {
        Diagnostic::new(format!("traits are applied to `{id}`, which does not exist"))
    }
}

/// Reports traits that are applied to a member that the shape does not have.
pub(super) fn no_such_member(
    shape: &Shape,
    member: &str,
    traits: &Traits,
    place: Place,
) -> Diagnostic {
    let id = &shape.id;
    let names = shape.members.iter().map(|member| member.name.as_str());
    let help = match nearest(member, names) {
        Some(near) => format!("did you mean `{id}${near}`?"),
        None => format!("add a member `{member}` to `{id}`, or correct the ID"),
    };
    without_target(traits, &format!("{id}${member}")).at(place).help(help)
}
