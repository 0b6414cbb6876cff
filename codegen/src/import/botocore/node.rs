//! The JSON of a description, in which each value knows its place.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::model::json::{self, type_of};
use serde_json::Value;

/// A file of a description.
pub(super) struct Document {
    source: Source,
    json: Value,
}

impl Document {
    /// Reads a file; returns `None` and adds an error if it is not JSON.
    pub(super) fn read(source: &Source, errors: &mut Diagnostics) -> Option<Self> {
        Some(Self { source: source.clone(), json: json::read(source, errors)? })
    }

    /// Returns the outermost value.
    pub(super) fn root(&self) -> Node<'_> {
        Node { json: &self.json, place: Place::root(&self.source) }
    }
}

/// A value and its place.
#[derive(Clone)]
pub(super) struct Node<'j> {
    json: &'j Value,
    place: Place,
}

impl<'j> Node<'j> {
    pub(super) fn json(&self) -> &'j Value {
        self.json
    }

    /// Returns the value of a property, if there is one.
    pub(super) fn get(&self, key: &str) -> Option<Node<'j>> {
        let json = self.json.get(key)?;
        Some(Node { json, place: self.place.clone().key(key) })
    }

    pub(super) fn required(&self, key: &str) -> Result<Node<'j>, Diagnostic> {
        let missing = || self.error(format!("this has no `{key}`"));
        self.get(key).ok_or_else(missing)
    }

    /// Returns a property that is a string, if there is one.
    pub(super) fn text(&self, key: &str) -> Result<Option<&'j str>, Diagnostic> {
        match self.json.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => self.required(key)?.wrong("a string"),
        }
    }

    pub(super) fn required_text(&self, key: &str) -> Result<&'j str, Diagnostic> {
        self.required(key)?.as_text()
    }

    /// Returns a boolean property, or false if there is none.
    pub(super) fn flag(&self, key: &str) -> Result<bool, Diagnostic> {
        match self.json.get(key) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => self.required(key)?.wrong("a boolean"),
        }
    }

    /// Returns the properties of this object.
    pub(super) fn entries(&self) -> Result<Vec<(&'j str, Node<'j>)>, Diagnostic> {
        let Value::Object(object) = self.json else { return self.wrong("an object") };
        let node = |json, name: &str| Node { json, place: self.place.clone().key(name) };
        Ok(object.iter().map(|(name, json)| (name.as_str(), node(json, name))).collect())
    }

    /// Returns the properties of an object property; none if there is no such property.
    pub(super) fn entries_of(&self, key: &str) -> Result<Vec<(&'j str, Node<'j>)>, Diagnostic> {
        self.get(key).map_or(Ok(Vec::new()), |object| object.entries())
    }

    /// Returns the elements of an array property; none if there is no such property.
    pub(super) fn items(&self, key: &str) -> Result<Vec<Node<'j>>, Diagnostic> {
        let Some(array) = self.get(key) else { return Ok(Vec::new()) };
        let Value::Array(items) = array.json else { return array.wrong("an array") };
        let node = |(index, json)| Node { json, place: array.place.clone().index(index) };
        Ok(items.iter().enumerate().map(node).collect())
    }

    /// Returns the elements of an array of strings; none if there is no such property.
    pub(super) fn texts(&self, key: &str) -> Result<Vec<&'j str>, Diagnostic> {
        self.items(key)?.iter().map(Node::as_text).collect()
    }

    pub(super) fn as_text(&self) -> Result<&'j str, Diagnostic> {
        match self.json {
            Value::String(text) => Ok(text),
            _ => self.wrong("a string"),
        }
    }

    /// Returns an error about this value.
    pub(super) fn error(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(message).at(self.place.clone())
    }

    fn wrong<T>(&self, expected: &str) -> Result<T, Diagnostic> {
        Err(self.error(format!("this must be {expected}, but is {}", type_of(self.json))))
    }
}
