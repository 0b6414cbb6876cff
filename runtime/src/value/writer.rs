//! Writing a tree of values.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::{ShapeData, Structure, Union};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;
use crate::value::{Value, to_value};

/// Fills in one value.
pub(super) struct ValueSerializer<'a> {
    out: &'a mut Value,
    member: &'static Member,
}

impl<'a> ValueSerializer<'a> {
    pub(super) fn new(out: &'a mut Value, member: &'static Member) -> Self {
        ValueSerializer { out, member }
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
        let element = self.member.target().element();
        *self.out = Value::List(items.iter().map(|item| to_value(element, item)).collect());
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let member = self.member.target().value();
        let entries = entries.iter().map(|(k, v)| (k.clone(), to_value(member, v)));
        *self.out = Value::Map(entries.collect());
    }

    fn structure<T: Structure>(self, value: &T) {
        let mut members = Members { schema: self.member.target(), set: Vec::new() };
        value.serialize_members(&mut members);
        *self.out = Value::Structure(members.set);
    }

    fn union<T: Union>(self, value: &T) {
        let mut members = Members { schema: self.member.target(), set: Vec::new() };
        value.serialize_member(&mut members);
        if let Some((name, value)) = members.set.pop() {
            *self.out = Value::Union(name, Box::new(value));
        }
    }
}

struct Members {
    schema: &'static Schema,
    set: Vec<(std::borrow::Cow<'static, str>, Value)>,
}

impl MemberSerializer for Members {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.set.push((member.name().into(), to_value(member, value)));
    }

    fn unknown(&mut self, member: &UnknownMember) {
        let content = Value::Document(member.content().clone());
        self.set.push((member.tag().to_owned().into(), content));
    }
}
