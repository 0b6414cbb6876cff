//! The loop of a waiter.

use crate::error::CallError;
use smithy_shapes::OperationError;
use smithy_shapes::operation::waiter::Decision;
use smithy_shapes::operation::{Operation, Waiter};
use std::error::Error;
use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

/// Why waiting came to nothing.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<E> {
    /// The waiter saw that it would wait in vain, by an output.
    Failed(&'static str),
    /// A call failed with an error that the waiter does not wait for.
    Call(CallError<E>),
    /// The time is over.
    TimedOut(&'static str, Duration),
}

impl<E: OperationError> fmt::Display for WaitError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WaitError::Failed(name) => {
                write!(f, "{name} will not come true: the service says that it failed")
            }
            WaitError::Call(error) => error.fmt(f),
            WaitError::TimedOut(name, limit) => {
                write!(f, "{name} did not come true within {} seconds", limit.as_secs_f64())
            }
        }
    }
}

impl<E: OperationError> Error for WaitError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            WaitError::Call(error) => error.source(),
            _ => None,
        }
    }
}

pub(super) fn run<O: Operation>(
    waiter: &Waiter<O>,
    input: &O::Input,
    at_most: Duration,
    call: impl Fn() -> Result<O::Output, CallError<O::Error>>,
) -> Result<Option<O::Output>, WaitError<O::Error>> {
    let started = Instant::now();
    for attempt in 1.. {
        let outcome = call();
        let seen = match &outcome {
            Ok(output) => Ok(output),
            Err(CallError::Service(error, _)) => Err(error),
            // What is no answer of the service says nothing of what it is asked for.
            Err(_) => return outcome.map(Some).map_err(WaitError::Call),
        };
        match waiter.check(input, seen) {
            Decision::Success => return Ok(outcome.ok()),
            Decision::Failure => {
                return Err(match outcome {
                    Ok(_) => WaitError::Failed(waiter.name()),
                    Err(error) => WaitError::Call(error),
                });
            }
            Decision::Retry => {}
        }
        let left = at_most.saturating_sub(started.elapsed());
        match waiter.delay(attempt, left, fastrand::u32(..)) {
            Some(delay) => thread::sleep(delay),
            None => break,
        }
    }
    Err(WaitError::TimedOut(waiter.name(), at_most))
}
