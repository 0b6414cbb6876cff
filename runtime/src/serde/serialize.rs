//! Shapes into serde.

use std::collections::BTreeMap;

use serde_core::ser::{Error as _, SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};

use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, MAX_DEPTH};
use crate::json;
use crate::number::{BigDecimal, BigInteger, Number};
use crate::schema::{Member, Schema, TimestampFormat};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::Shape;
use crate::text::non_finite;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// Writes a shape to any serde format.
///
/// # Errors
///
/// Those of the format.
pub fn serialize<T: Shape, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    AsSerde::new(value, T::SCHEMA.root(), 0).serialize(serializer)
}

/// A value of a shape, as serde sees it.
struct AsSerde<'a, T> {
    value: &'a T,
    member: &'static Member,
    /// Whether null could stand here, so that anything else is serde's `Some`.
    nullable: bool,
    /// How many values it is in.
    depth: usize,
}

impl<'a, T: ShapeData> AsSerde<'a, T> {
    fn new(value: &'a T, member: &'static Member, depth: usize) -> Self {
        AsSerde { value, member, nullable: false, depth }
    }
}

impl<T: ShapeData> Serialize for AsSerde<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let AsSerde { member, nullable, depth, .. } = *self;
        let mut outcome = None;
        let into = &mut outcome;
        self.value.write(SerdeSerializer { serializer, member, nullable, depth, outcome: into });
        outcome.unwrap_or_else(|| Err(S::Error::custom("the value wrote nothing")))
    }
}

/// The methods of [`ShapeSerializer`] return nothing, so what serde returns is put down here.
struct SerdeSerializer<'a, S: Serializer> {
    serializer: S,
    member: &'static Member,
    nullable: bool,
    depth: usize,
    outcome: &'a mut Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> SerdeSerializer<'_, S> {
    fn put(self, value: impl Serialize) {
        *self.outcome = Some(if self.nullable {
            self.serializer.serialize_some(&value)
        } else {
            value.serialize(self.serializer)
        });
    }

    /// Puts down a value that holds others, which `make` makes of the schema and the depth of
    /// these, unless that is too deep.
    fn aggregate<V: Serialize>(self, make: impl FnOnce(&'static Schema, usize) -> V) {
        if self.depth == MAX_DEPTH {
            *self.outcome = Some(Err(S::Error::custom(Error::too_deep())));
            return;
        }
        let value = make(self.member.target(), self.depth + 1);
        self.put(value);
    }
}

impl<S: Serializer> ShapeSerializer for SerdeSerializer<'_, S> {
    fn null(self) {
        *self.outcome = Some(self.serializer.serialize_none());
    }

    fn boolean(self, value: bool) {
        self.put(value);
    }

    fn byte(self, value: i8) {
        self.put(value);
    }

    fn short(self, value: i16) {
        self.put(value);
    }

    fn integer(self, value: i32) {
        self.put(value);
    }

    fn long(self, value: i64) {
        self.put(value);
    }

    fn float(self, value: f32) {
        match non_finite(value.into()) {
            Some(name) if self.serializer.is_human_readable() => self.put(name),
            _ => self.put(value),
        }
    }

    fn double(self, value: f64) {
        match non_finite(value) {
            Some(name) if self.serializer.is_human_readable() => self.put(name),
            _ => self.put(value),
        }
    }

    fn big_integer(self, value: &BigInteger) {
        self.put(value.as_str());
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.put(value.as_str());
    }

    fn string(self, value: &str) {
        self.put(value);
    }

    fn enumeration(self, value: &str) {
        self.put(value);
    }

    fn int_enumeration(self, value: i32) {
        self.put(value);
    }

    fn blob(self, value: &Blob) {
        if self.serializer.is_human_readable() {
            self.put(value.to_base64());
        } else {
            self.put(Bytes(value));
        }
    }

    fn timestamp(self, value: Timestamp) {
        if !self.serializer.is_human_readable() {
            return self.put((value.seconds(), value.nanos()));
        }
        let format = self.member.timestamp_format().unwrap_or(TimestampFormat::EpochSeconds);
        match format {
            TimestampFormat::EpochSeconds if value.nanos() == 0 => self.put(value.seconds()),
            TimestampFormat::HttpDate if value.nanos() == 0 => self.put(value.format(format)),
            TimestampFormat::EpochSeconds => match exact_seconds(value) {
                Some(seconds) => self.put(seconds),
                None => self.put(value.to_string()),
            },
            // A date-time with all digits.
            _ => self.put(value.to_string()),
        }
    }

    fn document(self, value: &Document) {
        if self.serializer.is_human_readable() {
            let depth = self.depth;
            return self.put(Untyped { document: value, depth });
        }
        // To read a document back, a format must describe itself.
        match json::document_text(value) {
            Ok(json) => self.put(json),
            Err(error) => *self.outcome = Some(Err(S::Error::custom(error))),
        }
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        self.aggregate(|schema, depth| Items { items, schema, depth });
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        self.aggregate(|schema, depth| Entries { entries, schema, depth });
    }

    fn structure<T: Structure>(self, value: &T) {
        self.aggregate(|schema, depth| StructureMembers { value, schema, depth });
    }

    fn union<T: Union>(self, value: &T) {
        self.aggregate(|schema, depth| UnionMember { value, schema, depth });
    }
}

struct Bytes<'a>(&'a [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

struct Items<'a, T> {
    items: &'a [T],
    schema: &'static Schema,
    depth: usize,
}

impl<T: ShapeData> Serialize for Items<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (member, nullable, depth) =
            (self.schema.element(), self.schema.is_sparse(), self.depth);
        let items = self.items.iter();
        serializer.collect_seq(items.map(|value| AsSerde { value, member, nullable, depth }))
    }
}

struct Entries<'a, T> {
    entries: &'a BTreeMap<String, T>,
    schema: &'static Schema,
    depth: usize,
}

impl<T: ShapeData> Serialize for Entries<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (member, nullable, depth) = (self.schema.value(), self.schema.is_sparse(), self.depth);
        let entries = self.entries.iter();
        serializer
            .collect_map(entries.map(|(k, value)| (k, AsSerde { value, member, nullable, depth })))
    }
}

struct StructureMembers<'a, T> {
    value: &'a T,
    schema: &'static Schema,
    depth: usize,
}

impl<T: Structure> Serialize for StructureMembers<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut count = Count(0);
        self.value.serialize_members(&mut count);
        let map = serializer.serialize_map(Some(count.0))?;
        let mut members = SerdeMembers { schema: self.schema, depth: self.depth, map, error: None };
        self.value.serialize_members(&mut members);
        members.end()
    }
}

struct UnionMember<'a, T> {
    value: &'a T,
    schema: &'static Schema,
    depth: usize,
}

impl<T: Union> Serialize for UnionMember<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut absent = Absent(false);
        self.value.serialize_member(&mut absent);
        if absent.0 && serializer.is_human_readable() {
            return serializer.serialize_none();
        }
        let map = serializer.serialize_map(Some(1))?;
        let mut members = SerdeMembers { schema: self.schema, depth: self.depth, map, error: None };
        self.value.serialize_member(&mut members);
        members.end()
    }
}

/// Writes a number that neither 64 bits nor a double hold, if 128 bits do.
fn serialize_decimal<S: Serializer>(value: &BigDecimal, serializer: S) -> Result<S::Ok, S::Error> {
    let text = value.as_str();
    if let Ok(value) = text.parse() {
        return serializer.serialize_i128(value);
    }
    if let Ok(value) = text.parse() {
        return serializer.serialize_u128(value);
    }
    Err(S::Error::custom("serde has no exact form of a number in a document; `to_json` has"))
}

/// Returns the seconds as a double, if any reader makes the same double of their digits: serde_json, unless
/// told to take more care, is sure to do so only of digits that are a double without their point.
fn exact_seconds(value: Timestamp) -> Option<f64> {
    const NANOS_PER_SECOND: i128 = 1_000_000_000;
    let mut digits = i128::from(value.seconds()) * NANOS_PER_SECOND + i128::from(value.nanos());
    let mut scale = NANOS_PER_SECOND;
    while scale > 1 && digits % 10 == 0 {
        digits /= 10;
        scale /= 10;
    }
    let seconds = digits as f64 / scale as f64;
    let is_exact = digits.unsigned_abs() < 1 << f64::MANTISSA_DIGITS
        && Timestamp::from_double(seconds) == Ok(value);
    is_exact.then_some(seconds)
}

/// Formats that do not describe themselves must know the number of entries beforehand.
struct Count(usize);

impl MemberSerializer for Count {
    fn member<T: ShapeData>(&mut self, _: usize, _: &T) {
        self.0 += 1;
    }

    fn unknown(&mut self, _: &UnknownMember) {
        self.0 += 1;
    }
}

/// Whether a union is the default one, which stands for one that is not there.
struct Absent(bool);

impl MemberSerializer for Absent {
    fn member<T: ShapeData>(&mut self, _: usize, _: &T) {}

    fn unknown(&mut self, member: &UnknownMember) {
        self.0 = *member == UnknownMember::default();
    }
}

struct SerdeMembers<M: SerializeMap> {
    schema: &'static Schema,
    depth: usize,
    map: M,
    error: Option<M::Error>,
}

impl<M: SerializeMap> SerdeMembers<M> {
    fn entry(&mut self, key: &str, value: impl Serialize) {
        if self.error.is_none() {
            self.error = self.map.serialize_entry(key, &Some(value)).err();
        }
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        match self.error {
            Some(error) => Err(error),
            None => self.map.end(),
        }
    }
}

impl<M: SerializeMap> MemberSerializer for SerdeMembers<M> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.entry(member.json_name(), AsSerde::new(value, member, self.depth));
    }

    fn unknown(&mut self, member: &UnknownMember) {
        let root = crate::schema::prelude::DOCUMENT.root();
        self.entry(member.tag(), AsSerde::new(member.content(), root, self.depth));
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Untyped { document: self, depth: 0 }.serialize(serializer)
    }
}

/// Untyped data, and how many values it is in.
struct Untyped<'a> {
    document: &'a Document,
    depth: usize,
}

impl Serialize for Untyped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let below = |document| Untyped { document, depth: self.depth + 1 };
        match self.document {
            Document::List(_) | Document::Map(_) if self.depth == MAX_DEPTH => {
                Err(S::Error::custom(Error::too_deep()))
            }
            Document::Null => serializer.serialize_unit(),
            Document::Boolean(value) => serializer.serialize_bool(*value),
            Document::Number(Number::Integer(value)) => serializer.serialize_i64(*value),
            Document::Number(Number::Unsigned(value)) => serializer.serialize_u64(*value),
            Document::Number(Number::Float(value)) => serializer.serialize_f64(*value),
            Document::Number(Number::Decimal(value)) => serialize_decimal(value, serializer),
            Document::String(value) => serializer.serialize_str(value),
            Document::List(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    seq.serialize_element(&below(item))?;
                }
                seq.end()
            }
            Document::Map(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, below(value))))
            }
        }
    }
}
