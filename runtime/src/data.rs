//! The Rust types of simple shapes, lists and maps.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::Error;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Schema, prelude};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::{Shape, ShapeData, Structure};
use crate::timestamp::Timestamp;

macro_rules! simple {
    ($($type:ty: $method:ident, $value:ident => $argument:expr;)*) => {$(
        impl ShapeData for $type {
            fn write<S: ShapeSerializer>(&self, serializer: S) {
                let $value = self;
                serializer.$method($argument);
            }

            fn read<D: ShapeDeserializer>(&mut self, deserializer: D) -> Result<(), Error> {
                *self = deserializer.$method()?;
                Ok(())
            }
        }
    )*};
}

simple! {
    bool: boolean, v => *v;
    i8: byte, v => *v;
    i16: short, v => *v;
    i32: integer, v => *v;
    i64: long, v => *v;
    f32: float, v => *v;
    f64: double, v => *v;
    Timestamp: timestamp, v => *v;
    BigInteger: big_integer, v => v;
    BigDecimal: big_decimal, v => v;
    String: string, v => v;
    Blob: blob, v => v;
    Document: document, v => v;
}

impl<T: ShapeData> ShapeData for Vec<T> {
    fn write<S: ShapeSerializer>(&self, serializer: S) {
        serializer.list(self);
    }

    fn read<D: ShapeDeserializer>(&mut self, deserializer: D) -> Result<(), Error> {
        deserializer.list(self)
    }
}

impl<T: ShapeData> ShapeData for BTreeMap<String, T> {
    fn write<S: ShapeSerializer>(&self, serializer: S) {
        serializer.map(self);
    }

    fn read<D: ShapeDeserializer>(&mut self, deserializer: D) -> Result<(), Error> {
        deserializer.map(self)
    }
}

impl<T: ShapeData> ShapeData for Option<T> {
    fn write<S: ShapeSerializer>(&self, serializer: S) {
        match self {
            Some(value) => value.write(serializer),
            None => serializer.null(),
        }
    }

    fn read<D: ShapeDeserializer>(&mut self, deserializer: D) -> Result<(), Error> {
        deserializer.optional(self)
    }
}

/// A recursive shape.
impl<T: ShapeData> ShapeData for Box<T> {
    fn write<S: ShapeSerializer>(&self, serializer: S) {
        T::write(self, serializer);
    }

    fn read<D: ShapeDeserializer>(&mut self, deserializer: D) -> Result<(), Error> {
        T::read(self, deserializer)
    }
}

/// `smithy.api#Unit`: a structure without members, for a member of a union that says all by its
/// name.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Unit;

impl Shape for Unit {
    const SCHEMA: &'static Schema = &prelude::UNIT;
}

impl Structure for Unit {
    fn serialize_members<S: MemberSerializer>(&self, _: &mut S) {}

    fn deserialize_member<D: ShapeDeserializer>(
        &mut self,
        index: usize,
        _: D,
    ) -> Result<(), Error> {
        Err(Error::no_such_member(index))
    }
}

crate::structure!(Unit);
