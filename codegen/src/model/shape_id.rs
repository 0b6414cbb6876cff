//! Shape IDs: `namespace#Name`.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The ID of a shape: `namespace#Name`. Cheap to clone; ordered and hashed as its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(Arc<str>);

impl ShapeId {
    /// Parses an absolute shape ID without a member; `None` if it is invalid.
    pub fn parse(text: &str) -> Option<Self> {
        let (namespace, name) = text.split_once('#')?;
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name);
        valid.then(|| Self(text.into()))
    }

    /// Creates the ID of a prelude shape from a name that is known to be valid.
    pub(super) fn prelude(name: &str) -> Self {
        Self(format!("{PRELUDE}#{name}").into())
    }

    /// Returns `smithy.api#Unit`: the input or output of an operation that has none.
    pub fn unit() -> Self {
        Self::prelude("Unit")
    }

    /// Returns the whole ID.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part before `#`.
    pub fn namespace(&self) -> &str {
        self.0.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// Returns the part after `#`.
    pub fn name(&self) -> &str {
        self.0.split_once('#').map_or("", |(_, name)| name)
    }

    /// Returns whether the shape belongs to Smithy's prelude, `smithy.api`.
    pub fn is_prelude(&self) -> bool {
        self.namespace() == PRELUDE
    }

    /// Returns whether this is `smithy.api#Unit`.
    pub fn is_unit(&self) -> bool {
        self.as_str() == "smithy.api#Unit"
    }
}

const PRELUDE: &str = "smithy.api";

/// Returns whether the text is an `Identifier` of the specification: letters, digits and `_`,
/// beginning with a letter, or with underscores that a letter or digit follows.
pub(crate) fn is_identifier(text: &str) -> bool {
    let after_underscores = text.trim_start_matches('_');
    let start = after_underscores.chars().next();
    let underscored = after_underscores.len() < text.len();
    let starts_well =
        start.is_some_and(|c| c.is_ascii_alphabetic() || underscored && c.is_ascii_digit());
    starts_well && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Maps with `ShapeId` keys can be searched with `&str`.
impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_a_namespace_and_a_name() {
        let id = ShapeId::parse("com.example#Order").unwrap();
        assert_eq!(id.namespace(), "com.example");
        assert_eq!(id.name(), "Order");
        assert_eq!(id.to_string(), "com.example#Order");
    }

    #[test]
    fn identifiers_follow_the_specification() {
        for valid in ["a", "A1", "a_b", "_a", "_1", "__9_"] {
            assert!(is_identifier(valid), "{valid}");
        }
        for invalid in ["", "_", "1", "1a", "a-b", "ä", "a b"] {
            assert!(!is_identifier(invalid), "{invalid}");
        }
    }

    #[test]
    fn other_texts_are_no_ids() {
        for text in ["", "Order", "#Order", "a#", "a#b#c", "a..b#C", "a#B$member", "a#b c"] {
            assert_eq!(ShapeId::parse(text), None, "{text}");
        }
    }
}
