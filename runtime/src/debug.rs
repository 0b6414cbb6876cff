//! `Debug` that hides what the model calls sensitive.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Formatter};

use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{MAX_DEPTH, OnOneLine};
use crate::number::{BigDecimal, BigInteger};
use crate::redaction::REDACTED;
use crate::schema::{Member, Schema};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::Shape;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// Shows a shape with the members that are set, under their names in the model.
pub fn debug<T: Shape>(value: &T, f: &mut Formatter<'_>) -> fmt::Result {
    Shown(value, T::SCHEMA.root(), 0).fmt(f)
}

/// A value of a shape, for the formatter's builders, and how many values it is nested in.
struct Shown<'a, T>(&'a T, &'static Member, usize);

impl<T: ShapeData> Debug for Shown<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Shown(value, member, depth) = *self;
        if member.is_sensitive() {
            return f.write_str(REDACTED);
        }
        if depth > MAX_DEPTH {
            return f.write_str("…");
        }
        let result = Cell::new(Ok(()));
        value.write(DebugSerializer { f, member, depth, result: &result });
        result.get()
    }
}

struct DebugSerializer<'a, 'f> {
    f: &'a mut Formatter<'f>,
    member: &'static Member,
    depth: usize,
    /// The trait's methods return nothing, the formatter's do.
    result: &'a Cell<fmt::Result>,
}

impl DebugSerializer<'_, '_> {
    fn show(self, value: impl Debug) {
        self.result.set(value.fmt(self.f));
    }

    fn show_plain(self, value: impl fmt::Display) {
        self.result.set(value.fmt(self.f));
    }
}

impl ShapeSerializer for DebugSerializer<'_, '_> {
    fn null(self) {
        self.show_plain("null");
    }

    fn boolean(self, value: bool) {
        self.show(value);
    }

    fn byte(self, value: i8) {
        self.show(value);
    }

    fn short(self, value: i16) {
        self.show(value);
    }

    fn integer(self, value: i32) {
        self.show(value);
    }

    fn long(self, value: i64) {
        self.show(value);
    }

    fn float(self, value: f32) {
        self.show(value);
    }

    fn double(self, value: f64) {
        self.show(value);
    }

    fn big_integer(self, value: &BigInteger) {
        self.show_plain(value);
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.show_plain(value);
    }

    fn string(self, value: &str) {
        self.show(value);
    }

    /// As in the model, with quotes if it would be invisible otherwise. A value that the model does
    /// not know is marked.
    fn enumeration(self, value: &str) {
        let known = self.member.target().enum_values().unwrap_or_default();
        if !known.contains(&value) {
            self.show_plain(format_args!("UnknownValue({value:?})"));
        } else if value.is_empty() || value.contains(char::is_control) {
            self.show_plain(format_args!("{value:?}"));
        } else {
            self.show_plain(value);
        }
    }

    fn int_enumeration(self, value: i32) {
        let known = self.member.target().int_enum_values().unwrap_or_default();
        if known.contains(&value) {
            self.show_plain(value);
        } else {
            self.show_plain(format_args!("UnknownValue({value})"));
        }
    }

    fn blob(self, value: &Blob) {
        self.show(value);
    }

    fn timestamp(self, value: Timestamp) {
        self.show_plain(value);
    }

    fn document(self, value: &Document) {
        self.show(value);
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        let element = self.member.target().element();
        let depth = self.depth + 1;
        let items = items.iter().map(|item| Shown(item, element, depth));
        self.result.set(self.f.debug_list().entries(items).finish());
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let (schema, depth) = (self.member.target(), self.depth + 1);
        let entries = entries
            .iter()
            .map(|(key, value)| (ShownKey(key, schema.key()), Shown(value, schema.value(), depth)));
        self.result.set(self.f.debug_map().entries(entries).finish());
    }

    fn structure<T: Structure>(self, value: &T) {
        let schema = self.member.target();
        let builder = self.f.debug_struct(schema.name());
        let mut members = DebugMembers { schema, depth: self.depth + 1, builder };
        value.serialize_members(&mut members);
        self.result.set(members.builder.finish());
    }

    fn union<T: Union>(self, value: &T) {
        let schema = self.member.target();
        let builder = self.f.debug_struct(schema.name());
        let mut members = DebugMembers { schema, depth: self.depth + 1, builder };
        value.serialize_member(&mut members);
        self.result.set(members.builder.finish());
    }
}

struct ShownKey<'a>(&'a str, &'static Member);

impl Debug for ShownKey<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.1.is_sensitive() {
            return f.write_str(REDACTED);
        }
        Debug::fmt(self.0, f)
    }
}

struct DebugMembers<'a, 'f> {
    schema: &'static Schema,
    depth: usize,
    builder: fmt::DebugStruct<'a, 'f>,
}

impl MemberSerializer for DebugMembers<'_, '_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.builder.field(member.name(), &Shown(value, member, self.depth));
    }

    /// The model cannot say whether it is sensitive, so only the tag is shown.
    fn unknown(&mut self, member: &UnknownMember) {
        let tag = OnOneLine(member.tag()).to_string();
        self.builder.field(&tag, &format_args!("{REDACTED}"));
    }
}
