//! How values are written and read: once for all structures, unions and so on. A type says no more
//! than its kind, which spares every generated type two methods and a twelfth of the compiler's memory.

use crate::data::{Enum, IntEnum, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::error::Error;
use crate::serializer::ShapeSerializer;

/// How values of a type are written and read.
pub trait Kind<T> {
    /// Hands the value to a serializer.
    fn write<S: ShapeSerializer>(value: &T, serializer: S);

    /// Takes the value from a deserializer.
    ///
    /// # Errors
    ///
    /// Those of the deserializer; the value is then partly read.
    fn read<D: ShapeDeserializer>(value: &mut T, deserializer: D) -> Result<(), Error>;
}

/// Types that are a [`Structure`].
pub enum Structures {}

impl<T: Structure> Kind<T> for Structures {
    fn write<S: ShapeSerializer>(value: &T, serializer: S) {
        serializer.structure(value);
    }

    fn read<D: ShapeDeserializer>(value: &mut T, deserializer: D) -> Result<(), Error> {
        deserializer.structure(value)
    }
}

/// Types that are a [`Union`].
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

/// Types that are an [`Enum`].
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

/// Types that are an [`IntEnum`].
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

/// The types of simple shapes, lists and maps: see the module `built_ins`.
pub enum BuiltIns {}
