//! Rust types: in fields, as arguments, and as defaults.

use super::code::Code;
use super::layout::Piece;
use super::layout::quoted;
use super::scope::Scope;
use crate::lower::{DefaultValue, RustType};
use crate::model::number;
use proc_macro2::Literal;
use serde_json::Value as Json;

/// Returns the type as a field has it.
pub(super) fn ty(scope: &Scope<'_>, ty: &RustType) -> Code {
    match ty {
        RustType::Bool => "bool".into(),
        RustType::I8 => "i8".into(),
        RustType::I16 => "i16".into(),
        RustType::I32 => "i32".into(),
        RustType::I64 => "i64".into(),
        RustType::F32 => "f32".into(),
        RustType::F64 => "f64".into(),
        RustType::String => scope.std("String"),
        RustType::Blob => scope.runtime("Blob"),
        RustType::Timestamp => scope.runtime("Timestamp"),
        RustType::Document => scope.runtime("Document"),
        RustType::BigInteger => scope.runtime("BigInteger"),
        RustType::BigDecimal => scope.runtime("BigDecimal"),
        RustType::Unit => scope.runtime("Unit"),
        RustType::Enum(name) | RustType::IntEnum(name) | RustType::Shape(name) => scope.shape(name),
        RustType::List { item, sparse } => {
            format!("{}<{}>", scope.std("Vec"), element(scope, item, *sparse)).into()
        }
        RustType::Map { value, sparse } => {
            let (map, string) = (scope.std("BTreeMap"), scope.std("String"));
            format!("{map}<{string}, {}>", element(scope, value, *sparse)).into()
        }
    }
}

fn element(scope: &Scope<'_>, element: &RustType, sparse: bool) -> Code {
    let element = ty(scope, element);
    if sparse { format!("{}<{element}>", scope.std("Option")).into() } else { element }
}

/// Returns what a method takes for a value of the type, and the expression that makes it of `value`.
pub(super) fn argument(scope: &Scope<'_>, of: &RustType, value: &str) -> Argument {
    let into = scope.std("Into");
    let (ty, value) = match of {
        RustType::String
        | RustType::Blob
        | RustType::Document
        | RustType::BigInteger
        | RustType::BigDecimal => {
            (format!("impl {into}<{}>", ty(scope, of)), Piece::from(format!("{value}.into()")))
        }
        RustType::List { item, sparse } => {
            let iterator = scope.std("IntoIterator");
            let item_type = element(scope, item, *sparse);
            if **item == RustType::String && !sparse {
                let item_type = format!("impl {into}<{item_type}>");
                (
                    format!("impl {iterator}<Item = {item_type}>"),
                    collected(value, Some(format!("{into}::into"))),
                )
            } else {
                (format!("impl {iterator}<Item = {item_type}>"), collected(value, None))
            }
        }
        RustType::Map { value: entry, sparse } => {
            let (iterator, string) = (scope.std("IntoIterator"), scope.std("String"));
            let key_type = format!("impl {into}<{string}>");
            let (entry_type, entry) = if **entry == RustType::String && !sparse {
                (key_type.clone(), "v.into()")
            } else {
                (element(scope, entry, *sparse).to_string(), "v")
            };
            (
                format!("impl {iterator}<Item = ({key_type}, {entry_type})>"),
                collected(value, Some(format!("|(k, v)| (k.into(), {entry})"))),
            )
        }
        _ => (ty(scope, of).to_string(), Piece::from(value)),
    };
    Argument { ty: ty.into(), value }
}

/// Returns the expression that collects what an iterator has, each item mapped.
fn collected(value: &str, map: Option<String>) -> Piece {
    let map = map.map(|map| format!(".map({map})"));
    let calls = [Some(".into_iter()".to_owned()), map, Some(".collect()".to_owned())];
    Piece::chain(value, calls.into_iter().flatten())
}

/// An argument of a method.
pub(super) struct Argument {
    /// The type.
    pub(super) ty: Code,
    /// The value for the field.
    pub(super) value: Piece,
}

/// Returns the expression for what a field starts with.
pub(super) fn default(scope: &Scope<'_>, of: &RustType, value: &DefaultValue) -> Code {
    let json = match value {
        DefaultValue::OfType => None,
        DefaultValue::Json(json) => json_default(scope, of, json),
    };
    json.unwrap_or_else(|| format!("{}::default()", scope.std("Default"))).into()
}

/// Returns the value of `@default`. None if it does not fit the type, which lowering has refused.
fn json_default(scope: &Scope<'_>, of: &RustType, json: &Json) -> Option<String> {
    let own = ty(scope, of);
    Some(match of {
        RustType::Bool => json.as_bool()?.to_string(),
        RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64 => json.as_i64()?.to_string(),
        // No more digits than the type holds.
        RustType::F32 => {
            let value = number::single(json)?;
            signed(value < 0.0, Literal::f32_unsuffixed(value.abs()))
        }
        RustType::F64 => double(json.as_f64()?),
        RustType::String | RustType::Enum(_) => format!("{own}::from({})", quoted(json.as_str()?)),
        RustType::IntEnum(_) => format!("{own}::from({})", json.as_i64()?),
        RustType::Blob => {
            format!("{own}::from_base64({}).unwrap_or_default()", quoted(json.as_str()?))
        }
        RustType::Timestamp => match json {
            // A date-time, or seconds since 1970.
            Json::String(text) => format!("{}.parse().unwrap_or_default()", quoted(text)),
            Json::Number(number) if number.is_i64() => {
                format!("{own}::new({}, 0).unwrap_or_default()", number.as_i64()?)
            }
            Json::Number(number) => {
                let format = scope.runtime("TimestampFormat");
                let text = quoted(&number.to_string());
                format!("{own}::parse({text}, {format}::EpochSeconds).unwrap_or_default()")
            }
            _ => return None,
        },
        RustType::BigInteger | RustType::BigDecimal => {
            format!("{}.parse().unwrap_or_default()", quoted(&json.to_string()))
        }
        RustType::Document => match json {
            Json::Bool(value) => format!("{own}::from({value})"),
            Json::String(value) => format!("{own}::from({})", quoted(value)),
            // The conversion is there for several types, so the literal has to say which.
            Json::Number(number) if number.is_i64() => {
                format!("{own}::from({}i64)", number.as_i64()?)
            }
            Json::Number(number) if number::is_double(number) => {
                format!("{own}::from({})", double(number.as_f64()?))
            }
            Json::Number(number) => {
                let (text, exact) = (quoted(&number.to_string()), scope.runtime("BigDecimal"));
                format!("{own}::from({text}.parse::<{exact}>().unwrap_or_default())")
            }
            Json::Array(_) => format!("{own}::List({}::new())", scope.std("Vec")),
            Json::Object(_) => format!("{own}::Map({}::new())", scope.std("BTreeMap")),
            Json::Null => return None,
        },
        RustType::Unit | RustType::Shape(_) | RustType::List { .. } | RustType::Map { .. } => {
            return None;
        }
    })
}

/// Writes a number, which is finite: JSON has no others.
fn double(value: f64) -> String {
    signed(value < 0.0, Literal::f64_unsuffixed(value.abs()))
}

/// Returns a number with its sign, which a literal does not have.
fn signed(is_negative: bool, digits: Literal) -> String {
    if is_negative { format!("-{digits}") } else { digits.to_string() }
}
