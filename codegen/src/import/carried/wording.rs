//! Facts that descriptions express differently or in another order.

use super::json::{common_members, members, reorder, trait_of};
use serde_json::{Value, json};

/// The last query parameter of a URI: followed by the name of the operation, and ignored by
/// services.
const X_ID: &str = "x-id=";

/// Keeps the wording of a shape if the meaning is the same.
pub(super) fn keep(shape: &mut Value, known: &Value) {
    let traits = shape.get_mut("traits").and_then(Value::as_object_mut).into_iter().flatten();
    for (id, value) in traits {
        if let Some(known) = trait_of(known, id)
            && described(id, value) == described(id, known)
        {
            *value = known.clone();
        }
    }
    common_members(shape, known).for_each(|(member, known)| keep(member, known));
    keep_order(shape, known);
}

/// Keeps the order of members, unless only the members between them changed.
fn keep_order(shape: &mut Value, known: &Value) {
    let order: Vec<&String> = members(known).map(|(name, _)| name).collect();
    let place = |name: &String| order.iter().position(|known| *known == name);
    let is_kept = members(shape).filter_map(|(name, _)| place(name)).is_sorted();
    if let (false, Some(Value::Object(members))) = (is_kept, shape.get_mut("members")) {
        reorder(members, order.into_iter());
    }
}

/// Returns the value of a trait as descriptions write it.
fn described(id: &str, value: &Value) -> Value {
    let mut value = value.clone();
    match (id, &mut value) {
        ("smithy.api#pattern", Value::String(pattern)) => *pattern = whole(pattern),
        ("smithy.api#documentation", Value::String(text)) => {
            *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        ("smithy.api#length", Value::Object(bounds)) => {
            bounds.entry("min").or_insert(json!(0));
        }
        ("smithy.api#http", Value::Object(http)) => {
            http.entry("code").or_insert(json!(200));
            if let Some(Value::String(uri)) = http.get_mut("uri") {
                let (path, _) = uri.split_once(X_ID).unwrap_or((uri, ""));
                *uri = path.trim_end_matches(['?', '&']).trim_end_matches('/').to_owned();
            }
        }
        _ => {}
    }
    value
}

/// Returns the pattern for whole strings as descriptions write it, with a space for any white
/// space.
fn whole(pattern: &str) -> String {
    const ANYTHING: &str = ".*";
    let has_end = pattern.ends_with('$') && !pattern.ends_with("\\$");
    let start =
        if pattern.starts_with('^') || pattern.starts_with(ANYTHING) { "" } else { ANYTHING };
    let end = if has_end || pattern.ends_with(ANYTHING) { "" } else { ANYTHING };
    let inner = pattern.trim_start_matches('^');
    let inner = if has_end { inner.trim_end_matches('$') } else { inner };
    format!("{start}{inner}{end}").replace(char::is_whitespace, " ")
}
