//! Waiters: whether to go on calling an operation until something is in the state that one waits
//! for, and how long to rest between two calls.
//! <https://smithy.io/2.0/additional-specs/waiters.html>
//!
//! A [`Waiter`] neither calls nor sleeps. With whatever does both:
//!
//! ```
//! use smithy_shapes::operation::waiter::{Decision, Waiter};
//! use smithy_shapes::operation::Operation;
//! use std::time::{Duration, Instant};
//!
//! fn wait<O: Operation>(
//!     waiter: &Waiter<O>,
//!     input: &O::Input,
//!     at_most: Duration,
//!     call: impl Fn(&O::Input) -> Result<O::Output, O::Error>,
//!     random: impl Fn() -> u32,
//! ) -> bool {
//!     let start = Instant::now();
//!     for attempt in 1.. {
//!         match waiter.check(input, call(input).as_ref()) {
//!             Decision::Success => return true,
//!             Decision::Failure => return false,
//!             Decision::Retry => {}
//!         }
//!         let remaining = at_most.saturating_sub(start.elapsed());
//!         match waiter.delay(attempt, remaining, random()) {
//!             Some(delay) => std::thread::sleep(delay),
//!             None => return false,
//!         }
//!     }
//!     false
//! }
//! ```

mod acceptor;
mod data;
mod expression;
mod function;

pub use acceptor::{Acceptor, Comparator, Decision, Matcher};
pub use expression::Expression;
pub use function::Function;

use std::cell::OnceCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::RangeInclusive;
use std::time::Duration;

use crate::document::Document;
use crate::operation::{Operation, OperationError};
use crate::schema::name_of;
use crate::shape::Shape;

/// What the model says of one way to wait with an operation.
pub struct Waiter<O> {
    name: &'static str,
    delays: (u32, u32),
    acceptors: &'static [Acceptor],
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Waiter<O> {
    /// The waiter `name`, which rests for so many seconds, at least and at most.
    pub const fn new(
        name: &'static str,
        delays: RangeInclusive<u32>,
        acceptors: &'static [Acceptor],
    ) -> Waiter<O> {
        let delays = (*delays.start(), *delays.end());
        Waiter { name, delays, acceptors, operation: PhantomData }
    }

    /// The name in the model.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The shortest rest between two calls.
    pub const fn min_delay(&self) -> Duration {
        Duration::from_secs(self.delays.0 as u64)
    }

    /// The longest rest between two calls.
    pub const fn max_delay(&self) -> Duration {
        Duration::from_secs(self.delays.1 as u64)
    }

    /// The conditions that decide, in their order.
    pub const fn acceptors(&self) -> &'static [Acceptor] {
        self.acceptors
    }

    /// What the outcome of a call means: the first acceptor that matches decides. Where none does,
    /// an error is a failure, and an output reason to call again.
    pub fn check(&self, input: &O::Input, outcome: Result<&O::Output, &O::Error>) -> Decision {
        let output = OnceCell::new();
        let both = OnceCell::new();
        let matches = |matcher: &Matcher| match (matcher, outcome) {
            (Matcher::Success(success), outcome) => *success == outcome.is_ok(),
            (Matcher::ErrorType(name), Err(error)) => is_named(error, name),
            (Matcher::Output(path, comparator), Ok(value)) => {
                comparator.accepts(path, output.get_or_init(|| data::of_shape(value)))
            }
            (Matcher::InputOutput(path, comparator), Ok(value)) => {
                comparator.accepts(path, both.get_or_init(|| in_and_out(input, value)))
            }
            _ => false,
        };
        match self.acceptors.iter().find(|acceptor| matches(&acceptor.matcher)) {
            Some(acceptor) => acceptor.decision,
            None if outcome.is_err() => Decision::Failure,
            None => Decision::Retry,
        }
    }

    /// How long to rest before the next call, after so many calls (1 after the first), with this
    /// much time left; none if no time is left. The last rest ends when the time does.
    ///
    /// The bound grows twofold with each call. Where in between the rest lies is for `random` to
    /// say, any number: 0 for the shortest, [`u32::MAX`] for the longest.
    /// <https://smithy.io/2.0/additional-specs/waiters.html#waiter-retries>
    pub fn delay(&self, attempt: u32, remaining: Duration, random: u32) -> Option<Duration> {
        if remaining.is_zero() {
            return None;
        }
        let (min, max) = (self.min_delay(), self.max_delay());
        let growth = 2u32.saturating_pow(attempt.saturating_sub(1));
        let bound = min.saturating_mul(growth).min(max);
        let delay =
            min + bound.saturating_sub(min).mul_f64(f64::from(random) / f64::from(u32::MAX));
        let is_last = remaining.saturating_sub(delay) <= min;
        Some(if is_last { remaining } else { delay })
    }
}

impl<O> Clone for Waiter<O> {
    fn clone(&self) -> Waiter<O> {
        *self
    }
}

impl<O> Copy for Waiter<O> {}

impl<O> fmt::Debug for Waiter<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter")
            .field("name", &self.name)
            .field("delays", &self.delays)
            .field("acceptors", &self.acceptors)
            .finish()
    }
}

/// Whether the error is of this shape, or has this code: of an absolute id, the name counts.
fn is_named(error: &impl OperationError, id: &'static str) -> bool {
    let details = error.details();
    let name = name_of(id);
    details.code == name || details.schema.is_some_and(|schema| schema.name() == name)
}

fn in_and_out(input: &impl Shape, output: &impl Shape) -> Document {
    [("input", data::of_shape(input)), ("output", data::of_shape(output))].into_iter().collect()
}
