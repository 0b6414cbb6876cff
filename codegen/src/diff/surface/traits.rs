//! The traits that matter: what follows where one comes, goes or changes.

use super::{Fact, Facts, Kind, Rule};
use crate::lower::has_type;
use crate::model::{Member, Model, Shape, ShapeKind, Traits};
use serde_json::Value as Json;

/// Adds what the traits of a shape or member of data say. `place` leads to it from the item that
/// the facts are about; `name` is its name in the model.
pub(super) fn tell(facts: &mut Facts, place: &str, traits: &Traits, name: &str) {
    for (id, value) in traits.iter() {
        if let Some(kind) = kind_of_data_trait(id.as_str(), value, name) {
            let fact = Fact { rule: Rule::Always(kind), value: meaning(id.as_str(), value) };
            facts.insert(format!("{place}{}", id.name()), fact);
        }
    }
}

/// Adds what the traits of a service or an operation say.
pub(super) fn tell_of_service(facts: &mut Facts, traits: &Traits) {
    for (id, value) in traits.iter() {
        if let Some(kind) = kind_of_service_trait(id.as_str(), value) {
            let fact = Fact { rule: Rule::Always(kind), value: meaning(id.as_str(), value) };
            facts.insert(id.name().to_owned(), fact);
        }
    }
}

/// What a member's target says, down to shapes that have a type, which speak for themselves. What
/// the member says itself goes before that.
pub(super) fn of_target(model: &Model, member: &Member) -> Facts {
    let mut facts = Facts::new();
    if let Some(target) = model.shape(&member.target) {
        tell_shape(&mut facts, model, "", target);
    }
    let mut own = Facts::new();
    tell(&mut own, "", &member.traits, &member.name);
    facts.retain(|name, _| !own.contains_key(name));
    facts
}

fn tell_shape(facts: &mut Facts, model: &Model, place: &str, shape: &Shape) {
    if has_type(shape) {
        if shape.kind == ShapeKind::Enum {
            // Where the target is the key of a map, which is a string in Rust.
            let fact = Fact { rule: Rule::Always(Kind::Constraint), value: shape.id.to_string() };
            facts.insert(format!("{place}enum"), fact);
        }
        return;
    }
    tell(facts, place, &shape.traits, shape.id.name());
    for member in &shape.members {
        let place = format!("{place}{}.", member.name);
        if let Some(target) = model.shape(&member.target) {
            tell_shape(facts, model, &place, target);
        }
        tell(facts, &place, &member.traits, &member.name);
    }
}

/// What follows from a change of a trait of data that has, or would have, the name `name`. None if
/// nothing in a crate follows from it, or from this value of it. `required`, `default`, `sparse`,
/// `deprecated` and `documentation` are told elsewhere.
fn kind_of_data_trait(id: &str, value: &Json, name: &str) -> Option<Kind> {
    Some(match id {
        "smithy.api#jsonName" | "smithy.api#xmlName" | "aws.protocols#ec2QueryName" => {
            let is_its_own = value.as_str() == Some(name);
            return (!is_its_own).then_some(Kind::WireName);
        }
        "smithy.api#error"
        | "smithy.api#eventHeader"
        | "smithy.api#eventPayload"
        | "smithy.api#hostLabel"
        | "smithy.api#httpError"
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
        | "aws.protocols#awsQueryError" => Kind::WireBinding,
        "smithy.api#length"
        | "smithy.api#pattern"
        | "smithy.api#range"
        | "smithy.api#uniqueItems" => Kind::Constraint,
        "smithy.api#clientOptional"
        | "smithy.api#idempotencyToken"
        | "smithy.api#input"
        | "smithy.api#retryable"
        | "smithy.api#sensitive" => Kind::Behavior,
        _ => return None,
    })
}

/// The same for a trait of a service or an operation.
fn kind_of_service_trait(id: &str, value: &Json) -> Option<Kind> {
    Some(match id {
        "smithy.api#endpoint"
        | "smithy.api#http"
        | "smithy.api#xmlNamespace"
        | "aws.customizations#s3UnwrappedXmlOutput" => Kind::WireBinding,
        "aws.protocols#restXml" => {
            let wraps_errors = value.get("noErrorWrapping") != Some(&Json::Bool(true));
            return (!wraps_errors).then_some(Kind::WireBinding);
        }
        "smithy.api#httpChecksumRequired"
        | "smithy.api#requestCompression"
        | "aws.protocols#awsQueryCompatible" => Kind::Behavior,
        _ => return None,
    })
}

/// The value of a trait in a form that is the same for equal meanings.
fn meaning(id: &str, value: &Json) -> String {
    let number = |property, default| value.get(property).and_then(Json::as_u64).unwrap_or(default);
    let text = |property| value.get(property).and_then(Json::as_str).unwrap_or_default();
    match id {
        "aws.protocols#restXml" => "noErrorWrapping".to_owned(),
        "smithy.api#http" => {
            format!("{} {}, {}", text("method"), text("uri"), number("code", 200))
        }
        "aws.protocols#awsQueryError" => {
            format!("{}, {}", text("code"), number("httpResponseCode", 400))
        }
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
