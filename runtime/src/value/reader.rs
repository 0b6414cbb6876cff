//! Reading a tree of values.

use std::collections::BTreeMap;

use crate::blob::Blob;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, MAX_DEPTH, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::Member;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;
use crate::value::Value;

/// A value, and the member that it belongs to.
pub(crate) struct ValueDeserializer<'a> {
    value: &'a Value,
    member: &'static Member,
    depth: usize,
}

impl<'a> ValueDeserializer<'a> {
    pub(crate) fn new(value: &'a Value, member: &'static Member, depth: usize) -> Self {
        ValueDeserializer { value, member, depth }
    }

    fn inner(&self, value: &'a Value, member: &'static Member) -> Result<Self, Error> {
        if self.depth == MAX_DEPTH {
            return Err(Error::too_deep());
        }
        Ok(ValueDeserializer::new(value, member, self.depth + 1))
    }
}

macro_rules! exactly {
    ($($method:ident -> $type:ty: $variant:ident, $what:literal;)*) => {$(
        fn $method(self) -> Result<$type, Error> {
            match self.value {
                Value::$variant(value) => Ok(value.clone()),
                _ => Err(Error::expected($what)),
            }
        }
    )*};
}

impl ShapeDeserializer for ValueDeserializer<'_> {
    exactly! {
        boolean -> bool: Boolean, "a boolean";
        byte -> i8: Byte, "a byte";
        short -> i16: Short, "a short";
        long -> i64: Long, "a long";
        float -> f32: Float, "a float";
        double -> f64: Double, "a double";
        big_integer -> BigInteger: BigInteger, "a big integer";
        big_decimal -> BigDecimal: BigDecimal, "a big decimal";
        string -> String: String, "a string";
        blob -> Blob: Blob, "a blob";
        timestamp -> Timestamp: Timestamp, "a timestamp";
        document -> Document: Document, "a document";
    }

    fn integer(self) -> Result<i32, Error> {
        match self.value {
            Value::Integer(value) | Value::IntEnum(value) => Ok(*value),
            _ => Err(Error::expected("an integer")),
        }
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        match self.value {
            Value::Enum(value) | Value::String(value) => Ok(T::from_wire(value)),
            _ => Err(Error::expected("an enum")),
        }
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        let Value::List(items) = self.value else {
            return Err(Error::expected("a list"));
        };
        let schema = self.member.target();
        into.clear();
        for (index, item) in items.iter().enumerate() {
            if *item == Value::Null && !schema.is_sparse() {
                continue;
            }
            let mut value = T::default();
            self.inner(item, schema.element())
                .and_then(|inner| value.read(inner))
                .map_err(|error| error.within(Segment::Index(index)))?;
            into.push(value);
        }
        Ok(())
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let Value::Map(entries) = self.value else {
            return Err(Error::expected("a map"));
        };
        let schema = self.member.target();
        into.clear();
        for (key, entry) in entries {
            if *entry == Value::Null && !schema.is_sparse() {
                continue;
            }
            let mut value = T::default();
            self.inner(entry, schema.value())
                .and_then(|inner| value.read(inner))
                .map_err(|error| error.within(Segment::Key(key.clone())))?;
            into.insert(key.clone(), value);
        }
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        let Value::Structure(members) = self.value else {
            return Err(Error::expected("a structure"));
        };
        let schema = self.member.target();
        let mut expected = 0;
        for (name, value) in members {
            let Some(index) = schema.index_by_name(name, expected) else {
                continue;
            };
            expected = index + 1;
            if *value == Value::Null {
                continue;
            }
            let member = schema.member_at(index);
            self.inner(value, member)
                .and_then(|inner| into.deserialize_member(index, inner))
                .map_err(|error| error.within(Segment::Member(member.name())))?;
        }
        Ok(())
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let Value::Union(name, value) = self.value else {
            return Err(Error::expected("a union"));
        };
        let schema = self.member.target();
        match (schema.index_by_name(name, 0), &**value) {
            (Some(index), value) => {
                let member = schema.member_at(index);
                self.inner(value, member)
                    .and_then(|inner| T::deserialize_member(index, inner))
                    .map_err(|error| error.within(Segment::Member(member.name())))
            }
            (None, Value::Document(content)) => {
                let tag = name.clone().into_owned();
                Ok(T::unknown(UnknownMember::new(tag, content.clone())))
            }
            (None, _) => Err(Error::expected("a document for an unknown member")),
        }
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        if *self.value == Value::Null {
            *into = None;
            return Ok(());
        }
        into.insert(T::default()).read(self)
    }
}
