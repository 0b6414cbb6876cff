//! What the messages of a stream of events hold.

use smithy_shapes::Value;
use smithy_shapes::schema::{Member, Schema};

use super::{Family, Kind, Maker, is_aggregate};
use crate::round_trips::random::Random;

/// The messages of a stream of events.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Events {
    /// The protocol that it is in.
    pub(crate) family: Family,
    /// Whether it is in a request, so that a server reads it, or in a response.
    pub(crate) kind: Kind,
}

impl Events {
    /// Returns the event of this member of the union.
    pub(crate) fn event(&self, member: &'static Member, random: &mut Random) -> Value {
        let event = self.structure(member.target(), random, |_| true);
        Value::Union(member.name().into(), Box::new(event))
    }

    /// Returns the input or output without its events.
    pub(crate) fn initial(&self, schema: &'static Schema, random: &mut Random) -> Value {
        self.structure(schema, random, |member| !member.is_event_stream())
    }

    fn structure(
        &self,
        schema: &'static Schema,
        random: &mut Random,
        keep: fn(&'static Member) -> bool,
    ) -> Value {
        let mut maker = Maker { random, extent: self.family.extent(self.kind) };
        let room = maker.room();
        let parts = schema.members().iter().filter(|member| is_aggregate(member)).count();
        let mut members = Vec::new();
        for member in schema.members().iter().filter(|member| keep(member)) {
            if maker.is_set(schema, member, room) {
                members.push((member.name().into(), maker.value(member, room / (parts + 1))));
            }
        }
        Value::Structure(members)
    }
}
