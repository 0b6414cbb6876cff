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
mod dialect;
#[cfg(feature = "http")]
mod error_body;
mod reader;
mod scan;
mod unknown;
mod writer;

pub use dialect::Json;
#[cfg(feature = "http")]
pub use dialect::{AwsJson, RpcJson};
#[cfg(feature = "http")]
pub(crate) use error_body::read_error_body;
#[cfg(feature = "http")]
pub(crate) use reader::Reader;
pub(crate) use unknown::Unknown;
pub(crate) use writer::to_json_with_unknown;

use crate::codec::{Format, Kept, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::document::Document;
use crate::error::Error;
use crate::room::Room;
use crate::schema::Member;
use dialect::Dialect;
use writer::Text;

pub(crate) fn to_json<T: ShapeData>(member: &'static Member, value: &T) -> String {
    write::<T, Json>(member, value).into_string()
}

/// Untyped data as JSON, in a document of another format.
pub(crate) fn document_text(document: &Document) -> Result<String, Error> {
    let mut out = Text::new();
    writer::write_document(&mut out, document);
    out.finish()
}

pub(crate) fn from_json<T: ShapeData>(member: &'static Member, json: &[u8]) -> Result<T, Error> {
    let mut value = T::default();
    Json::read(&mut value, member, json, ReadOptions::default())?;
    Ok(value)
}

/// Reads untyped data in a document of another format, which has this room.
pub(crate) fn read_document(json: &str, room: &Room) -> Result<Document, Error> {
    let mut reader = reader::Reader::new(json.as_bytes(), ReadOptions::default());
    reader.room.swap(room);
    let document = reader.document();
    reader.room.swap(room);
    let document = document?;
    reader.end()?;
    Ok(document)
}

fn write<T: ShapeData, D: Dialect>(member: &'static Member, value: &T) -> Text {
    let mut out = Text::new();
    value.write(writer::JsonSerializer::<D>::new(&mut out, member));
    out
}

/// Writes an error as an object that begins with the name of its type.
#[cfg(feature = "http")]
pub(crate) fn write_with_type<T: Structure, D: Dialect>(
    value: &T,
    root: &'static Member,
    name: &str,
) -> Result<Vec<u8>, Error> {
    let mut out = Text::new();
    let mut members = writer::JsonMembers::<D>::open(&mut out, root.target());
    members.entry("__type", name);
    value.serialize_members(&mut members);
    members.close();
    Ok(out.finish()?.into_bytes())
}

impl<D: Dialect> Format for D {
    const MEDIA_TYPE: &'static str = "application/json";

    fn write<T: ShapeData>(value: &T, member: &'static Member) -> Result<Vec<u8>, Error> {
        Ok(write::<T, D>(member, value).finish()?.into_bytes())
    }

    fn write_members<T: Structure>(
        value: &T,
        member: &'static Member,
        keep: fn(&Member) -> bool,
    ) -> Result<Vec<u8>, Error> {
        let mut out = Text::new();
        let schema = member.target();
        let mut members = writer::JsonMembers::<D>::open(&mut out, schema);
        value.serialize_members(&mut Kept { schema, keep, inner: &mut members });
        members.close();
        Ok(out.finish()?.into_bytes())
    }

    fn read<T: ShapeData>(
        into: &mut T,
        member: &'static Member,
        input: &[u8],
        options: ReadOptions,
    ) -> Result<(), Error> {
        let mut reader = reader::Reader::new(input, options);
        if let Err(error) = into.read(reader.value_of::<D>(member)) {
            return Err(error.redacted(member));
        }
        reader.end()
    }
}
