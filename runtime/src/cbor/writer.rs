//! Writing CBOR.

use std::collections::BTreeMap;

use super::head::{
    ARRAY, BREAK, BYTES, DOUBLE, FALSE, INDEFINITE_MAP, MAP, NULL, SINGLE, TEXT, TRUE, write,
};
use crate::blob::Blob;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

/// The bytes so far, and the first error.
pub(super) struct Writer {
    pub(super) out: Vec<u8>,
    /// How many lists and maps are open.
    depth: usize,
    error: Option<Error>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Writer { out: Vec::with_capacity(128), depth: 0, error: None }
    }

    /// Appends the value at `member`.
    pub(super) fn value_of(&mut self, member: &'static Member) -> CborSerializer<'_> {
        CborSerializer { writer: self, member }
    }

    /// Returns the bytes of the value at `root`.
    pub(super) fn finish(self, root: &'static Member) -> Result<Vec<u8>, Error> {
        match self.error {
            Some(error) => Err(error.redacted(root)),
            None => Ok(self.out),
        }
    }

    /// Keeps the first error; what is written after it is not looked at.
    #[cold]
    pub(super) fn fail(&mut self, message: &'static str) {
        self.error.get_or_insert_with(|| Error::new(ErrorKind::Unsupported, message));
    }

    /// Goes one level down, to be [left](Writer::leave) again, or refuses to.
    #[inline]
    pub(super) fn enter(&mut self) -> bool {
        self.depth += 1;
        self.depth <= MAX_DEPTH || self.refuse()
    }

    #[cold]
    fn refuse(&mut self) -> bool {
        self.depth -= 1;
        self.error.get_or_insert_with(Error::too_deep);
        false
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Returns whether there was an error in the value that was written last, which is there.
    fn failed_within(&mut self, segment: impl FnOnce() -> Segment) -> bool {
        self.error = self.error.take().map(|error| error.within(segment()));
        self.error.is_some()
    }

    pub(super) fn null(&mut self) {
        self.out.push(NULL);
    }

    pub(super) fn boolean(&mut self, value: bool) {
        self.out.push(if value { TRUE } else { FALSE });
    }

    pub(super) fn float(&mut self, value: f32) {
        // All of those that are no number are one, whatever the machine makes of them.
        let bits = if value.is_nan() { 0x7fc0_0000 } else { value.to_bits() };
        self.out.push(SINGLE);
        self.out.extend_from_slice(&bits.to_be_bytes());
    }

    /// Writes a double, in half as many bytes where these hold it.
    pub(super) fn double(&mut self, value: f64) {
        let single = value as f32;
        if value.is_nan() || f64::from(single) == value {
            return self.float(single);
        }
        self.out.push(DOUBLE);
        self.out.extend_from_slice(&value.to_bits().to_be_bytes());
    }

    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        write(&mut self.out, TEXT, text.len() as u64);
        self.out.extend_from_slice(text.as_bytes());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        write(&mut self.out, BYTES, bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    pub(super) fn list_head(&mut self, len: usize) {
        write(&mut self.out, ARRAY, len as u64);
    }

    pub(super) fn map_head(&mut self, len: usize) {
        write(&mut self.out, MAP, len as u64);
    }
}

/// Appends one value.
pub(super) struct CborSerializer<'a> {
    writer: &'a mut Writer,
    member: &'static Member,
}

impl ShapeSerializer for CborSerializer<'_> {
    fn null(self) {
        self.writer.null();
    }

    fn boolean(self, value: bool) {
        self.writer.boolean(value);
    }

    fn byte(self, value: i8) {
        self.writer.integer(value.into());
    }

    fn short(self, value: i16) {
        self.writer.integer(value.into());
    }

    fn integer(self, value: i32) {
        self.writer.integer(value.into());
    }

    fn long(self, value: i64) {
        self.writer.integer(value);
    }

    fn float(self, value: f32) {
        self.writer.float(value);
    }

    fn double(self, value: f64) {
        self.writer.double(value);
    }

    fn big_integer(self, value: &BigInteger) {
        self.writer.big_integer(value.as_str());
    }

    fn big_decimal(self, value: &BigDecimal) {
        self.writer.big_decimal(value.as_str());
    }

    fn string(self, value: &str) {
        self.writer.text(value);
    }

    fn enumeration(self, value: &str) {
        self.writer.text(value);
    }

    fn int_enumeration(self, value: i32) {
        self.writer.integer(value.into());
    }

    fn blob(self, value: &Blob) {
        self.writer.bytes(value);
    }

    fn timestamp(self, value: Timestamp) {
        self.writer.timestamp(value);
    }

    fn document(self, value: &Document) {
        self.writer.document(value);
    }

    fn list<T: ShapeData>(self, items: &[T]) {
        let member = self.member.target().element();
        if !self.writer.enter() {
            return;
        }
        self.writer.list_head(items.len());
        for (index, item) in items.iter().enumerate() {
            item.write(self.writer.value_of(member));
            if self.writer.failed_within(|| Segment::Index(index)) {
                return;
            }
        }
        self.writer.leave();
    }

    fn map<T: ShapeData>(self, entries: &BTreeMap<String, T>) {
        let member = self.member.target().value();
        if !self.writer.enter() {
            return;
        }
        self.writer.map_head(entries.len());
        for (key, value) in entries {
            self.writer.text(key);
            value.write(self.writer.value_of(member));
            if self.writer.failed_within(|| Segment::Key(key.clone())) {
                return;
            }
        }
        self.writer.leave();
    }

    fn structure<T: Structure>(self, value: &T) {
        if !self.writer.enter() {
            return;
        }
        let mut members = CborMembers::open(self.writer, self.member.target());
        value.serialize_members(&mut members);
        members.close();
        self.writer.leave();
    }

    fn union<T: Union>(self, value: &T) {
        if !self.writer.enter() {
            return;
        }
        let schema = self.member.target();
        value.serialize_member(&mut CborMember { schema, writer: &mut *self.writer });
        self.writer.leave();
    }
}

/// The members of a structure: a map of indefinite length, since only who has written them knows
/// how many there are.
pub(super) struct CborMembers<'a> {
    schema: &'static Schema,
    writer: &'a mut Writer,
}

impl<'a> CborMembers<'a> {
    pub(super) fn open(writer: &'a mut Writer, schema: &'static Schema) -> Self {
        writer.out.push(INDEFINITE_MAP);
        CborMembers { schema, writer }
    }

    /// An entry that is not a member.
    #[cfg(feature = "http")]
    pub(super) fn entry(&mut self, key: &str, text: &str) {
        self.writer.text(key);
        self.writer.text(text);
    }

    pub(super) fn close(self) {
        self.writer.out.push(BREAK);
    }
}

impl MemberSerializer for CborMembers<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        if self.writer.error.is_some() {
            return;
        }
        let member = self.schema.member_at(index);
        let start = self.writer.out.len();
        self.writer.text(member.name());
        let value_start = self.writer.out.len();
        value.write(self.writer.value_of(member));
        self.writer.failed_within(|| Segment::Member(member.name()));
        // The specification has null omitted: a null document, or a union that a service left out.
        if self.writer.out[value_start..] == [NULL] {
            self.writer.out.truncate(start);
        }
    }

    fn unknown(&mut self, member: &UnknownMember) {
        self.writer.text(member.tag());
        self.writer.document(member.content());
    }
}

/// The one member of a union.
struct CborMember<'a> {
    schema: &'static Schema,
    writer: &'a mut Writer,
}

impl MemberSerializer for CborMember<'_> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.writer.map_head(1);
        self.writer.text(member.name());
        value.write(self.writer.value_of(member));
        self.writer.failed_within(|| Segment::Member(member.name()));
    }

    fn unknown(&mut self, member: &UnknownMember) {
        // The default of a union stands for one that is not there.
        if *member == UnknownMember::default() {
            return self.writer.null();
        }
        self.writer.map_head(1);
        self.writer.text(member.tag());
        self.writer.document(member.content());
    }
}
