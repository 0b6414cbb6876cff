//! Reading shapes from XML.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::reader::{Attribute, Reader, Tag};
use super::{ENTRY, is_space, local_name};
use crate::blob::Blob;
use crate::codec::Found;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, Segment};
use crate::json;
use crate::number::{BigDecimal, BigInteger, is_json_number};
use crate::schema::{Bindings, Member, Schema, ShapeType, TimestampFormat};
use crate::text;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// A value, and where it is in the model.
pub(crate) struct XmlDeserializer<'r, 'a> {
    source: Source<'r, 'a>,
    member: &'static Member,
}

/// Where a value comes from. The start tags of elements have been taken.
enum Source<'r, 'a> {
    Element(&'r mut Reader<'a>, Tag<'a>),
    /// The first item of a flattened list or map, and those that follow it.
    Run(&'r mut Reader<'a>, Tag<'a>),
    Attribute(Attribute<'a>),
}

impl<'a> Reader<'a> {
    /// Returns the value of the element that has just started, of `member`.
    pub(crate) fn value_of(
        &mut self,
        tag: Tag<'a>,
        member: &'static Member,
    ) -> XmlDeserializer<'_, 'a> {
        XmlDeserializer { source: Source::Element(self, tag), member }
    }

    /// Returns the same in a structure or union, where the element may be one of many.
    fn member_of(&mut self, tag: Tag<'a>, member: &'static Member) -> XmlDeserializer<'_, 'a> {
        let source = if member.is_xml_flattened() {
            Source::Run(self, tag)
        } else {
            Source::Element(self, tag)
        };
        XmlDeserializer { source, member }
    }

    /// Calls `take` for each item: those of the run that begins with `first`, or the elements
    /// called `name` in the wrapper.
    fn items(
        &mut self,
        first: Option<Tag<'a>>,
        name: &str,
        mut take: impl FnMut(&mut Self, Tag<'a>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if let Some(first) = first {
            take(self, first)?;
            while let Some(next) = self.sibling(first.name) {
                take(self, next)?;
            }
            return Ok(());
        }
        while let Some(child) = self.child()? {
            if child.local_name() == local_name(name) {
                take(self, child)?;
            } else {
                self.skip()?;
            }
        }
        Ok(())
    }

    /// Returns whether the item that has just started is null.
    fn is_null(&self, tag: Tag<'a>, schema: &'static Schema, member: &'static Member) -> bool {
        tag.nil || (schema.is_sparse() && !has_empty_value(member.target()) && self.is_empty())
    }

    /// Takes the key and the value of a map's entry.
    fn entry<T: ShapeData>(
        &mut self,
        tag: Tag<'a>,
        schema: &'static Schema,
        into: &mut BTreeMap<String, T>,
    ) -> Result<(), Error> {
        let (key_name, value_name) = (schema.key().xml_name(), schema.value().xml_name());
        let mut key = None;
        let mut value = None;
        while let Some(child) = self.child()? {
            if child.local_name() == local_name(key_name) {
                key = Some(self.text()?.into_owned());
            } else if child.local_name() != local_name(value_name) {
                self.skip()?;
            } else if self.is_null(child, schema, schema.value()) {
                self.skip()?;
                value = None;
            } else {
                let result = value.insert(T::default()).read(self.value_of(child, schema.value()));
                result.map_err(|error| match key.take() {
                    Some(key) => error.within(Segment::Key(key)),
                    None => error,
                })?;
            }
        }
        let Some(key) = key else {
            return Err(Error::expected("a key").at(tag.start));
        };
        match value {
            None if !schema.is_sparse() => Ok(()),
            value => {
                self.room.entry(into).map_err(|error| error.at(tag.start))?;
                into.insert(key, value.unwrap_or_default());
                Ok(())
            }
        }
    }
}

impl<'r, 'a> XmlDeserializer<'r, 'a> {
    /// Returns the text, and its offset.
    fn text(self) -> Result<(Cow<'a, str>, usize), Error> {
        match self.source {
            Source::Element(reader, _) | Source::Run(reader, _) => {
                let start = reader.position();
                Ok((reader.text()?, start))
            }
            Source::Attribute(attribute) => Ok((attribute.value, attribute.start)),
        }
    }

    /// Returns the text, read further. White space around it does not count.
    fn parse<T>(self, parse: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, Error> {
        let (text, start) = self.text()?;
        parse(text.trim_matches(is_space)).map_err(|error| error.at(start))
    }

    fn is_strict(&self) -> bool {
        match &self.source {
            Source::Element(reader, _) | Source::Run(reader, _) => reader.options.strict,
            Source::Attribute(_) => false,
        }
    }

    /// Returns the element of an aggregate value, entered.
    fn open(self) -> Result<(&'r mut Reader<'a>, Tag<'a>), Error> {
        match self.source {
            Source::Element(reader, tag) | Source::Run(reader, tag) => {
                reader.enter(tag)?;
                Ok((reader, tag))
            }
            Source::Attribute(attribute) => Err(Error::expected("an element").at(attribute.start)),
        }
    }

    /// Returns the same of a list or map, with the first item where it is flattened.
    fn open_items(self) -> Result<(&'r mut Reader<'a>, Option<Tag<'a>>), Error> {
        let flattened = matches!(self.source, Source::Run(..));
        let (reader, tag) = self.open()?;
        Ok((reader, flattened.then_some(tag)))
    }
}

impl ShapeDeserializer for XmlDeserializer<'_, '_> {
    text::read_numbers_and_booleans!();

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.parse(|text| text.parse().map_err(|_| Error::expected("an integer")))
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.parse(|text| match text.parse() {
            // Of a number, what is wrong with it.
            Err(_) if !is_json_number(text) => Err(Error::expected("a number")),
            number => number,
        })
    }

    fn string(self) -> Result<String, Error> {
        Ok(self.text()?.0.into_owned())
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        Ok(T::from_wire(&self.text()?.0))
    }

    fn blob(self) -> Result<Blob, Error> {
        self.parse(|text| {
            if text.contains(is_space) {
                // Wrapped lines.
                Blob::from_base64(&text.replace(is_space, ""))
            } else {
                Blob::from_base64(text)
            }
        })
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        let format = self.member.timestamp_format().unwrap_or(TimestampFormat::DateTime);
        let strict = self.is_strict();
        self.parse(|text| {
            if strict {
                Timestamp::parse_strictly(text, format)
            } else {
                Timestamp::parse(text, format)
            }
        })
    }

    fn document(self) -> Result<Document, Error> {
        let reader = match self.source {
            Source::Element(reader, _) | Source::Run(reader, _) => reader,
            Source::Attribute(attribute) => {
                return Err(Error::expected("an element").at(attribute.start));
            }
        };
        let start = reader.position();
        let text = reader.text()?;
        json::read_document(text.trim_matches(is_space), &reader.room).map_err(|error| {
            // Without the offset, which does not count the escapes of XML.
            Error::new(error.kind(), error.message().to_owned()).at(start)
        })
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        let schema = self.member.target();
        let member = schema.element();
        let (reader, first) = self.open_items()?;
        if first.is_none() {
            // Of a list that comes twice, the last one counts.
            into.clear();
        }
        reader.items(first, member.xml_name(), |reader, tag| {
            let mut item = T::default();
            if reader.is_null(tag, schema, member) {
                reader.skip()?;
                if !schema.is_sparse() {
                    return Ok(());
                }
            } else if let Err(error) = item.read(reader.value_of(tag, member)) {
                return Err(error.within(Segment::Index(into.len())));
            }
            let capacity = into.capacity();
            into.push(item);
            reader.room.grown(into, capacity).map_err(|error| error.at(tag.start))
        })?;
        reader.leave();
        Ok(())
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let schema = self.member.target();
        let (reader, first) = self.open_items()?;
        if first.is_none() {
            into.clear();
        }
        reader.items(first, ENTRY, |reader, tag| {
            if tag.nil { reader.skip() } else { reader.entry(tag, schema, into) }
        })?;
        reader.leave();
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        let schema = self.member.target();
        let (reader, tag) = self.open()?;
        // That the outermost structure is only a part of its message holds for none below it.
        let bindings = std::mem::take(&mut reader.options.bindings);
        let mut found = Found::new(schema, reader.options);
        if schema.has_xml_attributes() {
            read_attributes(reader, tag, schema, bindings, into, &mut found)?;
        }
        let mut expected = 0;
        while let Some(child) = reader.child()? {
            let Some(index) = element_index(schema, bindings, child.name, expected) else {
                reader.skip()?;
                continue;
            };
            expected = index + 1;
            let member = schema.member_at(index);
            if is_absent(child, Some(member)) {
                reader.skip()?;
                continue;
            }
            if let Err(error) = into.deserialize_member(index, reader.member_of(child, member)) {
                return Err(error.within(Segment::Member(member.name())));
            }
            found.insert(index);
        }
        reader.leave();
        found.check(bindings)
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let schema = self.member.target();
        let (reader, tag) = self.open()?;
        let mut found = None;
        while let Some(child) = reader.child()? {
            let index = element_index(schema, Bindings::None, child.name, 0);
            if is_absent(child, index.map(|index| schema.member_at(index))) {
                reader.skip()?;
                continue;
            }
            if found.is_some() {
                return Err(Error::ambiguous_union().at(tag.start));
            }
            found = Some(match index {
                Some(index) => {
                    let member = schema.member_at(index);
                    T::deserialize_member(index, reader.member_of(child, member))
                        .map_err(|error| error.within(Segment::Member(member.name())))?
                }
                None if reader.options.strict => {
                    return Err(Error::unknown_member().at(child.start));
                }
                None => {
                    let content = reader.untyped_run(child)?;
                    T::unknown(UnknownMember::new(child.local_name(), content))
                }
            });
        }
        reader.leave();
        found.ok_or_else(|| Error::empty_union().at(tag.start))
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        match self.source {
            Source::Element(reader, tag) if tag.nil => {
                *into = None;
                reader.skip()
            }
            // Other runs of the same list may have come before.
            Source::Run(..) => into.get_or_insert_default().read(self),
            _ => into.insert(T::default()).read(self),
        }
    }

    fn boxed<T: ShapeData>(self, into: &mut Box<T>) -> Result<(), Error> {
        if let Source::Element(reader, tag) | Source::Run(reader, tag) = &self.source {
            reader.room.take(size_of::<T>()).map_err(|error| error.at(tag.start))?;
        }
        T::read(into, self)
    }
}

/// Returns whether a member is null. In a sparse list or map that is flattened, an item is.
fn is_absent(child: Tag<'_>, member: Option<&'static Member>) -> bool {
    let is_item = |member: &Member| member.is_xml_flattened() && member.target().is_sparse();
    child.nil && !member.is_some_and(is_item)
}

fn read_attributes<'a, T: Structure>(
    reader: &Reader<'a>,
    tag: Tag<'a>,
    schema: &'static Schema,
    bindings: Bindings,
    into: &mut T,
    found: &mut Found,
) -> Result<(), Error> {
    let mut expected = 0;
    for attribute in reader.attributes(tag) {
        let attribute = attribute?;
        let Some(index) = attribute_index(schema, bindings, attribute.name, expected) else {
            continue;
        };
        expected = index + 1;
        let member = schema.member_at(index);
        let value = XmlDeserializer { source: Source::Attribute(attribute), member };
        if let Err(error) = into.deserialize_member(index, value) {
            return Err(error.within(Segment::Member(member.name())));
        }
        found.insert(index);
    }
    Ok(())
}

/// Returns the index of the member that an element of this name is, of those that are in the body.
fn element_index(
    schema: &'static Schema,
    bindings: Bindings,
    name: &str,
    expected: usize,
) -> Option<usize> {
    schema.index_by_xml_name(false, bindings, expected, |own| own == name).or_else(|| {
        let is_same = |own: &str| local_name(own) == local_name(name);
        schema.index_by_xml_name(false, bindings, 0, is_same)
    })
}

/// Returns the same of an attribute.
fn attribute_index(
    schema: &'static Schema,
    bindings: Bindings,
    name: &str,
    expected: usize,
) -> Option<usize> {
    schema.index_by_xml_name(true, bindings, expected, |own| own == name).or_else(|| {
        let (prefix, local) = name.split_once(':')?;
        if prefix == "xmlns" {
            return None;
        }
        let is_same = |own: &str| own.split_once(':').is_some_and(|(_, l)| l == local);
        schema.index_by_xml_name(true, bindings, 0, is_same)
    })
}

/// Returns whether an empty element is a value of this shape.
fn has_empty_value(schema: &Schema) -> bool {
    matches!(
        schema.shape_type(),
        ShapeType::Blob
            | ShapeType::String
            | ShapeType::Enum
            | ShapeType::List
            | ShapeType::Map
            | ShapeType::Structure
    )
}
