//! The rule for different names in a model that become the same name in Rust.

use crate::diagnostic::{Diagnostic, Place};
use std::collections::BTreeMap;

/// Something to be named.
pub struct Candidate {
    /// The name that it gets if nothing else has that name.
    pub name: String,
    /// How the name is written.
    pub style: Style,
    /// What it is: "the variant for `ENABLED`".
    pub meaning: String,
    /// Its place in the model.
    pub place: Option<Place>,
}

/// How a name is written. This decides how a number is appended, following rustc's naming lints.
#[derive(Clone, Copy)]
pub enum Style {
    /// `UpperCamelCase`: `Enabled2`, `Ipv4_2`.
    Camel,
    /// `snake_case` and `SHOUTY_SNAKE_CASE`: `enabled_2`.
    Snake,
}

/// A name in Rust.
pub struct Name {
    /// The name.
    pub ident: String,
    collision: Option<Collision>,
}

/// The reason why a name has a number.
struct Collision {
    /// As in "`Enabled` is the variant for `ENABLED`".
    reason: String,
    /// The item with the number, and the item that has the name without it.
    places: Vec<Place>,
}

/// Gives everything in a Rust scope a unique name. The `reserved` names already have a meaning
/// there.
///
/// A candidate that is alone in wanting a name gets it. If several want it, the first gets it, and
/// each of the others gets the smallest number from 2 on that makes a name nobody else wants or
/// has. So additions at the end of a model rename nothing, and candidates with other names are not
/// affected.
pub fn distinct(candidates: &[Candidate], reserved: &[(&str, &str)]) -> Vec<Name> {
    let mut scope = Scope::of(candidates, reserved);
    let candidates = candidates.iter().enumerate();
    candidates.map(|(index, candidate)| scope.name(index, candidate)).collect()
}

/// The owner of each name that is reserved, wanted or given.
struct Scope<'a>(BTreeMap<String, Owner<'a>>);

struct Owner<'a> {
    /// The candidate; `None` if the name is reserved.
    candidate: Option<usize>,
    meaning: &'a str,
    place: Option<&'a Place>,
    /// The lowest number that may still be free for others who want the name.
    next_number: usize,
}

impl<'a> Scope<'a> {
    fn of(candidates: &'a [Candidate], reserved: &[(&'a str, &'a str)]) -> Self {
        let reserved = reserved.iter().map(|&(name, meaning)| {
            let owner = Owner { candidate: None, meaning, place: None, next_number: 2 };
            (name.to_owned(), owner)
        });
        let mut owners: BTreeMap<_, _> = reserved.collect();
        for (index, candidate) in candidates.iter().enumerate() {
            owners.entry(candidate.name.clone()).or_insert(Owner::of(index, candidate));
        }
        Scope(owners)
    }

    fn name(&mut self, index: usize, candidate: &'a Candidate) -> Name {
        let Candidate { name, style, place, .. } = candidate;
        let owner = &self.0[name];
        if owner.candidate == Some(index) {
            return Name { ident: name.clone(), collision: None };
        }
        let collision = Collision {
            reason: format!("`{name}` is {}", owner.meaning),
            places: place.iter().chain(owner.place).cloned().collect(),
        };
        let mut number = owner.next_number;
        while self.0.contains_key(&style.numbered(name, number)) {
            number += 1;
        }
        let ident = style.numbered(name, number);
        self.0.entry(name.clone()).and_modify(|owner| owner.next_number = number + 1);
        self.0.insert(ident.clone(), Owner::of(index, candidate));
        Name { ident, collision: Some(collision) }
    }
}

impl<'a> Owner<'a> {
    fn of(index: usize, Candidate { meaning, place, .. }: &'a Candidate) -> Self {
        Owner { candidate: Some(index), meaning, place: place.as_ref(), next_number: 2 }
    }
}

impl Style {
    /// Returns the name with a number. A name with a number is never a keyword, so it needs no
    /// escaping.
    fn numbered(self, name: &str, number: usize) -> String {
        let bare = name.strip_prefix("r#").unwrap_or(name).trim_end_matches('_');
        match self {
            Style::Camel if !bare.ends_with(|c: char| c.is_ascii_digit()) => {
                format!("{bare}{number}")
            }
            _ => format!("{bare}_{number}"),
        }
    }
}

impl Name {
    /// Returns why the name has a number, if it has one: "`Enabled` is the variant for `ENABLED`".
    pub fn reason(&self) -> Option<&str> {
        self.collision.as_ref().map(|collision| collision.reason.as_str())
    }

    /// Returns the documentation of the item, which the model calls `called`. It says why the name
    /// has a number, if it has one.
    pub fn document(&self, docs: String, called: &str) -> String {
        match self.reason() {
            Some(reason) => format!("{docs}\n\nCalled `{called}` by the model; {reason}."),
            None => docs,
        }
    }

    /// Returns the same as a note for the user of the generator. `what` becomes something with this
    /// name.
    pub fn note(&self, what: &str) -> Option<Diagnostic> {
        let Collision { reason, places } = self.collision.as_ref()?;
        let message = format!("{what} becomes `{}`: {reason}", self.ident);
        Some(Diagnostic::note(message).at_each(places.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(style: Style, names: &[&str]) -> Vec<Candidate> {
        let candidate = |(index, name): (usize, &&str)| Candidate {
            name: (*name).to_owned(),
            style,
            meaning: format!("number {index}"),
            place: None,
        };
        names.iter().enumerate().map(candidate).collect()
    }

    fn idents(style: Style, names: &[&str], reserved: &[(&str, &str)]) -> Vec<String> {
        let names = distinct(&candidates(style, names), reserved);
        names.into_iter().map(|name| name.ident).collect()
    }

    fn camel(names: &[&str]) -> Vec<String> {
        idents(Style::Camel, names, &[])
    }

    fn snake(names: &[&str]) -> Vec<String> {
        idents(Style::Snake, names, &[])
    }

    #[test]
    fn the_first_has_the_name_and_the_others_count_from_two() {
        assert_eq!(camel(&["On", "On", "Off", "On"]), ["On", "On2", "Off", "On3"]);
        assert_eq!(snake(&["on", "on", "off", "on"]), ["on", "on_2", "off", "on_3"]);
    }

    #[test]
    fn a_number_makes_no_name_that_another_wants() {
        assert_eq!(camel(&["On", "On", "On2", "On"]), ["On", "On3", "On2", "On4"]);
        assert_eq!(camel(&["On2", "On", "On2", "On"]), ["On2", "On", "On2_2", "On3"]);
        assert_eq!(snake(&["on", "on_2", "on", "on_2"]), ["on", "on_2", "on_3", "on_2_2"]);
    }

    #[test]
    fn what_is_appended_renames_nothing() {
        let names = ["On", "On", "Off", "On", "Off", "Off"];
        for length in 1..names.len() {
            assert_eq!(camel(&names[..length]), camel(&names)[..length]);
        }
    }

    #[test]
    fn reserved_names_are_taken() {
        let reserved = [("UnknownValue", "the variant for all others"), ("On2", "something")];
        assert_eq!(
            idents(Style::Camel, &["On", "UnknownValue", "On"], &reserved),
            ["On", "UnknownValue2", "On3"]
        );
    }

    #[test]
    fn a_number_is_joined_as_lints_like_it() {
        assert_eq!(camel(&["Ipv4", "Ipv4", "_404", "_404"]), ["Ipv4", "Ipv4_2", "_404", "_404_2"]);
        assert_eq!(camel(&["Self_", "Self_"]), ["Self_", "Self2"]);
        assert_eq!(snake(&["r#type", "r#type"]), ["r#type", "type_2"]);
        assert_eq!(
            snake(&["self_", "self_", "con_", "con_"]),
            ["self_", "self_2", "con_", "con_2"]
        );
        assert_eq!(snake(&["__LIST_OF", "__LIST_OF"]), ["__LIST_OF", "__LIST_OF_2"]);
    }

    #[test]
    fn a_number_is_explained() {
        let names = distinct(&candidates(Style::Camel, &["On", "On"]), &[]);
        assert_eq!(names[0].reason(), None);
        assert_eq!(names[0].document("Not off.".to_owned(), "on"), "Not off.");
        assert!(names[0].note("`a#Switch$on`").is_none());
        assert_eq!(names[1].reason(), Some("`On` is number 0"));
        assert_eq!(
            names[1].document("Not off.".to_owned(), "ON"),
            "Not off.\n\nCalled `ON` by the model; `On` is number 0."
        );
        assert_eq!(
            names[1].note("`a#Switch$ON`").unwrap().to_string(),
            "note: `a#Switch$ON` becomes `On2`: `On` is number 0"
        );
    }
}
