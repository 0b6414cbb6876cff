//! XML, as Smithy binds it: <https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings>.
//!
//! Where the specification is silent:
//!
//! - Null in a sparse list or map is an element with `xsi:nil="true"`. When reading, such an
//!   element is null wherever it stands. In a sparse list or map, so is an empty element of a type
//!   that has no empty value, such as a number.
//! - A document is its JSON, as text.
//! - A member of a union that the model does not know is untyped: text is a string, elements are a
//!   map by their local names, and those of the same name a list. Attributes are dropped, and so
//!   is text among elements.
//! - An element has the `@xmlNamespace` of its member, as it has the `@xmlName`: that of a shape
//!   counts for the document element only. An item of a flattened list has that of the member of
//!   the structure, or else that of the member of the list.
//! - Prefixes do not count when elements are read. Those of attributes may differ, but an attribute
//!   with a prefix is none without: `xsi:type` is not `type`.
//! - Text among the elements of an aggregate is an error, unless it is white space or a section of
//!   character data, which protocol tests have there.
//! - Of an element that comes twice, the last one counts, except for items of flattened lists and
//!   maps.
//!
//! Markup is found by [`quick_xml`], which leaves some of the constraints of XML to its caller.
//! Every document is taken for XML 1.0, but control characters may be referred to, as Amazon S3
//! does in keys. Document types, and so entities, are refused.

mod deserializer;
#[cfg(feature = "http")]
mod envelope;
#[cfg(feature = "http")]
mod format;
mod reader;
mod untyped;
mod writer;

#[cfg(feature = "http")]
pub(crate) use envelope::{
    ErrorEnvelope, error_path, read_below, read_error_body, read_unwrapped, write_document,
    write_enveloped, write_error, write_members, write_unwrapped,
};
#[cfg(feature = "http")]
pub(crate) use format::Xml;

use crate::codec::ReadOptions;
use crate::data::ShapeData;
use crate::error::Error;
use crate::schema::Member;

pub(crate) fn to_xml<T: ShapeData>(member: &'static Member, value: &T) -> Result<String, Error> {
    let mut writer = writer::Writer::default();
    value.write(writer.value_of(member));
    writer.finish()
}

pub(crate) fn from_xml<T: ShapeData>(member: &'static Member, xml: &[u8]) -> Result<T, Error> {
    let mut value = T::default();
    read(&mut value, member, xml, ReadOptions::default())?;
    Ok(value)
}

fn read<T: ShapeData>(
    into: &mut T,
    member: &'static Member,
    xml: &[u8],
    options: ReadOptions,
) -> Result<(), Error> {
    let mut reader = reader::Reader::new(xml, options)?;
    let root = reader.root()?;
    into.read(reader.value_of(root, member))?;
    reader.end()
}

/// The wrapper of a key and a value.
const ENTRY: &str = "entry";

/// Returns a name without its prefix.
fn local_name(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Returns whether this may be the name of an element or attribute, with a prefix or without:
/// <https://www.w3.org/TR/xml-names/#NT-QName>.
fn is_name(text: &str) -> bool {
    let (prefix, local) = text.split_once(':').unwrap_or(("none", text));
    is_local_name(prefix) && is_local_name(local)
}

/// Returns the same without a prefix. All characters beyond ASCII pass.
fn is_local_name(text: &str) -> bool {
    let starts = |b: u8| b.is_ascii_alphabetic() || b == b'_' || !b.is_ascii();
    let continues = |b: u8| starts(b) || b.is_ascii_digit() || matches!(b, b'-' | b'.');
    text.bytes().next().is_some_and(starts) && text.bytes().all(continues)
}

/// Returns what XML calls white space.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}
