//! The values of `@default`: <https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>.

use super::rust_type::RustType;
use crate::diagnostic::Diagnostic;
use crate::model::{Member, Shape, number};
use serde_json::{Value as Json, json};

/// Returns the default of a member. Null means that it has none.
pub fn of(member: &Member) -> Option<&Json> {
    member.traits.get("smithy.api#default").filter(|value| !value.is_null())
}

/// Returns whether a default is the value of Rust's `Default` for the type.
pub(super) fn is_type_default(json: &Json, ty: &RustType) -> bool {
    match (json, ty) {
        (Json::Bool(value), RustType::Bool) => !value,
        // But not BigDecimal, where 0.0 is not 0, and not Document, whose default is null.
        (
            Json::Number(number),
            RustType::I8
            | RustType::I16
            | RustType::I32
            | RustType::I64
            | RustType::F32
            | RustType::F64
            | RustType::BigInteger
            | RustType::IntEnum(_)
            | RustType::Timestamp,
        ) => number.as_f64() == Some(0.0),
        (Json::String(text), RustType::String | RustType::Blob | RustType::Enum(_)) => {
            text.is_empty()
        }
        (Json::Array(items), RustType::List { .. }) => items.is_empty(),
        (Json::Object(entries), RustType::Map { .. }) => entries.is_empty(),
        _ => false,
    }
}

/// Checks that a default has the type of its member. The texts of blobs and timestamps are not
/// checked.
pub(super) fn check(
    json: &Json,
    ty: &RustType,
    shape: &Shape,
    member: &Member,
) -> Result<(), Diagnostic> {
    let within = |min: i64, max: i64| json.as_i64().is_some_and(|n| (min..=max).contains(&n));
    let (fits, expected) = match ty {
        RustType::Bool => (json.is_boolean(), "a boolean"),
        RustType::I8 => (within(i8::MIN.into(), i8::MAX.into()), "an integer of 8 bits"),
        RustType::I16 => (within(i16::MIN.into(), i16::MAX.into()), "an integer of 16 bits"),
        RustType::I32 | RustType::IntEnum(_) => {
            (within(i32::MIN.into(), i32::MAX.into()), "an integer of 32 bits")
        }
        RustType::I64 => (json.is_i64(), "an integer of 64 bits"),
        RustType::F32 => (number::single(json).is_some(), "a float"),
        RustType::F64 => (json.as_f64().is_some(), "a double"),
        RustType::BigDecimal => (json.is_number(), "a number"),
        RustType::BigInteger => (json.as_number().is_some_and(number::is_integer), "an integer"),
        RustType::String | RustType::Enum(_) | RustType::Blob => (json.is_string(), "a string"),
        RustType::Timestamp => (json.is_number() || json.is_string(), "seconds or a date-time"),
        RustType::Document => {
            let is_empty = |json: &Json| *json == json!([]) || *json == json!({});
            let is_simple = !json.is_array() && !json.is_object();
            (is_simple || is_empty(json), "no lists or maps that are not empty")
        }
        RustType::List { .. } => (*json == json!([]), "an empty list"),
        RustType::Map { .. } => (*json == json!({}), "an empty map"),
        RustType::Unit | RustType::Shape(_) => (false, "none: it is a structure or a union"),
    };
    if fits {
        return Ok(());
    }
    let place = shape.member_place(member);
    let (id, name) = (&shape.id, &member.name);
    Err(Diagnostic::new(format!("`{id}${name}` has the default {json}, but takes {expected}"))
        .at(place.map(|place| place.key("traits").key("smithy.api#default")))
        .help("correct the default, or the target of the member"))
}
