//! JSON, as the AWS JSON protocols have it: <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#json-shape-serialization>.
//!
//! Text is lexed by [`hifijson`], which keeps numbers as text and tells its position: timestamps
//! and big numbers stay exact, and errors name the byte.
//!
//! - Strings and keys that are skipped are not decoded: neither their UTF-8 nor their pairs of
//!   surrogates are looked at.
//! - Null in a list or map that is not sparse is skipped, but where documents stand.
//! - A union that a service left out is null when written.

mod deserializer;
mod reader;
mod scan;
mod writer;

pub(crate) use scan::is_plain_name;
pub(crate) use writer::{non_finite, write_document};

use crate::error::Error;
use crate::schema::Member;
use crate::shape::ShapeData;

pub(crate) fn to_json<T: ShapeData>(member: &'static Member, value: &T) -> String {
    let mut out = String::with_capacity(128);
    value.write(writer::JsonSerializer::new(&mut out, member));
    out
}

pub(crate) fn from_json<T: ShapeData>(member: &'static Member, json: &[u8]) -> Result<T, Error> {
    let mut reader = reader::Reader::new(json);
    let mut value = T::default();
    if let Err(error) = value.read(reader.value_of(member)) {
        return Err(error.redacted(member));
    }
    reader.end()?;
    Ok(value)
}
