//! Values of a newer service that the model does not know yet.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::document::Document;

/// A value of an enum that the model does not know.
///
/// Only the conversion of a string to an enum creates one, and never for a value that the enum
/// knows. `Display` shows it as the service sent it; `Debug` escapes what could look like another
/// line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// For generated code, after it has tried every known value.
    #[doc(hidden)]
    pub fn new(value: &str) -> UnknownValue {
        UnknownValue(value.into())
    }

    /// Returns the value as it is on the wire.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// A value of an intEnum that the model does not know.
///
/// Only the conversion of a number to an intEnum creates one, and never for a value that the
/// intEnum knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownNumber(i32);

impl UnknownNumber {
    /// For generated code, after it has tried every known value.
    #[doc(hidden)]
    pub fn new(value: i32) -> UnknownNumber {
        UnknownNumber(value)
    }

    /// Returns the value as it is on the wire.
    pub fn get(self) -> i32 {
        self.0
    }
}

impl fmt::Display for UnknownNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A union member that the model does not know: its tag and its content, which are written back as
/// they came.
///
/// Two are equal if they are written alike. So each one equals itself, even if its content has NaN,
/// and unions are `Eq` and `Hash`, unless a member that the model knows is not.
#[derive(Clone, Debug, Default)]
pub struct UnknownMember {
    tag: String,
    content: Document,
}

impl UnknownMember {
    /// For codecs, after they have looked for the tag in the schema.
    #[doc(hidden)]
    pub fn new(tag: impl Into<String>, content: Document) -> UnknownMember {
        UnknownMember { tag: tag.into(), content }
    }

    /// Returns the name of the member.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Returns the value of the member.
    pub fn content(&self) -> &Document {
        &self.content
    }
}

impl PartialEq for UnknownMember {
    fn eq(&self, other: &UnknownMember) -> bool {
        self.tag == other.tag && are_alike(&self.content, &other.content)
    }
}

impl Eq for UnknownMember {}

impl Hash for UnknownMember {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tag.hash(state);
        hash_content(&self.content, state);
    }
}

/// Returns whether two documents are written alike: like `==`, except that NaN equals itself and
/// zero does not equal negative zero.
fn are_alike(one: &Document, other: &Document) -> bool {
    match (one, other) {
        (Document::Number(one), Document::Number(other)) => one.to_string() == other.to_string(),
        (Document::List(one), Document::List(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| are_alike(one, other))
        }
        (Document::Map(one), Document::Map(other)) => {
            let alike =
                |((key, one), (other_key, other))| key == other_key && are_alike(one, other);
            one.len() == other.len() && one.iter().zip(other).all(alike)
        }
        _ => one == other,
    }
}

/// Hashes what [`are_alike`] compares.
fn hash_content<H: Hasher>(document: &Document, state: &mut H) {
    std::mem::discriminant(document).hash(state);
    match document {
        Document::Null => {}
        Document::Boolean(value) => value.hash(state),
        Document::Number(number) => number.to_string().hash(state),
        Document::String(text) => text.hash(state),
        Document::List(items) => {
            items.len().hash(state);
            items.iter().for_each(|item| hash_content(item, state));
        }
        Document::Map(entries) => {
            entries.len().hash(state);
            for (key, value) in entries {
                key.hash(state);
                hash_content(value, state);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::UnknownMember;
    use crate::document::Document;

    fn members(contents: impl IntoIterator<Item = Document>) -> HashSet<UnknownMember> {
        contents.into_iter().map(|content| UnknownMember::new("new", content)).collect()
    }

    #[test]
    fn members_written_alike_are_equal() {
        let nested = || -> Document {
            let list = vec![Document::from(f64::NAN), "text".into(), true.into(), Document::Null];
            [("list", Document::List(list)), ("number", 1.into())].into_iter().collect()
        };
        assert_eq!(UnknownMember::new("new", nested()), UnknownMember::new("new", nested()));
        assert_eq!(members([nested(), nested()]).len(), 1);
        assert_eq!(members([f64::NAN.into(), (-f64::NAN).into()]).len(), 1);
    }

    #[test]
    fn members_written_differently_differ() {
        assert_eq!(members([0.0.into(), (-0.0).into(), 0.into()]).len(), 3);
        assert_eq!(members([vec![1, 2].into(), vec![1].into(), vec![2, 1].into()]).len(), 3);
        assert_eq!(members([vec![vec![1], vec![]].into(), vec![vec![], vec![1]].into()]).len(), 2);
        let map = |key: &str, value: i64| -> Document { [(key, value)].into_iter().collect() };
        assert_eq!(members([map("a", 1), map("b", 1), map("a", 2)]).len(), 3);
        assert_ne!(
            UnknownMember::new("new", Document::Null),
            UnknownMember::new("newer", Document::Null)
        );
    }
}
