//! Deserializers: what a format implements so that values can be read from it.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::Error;
use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::Timestamp;

/// Returns one value: the reading half of a codec.
///
/// The method that is called says what type the value must have. A deserializer knows the
/// [`Member`](crate::schema::Member) of its value, which has the names and formats for the wire.
/// Aggregates are filled in place: members that the input does not have keep their values.
pub trait ShapeDeserializer: Sized {
    /// A boolean.
    fn boolean(self) -> Result<bool, Error>;
    /// A byte.
    fn byte(self) -> Result<i8, Error>;
    /// A short.
    fn short(self) -> Result<i16, Error>;
    /// An integer, or a value of an intEnum.
    fn integer(self) -> Result<i32, Error>;
    /// A long.
    fn long(self) -> Result<i64, Error>;
    /// A float.
    fn float(self) -> Result<f32, Error>;
    /// A double.
    fn double(self) -> Result<f64, Error>;
    /// An integer of any size.
    fn big_integer(self) -> Result<BigInteger, Error>;
    /// A decimal number of any precision.
    fn big_decimal(self) -> Result<BigDecimal, Error>;
    /// A string.
    fn string(self) -> Result<String, Error>;
    /// A value of an enum, known or not.
    fn enumeration<T: Enum>(self) -> Result<T, Error>;
    /// Bytes.
    fn blob(self) -> Result<Blob, Error>;
    /// A point in time.
    fn timestamp(self) -> Result<Timestamp, Error>;
    /// Untyped data.
    fn document(self) -> Result<Document, Error>;
    /// A list. Null is not an item, unless the list is sparse.
    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error>;
    /// A map. Null is not a value, unless the map is sparse.
    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error>;
    /// A structure. Members that the model does not know are skipped, and so are those that are
    /// null.
    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error>;
    /// A union: the one member of it that is not null.
    fn union<T: Union>(self) -> Result<T, Error>;
    /// A value, or null.
    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error>;
    /// A value of a recursive shape. A format that bounds memory counts it.
    fn boxed<T: ShapeData>(self, into: &mut Box<T>) -> Result<(), Error> {
        T::read(into, self)
    }
}

/// Reads a value of any type that a member can have.
///
/// # Errors
///
/// Those of the deserializer.
pub fn read<T: ShapeData, D: ShapeDeserializer>(deserializer: D) -> Result<T, Error> {
    let mut value = T::default();
    value.read(deserializer)?;
    Ok(value)
}
