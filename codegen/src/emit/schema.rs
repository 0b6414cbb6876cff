//! Schema tables: what the model says of each shape that matters at run time.

use super::code::Code;
use super::file::file;
use super::layout::{Lines, Piece, quoted};
use super::scope::Scope;
use crate::lower::{Crate, SchemaItem, has_type};
use crate::model::{Member, Shape, ShapeId, ShapeKind, Traits, number as numbers};
use heck::{ToShoutySnakeCase, ToUpperCamelCase};
use serde_json::Value as Json;
use std::fmt::Display;

pub(super) fn emit(lowered: &Crate<'_>) -> String {
    let scope = Scope::of("");
    let mut lines = Lines::default();
    for item in &lowered.schemas {
        table(&mut lines, &scope, lowered, item);
    }
    file(HEAD, scope, &lines.into_text())
}

const HEAD: &str = "\
//! What the model says of each shape, for the runtime.
//!
//! The tables of simple shapes, lists and maps are hidden, and no part of what the crate promises: a
//! model may refer to other such shapes in every version. A member's `target()` is what it has now.

// Numbers are the model's.
#![allow(clippy::approx_constant)]
";

fn table(lines: &mut Lines, scope: &Scope<'_>, lowered: &Crate<'_>, item: &SchemaItem<'_>) {
    let (name, shape) = (&item.name, item.shape);
    let id = shape.id.as_str();
    let (schema, shape_type) = (scope.runtime("Schema"), scope.runtime("ShapeType"));
    let is_input = shape.traits.has("smithy.api#input");
    let members = data_members(shape).iter().map(|member| {
        let target = target(scope, lowered, &member.target);
        let traits = member_traits(scope, member, is_input);
        let name = quoted(&member.name).into();
        Piece::call(
            format_args!("{}::new", scope.runtime("Member")),
            [name, format!("&{target}").into(), traits],
        )
    });
    let table = Piece::call(
        format_args!("pub static {name}: {schema} = {schema}::new"),
        [
            format!("&{name}").into(),
            quoted(id).into(),
            format!("{shape_type}::{}", shape.kind.name().to_upper_camel_case()).into(),
            Piece::slice(members),
            Piece::slice(shape_traits(scope, shape)),
        ],
    );
    lines.blank();
    lines.docs(0, &item.docs);
    if !has_type(shape) {
        // The model's authors give a member another such shape at will: nobody should name it.
        lines.line(0, "#[doc(hidden)]");
    }
    lines.piece(0, &table, ";");
}

/// The members that hold data: those of an enum are its values.
fn data_members(shape: &Shape) -> &[Member] {
    match shape.kind {
        ShapeKind::Enum | ShapeKind::IntEnum => &[],
        _ => &shape.members,
    }
}

/// The static of a target: the crate's, or one of the runtime's for the prelude.
fn target(scope: &Scope<'_>, lowered: &Crate<'_>, id: &ShapeId) -> Code {
    if let Some(name) = lowered.schema_names.get(id) {
        return Code::from(&*name.ident);
    }
    format!("{}::{}", scope.runtime("prelude"), id.name().to_shouty_snake_case()).into()
}

/// The traits of a shape, with the values of an enum.
fn shape_traits(scope: &Scope<'_>, shape: &Shape) -> Vec<Piece> {
    let mut traits = known_traits(scope, &shape.traits);
    let values = shape.members.iter().filter_map(|m| m.traits.get("smithy.api#enumValue"));
    let listed = |name: &str, values: Vec<Piece>| {
        let name = format!("{}::{name}", scope.runtime("Trait"));
        Piece::call(name, [Piece::slice(values)])
    };
    match shape.kind {
        ShapeKind::Enum => {
            let values = values.filter_map(Json::as_str).map(|value| quoted(value).into());
            traits.push(listed("EnumValues", values.collect()));
        }
        ShapeKind::IntEnum => {
            let values = values.filter_map(Json::as_i64).map(|value| value.to_string().into());
            traits.push(listed("IntEnumValues", values.collect()));
        }
        _ => {}
    }
    traits
}

/// The traits of a member. A server fills in the defaults of inputs, since these are optional in
/// Rust, and must not miss a required member that has a default.
fn member_traits(scope: &Scope<'_>, member: &Member, is_input: bool) -> Piece {
    let mut traits = known_traits(scope, &member.traits);
    let is_optional = is_input || member.traits.has("smithy.api#clientOptional");
    if let Some(default) = member.traits.get("smithy.api#default").filter(|json| !json.is_null())
        && (is_optional || member.traits.has("smithy.api#required"))
    {
        let default = with_text("Default", &default.to_string());
        traits.push(default.after(format_args!("{}::", scope.runtime("Trait"))));
    }
    Piece::slice(traits)
}

/// The traits that the runtime knows, by trait id.
fn known_traits(scope: &Scope<'_>, traits: &Traits) -> Vec<Piece> {
    let known = traits.iter().filter_map(|(id, value)| known_trait(scope, id.as_str(), value));
    known.map(|known| known.after(format_args!("{}::", scope.runtime("Trait")))).collect()
}

fn known_trait(scope: &Scope<'_>, id: &str, value: &Json) -> Option<Piece> {
    let text = || value.as_str();
    Some(match id {
        "smithy.api#required" => "Required".into(),
        "smithy.api#clientOptional" => "ClientOptional".into(),
        "smithy.api#input" => "Input".into(),
        "smithy.api#sensitive" => "Sensitive".into(),
        "smithy.api#sparse" => "Sparse".into(),
        "smithy.api#idempotencyToken" => "IdempotencyToken".into(),
        "smithy.api#streaming" => "Streaming".into(),
        "smithy.api#xmlAttribute" => "XmlAttribute".into(),
        "smithy.api#xmlFlattened" => "XmlFlattened".into(),
        "smithy.api#uniqueItems" => "UniqueItems".into(),
        "smithy.api#httpLabel" => "HttpLabel".into(),
        "smithy.api#httpQueryParams" => "HttpQueryParams".into(),
        "smithy.api#httpPayload" => "HttpPayload".into(),
        "smithy.api#httpResponseCode" => "HttpResponseCode".into(),
        "smithy.api#hostLabel" => "HostLabel".into(),
        "smithy.api#eventHeader" => "EventHeader".into(),
        "smithy.api#eventPayload" => "EventPayload".into(),
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
            let prefix = option(value.get("prefix").and_then(Json::as_str).map(quoted));
            let fields = [format!("uri: {}", quoted(uri)), format!("prefix: {prefix}")];
            Piece::list("XmlNamespace { ", fields.map(Piece::from), " }")
        }
        "smithy.api#timestampFormat" => {
            let format = match text()? {
                "date-time" => "DateTime",
                "http-date" => "HttpDate",
                "epoch-seconds" => "EpochSeconds",
                _ => return None,
            };
            let format = format!("{}::{format}", scope.runtime("TimestampFormat"));
            Piece::call("TimestampFormat", [format.into()])
        }
        "smithy.api#length" => {
            let bound = |name| option(value.get(name).and_then(Json::as_u64)).into();
            Piece::call("length", ["min", "max"].map(bound))
        }
        "smithy.api#range" => {
            let bound =
                |name| option(value.get(name).and_then(|bound| number(scope, bound))).into();
            Piece::call("range", ["min", "max"].map(bound))
        }
        "smithy.api#error" => {
            let fault = match text()? {
                "client" => "Client",
                "server" => "Server",
                _ => return None,
            };
            Piece::call("Error", [format!("{}::{fault}", scope.runtime("Fault")).into()])
        }
        "smithy.api#httpError" => {
            let code = u16::try_from(value.as_u64()?).ok()?;
            format!("HttpError({code})").into()
        }
        "aws.protocols#awsQueryError" => {
            let code = value.get("code")?.as_str()?;
            let status = value.get("httpResponseCode").and_then(Json::as_u64).unwrap_or(400);
            let status = u16::try_from(status).ok()?;
            Piece::call("aws_query_error", [quoted(code).into(), status.to_string().into()])
        }
        "smithy.api#retryable" => {
            let throttling = value.get("throttling").and_then(Json::as_bool).unwrap_or(false);
            format!("Retryable {{ throttling: {throttling} }}").into()
        }
        _ => return None,
    })
}

fn with_text(name: &str, text: &str) -> Piece {
    Piece::call(name, [quoted(text).into()])
}

fn option(value: Option<impl Display>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}

/// A bound of a range, which may be a number or, for those that JSON would round elsewhere, its text.
fn number(scope: &Scope<'_>, bound: &Json) -> Option<String> {
    let bound = match bound {
        Json::String(text) => numbers::read(text)?,
        bound => bound.as_number()?.clone(),
    };
    let of = scope.runtime("Bound");
    let text = bound.to_string();
    Some(match text.strip_suffix(".0").unwrap_or(&text).parse::<i64>() {
        Ok(value) => format!("{of}::integer({value})"),
        Err(_) => format!("{of}::decimal({})", quoted(&text)),
    })
}
