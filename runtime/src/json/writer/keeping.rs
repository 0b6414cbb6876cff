//! Writing values with the members that the model does not know.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::{JsonMember, JsonMembers, JsonSerializer, ObjectWriter, Text, write_document};
use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::json::{Json, Unknown};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::Member;
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// Writes the value of `member`, and what is unknown of it.
pub(crate) fn to_json_with_unknown<T: ShapeData>(
    member: &'static Member,
    value: &T,
    unknown: &Unknown,
) -> String {
    let mut out = Text::new();
    write(&mut out, member, value, Some(unknown));
    out.into_string()
}

/// Appends one value. Most have nothing unknown, and are written as ever.
fn write<T: ShapeData>(
    out: &mut Text,
    member: &'static Member,
    value: &T,
    unknown: Option<&Unknown>,
) {
    let json = JsonSerializer::<Json>::new(out, member);
    match unknown {
        None | Some(Unknown::Nothing) => value.write(json),
        Some(unknown) => value.write(KeepingSerializer { json, unknown }),
    }
}

/// Appends one value that has something unknown. It was read, so that there is room for its depth.
struct KeepingSerializer<'a> {
    json: JsonSerializer<'a, Json>,
    unknown: &'a Unknown,
}

/// Values in which nothing can be unknown.
macro_rules! leaves {
    ($($method:ident($($type:ty)?);)*) => {$(
        leaves! { @ $method $($type)? }
    )*};
    (@ $method:ident) => {
        fn $method(self) {
            self.json.$method();
        }
    };
    (@ $method:ident $type:ty) => {
        fn $method(self, value: $type) {
            self.json.$method(value);
        }
    };
}

impl ShapeSerializer for KeepingSerializer<'_> {
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

    fn list<T: ShapeData>(self, items: &[T]) {
        let Unknown::Items { count, inner } = self.unknown else { return self.json.list(items) };
        if *count != items.len() {
            return self.json.list(items);
        }
        let JsonSerializer { out, member, .. } = self.json;
        out.depth += 1;
        out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            write(out, member.target().element(), item, inner.get(&index));
        }
        out.depth -= 1;
        out.push(']');
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let Unknown::Entries(inner) = self.unknown else { return self.json.map(entries) };
        let member = self.json.member.target().value();
        let mut object = ObjectWriter::open(self.json.out);
        for (key, value) in entries {
            write(object.key(key), member, value, inner.get(key));
        }
        object.close();
    }

    fn structure<T: Structure>(self, value: &T) {
        let Unknown::Members { own, inner } = self.unknown else {
            return self.json.structure(value);
        };
        let json = JsonMembers::open(self.json.out, self.json.member.target());
        let mut members = KeepingMembers { json, inner };
        value.serialize_members(&mut members);
        for (name, value) in own {
            write_document(members.json.object.key(name), value);
        }
        members.json.close();
    }

    fn union<T: Union>(self, value: &T) {
        let Unknown::Members { inner, .. } = self.unknown else { return self.json.union(value) };
        let schema = self.json.member.target();
        let json = JsonMember { schema, out: self.json.out, dialect: PhantomData };
        value.serialize_member(&mut KeepingMember { json, inner });
    }
}

/// The members of a structure, by what is unknown in each.
struct KeepingMembers<'a> {
    json: JsonMembers<'a, Json>,
    inner: &'a BTreeMap<usize, Unknown>,
}

impl MemberSerializer for KeepingMembers<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.json.schema.member_at(index);
        write(self.json.object.member::<Json>(member), member, value, self.inner.get(&index));
    }

    fn unknown(&mut self, member: &UnknownMember) {
        self.json.unknown(member);
    }
}

/// The one member of a union.
struct KeepingMember<'a> {
    json: JsonMember<'a, Json>,
    inner: &'a BTreeMap<usize, Unknown>,
}

impl MemberSerializer for KeepingMember<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.json.schema.member_at(index);
        let mut object = ObjectWriter::open(self.json.out);
        write(object.member::<Json>(member), member, value, self.inner.get(&index));
        object.close();
    }

    fn unknown(&mut self, member: &UnknownMember) {
        self.json.unknown(member);
    }
}
