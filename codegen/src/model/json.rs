//! Reads JSON and reports repeated keys, which `serde_json` ignores. Numbers are exact.

use super::number;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source, Step};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, map::Entry};
use std::fmt;

/// Reads a file that is one JSON value, or returns `None` if it is not. `serde_json` bounds its
/// depth.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Value> {
    let mut repeated = Vec::new();
    match parse(&source.text, &mut repeated) {
        Ok(value) => {
            diagnostics.extend(repeated.into_iter().map(|repeated| repeated.error(source)));
            Some(value)
        }
        Err(error) => {
            diagnostics.push(syntax_error(source, &error));
            None
        }
    }
}

/// Returns the type of a value with its article, for messages.
pub(crate) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn parse(text: &str, repeated: &mut Vec<RepeatedKey>) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node { repeated }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

fn syntax_error(source: &Source, error: &serde_json::Error) -> Diagnostic {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let reason = text.trim_end_matches(&format!(" at line {line} column {column}"));
    let at = Place::position(source, line, column);
    if reason == "recursion limit exceeded" {
        let message = format!("`{}` nests values more than 127 levels deep", source.name);
        return Diagnostic::new(message).at(at).help("nest arrays and objects less deeply");
    }
    let message = format!("`{}` is not JSON: {reason}", source.name);
    let diagnostic = Diagnostic::new(message).at(at);
    if error.is_eof() {
        diagnostic.help("the file ends early: check that it was written completely")
    } else {
        diagnostic
    }
}

/// A repeated key, and the path to the object that has it.
struct RepeatedKey {
    /// In reverse order, because it is collected while reading leaves the objects.
    object: Vec<Step>,
    key: String,
}

impl RepeatedKey {
    fn error(self, source: &Source) -> Diagnostic {
        let Self { mut object, key } = self;
        object.reverse();
        let owner = match object.last() {
            Some(Step::Key(owner)) => format!("`{owner}`"),
            _ => "one object".to_owned(),
        };
        let place = Place::path(source, object);
        Diagnostic::new(format!("`{key}` appears twice in {owner}"))
            .at(place.clone().step(Step::LastKey(key.clone())))
            .at(place.key(key))
            .help("remove or rename one of the two")
    }
}

/// One JSON value that is being read.
struct Node<'r> {
    repeated: &'r mut Vec<RepeatedKey>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        loop {
            let known = self.repeated.len();
            let Some(value) = sequence.next_element_seed(Node { repeated: self.repeated })? else {
                return Ok(Value::Array(array));
            };
            for inner in &mut self.repeated[known..] {
                inner.object.push(Step::Index(array.len()));
            }
            array.push(value);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == number::TEXT {
                let number = number::read(&map.next_value::<String>()?);
                return number
                    .map(Value::Number)
                    .ok_or_else(|| Error::custom("number out of range"));
            }
            let known = self.repeated.len();
            let value = map.next_value_seed(Node { repeated: self.repeated })?;
            for inner in &mut self.repeated[known..] {
                inner.object.push(Step::Key(key.clone()));
            }
            match object.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(entry) => {
                    let key = entry.key().clone();
                    self.repeated.push(RepeatedKey { object: Vec::new(), key });
                }
            }
        }
        Ok(Value::Object(object))
    }
}
