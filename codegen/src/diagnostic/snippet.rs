//! The line of text under an error, with the part that is marked.

use super::Place;

/// Longer lines are cut: a minified model is a single line of megabytes.
const LONG_LINE: usize = 120;

/// How many characters of a long line are shown before and after the marked part.
const WINDOW: usize = 40;

/// How many characters of a long line are marked: enough for a shape ID.
const LONG_MARK: usize = 80;

/// A line of a file, cut to what can be shown.
pub(super) struct Snippet {
    /// Line number, from 1.
    pub(super) line: usize,
    /// Column of the marked part, in characters, from 1.
    pub(super) column: usize,
    /// The line, or the part of it around the mark.
    pub(super) text: String,
    /// How many characters of `text` are before the mark.
    pub(super) indent: usize,
    /// How many characters are marked.
    pub(super) carets: usize,
}

impl Snippet {
    pub(super) fn of(place: &Place) -> Self {
        let text = &place.source().text;
        let marked = place.range();

        let line_start = text[..marked.start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[marked.start..].find('\n').map_or(text.len(), |end| marked.start + end);
        let before = &text[line_start..marked.start];
        let marked_end = marked.end.min(line_end);
        let after = text[marked_end..line_end].trim_end_matches('\r');

        let is_long = text[line_start..line_end].chars().nth(LONG_LINE).is_some();
        let (window, mark) = if is_long { (WINDOW, LONG_MARK) } else { (LONG_LINE, LONG_LINE) };
        let shown_before = last(before, window);
        let shown_marked = first(&text[marked.start..marked_end], mark);
        let shown_after = first(after, window);
        Self {
            line: text[..line_start].matches('\n').count() + 1,
            column: before.chars().count() + 1,
            indent: shown_before.chars().count(),
            carets: shown_marked.chars().count().max(1),
            text: format!("{shown_before}{shown_marked}{shown_after}"),
        }
    }
}

/// Returns the first characters of a text, as shown in messages.
fn first(text: &str, count: usize) -> String {
    match text.char_indices().nth(count) {
        Some((end, _)) => format!("{}…", visible(&text[..end])),
        None => visible(text),
    }
}

/// Returns the last characters of a text, as shown in messages.
fn last(text: &str, count: usize) -> String {
    match text.char_indices().rev().nth(count) {
        Some((before, char)) => format!("…{}", visible(&text[before + char.len_utf8()..])),
        None => visible(text),
    }
}

/// Replaces tabs with four spaces and other control characters with one, so that carets line up.
fn visible(text: &str) -> String {
    text.replace('\t', "    ").replace(char::is_control, " ")
}
