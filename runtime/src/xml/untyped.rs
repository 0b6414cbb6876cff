//! Elements that the model does not know.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::is_local_name;
use super::reader::{Reader, Tag, Token};
use super::writer::{Element, Writer};
use crate::document::Document;
use crate::error::{Error, Segment};
use crate::number::Number;
use crate::text::Real;

/// Items of a list that have no other name.
const ITEM: &str = "member";

impl<'a> Reader<'a> {
    /// Takes the rest of an element as untyped data.
    pub(super) fn untyped(&mut self, tag: Tag<'a>) -> Result<Document, Error> {
        if tag.nil {
            self.skip()?;
            return Ok(Document::Null);
        }
        let mut text = Cow::Borrowed("");
        let mut entries = BTreeMap::new();
        loop {
            match self.inner()? {
                Token::Text(part, _) | Token::Data(part) if text.is_empty() => text = part,
                Token::Text(part, _) | Token::Data(part) => text.to_mut().push_str(&part),
                Token::Start(child) => {
                    self.enter(child)?;
                    let value = self.untyped(child)?;
                    self.leave();
                    match entries.entry(child.local_name().to_owned()) {
                        Entry::Vacant(entry) => drop(entry.insert(value)),
                        Entry::Occupied(entry) => append(entry.into_mut(), value),
                    }
                }
                Token::End if entries.is_empty() => {
                    return Ok(Document::String(text.into_owned()));
                }
                Token::End => return Ok(Document::Map(entries)),
            }
        }
    }

    /// Takes the rest of an element as untyped data, and those of the same name that follow.
    pub(super) fn untyped_run(&mut self, tag: Tag<'a>) -> Result<Document, Error> {
        let mut document = self.untyped(tag)?;
        while let Some(next) = self.sibling(tag.name) {
            let item = self.untyped(next)?;
            append(&mut document, item);
        }
        Ok(document)
    }
}

/// Makes a list of values that stand under the same name.
fn append(document: &mut Document, item: Document) {
    match document {
        // Elements alone never make a list.
        Document::List(items) => items.push(item),
        first => *first = Document::List(vec![std::mem::take(first), item]),
    }
}

impl Writer {
    /// Writes untyped data: a list as one element for each item.
    pub(super) fn untyped(&mut self, name: &str, document: &Document) {
        match document {
            Document::List(items) if !items.is_empty() => self.untyped_items(name, items),
            _ => self.untyped_element(name, document),
        }
    }

    fn untyped_items(&mut self, name: &str, items: &[Document]) {
        for (index, item) in items.iter().enumerate() {
            self.within(|| Segment::Index(index), |writer| writer.untyped_element(name, item));
        }
    }

    fn untyped_element(&mut self, name: &str, document: &Document) {
        // A prefix would be bound to no namespace.
        if !is_local_name(name) {
            return self.fail("XML does not allow this name");
        }
        let element = Element::named(name);
        if *document == Document::Null {
            return self.nil(element);
        }
        self.element(element, |writer| match document {
            Document::Null => {}
            Document::Boolean(value) => writer.display(value),
            Document::Number(Number::Float(value)) => writer.display(Real(*value)),
            Document::Number(value) => writer.display(value),
            Document::String(value) => writer.text(value),
            Document::List(items) => {
                writer.aggregate(|writer| writer.untyped_items(ITEM, items));
            }
            Document::Map(entries) => writer.aggregate(|writer| {
                for (key, value) in entries {
                    writer
                        .within(|| Segment::Key(key.clone()), |writer| writer.untyped(key, value));
                }
            }),
        });
    }
}
