//! Shapes as query parameters, as the AWS query protocol has them:
//! <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#request-serialization>.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::blob::Blob;
use crate::document::Document;
use crate::json;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema, TimestampFormat};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::{ShapeData, Structure, Union};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// Names and values, in the order in which they were added. Displays percent-encoded, as in a
/// form body or a URL.
///
/// ```
/// use smithy_shapes::Query;
///
/// let query: Query = [("Action", "List"), ("Name", "a b&c")].into_iter().collect();
/// assert_eq!(query.to_string(), "Action=List&Name=a%20b%26c");
/// assert_eq!(query.get("Name"), Some("a b&c"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Each name and then its value, without anything between them.
    text: String,
    /// Where each name and each value ends.
    ends: Vec<(usize, usize)>,
}

/// All but what RFC 3986 leaves as it is.
pub(crate) const UNRESERVED: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl Query {
    /// The names and values, as they are before encoding.
    pub fn pairs(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.ends.iter().enumerate().map(|(index, &(name, value))| {
            let start = if index == 0 { 0 } else { self.ends[index - 1].1 };
            (&self.text[start..name], &self.text[name..value])
        })
    }

    /// The first value of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(n, _)| *n == name).map(|(_, v)| v)
    }

    /// Adds a name, and the value that `write` appends.
    fn add(&mut self, name: &str, write: impl FnOnce(&mut String)) {
        self.text.push_str(name);
        let end = self.text.len();
        write(&mut self.text);
        self.ends.push((end, self.text.len()));
    }
}

impl<K: AsRef<str>, V: AsRef<str>> Extend<(K, V)> for Query {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (name, value) in pairs {
            self.add(name.as_ref(), |text| text.push_str(value.as_ref()));
        }
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.pairs()).finish()
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Query {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Query {
        let mut query = Query::default();
        query.extend(pairs);
        query
    }
}

impl Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.pairs().enumerate() {
            if index > 0 {
                f.write_char('&')?;
            }
            write_encoded(f, name)?;
            f.write_char('=')?;
            write_encoded(f, value)?;
        }
        Ok(())
    }
}

fn write_encoded(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    utf8_percent_encode(text, &UNRESERVED).try_for_each(|part| f.write_str(part))
}

pub(crate) fn to_query<T: ShapeData>(member: &'static Member, value: &T) -> Query {
    let mut writer = Writer::default();
    value.write(QuerySerializer { writer: &mut writer, member });
    writer.query
}

/// The parameters so far, and the name of the next one.
#[derive(Default)]
struct Writer {
    query: Query,
    name: String,
}

impl Writer {
    /// Writes a value below the current name.
    fn below<T: ShapeData>(&mut self, segment: &str, member: &'static Member, value: &T) {
        self.named(segment, |writer| value.write(QuerySerializer { writer, member }));
    }

    fn named(&mut self, segment: &str, write: impl FnOnce(&mut Writer)) {
        let length = self.name.len();
        if length > 0 {
            self.name.push('.');
        }
        self.name.push_str(segment);
        write(self);
        self.name.truncate(length);
    }
}

struct QuerySerializer<'a> {
    writer: &'a mut Writer,
    member: &'static Member,
}

impl QuerySerializer<'_> {
    fn display(self, value: impl Display) {
        self.add(|text| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{value}");
        });
    }

    fn text(self, value: &str) {
        self.add(|text| text.push_str(value));
    }

    fn add(self, write: impl FnOnce(&mut String)) {
        // A value that is no member of anything goes by the name of its shape.
        let name = match self.writer.name.as_str() {
            "" => self.member.xml_name(),
            name => name,
        };
        self.writer.query.add(name, write);
    }
}

impl ShapeSerializer for QuerySerializer<'_> {
    /// The protocol has no null: the position stays empty.
    fn null(self) {}

    fn boolean(self, value: bool) {
        self.display(value);
    }

    fn byte(self, value: i8) {
        self.display(value);
    }

    fn short(self, value: i16) {
        self.display(value);
    }

    fn integer(self, value: i32) {
        self.display(value);
    }

    fn long(self, value: i64) {
        self.display(value);
    }

    fn float(self, value: f32) {
        match json::non_finite(value.into()) {
            Some(name) => self.text(name),
            None => self.display(format_args!("{value:?}")),
        }
    }

    fn double(self, value: f64) {
        match json::non_finite(value) {
            Some(name) => self.text(name),
            None => self.display(format_args!("{value:?}")),
        }
    }

    fn big_integer(self, value: &BigInteger) {
        self.display(value);
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.display(value);
    }

    fn string(self, value: &str) {
        self.text(value);
    }

    fn enumeration(self, value: &str) {
        self.text(value);
    }

    fn int_enumeration(self, value: i32) {
        self.display(value);
    }

    fn blob(self, value: &Blob) {
        self.text(&value.to_base64());
    }

    fn timestamp(self, value: Timestamp) {
        let format = self.member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.add(|text| value.write(format, text));
    }

    /// The protocol has no documents: this is their JSON.
    fn document(self, value: &Document) {
        self.add(|text| json::write_document(text, value));
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        let element = self.member.target().element();
        // As botocore does, which the protocol's services were built with.
        if items.is_empty() {
            return self.text("");
        }
        let write = |writer: &mut Writer| {
            for (index, item) in items.iter().enumerate() {
                writer.below(itoa::Buffer::new().format(index + 1), element, item);
            }
        };
        if self.member.is_xml_flattened() {
            write(self.writer);
        } else {
            self.writer.named(element.xml_name(), write);
        }
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let schema = self.member.target();
        let (key_member, value_member) = (schema.key(), schema.value());
        let write = |writer: &mut Writer| {
            for (index, (key, value)) in entries.iter().enumerate() {
                writer.named(itoa::Buffer::new().format(index + 1), |writer| {
                    writer.below(key_member.xml_name(), key_member, key);
                    writer.below(value_member.xml_name(), value_member, value);
                });
            }
        };
        if self.member.is_xml_flattened() {
            write(self.writer);
        } else {
            self.writer.named("entry", write);
        }
    }

    fn structure<T: Structure>(self, value: &T) {
        value.serialize_members(&mut QueryMembers {
            schema: self.member.target(),
            writer: self.writer,
        });
    }

    fn union<T: Union>(self, value: &T) {
        value.serialize_member(&mut QueryMembers {
            schema: self.member.target(),
            writer: self.writer,
        });
    }
}

struct QueryMembers<'a> {
    schema: &'static Schema,
    writer: &'a mut Writer,
}

impl MemberSerializer for QueryMembers<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.writer.below(member.xml_name(), member, value);
    }

    fn unknown(&mut self, member: &UnknownMember) {
        // The default of a union stands for one that is not there.
        if *member == UnknownMember::default() {
            return;
        }
        let root = crate::schema::prelude::DOCUMENT.root();
        self.writer.below(member.tag(), root, member.content());
    }
}
