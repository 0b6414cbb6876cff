//! Untyped data.

use std::collections::BTreeMap;

use crate::number::Number;

/// The value of a document: any data of the JSON model.
///
/// It implements serde's traits, so `serde_json::to_value(&document)` and
/// `serde_json::from_value` convert.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Document {
    /// Nothing.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(String),
    /// Values in order.
    List(Vec<Document>),
    /// Values by key.
    Map(BTreeMap<String, Document>),
}

impl From<bool> for Document {
    fn from(value: bool) -> Document {
        Document::Boolean(value)
    }
}

impl From<i64> for Document {
    fn from(value: i64) -> Document {
        Document::Number(value.into())
    }
}

impl From<f64> for Document {
    fn from(value: f64) -> Document {
        Document::Number(value.into())
    }
}

impl From<&str> for Document {
    fn from(value: &str) -> Document {
        Document::String(value.to_owned())
    }
}

impl From<String> for Document {
    fn from(value: String) -> Document {
        Document::String(value)
    }
}

impl<T: Into<Document>> From<Vec<T>> for Document {
    fn from(values: Vec<T>) -> Document {
        Document::List(values.into_iter().map(Into::into).collect())
    }
}

impl<K: Into<String>, V: Into<Document>> FromIterator<(K, V)> for Document {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Document {
        let entries = entries.into_iter().map(|(k, v)| (k.into(), v.into()));
        Document::Map(entries.collect())
    }
}
