//! The shapes of the values of traits: a small language for tables.

/// What a trait, or a part of its value, takes.
#[derive(Debug, Clone, Copy)]
pub(in crate::validate) enum ValueShape {
    /// Whatever JSON there is.
    Any,
    /// An object without keys: the trait alone says it all.
    Annotation,
    Boolean,
    /// A whole number, within bounds.
    Integer(i64, i64),
    /// A number of any size, or the text of one.
    Number,
    String,
    /// A string that is not empty.
    Text,
    /// A string that a function accepts, and what it expects.
    Matching(fn(&str) -> bool, &'static str),
    /// The ID of a shape.
    ShapeId,
    /// One of these strings.
    Enum(&'static [&'static str]),
    List(&'static ValueShape),
    /// A list with at least one element.
    SomeOf(&'static ValueShape),
    /// An object with any keys.
    Map(&'static ValueShape),
    /// An object with these keys and no others.
    Structure(&'static [Key]),
    /// An object with one of these keys.
    Union(&'static [Key]),
}

/// A member of a structure or of a union.
#[derive(Debug, Clone, Copy)]
pub(in crate::validate) struct Key {
    pub(in crate::validate) name: &'static str,
    pub(in crate::validate) is_required: bool,
    pub(in crate::validate) value: ValueShape,
}

/// Returns a key that must be there.
pub(super) const fn must(name: &'static str, value: ValueShape) -> Key {
    Key { name, is_required: true, value }
}

/// Returns a key that may be there.
pub(super) const fn may(name: &'static str, value: ValueShape) -> Key {
    Key { name, is_required: false, value }
}

pub(super) const INT: ValueShape = ValueShape::Integer(i32::MIN as i64, i32::MAX as i64);
pub(super) const STRINGS: ValueShape = ValueShape::List(&ValueShape::String);
pub(super) const TEXTS: ValueShape = ValueShape::List(&ValueShape::Text);
