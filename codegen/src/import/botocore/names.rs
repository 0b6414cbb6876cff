//! The names of the namespace, the service and the shapes.

use super::kind::type_of;
use super::node::Node;
use super::uses::Uses;
use crate::diagnostic::Diagnostic;
use crate::model::prelude;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Returns the namespace of a service's shapes, as in published models: `com.amazonaws.`, and the letters
/// and digits of the service ID in lower case.
pub(super) fn namespace(service_id: &str) -> String {
    let letters = service_id.chars().filter(char::is_ascii_alphanumeric);
    format!("com.amazonaws.{}", letters.collect::<String>().to_ascii_lowercase())
}

/// Returns the name of the service's shape. If there is a target prefix, the name is its last part, and
/// part of messages. Otherwise it is made of the words of the service ID.
pub(super) fn service(metadata: &Node<'_>) -> Result<String, Diagnostic> {
    if let Some(prefix) = metadata.text("targetPrefix")? {
        return Ok(prefix.rsplit('.').next().unwrap_or(prefix).to_owned());
    }
    let is_separator = |c: char| !c.is_ascii_alphanumeric();
    Ok(metadata.required_text("serviceId")?.split(is_separator).map(capitalized).collect())
}

/// Names that must differ in more than their case, as the names of Smithy's shapes must.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Takes a name. If it is taken, it gets the first number that makes it different, as in published
    /// models.
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

/// Returns the shape of Smithy's prelude that members target instead of this one, if there is one. It
/// says the same; or the published model has traits at the member, for which this format needs a shape.
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

/// The properties of shapes that are made for a member.
const MEMBER_TRAITS: &[&str] =
    &["type", "box", "documentation", "max", "min", "pattern", "timestampFormat"];

/// Returns whether a shape is named after the only member that refers to it, as `OrderCodeString` is
/// after the member `code` of `Order`.
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
