//! Enums, which list only their values.

use crate::model::{enum_member_name, is_identifier};
use serde_json::{Map, Value, json};

/// Returns the members, named after their values; `None` if two would have the same name.
pub(super) fn members(values: &[&str]) -> Option<Value> {
    let mut members = Map::new();
    for value in values {
        let member =
            json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": value } });
        if members.insert(name(value)?, member).is_some() {
            return None;
        }
    }
    Some(Value::Object(members))
}

/// Returns the values without names, for the deprecated trait, which needs none.
pub(super) fn values(values: &[&str]) -> Value {
    values.iter().map(|value| json!({ "value": value })).collect()
}

/// Returns the name that Smithy would give, changed into an identifier if it is not one.
fn name(value: &str) -> Option<String> {
    let other = |c: char| !c.is_ascii_alphanumeric();
    let name = enum_member_name(value).replace(other, "_");
    let name =
        if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name };
    is_identifier(&name).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_names() {
        assert_eq!(name("us-east-1").as_deref(), Some("us_east_1"));
        assert_eq!(name("Linux/UNIX (VPC)").as_deref(), Some("Linux_UNIX__VPC_"));
        assert_eq!(name("0.5").as_deref(), Some("_0_5"));
        assert_eq!(name("*"), None);
        assert_eq!(name(""), None);
    }

    #[test]
    fn values_that_would_share_a_name_make_no_enum() {
        assert!(members(&["a-b", "a_c"]).is_some());
        assert_eq!(members(&["a-b", "a_b"]), None);
    }
}
