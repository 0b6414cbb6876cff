//! From messages to events.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::{Binding, HeaderValue, Message};
use crate::blob::Blob;
use crate::codec::{Format, ReadOptions};
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::{ShapeDeserializer, read};
use crate::document::Document;
use crate::error::{Error, ErrorKind, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, ShapeType};
use crate::shape::Shape;
use crate::timestamp::Timestamp;

/// Returns the event that the message holds, of the member at `index` of the union.
///
/// Errors with an offset are such in the payload.
pub(super) fn event<T: Shape + Union, F: Format>(
    index: usize,
    message: &Message,
    strict: bool,
) -> Result<T, Error> {
    let member = T::SCHEMA.member_at(index);
    let part = Part::Event(message);
    T::deserialize_member(
        index,
        PartDeserializer::<F> { part, member, strict, format: PhantomData },
    )
    .map_err(|error| error.within(Segment::Member(member.name())).redacted(T::SCHEMA.root()))
}

/// A part of a message.
#[derive(Clone, Copy)]
enum Part<'m> {
    /// All of it.
    Event(&'m Message),
    /// One header.
    Header(&'m HeaderValue),
    /// The payload.
    Payload(&'m [u8]),
}

impl<'m> Part<'m> {
    /// Returns the part where the member of an event stands, if the message has it.
    fn of(member: &'static Member, message: &'m Message) -> Option<Part<'m>> {
        match Binding::of(member) {
            Binding::Unbound => None,
            Binding::Header => message.header(member.name()).map(Part::Header),
            Binding::Payload => {
                // Nothing is a value of strings and blobs; that there is one is told by its type.
                let may_be_empty = !matches!(
                    member.target().shape_type(),
                    ShapeType::Structure | ShapeType::Union
                ) && message.header(":content-type").is_some();
                let is_there = may_be_empty || !message.payload.is_empty();
                is_there.then_some(Part::Payload(&message.payload))
            }
        }
    }
}

/// Reads one value from a part of the message.
struct PartDeserializer<'m, F> {
    part: Part<'m>,
    member: &'static Member,
    /// See [`ReadOptions::strict`].
    strict: bool,
    format: PhantomData<F>,
}

impl<F: Format> PartDeserializer<'_, F> {
    fn options(&self) -> ReadOptions {
        ReadOptions { strict: self.strict, ..ReadOptions::default() }
    }

    fn text<T>(self, take: impl FnOnce(&str) -> T) -> Result<T, Error> {
        match self.part {
            Part::Header(HeaderValue::String(value)) => Ok(take(value)),
            Part::Payload(payload) => match std::str::from_utf8(payload) {
                Ok(text) => Ok(take(text)),
                Err(error) => {
                    Err(Error::new(ErrorKind::Syntax, "no UTF-8").at(error.valid_up_to()))
                }
            },
            _ => Err(Error::expected("a string")),
        }
    }

    /// Returns what the model must not bind to a part of a message.
    fn unsupported<T>(self) -> Result<T, Error> {
        Err(Error::new(ErrorKind::Unsupported, "no part of an event holds such a value"))
    }

    /// The members of an event: those in the payload, then those that have a place of their own.
    fn members<T: Structure>(self, message: &Message, into: &mut T) -> Result<(), Error> {
        let schema = self.member.target();
        if schema.members().iter().any(Binding::is_unbound) && !message.payload.is_empty() {
            F::read(into, schema.root(), &message.payload, self.options())?;
        }
        for (index, member) in schema.members().iter().enumerate() {
            let Some(part) = Part::of(member, message) else { continue };
            let deserializer = PartDeserializer { part, member, ..self };
            into.deserialize_member(index, deserializer)
                .map_err(|error| error.within(Segment::Member(member.name())))?;
        }
        Ok(())
    }
}

impl<F: Format> ShapeDeserializer for PartDeserializer<'_, F> {
    fn boolean(self) -> Result<bool, Error> {
        match self.part {
            Part::Header(HeaderValue::Boolean(value)) => Ok(*value),
            _ => Err(Error::expected("a boolean")),
        }
    }

    fn byte(self) -> Result<i8, Error> {
        match self.part {
            Part::Header(HeaderValue::Byte(value)) => Ok(*value),
            _ => Err(Error::expected("a byte")),
        }
    }

    fn short(self) -> Result<i16, Error> {
        match self.part {
            Part::Header(HeaderValue::Short(value)) => Ok(*value),
            _ => Err(Error::expected("a short")),
        }
    }

    fn integer(self) -> Result<i32, Error> {
        match self.part {
            Part::Header(HeaderValue::Integer(value)) => Ok(*value),
            _ => Err(Error::expected("an integer")),
        }
    }

    fn long(self) -> Result<i64, Error> {
        match self.part {
            Part::Header(HeaderValue::Long(value)) => Ok(*value),
            _ => Err(Error::expected("a long")),
        }
    }

    fn float(self) -> Result<f32, Error> {
        self.unsupported()
    }

    fn double(self) -> Result<f64, Error> {
        self.unsupported()
    }

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.unsupported()
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.unsupported()
    }

    fn string(self) -> Result<String, Error> {
        self.text(str::to_owned)
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        self.text(T::from_wire)
    }

    fn blob(self) -> Result<Blob, Error> {
        match self.part {
            Part::Header(HeaderValue::Blob(value)) => Ok(value.clone()),
            Part::Payload(payload) => Ok(payload.into()),
            _ => Err(Error::expected("a blob")),
        }
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        match self.part {
            Part::Header(HeaderValue::Timestamp(value)) => Ok(*value),
            _ => Err(Error::expected("a timestamp")),
        }
    }

    fn document(self) -> Result<Document, Error> {
        self.unsupported()
    }

    fn list<T: ShapeData>(self, _: &mut Vec<T>) -> Result<(), Error> {
        self.unsupported()
    }

    fn map<T: ShapeData>(self, _: &mut BTreeMap<String, T>) -> Result<(), Error> {
        self.unsupported()
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        match self.part {
            Part::Event(message) => self.members(message, into),
            Part::Payload(payload) => {
                F::read(into, self.member.target().root(), payload, self.options())
            }
            Part::Header(_) => self.unsupported(),
        }
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        match self.part {
            Part::Payload(payload) => {
                let mut value = T::default();
                F::read(&mut value, self.member.target().root(), payload, self.options())?;
                Ok(value)
            }
            _ => self.unsupported(),
        }
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        *into = Some(read(self)?);
        Ok(())
    }
}
