//! Reads JSON, and notices what `serde_json` passes over: keys that stand twice.

use crate::diagnostic::Step;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, map::Entry};
use std::fmt;

/// A JSON value, and the keys in it that stand more than once in their object.
pub(super) struct Json {
    pub(super) value: Value,
    pub(super) repeated: Vec<RepeatedKey>,
}

/// A key that stands more than once, and the path to the object that has it.
pub(super) struct RepeatedKey {
    pub(super) object: Vec<Step>,
    pub(super) key: String,
}

/// Reads a text that is one JSON value. `serde_json` bounds its depth.
pub(super) fn read(text: &str) -> serde_json::Result<Json> {
    let mut repeated = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Node { repeated: &mut repeated }.deserialize(&mut deserializer)?;
    deserializer.end()?;

    // Paths are written from their ends, as reading comes back out of the objects.
    for RepeatedKey { object, .. } in &mut repeated {
        object.reverse();
    }
    Ok(Json { value, repeated })
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
