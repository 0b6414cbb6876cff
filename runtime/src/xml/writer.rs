//! Writing XML.

#[cfg(feature = "http")]
mod parts;

use std::collections::BTreeMap;
use std::fmt::{Display, Write};

use super::ENTRY;
use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH, Segment};
use crate::json::document_text;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema, TimestampFormat};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::text::Real;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// The namespace of `xsi:nil`: <https://www.w3.org/TR/xmlschema-1/#xsi_nil>.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The text so far, and the first error.
#[derive(Default)]
pub(crate) struct Writer {
    out: String,
    /// How many aggregate values are being written, one in the other.
    depth: usize,
    error: Option<Error>,
}

/// The URI of a namespace and its prefix, if there is one.
pub(crate) type Namespace = Option<(&'static str, Option<&'static str>)>;

/// What the tags of an element say.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    name: &'a str,
    namespace: Namespace,
}

impl Element<'static> {
    fn of(member: &'static Member) -> Self {
        Element { name: member.xml_name(), namespace: member.xml_namespace() }
    }
}

impl<'a> Element<'a> {
    pub(super) fn named(name: &'a str) -> Self {
        Element { name, namespace: None }
    }

    #[cfg(feature = "http")]
    pub(super) fn within(self, namespace: Namespace) -> Self {
        Element { namespace, ..self }
    }
}

impl Writer {
    /// Appends an element for the value at `member`.
    pub(crate) fn value_of(&mut self, member: &'static Member) -> XmlSerializer<'_> {
        XmlSerializer { writer: self, member, place: Place::Element(Element::of(member)) }
    }

    /// Appends an element with the attributes and the elements that `write` writes.
    fn structure(
        &mut self,
        element: Element<'_>,
        schema: &'static Schema,
        mut write: impl FnMut(&mut Writer, Part),
    ) {
        self.start(element);
        if schema.has_xml_attributes() {
            write(self, Part::Attributes);
        }
        self.out.push('>');
        write(self, Part::Elements);
        self.end(element);
    }

    pub(crate) fn finish(self) -> Result<String, Error> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.out),
        }
    }

    /// Keeps the first error; what is written after it is not looked at.
    #[cold]
    pub(super) fn fail(&mut self, message: &'static str) {
        self.error.get_or_insert_with(|| Error::new(ErrorKind::Unsupported, message));
    }

    /// Writes an aggregate, unless that is too deep.
    pub(super) fn aggregate(&mut self, write: impl FnOnce(&mut Writer)) {
        if self.depth == MAX_DEPTH {
            self.error.get_or_insert_with(Error::too_deep);
            return;
        }
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// Writes one level down.
    pub(super) fn within(
        &mut self,
        segment: impl FnOnce() -> Segment,
        write: impl FnOnce(&mut Writer),
    ) {
        if self.error.is_some() {
            return;
        }
        write(self);
        self.error = self.error.take().map(|error| error.within(segment()));
    }

    pub(super) fn element(&mut self, element: Element<'_>, content: impl FnOnce(&mut Writer)) {
        self.start(element);
        self.out.push('>');
        content(self);
        self.end(element);
    }

    /// An element that stands for null.
    pub(super) fn nil(&mut self, element: Element<'_>) {
        self.start(element);
        if !matches!(element.namespace, Some((_, Some("xsi")))) {
            self.namespace(XSI, Some("xsi"));
        }
        self.out.push_str(" xsi:nil=\"true\">");
        self.end(element);
    }

    /// Writes a start tag except for its end: attributes may follow.
    fn start(&mut self, element: Element<'_>) {
        self.out.push('<');
        self.out.push_str(element.name);
        if let Some((uri, prefix)) = element.namespace {
            self.namespace(uri, prefix);
        }
    }

    fn end(&mut self, element: Element<'_>) {
        self.out.push_str("</");
        self.out.push_str(element.name);
        self.out.push('>');
    }

    fn namespace(&mut self, uri: &str, prefix: Option<&str>) {
        self.out.push_str(" xmlns");
        if let Some(prefix) = prefix {
            self.out.push(':');
            self.out.push_str(prefix);
        }
        self.out.push_str("=\"");
        self.attribute_text(uri);
        self.out.push('"');
    }

    pub(super) fn display(&mut self, value: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{value}");
    }

    pub(super) fn text(&mut self, text: &str) {
        // A raw carriage return is read back as a line feed.
        self.escape(text, |b| {
            matches!(b, b'&' | b'<' | b'>') || (b < b' ' && !matches!(b, b'\t' | b'\n'))
        });
    }

    fn attribute_text(&mut self, text: &str) {
        // Raw tabs and line feeds are read back as spaces.
        self.escape(text, |b| matches!(b, b'&' | b'<' | b'>' | b'"') || b < b' ');
    }

    fn escape(&mut self, text: &str, is_special: impl Fn(u8) -> bool) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(&is_special) {
            self.out.push_str(&rest[..at]);
            match rest.as_bytes()[at] {
                b'&' => self.out.push_str("&amp;"),
                b'<' => self.out.push_str("&lt;"),
                b'>' => self.out.push_str("&gt;"),
                b'"' => self.out.push_str("&quot;"),
                0 => self.fail("XML has no way to write U+0000"),
                control => self.display(format_args!("&#x{control:X};")),
            }
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
    }

    fn items<T: ShapeData>(
        &mut self,
        items: &[T],
        member: &'static Member,
        element: Element<'static>,
    ) {
        let place = Place::Element(element);
        for (index, item) in items.iter().enumerate() {
            self.within(
                || Segment::Index(index),
                |writer| item.write(XmlSerializer { writer, member, place }),
            );
        }
    }

    fn entries<T: ShapeData>(
        &mut self,
        entries: &BTreeMap<String, T>,
        schema: &'static Schema,
        element: Element<'static>,
    ) {
        for (key, value) in entries {
            self.within(
                || Segment::Key(key.clone()),
                |writer| {
                    writer.element(element, |writer| {
                        writer.element(Element::of(schema.key()), |writer| writer.text(key));
                        value.write(writer.value_of(schema.value()));
                    });
                },
            );
        }
    }
}

/// Appends one value.
pub(crate) struct XmlSerializer<'a> {
    writer: &'a mut Writer,
    member: &'static Member,
    place: Place,
}

/// What becomes of a value.
#[derive(Clone, Copy)]
enum Place {
    Element(Element<'static>),
    /// If it is a list or map, such an element for each of its items.
    Flattened(Element<'static>),
    Attribute(&'static str),
}

impl<'a> XmlSerializer<'a> {
    /// A value that is text, which needs no escapes.
    fn plain(self, value: impl Display) {
        self.simple(|writer| writer.display(value));
    }

    /// A value that is text; `write` writes it.
    fn simple(self, write: impl FnOnce(&mut Writer)) {
        match self.place {
            Place::Element(element) | Place::Flattened(element) => {
                self.writer.element(element, write);
            }
            Place::Attribute(name) => {
                self.writer.display(format_args!(" {name}=\""));
                write(self.writer);
                self.writer.out.push('"');
            }
        }
    }

    /// A value that holds others, and so must be an element.
    fn aggregate(self, write: impl FnOnce(&mut Writer, Element<'static>)) {
        match self.place {
            Place::Element(element) | Place::Flattened(element) => {
                self.writer.aggregate(|writer| write(writer, element));
            }
            Place::Attribute(_) => self.writer.fail("only a simple value can be an attribute"),
        }
    }
}

impl ShapeSerializer for XmlSerializer<'_> {
    fn null(self) {
        match self.place {
            Place::Element(element) | Place::Flattened(element) => self.writer.nil(element),
            Place::Attribute(_) => {}
        }
    }

    fn boolean(self, value: bool) {
        self.plain(value);
    }

    fn byte(self, value: i8) {
        self.plain(value);
    }

    fn short(self, value: i16) {
        self.plain(value);
    }

    fn integer(self, value: i32) {
        self.plain(value);
    }

    fn long(self, value: i64) {
        self.plain(value);
    }

    fn float(self, value: f32) {
        self.plain(Real(value));
    }

    fn double(self, value: f64) {
        self.plain(Real(value));
    }

    fn big_integer(self, value: &BigInteger) {
        self.plain(value);
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.plain(value);
    }

    fn string(self, value: &str) {
        match self.place {
            Place::Attribute(_) => self.simple(|writer| writer.attribute_text(value)),
            _ => self.simple(|writer| writer.text(value)),
        }
    }

    fn enumeration(self, value: &str) {
        self.string(value);
    }

    fn int_enumeration(self, value: i32) {
        self.plain(value);
    }

    fn blob(self, value: &Blob) {
        self.plain(value.to_base64());
    }

    fn timestamp(self, value: Timestamp) {
        let format = self.member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        self.plain(value.format(format));
    }

    fn document(self, value: &Document) {
        match document_text(value) {
            Ok(json) => self.string(&json),
            Err(error) => drop(self.writer.error.get_or_insert(error)),
        }
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        let member = self.member.target().element();
        let element = Element::of(member);
        match self.place {
            Place::Flattened(Element { name, namespace }) => {
                let namespace = namespace.or(element.namespace);
                let element = Element { name, namespace };
                self.writer.aggregate(|writer| writer.items(items, member, element));
            }
            _ => self.aggregate(|writer, wrapper| {
                writer.element(wrapper, |writer| writer.items(items, member, element));
            }),
        }
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let schema = self.member.target();
        match self.place {
            Place::Flattened(element) => {
                self.writer.aggregate(|writer| writer.entries(entries, schema, element));
            }
            _ => self.aggregate(|writer, wrapper| {
                let element = Element::named(ENTRY);
                writer.element(wrapper, |writer| writer.entries(entries, schema, element));
            }),
        }
    }

    fn structure<T: Structure>(self, value: &T) {
        let schema = self.member.target();
        self.aggregate(|writer, element| {
            writer.structure(element, schema, |writer, part| {
                value.serialize_members(&mut XmlMembers { writer, schema, part });
            });
        });
    }

    fn union<T: Union>(self, value: &T) {
        let schema = self.member.target();
        self.aggregate(|writer, element| {
            writer.element(element, |writer| {
                value.serialize_member(&mut XmlMembers { writer, schema, part: Part::Choice });
            });
        });
    }
}

struct XmlMembers<'a> {
    writer: &'a mut Writer,
    schema: &'static Schema,
    part: Part,
}

/// Which members are written.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Those of a structure that stand in its start tag.
    Attributes,
    /// Those of a structure that stand between its tags.
    Elements,
    /// The one of a union.
    Choice,
}

impl MemberSerializer for XmlMembers<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        if member.is_xml_attribute() != (self.part == Part::Attributes) {
            return;
        }
        let place = if self.part == Part::Attributes {
            Place::Attribute(member.xml_name())
        } else if member.is_xml_flattened() {
            Place::Flattened(Element::of(member))
        } else {
            Place::Element(Element::of(member))
        };
        self.writer.within(
            || Segment::Member(member.name()),
            |writer| {
                let length = writer.out.len();
                value.write(XmlSerializer { writer, member, place });
                if self.part == Part::Choice && writer.out.len() == length {
                    writer.fail("an empty flattened list cannot be told from no member at all");
                }
            },
        );
    }

    fn unknown(&mut self, member: &UnknownMember) {
        // The default of a union stands for one that is not there.
        if *member == UnknownMember::default() {
            return;
        }
        self.writer.within(
            || Segment::Key(member.tag().to_owned()),
            |writer| writer.untyped(member.tag(), member.content()),
        );
    }
}
