//! The traits that matter: what follows where one comes, goes or changes.

use super::context::Context;
use super::{Bounds, Fact, Facts, Kind, Rule};
use crate::lower::has_type;
use crate::model::{Member, Model, Shape, ShapeKind, Traits};
use serde_json::Value as Json;

/// The traits that members take from their targets.
const INHERITED: &[&str] = &[
    "smithy.api#length",
    "smithy.api#mediaType",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.api#sensitive",
    "smithy.api#streaming",
    "smithy.api#timestampFormat",
    "smithy.api#uniqueItems",
];

/// The status code of a response, by which only servers go.
const STATUS: &str = "status";

/// Adds what the traits of a shape or member of data say. `place` leads to it from the item that
/// the facts are about; `name` is its name in the model.
pub(super) fn tell(facts: &mut Facts, context: Context, place: &str, traits: &Traits, name: &str) {
    for (id, value) in traits.iter() {
        if let Some(rule) = rule_of_data_trait(context, id.as_str(), value, name) {
            let fact = Fact { rule, value: meaning(id.as_str(), value) };
            facts.insert(format!("{place}{}", id.name()), fact);
        }
    }
    if let Some(status) = status_of_error(traits) {
        facts.insert(format!("{place}{STATUS}"), always(Kind::Status, status));
    }
    if let Some(error) = traits.get("aws.protocols#awsQueryError") {
        let status = error.get("httpResponseCode").and_then(Json::as_u64).unwrap_or(400);
        let fact = always(Kind::Status, status.to_string());
        facts.insert(format!("{place}awsQueryError {STATUS}"), fact);
    }
}

/// The status code that tells an error.
fn status_of_error(traits: &Traits) -> Option<String> {
    let by_fault = match traits.str("smithy.api#error")? {
        "server" => 500,
        _ => 400,
    };
    let modeled = traits.get("smithy.api#httpError").and_then(Json::as_u64);
    Some(modeled.unwrap_or(by_fault).to_string())
}

/// Adds what the traits of a service or an operation say.
pub(super) fn tell_of_service(facts: &mut Facts, context: Context, traits: &Traits) {
    for (id, value) in traits.iter() {
        if let Some(kind) = kind_of_service_trait(context, id.as_str(), value) {
            facts.insert(id.name().to_owned(), always(kind, meaning(id.as_str(), value)));
        }
    }
    if traits.has("smithy.api#http") {
        let status = traits.property("smithy.api#http", "code").and_then(Json::as_u64);
        let fact = always(Kind::Status, status.unwrap_or(200).to_string());
        facts.insert(STATUS.to_owned(), fact);
    }
}

fn always(kind: Kind, value: String) -> Fact {
    Fact { rule: Rule::Always(kind), value }
}

/// What a member takes from its target, down to shapes that have a type, which speak for themselves.
pub(super) fn of_target(model: &Model, context: Context, member: &Member) -> Facts {
    let mut facts = Facts::new();
    if let Some(target) = model.shape(&member.target) {
        tell_shape(&mut facts, context, model, "", target);
    }
    facts
}

fn tell_shape(facts: &mut Facts, context: Context, model: &Model, place: &str, shape: &Shape) {
    if has_type(shape) {
        if shape.kind == ShapeKind::Enum {
            // Where the target is the key of a map, which is a string in Rust.
            let rule = Rule::Limit { bounds: Bounds::Other, is_sent: context.is_sent };
            let fact = Fact { rule, value: shape.id.to_string() };
            facts.insert(format!("{place}enum"), fact);
        }
        return;
    }
    for (id, value) in shape.traits.iter().filter(|(id, _)| INHERITED.contains(&id.as_str())) {
        if let Some(rule) = rule_of_data_trait(context, id.as_str(), value, shape.id.name()) {
            let fact = Fact { rule, value: meaning(id.as_str(), value) };
            facts.insert(format!("{place}{}", id.name()), fact);
        }
    }
    for member in &shape.members {
        let place = format!("{place}{}.", member.name);
        if let Some(target) = model.shape(&member.target) {
            tell_shape(facts, context, model, &place, target);
        }
        tell(facts, context, &place, &member.traits, &member.name);
    }
}

/// Adds the format that the protocol gives to a timestamp for which neither the member nor its
/// target asks for one.
pub(super) fn tell_timestamp_format(
    facts: &mut Facts,
    context: Context,
    model: &Model,
    member: &Member,
) {
    const ID: &str = "smithy.api#timestampFormat";
    let is_timestamp =
        model.shape(&member.target).is_some_and(|shape| shape.kind == ShapeKind::Timestamp);
    if !is_timestamp {
        return;
    }
    let default = Json::from(context.timestamp_format(&member.traits));
    if let Some(rule) = rule_of_data_trait(context, ID, &default, &member.name) {
        let fact = Fact { rule, value: meaning(ID, &default) };
        facts.entry("timestampFormat".to_owned()).or_insert(fact);
    }
}

/// What follows from a change of a trait of data that has, or would have, the name `name`. None if
/// nothing in a crate follows from it, or from this value of it. `required`, `default`, `sparse`,
/// `deprecated` and `documentation` are told elsewhere.
fn rule_of_data_trait(context: Context, id: &str, value: &Json, name: &str) -> Option<Rule> {
    let on_wire = |kind| Rule::Always(if context.reads(id) { kind } else { Kind::Unread });
    Some(match id {
        "smithy.api#jsonName" | "smithy.api#xmlName" | "aws.protocols#ec2QueryName" => {
            let is_its_own = value.as_str() == Some(name);
            return (!is_its_own).then_some(on_wire(Kind::WireName));
        }
        "smithy.api#eventHeader"
        | "smithy.api#eventPayload"
        | "smithy.api#hostLabel"
        | "smithy.api#httpHeader"
        | "smithy.api#httpLabel"
        | "smithy.api#httpPayload"
        | "smithy.api#httpPrefixHeaders"
        | "smithy.api#httpQuery"
        | "smithy.api#httpQueryParams"
        | "smithy.api#httpResponseCode"
        | "smithy.api#mediaType"
        | "smithy.api#streaming"
        | "smithy.api#timestampFormat"
        | "smithy.api#xmlAttribute"
        | "smithy.api#xmlFlattened"
        | "smithy.api#xmlNamespace"
        | "aws.protocols#awsQueryError" => on_wire(Kind::WireBinding),
        "smithy.api#error" => Rule::Fault,
        "smithy.api#httpError" => Rule::Beside { fact: STATUS, kind: Kind::Target },
        "smithy.api#length"
        | "smithy.api#pattern"
        | "smithy.api#range"
        | "smithy.api#uniqueItems" => {
            Rule::Limit { bounds: Bounds::of(id, value), is_sent: context.is_sent }
        }
        "smithy.api#clientOptional"
        | "smithy.api#idempotencyToken"
        | "smithy.api#input"
        | "smithy.api#retryable"
        | "smithy.api#sensitive" => Rule::Always(Kind::Behavior),
        _ => return None,
    })
}

/// The same for a trait of a service or an operation.
fn kind_of_service_trait(context: Context, id: &str, value: &Json) -> Option<Kind> {
    Some(match id {
        "aws.protocols#restXml" if value.get("noErrorWrapping") != Some(&Json::Bool(true)) => {
            return None;
        }
        "aws.customizations#s3UnwrappedXmlOutput"
        | "aws.protocols#restXml"
        | "smithy.api#http"
        | "smithy.api#xmlNamespace" => {
            if context.reads_of_service(id) {
                Kind::WireBinding
            } else {
                Kind::Unread
            }
        }
        "smithy.api#endpoint" => Kind::Endpoint,
        "smithy.api#httpChecksumRequired"
        | "smithy.api#requestCompression"
        | "aws.protocols#awsQueryCompatible" => Kind::Behavior,
        _ => return None,
    })
}

/// The value of a trait in a form that is the same for equal meanings.
fn meaning(id: &str, value: &Json) -> String {
    let text = |property| value.get(property).and_then(Json::as_str).unwrap_or_default();
    match id {
        "aws.protocols#restXml" => "noErrorWrapping".to_owned(),
        "smithy.api#http" => {
            format!("{} {}", text("method"), text("uri"))
        }
        "aws.protocols#awsQueryError" => text("code").to_owned(),
        "smithy.api#retryable" => {
            let is_throttling = value.get("throttling") == Some(&Json::Bool(true));
            if is_throttling { "throttling" } else { "not throttling" }.to_owned()
        }
        "smithy.api#length" | "smithy.api#range" => bounds(value),
        _ => canonical(value),
    }
}

/// As in `1 to 128`.
fn bounds(value: &Json) -> String {
    let bound = |name| value.get(name).map(digits);
    match (bound("min"), bound("max")) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}

/// A number, which may be written as text, and which may have no more than a zero behind the point.
fn digits(bound: &Json) -> String {
    let text = match bound {
        Json::String(text) => text.clone(),
        bound => bound.to_string(),
    };
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// JSON in a form that is the same for the same value, however it is written. A trait without
/// properties is `set`.
pub(super) fn canonical(json: &Json) -> String {
    match json {
        Json::Object(entries) if entries.is_empty() => "set".to_owned(),
        json => {
            let mut json = json.clone();
            json.sort_all_objects();
            json.to_string()
        }
    }
}
