//! HTML into blocks, as forgiving as a browser.

use html5gum::{StartTag, Token, Tokenizer};

use super::Link;
use super::escape;
use super::line::Line;
use super::outline::{Kind, Outline, Style};
use super::pieces::Mark;
use super::render::{self, Block};
use super::tags::{Element, element};

/// Returns the blocks of a text whose tags are all known.
pub(super) fn parse(html: &str, link: Link<'_>) -> Vec<Block> {
    let mut page = Page {
        outline: Outline::new(),
        line: Line::new(link),
        in_code: false,
        literal: None,
        is_hidden: false,
        has_title: false,
    };
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => page.start(&tag),
            Token::EndTag(tag) => page.end(&tag.name),
            Token::String(text) => page.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    page.finish()
}

/// A page while its tags are read.
struct Page<'a> {
    outline: Outline,
    line: Line<'a>,
    in_code: bool,
    /// The text of the open `<pre>`.
    literal: Option<String>,
    /// Whether this is inside a script or style.
    is_hidden: bool,
    /// Whether the page starts with the name of the service.
    has_title: bool,
}

impl Page<'_> {
    fn text(&mut self, text: &str) {
        if let Some(literal) = &mut self.literal {
            literal.push_str(text);
        } else if !self.is_hidden {
            self.line.text(text, self.in_code);
        }
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let Some(element) = element_of(&tag.name).filter(|_| !self.is_hidden) else {
            return;
        };
        if let Some(literal) = &mut self.literal {
            if element == Element::Break {
                literal.push('\n');
            }
        } else if !self.start_inline(element, tag) {
            self.start_block(element);
        }
        if tag.self_closing {
            self.end(&tag.name);
        }
    }

    /// Starts an inline element. Returns whether it was one.
    fn start_inline(&mut self, element: Element, tag: &StartTag<()>) -> bool {
        match element {
            Element::Code => self.in_code = true,
            Element::Strong if !self.in_code => self.line.open(Mark::Strong),
            Element::Emphasis if !self.in_code => self.line.open(Mark::Emphasis),
            Element::Link => {
                let href = tag.attributes.get(b"href".as_slice());
                let href = href.map(|href| String::from_utf8_lossy(href).into_owned());
                self.line.open_link(href);
            }
            Element::Superscript => self.line.text("^", self.in_code),
            Element::Strong | Element::Emphasis | Element::Transparent => {}
            _ => return false,
        }
        true
    }

    fn start_block(&mut self, element: Element) {
        if self.outline.is_in_cell() && !is_table_part(element) {
            self.line.text(" ", false);
            return;
        }
        self.end_line();
        match element {
            Element::Bullets => self.outline.open(Kind::List(Style::Bullets)),
            Element::Numbers => self.outline.open(Kind::List(Style::Numbers(1))),
            Element::Terms => self.outline.open(Kind::List(Style::Terms)),
            Element::Item => self.outline.open_item(Kind::Item, Style::Bullets),
            Element::Term => {
                self.outline.open_item(Kind::Entry, Style::Terms);
                self.line.open(Mark::Strong);
            }
            Element::Detail if !self.outline.is_in_entry() => {
                self.outline.open_item(Kind::Item, Style::Terms);
            }
            Element::Admonition(label) => self.outline.open(Kind::Quote(Some(label))),
            Element::Quote => self.outline.open(Kind::Quote(None)),
            Element::Preformatted => self.literal = Some(String::new()),
            Element::Heading => self.line.open(Mark::Strong),
            Element::Title => {
                self.has_title = true;
                self.line.open(Mark::Strong);
            }
            Element::Table => self.outline.open(Kind::Table),
            Element::Row => self.outline.open_row(),
            Element::Cell => self.outline.open_cell(false),
            Element::HeaderCell => self.outline.open_cell(true),
            Element::Hidden => self.is_hidden = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        let Some(element) = element_of(name) else {
            return;
        };
        if self.is_hidden {
            self.is_hidden = element != Element::Hidden;
        } else if self.literal.is_some() {
            if element == Element::Preformatted {
                self.end_line();
            }
        } else if !self.end_inline(element) {
            self.end_block(element);
        }
    }

    /// Ends an inline element. Returns whether it was one.
    fn end_inline(&mut self, element: Element) -> bool {
        match element {
            Element::Code => self.in_code = false,
            Element::Strong => self.line.close(Mark::Strong),
            Element::Emphasis => self.line.close(Mark::Emphasis),
            Element::Link => self.line.close(Mark::Link),
            Element::Superscript | Element::Transparent => {}
            _ => return false,
        }
        true
    }

    fn end_block(&mut self, element: Element) {
        if self.outline.is_in_cell() && !is_table_part(element) {
            self.line.text(" ", false);
            return;
        }
        self.end_line();
        let style = match element {
            Element::Bullets => Style::Bullets,
            Element::Numbers => Style::Numbers(1),
            Element::Terms => Style::Terms,
            Element::Item | Element::Detail => return self.outline.close_item(),
            Element::Term | Element::Heading | Element::Title => {
                return self.line.close(Mark::Strong);
            }
            Element::Admonition(_) | Element::Quote => {
                return self.outline.close(|kind| matches!(kind, Kind::Quote(_)));
            }
            Element::Table => {
                let is_table = |kind| matches!(kind, Kind::Table | Kind::HeadedTable);
                return self.outline.close(is_table);
            }
            Element::Row | Element::Cell | Element::HeaderCell => return self.outline.close_cell(),
            _ => return,
        };
        self.outline.close(|kind| kind == Kind::List(style));
    }

    /// Ends the paragraph or literal text, and adds it to the page.
    fn end_line(&mut self) {
        self.in_code = false;
        let line = self.line.take();
        if !line.is_empty() {
            self.outline.add(Block::Paragraph(line));
        }
        if let Some(text) = self.literal.take().and_then(|text| literal(&text)) {
            self.outline.add(text);
        }
    }

    /// Returns the blocks of the page. The name of the service is dropped if there is more to say.
    fn finish(mut self) -> Vec<Block> {
        self.end_line();
        let mut blocks = self.outline.finish();
        if self.has_title && blocks.len() > 1 {
            blocks.remove(0);
        }
        blocks
    }
}

fn element_of(name: &[u8]) -> Option<Element> {
    element(str::from_utf8(name).ok()?)
}

fn is_table_part(element: Element) -> bool {
    use Element::{Cell, HeaderCell, Row, Table};
    matches!(element, Table | Row | Cell | HeaderCell)
}

/// Returns literal text without the indentation that all its lines share.
fn literal(text: &str) -> Option<Block> {
    let text = escape::visible(text);
    let written = text.lines().filter(|line| !line.trim().is_empty());
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = written.map(indent).min()?;
    let lines = text.lines().map(|line| line.get(margin..).unwrap_or(""));
    render::code("text", lines)
}
