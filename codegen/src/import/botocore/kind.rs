//! What kind of shape a description has.

use serde_json::Value;

/// Returns the type that a shape has in Smithy, except that enums are strings here.
pub(super) fn type_of(shape: &Value) -> &str {
    let has = |flag: &str| shape.get(flag) == Some(&Value::Bool(true));
    match shape.get("type").and_then(Value::as_str).unwrap_or_default() {
        "structure" if has("document") => "document",
        "structure" if has("union") || has("eventstream") => "union",
        other => other,
    }
}
