//! `CHANGELOG.md`: an entry for each update, the newest first. All else in it is its owner's.

use semver::Version;

const BEGINNING: &str = "# Changes

What each version of this crate changes for those who use it.
";

/// Returns the highest version that a heading has: `## 0.2.0`, `## [0.2.0] - Monday`.
pub(super) fn newest(text: &str) -> Option<Version> {
    headings(text).filter_map(|(_, heading)| version(heading)).max()
}

/// The file with one more entry. One that is the newest already, from an update that was cut off, stays
/// the only one.
pub(super) fn with_entry(
    present: Option<&str>,
    version: Version,
    changes: &str,
) -> (Version, String) {
    let text = present.unwrap_or(BEGINNING);
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let changes = changes.trim_end().replace('\n', ending);
    let mut entries = headings(text).peekable();
    while entries.next_if(|(_, heading)| heading.to_lowercase().contains("unreleased")).is_some() {}
    let newest = entries.next();
    if let Some((at, heading)) = newest
        && let Some(version) = self::version(heading)
    {
        let end = entries.next().map_or(text.len(), |(end, _)| end);
        if text[at + heading.len()..end].trim() == changes {
            return (version, text.to_owned());
        }
    }
    let entry = format!("## {version}{ending}{ending}{changes}{ending}");
    let text = match newest {
        Some((at, _)) => format!("{}{entry}{ending}{}", &text[..at], &text[at..]),
        None if text.trim().is_empty() => entry,
        None => format!("{}{ending}{ending}{entry}", text.trim_end()),
    };
    (version, text)
}

/// Returns the headings of entries, and where they begin; what is in fences is none.
fn headings(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let mut is_fenced = false;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        is_fenced ^= line.trim_start().starts_with("```");
        (!is_fenced && line.starts_with("## ")).then(|| (start, line.trim_end()))
    })
}

fn version(heading: &str) -> Option<Version> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    let words = heading.split(|c| !is_part(c)).map(|word| word.trim_start_matches('v'));
    words.filter_map(|word| Version::parse(word).ok()).next()
}
