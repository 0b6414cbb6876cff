//! Compares two surfaces and collects the changes.

use super::change::{Change, Kind};
use super::judge::{judge, values};
use super::surface::{Fact, Item, ItemKind, Surface};
use std::collections::{BTreeMap, BTreeSet};

/// Returns all changes, in their order.
pub(super) fn compare(old: &Surface<'_>, new: &Surface<'_>) -> Vec<Change> {
    let paths: BTreeSet<&String> = old.items.keys().chain(new.items.keys()).collect();
    let mut found = Found::default();
    for path in &paths {
        if let (Some(was), Some(is)) = (old.items.get(*path), new.items.get(*path)) {
            Comparison { path, was, is, found: &mut found }.run();
        }
    }
    for path in &paths {
        match (old.items.get(*path), new.items.get(*path)) {
            (Some(was), Some(is)) => Comparison { path, was, is, found: &mut found }.schema(),
            (Some(was), None) if is_news(was, old, new) => {
                let change = Change { was: shown_whole(was), ..change(path, was, Kind::Removed) };
                found.changes.push(change);
            }
            (None, Some(is)) if is_news(is, old, new) => {
                let change = Change { is: shown_whole(is), ..change(path, is, is.kind.added()) };
                found.changes.push(change);
            }
            _ => {}
        }
    }
    found.changes.sort();
    found.changes
}

/// The results of comparing the items.
#[derive(Default)]
struct Found {
    changes: Vec<Change>,
    /// Facts that members take from the schemas of their targets and that are now different, by the
    /// path of the schema and the name of the fact.
    taken: BTreeSet<Taken>,
    /// The same for facts that members now state themselves, or used to.
    moved: BTreeSet<Taken>,
}

/// The path of a schema, and the name of a fact that members take from it.
type Taken = (String, String);

/// Returns whether to report that this item was added or removed. If its parent was too, the report
/// on the parent is enough. The schemas of shapes without types are hidden, and the members report
/// that they target something else.
fn is_news(item: &Item, old: &Surface<'_>, new: &Surface<'_>) -> bool {
    if item.is_schema_only() {
        return false;
    }
    item.parent.as_ref().is_none_or(|parent| {
        let kind = |surface: &Surface<'_>| surface.items.get(parent).map(|item| item.kind);
        kind(old).is_some() && kind(old) == kind(new)
    })
}

/// Returns what is worth showing of an item that was added or removed: the type of a member, the
/// text of a value, and otherwise what the item is.
fn shown_whole(item: &Item) -> Option<String> {
    let fact = ["type", "value"].into_iter().find_map(|name| item.facts.get(name));
    Some(fact.map_or_else(|| item.kind.name().to_owned(), |fact| fact.value.clone()))
}

fn change(path: &str, item: &Item, kind: Kind) -> Change {
    let (path, shape) = (path.to_owned(), item.shape.clone());
    Change { kind, item: path, shape, what: String::new(), was: None, is: None }
}

/// Compares an item with its earlier state.
struct Comparison<'a> {
    path: &'a str,
    was: &'a Item,
    is: &'a Item,
    found: &'a mut Found,
}

/// A fact that counts for an item.
#[derive(Clone, Copy)]
struct Counting<'a> {
    fact: &'a Fact,
    /// The place of the target that states it; `None` if the item does.
    place: Option<&'static str>,
}

impl Comparison<'_> {
    /// Compares everything except what the schema of a simple shape says to the members that target
    /// it.
    fn run(&mut self) {
        let (was, is) = (self.was, self.is);
        if was.kind != is.kind {
            let names = (was.kind.name().to_owned(), is.kind.name().to_owned());
            self.push(Kind::ItemKind, "", Some(names.0), Some(names.1));
            return;
        }
        // If the shape of a schema gained or lost a type, the type reports it.
        if is.kind == ItemKind::Schema && was.parent != is.parent {
            return;
        }
        self.facts();
        self.order();
    }

    /// Compares the facts that count. If the type changed, facts about values of the old type do
    /// not matter.
    fn facts(&mut self) {
        let (was, is) = (counting(self.was, self.is), counting(self.is, self.was));
        let [former_type, present_type] = self.values("type");
        let has_other_type = former_type != present_type;
        // The places of targets with reported changes.
        let mut told = BTreeSet::new();
        let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        for name in names.into_iter().filter(|name| !is_for_members(self.is, name)) {
            let both = [was.get(name).copied(), is.get(name).copied()];
            let facts = both.map(|one| one.map(|one| one.fact));
            match judge(facts[0], facts[1], |beside| self.values(beside)) {
                None => self.say_if_moved(name, both),
                Some(kind) if is_moot(kind) && has_other_type => {}
                Some(kind) => match self.common_schema(name, both) {
                    Some(taken) => drop(self.found.taken.insert(taken)),
                    None => {
                        told.extend(both.into_iter().flatten().filter_map(|one| one.place));
                        self.push_fact(kind, name, facts);
                    }
                },
            }
        }
        if !has_other_type {
            self.targets(&told);
        }
    }

    /// Returns the values of a fact of this item, before and after.
    fn values(&self, name: &str) -> [Option<String>; 2] {
        values(&self.was.facts, &self.is.facts, name)
    }

    /// Returns the schema that states this for the item, before and after, with the name of the
    /// fact there.
    fn common_schema(&self, name: &str, both: [Option<Counting<'_>>; 2]) -> Option<Taken> {
        if both.into_iter().flatten().any(|one| one.place.is_none()) {
            return None;
        }
        let place = both.into_iter().flatten().next()?.place?;
        let (former, target) = (self.was.targets.get(place)?, self.is.targets.get(place)?);
        let schema = target.schema.clone().filter(|_| former.id == target.id)?;
        Some((schema, name_at_target(name, place).to_owned()))
    }

    /// Reports that the item itself now states what its target stated, or the other way around.
    fn say_if_moved(&mut self, name: &str, both: [Option<Counting<'_>>; 2]) {
        let [Some(was), Some(is)] = both else { return };
        if was.place == is.place {
            return;
        }
        for (item, place) in [(self.was, was.place), (self.is, is.place)] {
            let Some(place) = place else { continue };
            let schema = item.targets.get(place).and_then(|target| target.schema.clone());
            let moved = schema.map(|schema| (schema, name_at_target(name, place).to_owned()));
            self.found.moved.extend(moved);
        }
        self.push(Kind::Target, name, None, None);
    }

    /// Reports targets that are another shape now, unless the effect was already reported, or that
    /// were renamed.
    fn targets(&mut self, told: &BTreeSet<&'static str>) {
        for (place, target) in &self.is.targets {
            let Some(former) = self.was.targets.get(place) else { continue };
            if former.ty != target.ty || told.contains(place) {
                continue;
            }
            let what = if place.is_empty() { "target" } else { &format!("{place}.target") };
            if former.id != target.id {
                self.push(Kind::Target, what, Some(former.id.clone()), Some(target.id.clone()));
            } else if former.schema != target.schema {
                self.push(Kind::Target, what, former.schema.clone(), target.schema.clone());
            }
        }
    }

    /// Compares what the schema of a simple shape says to the members that target it: it only
    /// counts if one of them takes it from there.
    fn schema(&mut self) {
        if !(self.was.is_schema_only() && self.is.is_schema_only()) {
            return;
        }
        let names: BTreeSet<&String> = self.was.facts.keys().chain(self.is.facts.keys()).collect();
        for name in names.into_iter().filter(|name| is_for_members(self.is, name)) {
            let facts = [self.was, self.is].map(|item| item.facts.get(name));
            let Some(kind) = judge(facts[0], facts[1], |beside| self.values(beside)) else {
                continue;
            };
            let said = (self.path.to_owned(), name.clone());
            if self.found.taken.contains(&said) {
                self.push_fact(kind, name, facts);
            } else if !self.found.moved.contains(&said) {
                self.push_fact(Kind::Target, name, facts);
            }
        }
    }

    /// Compares the order of the parts that exist in both states.
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

    fn push_fact(&mut self, kind: Kind, name: &str, facts: [Option<&Fact>; 2]) {
        let shown = |fact: Option<&Fact>| fact.map(|fact| fact.value.clone());
        let [was, is] = if is_shown(kind) { facts.map(shown) } else { [None, None] };
        self.push(kind, name, was, is);
    }

    fn push(&mut self, kind: Kind, what: &str, was: Option<String>, is: Option<String>) {
        let change = change(self.path, self.is, kind);
        self.found.changes.push(Change { what: what.to_owned(), was, is, ..change });
    }
}

/// Returns what counts for an item: what it states itself, and otherwise what its targets state, if
/// they have the type of the targets in the other state.
fn counting<'a>(item: &'a Item, other: &Item) -> BTreeMap<String, Counting<'a>> {
    let mut facts = BTreeMap::new();
    for (place, target) in &item.targets {
        if other.targets.get(place).is_some_and(|other| other.ty == target.ty) {
            let at_place = |name: &String| match *place {
                "" => name.clone(),
                place => format!("{place}.{name}"),
            };
            let place = Some(*place);
            let said = target.facts.iter();
            facts.extend(said.map(|(name, fact)| (at_place(name), Counting { fact, place })));
        }
    }
    let own = item.facts.iter();
    facts.extend(own.map(|(name, fact)| (name.clone(), Counting { fact, place: None })));
    facts
}

/// Returns whether this is what the schema of a shape without a type says for the members that
/// target it.
fn is_for_members(item: &Item, name: &str) -> bool {
    const OF_THE_SCHEMA: [&str; 2] = ["documentation", "id"];
    item.is_schema_only() && !name.contains('.') && !OF_THE_SCHEMA.contains(&name)
}

/// Returns the name that a fact of a member has at the target.
fn name_at_target<'n>(name: &'n str, place: &str) -> &'n str {
    let name = name.strip_prefix(place).unwrap_or(name);
    name.strip_prefix('.').unwrap_or(name)
}

/// Returns whether such a change does not matter if the type changed.
fn is_moot(kind: Kind) -> bool {
    let is_limit = matches!(kind, Kind::Relaxed | Kind::Tightened | Kind::Limit | Kind::Constraint);
    is_limit || matches!(kind, Kind::Default | Kind::Behavior)
}

/// Returns whether the old and new values belong in a report: documentation and long values do not.
fn is_shown(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Deprecated | Kind::Deprecation | Kind::Documentation | Kind::Endpoint | Kind::Waiter
    )
}
