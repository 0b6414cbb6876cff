//! Facts of traits: what follows where one comes, goes or changes.

use super::context::Context;
use super::{Bounds, Fact, Facts, Kind, Rule};
use crate::lower::{Crate, has_type};
use crate::model::{Member, Model, Shape, ShapeKind};
use crate::traits::{Argument, Effect, Trait, Value};
use serde_json::Value as Json;

/// The status code of a response, which only servers depend on.
const STATUS: &str = "status";

/// Adds what the traits of a shape, a member, an operation or the service say. `place` leads to it
/// from the item that the facts are about; `name` is its name in the model.
pub(super) fn tell(
    facts: &mut Facts,
    context: Context,
    place: &str,
    traits: &[Trait<'_>],
    name: &str,
) {
    for one in traits {
        tell_one(facts, context, place, one, name);
    }
    if let Some(status) = status_of_error(traits) {
        facts.insert(format!("{place}{STATUS}"), always(Kind::Status, status.to_string()));
    }
}

fn tell_one(facts: &mut Facts, context: Context, place: &str, one: &Trait<'_>, name: &str) {
    if let Some(rule) = rule(context, one, name) {
        let fact = Fact { rule, value: meaning(&one.value) };
        facts.insert(format!("{place}{}", one.info.short_name()), fact);
    }
    if let (Some(fact), Some(status)) = (one.info.status, status_code(&one.value)) {
        facts.insert(format!("{place}{fact}"), always(Kind::Status, status.to_string()));
    }
}

/// Returns the status code of an error: its own, or the one that follows from who is at fault.
fn status_of_error(traits: &[Trait<'_>]) -> Option<u16> {
    let with = |effect| traits.iter().find(|one| one.info.effect == effect);
    let by_fault = match &with(Effect::Fault)?.value {
        Value::Argument(Argument::OneOf(fault)) if fault.value == "server" => 500,
        _ => 400,
    };
    Some(with(Effect::Status).and_then(|one| status_code(&one.value)).unwrap_or(by_fault))
}

fn status_code(value: &Value<'_>) -> Option<u16> {
    value.arguments().find_map(|argument| match argument {
        Argument::StatusCode(code) => Some(*code),
        _ => None,
    })
}

fn always(kind: Kind, value: String) -> Fact {
    Fact { rule: Rule::Always(kind), value }
}

/// Returns what a member inherits from its target, down to shapes that have types: their facts are
/// their own.
pub(super) fn of_target(
    model: &Model,
    lowered: &Crate<'_>,
    context: Context,
    member: &Member,
) -> Facts {
    let mut facts = Facts::new();
    if let Some(target) = model.shape(&member.target) {
        tell_shape(&mut facts, context, (model, lowered), "", target);
    }
    facts
}

/// Collections that contain nothing but themselves are invalid, so this ends.
fn tell_shape(
    facts: &mut Facts,
    context: Context,
    (model, lowered): (&Model, &Crate<'_>),
    place: &str,
    shape: &Shape,
) {
    if has_type(shape) {
        if shape.kind == ShapeKind::Enum {
            // Where the target is the key of a map, which is a string in Rust.
            let rule = Rule::Limit { bounds: Bounds::Other, is_sent: context.is_sent };
            let fact = Fact { rule, value: shape.id.to_string() };
            facts.insert(format!("{place}enum"), fact);
        }
        return;
    }
    // The shapes of Smithy's prelude have no schema in the crate, and no traits that members inherit.
    let Some(schema) = lowered.schema(&shape.id) else { return };
    for one in schema.traits.iter().filter(|one| one.info.is_inherited) {
        tell_one(facts, context, place, one, shape.id.name());
    }
    for member in &schema.members {
        let name = &member.member.name;
        let place = format!("{place}{name}.");
        if let Some(target) = model.shape(&member.member.target) {
            tell_shape(facts, context, (model, lowered), &place, target);
        }
        tell(facts, context, &place, &member.traits, name);
    }
}

/// Adds the format that the protocol gives to a timestamp if neither the member nor its target has
/// one.
pub(super) fn tell_timestamp_format(
    facts: &mut Facts,
    context: Context,
    model: &Model,
    (member, traits): (&Member, &[Trait<'_>]),
) {
    let is_timestamp =
        model.shape(&member.target).is_some_and(|shape| shape.kind == ShapeKind::Timestamp);
    if !is_timestamp {
        return;
    }
    let mut of_protocol = Facts::new();
    let format = Json::from(context.timestamp_format(traits));
    if let Some(format) = Trait::read("smithy.api#timestampFormat", &format) {
        tell_one(&mut of_protocol, context, "", &format, &member.name);
    }
    for (name, fact) in of_protocol {
        facts.entry(name).or_insert(fact);
    }
}

/// Returns what follows from a change of a trait of something that has, or would have, the name
/// `name`. None if it follows from other facts, or if this value of the trait says nothing.
fn rule(context: Context, one: &Trait<'_>, name: &str) -> Option<Rule> {
    let on_wire = |kind| Rule::Always(if context.reads(one.info) { kind } else { Kind::Unread });
    Some(match one.info.effect {
        Effect::Indirect | Effect::Required => return None,
        Effect::WireName if one.value.text() == Some(name) => return None,
        Effect::WireName => on_wire(Kind::WireName),
        Effect::WireBinding => on_wire(Kind::WireBinding),
        Effect::Fault => Rule::Fault,
        Effect::Status => Rule::Beside { fact: STATUS, kind: Kind::Target },
        Effect::Limit => Rule::Limit { bounds: Bounds::of(&one.value), is_sent: context.is_sent },
        Effect::Endpoint => Rule::Always(Kind::Endpoint),
        Effect::Behavior => Rule::Always(Kind::Behavior),
    })
}

/// Returns the value of a trait as text that is the same for equal meanings. Its status code is a fact
/// of its own, unless it is all that the trait says.
fn meaning(value: &Value<'_>) -> String {
    match value {
        Value::Annotation => SET.to_owned(),
        Value::Property(name) => (*name).to_owned(),
        Value::Argument(argument) => shown(argument),
        Value::Properties(..) => match value.bounds() {
            Some([min, max]) => bounds(min.map(shown), max.map(shown)),
            None => properties(value),
        },
    }
}

/// As in `GET /orders`.
fn properties(value: &Value<'_>) -> String {
    let properties = value.properties().filter_map(|(name, argument)| match argument? {
        Argument::StatusCode(_) => None,
        Argument::Text(text) => Some(text.to_string()),
        Argument::Flag(true) => Some(name.to_owned()),
        Argument::Flag(false) => Some(format!("not {name}")),
        other => Some(shown(other)),
    });
    properties.collect::<Vec<_>>().join(" ")
}

fn shown(argument: &Argument<'_>) -> String {
    match argument {
        Argument::Flag(flag) => flag.to_string(),
        Argument::StatusCode(code) => code.to_string(),
        Argument::Size(size) => size.to_string(),
        Argument::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
        }
        Argument::Text(text) => Json::from(text.as_ref()).to_string(),
        Argument::Texts(texts) => Json::from(texts.clone()).to_string(),
        Argument::Integers(values) => Json::from(values.clone()).to_string(),
        Argument::OneOf(choice) => Json::from(choice.value).to_string(),
    }
}

/// As in `1 to 128`.
fn bounds(min: Option<String>, max: Option<String>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "any".to_owned(),
    }
}

/// What a trait without properties says.
pub(super) const SET: &str = "set";

/// Returns JSON as text that is the same for the same value, however it is written.
pub(super) fn canonical(json: &Json) -> String {
    match json {
        Json::Object(entries) if entries.is_empty() => SET.to_owned(),
        json => {
            let mut json = json.clone();
            json.sort_all_objects();
            json.to_string()
        }
    }
}
