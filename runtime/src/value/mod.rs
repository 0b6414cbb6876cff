//! Shapes as a tree of values.

#[cfg(feature = "http")]
mod part;
mod reader;
mod writer;

#[cfg(feature = "http")]
pub(crate) use reader::ValueDeserializer;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::data::ShapeData;
use crate::document::Document;
use crate::error::Error;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::Member;
use crate::timestamp::Timestamp;
#[cfg(feature = "http")]
pub(crate) use part::{put_part, take_part};

/// A value of any shape, with the type that its shape gives it: an enum is not a string here, and a
/// structure is not a map.
///
/// `Debug` shows everything, including what the model calls sensitive.
///
/// ```
/// use smithy_shapes::Value;
///
/// let value = Value::Structure(vec![
///     ("Name".into(), Value::String("Anna".to_owned())),
///     ("Age".into(), Value::Integer(33)),
/// ]);
/// assert_eq!(value.get("Age"), Some(&Value::Integer(33)));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// No value, in a sparse list or map.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A byte.
    Byte(i8),
    /// A short.
    Short(i16),
    /// An integer.
    Integer(i32),
    /// A long.
    Long(i64),
    /// A float.
    Float(f32),
    /// A double.
    Double(f64),
    /// An integer of any size.
    BigInteger(BigInteger),
    /// A decimal number of any precision.
    BigDecimal(BigDecimal),
    /// A string.
    String(String),
    /// A value of an enum.
    Enum(String),
    /// A value of an intEnum.
    IntEnum(i32),
    /// Bytes.
    Blob(Blob),
    /// A point in time.
    Timestamp(Timestamp),
    /// Untyped data.
    Document(Document),
    /// A list.
    List(Vec<Value>),
    /// A map.
    Map(BTreeMap<String, Value>),
    /// The members of a structure that are set, in the model's order and by its names.
    Structure(Vec<(Cow<'static, str>, Value)>),
    /// The one member of a union, by its name in the model. One that the model does not know is
    /// a document.
    Union(Cow<'static, str>, Box<Value>),
}

impl Value {
    /// Returns the value of the member or key `name`, if this is a structure, union or map that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Structure(members) => members.iter().find(|(n, _)| n == name).map(|(_, v)| v),
            Value::Union(member, value) if member == name => Some(value),
            Value::Map(entries) => entries.get(name),
            _ => None,
        }
    }
}

pub(crate) fn to_value<T: ShapeData>(member: &'static Member, value: &T) -> Value {
    let mut out = Value::Null;
    value.write(writer::ValueSerializer::new(&mut out, member));
    out
}

pub(crate) fn from_value<T: ShapeData>(member: &'static Member, value: &Value) -> Result<T, Error> {
    match crate::deserializer::read(reader::ValueDeserializer::new(value, member, 0)) {
        Ok(value) => Ok(value),
        Err(error) => Err(error.redacted(member)),
    }
}
