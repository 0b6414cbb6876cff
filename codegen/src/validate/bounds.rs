//! Rules for traits with a minimum and a maximum: the minimum must not be greater.

use super::value::Fault;
use crate::model::number;
use serde_json::Value;
use std::cmp::Ordering;

/// <https://smithy.io/2.0/spec/constraint-traits.html#length-trait>
pub(super) fn of_length(length: &Value) -> Option<Fault> {
    ordered(length, "LengthTrait")
}

/// <https://smithy.io/2.0/spec/constraint-traits.html#range-trait>
pub(super) fn of_range(range: &Value) -> Option<Fault> {
    ordered(range, "RangeTrait")
}

/// <https://smithy.io/2.0/additional-specs/waiters.html#waiter-structure>
pub(super) fn of_delays(waiters: &Value) -> Option<Fault> {
    const DEFAULT_MIN: i64 = 2;
    const DEFAULT_MAX: i64 = 120;
    waiters.as_object()?.iter().find_map(|(name, waiter)| {
        let delay = |key, default| waiter.get(key).map_or(Some(default), Value::as_i64);
        let (min, max) = (delay("minDelay", DEFAULT_MIN)?, delay("maxDelay", DEFAULT_MAX)?);
        let problem =
            format!("has a `minDelay` of {min}, which is greater than its `maxDelay` of {max}");
        let help = "by default, `minDelay` is 2 and `maxDelay` is 120 seconds";
        (min > max).then(|| Fault::new(problem, help, "WaitableTrait").below(&[name]))
    })
}

fn ordered(bounds: &Value, event: &'static str) -> Option<Fault> {
    let (min, max) = (bounds.get("min")?, bounds.get("max")?);
    let problem = format!("has a `min` of {min}, which is greater than its `max` of {max}");
    let help = "no value is between them: swap the two";
    (number::compare(&text(min), &text(max))? == Ordering::Greater)
        .then(|| Fault::new(problem, help, event))
}

/// Returns a number as text, or the text that represents one.
fn text(number: &Value) -> String {
    number.as_str().map_or_else(|| number.to_string(), str::to_owned)
}
