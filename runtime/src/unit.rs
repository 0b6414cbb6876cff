//! The structure without members.

use crate::data::Structure;
use crate::deserializer::ShapeDeserializer;
use crate::error::Error;
use crate::schema::{Schema, prelude};
use crate::serializer::MemberSerializer;
use crate::shape::Shape;

/// `smithy.api#Unit`: a structure without members. It is the value of a union's member whose name
/// says everything.
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
