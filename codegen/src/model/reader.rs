//! The parts that shapes in an AST are made of, each checked while it is read.

use super::json;
use super::shape_id::is_identifier;
use super::{Member, ShapeId, Traits};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::near::did_you_mean;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;

pub(super) const SHAPE_ID_HELP: &str =
    "a shape ID is `namespace#Name`, made of letters, digits, `_` and, in the namespace, dots";

/// Reads from one file. Anything wrong is reported and left out of the result so that reading can
/// go on; the result is not used if anything was reported.
pub(super) struct Reader<'r> {
    pub(super) source: &'r Source,
    pub(super) diagnostics: &'r mut Diagnostics,
}

/// The current position: a path that costs nothing until something is wrong.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    outer: Option<&'a At<'a>>,
    key: Key<'a>,
}

#[derive(Clone, Copy)]
enum Key<'a> {
    Name(&'a str),
    Index(usize),
}

/// An object whose properties are taken out one by one.
pub(super) struct Object<'a> {
    pub(super) at: At<'a>,
    properties: Map<String, Value>,
}

impl<'a> At<'a> {
    /// Starts at the shape with this ID.
    pub(super) fn shape(id: &'a str) -> Self {
        At { outer: None, key: Key::Name(id) }
    }

    pub(super) fn key(&'a self, name: &'a str) -> Self {
        At { outer: Some(self), key: Key::Name(name) }
    }

    fn index(&'a self, index: usize) -> Self {
        At { outer: Some(self), key: Key::Index(index) }
    }

    pub(super) fn place(&self, source: &Source) -> Place {
        let outer = match self.outer {
            Some(outer) => outer.place(source),
            None => Place::root(source).key("shapes"),
        };
        match self.key {
            Key::Name(name) => outer.key(name),
            Key::Index(index) => outer.index(index),
        }
    }
}

impl Object<'_> {
    /// Returns whether all properties have been taken out.
    pub(super) fn is_read(&self) -> bool {
        self.properties.is_empty()
    }
}

/// As in "`members.item.target` of `example#Order`".
impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut keys = Vec::new();
        let mut at = self;
        while let Some(outer) = at.outer {
            keys.push(at.key.to_string());
            at = outer;
        }
        if !keys.is_empty() {
            keys.reverse();
            write!(f, "`{}` of ", keys.join("."))?;
        }
        write!(f, "`{}`", at.key)
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Name(name) => f.write_str(name),
            Key::Index(index) => index.fmt(f),
        }
    }
}

/// Values.
impl Reader<'_> {
    pub(super) fn object<'a>(&mut self, at: At<'a>, value: Value) -> Option<Object<'a>> {
        match value {
            Value::Object(properties) => Some(Object { at, properties }),
            other => self.wrong_type(at, "an object", &other),
        }
    }

    fn string(&mut self, at: At<'_>, value: Value) -> Option<String> {
        match value {
            Value::String(string) => Some(string),
            other => self.wrong_type(at, "a string", &other),
        }
    }

    fn array(&mut self, at: At<'_>, value: Value) -> Option<Vec<Value>> {
        match value {
            Value::Array(array) => Some(array),
            other => self.wrong_type(at, "an array", &other),
        }
    }

    /// `{"target": "example#Item"}`
    fn reference(&mut self, at: At<'_>, value: Value) -> Option<ShapeId> {
        let mut object = self.object(at, value)?;
        let target = self.target(&mut object);
        self.nothing_else(&object, "a reference", &["target"]);
        target
    }

    /// `{"target": "example#Item", "traits": {…}}`
    fn member(&mut self, at: At<'_>, name: &str, value: Value) -> Option<Member> {
        let mut object = self.object(at, value)?;
        let traits = self.traits(&mut object);
        let target = self.target(&mut object);
        self.nothing_else(&object, "a member", &["target", "traits"]);
        Some(Member { name: name.to_owned(), target: target?, traits, mixed_in: None })
    }

    fn target(&mut self, object: &mut Object<'_>) -> Option<ShapeId> {
        let id = self.required_string(object, "target")?;
        self.shape_id(object.at.key("target"), &id)
    }

    fn shape_id(&mut self, at: At<'_>, text: &str) -> Option<ShapeId> {
        let id = ShapeId::parse(text);
        if id.is_none() {
            self.report(at, format!("`{text}`, the {at}, is not a valid shape ID"), SHAPE_ID_HELP);
        }
        id
    }

    fn trait_id(&mut self, at: At<'_>, id: &str) -> Option<ShapeId> {
        if id.contains('#') {
            return self.shape_id(at, id);
        }
        let help = format!("Smithy's own traits are written as `smithy.api#{id}`");
        self.report(at, format!("{at} names a trait without its namespace"), &help);
        None
    }

    pub(super) fn report(&mut self, at: At<'_>, message: String, help: &str) {
        let diagnostic = Diagnostic::new(message).at(at.place(self.source)).help(help);
        self.diagnostics.push(diagnostic);
    }

    fn wrong_type<T>(&mut self, at: At<'_>, expected: &str, found: &Value) -> Option<T> {
        let message = format!("{at} must be {expected}, but is {}", json::type_of(found));
        self.diagnostics.push(Diagnostic::new(message).at(at.place(self.source)));
        None
    }
}

/// Properties of objects.
impl Reader<'_> {
    pub(super) fn required_string(&mut self, object: &mut Object<'_>, key: &str) -> Option<String> {
        let at = object.at;
        match object.properties.remove(key) {
            Some(value) => self.string(at.key(key), value),
            None => {
                self.report(at, format!("{at} has no `{key}`"), &format!("add a `{key}`"));
                None
            }
        }
    }

    pub(super) fn optional_string(&mut self, object: &mut Object<'_>, key: &str) -> Option<String> {
        self.string(object.at.key(key), object.properties.remove(key)?)
    }

    pub(super) fn optional_reference(
        &mut self,
        object: &mut Object<'_>,
        key: &str,
    ) -> Option<ShapeId> {
        self.reference(object.at.key(key), object.properties.remove(key)?)
    }

    /// Returns the only member that a property holds, of a list or a map.
    pub(super) fn single_member(&mut self, object: &mut Object<'_>, name: &str) -> Option<Member> {
        self.member(object.at.key(name), name, object.properties.remove(name)?)
    }

    pub(super) fn references(&mut self, object: &mut Object<'_>, key: &str) -> Vec<ShapeId> {
        let at = object.at.key(key);
        let value = object.properties.remove(key);
        let items = value.and_then(|value| self.array(at, value)).unwrap_or_default();
        let items = items.into_iter().enumerate();
        items.filter_map(|(index, item)| self.reference(at.index(index), item)).collect()
    }

    pub(super) fn named_references(
        &mut self,
        object: &mut Object<'_>,
        key: &str,
    ) -> BTreeMap<String, ShapeId> {
        self.entries(object, key, |reader, at, name, value| {
            Some((name.to_owned(), reader.reference(at, value)?))
        })
    }

    /// Returns the names that a service renames shapes to.
    pub(super) fn renames(&mut self, object: &mut Object<'_>) -> BTreeMap<ShapeId, String> {
        self.entries(object, "rename", |reader, at, id, value| {
            let (shape, name) = (reader.shape_id(at, id)?, reader.string(at, value)?);
            if !is_identifier(&name) {
                let help = "a shape name is made of letters, digits and `_`, no digit first";
                reader.report(at, format!("{at} is not a valid name: `{name}`"), help);
            }
            Some((shape, name))
        })
    }

    /// Returns the members of a structure, a union or an enum.
    pub(super) fn members(&mut self, object: &mut Object<'_>) -> Vec<Member> {
        self.entries(object, "members", |reader, at, name, value| {
            if !is_identifier(name) {
                let help = "a member name is made of letters, digits and `_`, no digit first";
                reader.report(at, format!("{at} has an invalid name"), help);
            }
            reader.member(at, name, value)
        })
    }

    /// Reports the remaining properties: only those in `known` are allowed.
    pub(super) fn nothing_else(&mut self, object: &Object<'_>, what: &str, known: &[&str]) {
        for name in object.properties.keys() {
            let at = object.at.key(name);
            let help = did_you_mean(name, known.iter().copied(), || {
                let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
                format!("the properties of {what} are {}", known.join(", "))
            });
            let message = format!("{at} is not a property of {what}");
            let place = at.place(self.source);
            self.diagnostics.push(Diagnostic::new(message).at(place).help(help).event("Model"));
        }
    }

    pub(super) fn traits(&mut self, object: &mut Object<'_>) -> Traits {
        self.entries(object, "traits", |reader, at, id, value| {
            Some((reader.trait_id(at, id)?, value))
        })
    }

    /// Reads the entries of a property that is an object; empty if there is no such property.
    fn entries<T, C: Default + FromIterator<T>>(
        &mut self,
        object: &mut Object<'_>,
        key: &str,
        read: impl Fn(&mut Self, At<'_>, &str, Value) -> Option<T>,
    ) -> C {
        let at = object.at.key(key);
        let value = object.properties.remove(key);
        let Some(object) = value.and_then(|value| self.object(at, value)) else {
            return C::default();
        };
        let entries = object.properties.into_iter();
        entries.filter_map(|(name, value)| read(self, at.key(&name), &name, value)).collect()
    }
}
