//! From two surfaces to the changes between them.

use super::change::{Change, Kind};
use super::surface::{Fact, Facts, Item, ItemKind, Rule, Surface};
use std::collections::BTreeSet;

/// All changes, in their order.
pub(super) fn compare(old: &Surface, new: &Surface) -> Vec<Change> {
    let mut changes = Vec::new();
    let paths: BTreeSet<&String> = old.items.keys().chain(new.items.keys()).collect();
    for path in paths {
        match (old.items.get(path), new.items.get(path)) {
            (Some(was), Some(is)) => Comparison { path, was, is, changes: &mut changes }.run(),
            (Some(was), None) if is_part_of_both(was, old, new) => {
                let change = Change { was: shown_whole(was), ..change(path, was, Kind::Removed) };
                changes.push(change);
            }
            (None, Some(is)) if is_part_of_both(is, old, new) => {
                changes.push(Change { is: shown_whole(is), ..change(path, is, is.kind.added()) });
            }
            _ => {}
        }
    }
    changes.sort();
    changes
}

/// Whether the item that this one is a part of is in both crates. Else that one's coming or going
/// says all.
fn is_part_of_both(item: &Item, old: &Surface, new: &Surface) -> bool {
    item.parent.as_ref().is_none_or(|parent| {
        let kind = |surface: &Surface| surface.items.get(parent).map(|item| item.kind);
        kind(old).is_some() && kind(old) == kind(new)
    })
}

/// What is worth knowing of an item that came or went: the type of a member, the text of a value,
/// and else what it is.
fn shown_whole(item: &Item) -> Option<String> {
    let fact = ["type", "value"].into_iter().find_map(|name| item.facts.get(name));
    Some(fact.map_or_else(|| item.kind.name().to_owned(), |fact| fact.value.clone()))
}

fn change(path: &str, item: &Item, kind: Kind) -> Change {
    let (path, shape) = (path.to_owned(), item.shape.clone());
    Change { kind, item: path, shape, what: String::new(), was: None, is: None }
}

/// Compares an item with what it was.
struct Comparison<'a> {
    path: &'a str,
    was: &'a Item,
    is: &'a Item,
    changes: &'a mut Vec<Change>,
}

impl Comparison<'_> {
    fn run(&mut self) {
        let (was, is) = (self.was, self.is);
        if was.kind != is.kind {
            let names = (was.kind.name().to_owned(), is.kind.name().to_owned());
            self.push(Kind::ItemKind, "", Some(names.0), Some(names.1));
            return;
        }
        // A schema whose shape got or lost a type: the type tells it.
        if is.kind == ItemKind::Schema && was.parent != is.parent {
            return;
        }
        let has_other_type = was.facts.get("type").map(value) != is.facts.get("type").map(value);
        self.facts("", &was.facts, &is.facts, has_other_type);
        if !has_other_type {
            self.targets();
        }
        self.order();
    }

    /// Compares facts. Where the type is another, what held of values of the former is beside the
    /// point.
    fn facts(&mut self, place: &str, was: &Facts, is: &Facts, has_other_type: bool) {
        let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        for name in names {
            let (was, is) = (was.get(name), is.get(name));
            let Some(kind) = judge(was, is) else { continue };
            let is_moot = matches!(kind, Kind::Constraint | Kind::Default | Kind::Behavior);
            if is_moot && has_other_type {
                continue;
            }
            let shown = |fact: Option<&Fact>| fact.map(|fact| fact.value.clone());
            let (was, is) = if is_shown(kind) { (shown(was), shown(is)) } else { (None, None) };
            self.push(kind, &format!("{place}{name}"), was, is);
        }
    }

    /// Compares the shapes that members target, where these are others now. What changes in a
    /// shape that is still the target is told of that shape.
    fn targets(&mut self) {
        let (was, is) = (self.was, self.is);
        for (place, target) in &is.targets {
            let Some(former) = was.targets.get(place) else { continue };
            if former.id == target.id || former.ty != target.ty {
                continue;
            }
            let place = if place.is_empty() { String::new() } else { format!("{place}.") };
            if former.facts == target.facts {
                let ids = (Some(former.id.clone()), Some(target.id.clone()));
                self.push(Kind::Target, &format!("{place}target"), ids.0, ids.1);
            } else {
                self.facts(&place, &former.facts, &target.facts, false);
            }
        }
    }

    /// Compares the order of the parts that there were and still are.
    fn order(&mut self) {
        let common = |one: &[String], other: &[String]| -> Vec<String> {
            one.iter().filter(|part| other.contains(part)).cloned().collect()
        };
        let was = common(&self.was.order, &self.is.order);
        let is = common(&self.is.order, &self.was.order);
        if was != is {
            self.push(Kind::Order, "order", Some(was.join(", ")), Some(is.join(", ")));
        }
    }

    fn push(&mut self, kind: Kind, what: &str, was: Option<String>, is: Option<String>) {
        let change = change(self.path, self.is, kind);
        self.changes.push(Change { what: what.to_owned(), was, is, ..change });
    }
}

fn value(fact: &Fact) -> &str {
    &fact.value
}

/// What kind of change it is that a fact came, went or became another; none if it is the same.
fn judge(was: Option<&Fact>, is: Option<&Fact>) -> Option<Kind> {
    let fact = is.or(was)?;
    if was.map(value) == is.map(value) {
        return None;
    }
    Some(match (&fact.rule, was, is) {
        (Rule::Always(kind), _, _) => *kind,
        (Rule::Type { form }, Some(Fact { rule: Rule::Type { form: former }, .. }), _) => {
            if form == former { Kind::Type } else { Kind::WireType }
        }
        (Rule::Type { .. }, _, _) => Kind::Type,
        (Rule::Implementation { .. }, None, _) => Kind::ImplementationAdded,
        (Rule::Implementation { .. }, _, None) => Kind::ImplementationRemoved,
        (Rule::Implementation { otherwise }, _, _) => *otherwise,
        (Rule::Default, Some(_), Some(_)) => Kind::Default,
        (Rule::Default, _, _) => Kind::Behavior,
        (Rule::Protocol { spoken }, Some(was), Some(_)) => {
            let is_left = spoken.contains(&value(was));
            if is_left { Kind::PreferredProtocol } else { Kind::Protocol }
        }
        (Rule::Protocol { .. }, _, _) => Kind::Protocol,
        (Rule::Deprecation, None, _) => Kind::Deprecated,
        (Rule::Deprecation, _, _) => Kind::Deprecation,
    })
}

/// Whether what was and what is belongs into a report: texts do not, nor does what is long.
fn is_shown(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Deprecated | Kind::Deprecation | Kind::Documentation | Kind::Endpoint | Kind::Waiter
    )
}
