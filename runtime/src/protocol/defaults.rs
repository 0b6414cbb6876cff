//! The model's defaults, which a server takes for members that a client left out:
//! <https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>.

use crate::codec::ReadOptions;
use crate::data::{ShapeData, Structure};
use crate::error::Error;
use crate::json::{Json, Reader};
use crate::schema::{Member, Schema};
use crate::serializer::MemberSerializer;
use crate::shape::Shape;
use crate::unknown::UnknownMember;

/// Fills in the members of an input that are absent and have a default.
pub(super) fn fill<T: Shape + Structure>(input: &mut T) -> Result<(), Error> {
    let mut absent = Absent { schema: T::SCHEMA, found: Vec::new() };
    input.serialize_members(&mut absent);
    for (index, member, default) in absent.found {
        let mut reader = Reader::new(default.as_bytes(), ReadOptions::default());
        input.deserialize_member(index, reader.value_of::<Json>(member))?;
    }
    Ok(())
}

/// The absent members that have a default, and these.
struct Absent {
    schema: &'static Schema,
    found: Vec<(usize, &'static Member, &'static str)>,
}

impl MemberSerializer for Absent {
    fn member<T: ShapeData>(&mut self, _: usize, _: &T) {}

    fn absent(&mut self, index: usize) {
        let member = self.schema.member_at(index);
        // A stream that is not there is no value that was left out.
        if member.is_streaming() {
            return;
        }
        self.found.extend(member.default().map(|default| (index, member, default)));
    }

    fn unknown(&mut self, _: &UnknownMember) {}
}
