//! Names: of the namespace, the service and the shapes.

use super::api::type_of;
use super::node::Node;
use crate::diagnostic::Diagnostic;
use crate::model::prelude;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The namespace of a service's shapes, as published models have it: `com.amazonaws.`, and the
/// letters and digits of the service id in lower case.
pub(super) fn namespace(service_id: &str) -> String {
    let letters = service_id.chars().filter(char::is_ascii_alphanumeric);
    format!("com.amazonaws.{}", letters.collect::<String>().to_ascii_lowercase())
}

/// The name of the service's shape. It is part of messages where there is a target prefix, of which
/// it is the last part; else it is only a name, and made of the words of the service id.
pub(super) fn service(metadata: &Node<'_>) -> Result<String, Diagnostic> {
    if let Some(prefix) = metadata.text("targetPrefix")? {
        return Ok(prefix.rsplit('.').next().unwrap_or(prefix).to_owned());
    }
    let capitalized = |word: &str| {
        let mut letters = word.chars().filter(char::is_ascii_alphanumeric);
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    Ok(metadata.required_text("serviceId")?.split([' ', '-']).map(capitalized).collect())
}

/// Names that must differ in more than their case, as those of Smithy's shapes must.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The name; or if it is taken, the name with the first number that makes it differ, as in
    /// published models.
    pub(super) fn take(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut number = 2;
        while !self.0.insert(free.to_ascii_lowercase()) {
            free = format!("{name}{number}");
            number += 1;
        }
        free
    }
}

/// The name of the shape of Smithy's prelude that says the same as this one: the name of one and
/// its type, and nothing else; or a timestamp that was made for the format of a member.
pub(super) fn prelude_name<'n>(name: &'n str, shape: &Value) -> Option<&'n str> {
    if is_synthetic_timestamp(name) {
        return Some("Timestamp");
    }
    let kind = type_of(shape);
    let is_same = (name, kind) == ("Unit", "structure")
        || prelude::PLAIN.iter().any(|(plain, same)| *plain == name && same.name() == kind);
    let is_silent = |(key, value): (&String, &Value)| match key.as_str() {
        "type" | "box" | "document" | "documentation" => true,
        "members" => value.as_object().is_some_and(Map::is_empty),
        _ => false,
    };
    let properties = shape.as_object()?;
    (is_same && properties.iter().all(is_silent)).then_some(name)
}

/// Whether the shape stands for a member that has a format of its own.
pub(super) fn is_synthetic_timestamp(name: &str) -> bool {
    name.starts_with("SyntheticTimestamp_")
}
