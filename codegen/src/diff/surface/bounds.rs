//! How far a constraint limits values.

use crate::traits::{Argument, Value};

/// What a constraint allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::diff) enum Bounds {
    /// What is between two bounds, which may be infinite.
    Between(f64, f64),
    /// Something that is neither more nor less than anything else, as with patterns.
    Other,
}

/// How it changed what is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::diff) enum Direction {
    More,
    Less,
    Other,
}

impl Bounds {
    /// Returns the bounds that the value of a trait sets.
    pub(super) fn of(value: &Value<'_>) -> Bounds {
        let bound = |bound: Option<_>, infinite| bound.map_or(Some(infinite), number);
        let both = value
            .bounds()
            .and_then(|[min, max]| bound(min, f64::NEG_INFINITY).zip(bound(max, f64::INFINITY)));
        both.map_or(Bounds::Other, |(min, max)| Bounds::Between(min, max))
    }

    /// Returns the way from one constraint to another. Without a constraint, everything is allowed.
    pub(in crate::diff) fn direction(was: Option<Bounds>, is: Option<Bounds>) -> Direction {
        match (was, is) {
            (Some(_), None) => Direction::More,
            (None, Some(_)) => Direction::Less,
            (Some(Bounds::Between(min, max)), Some(Bounds::Between(new_min, new_max))) => {
                if (new_min, new_max) == (min, max) {
                    // The bounds differ by less than doubles can.
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

fn number(bound: &Argument<'_>) -> Option<f64> {
    match bound {
        // Sizes beyond 2⁵³ are compared as the nearest doubles.
        Argument::Size(size) => Some(*size as f64),
        Argument::Number(number) => number.as_f64(),
        _ => None,
    }
}
