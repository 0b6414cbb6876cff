//! Why a command failed, as a value. It is printed in one place, in the words of the generator's
//! diagnostics.

use crate::shown;
use smithy_codegen::{Diagnostic, Diagnostics};
use std::fmt;
use std::io;
use std::path::Path;

/// One error at least, each with a message and the way out.
#[derive(Debug)]
pub struct Failure(Diagnostics);

impl Failure {
    /// Creates an error with this message: one sentence, without a capital or a full stop.
    pub fn new(message: impl Into<String>) -> Self {
        Diagnostic::new(message).into()
    }

    /// Creates an error with this message, and what to do about it.
    pub fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Diagnostic::new(message).help(help).into()
    }

    /// Creates an error about a file or folder.
    pub fn at(path: &Path, problem: impl fmt::Display) -> Self {
        Self::new(format!("{}: {problem}", shown(path)))
    }

    /// Returns both as one.
    pub fn and(mut self, other: Failure) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Returns all of them as one; none if there are none.
    pub fn all(failures: impl IntoIterator<Item = Failure>) -> Option<Self> {
        failures.into_iter().reduce(Failure::and)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for Failure {}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self(diagnostics)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(diagnostic.into())
    }
}

/// For errors that name no file: of the current folder, of processes.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// Returns all values, or all that is wrong.
pub fn all<T>(results: impl IntoIterator<Item = Result<T, Failure>>) -> Result<Vec<T>, Failure> {
    let (mut values, mut failures) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(failure) => failures.push(failure),
        }
    }
    match Failure::all(failures) {
        Some(failure) => Err(failure),
        None => Ok(values),
    }
}
