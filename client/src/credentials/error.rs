//! Why there are no credentials.

use crate::error::Cause;
use std::fmt;
#[cfg(any(feature = "blocking", feature = "tokio"))]
use std::sync::Arc;

/// Why there are no credentials, or no token.
#[derive(Debug)]
#[non_exhaustive]
pub enum CredentialsError {
    /// They are in none of the places where they may be.
    Nowhere(Vec<Absent>),
    /// A place should have them, and fails to give them.
    Failed(Cause),
}

/// A place that has no credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// The place.
    pub place: &'static str,
    /// Why there are none.
    pub reason: String,
}

impl fmt::Display for Absent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CredentialsError::Nowhere(places) => {
                let places: Vec<String> = places.iter().map(Absent::to_string).collect();
                let places = places.join("; ");
                write!(f, "the credential provider was not enabled in any place ({places})")
            }
            CredentialsError::Failed(cause) => cause.fmt(f),
        }
    }
}

impl std::error::Error for CredentialsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            CredentialsError::Nowhere(_) => None,
            CredentialsError::Failed(cause) => cause.source(),
        }
    }
}

/// Why one place gives nothing.
#[derive(Debug)]
pub(super) enum Miss {
    /// Nobody says that it should, so others may.
    Absent(Absent),
    /// It should.
    Failed(Cause),
}

impl Miss {
    pub(super) fn absent(place: &'static str, reason: impl Into<String>) -> Miss {
        Miss::Absent(Absent { place, reason: reason.into() })
    }
}

/// Whatever goes wrong in a place fails, except what says that it is absent.
impl<E: Into<Cause>> From<E> for Miss {
    fn from(error: E) -> Miss {
        Miss::Failed(error.into())
    }
}

/// Looks at one place after another.
#[derive(Default)]
pub(super) struct Places(Vec<Absent>);

impl Places {
    /// Returns what a place gives. None if it is not there, so that the next one is to be looked at.
    pub(super) fn look<T>(
        &mut self,
        found: Result<T, Miss>,
    ) -> Result<Option<T>, CredentialsError> {
        match found {
            Ok(found) => Ok(Some(found)),
            Err(Miss::Absent(absent)) => {
                self.0.push(absent);
                Ok(None)
            }
            Err(Miss::Failed(cause)) => Err(CredentialsError::Failed(cause)),
        }
    }

    pub(super) fn nowhere<T>(self) -> Result<T, CredentialsError> {
        Err(CredentialsError::Nowhere(self.0))
    }
}

/// A failure that several calls have in common.
#[cfg(any(feature = "blocking", feature = "tokio"))]
#[derive(Debug)]
pub(crate) struct SharedFailure(pub(crate) Arc<CredentialsError>);

#[cfg(any(feature = "blocking", feature = "tokio"))]
impl fmt::Display for SharedFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(any(feature = "blocking", feature = "tokio"))]
impl std::error::Error for SharedFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}
