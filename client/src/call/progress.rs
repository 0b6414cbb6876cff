//! What happens during a call, for whoever looks on.

use crate::error::TransportError;
use std::fmt;
use std::time::Duration;

/// Something that happens during a call. Has no secret, and nothing of what is sent.
///
/// Its text is one for logs: `ListApplications: attempt 2 was answered with status 200 after 31 ms`.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'p> {
    /// The name of the operation.
    pub operation: &'static str,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// What happens.
    pub what: What<'p>,
}

/// What happens during a call.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum What<'p> {
    /// A request is about to be sent.
    Sends,
    /// An answer came.
    Answered {
        /// Its status code.
        status: u16,
        /// How long after the request was sent.
        after: Duration,
    },
    /// No whole answer came.
    Broke {
        /// Why not.
        error: &'p TransportError,
        /// How long after the request was sent.
        after: Duration,
    },
    /// There will be another attempt.
    Waits {
        /// After this delay.
        delay: Duration,
    },
    /// The call is over.
    Ended {
        /// Whether it has an output.
        succeeded: bool,
        /// How long it took, with all its attempts and waits.
        after: Duration,
    },
}

impl fmt::Display for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Progress { operation, attempt, what } = self;
        write!(f, "{operation}: ")?;
        match what {
            What::Sends => write!(f, "sends attempt {attempt}"),
            What::Answered { status, after } => {
                let after = after.as_millis();
                write!(f, "attempt {attempt} was answered with status {status} after {after} ms")
            }
            What::Broke { error, after } => {
                write!(f, "attempt {attempt} broke after {} ms: {error}", after.as_millis())
            }
            What::Waits { delay } => {
                write!(f, "waits {} ms after attempt {attempt}", delay.as_millis())
            }
            What::Ended { succeeded, after } => {
                let how = if *succeeded { "succeeded" } else { "failed" };
                write!(f, "{how} with attempt {attempt} after {} ms", after.as_millis())
            }
        }
    }
}
