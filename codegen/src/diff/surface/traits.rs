//! The traits that matter: what follows where one comes, goes or changes.

use super::{Fact, Facts, Kind, Rule};
use crate::lower::has_type;
use crate::model::{Member, Model, Shape, Traits};
use serde_json::Value as Json;

/// Adds what the traits of a shape or a member say. `place` leads to it from the item that the
/// facts are about; `name` is its name in the model.
pub(super) fn tell(facts: &mut Facts, place: &str, traits: &Traits, name: &str) {
    for (id, value) in traits.iter() {
        if let Some((kind, value)) = effect(id.as_str(), value, name) {
            let fact = Fact { rule: Rule::Always(kind), value };
            facts.insert(format!("{place}{}", id.name()), fact);
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

/// What follows from a change of the trait, and its value in a form that is equal for equal
/// meanings. None if nothing in a crate follows from the trait, or from this value of it; of the
/// rest, `required`, `default`, `deprecated` and `documentation` are told elsewhere.
fn effect(id: &str, value: &Json, name: &str) -> Option<(Kind, String)> {
    let kind = match id {
        "smithy.api#jsonName" | "smithy.api#xmlName" | "aws.protocols#ec2QueryName" => {
            Kind::WireName
        }
        "smithy.api#endpoint"
        | "smithy.api#error"
        | "smithy.api#eventHeader"
        | "smithy.api#eventPayload"
        | "smithy.api#hostLabel"
        | "smithy.api#http"
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
        | "aws.customizations#s3UnwrappedXmlOutput"
        | "aws.protocols#awsQueryError"
        | "aws.protocols#restXml" => Kind::WireBinding,
        "smithy.api#length"
        | "smithy.api#pattern"
        | "smithy.api#range"
        | "smithy.api#uniqueItems" => Kind::Constraint,
        "smithy.api#clientOptional"
        | "smithy.api#httpChecksumRequired"
        | "smithy.api#idempotencyToken"
        | "smithy.api#input"
        | "smithy.api#requestCompression"
        | "smithy.api#retryable"
        | "smithy.api#sensitive"
        | "aws.protocols#awsQueryCompatible" => Kind::Behavior,
        "smithy.rules#contextParam"
        | "smithy.rules#operationContextParams"
        | "smithy.rules#staticContextParams" => Kind::Endpoint,
        _ => return None,
    };
    let number = |property, default| value.get(property).and_then(Json::as_u64).unwrap_or(default);
    let text = |property| value.get(property).and_then(Json::as_str).unwrap_or_default();
    let meaning = match id {
        // A name that it has anyhow.
        _ if kind == Kind::WireName && value.as_str() == Some(name) => return None,
        "aws.protocols#restXml" => {
            let is_bare = value.get("noErrorWrapping") == Some(&Json::Bool(true));
            return is_bare.then(|| (kind, "noErrorWrapping".to_owned()));
        }
        "smithy.api#http" => {
            format!("{} {}, {}", text("method"), text("uri"), number("code", 200))
        }
        "aws.protocols#awsQueryError" => {
            format!("{}, {}", text("code"), number("httpResponseCode", 400))
        }
        "smithy.api#retryable" if value.get("throttling") == Some(&Json::Bool(true)) => {
            "throttling".to_owned()
        }
        "smithy.api#retryable" => "not throttling".to_owned(),
        "smithy.api#length" | "smithy.api#range" => bounds(value),
        _ => canonical(value),
    };
    Some((kind, meaning))
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

/// A number, which is written as text where JSON would round it, and which may have no more than
/// zeros behind the point.
fn digits(bound: &Json) -> String {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match bound {
        Json::String(text) => text.clone(),
        bound => match bound.as_f64() {
            Some(whole) if whole.fract() == 0.0 && whole.abs() < EXACT => format!("{whole}"),
            _ => bound.to_string(),
        },
    }
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
