//! Shapes out of serde.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::str::FromStr;

use serde_core::de::Error as ForeignError;
use serde_core::{Deserialize, Deserializer};

use super::aggregates::{ListVisitor, MapVisitor, OptionVisitor, StructureVisitor, UnionVisitor};
use super::leaves::{
    BytesVisitor, DocumentVisitor, NumberVisitor, RealVisitor, TextVisitor, TimestampVisitor,
};
use crate::blob::Blob;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH, Segment};
use crate::number::{BigDecimal, BigInteger, Number};
use crate::schema::{Member, Schema, TimestampFormat, prelude};
use crate::shape::Shape;
use crate::timestamp::Timestamp;

/// Reads a shape from any serde format.
///
/// # Errors
///
/// Those of the format, and values that do not fit the schema; with the path to the place.
pub fn deserialize<'de, T: Shape, D: Deserializer<'de>>(format: D) -> Result<T, D::Error> {
    let errors = Errors::default();
    let member = T::SCHEMA.root();
    let sensitive = member.is_sensitive();
    let place = Place { member, depth: 0, present: false, sensitive, errors: &errors };
    let mut value = T::default();
    match value.read(SerdeDeserializer { format, place }) {
        Ok(()) => Ok(value),
        Err(error) => Err(D::Error::custom(error.redacted(member))),
    }
}

/// Carries our errors, which know their path, through a format that has errors of its own.
#[derive(Default)]
pub(super) struct Errors(RefCell<Option<Error>>);

impl Errors {
    /// Puts our error aside, to be [caught](Errors::catch) one level up.
    #[cold]
    pub(super) fn throw<E: ForeignError>(&self, error: Error) -> E {
        self.0.replace(Some(error));
        E::custom("a value that does not fit its shape")
    }
}

/// Where a value stands: in the model, in the data, and in the input.
#[derive(Clone, Copy)]
pub(super) struct Place<'e> {
    pub(super) member: &'static Member,
    pub(super) depth: usize,
    /// Whether the value is known not to be null.
    pub(super) present: bool,
    /// Whether the value, or one that it is in, must not be shown.
    pub(super) sensitive: bool,
    pub(super) errors: &'e Errors,
}

impl<'e> Place<'e> {
    pub(super) fn inner(self, member: &'static Member) -> Place<'e> {
        let sensitive = self.sensitive || member.is_sensitive();
        Place { member, depth: self.depth + 1, present: false, sensitive, errors: self.errors }
    }

    /// As [`inner`](Place::inner), of a value that is known not to be null.
    pub(super) fn present(self, member: &'static Member) -> Place<'e> {
        Place { present: true, ..self.inner(member) }
    }

    pub(super) fn schema(self) -> &'static Schema {
        self.member.target()
    }

    /// Our error behind the format's, or the format's own about what it has found here.
    #[cold]
    pub(super) fn catch(self, error: impl Display) -> Error {
        self.ours_or(error, self.sensitive || holds_secrets(self.member))
    }

    /// Our error behind the format's, or the format's own about a key of this structure or union,
    /// none of which is secret.
    #[cold]
    pub(super) fn catch_key<E: ForeignError>(self, error: E) -> E {
        self.errors.throw(self.ours_or(error, self.sensitive))
    }

    /// Formats may quote what they have found, whatever is there: theirs is shown only where
    /// that cannot be a secret.
    fn ours_or(self, theirs: impl Display, may_be_secret: bool) -> Error {
        match self.errors.0.take() {
            Some(ours) => ours,
            None if may_be_secret => Error::new(
                ErrorKind::Type,
                "does not fit its shape; what was found may be sensitive and is not shown",
            ),
            None => Error::new(ErrorKind::Syntax, theirs.to_string()),
        }
    }

    #[cold]
    pub(super) fn within<E: ForeignError>(self, error: E, segment: Segment) -> E {
        self.errors.throw(self.catch(error).within(segment))
    }
}

/// Returns whether the value at `member`, or one that it may hold, must not be shown.
fn holds_secrets(member: &'static Member) -> bool {
    let mut seen = BTreeSet::new();
    let mut left = vec![member];
    while let Some(member) = left.pop() {
        if member.is_sensitive() {
            return true;
        }
        if seen.insert(member.target().id()) {
            left.extend(member.target().members());
        }
    }
    false
}

pub(super) struct SerdeDeserializer<'e, D> {
    pub(super) format: D,
    pub(super) place: Place<'e>,
}

impl<'de, D: Deserializer<'de>> SerdeDeserializer<'_, D> {
    fn simple<T: Deserialize<'de>>(self) -> Result<T, Error> {
        T::deserialize(self.format).map_err(|error| self.place.catch(error))
    }

    /// Returns a text that is read further.
    fn text<T>(self, parse: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, Error> {
        let text = self.format.deserialize_str(TextVisitor(parse));
        text.map_err(|error| self.place.catch(error))?
    }

    /// Returns a number of any size: a string, or a number in formats that say what they hold.
    fn number<T: FromStr<Err = Error>>(self) -> Result<T, Error> {
        let text = if self.format.is_human_readable() {
            self.format.deserialize_any(NumberVisitor)
        } else {
            String::deserialize(self.format)
        };
        text.map_err(|error| self.place.catch(error))?.parse()
    }

    /// Returns a float or a double of a text format. Only what is infinite there may be so here.
    fn real<T: Copy>(
        self,
        nearest: fn(&Number) -> T,
        is_infinite: fn(T) -> bool,
    ) -> Result<T, Error> {
        let number = self.format.deserialize_any(RealVisitor);
        let number = number.map_err(|error| self.place.catch(error))?;
        let value = nearest(&number);
        let is_infinity = matches!(number, Number::Float(n) if n.is_infinite());
        if is_infinite(value) && !is_infinity {
            return Err(Error::out_of_range());
        }
        Ok(value)
    }

    /// Returns whether null may be in this list or map, but is no value of it. Only formats that describe
    /// themselves can tell.
    fn skips_null(&self) -> bool {
        self.format.is_human_readable() && !self.place.schema().holds_null()
    }

    fn check_depth(&self) -> Result<(), Error> {
        if self.place.depth < MAX_DEPTH { Ok(()) } else { Err(Error::too_deep()) }
    }
}

impl<'de, D: Deserializer<'de>> ShapeDeserializer for SerdeDeserializer<'_, D> {
    fn boolean(self) -> Result<bool, Error> {
        self.simple()
    }

    fn byte(self) -> Result<i8, Error> {
        self.simple()
    }

    fn short(self) -> Result<i16, Error> {
        self.simple()
    }

    fn integer(self) -> Result<i32, Error> {
        self.simple()
    }

    fn long(self) -> Result<i64, Error> {
        self.simple()
    }

    fn float(self) -> Result<f32, Error> {
        if !self.format.is_human_readable() {
            return self.simple();
        }
        self.real(Number::as_f32, f32::is_infinite)
    }

    fn double(self) -> Result<f64, Error> {
        if !self.format.is_human_readable() {
            return self.simple();
        }
        self.real(Number::as_f64, f64::is_infinite)
    }

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.number()
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.number()
    }

    fn string(self) -> Result<String, Error> {
        self.simple()
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        self.text(|text| Ok(T::from_wire(text)))
    }

    fn blob(self) -> Result<Blob, Error> {
        if self.format.is_human_readable() {
            return self.text(Blob::from_base64);
        }
        let bytes = self.format.deserialize_byte_buf(BytesVisitor);
        bytes.map_err(|error| self.place.catch(error))
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        if !self.format.is_human_readable() {
            let (seconds, nanos) = self.simple()?;
            return Timestamp::new(seconds, nanos);
        }
        let format = self.place.member.timestamp_format();
        let visitor = TimestampVisitor(format.unwrap_or(TimestampFormat::EpochSeconds));
        let timestamp = self.format.deserialize_any(visitor);
        timestamp.map_err(|error| self.place.catch(error))?
    }

    fn document(self) -> Result<Document, Error> {
        if !self.format.is_human_readable() {
            return self.text(|json| prelude::DOCUMENT.from_json(json));
        }
        let Place { depth, errors, .. } = self.place;
        let visitor = DocumentVisitor { depth, errors: Some(errors) };
        let document = self.format.deserialize_any(visitor);
        document.map_err(|error| self.place.catch(error))
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        self.check_depth()?;
        let place = self.place;
        let skip_null = self.skips_null();
        let outcome = self.format.deserialize_seq(ListVisitor { into, skip_null, place });
        outcome.map_err(|error| place.catch(error))
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        self.check_depth()?;
        let place = self.place;
        let skip_null = self.skips_null();
        let outcome = self.format.deserialize_map(MapVisitor { into, skip_null, place });
        outcome.map_err(|error| place.catch(error))
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        self.check_depth()?;
        let place = self.place;
        let outcome = self.format.deserialize_map(StructureVisitor { into, place });
        outcome.map_err(|error| place.catch(error))
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        self.check_depth()?;
        let place = self.place;
        let mut found = None;
        let into = &mut found;
        let outcome = self.format.deserialize_map(UnionVisitor { into, place });
        outcome.map_err(|error| place.catch(error))?;
        found.ok_or_else(Error::empty_union)
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        let mut place = self.place;
        if place.present {
            place.present = false;
            let format = self.format;
            return into.insert(T::default()).read(SerdeDeserializer { format, place });
        }
        let outcome = self.format.deserialize_option(OptionVisitor { into, place });
        outcome.map_err(|error| place.catch(error))
    }
}
