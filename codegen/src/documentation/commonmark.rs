//! CommonMark for rustdoc: it says the same, without what rustdoc would warn about or run.

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
    TextMergeStream,
};
use pulldown_cmark_to_cmark::{Options as Style, cmark_with_options};

use super::{Link, escape};

/// Languages that a fence may name. All others could be, or become, Rust to rustdoc.
const LANGUAGES: [&str; 14] = [
    "bash", "console", "css", "graphql", "html", "http", "ini", "json", "sh", "smithy", "sql",
    "toml", "xml", "yaml",
];

/// The Markdown that says the same.
pub(super) fn markdown(text: &str, link: Link<'_>) -> String {
    let is_shown = |c: &char| *c == '\n' || !escape::is_hidden(*c);
    let text: String = text.replace('\t', "    ").chars().filter(is_shown).collect();

    // What is in brackets and no link may be meant as one to a shape.
    let mut to_shape = |broken: BrokenLink<'_>| {
        let name = broken.reference.trim_matches('`');
        Some((link(name).unwrap_or_default().into(), CowStr::Borrowed("")))
    };
    let syntax = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_with_broken_link_callback(&text, syntax, Some(&mut to_shape));
    let events = rewrite(TextMergeStream::new(events));

    let style = Style {
        list_token: '-',
        code_block_token_count: 3,
        increment_ordered_list_bullets: true,
        ..Style::default()
    };
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = cmark_with_options(events.iter(), &mut out, syntax, style);
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// What becomes of a link.
enum Fate {
    /// It stays.
    Kept,
    /// It leads to a type, which is shown by its own name.
    Shape(String),
    /// It was none: brackets around a text.
    Brackets,
    /// It leads where rustdoc cannot follow, so its text stays alone.
    Dropped,
}

/// Replaces what rustdoc must not see.
fn rewrite<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let mut out = Vec::new();
    let mut links: Vec<Fate> = Vec::new();
    for event in events {
        match event {
            // Without a language it is Rust to rustdoc, and a test.
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(name) if LANGUAGES.contains(&&*name) => name,
                    _ => "text".into(),
                };
                out.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let fate = fate(link_type, &dest_url);
                match fate {
                    Fate::Kept | Fate::Shape(_) => out.push(link_start(dest_url)),
                    Fate::Brackets => out.push(Event::Text("[".into())),
                    Fate::Dropped => {}
                }
                links.push(fate);
            }
            Event::End(TagEnd::Link) => match links.pop() {
                Some(Fate::Brackets) => out.push(Event::Text("]".into())),
                Some(Fate::Dropped) => {}
                _ => out.push(event),
            },
            Event::Code(code) => match links.last() {
                Some(Fate::Shape(name)) => out.push(Event::Code(name.clone().into())),
                // A shape without a type: its name says enough.
                Some(Fate::Brackets) if matches!(out.last(), Some(Event::Text(t)) if **t == *"[") =>
                {
                    out.pop();
                    links.pop();
                    links.push(Fate::Dropped);
                    out.push(Event::Code(code));
                }
                _ => out.push(Event::Code(code)),
            },
            Event::Text(text) if links.is_empty() => push_text(&mut out, &text),
            // Tags that Markdown allows and rustdoc does not.
            Event::InlineHtml(tag) => out.push(Event::Text(tag)),
            Event::Html(line) => {
                out.push(Event::Text(line.trim_end().to_owned().into()));
                out.push(Event::SoftBreak);
            }
            Event::Start(Tag::HtmlBlock) => out.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => out.push(Event::End(TagEnd::Paragraph)),
            event => out.push(event),
        }
    }
    out
}

fn fate(link_type: LinkType, target: &str) -> Fate {
    let is_url = ["http://", "https://", "mailto:"].iter().any(|s| target.starts_with(s));
    match link_type {
        LinkType::ShortcutUnknown | LinkType::CollapsedUnknown | LinkType::ReferenceUnknown => {
            match target.rsplit("::").next() {
                Some("") | None => Fate::Brackets,
                Some(name) => Fate::Shape(name.to_owned()),
            }
        }
        _ if is_url => Fate::Kept,
        _ => Fate::Dropped,
    }
}

fn link_start(target: CowStr<'_>) -> Event<'_> {
    let (link_type, title, id) = (LinkType::Inline, "".into(), "".into());
    Event::Start(Tag::Link { link_type, dest_url: target, title, id })
}

/// Text, in which URLs become links.
fn push_text<'a>(out: &mut Vec<Event<'a>>, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find("http://").into_iter().chain(rest.find("https://")).min() {
        let (before, url) = rest.split_at(start);
        let end = url.find(|c: char| c.is_whitespace() || "<>\"`()[]{}".contains(c));
        let (url, after) = url.split_at(end.unwrap_or(url.len()));
        let bare = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
        out.push(Event::Text(before.to_owned().into()));
        out.push(Event::Start(Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: bare.to_owned().into(),
            title: "".into(),
            id: "".into(),
        }));
        out.push(Event::Text(bare.to_owned().into()));
        out.push(Event::End(TagEnd::Link));
        out.push(Event::Text(url[bare.len()..].to_owned().into()));
        rest = after;
    }
    out.push(Event::Text(rest.to_owned().into()));
}
