//! Members of unions that the model does not know.

use std::collections::BTreeMap;

use super::tree::Node;
use super::writer::Writer;
use crate::document::Document;
use crate::error::{Error, MAX_DEPTH};
use crate::number::Number;
use crate::room::Room;
use crate::text::Real;

/// Returns the parameters at and below a name that the model does not know.
pub(super) fn read(node: Node<'_>, depth: usize, room: &Room) -> Result<Document, Error> {
    if depth > MAX_DEPTH {
        return Err(Error::too_deep());
    }
    if node.is_leaf() {
        return Ok(node.value.unwrap_or_default().into());
    }
    let mut entries = BTreeMap::new();
    for (segment, child) in node.children() {
        room.entry(&entries)?;
        entries.insert(segment.to_owned(), read(child, depth + 1, room)?);
    }
    Ok(Document::Map(entries))
}

impl Writer<'_> {
    /// Writes untyped data below the current name.
    pub(super) fn untyped(&mut self, segment: &str, document: &Document) {
        self.deeper(segment, |writer| match document {
            Document::Null => {}
            Document::Boolean(value) => writer.display(value),
            Document::Number(Number::Float(value)) => writer.display(Real(*value)),
            Document::Number(value) => writer.display(value),
            Document::String(value) => writer.text(value),
            Document::List(items) if items.is_empty() => writer.empty_list(),
            Document::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    writer.untyped(itoa::Buffer::new().format(index + 1), item);
                }
            }
            Document::Map(entries) => {
                for (key, value) in entries {
                    writer.untyped(key, value);
                }
            }
        });
    }
}
