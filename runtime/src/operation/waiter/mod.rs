//! Waiters: whether to call an operation again until something reaches the desired state, and how
//! long to wait between two calls. <https://smithy.io/2.0/additional-specs/waiters.html>
//!
//! A [`Waiter`] neither calls nor sleeps. The loop that does both is yours:
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

/// Decides from the outcome of an operation whether to call it again, and after which delay.
///
/// Generated crates have a constant for each waiter of the model. See the [module](self) for a
/// loop.
///
/// ```
/// use smithy_shapes::operation::Waiter;
/// use smithy_shapes::Operation;
/// use std::time::Duration;
///
/// /// Returns the delay after the third call, with a minute left and nothing random.
/// fn third_delay<O: Operation>(waiter: &Waiter<O>) -> Option<Duration> {
///     waiter.delay(3, Duration::from_secs(60), 0)
/// }
/// ```
pub struct Waiter<O> {
    name: &'static str,
    delays: (u32, u32),
    acceptors: &'static [Acceptor],
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> Waiter<O> {
    /// Makes a waiter from its name in the model, and its shortest and longest delay in seconds.
    pub const fn new(
        name: &'static str,
        delays: RangeInclusive<u32>,
        acceptors: &'static [Acceptor],
    ) -> Waiter<O> {
        let delays = (*delays.start(), *delays.end());
        Waiter { name, delays, acceptors, operation: PhantomData }
    }

    /// Returns the name in the model.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the shortest delay between two calls.
    pub const fn min_delay(&self) -> Duration {
        Duration::from_secs(self.delays.0 as u64)
    }

    /// Returns the longest delay between two calls.
    pub const fn max_delay(&self) -> Duration {
        Duration::from_secs(self.delays.1 as u64)
    }

    /// Returns the conditions that decide, in order.
    pub const fn acceptors(&self) -> &'static [Acceptor] {
        self.acceptors
    }

    /// Returns what to do after a call. The first acceptor that matches its outcome decides. If
    /// none matches, an error is a failure, and an output means to call again.
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

    /// Returns the delay before the next call. `attempt` is the number of calls so far, and
    /// `remaining` is the time that is left. None if no time is left. The last delay takes all of
    /// the remaining time.
    ///
    /// The upper bound doubles with each call. `random` picks the delay between the bounds: 0 is
    /// the shortest, and [`u32::MAX`] is the longest.
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

/// Returns whether the error has this shape or this code. Only the name of an absolute ID counts.
fn is_named(error: &impl OperationError, id: &'static str) -> bool {
    let details = error.details();
    let name = name_of(id);
    details.code == name || details.schema.is_some_and(|schema| schema.name() == name)
}

/// Returns what the expression of an `inputOutput` matcher sees.
fn in_and_out(input: &impl Shape, output: &impl Shape) -> Document {
    [("input", data::of_shape(input)), ("output", data::of_shape(output))].into_iter().collect()
}
