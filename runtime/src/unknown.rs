//! What a newer service sends that the model does not know yet.

use std::fmt;

use crate::document::Document;

/// A value of an enum that the model does not know.
///
/// Only converting a string to an enum makes one, and never of a value that the enum knows. It
/// displays as it is, whatever a service sent; `Debug` escapes what could pass for another line.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    /// For generated code, after it has tried every known value.
    #[doc(hidden)]
    pub fn new(value: &str) -> UnknownValue {
        UnknownValue(value.into())
    }

    /// The value as it stands on the wire.
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
/// Only converting a number to an intEnum makes one, and never of a value that the intEnum knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownNumber(i32);

impl UnknownNumber {
    /// For generated code, after it has tried every known value.
    #[doc(hidden)]
    pub fn new(value: i32) -> UnknownNumber {
        UnknownNumber(value)
    }

    /// The value as it stands on the wire.
    pub fn get(self) -> i32 {
        self.0
    }
}

impl fmt::Display for UnknownNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A member of a union that the model does not know: its tag and its content, which are written
/// back as they came.
#[derive(Clone, Debug, Default, PartialEq)]
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

    /// The name of the member.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The value of the member.
    pub fn content(&self) -> &Document {
        &self.content
    }
}
