//! What a schema does not know of JSON that was read by it.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::schema::{Bindings, Schema, ShapeType};

/// The unknown parts of a value and of the values in it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Unknown {
    /// Nothing.
    Nothing,
    /// In a structure or union.
    Members {
        /// Its members that the model does not know.
        own: BTreeMap<String, Document>,
        /// What is unknown in the others, by their indices in the schema.
        inner: BTreeMap<usize, Unknown>,
    },
    /// In the items of a list that has so many.
    Items { count: usize, inner: BTreeMap<usize, Unknown> },
    /// In the values of a map.
    Entries(BTreeMap<String, Unknown>),
}

impl Unknown {
    /// Returns the parts of the data that the schema does not know. They are no deeper than a
    /// document, so no deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    pub(crate) fn of(schema: &'static Schema, document: Document) -> Unknown {
        match (schema.shape_type(), document) {
            (ShapeType::Structure | ShapeType::Union, Document::Map(entries)) => {
                Unknown::of_members(schema, entries)
            }
            (ShapeType::List, Document::List(mut items)) => {
                items.retain(|item| schema.holds_null() || *item != Document::Null);
                let (count, element) = (items.len(), schema.element().target());
                let inner = known_parts(items.into_iter().enumerate(), |_| element);
                if inner.is_empty() { Unknown::Nothing } else { Unknown::Items { count, inner } }
            }
            (ShapeType::Map, Document::Map(entries)) => {
                let inner = known_parts(entries, |_| schema.value().target());
                if inner.is_empty() { Unknown::Nothing } else { Unknown::Entries(inner) }
            }
            _ => Unknown::Nothing,
        }
    }

    fn of_members(schema: &'static Schema, entries: BTreeMap<String, Document>) -> Unknown {
        let (mut own, mut known) = (BTreeMap::new(), Vec::new());
        for (name, value) in entries {
            match schema.index_by_json_name(&name, 0, Bindings::None) {
                Some(index) => known.push((index, value)),
                // A union's is in the value.
                None if schema.shape_type() == ShapeType::Union => {}
                None => drop(own.insert(name, value)),
            }
        }
        let inner = known_parts(known, |index| schema.member_at(*index).target());
        if own.is_empty() && inner.is_empty() {
            return Unknown::Nothing;
        }
        Unknown::Members { own, inner }
    }

    /// Lists what is unknown here and below, with its places.
    pub(crate) fn list<'a>(
        &'a self,
        schema: &'static Schema,
        path: &str,
        found: &mut Vec<(String, &'a Document)>,
    ) {
        match self {
            Unknown::Nothing => {}
            Unknown::Members { own, inner } => {
                found.extend(own.iter().map(|(name, value)| (below(path, name), value)));
                for (index, unknown) in inner {
                    let member = schema.member_at(*index);
                    unknown.list(member.target(), &below(path, member.json_name()), found);
                }
            }
            Unknown::Items { inner, .. } => {
                for (index, unknown) in inner {
                    let path = below(path, &index.to_string());
                    unknown.list(schema.element().target(), &path, found);
                }
            }
            Unknown::Entries(inner) => {
                for (key, unknown) in inner {
                    unknown.list(schema.value().target(), &below(path, key), found);
                }
            }
        }
    }
}

/// Returns the unknown parts of each part that has any.
fn known_parts<K: Ord>(
    parts: impl IntoIterator<Item = (K, Document)>,
    schema: impl Fn(&K) -> &'static Schema,
) -> BTreeMap<K, Unknown> {
    let parts = parts.into_iter().map(|(place, part)| {
        let unknown = Unknown::of(schema(&place), part);
        (place, unknown)
    });
    parts.filter(|(_, unknown)| *unknown != Unknown::Nothing).collect()
}

/// Returns the pointer to this name below another pointer:
/// <https://www.rfc-editor.org/rfc/rfc6901>.
fn below(path: &str, name: &str) -> String {
    format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"))
}
