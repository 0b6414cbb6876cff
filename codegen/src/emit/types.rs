//! Rust types as tokens: in fields, as arguments, and as defaults.

use super::scope::Scope;
use crate::lower::{DefaultValue, RustType};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value as Json;

/// The type as it stands in a field.
pub(super) fn ty(scope: &Scope<'_>, ty: &RustType) -> TokenStream {
    match ty {
        RustType::Bool => quote!(bool),
        RustType::I8 => quote!(i8),
        RustType::I16 => quote!(i16),
        RustType::I32 => quote!(i32),
        RustType::I64 => quote!(i64),
        RustType::F32 => quote!(f32),
        RustType::F64 => quote!(f64),
        RustType::String => scope.std("String"),
        RustType::Blob => scope.runtime("Blob"),
        RustType::Timestamp => scope.runtime("Timestamp"),
        RustType::Document => scope.runtime("Document"),
        RustType::BigInteger => scope.runtime("BigInteger"),
        RustType::BigDecimal => scope.runtime("BigDecimal"),
        RustType::Unit => scope.runtime("Unit"),
        RustType::Enum(name) | RustType::IntEnum(name) | RustType::Shape(name) => scope.shape(name),
        RustType::List { item, sparse } => {
            let (vec, item) = (scope.std("Vec"), element(scope, item, *sparse));
            quote!(#vec<#item>)
        }
        RustType::Map { value, sparse } => {
            let (map, string) = (scope.std("BTreeMap"), scope.std("String"));
            let value = element(scope, value, *sparse);
            quote!(#map<#string, #value>)
        }
    }
}

fn element(scope: &Scope<'_>, element: &RustType, sparse: bool) -> TokenStream {
    let element = ty(scope, element);
    if !sparse {
        return element;
    }
    let option = scope.std("Option");
    quote!(#option<#element>)
}

/// What a method takes for a value of the type, and the expression that makes it of `value`.
pub(super) fn argument(scope: &Scope<'_>, of: &RustType, value: TokenStream) -> Argument {
    let into = scope.std("Into");
    match of {
        RustType::String
        | RustType::Blob
        | RustType::Document
        | RustType::BigInteger
        | RustType::BigDecimal => {
            let target = ty(scope, of);
            Argument { ty: quote!(impl #into<#target>), value: quote!(#value.into()) }
        }
        RustType::List { item, sparse } => {
            let iterator = scope.std("IntoIterator");
            let item_type = element(scope, item, *sparse);
            if **item == RustType::String && !sparse {
                Argument {
                    ty: quote!(impl #iterator<Item = impl #into<#item_type>>),
                    value: quote!(#value.into_iter().map(#into::into).collect()),
                }
            } else {
                Argument {
                    ty: quote!(impl #iterator<Item = #item_type>),
                    value: quote!(#value.into_iter().collect()),
                }
            }
        }
        RustType::Map { value: entry, sparse } => {
            let (iterator, string) = (scope.std("IntoIterator"), scope.std("String"));
            let entry_type = element(scope, entry, *sparse);
            if **entry == RustType::String && !sparse {
                Argument {
                    ty: quote!(impl #iterator<Item = (impl #into<#string>, impl #into<#string>)>),
                    value: quote!(#value.into_iter().map(|(k, v)| (k.into(), v.into())).collect()),
                }
            } else {
                Argument {
                    ty: quote!(impl #iterator<Item = (impl #into<#string>, #entry_type)>),
                    value: quote!(#value.into_iter().map(|(k, v)| (k.into(), v)).collect()),
                }
            }
        }
        _ => Argument { ty: ty(scope, of), value },
    }
}

/// An argument of a method.
pub(super) struct Argument {
    /// The type.
    pub(super) ty: TokenStream,
    /// The value for the field.
    pub(super) value: TokenStream,
}

/// The expression for what a field starts with.
pub(super) fn default(scope: &Scope<'_>, of: &RustType, value: &DefaultValue) -> TokenStream {
    let default = scope.std("Default");
    match value {
        DefaultValue::OfType => quote!(#default::default()),
        DefaultValue::Json(json) => {
            json_default(scope, of, json).unwrap_or_else(|| quote!(#default::default()))
        }
    }
}

/// The value of `@default`. None where it does not fit the type, which lowering has refused.
fn json_default(scope: &Scope<'_>, of: &RustType, json: &Json) -> Option<TokenStream> {
    let own = ty(scope, of);
    Some(match of {
        RustType::Bool => {
            let value = json.as_bool()?;
            quote!(#value)
        }
        RustType::I8 | RustType::I16 | RustType::I32 | RustType::I64 => integer(json.as_i64()?),
        // No more digits than the type holds.
        RustType::F32 => {
            let value = json.as_f64()? as f32;
            value.is_finite().then(|| signed(value < 0.0, Literal::f32_unsuffixed(value.abs())))?
        }
        RustType::F64 => double(json.as_f64()?),
        RustType::String | RustType::Enum(_) => {
            let value = json.as_str()?;
            quote!(#own::from(#value))
        }
        RustType::IntEnum(_) => {
            let value = integer(json.as_i64()?);
            quote!(#own::from(#value))
        }
        RustType::Blob => {
            let value = json.as_str()?;
            quote!(#own::from_base64(#value).unwrap_or_default())
        }
        RustType::Timestamp => match json {
            // A date-time, or seconds since 1970.
            Json::String(text) => quote!(#text.parse().unwrap_or_default()),
            Json::Number(number) if number.is_i64() => {
                let seconds = integer(number.as_i64()?);
                quote!(#own::new(#seconds, 0).unwrap_or_default())
            }
            Json::Number(number) => {
                let (text, format) = (number.to_string(), scope.runtime("TimestampFormat"));
                quote!(#own::parse(#text, #format::EpochSeconds).unwrap_or_default())
            }
            _ => return None,
        },
        RustType::BigInteger | RustType::BigDecimal => {
            let text = json.to_string();
            quote!(#text.parse().unwrap_or_default())
        }
        RustType::Document => match json {
            Json::Bool(value) => quote!(#own::from(#value)),
            Json::String(value) => quote!(#own::from(#value)),
            Json::Number(number) if number.is_i64() => {
                // The conversion is there for several types, so the literal has to say which.
                let value = number.as_i64()?;
                let digits: Literal = format!("{}i64", value.unsigned_abs()).parse().ok()?;
                let value = signed(value < 0, digits);
                quote!(#own::from(#value))
            }
            Json::Number(number) => {
                let value = double(number.as_f64()?);
                quote!(#own::from(#value))
            }
            Json::Array(_) => {
                let vec = scope.std("Vec");
                quote!(#own::List(#vec::new()))
            }
            Json::Object(_) => {
                let map = scope.std("BTreeMap");
                quote!(#own::Map(#map::new()))
            }
            Json::Null => return None,
        },
        RustType::Unit | RustType::Shape(_) | RustType::List { .. } | RustType::Map { .. } => {
            return None;
        }
    })
}

fn integer(value: i64) -> TokenStream {
    signed(value < 0, Literal::u64_unsuffixed(value.unsigned_abs()))
}

/// The number, which is finite: JSON has no others.
fn double(value: f64) -> TokenStream {
    signed(value < 0.0, Literal::f64_unsuffixed(value.abs()))
}

/// A number with its sign, which a literal does not have.
fn signed(is_negative: bool, digits: Literal) -> TokenStream {
    if is_negative { quote!(-#digits) } else { quote!(#digits) }
}
