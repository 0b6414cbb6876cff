//! Visitors for values that hold no others, and for untyped data.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use serde_core::de::{
    DeserializeSeed, Error as ForeignError, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde_core::{Deserialize, Deserializer};

use super::deserialize::Errors;
use crate::blob::Blob;
use crate::document::Document;
use crate::error::{Error, MAX_DEPTH};
use crate::number::Number;
use crate::schema::TimestampFormat;
use crate::timestamp::Timestamp;

/// A string, handed over without a copy.
pub(super) struct TextVisitor<F>(pub(super) F);

impl<T, F: FnOnce(&str) -> T> Visitor<'_> for TextVisitor<F> {
    type Value = T;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: ForeignError>(self, text: &str) -> Result<T, E> {
        Ok((self.0)(text))
    }
}

/// Bytes, of a binary format.
pub(super) struct BytesVisitor;

impl<'de> Visitor<'de> for BytesVisitor {
    type Value = Blob;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E: ForeignError>(self, bytes: &[u8]) -> Result<Blob, E> {
        Ok(bytes.into())
    }

    fn visit_byte_buf<E: ForeignError>(self, bytes: Vec<u8>) -> Result<Blob, E> {
        Ok(bytes.into())
    }

    /// Some formats have no bytes of their own.
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Blob, A::Error> {
        let mut bytes = Vec::new();
        while let Some(byte) = items.next_element()? {
            bytes.push(byte);
        }
        Ok(bytes.into())
    }
}

/// The key of the map with one entry that serde_json, if its feature `arbitrary_precision` is on,
/// gives in place of a number that is not of 64 bits: the value is the text of the number.
const NUMBER_TEXT: &str = "$serde_json::private::Number";

/// Returns the text of a number that is given as such a map.
fn number_text<'de, A: MapAccess<'de>>(
    mut entries: A,
    expected: &dyn Expected,
) -> Result<String, A::Error> {
    match entries.next_key::<String>()? {
        Some(key) if key == NUMBER_TEXT => entries.next_value(),
        _ => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

/// The text of a number.
pub(super) struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = String;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a number or its text")
    }

    fn visit_str<E: ForeignError>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_i64<E: ForeignError>(self, value: i64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u64<E: ForeignError>(self, value: u64) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i128<E: ForeignError>(self, value: i128) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_u128<E: ForeignError>(self, value: u128) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_f64<E: ForeignError>(self, value: f64) -> Result<String, E> {
        Ok(format!("{value:?}"))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<String, A::Error> {
        number_text(entries, &self)
    }
}

/// A floating point number, or one of the three strings for what text formats have no number for.
pub(super) struct RealVisitor;

impl<'de> Visitor<'de> for RealVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E: ForeignError>(self, value: f64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_i64<E: ForeignError>(self, value: i64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_u64<E: ForeignError>(self, value: u64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_str<E: ForeignError>(self, text: &str) -> Result<Number, E> {
        match text {
            "NaN" => Ok(f64::NAN.into()),
            "Infinity" => Ok(f64::INFINITY.into()),
            "-Infinity" => Ok(f64::NEG_INFINITY.into()),
            _ => Err(E::custom("expected a number")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Number, A::Error> {
        number_text(entries, &self)?.parse().map_err(A::Error::custom)
    }
}

/// A timestamp of a text format: a number of seconds, or a string of the given format or a
/// date-time.
pub(super) struct TimestampVisitor(pub(super) TimestampFormat);

impl<'de> Visitor<'de> for TimestampVisitor {
    type Value = Result<Timestamp, Error>;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("a timestamp")
    }

    fn visit_str<E: ForeignError>(self, text: &str) -> Result<Self::Value, E> {
        let own = Timestamp::parse(text, self.0);
        Ok(own.or_else(|_| Timestamp::parse(text, TimestampFormat::DateTime)))
    }

    fn visit_i64<E: ForeignError>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Timestamp::new(value, 0))
    }

    fn visit_u64<E: ForeignError>(self, value: u64) -> Result<Self::Value, E> {
        let seconds = i64::try_from(value).unwrap_or(i64::MAX);
        Ok(Timestamp::new(seconds, 0))
    }

    fn visit_f64<E: ForeignError>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Timestamp::from_double(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
        let text = number_text(entries, &self)?;
        Ok(Timestamp::parse(&text, TimestampFormat::EpochSeconds))
    }
}

/// Untyped data of a text format.
#[derive(Clone, Copy)]
pub(super) struct DocumentVisitor<'e> {
    pub(super) depth: usize,
    /// Where our errors go, if the data is in a shape.
    pub(super) errors: Option<&'e Errors>,
}

impl DocumentVisitor<'_> {
    fn inner<E: ForeignError>(self) -> Result<Self, E> {
        match self.errors {
            _ if self.depth < MAX_DEPTH => Ok(DocumentVisitor { depth: self.depth + 1, ..self }),
            Some(errors) => Err(errors.throw(Error::too_deep())),
            None => Err(E::custom(Error::too_deep())),
        }
    }
}

impl<'de> DeserializeSeed<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<Document, D::Error> {
        format.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("any data")
    }

    fn visit_unit<E: ForeignError>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_none<E: ForeignError>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<Document, D::Error> {
        format.deserialize_any(self)
    }

    fn visit_bool<E: ForeignError>(self, value: bool) -> Result<Document, E> {
        Ok(Document::Boolean(value))
    }

    fn visit_i64<E: ForeignError>(self, value: i64) -> Result<Document, E> {
        Ok(Document::Number(value.into()))
    }

    fn visit_u64<E: ForeignError>(self, value: u64) -> Result<Document, E> {
        Ok(Document::Number(value.into()))
    }

    fn visit_i128<E: ForeignError>(self, value: i128) -> Result<Document, E> {
        Ok(Document::Number(value.into()))
    }

    fn visit_u128<E: ForeignError>(self, value: u128) -> Result<Document, E> {
        Ok(Document::Number(value.into()))
    }

    fn visit_f64<E: ForeignError>(self, value: f64) -> Result<Document, E> {
        Ok(Document::Number(Number::Float(value)))
    }

    fn visit_str<E: ForeignError>(self, text: &str) -> Result<Document, E> {
        Ok(text.into())
    }

    fn visit_string<E: ForeignError>(self, text: String) -> Result<Document, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Document, A::Error> {
        let inner = self.inner()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
        }
        Ok(Document::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Document, A::Error> {
        let inner = self.inner()?;
        let mut map = BTreeMap::new();
        while let Some(key) = entries.next_key()? {
            map.insert(key, entries.next_value_seed(inner)?);
        }
        Ok(number_in(&map).unwrap_or(Document::Map(map)))
    }
}

/// Returns the number that is given as a map of its text.
fn number_in(map: &BTreeMap<String, Document>) -> Option<Document> {
    match (map.len(), map.get(NUMBER_TEXT)?) {
        (1, Document::String(text)) => text.parse().ok().map(Document::Number),
        _ => None,
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Document, D::Error> {
        format.deserialize_any(DocumentVisitor { depth: 0, errors: None })
    }
}
