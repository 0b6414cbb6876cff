//! Acceptors: the conditions that decide.

use super::Expression;
use crate::document::Document;

/// What to do after a call: the
/// [state](https://smithy.io/2.0/additional-specs/waiters.html#acceptorstate-enum) that a waiter is
/// in then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What one waits for is there.
    Success,
    /// It will never be there.
    Failure,
    /// It may be there after the next call.
    Retry,
}

/// A [condition](https://smithy.io/2.0/additional-specs/waiters.html#acceptor-structure), and what
/// follows where it holds.
#[derive(Clone, Copy, Debug)]
pub struct Acceptor {
    pub(super) decision: Decision,
    pub(super) matcher: Matcher,
}

impl Acceptor {
    /// Where this matches, what one waits for is there.
    pub const fn success(matcher: Matcher) -> Acceptor {
        Acceptor { decision: Decision::Success, matcher }
    }

    /// Where this matches, it will never be there.
    pub const fn failure(matcher: Matcher) -> Acceptor {
        Acceptor { decision: Decision::Failure, matcher }
    }

    /// Where this matches, call again.
    pub const fn retry(matcher: Matcher) -> Acceptor {
        Acceptor { decision: Decision::Retry, matcher }
    }

    /// What follows.
    pub const fn decision(&self) -> Decision {
        self.decision
    }

    /// The condition.
    pub const fn matcher(&self) -> &Matcher {
        &self.matcher
    }
}

/// A [condition](https://smithy.io/2.0/additional-specs/waiters.html#matcher-union) on the outcome
/// of a call.
#[derive(Clone, Copy, Debug)]
pub enum Matcher {
    /// There is an output, or there is an error.
    Success(bool),
    /// There is an error of this shape or this code; of an absolute shape id the name counts.
    ErrorType(&'static str),
    /// There is an output, and what the expression finds in it compares.
    Output(Expression, Comparator),
    /// There is an output, and what the expression finds in the structure of `input` and `output`
    /// compares.
    InputOutput(Expression, Comparator),
}

/// [Compares](https://smithy.io/2.0/additional-specs/waiters.html#pathcomparator-enum) what an
/// expression finds with what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// It is this string.
    StringEquals(&'static str),
    /// It is this boolean.
    BooleanEquals(bool),
    /// It is a list of this string alone, once or more often.
    AllStringEquals(&'static str),
    /// It is a list in which this string is.
    AnyStringEquals(&'static str),
}

impl Comparator {
    /// Whether what the path finds is as expected. An expression that cannot be evaluated finds
    /// nothing.
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
