//! Reading shapes from JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::str::FromStr;

use super::dialect::Dialect;
use super::reader::{Bracket, Reader};
use crate::blob::Blob;
use crate::codec::Found;
use crate::data::{Enum, ShapeData, Structure, Union};
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Bindings, Member, Schema, TimestampFormat};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

impl<'a> Reader<'a> {
    /// Returns the value that comes next, of `member`.
    pub(crate) fn value_of<D: Dialect>(
        &mut self,
        member: &'static Member,
    ) -> JsonDeserializer<'_, 'a, D> {
        JsonDeserializer { reader: self, member, dialect: PhantomData }
    }

    /// Takes the value of a union's member, of which the schema knows the index or not.
    fn union_member<T: Union, D: Dialect>(
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
        T::deserialize_member(index, self.value_of::<D>(member))
            .map_err(|error| error.within(Segment::Member(member.name())))
    }

    /// Takes a key and gives the index of its member, of those that are in the body. Services
    /// mostly answer in the model's order, so that is tried first.
    #[inline]
    fn member<D: Dialect>(
        &mut self,
        schema: &'static Schema,
        expected: usize,
        bindings: Bindings,
    ) -> Result<Option<usize>, Error> {
        match schema.members().get(expected) {
            Some(member)
                if !member.is_bound(bindings)
                    && D::has_plain_name(member)
                    && self.this_key(D::name(member)) =>
            {
                Ok(Some(expected))
            }
            _ => self.any_member::<D>(schema, expected, bindings),
        }
    }

    fn any_member<D: Dialect>(
        &mut self,
        schema: &'static Schema,
        expected: usize,
        bindings: Bindings,
    ) -> Result<Option<usize>, Error> {
        let key = self.key()?;
        Ok(D::index_of(schema, &key, expected, bindings))
    }
}

/// The value that comes next, and where it is in the model.
pub(crate) struct JsonDeserializer<'r, 'a, D> {
    reader: &'r mut Reader<'a>,
    member: &'static Member,
    dialect: PhantomData<D>,
}

impl<D: Dialect> JsonDeserializer<'_, '_, D> {
    /// Returns whether null is skipped in this list or map; a server refuses it, as it does any value of
    /// another type.
    fn drops_null(&self) -> bool {
        !self.member.target().holds_null() && !self.reader.options.strict
    }

    fn whole<T: FromStr>(self) -> Result<T, Error> {
        self.reader.peek()?;
        let start = self.reader.offset();
        let text = self.reader.number("an integer")?;
        text.parse().map_err(|_| {
            let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let error = if digits { Error::out_of_range() } else { Error::expected("an integer") };
            error.at(start)
        })
    }

    /// Returns a number, or one of the three strings for what JSON has no number for.
    fn real<T: FromStr + Copy>(self, is_finite: fn(T) -> bool) -> Result<T, Error> {
        if self.reader.peek()? == b'"' {
            return self.text("a number", |text| match text {
                // Rust reads the same names.
                "NaN" | "Infinity" | "-Infinity" => {
                    text.parse().map_err(|_| Error::expected("a number"))
                }
                _ => Err(Error::expected("a number")),
            });
        }
        let start = self.reader.offset();
        match self.reader.number("a number")?.parse() {
            Ok(value) if is_finite(value) => Ok(value),
            _ => Err(Error::out_of_range().at(start)),
        }
    }

    /// Returns a number of any size, from its text.
    fn number<T: FromStr<Err = Error>>(self, what: &'static str) -> Result<T, Error> {
        if D::BIG_NUMBERS_ARE_STRINGS {
            return self.text(what, str::parse);
        }
        self.reader.peek()?;
        let start = self.reader.offset();
        let text = self.reader.number(what)?;
        text.parse().map_err(|error: Error| error.at(start))
    }

    /// Returns a string that is read further.
    fn text<T>(
        self,
        what: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.reader.peek()?;
        let start = self.reader.offset();
        let text = self.reader.string(what)?;
        parse(&text).map_err(|error| error.at(start))
    }
}

impl<D: Dialect> ShapeDeserializer for JsonDeserializer<'_, '_, D> {
    fn boolean(self) -> Result<bool, Error> {
        match self.reader.peek()? {
            b't' | b'f' => Ok(self.reader.literal()?.unwrap_or_default()),
            _ => Err(self.reader.mismatch("a boolean")),
        }
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
        self.real(f32::is_finite)
    }

    fn double(self) -> Result<f64, Error> {
        self.real(f64::is_finite)
    }

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.number("an integer")
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.number("a number")
    }

    fn string(self) -> Result<String, Error> {
        self.reader.owned_string()
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        Ok(T::from_wire(&self.reader.string("a string")?))
    }

    fn blob(self) -> Result<Blob, Error> {
        self.text("a base64 string", Blob::from_base64)
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        match D::timestamp_format(self.member) {
            TimestampFormat::EpochSeconds => {
                // Not a double's worth of digits: what serde writes then is read here too.
                if self.reader.peek()? == b'"' && !self.reader.options.strict {
                    return self.text("a number of seconds", |text| {
                        text.parse().map_err(|_| Error::expected("a number of seconds"))
                    });
                }
                let start = self.reader.offset();
                let text = self.reader.number("a number of seconds")?;
                Timestamp::parse(text, TimestampFormat::EpochSeconds).map_err(|e| e.at(start))
            }
            format if self.reader.options.strict => {
                self.text("a timestamp string", |t| Timestamp::parse_strictly(t, format))
            }
            format => self.text("a timestamp string", |t| Timestamp::parse(t, format)),
        }
    }

    fn document(self) -> Result<Document, Error> {
        self.reader.document()
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        let schema = self.member.target();
        let element = schema.element();
        let drops_null = self.drops_null();
        // Of a key that comes twice, the last one counts.
        into.clear();
        let mut more = self.reader.open(Bracket::Array, "a list")?;
        while more {
            if !drops_null || !self.reader.null()? {
                let mut item = T::default();
                if let Err(error) = item.read(self.reader.value_of::<D>(element)) {
                    return Err(error.within(Segment::Index(into.len())));
                }
                let capacity = into.capacity();
                into.push(item);
                let grown = self.reader.room.grown(into, capacity);
                grown.map_err(|error| error.at(self.reader.offset()))?;
            }
            more = self.reader.next_item(Bracket::Array)?;
        }
        Ok(())
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let schema = self.member.target();
        let member = schema.value();
        let drops_null = self.drops_null();
        into.clear();
        let mut more = self.reader.open(Bracket::Object, "a map")?;
        while more {
            let key = self.reader.key()?;
            if !drops_null || !self.reader.null()? {
                let mut value = T::default();
                if let Err(error) = value.read(self.reader.value_of::<D>(member)) {
                    return Err(error.within(Segment::Key(key.into_owned())));
                }
                let entry = self.reader.room.entry(into);
                entry.map_err(|error| error.at(self.reader.offset()))?;
                into.insert(key.into_owned(), value);
            }
            more = self.reader.next_item(Bracket::Object)?;
        }
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        let schema = self.member.target();
        // That the outermost structure is only a part of its message holds for none below it.
        let bindings = std::mem::take(&mut self.reader.options.bindings);
        let mut found = Found::new(schema, self.reader.options);
        let mut expected = 0;
        let mut more = self.reader.open(Bracket::Object, "a structure")?;
        while more {
            match self.reader.member::<D>(schema, expected, bindings)? {
                None => self.reader.skip()?,
                Some(index) => {
                    expected = index + 1;
                    if !self.reader.null()? {
                        let member = schema.member_at(index);
                        let value = self.reader.value_of::<D>(member);
                        if let Err(error) = into.deserialize_member(index, value) {
                            return Err(error.within(Segment::Member(member.name())));
                        }
                        found.insert(index);
                    }
                }
            }
            more = self.reader.next_item(Bracket::Object)?;
        }
        found.check(bindings)
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let schema = self.member.target();
        self.reader.peek()?;
        let start = self.reader.offset();
        let mut found = None;
        let mut more = self.reader.open(Bracket::Object, "a union")?;
        while more {
            let key = self.reader.key()?;
            let index = D::index_of(schema, &key, 0, Bindings::None);
            if self.reader.null()? {
                // Some services send every other member as null.
            } else if index.is_none() && key == "__type" {
                self.reader.skip()?;
            } else if found.is_some() {
                return Err(Error::ambiguous_union().at(start));
            } else {
                found = Some(self.reader.union_member::<T, D>(schema, index, key)?);
            }
            more = self.reader.next_item(Bracket::Object)?;
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
