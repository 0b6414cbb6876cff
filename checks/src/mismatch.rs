//! What is wrong, and how reports show it.

use std::any::Any;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mismatch {
    /// What it is.
    pub what: String,
    /// What the case says.
    pub expected: String,
    /// What came instead.
    pub came: String,
}

impl Mismatch {
    /// Makes one of `what`, which should be `expected` but is `came`.
    pub fn new(
        what: impl Into<String>,
        expected: impl Into<String>,
        came: impl Into<String>,
    ) -> Mismatch {
        Mismatch { what: what.into(), expected: expected.into(), came: came.into() }
    }

    /// Makes one of the payload of a panic.
    pub fn of_panic(panic: &(dyn Any + Send)) -> Mismatch {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
        Mismatch::new("outcome", "no panic", format!("a panic: {}", text.unwrap_or_default()))
    }
}

impl fmt::Display for Mismatch {
    /// On three lines, with what was expected right above what came.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  expected: {}", self.what, indented(&self.expected))?;
        write!(f, "\n  came:     {}", indented(&self.came))
    }
}

/// Returns the text with its further lines below the first one.
fn indented(text: &str) -> String {
    text.replace('\n', "\n            ")
}

/// Returns the width of the first column of a report, which has the names of files.
pub(crate) fn width_of<'r>(files: impl Iterator<Item = &'r str>) -> usize {
    files.map(str::len).max().unwrap_or(0).max(5)
}

/// Writes a failure, with everything that is wrong.
pub(crate) fn write_failure(
    f: &mut fmt::Formatter<'_>,
    file: &str,
    title: &str,
    mismatches: &[Mismatch],
) -> fmt::Result {
    write!(f, "\n\nfailed: {file}: {title}")?;
    for mismatch in mismatches {
        write!(f, "\n  {}", mismatch.to_string().replace('\n', "\n  "))?;
    }
    Ok(())
}

/// Writes why nothing of a file could be checked.
pub(crate) fn write_unbuilt(f: &mut fmt::Formatter<'_>, file: &str, reason: &str) -> fmt::Result {
    write!(f, "\n\nfailed: {file}:\n{reason}")
}
