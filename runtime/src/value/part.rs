//! One value out of a structure, and one value into it, without the rest as a tree.

use std::collections::BTreeMap;

use super::reader::ValueDeserializer;
use super::{Value, to_value};
use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, ErrorKind, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// Returns the value at a path of member names with `.` between them, if it is set.
pub(crate) fn take_part<T: Structure>(
    from: &T,
    schema: &'static Schema,
    path: &str,
) -> Option<Value> {
    let mut found = None;
    from.write(Walk { schema, path, found: &mut found });
    found
}

/// Sets the member `name` to the value.
pub(crate) fn put_part<T: Structure>(
    into: &mut T,
    schema: &'static Schema,
    name: &'static str,
    value: &Value,
) -> Result<(), Error> {
    let Some(index) = schema.index_by_name(name, 0) else {
        return Err(Error::new(ErrorKind::Type, format!("`{name}` is not a member")));
    };
    let member: &'static Member = schema.member_at(index);
    into.deserialize_member(index, ValueDeserializer::new(value, member, 1))
        .map_err(|error| error.within(Segment::Member(name)).redacted(schema.root()))
}

/// Visits a value, with the rest of the path.
struct Walk<'a> {
    schema: &'static Schema,
    path: &'a str,
    found: &'a mut Option<Value>,
}

impl MemberSerializer for Walk<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        let (name, rest) = match self.path.split_once('.') {
            Some((name, rest)) => (name, Some(rest)),
            None => (self.path, None),
        };
        if member.name() != name {
            return;
        }
        match rest {
            Some(path) => value.write(Walk { schema: member.target(), path, found: self.found }),
            None => *self.found = Some(to_value(member, value)),
        }
    }

    fn unknown(&mut self, _: &UnknownMember) {}
}

/// Values without members, at which a path ends too early.
macro_rules! leaves {
    ($($method:ident($($type:ty)?);)*) => {$(
        fn $method(self $(, _: $type)?) {}
    )*};
}

impl ShapeSerializer for Walk<'_> {
    leaves! {
        null();
        boolean(bool);
        byte(i8);
        short(i16);
        integer(i32);
        long(i64);
        float(f32);
        double(f64);
        big_integer(&BigInteger);
        big_decimal(&BigDecimal);
        string(&str);
        enumeration(&str);
        int_enumeration(i32);
        blob(&Blob);
        timestamp(Timestamp);
        document(&Document);
    }

    fn list<T: ShapeData>(self, _: &[T]) {}

    fn map<T: ShapeData>(self, _: &BTreeMap<String, T>) {}

    fn structure<T: Structure>(mut self, value: &T) {
        value.serialize_members(&mut self);
    }

    fn union<T: Union>(mut self, value: &T) {
        value.serialize_member(&mut self);
    }
}
