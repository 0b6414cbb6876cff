//! Checks that finished shapes have the members and values that their types require.

use super::{Member, Shape, ShapeKind};
use crate::diagnostic::{Diagnostic, Diagnostics};
use serde_json::Value;
use std::collections::HashMap;

/// Checks one shape, including everything that it inherits.
pub(super) fn check(shape: &Shape, diagnostics: &mut Diagnostics) {
    if shape.is_mixin() {
        return;
    }
    match shape.kind {
        ShapeKind::List => require(shape, &["member"], diagnostics),
        ShapeKind::Map => require(shape, &["key", "value"], diagnostics),
        ShapeKind::Union => require_any_member(shape, diagnostics),
        ShapeKind::Enum | ShapeKind::IntEnum => {
            require_any_member(shape, diagnostics);
            check_values(shape, diagnostics);
        }
        _ => {}
    }
}

fn require(shape: &Shape, names: &[&str], diagnostics: &mut Diagnostics) {
    for name in names.iter().filter(|name| shape.member(name).is_none()) {
        let kind = shape.kind.name();
        let diagnostic = Diagnostic::new(format!("the {kind} `{}` has no `{name}`", shape.id))
            .at(shape.place())
            .help(format!("add `\"{name}\": {{\"target\": … }}`"));
        diagnostics.push(diagnostic);
    }
}

fn require_any_member(shape: &Shape, diagnostics: &mut Diagnostics) {
    if shape.members.is_empty() {
        let kind = shape.kind.name();
        let diagnostic = Diagnostic::new(format!("the {kind} `{}` has no members", shape.id))
            .at(shape.place())
            .help("add a member");
        diagnostics.push(diagnostic);
    }
}

/// Checks that every member of an enum has a value of the right type, and that no two values are
/// equal.
fn check_values(shape: &Shape, diagnostics: &mut Diagnostics) {
    let mut members_by_value: HashMap<&Value, &Member> = HashMap::new();
    for member in &shape.members {
        let value = member.traits.get("smithy.api#enumValue").unwrap_or(&Value::Null);
        if !is_enum_value(&shape.kind, value) {
            diagnostics.push(no_value(shape, member));
        } else if let Some(first) = members_by_value.insert(value, member) {
            diagnostics.push(same_value(shape, first, member, value));
        }
    }
}

fn is_enum_value(kind: &ShapeKind, value: &Value) -> bool {
    match kind {
        ShapeKind::IntEnum => value.as_i64().is_some_and(|value| i32::try_from(value).is_ok()),
        _ => value.is_string(),
    }
}

fn no_value(shape: &Shape, member: &Member) -> Diagnostic {
    let (article, value) = match shape.kind {
        ShapeKind::IntEnum => ("an integer of 32 bits", "1"),
        _ => ("a string", "\"…\""),
    };
    Diagnostic::new(format!("`{}${}` needs a value that is {article}", shape.id, member.name))
        .at(shape.member_place(member))
        .help(format!("give it the trait `\"smithy.api#enumValue\": {value}`"))
}

fn same_value(shape: &Shape, first: &Member, second: &Member, value: &Value) -> Diagnostic {
    let (id, first_name, second_name) = (&shape.id, &first.name, &second.name);
    Diagnostic::new(format!(
        "`{id}${first_name}` and `{id}${second_name}` have the same value: {value}"
    ))
    .at(shape.member_place(second))
    .at(shape.member_place(first))
    .help("remove one of the two, or give it a value of its own")
}
