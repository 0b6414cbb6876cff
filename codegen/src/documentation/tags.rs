//! Which tags count as markup.
//!
//! AWS writes placeholders (`<account-id>`), XML samples and comparisons without escaping them, so
//! only the tags listed here are markup and every other `<` is text.

use std::collections::BTreeSet;

/// What a tag means for the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// Ends a paragraph and has no other meaning here.
    Break,
    Bullets,
    Numbers,
    Item,
    Terms,
    Term,
    Detail,
    /// A quote that starts with a word such as "Note".
    Admonition(&'static str),
    Quote,
    Preformatted,
    Heading,
    /// The name of the service, above the text about it.
    Title,
    Table,
    Row,
    Cell,
    HeaderCell,
    Code,
    Strong,
    Emphasis,
    Link,
    Superscript,
    /// Neither it nor its content is for readers.
    Hidden,
    /// Only its content counts.
    Transparent,
}

/// Returns what the tags of this name mean, if they are markup.
pub(super) fn element(name: &str) -> Option<Element> {
    Some(match name {
        "p" | "para" | "div" | "section" | "center" | "br" | "hr" | "thead" | "tbody" | "tfoot"
        | "caption" | "examples" | "example" | "description" => Element::Break,
        "ul" => Element::Bullets,
        "ol" => Element::Numbers,
        "li" => Element::Item,
        "dl" => Element::Terms,
        "dt" => Element::Term,
        "dd" => Element::Detail,
        "note" => Element::Admonition("Note"),
        "important" => Element::Admonition("Important"),
        "warning" => Element::Admonition("Warning"),
        "caution" => Element::Admonition("Caution"),
        "tip" => Element::Admonition("Tip"),
        "blockquote" => Element::Quote,
        "pre" | "programlisting" | "request" | "response" => Element::Preformatted,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "name" | "title" => Element::Heading,
        "fullname" => Element::Title,
        "table" => Element::Table,
        "tr" => Element::Row,
        "td" => Element::Cell,
        "th" => Element::HeaderCell,
        "code" | "tt" | "kbd" | "samp" | "literal" => Element::Code,
        "b" | "strong" => Element::Strong,
        "i" | "em" | "cite" | "var" | "replaceable" => Element::Emphasis,
        "a" => Element::Link,
        "sup" => Element::Superscript,
        "script" | "style" => Element::Hidden,
        "span" | "font" | "u" | "s" | "small" | "big" | "sub" | "del" | "ins" | "q" | "img" => {
            Element::Transparent
        }
        _ => return None,
    })
}

/// Names that also serve as placeholders (`<name>`), and are markup only if an end tag follows.
const ALSO_PLACEHOLDERS: [&str; 14] = [
    "caption",
    "description",
    "example",
    "examples",
    "literal",
    "name",
    "replaceable",
    "request",
    "response",
    "script",
    "section",
    "style",
    "title",
    "var",
];

/// A tag in a text.
pub(super) struct Tag<'a> {
    /// Where its `<` is.
    at: usize,
    name: &'a str,
    is_end: bool,
}

/// Returns the tags of a text that are markup, in order.
pub(super) fn known(text: &str) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = text
        .match_indices('<')
        .filter_map(|(at, _)| tag_at(text, at))
        .filter(|tag| element(tag.name).is_some())
        .collect();
    let ended: BTreeSet<&str> = tags.iter().filter(|t| t.is_end).map(|t| t.name).collect();
    tags.retain(|tag| !ALSO_PLACEHOLDERS.contains(&tag.name) || ended.contains(tag.name));
    tags
}

/// Returns the tag whose `<` is at `at`. Names are in lower case: `<Code>` refers to an XML
/// element.
fn tag_at(text: &str, at: usize) -> Option<Tag<'_>> {
    let inside = &text[at + 1..];
    let inside = &inside[..inside.find(['<', '>'])?];
    if !text[at + 1 + inside.len()..].starts_with('>') {
        return None;
    }
    let (is_end, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let name = inside.split(|c: char| c.is_ascii_whitespace() || c == '/').next()?;
    Some(Tag { at, name, is_end })
}

/// Returns whether a text with these tags is HTML: CommonMark may show tags too, but in backticks.
pub(super) fn are_markup(tags: &[Tag<'_>], text: &str) -> bool {
    let mut from = 0;
    let mut backticks = 0;
    tags.iter().any(|tag| {
        backticks += text[from..tag.at].matches('`').count();
        from = tag.at;
        backticks % 2 == 0
    })
}

/// Returns the text with every `<` escaped that starts neither one of the tags nor a comment.
pub(super) fn escape_others(tags: &[Tag<'_>], text: &str) -> String {
    let last_comment_end = text.rfind("-->").unwrap_or(0);
    let mut tags = tags.iter().map(|tag| tag.at).peekable();
    let mut html = String::with_capacity(text.len());
    let mut from = 0;
    for (at, _) in text.match_indices('<') {
        let is_tag = tags.next_if_eq(&at).is_some();
        let is_comment = at < last_comment_end && text[at..].starts_with("<!--");
        if !is_tag && !is_comment {
            html.push_str(&text[from..at]);
            html.push_str("&lt;");
            from = at + 1;
        }
    }
    html.push_str(&text[from..]);
    html
}
