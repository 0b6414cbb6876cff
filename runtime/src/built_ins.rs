//! The Rust types of simple shapes, lists and maps: how each of them is written and read.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::data::ShapeData;
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::Error;
use crate::kind::{BuiltIns, Kind};
use crate::number::{BigDecimal, BigInteger};
use crate::serializer::ShapeSerializer;
use crate::timestamp::Timestamp;

macro_rules! simple {
    ($($type:ty: $method:ident, $value:ident => $argument:expr;)*) => {$(
        impl ShapeData for $type {
            type Kind = BuiltIns;
        }

        impl Kind<$type> for BuiltIns {
            fn write<S: ShapeSerializer>($value: &$type, serializer: S) {
                serializer.$method($argument);
            }

            fn read<D: ShapeDeserializer>(value: &mut $type, from: D) -> Result<(), Error> {
                *value = from.$method()?;
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
    type Kind = BuiltIns;
}

impl<T: ShapeData> Kind<Vec<T>> for BuiltIns {
    fn write<S: ShapeSerializer>(value: &Vec<T>, serializer: S) {
        serializer.list(value);
    }

    fn read<D: ShapeDeserializer>(value: &mut Vec<T>, deserializer: D) -> Result<(), Error> {
        deserializer.list(value)
    }
}

type Map<T> = BTreeMap<String, T>;

impl<T: ShapeData> ShapeData for Map<T> {
    type Kind = BuiltIns;
}

impl<T: ShapeData> Kind<Map<T>> for BuiltIns {
    fn write<S: ShapeSerializer>(value: &Map<T>, serializer: S) {
        serializer.map(value);
    }

    fn read<D: ShapeDeserializer>(value: &mut Map<T>, deserializer: D) -> Result<(), Error> {
        deserializer.map(value)
    }
}

impl<T: ShapeData> ShapeData for Option<T> {
    type Kind = BuiltIns;
}

impl<T: ShapeData> Kind<Option<T>> for BuiltIns {
    fn write<S: ShapeSerializer>(value: &Option<T>, serializer: S) {
        match value {
            Some(value) => value.write(serializer),
            None => serializer.null(),
        }
    }

    fn read<D: ShapeDeserializer>(value: &mut Option<T>, deserializer: D) -> Result<(), Error> {
        deserializer.optional(value)
    }
}

/// A recursive shape.
impl<T: ShapeData> ShapeData for Box<T> {
    type Kind = BuiltIns;
}

impl<T: ShapeData> Kind<Box<T>> for BuiltIns {
    fn write<S: ShapeSerializer>(value: &Box<T>, serializer: S) {
        T::write(value, serializer);
    }

    fn read<D: ShapeDeserializer>(value: &mut Box<T>, deserializer: D) -> Result<(), Error> {
        deserializer.boxed(value)
    }
}
