//! XML as the format of messages.

use super::{read, write_document, write_members};
use crate::codec::{Format, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::error::Error;
use crate::schema::Member;

/// XML as the format of messages.
#[derive(Clone, Copy, Debug)]
pub struct Xml;

impl Format for Xml {
    const MEDIA_TYPE: &'static str = "application/xml";

    fn write<T: ShapeData>(value: &T, member: &'static Member) -> Result<Vec<u8>, Error> {
        write_document(value, member, None)
    }

    fn write_members<T: Structure>(
        value: &T,
        member: &'static Member,
        keep: fn(&Member) -> bool,
    ) -> Result<Vec<u8>, Error> {
        write_members(value, member, keep, None)
    }

    fn read<T: ShapeData>(
        into: &mut T,
        member: &'static Member,
        input: &[u8],
        options: ReadOptions,
    ) -> Result<(), Error> {
        read(into, member, input, options).map_err(|error| error.redacted(member))
    }
}
