//! What texts become. Rustdoc and clippy are asked in the check of a generated crate.

mod commonmark;
mod html;

use super::{MAX_DEPTH, summary, to_markdown};

/// Where the shapes of these tests are.
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

#[test]
fn the_summary_is_the_first_sentence() {
    assert_eq!(summary("One city. Two cities."), "One city.");
    assert_eq!(summary("One city, e.g. Rome. Another."), "One city, e.g. Rome.");
    assert_eq!(
        summary("Version 1.5 of `a. B` is [new. B](x). It works."),
        "Version 1.5 of `a. B` is [new. B](x)."
    );
    assert_eq!(summary("One of:\n\n- a\n- b"), "One of:");
    assert_eq!(summary("> **Note:** Old.\n\nOne city. Two."), "One city.");
    assert_eq!(summary("> **Note:** Old"), "> **Note:** Old");
    assert_eq!(summary(""), "");
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
