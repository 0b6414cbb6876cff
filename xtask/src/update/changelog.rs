//! `CHANGELOG.md`: an entry for each update, the newest first. All else in it is its owner's.

use crate::{Failure, shown};
use semver::Version;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

const BEGINNING: &str = "# Changes

What each version of this crate changes for those who use it.
";

/// The file, if there is one.
pub(super) fn read(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("error: {}: {error}", shown(path)).into()),
    }
}

/// The version of the newest entry, if its heading has one: `## 0.2.0`, `## [0.2.0] - Monday`.
pub(super) fn newest(text: &str) -> Option<Version> {
    let heading = text.lines().find_map(|line| line.strip_prefix("## "))?;
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    let words = heading.split(|c| !is_part(c)).map(|word| word.trim_start_matches('v'));
    words.filter_map(|word| Version::parse(word).ok()).next()
}

/// The file with one more entry.
pub(super) fn with_entry(present: Option<&str>, version: &Version, changes: &str) -> String {
    let text = present.unwrap_or(BEGINNING);
    let entry = format!("## {version}\n\n{}\n", changes.trim_end());
    let starts = |at: &usize| text[*at..].starts_with("## ");
    let lines = text.match_indices('\n').map(|(at, _)| at + 1);
    match std::iter::once(0).chain(lines).find(starts) {
        Some(at) => format!("{}{entry}\n{}", &text[..at], &text[at..]),
        None if text.trim().is_empty() => entry,
        None => format!("{}\n\n{entry}", text.trim_end()),
    }
}
