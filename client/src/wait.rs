//! What becomes of a wait, call by call.

use crate::error::CallError;
use smithy_shapes::OperationError;
use smithy_shapes::operation::waiter::Decision;
use smithy_shapes::operation::{Operation, Waiter};
use std::error::Error;
use std::fmt;
use std::ops::ControlFlow;
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

/// A wait that is under way.
pub(crate) struct Wait<'w, O: Operation> {
    waiter: &'w Waiter<O>,
    input: &'w O::Input,
    at_most: Duration,
    started: Instant,
    calls: u32,
}

/// The last output, or why there is none.
pub(crate) type Waited<O> =
    Result<Option<<O as Operation>::Output>, WaitError<<O as Operation>::Error>>;

impl<'w, O: Operation> Wait<'w, O> {
    pub(crate) fn new(waiter: &'w Waiter<O>, input: &'w O::Input, at_most: Duration) -> Self {
        Wait { waiter, input, at_most, started: Instant::now(), calls: 0 }
    }

    /// Takes what came of a call. Returns how long to wait before the next one, or how the wait ended.
    pub(crate) fn called(
        &mut self,
        outcome: Result<O::Output, CallError<O::Error>>,
    ) -> ControlFlow<Waited<O>, Duration> {
        self.calls += 1;
        let seen = match &outcome {
            Ok(output) => Ok(output),
            Err(CallError::Service(error, _)) => Err(error),
            // What is not an answer of the service says nothing of what it is asked for.
            Err(_) => return ControlFlow::Break(outcome.map(Some).map_err(WaitError::Call)),
        };
        match self.waiter.check(self.input, seen) {
            Decision::Success => return ControlFlow::Break(Ok(outcome.ok())),
            Decision::Failure => {
                return ControlFlow::Break(Err(match outcome {
                    Ok(_) => WaitError::Failed(self.waiter.name()),
                    Err(error) => WaitError::Call(error),
                }));
            }
            Decision::Retry => {}
        }
        let left = self.at_most.saturating_sub(self.started.elapsed());
        match self.waiter.delay(self.calls, left, fastrand::u32(..)) {
            Some(delay) => ControlFlow::Continue(delay),
            None => {
                let error = WaitError::TimedOut(self.waiter.name(), self.at_most);
                ControlFlow::Break(Err(error))
            }
        }
    }
}
