//! Names that select one of a few things, such as protocols.

use std::fmt;

/// A name that is not one of those to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownChoice {
    what: &'static str,
    name: String,
    choices: Vec<&'static str>,
}

impl UnknownChoice {
    pub(crate) fn new(
        what: &'static str,
        name: &str,
        choices: impl Iterator<Item = &'static str>,
    ) -> UnknownChoice {
        UnknownChoice { what, name: name.to_owned(), choices: choices.collect() }
    }
}

impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnknownChoice { what, name, choices } = self;
        write!(f, "`{name}` is not a known {what}; choose one of {}", choices.join(", "))
    }
}

impl std::error::Error for UnknownChoice {}
