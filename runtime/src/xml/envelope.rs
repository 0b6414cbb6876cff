//! The elements that protocols put around a structure.

use super::reader::{Reader, Tag};
use super::writer::{Element, Namespace, Writer};
use crate::codec::{Bindings, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::error::{Error, Segment};
use crate::error_body::ErrorBody;
use crate::schema::{Member, Schema};
use crate::serializer::MemberSerializer;
use crate::unknown::UnknownMember;

/// Writes a document of the value at `member`, in this namespace if the model has none for it.
pub(crate) fn write_document<T: ShapeData>(
    value: &T,
    member: &'static Member,
    namespace: Namespace,
) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::default();
    value.write(writer.document_of(member, namespace));
    finish(writer, member)
}

/// Returns the same of a structure, with those members only that are to be kept.
pub(crate) fn write_members<T: Structure>(
    value: &T,
    member: &'static Member,
    keep: fn(&Member) -> bool,
    namespace: Namespace,
) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::default();
    writer.kept(value, member.target(), keep, Element::document(member, namespace));
    finish(writer, member)
}

/// Writes the members of a structure within these elements, the first of which is the document
/// element.
pub(crate) fn write_enveloped<T: Structure>(
    value: &T,
    schema: &'static Schema,
    names: &[&str],
    namespace: Namespace,
) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::default();
    enveloped(&mut writer, names, namespace, |writer| writer.members(value, schema, |_| true));
    finish(writer, schema.root())
}

fn enveloped(
    writer: &mut Writer,
    names: &[&str],
    namespace: Namespace,
    content: impl FnOnce(&mut Writer),
) {
    match names {
        [] => content(writer),
        [name, inner @ ..] => writer.element(Element::named(name).within(namespace), |writer| {
            enveloped(writer, inner, None, content);
        }),
    }
}

/// What is around and beside the members of an error.
pub(crate) struct ErrorEnvelope<'a> {
    /// The elements around it, the document element first.
    pub(crate) names: &'a [&'a str],
    pub(crate) namespace: Namespace,
    /// Which of its members stand elsewhere.
    pub(crate) bindings: Bindings,
    /// `Sender` or `Receiver`, where the protocol tells it.
    pub(crate) fault: Option<&'a str>,
    pub(crate) code: &'a str,
    /// The element for the id of the request, which comes last in the document element, and the id.
    pub(crate) request_id: Option<(&'a str, &'a str)>,
}

/// Writes an error.
pub(crate) fn write_error<T: Structure>(
    error: &T,
    schema: &'static Schema,
    envelope: &ErrorEnvelope<'_>,
) -> Result<Vec<u8>, Error> {
    let mut writer = Writer::default();
    let text = |writer: &mut Writer, name, text: &str| {
        writer.element(Element::named(name), |writer| writer.text(text));
    };
    let members = |writer: &mut Writer| {
        if let Some(fault) = envelope.fault {
            text(writer, "Type", fault);
        }
        text(writer, "Code", envelope.code);
        writer.members(error, schema, envelope.bindings.body());
    };
    let Some((root, inner)) = envelope.names.split_first() else {
        return Ok(Vec::new());
    };
    writer.element(Element::named(root).within(envelope.namespace), |writer| {
        enveloped(writer, inner, None, members);
        if let Some((name, id)) = envelope.request_id {
            text(writer, name, id);
        }
    });
    finish(writer, schema.root())
}

fn finish(writer: Writer, member: &'static Member) -> Result<Vec<u8>, Error> {
    match writer.finish() {
        Ok(xml) => Ok(xml.into_bytes()),
        Err(error) => Err(error.redacted(member)),
    }
}

/// Reads the value of the element that these names lead to from the document element, whose own
/// name is not looked at. If there is none, nothing is read.
pub(crate) fn read_below<T: ShapeData>(
    into: &mut T,
    member: &'static Member,
    xml: &[u8],
    path: &[&str],
    options: ReadOptions,
) -> Result<(), Error> {
    let mut reader = Reader::new(xml, options)?;
    let mut tag = reader.root()?;
    for (depth, name) in path.iter().enumerate() {
        match find(&mut reader, name)? {
            Some(child) => tag = child,
            None => return leave(&mut reader, depth),
        }
    }
    into.read(reader.value_of(tag, member)).map_err(|error| error.redacted(member))?;
    leave(&mut reader, path.len())
}

/// Takes the start of the next child of this name.
fn find<'a>(reader: &mut Reader<'a>, name: &str) -> Result<Option<Tag<'a>>, Error> {
    while let Some(child) = reader.child()? {
        if child.local_name() == name {
            return Ok(Some(child));
        }
        reader.skip()?;
    }
    Ok(None)
}

/// Takes the rest of so many elements, and demands that it was all.
fn leave(reader: &mut Reader<'_>, depth: usize) -> Result<(), Error> {
    for _ in 0..depth {
        reader.skip()?;
    }
    reader.end()
}

/// Writes the first member of the structure as the document element; nothing if it is absent.
pub(crate) fn write_unwrapped<T: Structure>(
    value: &T,
    schema: &'static Schema,
    namespace: Namespace,
) -> Result<Vec<u8>, Error> {
    let mut members = Unwrapped { schema, writer: Writer::default(), namespace };
    value.serialize_members(&mut members);
    finish(members.writer, schema.member_at(0))
}

struct Unwrapped {
    schema: &'static Schema,
    writer: Writer,
    namespace: Namespace,
}

impl MemberSerializer for Unwrapped {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        if index == 0 {
            let member = self.schema.member_at(index);
            let element = Element::named(member.xml_name()).within(self.namespace);
            value.write(self.writer.value_in(element, member));
        }
    }

    fn unknown(&mut self, _: &UnknownMember) {}
}

/// Reads the document element as the first member of the structure.
pub(crate) fn read_unwrapped<T: Structure>(
    into: &mut T,
    schema: &'static Schema,
    xml: &[u8],
    options: ReadOptions,
) -> Result<(), Error> {
    let member = schema.member_at(0);
    let mut reader = Reader::new(xml, options)?;
    let root = reader.root()?;
    into.deserialize_member(0, reader.value_of(root, member))
        .map_err(|error| error.within(Segment::Member(member.name())).redacted(schema.root()))?;
    reader.end()
}

/// Reads what tells an error from others, in the elements that these names lead to. A body that is
/// no XML tells nothing.
pub(crate) fn read_error_body(xml: &[u8], path: &[&str]) -> ErrorBody {
    let mut found = ErrorBody::default();
    // What has been found before a mistake still counts.
    let _ = scan_document(xml, path, &mut found);
    found
}

fn scan_document(xml: &[u8], path: &[&str], found: &mut ErrorBody) -> Result<(), Error> {
    let mut reader = Reader::new(xml, ReadOptions::default())?;
    let root = reader.root()?;
    // Some services leave out what should be around the error.
    let path = if path.last() == Some(&root.local_name()) { &[] } else { path };
    scan(&mut reader, path, found)
}

fn scan(reader: &mut Reader<'_>, path: &[&str], found: &mut ErrorBody) -> Result<(), Error> {
    while let Some(child) = reader.child()? {
        if let Some((next, inner)) = path.split_first()
            && child.local_name() == *next
        {
            scan(reader, inner, found)?;
        } else if let Some(field) = found.field(child.local_name()) {
            *field = Some(reader.text()?.into_owned());
        } else {
            reader.skip()?;
        }
    }
    Ok(())
}

/// Returns where the error is: where it should be, or the document element.
pub(crate) fn error_path<'p>(xml: &[u8], path: &'p [&'p str]) -> &'p [&'p str] {
    let root = Reader::new(xml, ReadOptions::default())
        .and_then(|mut reader| reader.root().map(|tag| path.last() == Some(&tag.local_name())));
    if root == Ok(true) { &[] } else { path }
}
