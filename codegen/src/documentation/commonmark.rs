//! CommonMark into blocks.

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::line::Line;
use super::outline::{Kind, Outline, Style};
use super::pieces::Mark;
use super::render::{self, Block};
use super::{Link, escape, links};

/// Languages that a fence may name. rustdoc could take any other for Rust, now or later.
const LANGUAGES: [&str; 14] = [
    "bash", "console", "css", "graphql", "html", "http", "ini", "json", "sh", "smithy", "sql",
    "toml", "xml", "yaml",
];

/// Returns the blocks of a text.
pub(super) fn parse(text: &str, link: Link<'_>) -> Vec<Block> {
    let text = text.trim().replace("\r\n", "\n").replace('\r', "\n");
    // [`Name`] is a link without an address.
    let mut to_shape = |link: BrokenLink<'_>| {
        let name = link.reference.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
        let is_shape =
            link.link_type == LinkType::Shortcut && name.is_some_and(links::is_shape_name);
        is_shape.then(|| ("".into(), "".into()))
    };
    let syntax = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut page = Page {
        outline: Outline::new(),
        line: Line::new(link),
        literal: None,
        keeps_lines: true,
        has_image: false,
    };
    for event in Parser::new_with_broken_link_callback(&text, syntax, Some(&mut to_shape)) {
        page.read(event);
    }
    page.end_paragraph();
    page.outline.finish()
}

/// A page while its events are read.
struct Page<'a> {
    outline: Outline,
    line: Line<'a>,
    /// The language and the text of the open fence.
    literal: Option<(&'static str, String)>,
    /// Whether line ends are kept; in headings and cells they are not.
    keeps_lines: bool,
    /// Whether the open link is an image.
    has_image: bool,
}

impl Page<'_> {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.literal {
                Some((_, literal)) => literal.push_str(&text),
                None => self.line.text(&text, false),
            },
            Event::Code(code) => self.line.text(&code, true),
            // Other tags are text: HTML would have made the whole text HTML.
            Event::Html(text) | Event::InlineHtml(text) => self.line.text(&text, false),
            Event::SoftBreak if self.keeps_lines => self.line.end_line(false),
            Event::HardBreak if self.keeps_lines => self.line.end_line(true),
            Event::SoftBreak | Event::HardBreak => self.line.text(" ", false),
            Event::Rule => {
                self.end_paragraph();
                self.outline.add(Block::Paragraph("___".to_owned()));
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if !self.start_inline(tag) {
            self.end_paragraph();
            self.start_block(tag);
        }
    }

    /// Starts an inline element. Returns whether it was one.
    fn start_inline(&mut self, tag: &Tag<'_>) -> bool {
        match tag {
            Tag::Strong => self.line.open(Mark::Strong),
            Tag::Emphasis => self.line.open(Mark::Emphasis),
            Tag::Strikethrough => self.line.open(Mark::Strikethrough),
            Tag::Link { dest_url, .. } => self.line.open_link(Some(dest_url.to_string())),
            // A link to the image, unless the image is inside a link.
            Tag::Image { dest_url, .. } if !self.line.is_open(Mark::Link) => {
                self.has_image = true;
                self.line.open_link(Some(dest_url.to_string()));
            }
            Tag::Image { .. } => {}
            _ => return false,
        }
        true
    }

    fn start_block(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { .. } => self.keeps_lines = false,
            Tag::BlockQuote(_) => self.outline.open(Kind::Quote(None)),
            Tag::CodeBlock(kind) => self.literal = Some((language(kind), String::new())),
            Tag::List(None) => self.outline.open(Kind::List(Style::Bullets)),
            Tag::List(Some(first)) => self.outline.open(Kind::List(Style::Numbers(*first))),
            Tag::Item => self.outline.open_item(Kind::Item, Style::Bullets),
            Tag::Table(_) => self.outline.open(Kind::HeadedTable),
            Tag::TableHead | Tag::TableRow => self.outline.open_row(),
            Tag::TableCell => {
                self.keeps_lines = false;
                self.outline.open_cell(true);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if !self.end_inline(tag) {
            self.end_block(tag);
        }
    }

    /// Ends an inline element. Returns whether it was one.
    fn end_inline(&mut self, tag: TagEnd) -> bool {
        match tag {
            TagEnd::Strong => self.line.close(Mark::Strong),
            TagEnd::Emphasis => self.line.close(Mark::Emphasis),
            TagEnd::Strikethrough => self.line.close(Mark::Strikethrough),
            TagEnd::Link => self.line.close(Mark::Link),
            TagEnd::Image if std::mem::take(&mut self.has_image) => self.line.close(Mark::Link),
            TagEnd::Image => {}
            _ => return false,
        }
        true
    }

    fn end_block(&mut self, tag: TagEnd) {
        if let TagEnd::Heading(level) = tag {
            let marks = "#".repeat(level as usize);
            let heading = format!("{marks} {}", self.line.take());
            self.outline.add(Block::Paragraph(heading));
        }
        self.end_paragraph();
        self.keeps_lines = true;
        match tag {
            TagEnd::BlockQuote(_) => self.outline.close(|kind| kind == Kind::Quote(None)),
            TagEnd::List(_) => self.outline.close(|kind| matches!(kind, Kind::List(_))),
            TagEnd::Item => self.outline.close_item(),
            TagEnd::Table => self.outline.close(|kind| kind == Kind::HeadedTable),
            TagEnd::TableCell => self.outline.close_cell(),
            _ => {}
        }
    }

    /// Ends the paragraph or literal text, and adds it to the page.
    fn end_paragraph(&mut self) {
        let text = self.line.take();
        if !text.is_empty() {
            self.outline.add(Block::Paragraph(text));
        }
        if let Some((language, text)) = self.literal.take()
            && let Some(code) = render::code(language, escape::visible(&text).lines())
        {
            self.outline.add(code);
        }
    }
}

fn language(kind: &CodeBlockKind<'_>) -> &'static str {
    let is_language = |name: &&str| matches!(kind, CodeBlockKind::Fenced(info) if **info == **name);
    LANGUAGES.into_iter().find(is_language).unwrap_or("text")
}
