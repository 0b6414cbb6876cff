//! Writing a tree of values.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::MAX_DEPTH;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;
use crate::value::Value;

/// Fills in one value.
pub(super) struct ValueSerializer<'a> {
    out: &'a mut Value,
    member: &'static Member,
    /// How many values it is nested in.
    depth: usize,
}

impl<'a> ValueSerializer<'a> {
    pub(super) fn new(out: &'a mut Value, member: &'static Member) -> Self {
        ValueSerializer { out, member, depth: 0 }
    }

    /// Fills in a value that holds others: `make` makes it from the schema and the depth of those.
    /// A value that is nested too deep stays null.
    fn aggregate(self, make: impl FnOnce(&'static Schema, usize) -> Option<Value>) {
        if self.depth < MAX_DEPTH
            && let Some(value) = make(self.member.target(), self.depth + 1)
        {
            *self.out = value;
        }
    }
}

impl ShapeSerializer for ValueSerializer<'_> {
    fn null(self) {
        *self.out = Value::Null;
    }

    fn boolean(self, value: bool) {
        *self.out = Value::Boolean(value);
    }

    fn byte(self, value: i8) {
        *self.out = Value::Byte(value);
    }

    fn short(self, value: i16) {
        *self.out = Value::Short(value);
    }

    fn integer(self, value: i32) {
        *self.out = Value::Integer(value);
    }

    fn long(self, value: i64) {
        *self.out = Value::Long(value);
    }

    fn float(self, value: f32) {
        *self.out = Value::Float(value);
    }

    fn double(self, value: f64) {
        *self.out = Value::Double(value);
    }

    fn big_integer(self, value: &BigInteger) {
        *self.out = Value::BigInteger(value.clone());
    }

    fn big_decimal(self, value: &BigDecimal) {
        *self.out = Value::BigDecimal(value.clone());
    }

    fn string(self, value: &str) {
        *self.out = Value::String(value.to_owned());
    }

    fn enumeration(self, value: &str) {
        *self.out = Value::Enum(value.to_owned());
    }

    fn int_enumeration(self, value: i32) {
        *self.out = Value::IntEnum(value);
    }

    fn blob(self, value: &Blob) {
        *self.out = Value::Blob(value.clone());
    }

    fn timestamp(self, value: Timestamp) {
        *self.out = Value::Timestamp(value);
    }

    fn document(self, value: &Document) {
        *self.out = Value::Document(value.clone());
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        self.aggregate(|schema, depth| {
            let element = schema.element();
            Some(Value::List(items.iter().map(|item| inner(element, item, depth)).collect()))
        });
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        self.aggregate(|schema, depth| {
            let member = schema.value();
            let entries = entries.iter().map(|(k, v)| (k.clone(), inner(member, v, depth)));
            Some(Value::Map(entries.collect()))
        });
    }

    fn structure<T: Structure>(self, value: &T) {
        self.aggregate(|schema, depth| {
            let mut members = Members { schema, depth, set: Vec::new() };
            value.serialize_members(&mut members);
            Some(Value::Structure(members.set))
        });
    }

    fn union<T: Union>(self, value: &T) {
        self.aggregate(|schema, depth| {
            let mut members = Members { schema, depth, set: Vec::new() };
            value.serialize_member(&mut members);
            members.set.pop().map(|(name, value)| Value::Union(name, Box::new(value)))
        });
    }
}

/// Returns a value that is nested this deep.
fn inner<T: ShapeData>(member: &'static Member, value: &T, depth: usize) -> Value {
    let mut out = Value::Null;
    value.write(ValueSerializer { out: &mut out, member, depth });
    out
}

struct Members {
    schema: &'static Schema,
    depth: usize,
    set: Vec<(std::borrow::Cow<'static, str>, Value)>,
}

impl MemberSerializer for Members {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.set.push((member.name().into(), inner(member, value, self.depth)));
    }

    fn unknown(&mut self, member: &UnknownMember) {
        let content = Value::Document(member.content().clone());
        self.set.push((member.tag().to_owned().into(), content));
    }
}
