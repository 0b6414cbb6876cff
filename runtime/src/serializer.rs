//! Serializers: what a format implements so that values can be written to it.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// Accepts one value: the writing half of a codec. JSON, XML, CBOR, queries, serde, [`Value`],
/// validation and `Debug` are all implementations of this trait over the same generated functions.
///
/// Nothing is returned: a serializer whose output can fail keeps its first error and ignores what
/// follows. That keeps generated code a plain list of members.
///
/// A serializer knows the [`Member`](crate::schema::Member) of its value, which has the names and
/// formats for the wire.
///
/// [`Value`]: crate::Value
pub trait ShapeSerializer: Sized {
    /// Writes that there is no value, in a sparse list or map.
    fn null(self);
    /// A boolean.
    fn boolean(self, value: bool);
    /// A byte.
    fn byte(self, value: i8);
    /// A short.
    fn short(self, value: i16);
    /// An integer.
    fn integer(self, value: i32);
    /// A long.
    fn long(self, value: i64);
    /// A float.
    fn float(self, value: f32);
    /// A double.
    fn double(self, value: f64);
    /// An integer of any size.
    fn big_integer(self, value: &BigInteger);
    /// A decimal number of any precision.
    fn big_decimal(self, value: &BigDecimal);
    /// A string.
    fn string(self, value: &str);
    /// A value of an enum, known or not.
    fn enumeration(self, value: &str);
    /// A value of an intEnum, known or not.
    fn int_enumeration(self, value: i32);
    /// Bytes.
    fn blob(self, value: &Blob);
    /// A point in time.
    fn timestamp(self, value: Timestamp);
    /// Untyped data.
    fn document(self, value: &Document);
    /// A list.
    fn list<T: ShapeData>(self, items: &[T]);
    /// A map.
    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>);
    /// A structure, which calls [`MemberSerializer`] for each of its members.
    fn structure<T: Structure>(self, value: &T);
    /// A union, which calls [`MemberSerializer`] for its one member.
    fn union<T: Union>(self, value: &T);
}

/// Accepts the members of a structure, in the order of its schema, or the one member of a union.
pub trait MemberSerializer {
    /// The member at `index` of the schema has this value.
    fn member<T: ShapeData>(&mut self, index: usize, value: &T);

    /// The member at `index` may have a value.
    fn optional<T: ShapeData>(&mut self, index: usize, value: &Option<T>) {
        match value {
            Some(value) => self.member(index, value),
            None => self.absent(index),
        }
    }

    /// The member at `index` has no value. Most formats write nothing.
    fn absent(&mut self, index: usize) {
        let _ = index;
    }

    /// The union holds a member that the model does not know.
    fn unknown(&mut self, member: &UnknownMember);
}
