//! Schema tables: what the model says of each shape that matters at run time.

use super::rust::{docs, file_with_head, ident};
use super::scope::Scope;
use crate::lower::{Crate, SchemaItem};
use crate::model::{Member, Shape, ShapeId, ShapeKind, Traits};
use heck::{ToShoutySnakeCase, ToUpperCamelCase};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value as Json;

pub(super) fn emit(lowered: &Crate<'_>) -> String {
    let scope = Scope::of("");
    let tables = lowered.schemas.iter().map(|item| table(&scope, lowered, item)).collect();
    file_with_head(HEAD, scope, tables)
}

const HEAD: &str = "\
//! What the model says of each shape, for the runtime.

// Numbers are the model's.
#![allow(clippy::approx_constant)]
";

fn table(scope: &Scope<'_>, lowered: &Crate<'_>, item: &SchemaItem<'_>) -> TokenStream {
    let shape = item.shape;
    let docs = docs(&item.docs);
    let (schema, shape_type) = (scope.runtime("Schema"), scope.runtime("ShapeType"));
    let (name, id) = (ident(&item.name), shape.id.as_str());
    let kind = ident(&shape.kind.name().to_upper_camel_case());
    let is_input = shape.traits.has("smithy.api#input");
    let members = data_members(shape).iter().map(|member| {
        let member_type = scope.runtime("Member");
        let name = &member.name;
        let target = target(scope, lowered, &member.target);
        let traits = member_traits(scope, member, is_input);
        quote!(#member_type::new(#name, &#target, #traits))
    });
    let traits = shape_traits(scope, shape);
    quote! {
        #docs
        pub static #name: #schema = #schema::new(
            &#name,
            #id,
            #shape_type::#kind,
            &[#(#members),*],
            &[#(#traits),*],
        );
    }
}

/// The members that hold data: those of an enum are its values.
fn data_members(shape: &Shape) -> &[Member] {
    match shape.kind {
        ShapeKind::Enum | ShapeKind::IntEnum => &[],
        _ => &shape.members,
    }
}

/// The static of a target: the crate's, or one of the runtime's for the prelude.
fn target(scope: &Scope<'_>, lowered: &Crate<'_>, id: &ShapeId) -> TokenStream {
    if let Some(name) = lowered.schema_names.get(id) {
        let name = ident(&name.ident);
        return quote!(#name);
    }
    let prelude = scope.runtime("prelude");
    let name = ident(&id.name().to_shouty_snake_case());
    quote!(#prelude::#name)
}

/// The traits of a shape, with the values of an enum.
fn shape_traits(scope: &Scope<'_>, shape: &Shape) -> Vec<TokenStream> {
    let mut traits = known_traits(scope, &shape.traits);
    let values = shape.members.iter().filter_map(|m| m.traits.get("smithy.api#enumValue"));
    match shape.kind {
        ShapeKind::Enum => {
            let trait_type = scope.runtime("Trait");
            let values = values.filter_map(Json::as_str);
            traits.push(quote!(#trait_type::EnumValues(&[#(#values),*])));
        }
        ShapeKind::IntEnum => {
            let trait_type = scope.runtime("Trait");
            let values = values.filter_map(Json::as_i64).map(number_literal);
            traits.push(quote!(#trait_type::IntEnumValues(&[#(#values),*])));
        }
        _ => {}
    }
    traits
}

/// The traits of a member. A server fills in the defaults of inputs, since these are optional in
/// Rust, and must not miss a required member that has a default.
fn member_traits(scope: &Scope<'_>, member: &Member, is_input: bool) -> TokenStream {
    let mut traits = known_traits(scope, &member.traits);
    let is_optional = is_input || member.traits.has("smithy.api#clientOptional");
    if let Some(default) = member.traits.get("smithy.api#default").filter(|json| !json.is_null())
        && (is_optional || member.traits.has("smithy.api#required"))
    {
        let (trait_type, json) = (scope.runtime("Trait"), default.to_string());
        traits.push(quote!(#trait_type::Default(#json)));
    }
    quote!(&[#(#traits),*])
}

/// The traits that the runtime knows, by trait id.
fn known_traits(scope: &Scope<'_>, traits: &Traits) -> Vec<TokenStream> {
    let known = traits.iter().filter_map(|(id, value)| known_trait(scope, id.as_str(), value));
    let known = known.map(|known| {
        let trait_type = scope.runtime("Trait");
        quote!(#trait_type::#known)
    });
    known.collect()
}

fn known_trait(scope: &Scope<'_>, id: &str, value: &Json) -> Option<TokenStream> {
    let text = || value.as_str();
    Some(match id {
        "smithy.api#required" => quote!(Required),
        "smithy.api#clientOptional" => quote!(ClientOptional),
        "smithy.api#input" => quote!(Input),
        "smithy.api#sensitive" => quote!(Sensitive),
        "smithy.api#sparse" => quote!(Sparse),
        "smithy.api#idempotencyToken" => quote!(IdempotencyToken),
        "smithy.api#streaming" => quote!(Streaming),
        "smithy.api#xmlAttribute" => quote!(XmlAttribute),
        "smithy.api#xmlFlattened" => quote!(XmlFlattened),
        "smithy.api#uniqueItems" => quote!(UniqueItems),
        "smithy.api#httpLabel" => quote!(HttpLabel),
        "smithy.api#httpQueryParams" => quote!(HttpQueryParams),
        "smithy.api#httpPayload" => quote!(HttpPayload),
        "smithy.api#httpResponseCode" => quote!(HttpResponseCode),
        "smithy.api#hostLabel" => quote!(HostLabel),
        "smithy.api#eventHeader" => quote!(EventHeader),
        "smithy.api#eventPayload" => quote!(EventPayload),
        "smithy.api#jsonName" => with_text("JsonName", text()?),
        "smithy.api#xmlName" => with_text("XmlName", text()?),
        "smithy.api#mediaType" => with_text("MediaType", text()?),
        "smithy.api#pattern" => with_text("Pattern", text()?),
        "smithy.api#httpQuery" => with_text("HttpQuery", text()?),
        "smithy.api#httpHeader" => with_text("HttpHeader", text()?),
        "smithy.api#httpPrefixHeaders" => with_text("HttpPrefixHeaders", text()?),
        "aws.protocols#ec2QueryName" => with_text("Ec2QueryName", text()?),
        "smithy.api#xmlNamespace" => {
            let uri = value.get("uri")?.as_str()?;
            let prefix = option(value.get("prefix").and_then(Json::as_str));
            quote!(XmlNamespace { uri: #uri, prefix: #prefix })
        }
        "smithy.api#timestampFormat" => {
            let format = match text()? {
                "date-time" => quote!(DateTime),
                "http-date" => quote!(HttpDate),
                "epoch-seconds" => quote!(EpochSeconds),
                _ => return None,
            };
            let format_type = scope.runtime("TimestampFormat");
            quote!(TimestampFormat(#format_type::#format))
        }
        "smithy.api#length" => {
            let bound =
                |name| option(value.get(name).and_then(Json::as_u64).map(Literal::u64_unsuffixed));
            let (min, max) = (bound("min"), bound("max"));
            quote!(length(#min, #max))
        }
        "smithy.api#range" => {
            let bound = |name| option(value.get(name).and_then(|bound| number(scope, bound)));
            let (min, max) = (bound("min"), bound("max"));
            quote!(range(#min, #max))
        }
        "smithy.api#error" => {
            let fault = match text()? {
                "client" => quote!(Client),
                "server" => quote!(Server),
                _ => return None,
            };
            let fault_type = scope.runtime("Fault");
            quote!(Error(#fault_type::#fault))
        }
        "smithy.api#httpError" => {
            let code = Literal::u16_unsuffixed(u16::try_from(value.as_u64()?).ok()?);
            quote!(HttpError(#code))
        }
        "aws.protocols#awsQueryError" => {
            let code = value.get("code")?.as_str()?;
            let status = value.get("httpResponseCode").and_then(Json::as_u64).unwrap_or(400);
            let status = Literal::u16_unsuffixed(u16::try_from(status).ok()?);
            quote!(aws_query_error(#code, #status))
        }
        "smithy.api#retryable" => {
            let throttling = value.get("throttling").and_then(Json::as_bool).unwrap_or(false);
            quote!(Retryable { throttling: #throttling })
        }
        _ => return None,
    })
}

fn with_text(name: &str, text: &str) -> TokenStream {
    let name = ident(name);
    quote!(#name(#text))
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}

/// A bound of a range, which may be a number of any type or, for those that JSON would round, its
/// text.
fn number(scope: &Scope<'_>, bound: &Json) -> Option<TokenStream> {
    let parsed;
    let bound = match bound {
        Json::String(text) => {
            parsed = serde_json::from_str(text).ok()?;
            &parsed
        }
        bound => bound,
    };
    let number = if let Some(value) = bound.as_i64() {
        let value = number_literal(value);
        quote!(Integer(#value))
    } else if let Some(value) = bound.as_u64() {
        let value = Literal::u64_unsuffixed(value);
        quote!(Unsigned(#value))
    } else {
        let value = bound.as_f64()?;
        let digits = Literal::f64_unsuffixed(value.abs());
        let sign = (value < 0.0).then(|| quote!(-));
        quote!(Float(#sign #digits))
    };
    let number_type = scope.runtime("Number");
    Some(quote!(#number_type::#number))
}

fn number_literal(value: i64) -> TokenStream {
    let digits = Literal::u64_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}
