//! What a format cannot express about a model, and how much of that an existing model supplies.

use super::carried;
use crate::diagnostic::{Diagnostics, Source};
use crate::model;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// The maximum number of names on a line.
const NAMED: usize = 5;

/// Something that a format cannot express about a model; its text is one line.
#[derive(Debug, Clone)]
pub struct Unsaid {
    what: String,
    of: Of,
}

/// What it is missing from.
#[derive(Debug, Clone)]
enum Of {
    /// The service as a whole.
    Service,
    /// Shapes that are counted, by kind.
    Counted(Vec<(&'static str, Vec<Item>)>),
    /// Things that are named.
    Named(Vec<Item>),
}

/// A shape, waiter or property.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) name: String,
    /// The name that an existing model has if it supplies this, as listed by [`subjects`].
    pub(super) parts: Vec<String>,
}

impl Item {
    /// Creates one without parts.
    pub(super) fn whole(name: impl Into<String>) -> Self {
        let name = name.into();
        Item { parts: vec![name.clone()], name }
    }

    /// Creates one that no existing model can supply.
    pub(super) fn lost(name: impl Into<String>) -> Self {
        Item { name: name.into(), parts: vec![String::new()] }
    }
}

impl Unsaid {
    pub(super) fn of_service(what: impl Into<String>) -> Self {
        Unsaid { what: what.into(), of: Of::Service }
    }

    /// Creates one with counts. A kind without a label is not counted.
    pub(super) fn counted(what: impl Into<String>, kinds: Vec<(&'static str, Vec<Item>)>) -> Self {
        Unsaid { what: what.into(), of: Of::Counted(kinds) }
    }

    pub(super) fn named(what: impl Into<String>, items: Vec<Item>) -> Self {
        Unsaid { what: what.into(), of: Of::Named(items) }
    }

    /// Returns whether there is anything that lacks it.
    pub(super) fn applies(&self) -> bool {
        match &self.of {
            Of::Service => true,
            Of::Counted(kinds) => kinds.iter().any(|(_, items)| !items.is_empty()),
            Of::Named(items) => !items.is_empty(),
        }
    }

    /// Returns what is still missing given a model of the same service with these [`subjects`].
    fn beside(&self, known: &BTreeSet<String>) -> Option<Unsaid> {
        let is_new = |item: &&Item| item.parts.iter().any(|part| !known.contains(part));
        let new = |items: &[Item]| -> Vec<Item> { items.iter().filter(is_new).cloned().collect() };
        let of = match &self.of {
            Of::Service => return None,
            Of::Counted(kinds) => {
                Of::Counted(kinds.iter().map(|(label, items)| (*label, new(items))).collect())
            }
            Of::Named(items) => Of::Named(new(items)),
        };
        Some(Unsaid { what: self.what.clone(), of }).filter(Unsaid::applies)
    }
}

impl fmt::Display for Unsaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.of {
            Of::Service => Ok(()),
            Of::Counted(kinds) => {
                let kinds = kinds.iter().filter(|(label, _)| !label.is_empty());
                let counts: Vec<String> =
                    kinds.map(|(label, items)| format!("{label}: {}", items.len())).collect();
                if counts.is_empty() { Ok(()) } else { write!(f, " ({})", counts.join(", ")) }
            }
            Of::Named(items) => {
                let names = items.iter().take(NAMED).map(|item| item.name.as_str());
                write!(f, ": {}", names.collect::<Vec<&str>>().join(", "))?;
                match items.len().saturating_sub(NAMED) {
                    0 => Ok(()),
                    more => write!(f, " and {more} more"),
                }
            }
        }
    }
}

/// Returns what remains missing beside an existing model. The rest is kept as in that model.
///
/// # Errors
///
/// Returns an error if the source is not a model.
pub fn unsaid_beside(unsaid: &[Unsaid], known: &Source) -> Result<Vec<Unsaid>, Diagnostics> {
    let subjects = subjects(known)?;
    Ok(unsaid.iter().filter_map(|one| one.beside(&subjects)).collect())
}

/// Returns the names of shapes (`Order`), their members (`Order$id`), values of enums
/// (`Size=large`), operations with pages (`pages of ListOrders`) and waiters (`waiter OrderSent`)
/// in a model.
fn subjects(model: &Source) -> Result<BTreeSet<String>, Diagnostics> {
    let mut subjects = BTreeSet::new();
    for (id, shape) in model::parse(model)?.shapes {
        let shape = carried::with_members(shape);
        let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
        subjects.insert(name.to_owned());
        for (member, definition) in entries(shape.get("members")) {
            subjects.insert(format!("{name}${member}"));
            if let Some(value) = definition["traits"]["smithy.api#enumValue"].as_str() {
                subjects.insert(format!("{name}={value}"));
            }
        }
        let of_operation = |id: &str| shape.get("traits").and_then(|traits| traits.get(id));
        if of_operation("smithy.api#paginated").is_some() {
            subjects.insert(format!("pages of {name}"));
        }
        let waiters = entries(of_operation("smithy.waiters#waitable"));
        subjects.extend(waiters.map(|(waiter, _)| format!("waiter {waiter}")));
    }
    Ok(subjects)
}

fn entries(object: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    object.and_then(Value::as_object).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &str = r#"{ "smithy": "2.0", "shapes": {
        "a#Order": { "type": "structure", "members": { "id": { "target": "smithy.api#String" } } },
        "a#Size": { "type": "enum", "members": { "BIG": {
            "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "big" } } } },
        "a#Old": { "type": "string", "traits": { "smithy.api#enum": [{ "value": "x" }] } },
        "a#List": { "type": "operation", "traits": {
            "smithy.api#paginated": {}, "smithy.waiters#waitable": { "Listed": {} } } }
    } }"#;

    fn item(parts: &[&str]) -> Item {
        Item { name: "It".to_owned(), parts: parts.iter().map(|part| part.to_string()).collect() }
    }

    #[test]
    fn what_a_model_has_is_not_told() {
        let known = Source::new("known.json", KNOWN);
        let told = |unsaid: Unsaid| -> Vec<String> {
            let left = unsaid_beside(&[unsaid], &known).unwrap();
            left.iter().map(ToString::to_string).collect()
        };
        let has = ["Order", "Order$id", "Size=big", "Old=x", "pages of List", "waiter Listed"];
        assert_eq!(told(Unsaid::named("what", vec![item(&has)])), [""; 0]);
        assert_eq!(told(Unsaid::of_service("what")), [""; 0]);
        for new in ["Orders", "Order$name", "Size=small", "pages of Get", "waiter Got"] {
            assert_eq!(told(Unsaid::named("what", vec![item(&["Order", new])])), ["what: It"]);
        }
        let kinds = vec![("", vec![]), ("old", vec![item(&has)]), ("new", vec![item(&["New"])])];
        assert_eq!(told(Unsaid::counted("what", kinds)), ["what (old: 0, new: 1)"]);
        assert_eq!(told(Unsaid::named("what", vec![Item::lost("Listed")])), ["what: Listed"]);
    }

    #[test]
    fn a_line_has_few_names() {
        let items = |count| (0..count).map(|number| Item::whole(format!("N{number}"))).collect();
        assert_eq!(Unsaid::named("what", items(5)).to_string(), "what: N0, N1, N2, N3, N4");
        assert_eq!(
            Unsaid::named("what", items(7)).to_string(),
            "what: N0, N1, N2, N3, N4 and 2 more"
        );
    }
}
