//! Constraints of shapes.

use super::kind::type_of;
use super::node::Node;
use crate::diagnostic::Diagnostic;
use serde_json::{Map, Value};

/// Bounds of a length, or of a number.
pub(super) fn traits(node: &Node<'_>) -> Result<Map<String, Value>, Diagnostic> {
    let mut traits = Map::new();
    let mut bounds = Map::new();
    for bound in ["min", "max"] {
        bounds.extend(node.get(bound).map(|value| (bound.to_owned(), value.json().clone())));
    }
    if !bounds.is_empty() {
        let has_length = matches!(type_of(node.json()), "string" | "blob" | "list" | "map");
        let id = if has_length { "smithy.api#length" } else { "smithy.api#range" };
        traits.insert(id.to_owned(), bounds.into());
    }
    if let Some(pattern) = node.text("pattern")? {
        traits.insert("smithy.api#pattern".to_owned(), anchored(pattern).into());
    }
    Ok(traits)
}

/// Returns the pattern as Smithy has it. In botocore a pattern must match the whole string, in
/// Smithy a part of it. So published models have anchors, unless the pattern begins or ends with a
/// wildcard.
fn anchored(pattern: &str) -> String {
    let begins_anywhere = pattern.starts_with(['^']) || pattern.starts_with(".*");
    let escapes = |end: &str| pattern.ends_with(&format!("\\{end}"));
    let ends_with = |end: &str| pattern.ends_with(end) && !escapes(end);
    let start = if begins_anywhere { "" } else { "^" };
    let end = if ends_with("$") || ends_with(".*") { "" } else { "$" };
    format!("{start}{pattern}{end}")
}

#[cfg(test)]
mod tests {
    use super::anchored;

    #[test]
    fn patterns_get_the_anchors_that_they_lack() {
        assert_eq!(anchored("[a-z]+"), "^[a-z]+$");
        assert_eq!(anchored("^[a-z]+$"), "^[a-z]+$");
        assert_eq!(anchored("^a|b"), "^a|b$");
        assert_eq!(anchored("arn:.*"), "^arn:.*");
        assert_eq!(anchored(".*"), ".*");
        assert_eq!(anchored(r"a\.*"), r"^a\.*$");
        assert_eq!(anchored(r"a\$"), r"^a\$$");
    }
}
