//! Values of any shape, out of random numbers: trees that know nothing of the types that hold them.

mod events;
mod extent;
mod message;
mod simple;

pub(crate) use events::Events;
pub use extent::{Extent, Text, Times};
pub(crate) use message::{Family, HOST, Kind, Message};

use std::borrow::Cow;

use smithy_shapes::Value;
use smithy_shapes::query::Dialect;
use smithy_shapes::schema::{Member, Schema, ShapeType};
use smithy_shapes::shape::Shape;

use crate::round_trips::random::Random;

/// About how many simple values there are in all: some of the time few, at other times many.
const ROOMS: [usize; 4] = [8, 32, 128, 512];

/// How deep values are looked for that need no room.
const MAX_DEPTH: usize = 8;

/// Returns a value of the type, within the extent.
pub fn arbitrary<T: Shape>(random: &mut Random, extent: Extent) -> T {
    let tree = tree(T::SCHEMA, random, extent);
    T::from_value(&tree).unwrap_or_else(|error| panic!("{}: {error}: {tree:?}", T::SCHEMA.id()))
}

/// Returns a value of the shape, within the extent.
pub fn tree(schema: &'static Schema, random: &mut Random, extent: Extent) -> Value {
    let mut maker = Maker { random, extent };
    let room = maker.room();
    maker.value(schema.root(), room)
}

/// Makes values. The room that there is for one is shared out among its parts, so that deep shapes
/// come to an end, and the last member of a wide one is as often set as the first.
struct Maker<'r> {
    random: &'r mut Random,
    extent: Extent,
}

impl Maker<'_> {
    fn room(&mut self) -> usize {
        ROOMS[self.random.below(ROOMS.len())]
    }

    /// Returns a value of the member.
    fn value(&mut self, member: &'static Member, room: usize) -> Value {
        match member.target().shape_type() {
            ShapeType::List => Value::List(self.items(member, room)),
            ShapeType::Map => Value::Map(self.entries(member, room).into_iter().collect()),
            ShapeType::Structure => Value::Structure(self.members(member.target(), room)),
            ShapeType::Union => self.union(member.target(), room),
            _ => self.simple(member),
        }
    }

    /// Returns how many items a list or map has.
    fn count(&mut self, member: &'static Member, room: usize) -> usize {
        let least = usize::from(member.is_xml_flattened() && !self.extent.beyond_xml);
        self.random.below(4).min(room).max(least)
    }

    fn items(&mut self, member: &'static Member, room: usize) -> Vec<Value> {
        let schema = member.target();
        let count = self.count(member, room);
        let items = (0..count).map(|_| self.item(schema, schema.element(), room / (count + 1)));
        let mut items: Vec<Value> = items.collect();
        // What leaves nothing leaves a gap, which closes.
        items.retain(|item| !self.is_lost(item));
        items
    }

    fn entries(&mut self, member: &'static Member, room: usize) -> Vec<(String, Value)> {
        let schema = member.target();
        let count = self.count(member, room);
        let mut entries = Vec::new();
        for _ in 0..count {
            let key = self.string();
            let value = self.item(schema, schema.value(), room / (count + 1));
            match value {
                // An entry has its key in any case, but that tells nothing of a union.
                Value::Union(..) if self.is_lost(&value) => {}
                value if schema.is_sparse() && self.is_lost(&value) => {
                    entries.push((key, Value::Null));
                }
                value => entries.push((key, value)),
            }
        }
        entries
    }

    /// Returns a value in a list or map.
    fn item(&mut self, schema: &'static Schema, member: &'static Member, room: usize) -> Value {
        if schema.is_sparse() && self.random.once_in(4) {
            return Value::Null;
        }
        self.value(member, room)
    }

    fn members(&mut self, schema: &'static Schema, room: usize) -> Vec<(Cow<'static, str>, Value)> {
        let chosen: Vec<_> =
            schema.members().iter().filter(|m| self.is_set(schema, m, room)).collect();
        let parts = chosen.iter().filter(|member| is_aggregate(member)).count();
        let mut members = Vec::new();
        for member in chosen {
            let value = self.value(member, room / (parts + 1));
            if !self.is_lost(&value) {
                members.push((member.name().into(), value));
            }
        }
        members
    }

    /// Returns whether a member is set: one that its type cannot leave out is.
    fn is_set(&mut self, schema: &'static Schema, member: &'static Member, room: usize) -> bool {
        if !self.extent.beyond_xml && is_shadowed(schema, member) {
            return false;
        }
        let is_optional = !member.is_required() || member.is_client_optional() || schema.is_input();
        let count = schema.members().len();
        !is_optional || self.random.below(4 * count) < 3 * room.min(count)
    }

    fn union(&mut self, schema: &'static Schema, room: usize) -> Value {
        let members = schema.members();
        if self.extent.unknown_members && (members.is_empty() || self.random.once_in(8)) {
            return self.unknown_member(schema);
        }
        let member = match room {
            0 => plainest(schema),
            _ => &members[self.random.below(members.len())],
        };
        Value::Union(member.name().into(), Box::new(self.value(member, room / 2)))
    }

    /// Returns whether a value leaves nothing in a query, so that it cannot be told from none.
    fn is_lost(&self, value: &Value) -> bool {
        let Some(dialect) = self.extent.query else { return false };
        match value {
            Value::Null => true,
            Value::List(items) => items.is_empty() && dialect == Dialect::Ec2,
            Value::Map(entries) => entries.is_empty(),
            Value::Structure(members) => members.is_empty(),
            Value::Union(_, value) => self.is_lost(value),
            _ => false,
        }
    }
}

fn is_aggregate(member: &Member) -> bool {
    use ShapeType::{List, Map, Structure, Union};
    matches!(member.target().shape_type(), List | Map | Structure | Union)
}

/// Returns whether an earlier member has the same name in XML, so that this one is never found.
fn is_shadowed(schema: &'static Schema, member: &'static Member) -> bool {
    let mut earlier = schema.members().iter().take_while(|earlier| earlier.name() != member.name());
    earlier.any(|earlier| {
        earlier.xml_name() == member.xml_name()
            && earlier.is_xml_attribute() == member.is_xml_attribute()
    })
}

/// Returns the member of a union that leads to an end soonest.
fn plainest(schema: &'static Schema) -> &'static Member {
    let members = schema.members();
    let ends = |depth| members.iter().find(|member| ends_within(member.target(), depth));
    (0..MAX_DEPTH).find_map(ends).unwrap_or(&members[0])
}

/// Returns whether a value needs no more than so many others in each other.
fn ends_within(schema: &'static Schema, depth: usize) -> bool {
    let inner = |member: &Member| depth > 0 && ends_within(member.target(), depth - 1);
    match schema.shape_type() {
        ShapeType::List => inner(schema.element()),
        ShapeType::Map => inner(schema.value()),
        ShapeType::Structure => schema.members().iter().filter(|m| m.is_required()).all(inner),
        ShapeType::Union => schema.members().iter().any(inner),
        _ => true,
    }
}
