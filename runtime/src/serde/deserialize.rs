//! Shapes out of serde.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::marker::PhantomData;
use std::str::FromStr;

use serde_core::de::{
    DeserializeSeed, Error as ForeignError, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_core::{Deserialize, Deserializer};

use crate::blob::Blob;
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema, TimestampFormat, prelude};
use crate::serde::leaves::{
    BytesVisitor, DocumentVisitor, NumberVisitor, RealVisitor, TextVisitor, TimestampVisitor,
};
use crate::shape::{Enum, Shape, ShapeData, Structure, Union};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

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
struct Errors(RefCell<Option<Error>>);

impl Errors {
    /// Puts our error aside, to be [caught](Errors::catch) one level up.
    #[cold]
    fn throw<E: ForeignError>(&self, error: Error) -> E {
        self.0.replace(Some(error));
        E::custom("a value that does not fit its shape")
    }
}

/// Where a value stands: in the model, in the data, and in the input.
#[derive(Clone, Copy)]
struct Place<'e> {
    member: &'static Member,
    depth: usize,
    /// Whether the value is known not to be null.
    present: bool,
    /// Whether the value, or one that it is in, must not be shown.
    sensitive: bool,
    errors: &'e Errors,
}

impl<'e> Place<'e> {
    fn inner(self, member: &'static Member) -> Place<'e> {
        let sensitive = self.sensitive || member.is_sensitive();
        Place { member, depth: self.depth + 1, present: false, sensitive, errors: self.errors }
    }

    /// As [`inner`](Place::inner), of a value that is known not to be null.
    fn present(self, member: &'static Member) -> Place<'e> {
        Place { present: true, ..self.inner(member) }
    }

    fn schema(self) -> &'static Schema {
        self.member.target()
    }

    /// Our error behind the format's, or the format's own.
    #[cold]
    fn catch(self, error: impl Display) -> Error {
        match self.errors.0.take() {
            Some(ours) => ours,
            // Formats may show what they have found.
            None if self.sensitive => {
                Error::new(ErrorKind::Type, "a sensitive value that does not fit its shape")
            }
            None => Error::new(ErrorKind::Syntax, error.to_string()),
        }
    }

    #[cold]
    fn within<E: ForeignError>(self, error: E, segment: Segment) -> E {
        self.errors.throw(self.catch(error).within(segment))
    }
}

struct SerdeDeserializer<'e, D> {
    format: D,
    place: Place<'e>,
}

impl<'de, D: Deserializer<'de>> SerdeDeserializer<'_, D> {
    fn simple<T: Deserialize<'de>>(self) -> Result<T, Error> {
        T::deserialize(self.format).map_err(|error| self.place.catch(error))
    }

    /// A text that is read further.
    fn text<T>(self, parse: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, Error> {
        let text = self.format.deserialize_str(TextVisitor(parse));
        text.map_err(|error| self.place.catch(error))?
    }

    /// A number of any size: a string, or a number in formats that say what they hold.
    fn number<T: FromStr<Err = Error>>(self) -> Result<T, Error> {
        let text = if self.format.is_human_readable() {
            self.format.deserialize_any(NumberVisitor)
        } else {
            String::deserialize(self.format)
        };
        text.map_err(|error| self.place.catch(error))?.parse()
    }

    /// Whether null may stand in this list or map, but is no value of it. Only formats that describe
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
        let value = self.format.deserialize_any(RealVisitor);
        let value = value.map_err(|error| self.place.catch(error))?;
        let narrow = value as f32;
        if narrow.is_infinite() && value.is_finite() {
            return Err(Error::out_of_range());
        }
        Ok(narrow)
    }

    fn double(self) -> Result<f64, Error> {
        if !self.format.is_human_readable() {
            return self.simple();
        }
        let value = self.format.deserialize_any(RealVisitor);
        value.map_err(|error| self.place.catch(error))
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
        let visitor = DocumentVisitor { depth: self.place.depth };
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

/// A value, wherever it stands.
struct ValueSeed<'v, 'e, T> {
    into: &'v mut T,
    place: Place<'e>,
}

impl<'de, T: ShapeData> DeserializeSeed<'de> for ValueSeed<'_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let place = self.place;
        let outcome = self.into.read(SerdeDeserializer { format, place });
        outcome.map_err(|error| place.errors.throw(error))
    }
}

/// A value, or null.
struct OptionVisitor<'v, 'e, T> {
    into: &'v mut Option<T>,
    place: Place<'e>,
}

impl<'de, T: ShapeData> Visitor<'de> for OptionVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<(), E> {
        *self.into = None;
        Ok(())
    }

    fn visit_unit<E: ForeignError>(self) -> Result<(), E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let into = self.into.insert(T::default());
        let place = self.place;
        ValueSeed { into, place }.deserialize(format)
    }
}

/// An item of a list or map; false if it is null.
struct ItemSeed<'v, 'e, T> {
    into: &'v mut T,
    skip_null: bool,
    place: Place<'e>,
}

impl<'de, T: ShapeData> DeserializeSeed<'de> for ItemSeed<'_, '_, T> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<bool, D::Error> {
        if self.skip_null { format.deserialize_option(self) } else { self.visit_some(format) }
    }
}

impl<'de, T: ShapeData> Visitor<'de> for ItemSeed<'_, '_, T> {
    type Value = bool;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("an item or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: ForeignError>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<bool, D::Error> {
        let (into, place) = (self.into, self.place);
        ValueSeed { into, place }.deserialize(format)?;
        Ok(true)
    }
}

struct ListVisitor<'v, 'e, T> {
    into: &'v mut Vec<T>,
    skip_null: bool,
    place: Place<'e>,
}

impl<'de, T: ShapeData> Visitor<'de> for ListVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let ListVisitor { into: list, skip_null, place } = self;
        let item_place = place.inner(place.schema().element());
        list.clear();
        loop {
            let mut item = T::default();
            let (into, place) = (&mut item, item_place);
            match items.next_element_seed(ItemSeed { into, skip_null, place }) {
                Ok(Some(true)) => list.push(item),
                Ok(Some(false)) => {}
                Ok(None) => return Ok(()),
                Err(error) => return Err(place.within(error, Segment::Index(list.len()))),
            }
        }
    }
}

struct MapVisitor<'v, 'e, T> {
    into: &'v mut BTreeMap<String, T>,
    skip_null: bool,
    place: Place<'e>,
}

impl<'de, T: ShapeData> Visitor<'de> for MapVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let MapVisitor { into: map, skip_null, place } = self;
        let key_place = place.inner(place.schema().key());
        let value_place = place.inner(place.schema().value());
        map.clear();
        loop {
            let key: String = match entries.next_key() {
                Ok(Some(key)) => key,
                Ok(None) => return Ok(()),
                Err(error) => return Err(place.errors.throw(key_place.catch(error))),
            };
            let mut value = T::default();
            let (into, place) = (&mut value, value_place);
            match entries.next_value_seed(ItemSeed { into, skip_null, place }) {
                Ok(true) => drop(map.insert(key, value)),
                Ok(false) => {}
                Err(error) => return Err(place.within(error, Segment::Key(key))),
            }
        }
    }
}

struct StructureVisitor<'v, 'e, T> {
    into: &'v mut T,
    place: Place<'e>,
}

impl<'de, T: Structure> Visitor<'de> for StructureVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a structure")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let schema = self.place.schema();
        let mut expected = 0;
        while let Some(key) = members.next_key_seed(KeySeed { schema, expected })? {
            let Key::Known(index) = key else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            expected = index + 1;
            let member = schema.member_at(index);
            let seed =
                MemberSeed { into: &mut *self.into, index, place: self.place.present(member) };
            if let Err(error) = members.next_value_seed(seed) {
                let segment = Segment::Member(member.name());
                return Err(self.place.within(error, segment));
            }
        }
        Ok(())
    }
}

struct UnionVisitor<'v, 'e, T> {
    into: &'v mut Option<T>,
    place: Place<'e>,
}

impl<'de, T: Union> Visitor<'de> for UnionVisitor<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a union")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let (schema, errors) = (self.place.schema(), self.place.errors);
        let expected = 0;
        while let Some(key) = members.next_key_seed(KeySeed { schema, expected })? {
            let value = match key {
                Key::Unknown(tag) if tag == "__type" => {
                    members.next_value::<IgnoredAny>()?;
                    None
                }
                Key::Unknown(tag) => {
                    let mut content: Option<Document> = None;
                    members.next_value_seed(ValueSeed {
                        into: &mut content,
                        place: self.place.inner(prelude::DOCUMENT.root()),
                    })?;
                    content.map(|content| T::unknown(UnknownMember::new(tag, content)))
                }
                Key::Known(index) => {
                    let member = schema.member_at(index);
                    let place = self.place.present(member);
                    match members.next_value_seed(VariantSeed { index, place, union: PhantomData })
                    {
                        Ok(value) => value,
                        Err(error) => {
                            let segment = Segment::Member(member.name());
                            return Err(self.place.within(error, segment));
                        }
                    }
                }
            };
            if value.is_some() {
                if self.into.is_some() {
                    return Err(errors.throw(Error::ambiguous_union()));
                }
                *self.into = value;
            }
        }
        Ok(())
    }
}

/// The value of a member of a structure; null is none.
struct MemberSeed<'v, 'e, T> {
    into: &'v mut T,
    index: usize,
    place: Place<'e>,
}

impl<'de, T: Structure> DeserializeSeed<'de> for MemberSeed<'_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        format.deserialize_option(self)
    }
}

impl<'de, T: Structure> Visitor<'de> for MemberSeed<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a member or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: ForeignError>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<(), D::Error> {
        let place = self.place;
        let deserializer = SerdeDeserializer { format, place };
        let outcome = self.into.deserialize_member(self.index, deserializer);
        outcome.map_err(|error| place.errors.throw(error))
    }
}

/// The value of a member of a union; null is none.
struct VariantSeed<'e, T> {
    index: usize,
    place: Place<'e>,
    union: PhantomData<T>,
}

impl<'de, T: Union> DeserializeSeed<'de> for VariantSeed<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<Option<T>, D::Error> {
        format.deserialize_option(self)
    }
}

impl<'de, T: Union> Visitor<'de> for VariantSeed<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a member or null")
    }

    fn visit_none<E: ForeignError>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: ForeignError>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<Option<T>, D::Error> {
        let place = self.place;
        let deserializer = SerdeDeserializer { format, place };
        match T::deserialize_member(self.index, deserializer) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(place.errors.throw(error)),
        }
    }
}

/// The key of a member.
struct KeySeed {
    schema: &'static Schema,
    expected: usize,
}

enum Key {
    Known(usize),
    Unknown(String),
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<Key, D::Error> {
        format.deserialize_str(TextVisitor(|name: &str| {
            match self.schema.index_by_json_name(name, self.expected) {
                Some(index) => Key::Known(index),
                None => Key::Unknown(name.to_owned()),
            }
        }))
    }
}
