//! Writing JSON.

mod keeping;

pub(crate) use keeping::to_json_with_unknown;

use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use super::dialect::Dialect;
use super::scan::{is_plain, plain_len};
use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, MAX_DEPTH};
use crate::number::{BigDecimal, BigInteger, Number};
use crate::schema::{Member, Schema, TimestampFormat};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::text::non_finite;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// The text so far.
pub(super) struct Text {
    text: String,
    /// How many arrays and objects are open.
    depth: usize,
    /// Whether a value was too deep, and null was written for it.
    is_too_deep: bool,
}

impl Text {
    pub(super) fn new() -> Self {
        Text { text: String::with_capacity(128), depth: 0, is_too_deep: false }
    }

    /// Returns whether there may be an array or an object here; if not, null is written for it.
    #[inline]
    fn has_room(&mut self) -> bool {
        self.depth < MAX_DEPTH || self.refuse()
    }

    #[cold]
    fn refuse(&mut self) -> bool {
        self.is_too_deep = true;
        self.text.push_str("null");
        false
    }

    /// Returns the whole text.
    pub(super) fn finish(self) -> Result<String, Error> {
        if self.is_too_deep { Err(Error::too_deep()) } else { Ok(self.text) }
    }

    /// Returns the whole text, with null for what is too deep.
    pub(super) fn into_string(self) -> String {
        self.text
    }
}

impl Deref for Text {
    type Target = String;

    #[inline]
    fn deref(&self) -> &String {
        &self.text
    }
}

impl DerefMut for Text {
    #[inline]
    fn deref_mut(&mut self) -> &mut String {
        &mut self.text
    }
}

/// Appends one value to the text.
pub(super) struct JsonSerializer<'a, D> {
    out: &'a mut Text,
    member: &'static Member,
    dialect: PhantomData<D>,
}

impl<'a, D: Dialect> JsonSerializer<'a, D> {
    pub(super) fn new(out: &'a mut Text, member: &'static Member) -> Self {
        JsonSerializer { out, member, dialect: PhantomData }
    }

    fn whole(self, value: impl itoa::Integer) {
        self.out.push_str(itoa::Buffer::new().format(value));
    }

    fn display(self, value: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    fn big_number(self, digits: &str) {
        if D::BIG_NUMBERS_ARE_STRINGS {
            write_plain(self.out, digits);
        } else {
            self.out.push_str(digits);
        }
    }
}

impl<D: Dialect> ShapeSerializer for JsonSerializer<'_, D> {
    fn null(self) {
        self.out.push_str("null");
    }

    fn boolean(self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    fn byte(self, value: i8) {
        self.whole(value);
    }

    fn short(self, value: i16) {
        self.whole(value);
    }

    fn integer(self, value: i32) {
        self.whole(value);
    }

    fn long(self, value: i64) {
        self.whole(value);
    }

    fn float(self, value: f32) {
        match non_finite(value.into()) {
            Some(name) => self.string(name),
            // Debug is the shortest text that reads back as the same float, exponents included.
            None => self.display(format_args!("{value:?}")),
        }
    }

    fn double(self, value: f64) {
        match non_finite(value) {
            Some(name) => self.string(name),
            None => self.display(format_args!("{value:?}")),
        }
    }

    fn big_integer(self, value: &BigInteger) {
        self.big_number(value.as_str());
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.big_number(value.as_str());
    }

    fn string(self, value: &str) {
        write_string(self.out, value);
    }

    fn enumeration(self, value: &str) {
        write_string(self.out, value);
    }

    fn int_enumeration(self, value: i32) {
        self.whole(value);
    }

    fn blob(self, value: &Blob) {
        self.out.push('"');
        self.out.push_str(&value.to_base64());
        self.out.push('"');
    }

    fn timestamp(self, value: Timestamp) {
        match D::timestamp_format(self.member) {
            TimestampFormat::EpochSeconds => {
                value.write(TimestampFormat::EpochSeconds, self.out);
            }
            format => {
                self.out.push('"');
                value.write(format, self.out);
                self.out.push('"');
            }
        }
    }

    fn document(self, value: &Document) {
        write_document(self.out, value);
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        let member = self.member.target().element();
        if !self.out.has_room() {
            return;
        }
        self.out.depth += 1;
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            item.write(JsonSerializer::<D>::new(self.out, member));
        }
        self.out.depth -= 1;
        self.out.push(']');
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let member = self.member.target().value();
        if !self.out.has_room() {
            return;
        }
        let mut object = ObjectWriter::open(self.out);
        for (key, value) in entries {
            value.write(JsonSerializer::<D>::new(object.key(key), member));
        }
        object.close();
    }

    fn structure<T: Structure>(self, value: &T) {
        if !self.out.has_room() {
            return;
        }
        let mut members = JsonMembers::<D>::open(self.out, self.member.target());
        value.serialize_members(&mut members);
        members.close();
    }

    fn union<T: Union>(self, value: &T) {
        if !self.out.has_room() {
            return;
        }
        let (schema, dialect) = (self.member.target(), PhantomData::<D>);
        value.serialize_member(&mut JsonMember { schema, out: self.out, dialect });
    }
}

/// The members of a structure.
pub(super) struct JsonMembers<'a, D> {
    schema: &'static Schema,
    object: ObjectWriter<'a>,
    dialect: PhantomData<D>,
}

impl<'a, D> JsonMembers<'a, D> {
    pub(super) fn open(out: &'a mut Text, schema: &'static Schema) -> Self {
        JsonMembers { schema, object: ObjectWriter::open(out), dialect: PhantomData }
    }

    /// An entry that is not a member.
    #[cfg(feature = "http")]
    pub(super) fn entry(&mut self, key: &str, text: &str) {
        write_string(self.object.key(key), text);
    }

    pub(super) fn close(self) {
        self.object.close();
    }
}

impl<D: Dialect> MemberSerializer for JsonMembers<'_, D> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        value.write(JsonSerializer::<D>::new(self.object.member::<D>(member), member));
    }

    fn unknown(&mut self, member: &UnknownMember) {
        write_document(self.object.key(member.tag()), member.content());
    }
}

/// The one member of a union.
struct JsonMember<'a, D> {
    schema: &'static Schema,
    out: &'a mut Text,
    dialect: PhantomData<D>,
}

impl<D: Dialect> MemberSerializer for JsonMember<'_, D> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        let mut object = ObjectWriter::open(self.out);
        value.write(JsonSerializer::<D>::new(object.member::<D>(member), member));
        object.close();
    }

    fn unknown(&mut self, member: &UnknownMember) {
        // The default of a union stands for one that is not there.
        if *member == UnknownMember::default() {
            return self.out.push_str("null");
        }
        let mut object = ObjectWriter::open(self.out);
        write_document(object.key(member.tag()), member.content());
        object.close();
    }
}

/// Puts the braces, keys and commas of an object.
struct ObjectWriter<'a> {
    out: &'a mut Text,
    empty: bool,
}

impl<'a> ObjectWriter<'a> {
    fn open(out: &'a mut Text) -> Self {
        out.depth += 1;
        out.push('{');
        ObjectWriter { out, empty: true }
    }

    /// Writes a key; the value is for the caller to write.
    fn key(&mut self, key: &str) -> &mut Text {
        self.comma();
        write_string(self.out, key);
        self.out.push(':');
        self.out
    }

    /// Writes the key of a member, of which is known whether it needs escapes.
    fn member<D: Dialect>(&mut self, member: &'static Member) -> &mut Text {
        let name = D::name(member);
        if D::JSON_NAMES && !member.has_plain_json_name() {
            return self.key(name);
        }
        self.comma();
        write_plain(self.out, name);
        self.out.push(':');
        self.out
    }

    fn comma(&mut self) {
        if !self.empty {
            self.out.push(',');
        }
        self.empty = false;
    }

    fn close(self) {
        self.out.depth -= 1;
        self.out.push('}');
    }
}

/// Writes untyped data as JSON.
pub(super) fn write_document(out: &mut Text, document: &Document) {
    match document {
        Document::Null => out.push_str("null"),
        Document::Boolean(value) => out.push_str(if *value { "true" } else { "false" }),
        Document::Number(Number::Float(value)) if !value.is_finite() => out.push_str("null"),
        Document::Number(value) => {
            let _ = write!(out, "{value}");
        }
        Document::String(value) => write_string(out, value),
        Document::List(_) | Document::Map(_) if !out.has_room() => {}
        Document::List(items) => {
            out.depth += 1;
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_document(out, item);
            }
            out.depth -= 1;
            out.push(']');
        }
        Document::Map(entries) => {
            let mut object = ObjectWriter::open(out);
            for (key, value) in entries {
                write_document(object.key(key), value);
            }
            object.close();
        }
    }
}

/// Writes a string with the escapes that JSON demands:
/// <https://www.rfc-editor.org/rfc/rfc8259#section-7>.
fn write_string(out: &mut String, text: &str) {
    if is_plain(text) {
        return write_plain(out, text);
    }
    out.push('"');
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(plain_len(rest.as_bytes()));
        out.push_str(plain);
        let Some(&byte) = special.as_bytes().first() else { break };
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            control => {
                let _ = write!(out, "\\u{control:04x}");
            }
        }
        rest = &special[1..];
    }
    out.push('"');
}

/// Writes a string that needs no escapes.
#[inline]
fn write_plain(out: &mut String, text: &str) {
    out.reserve(text.len() + 3);
    out.push('"');
    out.push_str(text);
    out.push('"');
}
