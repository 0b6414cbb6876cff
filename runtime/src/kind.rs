//! How values are written and read: once for all structures, once for all unions, and so on. A type
//! names only its kind. That saves two methods in every generated type, and a twelfth of the
//! compiler's memory.

use crate::data::{Enum, IntEnum, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::error::Error;
use crate::serializer::ShapeSerializer;

/// How values of a type are written and read.
pub trait Kind<T> {
    /// Writes the value to a serializer.
    fn write<S: ShapeSerializer>(value: &T, serializer: S);

    /// Reads the value from a deserializer, in place.
    ///
    /// # Errors
    ///
    /// Those of the deserializer. The value is then partly read.
    fn read<D: ShapeDeserializer>(value: &mut T, deserializer: D) -> Result<(), Error>;
}

/// The kind of types that are a [`Structure`].
pub enum Structures {}

impl<T: Structure> Kind<T> for Structures {
    fn write<S: ShapeSerializer>(value: &T, serializer: S) {
        serializer.structure(value);
    }

    fn read<D: ShapeDeserializer>(value: &mut T, deserializer: D) -> Result<(), Error> {
        deserializer.structure(value)
    }
}

/// The kind of types that are a [`Union`].
pub enum Unions {}

impl<T: Union> Kind<T> for Unions {
    fn write<S: ShapeSerializer>(value: &T, serializer: S) {
        serializer.union(value);
    }

    fn read<D: ShapeDeserializer>(value: &mut T, deserializer: D) -> Result<(), Error> {
        *value = deserializer.union()?;
        Ok(())
    }
}

/// The kind of types that are an [`Enum`].
pub enum Enums {}

impl<T: Enum> Kind<T> for Enums {
    fn write<S: ShapeSerializer>(value: &T, serializer: S) {
        serializer.enumeration(value.as_str());
    }

    fn read<D: ShapeDeserializer>(value: &mut T, deserializer: D) -> Result<(), Error> {
        *value = deserializer.enumeration()?;
        Ok(())
    }
}

/// The kind of types that are an [`IntEnum`].
pub enum IntEnums {}

impl<T: IntEnum> Kind<T> for IntEnums {
    fn write<S: ShapeSerializer>(value: &T, serializer: S) {
        serializer.int_enumeration(value.get());
    }

    fn read<D: ShapeDeserializer>(value: &mut T, deserializer: D) -> Result<(), Error> {
        *value = T::from_wire(deserializer.integer()?);
        Ok(())
    }
}

/// The kind of the types for simple shapes, lists and maps.
pub enum BuiltIns {}
