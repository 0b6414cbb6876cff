//! Taking the parts of a message to the members that they are bound to.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::binding::Binding;
use super::format::RestFormat;
use super::header;
use crate::blob::Blob;
use crate::codec::ReadOptions;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, ErrorKind, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, ShapeType};
use crate::text;
use crate::timestamp::Timestamp;

/// What is in a part of a message for one member.
#[derive(Clone)]
pub(super) enum Part<'a> {
    /// The values of a label or a parameter, or the lines of a header.
    Values(Vec<Cow<'a, str>>),
    /// The values of parameters or headers by their names.
    Entries(Vec<(String, Vec<Cow<'a, str>>)>),
    /// The body.
    Payload(&'a [u8]),
    /// The status code.
    Status(u16),
}

/// One value, and where it is in the model.
pub(super) struct BoundDeserializer<'a, F> {
    pub(super) part: Part<'a>,
    pub(super) binding: Binding,
    pub(super) member: &'static Member,
    pub(super) options: ReadOptions,
    pub(super) format: PhantomData<F>,
}

impl<'a, F: RestFormat> BoundDeserializer<'a, F> {
    /// Returns the one value, as text.
    fn text(&self) -> Result<Cow<'a, str>, Error> {
        match &self.part {
            Part::Values(values) => match values.as_slice() {
                [value] => Ok(value.clone()),
                [_, ..] if self.binding.is_header() => Ok(Cow::Owned(values.join(", "))),
                // Of several parameters without a member of their own, the first one counts.
                [first, ..] if self.binding == Binding::QueryParams => Ok(first.clone()),
                _ => Err(Error::expected("one value")),
            },
            Part::Payload(body) => match std::str::from_utf8(body) {
                Ok(text) => Ok(Cow::Borrowed(text)),
                Err(error) => {
                    Err(Error::new(ErrorKind::Syntax, "no UTF-8").at(error.valid_up_to()))
                }
            },
            Part::Status(status) => Ok(Cow::Owned(status.to_string())),
            Part::Entries(_) => Err(Error::expected("one value")),
        }
    }

    fn parse<T>(self, parse: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, Error> {
        parse(&self.text()?)
    }

    /// Returns the text, decoded if it is encoded there.
    fn string_value(&self) -> Result<Cow<'a, str>, Error> {
        let text = self.text()?;
        if !self.binding.is_header() || self.member.media_type().is_none() {
            return Ok(text);
        }
        match String::from_utf8(Blob::from_base64(&text)?.into_vec()) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => Err(Error::new(ErrorKind::Syntax, "no UTF-8 in the base64")),
        }
    }

    /// Returns whether the body is a document in the protocol's format: only then it can be an aggregate.
    fn payload(&self) -> Result<&'a [u8], Error> {
        match self.part {
            Part::Payload(body) => Ok(body),
            _ => {
                Err(Error::new(ErrorKind::Unsupported, "this part of a message has no such shape"))
            }
        }
    }

    /// Returns the values of a list: of each line of a header several.
    fn items(&self, element: &'static Member) -> Result<Vec<Cow<'a, str>>, Error> {
        let Part::Values(values) = &self.part else {
            return Err(Error::expected("a list"));
        };
        if !self.binding.is_header() {
            return Ok(values.clone());
        }
        let of_dates = element.target().shape_type() == ShapeType::Timestamp
            && self.binding.timestamp_format(element) == crate::schema::TimestampFormat::HttpDate;
        let mut items = Vec::new();
        for line in values {
            match line {
                Cow::Borrowed(line) => items.extend(header::split(line, of_dates)?),
                Cow::Owned(line) => {
                    let split = header::split(line, of_dates)?;
                    items.extend(split.into_iter().map(|item| Cow::Owned(item.into_owned())));
                }
            }
        }
        Ok(items)
    }

    fn inner(&self, member: &'static Member, part: Part<'a>) -> Self {
        BoundDeserializer {
            part,
            member,
            binding: self.binding,
            options: self.options,
            format: PhantomData,
        }
    }
}

impl<F: RestFormat> ShapeDeserializer for BoundDeserializer<'_, F> {
    text::read_numbers_and_booleans!();

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.text()?.parse()
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.text()?.parse()
    }

    fn string(self) -> Result<String, Error> {
        Ok(self.string_value()?.into_owned())
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        Ok(T::from_wire(&self.string_value()?))
    }

    fn blob(self) -> Result<Blob, Error> {
        match self.part {
            Part::Payload(body) => Ok(Blob::from(body)),
            _ => Blob::from_base64(&self.text()?),
        }
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        let format = self.binding.timestamp_format(self.member);
        let text = self.text()?;
        if self.options.strict {
            Timestamp::parse_strictly(&text, format)
        } else {
            Timestamp::parse(&text, format)
        }
    }

    fn document(self) -> Result<Document, Error> {
        let mut document = Document::default();
        F::read(&mut document, self.member, self.payload()?, self.options)?;
        Ok(document)
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        if let Part::Payload(body) = self.part {
            return F::read(into, self.member, body, self.options);
        }
        let element = self.member.target().element();
        into.clear();
        for item in self.items(element)? {
            let mut value = T::default();
            value
                .read(self.inner(element, Part::Values(vec![item])))
                .map_err(|error| error.within(Segment::Index(into.len())))?;
            into.push(value);
        }
        Ok(())
    }

    fn map<T: ShapeData>(mut self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        if let Part::Payload(body) = self.part {
            return F::read(into, self.member, body, self.options);
        }
        let member = self.member.target().value();
        let part = std::mem::replace(&mut self.part, Part::Status(0));
        let Part::Entries(entries) = part else {
            return Err(Error::expected("a map"));
        };
        into.clear();
        for (key, values) in entries {
            let mut value = T::default();
            match value.read(self.inner(member, Part::Values(values))) {
                Ok(()) => into.insert(key, value),
                Err(error) => return Err(error.within(Segment::Key(key))),
            };
        }
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        F::read(into, self.member, self.payload()?, self.options)
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let mut value = T::default();
        F::read(&mut value, self.member, self.payload()?, self.options)?;
        Ok(value)
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        into.insert(T::default()).read(self)
    }
}
