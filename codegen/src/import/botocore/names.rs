//! Names: of the namespace, the service and the shapes.

use super::kind::type_of;
use super::node::Node;
use super::uses::Uses;
use crate::diagnostic::Diagnostic;
use crate::model::prelude;
use serde_json::{Value, json};
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
    let is_separator = |c: char| !c.is_ascii_alphanumeric();
    Ok(metadata.required_text("serviceId")?.split(is_separator).map(capitalized).collect())
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

/// The shape of Smithy's prelude that members target in place of this one: the one that says the
/// same, or the one that a member of a published model targets, with traits for which this format
/// has a shape made.
pub(super) fn prelude(name: &str, shape: &Value, uses: &Uses<'_>) -> Option<&'static str> {
    if uses.is_streamed(name) || uses.holds_json(name) {
        return None;
    }
    let kind = type_of(shape);
    let properties = shape.as_object()?;
    let says_only = |known: &[&str]| {
        properties.iter().all(|(key, value)| {
            known.contains(&key.as_str()) || key == "members" && *value == json!({})
        })
    };
    if name == "Unit" && kind == "structure" && says_only(&["type", "documentation"]) {
        return Some("Unit");
    }
    let (plain, _) = prelude::PLAIN.iter().find(|(_, plain)| plain.name() == kind)?;
    let says_the_same = name == *plain && says_only(&["type", "box", "document", "documentation"]);
    let is_made = name.starts_with("SyntheticTimestamp_") || is_made_for_member(name, plain, uses);
    let is_made = is_made && says_only(MEMBER_TRAITS);
    (says_the_same || is_made).then_some(*plain)
}

/// What a shape may say that is made for a member, beside its type.
const MEMBER_TRAITS: &[&str] =
    &["type", "box", "documentation", "max", "min", "pattern", "timestampFormat"];

/// Whether a shape is named by the one member that refers to it, as `OrderCodeString` is by the
/// member `code` of `Order`.
fn is_made_for_member(name: &str, plain: &str, uses: &Uses<'_>) -> bool {
    let Some((owner, member)) = uses.only_member(name) else { return false };
    let rest = name.strip_prefix(owner).and_then(|rest| rest.strip_suffix(plain));
    rest.is_some_and(|rest| rest == capitalized(member))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
