//! The entries of the trait `waitable`: what names waiters before they are lowered.

use crate::diagnostic::Place;
use crate::model::Shape;
use crate::names::{self, Candidate, Style};
use serde_json::Value as Json;
use std::collections::BTreeMap;

const WAITABLE: &str = "smithy.waiters#waitable";

/// Returns the waiters of an operation as candidates for names, with their names in the model.
pub(super) fn candidates(shape: &Shape) -> impl Iterator<Item = (&str, Candidate)> {
    entries(shape).map(|(waiter, _, place)| {
        let meaning = format!("the waiter `{waiter}` of `{}`", shape.id);
        let name = names::waiter_name(waiter);
        (waiter, Candidate { name, style: Style::Snake, meaning, place })
    })
}

/// Returns the trait's entry for each waiter, ordered by name, because their order in a model has
/// no meaning.
pub(super) fn entries(shape: &Shape) -> impl Iterator<Item = (&str, &Json, Option<Place>)> {
    let waiters = shape.traits.get(WAITABLE).and_then(Json::as_object).into_iter().flatten();
    let waiters: BTreeMap<&String, &Json> = waiters.collect();
    let place = shape.place().map(|place| place.key("traits").key(WAITABLE));
    let place_of = move |name: &String| place.clone().map(|place| place.key(name));
    waiters.into_iter().map(move |(name, json)| (name.as_str(), json, place_of(name)))
}
