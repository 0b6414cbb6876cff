//! CBOR, as rpcv2Cbor has it: <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#shape-serialization>.
//!
//! It is lexed here: the head of an item is one byte and at most eight more, and all the rest of
//! [RFC 8949](https://www.rfc-editor.org/rfc/rfc8949) is what a codec does with it.
//!
//! Where the specification is silent:
//!
//! - Doubles are written as single floats where these hold them, and timestamps as integers where
//!   their seconds are whole, otherwise as the double nearest to their milliseconds. Any width and
//!   length is read.
//! - A number of seconds without a tag, or a date-time with tag 0, is a timestamp too, but not for
//!   servers. No other value may have a tag, but null.
//! - The zeros of a big decimal count, but not its form: `1.50E1` becomes `15.0`.
//! - Big numbers have 1,024 bytes at most, since it takes time that grows with the square of
//!   their size to read and write them.
//! - Strings and keys that are skipped are not looked at: they may be no UTF-8.
//! - Of a key that comes twice, the last one counts.
//! - Null in a list or map that is not sparse is skipped, but where documents stand. A union that
//!   a service left out is null when written, or absent from its structure.

mod deserializer;
#[cfg(feature = "http")]
mod error_body;
mod head;
mod natural;
mod number;
mod reader;
mod untyped;
mod writer;

#[cfg(all(test, feature = "http"))]
mod tests;

#[cfg(feature = "http")]
pub(crate) use error_body::read_error_body;

use crate::codec::{Format, Kept, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::error::Error;
use crate::schema::Member;
use reader::Reader;
use writer::{CborMembers, Writer};

/// The CBOR of rpcv2Cbor, and of [`to_cbor`](crate::Shape::to_cbor):
/// <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#shape-serialization>.
#[derive(Clone, Copy, Debug)]
pub struct Cbor;

impl Format for Cbor {
    const MEDIA_TYPE: &'static str = "application/cbor";

    fn write<T: ShapeData>(value: &T, member: &'static Member) -> Result<Vec<u8>, Error> {
        let mut writer = Writer::new();
        value.write(writer.value_of(member));
        writer.finish(member)
    }

    fn write_members<T: Structure>(
        value: &T,
        member: &'static Member,
        keep: fn(&Member) -> bool,
    ) -> Result<Vec<u8>, Error> {
        let mut writer = Writer::new();
        let schema = member.target();
        let mut members = CborMembers::open(&mut writer, schema);
        value.serialize_members(&mut Kept { schema, keep, inner: &mut members });
        members.close();
        writer.finish(member)
    }

    fn read<T: ShapeData>(
        into: &mut T,
        member: &'static Member,
        input: &[u8],
        options: ReadOptions,
    ) -> Result<(), Error> {
        let mut reader = Reader::new(input, options);
        if let Err(error) = into.read(reader.value_of(member)) {
            return Err(error.redacted(member));
        }
        reader.end()
    }
}

pub(crate) fn to_cbor<T: ShapeData>(member: &'static Member, value: &T) -> Result<Vec<u8>, Error> {
    Cbor::write(value, member)
}

pub(crate) fn from_cbor<T: ShapeData>(member: &'static Member, cbor: &[u8]) -> Result<T, Error> {
    let mut value = T::default();
    Cbor::read(&mut value, member, cbor, ReadOptions::default())?;
    Ok(value)
}

/// Writes an error as a map that begins with the name of its type.
#[cfg(feature = "http")]
pub(crate) fn write_with_type<T: Structure>(
    value: &T,
    root: &'static Member,
    name: &str,
) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::new();
    let mut members = CborMembers::open(&mut writer, root.target());
    members.entry("__type", name);
    value.serialize_members(&mut members);
    members.close();
    writer.finish(root)
}
