//! How far a constraint lets values go.

use serde_json::Value as Json;

/// What a constraint lets through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::diff) enum Bounds {
    /// What is between two bounds, which may be infinite.
    Between(f64, f64),
    /// What cannot be told to be more or less than something else, as with a pattern.
    Other,
}

/// How what is let through changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::diff) enum Direction {
    More,
    Less,
    Other,
}

impl Bounds {
    /// Those of a trait.
    pub(super) fn of(id: &str, value: &Json) -> Bounds {
        let bound = |name, none| value.get(name).map_or(Some(none), number);
        match id {
            "smithy.api#length" | "smithy.api#range" => {
                let bounds = bound("min", f64::NEG_INFINITY).zip(bound("max", f64::INFINITY));
                bounds.map_or(Bounds::Other, |(min, max)| Bounds::Between(min, max))
            }
            _ => Bounds::Other,
        }
    }

    /// The way from a constraint to another; none stands for anything being let through.
    pub(in crate::diff) fn direction(was: Option<Bounds>, is: Option<Bounds>) -> Direction {
        match (was, is) {
            (Some(_), None) => Direction::More,
            (None, Some(_)) => Direction::Less,
            (Some(Bounds::Between(min, max)), Some(Bounds::Between(new_min, new_max))) => {
                if (new_min, new_max) == (min, max) {
                    // Bounds that are too close to each other for doubles.
                    Direction::Other
                } else if new_min <= min && new_max >= max {
                    Direction::More
                } else if new_min >= min && new_max <= max {
                    Direction::Less
                } else {
                    Direction::Other
                }
            }
            _ => Direction::Other,
        }
    }
}

/// A bound, which may be written as text.
fn number(bound: &Json) -> Option<f64> {
    match bound {
        Json::String(text) => text.parse().ok(),
        bound => bound.as_f64(),
    }
}
