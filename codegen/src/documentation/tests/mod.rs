//! Texts and the Markdown they become. Rustdoc and clippy check them as part of a generated crate.

mod commonmark;
mod html;

use super::{MAX_DEPTH, to_markdown, to_summary};

/// Returns where the shapes of these tests are.
fn link(name: &str) -> Option<String> {
    let path = match name {
        "Forecast" => "super::Forecast",
        "Forecast$Hours" => "super::Forecast::hours",
        "ListCities" => "crate::Client::list_cities",
        "Local" => "Local",
        _ => return None,
    };
    Some(path.to_owned())
}

#[track_caller]
fn shows(text: &str, markdown: &str) {
    let shown = to_markdown(text, &link);
    assert_eq!(shown, markdown, "\n{text}\n-- became --\n{shown}\n-- and not --\n{markdown}");
}

#[test]
fn nothing_becomes_nothing() {
    shows("", "");
    shows(" \n\t\r\n ", "");
    shows("<p> </p><ul><li></li></ul><note><p></p></note><pre>\n</pre><table></table>", "");
}

#[test]
fn only_known_tags_make_a_text_html() {
    shows("5 * *times* `x<i>` <T>", "5 * *times* `x<i>` \\<T>");
    shows("```html\n<p>\n```", "```html\n<p>\n```");
    shows("<i>5</i> * *times*", "*5* * \\*times\\*");
    shows("See <code>x</code>", "See `x`");
    shows("the <Code> and the <Message>", "the \\<Code> and the \\<Message>");
}

#[test]
fn characters_that_must_not_be_in_source_files_are_dropped() {
    shows("a\u{202e}b\u{0}c\u{feff}", "abc");
    shows("<p>a&#x202e;b&#8203;c</p><pre>a&#x202e;\tb</pre>", "abc\n\n```text\na    b\n```");
    shows("a\rb\r\nc", "a\nb\nc");
}

#[track_caller]
fn sums_up(text: &str, summary: &str) {
    assert_eq!(to_summary(text, &link), summary, "{text}");
}

#[test]
fn the_summary_is_the_first_sentence() {
    sums_up("", "");
    sums_up("One city", "One city");
    sums_up("One city. Two cities.", "One city.");
    sums_up("One\ncity.\nTwo cities.", "One\ncity.");
    sums_up("One city, e.g. Rome. Another.", "One city, e.g. Rome.");
    sums_up("In the U.S. East (N. Virginia). Or not.", "In the U.S. East (N. Virginia).");
    sums_up("One of:\n\n- a\n- b", "One of:");
}

#[test]
fn a_summary_is_cut_where_no_markup_is_open() {
    sums_up("2 * 3 of `a. B` (``c`. D``). More.", "2 * 3 of `a. B` (``c`. D``).");
    sums_up("See [one. Two](http://a.b/c). More.", "See [one. Two](http://a.b/c).");
    sums_up("See <a>Forecast</a>. More.", "See [`Forecast`](super::Forecast).");
    sums_up("**One. *Two. Three* Four.** Five. Six", "**One. *Two. Three* Four.** Five.");
    sums_up("a\\*b \\[ c. More.", "a\\*b \\[ c.");
}

#[test]
fn a_summary_is_of_running_text() {
    sums_up("<fullname>Cities</fullname><p>One city. Two.</p>", "One city.");
    sums_up("# Cities\n\n---\n\n| a |\n|---|\n| b |\n\nOne city. Two.", "One city.");
    sums_up("> Old. Very old.\n\nOne city. Two.", "One city.");
    sums_up("<note><p>Old. Very old.</p></note>", "> **Note:** Old.");
    sums_up("```\na\n\n\nb\n```", "");
    sums_up("- a\n- b", "");
}

#[test]
fn deep_nesting_is_flattened() {
    let depth = 2 * MAX_DEPTH;
    let html = format!("{}deep", "<ul><li>".repeat(depth));
    let shown = to_markdown(&html, &link);
    assert!(shown.ends_with("deep") && shown.len() < 20 * MAX_DEPTH, "{shown}");
    let shown = to_markdown(&format!("{}deep", "> ".repeat(depth)), &link);
    assert!(shown.ends_with("> > deep") && shown.len() < 2 * depth, "{shown}");
}

#[test]
fn long_texts_take_linear_time() {
    let units = [
        "<ul><li>",
        "<a>`",
        "<b>.</b>a",
        "[`a`](",
        "`a``",
        "https://a",
        "> - ",
        "**",
        "&lt",
        "|-\n",
    ];
    for unit in units {
        let text = unit.repeat(100_000 / unit.len());
        assert!(to_markdown(&text, &link).len() < 20 * text.len(), "{unit}");
    }
}
