//! Writing shapes as queries.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use super::{Dialect, Query};
use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, MAX_DEPTH};
use crate::json;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema, TimestampFormat};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::text::Real;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

pub(super) fn write<T: ShapeData>(
    dialect: Dialect,
    query: &mut Query,
    value: &T,
    member: &'static Member,
) -> Result<(), Error> {
    let mut writer = Writer { dialect, query, name: String::new(), depth: 0, error: None };
    value.write(QuerySerializer { writer: &mut writer, member });
    writer.error.map_or(Ok(()), |error| Err(error.redacted(member)))
}

/// The parameters so far, and the name of the next one.
pub(super) struct Writer<'q> {
    dialect: Dialect,
    query: &'q mut Query,
    /// Its segments, with a `.` before each.
    name: String,
    /// How many values the next one is in.
    depth: usize,
    /// The first error; what it is about is left out.
    error: Option<Error>,
}

impl Writer<'_> {
    /// Writes a value below the current name.
    fn below<T: ShapeData>(&mut self, segment: &str, member: &'static Member, value: &T) {
        self.deeper(segment, |writer| value.write(QuerySerializer { writer, member }));
    }

    /// Writes a value below the current name, unless that is too deep.
    pub(super) fn deeper(&mut self, segment: &str, write: impl FnOnce(&mut Self)) {
        if self.depth == MAX_DEPTH {
            self.error.get_or_insert_with(Error::too_deep);
            return;
        }
        self.depth += 1;
        self.named(segment, write);
        self.depth -= 1;
    }

    /// Writes something below the current name.
    fn named(&mut self, segment: &str, write: impl FnOnce(&mut Self)) {
        let length = self.name.len();
        self.name.push('.');
        self.name.push_str(segment);
        write(self);
        self.name.truncate(length);
    }

    /// The same below a segment that may not be there.
    fn within(&mut self, segment: Option<&str>, write: impl FnOnce(&mut Self)) {
        match segment {
            Some(segment) => self.named(segment, write),
            None => write(self),
        }
    }

    /// Adds a parameter with the value that `write` appends.
    fn add(&mut self, write: impl FnOnce(&mut String)) {
        self.query.add(self.name.get(1..).unwrap_or_default(), write);
    }

    pub(super) fn text(&mut self, value: &str) {
        self.add(|text| text.push_str(value));
    }

    pub(super) fn display(&mut self, value: impl Display) {
        self.add(|text| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{value}");
        });
    }

    fn whole(&mut self, value: impl itoa::Integer) {
        self.text(itoa::Buffer::new().format(value));
    }

    pub(super) fn empty_list(&mut self) {
        match self.dialect {
            Dialect::Aws => self.text(""),
            Dialect::Ec2 => {}
        }
    }
}

struct QuerySerializer<'w, 'q> {
    writer: &'w mut Writer<'q>,
    member: &'static Member,
}

impl<'w, 'q> QuerySerializer<'w, 'q> {
    /// Returns the writer for a single parameter. A value that is not a member of anything goes by the name
    /// of its shape.
    fn parameter(self) -> &'w mut Writer<'q> {
        if self.writer.name.is_empty() {
            self.writer.name.push('.');
            self.writer.name.push_str(self.member.xml_name());
        }
        self.writer
    }
}

impl ShapeSerializer for QuerySerializer<'_, '_> {
    /// The protocols have no null: the position stays empty.
    fn null(self) {}

    fn boolean(self, value: bool) {
        self.parameter().text(if value { "true" } else { "false" });
    }

    fn byte(self, value: i8) {
        self.parameter().whole(value);
    }

    fn short(self, value: i16) {
        self.parameter().whole(value);
    }

    fn integer(self, value: i32) {
        self.parameter().whole(value);
    }

    fn long(self, value: i64) {
        self.parameter().whole(value);
    }

    fn float(self, value: f32) {
        self.parameter().display(Real(value));
    }

    fn double(self, value: f64) {
        self.parameter().display(Real(value));
    }

    fn big_integer(self, value: &BigInteger) {
        self.parameter().text(value.as_str());
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.parameter().text(value.as_str());
    }

    fn string(self, value: &str) {
        self.parameter().text(value);
    }

    fn enumeration(self, value: &str) {
        self.parameter().text(value);
    }

    fn int_enumeration(self, value: i32) {
        self.parameter().whole(value);
    }

    fn blob(self, value: &Blob) {
        self.parameter().text(&value.to_base64());
    }

    fn timestamp(self, value: Timestamp) {
        let format = self.member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.parameter().add(|text| value.write(format, text));
    }

    /// The protocols have no documents: this is their JSON.
    fn document(self, value: &Document) {
        let writer = self.parameter();
        match json::document_text(value) {
            Ok(json) => writer.text(&json),
            Err(error) => drop(writer.error.get_or_insert(error)),
        }
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        if items.is_empty() {
            return self.parameter().empty_list();
        }
        let element = self.member.target().element();
        let segment = self.writer.dialect.item_name(self.member);
        self.writer.within(segment, |writer| {
            for (index, item) in items.iter().enumerate() {
                writer.below(itoa::Buffer::new().format(index + 1), element, item);
            }
        });
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let schema = self.member.target();
        let (key_member, value_member) = (schema.key(), schema.value());
        let segment = self.writer.dialect.entry_name(self.member);
        self.writer.within(segment, |writer| {
            for (index, (key, value)) in entries.iter().enumerate() {
                writer.named(itoa::Buffer::new().format(index + 1), |writer| {
                    writer.below(key_member.xml_name(), key_member, key);
                    writer.below(value_member.xml_name(), value_member, value);
                });
            }
        });
    }

    fn structure<T: Structure>(self, value: &T) {
        let schema = self.member.target();
        value.serialize_members(&mut QueryMembers { schema, writer: self.writer });
    }

    fn union<T: Union>(self, value: &T) {
        let schema = self.member.target();
        value.serialize_member(&mut QueryMembers { schema, writer: self.writer });
    }
}

struct QueryMembers<'w, 'q> {
    schema: &'static Schema,
    writer: &'w mut Writer<'q>,
}

impl MemberSerializer for QueryMembers<'_, '_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        let name = self.writer.dialect.name(member);
        self.writer.below(&name, member, value);
    }

    fn unknown(&mut self, member: &UnknownMember) {
        // The default of a union stands for one that is not there: its content is null.
        self.writer.untyped(member.tag(), member.content());
    }
}
