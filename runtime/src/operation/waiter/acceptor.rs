//! Acceptors: the conditions that decide.

use super::Expression;
use crate::document::Document;

/// What to do after a call: the
/// [state](https://smithy.io/2.0/additional-specs/waiters.html#acceptorstate-enum) of the waiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Stop: the desired state is reached.
    Success,
    /// Stop: the desired state cannot be reached anymore.
    Failure,
    /// Call again: the desired state may be reached later.
    Retry,
}

/// A condition and the decision if it holds: an
/// [acceptor](https://smithy.io/2.0/additional-specs/waiters.html#acceptor-structure).
#[derive(Clone, Copy, Debug)]
pub struct Acceptor {
    pub(super) decision: Decision,
    pub(super) matcher: Matcher,
}

impl Acceptor {
    /// Makes an acceptor that decides [`Decision::Success`].
    pub const fn success(matcher: Matcher) -> Acceptor {
        Acceptor { decision: Decision::Success, matcher }
    }

    /// Makes an acceptor that decides [`Decision::Failure`].
    pub const fn failure(matcher: Matcher) -> Acceptor {
        Acceptor { decision: Decision::Failure, matcher }
    }

    /// Makes an acceptor that decides [`Decision::Retry`].
    pub const fn retry(matcher: Matcher) -> Acceptor {
        Acceptor { decision: Decision::Retry, matcher }
    }

    /// Returns the decision if the condition holds.
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// Returns the condition.
    pub const fn matcher(&self) -> &Matcher {
        &self.matcher
    }
}

/// A condition on the outcome of a call: a
/// [matcher](https://smithy.io/2.0/additional-specs/waiters.html#matcher-union).
#[derive(Clone, Copy, Debug)]
pub enum Matcher {
    /// There is an output (`true`), or there is an error (`false`).
    Success(bool),
    /// There is an error with this shape or this code. Only the name of an absolute shape ID
    /// counts.
    ErrorType(&'static str),
    /// There is an output, and the comparator accepts what the expression finds in it.
    Output(Expression, Comparator),
    /// There is an output, and the comparator accepts what the expression finds in a structure with
    /// the members `input` and `output`.
    InputOutput(Expression, Comparator),
}

/// Compares what an expression finds with the expected value: a
/// [path comparator](https://smithy.io/2.0/additional-specs/waiters.html#pathcomparator-enum).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// It is this string.
    StringEquals(&'static str),
    /// It is this boolean.
    BooleanEquals(bool),
    /// It is a list with at least one item, and every item is this string.
    AllStringEquals(&'static str),
    /// It is a list that contains this string.
    AnyStringEquals(&'static str),
}

impl Comparator {
    /// Returns whether the path finds the expected value. An expression that cannot be evaluated
    /// finds nothing.
    pub(super) fn accepts(&self, path: &Expression, data: &Document) -> bool {
        let Some(found) = path.evaluate(data) else { return false };
        let is = |found: &Document, expected| matches!(found, Document::String(s) if s == expected);
        match (self, &*found) {
            (Comparator::StringEquals(expected), found) => is(found, expected),
            (Comparator::BooleanEquals(expected), Document::Boolean(found)) => found == expected,
            (Comparator::AllStringEquals(expected), Document::List(items)) => {
                !items.is_empty() && items.iter().all(|item| is(item, expected))
            }
            (Comparator::AnyStringEquals(expected), Document::List(items)) => {
                items.iter().any(|item| is(item, expected))
            }
            _ => false,
        }
    }
}
