//! Untyped data, which the protocol does not have: what is in unknown members of unions.
//!
//! A document has the types of JSON, so bytes become base64, and tags are dropped.

use std::collections::BTreeMap;

use super::head::{DECIMAL_FRACTION, Head, NEGATIVE_BIGNUM, POSITIVE_BIGNUM, UNSIGNED, write};
use super::reader::Reader;
use super::writer::Writer;
use crate::blob::Blob;
use crate::document::Document;
use crate::error::Error;
use crate::number::Number;

impl Reader<'_> {
    /// Takes a value of any type.
    pub(super) fn document(&mut self) -> Result<Document, Error> {
        const DATA: &str = "untyped data";
        let start = self.offset();
        let mut head = self.peek()?.0;
        while let Head::Tag(tag) = head {
            if let POSITIVE_BIGNUM | NEGATIVE_BIGNUM | DECIMAL_FRACTION = tag {
                let number = Number::from_json(&self.decimal(DATA)?);
                return number.map(Document::Number).map_err(|error| error.at(start));
            }
            self.tag()?;
            head = self.peek()?.0;
        }
        match head {
            Head::Bytes(_) => {
                let bytes = Blob::from(self.bytes(DATA)?.into_owned());
                Ok(Document::String(bytes.to_base64()))
            }
            Head::Text(_) => Ok(Document::String(self.string(DATA)?.into_owned())),
            Head::Array(_) => {
                let mut items = Vec::new();
                let mut left = self.list(DATA)?;
                while self.next(&mut left) {
                    let capacity = items.capacity();
                    items.push(self.document()?);
                    let grown = self.room.grown(&items, capacity);
                    grown.map_err(|error| error.at(self.offset()))?;
                }
                Ok(Document::List(items))
            }
            Head::Map(_) => {
                let mut entries = BTreeMap::new();
                let mut left = self.map(DATA)?;
                while self.next(&mut left) {
                    let key = self.key()?;
                    let value = self.document()?;
                    self.room.entry(&entries).map_err(|error| error.at(self.offset()))?;
                    entries.insert(key.into_owned(), value);
                }
                Ok(Document::Map(entries))
            }
            _ => self.head(DATA, scalar),
        }
    }
}

/// Returns the value of an item that consists of its head.
fn scalar(head: Head) -> Option<Document> {
    match head {
        Head::Unsigned(n) => Some(Document::Number(n.into())),
        Head::Float(n) => Some(Document::Number(Number::Float(n))),
        Head::Boolean(value) => Some(Document::Boolean(value)),
        Head::Null => Some(Document::Null),
        _ => Some(Document::Number(head.integer()?.into())),
    }
}

impl Writer {
    /// Writes untyped data.
    pub(super) fn document(&mut self, document: &Document) {
        match document {
            Document::Null => self.null(),
            Document::Boolean(value) => self.boolean(*value),
            Document::Number(Number::Integer(value)) => self.integer(*value),
            Document::Number(Number::Unsigned(value)) => write(&mut self.out, UNSIGNED, *value),
            Document::Number(Number::Float(value)) => self.double(*value),
            Document::Number(Number::Decimal(value)) => self.number(value.as_str()),
            Document::String(value) => self.text(value),
            Document::List(items) if self.enter() => {
                self.list_head(items.len());
                items.iter().for_each(|item| self.document(item));
                self.leave();
            }
            Document::Map(entries) if self.enter() => {
                self.map_head(entries.len());
                for (key, value) in entries {
                    self.text(key);
                    self.document(value);
                }
                self.leave();
            }
            // Too deep.
            Document::List(_) | Document::Map(_) => {}
        }
    }
}
