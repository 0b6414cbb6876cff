//! What generated code implements: how the data of each type of shape is written and read.

use crate::deserializer::ShapeDeserializer;
use crate::error::Error;
use crate::kind::Kind;
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::unknown::UnknownMember;

/// A Rust type that holds the value of a shape: a generated type, or the type of a simple shape,
/// list or map (`String`, `i32`, `Vec<T>`, …). `Option<T>` is a value of a sparse list or map.
///
/// `Default` is the value that Smithy's
/// [client error correction](https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction)
/// gives to a required member that a service left out: zero, empty, or unknown.
pub trait ShapeData: Default {
    /// How values of the type are written and read.
    type Kind: Kind<Self>;

    /// Writes the value to a serializer.
    fn write<S: ShapeSerializer>(&self, serializer: S) {
        Self::Kind::write(self, serializer);
    }

    /// Reads the value from a deserializer, in place.
    ///
    /// # Errors
    ///
    /// Those of the deserializer. The value is then partly read.
    fn read<D: ShapeDeserializer>(&mut self, deserializer: D) -> Result<(), Error> {
        Self::Kind::read(self, deserializer)
    }
}

/// A structure, as generated code describes it.
pub trait Structure: ShapeData {
    /// Writes each member, in the order of the schema.
    fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S);

    /// Reads the value of the member at `index` of the schema.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn deserialize_member<D: ShapeDeserializer>(
        &mut self,
        index: usize,
        deserializer: D,
    ) -> Result<(), Error>;
}

/// A union, as generated code describes it.
pub trait Union: ShapeData {
    /// Writes the one member.
    fn serialize_member<S: MemberSerializer>(&self, serializer: &mut S);

    /// Reads the union that holds the member at `index` of the schema.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    fn deserialize_member<D: ShapeDeserializer>(
        index: usize,
        deserializer: D,
    ) -> Result<Self, Error>;

    /// Returns the union that holds a member which the model does not know.
    fn unknown(member: UnknownMember) -> Self;
}

/// An enum, as generated code describes it.
pub trait Enum: ShapeData + 'static {
    /// The values that the model knows, in its order.
    const VALUES: &'static [Self];

    /// Returns the value as it is on the wire.
    fn as_str(&self) -> &str;

    /// Returns the variant of this value. Any value has one.
    fn from_wire(value: &str) -> Self;
}

/// An intEnum, as generated code describes it.
pub trait IntEnum: ShapeData + 'static {
    /// The values that the model knows, in its order.
    const VALUES: &'static [Self];

    /// Returns the value as it is on the wire.
    fn get(&self) -> i32;

    /// Returns the variant of this value. Any value has one.
    fn from_wire(value: i32) -> Self;
}
