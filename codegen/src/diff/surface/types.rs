//! Types as users write them, and the form of their values on the wire.

use crate::lower::{Field, RustType};

/// Returns the type of a field, with `Option` and `Box`.
pub(super) fn stored(field: &Field) -> String {
    let stored = boxed(text(&field.ty), field.boxed);
    if field.optional { format!("Option<{stored}>") } else { stored }
}

/// Returns the type, in a `Box` if it is boxed.
pub(super) fn boxed(ty: String, is_boxed: bool) -> String {
    if is_boxed { format!("Box<{ty}>") } else { ty }
}

/// Returns the type as users write it.
pub(super) fn text(ty: &RustType) -> String {
    let name = match ty {
        RustType::Bool => "bool",
        RustType::I8 => "i8",
        RustType::I16 => "i16",
        RustType::I32 => "i32",
        RustType::I64 => "i64",
        RustType::F32 => "f32",
        RustType::F64 => "f64",
        RustType::String => "String",
        RustType::Blob => "Blob",
        RustType::Timestamp => "Timestamp",
        RustType::Document => "Document",
        RustType::BigInteger => "BigInteger",
        RustType::BigDecimal => "BigDecimal",
        RustType::Unit => "Unit",
        RustType::Enum(name) | RustType::IntEnum(name) | RustType::Shape(name) => {
            return own(name);
        }
        RustType::List { item, sparse } => return format!("Vec<{}>", element(item, *sparse)),
        RustType::Map { value, sparse } => {
            return format!("BTreeMap<String, {}>", element(value, *sparse));
        }
    };
    name.to_owned()
}

/// Returns a type of the crate, with its module if the name alone would mean another type here.
pub(super) fn own(name: &str) -> String {
    const OTHERS: &[&str] = &[
        "BTreeMap",
        "BigDecimal",
        "BigInteger",
        "Blob",
        "Box",
        "Document",
        "Option",
        "String",
        "Timestamp",
        "Unit",
        "Vec",
    ];
    if OTHERS.contains(&name) { format!("shapes::{name}") } else { name.to_owned() }
}

fn element(ty: &RustType, sparse: bool) -> String {
    let text = text(ty);
    if sparse { format!("Option<{text}>") } else { text }
}

/// Returns what a value of the type is on the wire, as far as the type decides that. Numbers of different
/// sizes are the same there, and so are strings and enums.
pub(super) fn form(ty: &RustType) -> String {
    let form = match ty {
        RustType::Bool => "boolean",
        RustType::I8
        | RustType::I16
        | RustType::I32
        | RustType::I64
        | RustType::BigInteger
        | RustType::IntEnum(_) => "integer",
        RustType::F32 | RustType::F64 | RustType::BigDecimal => "decimal",
        RustType::String | RustType::Enum(_) => "text",
        RustType::Blob => "blob",
        RustType::Timestamp => "timestamp",
        RustType::Document => "document",
        RustType::Unit | RustType::Shape(_) => "members",
        RustType::List { item, sparse } => return format!("list of {}", nullable(item, *sparse)),
        RustType::Map { value, sparse } => return format!("map of {}", nullable(value, *sparse)),
    };
    form.to_owned()
}

fn nullable(ty: &RustType, sparse: bool) -> String {
    let form = form(ty);
    if sparse { format!("{form} or null") } else { form }
}
