//! Reading shapes from CBOR.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::head::{DATE_TIME, EPOCH_SECONDS, Head};
use super::reader::Reader;
use crate::blob::Blob;
use crate::codec::Found;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema, TimestampFormat};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

impl<'a> Reader<'a> {
    /// Returns the value that comes next, of `member`.
    pub(super) fn value_of(&mut self, member: &'static Member) -> CborDeserializer<'_, 'a> {
        CborDeserializer { reader: self, member }
    }

    /// Takes an item of a list or a value of a map. False if it is null, which is dropped where it
    /// is no value.
    fn item_of<T: ShapeData>(
        &mut self,
        member: &'static Member,
        holds_null: bool,
        into: &mut T,
    ) -> Result<bool, Error> {
        if !holds_null && self.dropped_null()? {
            return Ok(false);
        }
        into.read(self.value_of(member))?;
        Ok(true)
    }

    /// Takes a key and gives the index of its member. Services mostly answer in the model's order,
    /// so that is tried first.
    #[inline]
    fn member(&mut self, schema: &'static Schema, expected: usize) -> Result<Option<usize>, Error> {
        match schema.members().get(expected) {
            Some(member) if self.this_key(member.name()) => Ok(Some(expected)),
            _ => Ok(schema.index_by_name(&self.key()?, expected)),
        }
    }

    /// Takes the value of a union's member, of which the schema knows the index or not.
    fn union_member<T: Union>(
        &mut self,
        schema: &'static Schema,
        index: Option<usize>,
        key: Cow<'a, str>,
    ) -> Result<T, Error> {
        let Some(index) = index else {
            if self.options.strict {
                return Err(Error::unknown_member().at(self.offset()));
            }
            return Ok(T::unknown(UnknownMember::new(key, self.document()?)));
        };
        let member = schema.member_at(index);
        T::deserialize_member(index, self.value_of(member))
            .map_err(|error| error.within(Segment::Member(member.name())))
    }
}

/// The value that comes next, and where it is in the model.
pub(super) struct CborDeserializer<'r, 'a> {
    reader: &'r mut Reader<'a>,
    member: &'static Member,
}

impl CborDeserializer<'_, '_> {
    fn whole<T: TryFrom<i128>>(self) -> Result<T, Error> {
        let start = self.reader.offset();
        let value = self.reader.head("an integer", Head::integer)?;
        T::try_from(value).map_err(|_| Error::out_of_range().at(start))
    }
}

impl ShapeDeserializer for CborDeserializer<'_, '_> {
    fn boolean(self) -> Result<bool, Error> {
        self.reader.head("a boolean", Head::boolean)
    }

    fn byte(self) -> Result<i8, Error> {
        self.whole()
    }

    fn short(self) -> Result<i16, Error> {
        self.whole()
    }

    fn integer(self) -> Result<i32, Error> {
        self.whole()
    }

    fn long(self) -> Result<i64, Error> {
        self.whole()
    }

    fn float(self) -> Result<f32, Error> {
        let start = self.reader.offset();
        let head = self.reader.peek()?.0;
        let float = self.reader.head("a number", Head::single)?;
        if float.is_infinite() && head.number().is_some_and(f64::is_finite) {
            return Err(Error::out_of_range().at(start));
        }
        Ok(float)
    }

    fn double(self) -> Result<f64, Error> {
        self.reader.head("a number", Head::number)
    }

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.reader.digits("an integer")?.parse()
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.reader.decimal("a number")?.parse()
    }

    fn string(self) -> Result<String, Error> {
        Ok(self.reader.string("a string")?.into_owned())
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        Ok(T::from_wire(&self.reader.string("a string")?))
    }

    fn blob(self) -> Result<Blob, Error> {
        Ok(self.reader.bytes("a byte string")?.into_owned().into())
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        let start = self.reader.offset();
        let is_lenient = !self.reader.options.strict;
        match self.reader.tag()? {
            Some(EPOCH_SECONDS) => self.reader.seconds(),
            None if is_lenient => self.reader.seconds(),
            Some(DATE_TIME) if is_lenient => {
                let text = self.reader.string("a date-time")?;
                Timestamp::parse(&text, TimestampFormat::DateTime).map_err(|e| e.at(start))
            }
            _ => Err(Error::expected("a timestamp").at(start)),
        }
    }

    fn document(self) -> Result<Document, Error> {
        self.reader.document()
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        let schema = self.member.target();
        let element = schema.element();
        let holds_null = schema.holds_null();
        // Of a key that comes twice, the last one counts.
        into.clear();
        let mut left = self.reader.list("a list")?;
        while self.reader.next(&mut left) {
            let mut item = T::default();
            match self.reader.item_of(element, holds_null, &mut item) {
                Ok(true) => {
                    let capacity = into.capacity();
                    into.push(item);
                    let grown = self.reader.room.grown(into, capacity);
                    grown.map_err(|error| error.at(self.reader.offset()))?;
                }
                Ok(false) => {}
                Err(error) => return Err(error.within(Segment::Index(into.len()))),
            }
        }
        Ok(())
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let schema = self.member.target();
        let member = schema.value();
        let holds_null = schema.holds_null();
        into.clear();
        let mut left = self.reader.map("a map")?;
        while self.reader.next(&mut left) {
            let key = self.reader.key()?;
            let mut value = T::default();
            match self.reader.item_of(member, holds_null, &mut value) {
                Ok(true) => {
                    let entry = self.reader.room.entry(into);
                    entry.map_err(|error| error.at(self.reader.offset()))?;
                    into.insert(key.into_owned(), value);
                }
                Ok(false) => {}
                Err(error) => return Err(error.within(Segment::Key(key.into_owned()))),
            }
        }
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        let schema = self.member.target();
        // Only the outermost structure has members that are bound to other parts.
        let bindings = std::mem::take(&mut self.reader.options.bindings);
        let mut found = Found::new(schema, self.reader.options);
        let mut expected = 0;
        let mut left = self.reader.map("a structure")?;
        while self.reader.next(&mut left) {
            let Some(index) = self.reader.member(schema, expected)? else {
                self.reader.skip()?;
                continue;
            };
            expected = index + 1;
            let member = schema.member_at(index);
            if member.is_bound(bindings) {
                self.reader.skip()?;
            } else if !self.reader.null()? {
                if let Err(error) = into.deserialize_member(index, self.reader.value_of(member)) {
                    return Err(error.within(Segment::Member(member.name())));
                }
                found.insert(index);
            }
        }
        found.check(bindings)
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let schema = self.member.target();
        let start = self.reader.offset();
        let mut found = None;
        let mut left = self.reader.map("a union")?;
        while self.reader.next(&mut left) {
            let key = self.reader.key()?;
            let index = schema.index_by_name(&key, 0);
            if self.reader.null()? {
                // Some services send every other member as null.
            } else if index.is_none() && key == "__type" {
                self.reader.skip()?;
            } else if found.is_some() {
                return Err(Error::ambiguous_union().at(start));
            } else {
                found = Some(self.reader.union_member(schema, index, key)?);
            }
        }
        found.ok_or_else(|| Error::empty_union().at(start))
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        if self.reader.null()? {
            *into = None;
            return Ok(());
        }
        into.insert(T::default()).read(self)
    }

    fn boxed<T: ShapeData>(self, into: &mut Box<T>) -> Result<(), Error> {
        let taken = self.reader.room.take(size_of::<T>());
        taken.map_err(|error| error.at(self.reader.offset()))?;
        T::read(into, self)
    }
}
