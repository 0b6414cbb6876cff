//! Checks every applied trait against the known ones: that it exists, that it may be applied to its
//! subject, that its value has the right shape, and that it is compatible with the other traits.

use super::known::{self, KnownTrait, Types};
use super::value;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::model::{Definition, Member, Shape, ShapeId, ShapeKind, TraitPlaces, Traits};
use crate::near::nearest;
use serde_json::Value;
use std::collections::BTreeMap;

/// Checks the traits of all shapes and members as applied in the files: each once, at its place.
pub(super) fn check(
    definitions: &BTreeMap<ShapeId, Definition>,
    places: &TraitPlaces,
    diagnostics: &mut Diagnostics,
) {
    let mut check = Check { definitions, places, diagnostics, undefined: BTreeMap::new() };
    for definition in definitions.values().filter(|definition| !definition.shape.is_built_in()) {
        check.definition(definition);
    }
    let undefined = std::mem::take(&mut check.undefined).into_values();
    check.diagnostics.extend(undefined.map(|(first, more)| first.and_more(more)));
}

struct Check<'a> {
    definitions: &'a BTreeMap<ShapeId, Definition>,
    places: &'a TraitPlaces,
    diagnostics: &'a mut Diagnostics,
    /// Traits of other namespaces that no file defines: the first use of each, and the number of
    /// further uses.
    undefined: BTreeMap<&'a ShapeId, (Diagnostic, usize)>,
}

/// What a trait is applied to.
#[derive(Clone, Copy)]
struct Subject<'a> {
    definition: &'a Definition,
    /// The name of the member, if it is one.
    member: Option<&'a str>,
    /// The kind of the member's target, if known.
    target: Option<&'a Shape>,
    traits: &'a Traits,
}

impl<'a> Check<'a> {
    fn definition(&mut self, definition: &'a Definition) {
        let shape = &definition.shape;
        let whole = Subject { definition, member: None, target: None, traits: &shape.traits };
        self.subject(whole);
        for member in &shape.members {
            let target = self.definitions.get(&member.target).map(|target| &target.shape);
            let member_name = Some(member.name.as_str());
            self.subject(Subject { member: member_name, target, traits: &member.traits, ..whole });
        }
        for (name, applied) in &definition.applied_to_inherited {
            self.subject(Subject { member: Some(name), traits: &applied.traits, ..whole });
        }
        if shape.kind == ShapeKind::Structure {
            self.exclusive(shape);
        }
    }

    fn subject(&mut self, subject: Subject<'a>) {
        for (id, value) in subject.traits.iter() {
            match known::find(id.as_str()) {
                Some(known) => {
                    self.target(subject, known);
                    self.company(subject, known);
                    self.value(subject, known, value);
                }
                None if self.definitions.get(id).is_some_and(is_trait) => {}
                None => self.unknown(subject, id),
            }
        }
    }

    /// Reports a trait that is not defined. Only Smithy adds traits to Smithy's own namespaces.
    fn unknown(&mut self, subject: Subject<'a>, id: &'a ShapeId) {
        let near = meant(id);
        let is_smithys = known::is_namespace(id.namespace());
        let (severity, way_out) = if is_smithys {
            (
                Severity::Error,
                "remove it; or, if a later version of Smithy has it, add a file that defines it",
            )
        } else {
            (Severity::Warning, "add a file that defines it, with the trait `smithy.api#trait`")
        };
        if let Some((_, more)) = self.undefined.get_mut(id)
            && !is_smithys
        {
            *more += 1;
            return;
        }
        let problem = if is_smithys { "does not exist" } else { "no file defines" };
        let message = format!("{subject} has the trait `{id}`, which {problem}");
        let diagnostic = Diagnostic::of(severity, message)
            .at(self.place(subject, id.as_str()))
            .help(near.map_or(way_out.to_owned(), |near| format!("did you mean `{near}`?")))
            .event("Model.UnresolvedTrait");
        if is_smithys {
            self.diagnostics.push(diagnostic);
        } else {
            self.undefined.insert(id, (diagnostic, 0));
        }
    }

    /// Checks that the value has its shape, and then that it follows its rule.
    fn value(&mut self, subject: Subject<'a>, known: &KnownTrait, value: &Value) {
        let mut faults = value::check(value, &known.value);
        if faults.is_empty() {
            faults.extend(known.rule.and_then(|rule| rule(value)));
        }
        for fault in faults {
            let is_tolerated = known.is_extended && fault.is_unknown_key();
            let severity = if is_tolerated { Severity::Warning } else { Severity::Error };
            let message = format!("{fault}`{}` of {subject} {}", known.id, fault.problem);
            let place = self.place(subject, known.id).map(|place| fault.place(place));
            self.diagnostics.push(
                Diagnostic::of(severity, message).at(place).help_if(fault.help).event(fault.event),
            );
        }
    }

    /// Checks that the trait may be applied to the subject.
    fn target(&mut self, subject: Subject<'a>, known: &KnownTrait) {
        let Some(what) = self.what_is_wrong(subject, known) else { return };
        let message = format!("`{}` is applied to {subject}, which {what}", known.id);
        self.diagnostics.push(
            Diagnostic::new(message)
                .at(self.place(subject, known.id))
                .help(format!("it applies to {}", known.applies_to))
                .event("TraitTarget"),
        );
    }

    /// Returns a description of the subject, if the trait does not apply to it.
    fn what_is_wrong(&self, subject: Subject<'a>, known: &KnownTrait) -> Option<String> {
        let shape = &subject.definition.shape;
        let applies_to = &known.applies_to;
        if subject.member.is_none() {
            let suits = applies_to.shapes.has(&shape.kind);
            return (!suits).then(|| format!("is {}", shape.kind.with_article()));
        }
        if applies_to.members_of == Types::NONE {
            return Some("is a member".to_owned());
        }
        if !applies_to.members_of.has(&shape.kind) {
            return Some(format!("is a member of {}", shape.kind.with_article()));
        }
        let target = subject.target?;
        let kind = target.kind.with_article();
        if !applies_to.targets.has(&target.kind) {
            return Some(format!("targets {kind}"));
        }
        let element = self.element(target)?;
        let suits = applies_to.elements.has(&element.kind);
        (!suits).then(|| format!("targets {kind} of {}", plural(&element.kind)))
    }

    /// Returns the shape of the elements of a list or the values of a map.
    fn element(&self, target: &Shape) -> Option<&'a Shape> {
        let member = match target.kind {
            ShapeKind::List => target.member("member"),
            ShapeKind::Map => target.member("value"),
            _ => None,
        }?;
        self.definitions.get(&member.target).map(|element| &element.shape)
    }

    /// Checks that the trait is compatible with the other traits of the subject.
    fn company(&mut self, subject: Subject<'a>, known: &KnownTrait) {
        let (id, has) = (known.id, |id: &str| subject.traits.has(id));
        // A required trait may come from a mixin.
        let is_mixed = !subject.definition.mixins.is_empty();
        if let Some(needed) = known.needs.filter(|needed| !has(needed) && !is_mixed) {
            let message = format!("{subject} has the trait `{id}`, but not `{needed}`");
            self.diagnostics.push(
                Diagnostic::new(message)
                    .at(self.place(subject, id))
                    .help(format!("add `{needed}`, or remove `{id}`"))
                    .event("TraitTarget"),
            );
        }
        // If two traits exclude each other, only the first is reported.
        let says_so = |other: &str| {
            let is_mutual = known::find(other).is_some_and(|other| other.conflicts.contains(&id));
            other != id && (other > id || !is_mutual)
        };
        for other in known.conflicts.iter().filter(|other| has(other) && says_so(other)) {
            self.diagnostics.push(
                Diagnostic::new(format!("{subject} has both `{id}` and `{other}`"))
                    .at(self.place(subject, id))
                    .at(self.place(subject, other))
                    .help("remove one of the two")
                    .event("TraitConflict"),
            );
        }
    }

    /// Checks traits that only one member of a structure may have.
    fn exclusive(&mut self, shape: &Shape) {
        let mut first_with: BTreeMap<&str, &Member> = BTreeMap::new();
        for member in &shape.members {
            for (id, _) in member.traits.iter() {
                let Some(known) = known::find(id.as_str()).filter(|known| known.is_exclusive)
                else {
                    continue;
                };
                let Some(first) = first_with.insert(known.id, member) else { continue };
                let (shape_id, one, other) = (&shape.id, &first.name, &member.name);
                let message = format!(
                    "`{shape_id}${one}` and `{shape_id}${other}` both have the trait `{id}`"
                );
                self.diagnostics.push(
                    Diagnostic::new(message)
                        .at(self.places.of(shape, Some(member), id.as_str()))
                        .at(self.places.of(shape, Some(first), id.as_str()))
                        .help("only one member of a structure may have it")
                        .event("ExclusiveStructureMemberTrait"),
                );
            }
        }
    }

    fn place(&self, subject: Subject<'_>, id: &str) -> Option<Place> {
        let shape = &subject.definition.shape;
        match subject.member {
            None => self.places.of(shape, None, id),
            Some(name) => match shape.member(name) {
                Some(member) => self.places.of(shape, Some(member), id),
                None => self.places.of_inherited(shape, name, id),
            },
        }
    }
}

/// As in "`example#Order$item`".
impl std::fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let id = &self.definition.shape.id;
        match self.member {
            Some(name) => write!(f, "`{id}${name}`"),
            None => write!(f, "`{id}`"),
        }
    }
}

fn is_trait(definition: &Definition) -> bool {
    definition.shape.traits.has("smithy.api#trait")
}

/// Returns the intended trait: one with the same name in another namespace, or with a similar ID.
fn meant(id: &ShapeId) -> Option<&'static str> {
    let same_name = known::all().map(|known| known.id).find(|known| {
        known.split_once('#').is_some_and(|(_, name)| name.eq_ignore_ascii_case(id.name()))
    });
    let siblings = || {
        let ids = known::all().map(|known| known.id);
        ids.filter_map(|known| Some((known.split_once('#')?, known)))
            .filter(|((namespace, _), _)| *namespace == id.namespace())
    };
    same_name.or_else(|| {
        let name = nearest(id.name(), siblings().map(|((_, name), _)| name))?;
        siblings().find(|((_, sibling), _)| *sibling == name).map(|(_, known)| known)
    })
}

fn plural(kind: &ShapeKind) -> String {
    let name = kind.name();
    match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    }
}
