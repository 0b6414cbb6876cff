//! CommonMark into blocks.
//!
//! This knows the blocks of CommonMark well enough to write them again. Where it is in doubt the
//! text becomes a paragraph whose lines cannot start another block.

use super::render::{self, Block};
use super::spans::{self, Definitions};
use super::{Link, MAX_DEPTH, escape};

/// Languages that a fence may name. All others could be, or become, Rust to rustdoc.
const LANGUAGES: [&str; 14] = [
    "bash", "console", "css", "graphql", "html", "http", "ini", "json", "sh", "smithy", "sql",
    "toml", "xml", "yaml",
];

/// The blocks of a text.
pub(super) fn parse(text: &str, link: Link<'_>) -> Vec<Block> {
    let text = tidy(text);
    let mut parser = Parser::default();
    let mut blocks = parser.blocks(&margin_removed(&text), 0);
    resolve(&mut blocks, &parser.definitions, link);
    blocks
}

/// The text without characters that must not get into a source file.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.replace('\t', "    ");
    let is_shown = |c: &char| *c == '\n' || !escape::is_hidden(*c);
    text.chars().filter(is_shown).collect()
}

/// The lines without the indentation that all but the first have in common.
fn margin_removed(text: &str) -> Vec<&str> {
    let text = text.trim();
    let written = text.lines().skip(1).filter(|line| !is_blank(line));
    let margin = written.map(indent).min().unwrap_or(0);
    text.lines()
        .enumerate()
        .map(|(i, line)| match i {
            0 => line,
            _ => line.get(margin..).unwrap_or(""),
        })
        .collect()
}

/// Resolves the links of all paragraphs, once all definitions are known.
fn resolve(blocks: &mut [Block], definitions: &Definitions, link: Link<'_>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) if is_table(text) => {
                let rows = text.lines().map(|row| resolve_row(row, definitions, link));
                *text = rows.collect::<Vec<_>>().join("\n");
            }
            Block::Paragraph(text) => *text = spans::markdown(text, definitions, link),
            Block::Code { .. } => {}
            Block::Quote(blocks) => resolve(blocks, definitions, link),
            Block::List { items, .. } => {
                for item in items {
                    resolve(item, definitions, link);
                }
            }
        }
    }
}

/// Resolves the links of a row, cell by cell, because no code and no link spans two cells.
fn resolve_row(row: &str, definitions: &Definitions, link: Link<'_>) -> String {
    let mut cells: Vec<String> = Vec::new();
    let mut start = 0;
    let ends = row.match_indices('|').map(|(at, _)| at);
    for end in ends.filter(|at| !row[..*at].ends_with('\\')).chain([row.len()]) {
        cells.push(spans::markdown(&row[start..end], definitions, link));
        start = end + 1;
    }
    cells.join("|")
}

/// A block, if there is one, and how many lines it took.
type Parsed = (Option<Block>, usize);

#[derive(Default)]
struct Parser {
    definitions: Definitions,
}

impl Parser {
    fn blocks(&mut self, mut lines: &[&str], depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while !lines.is_empty() {
            let (block, used) = self.block(lines, depth);
            blocks.extend(block);
            lines = &lines[used..];
        }
        blocks
    }

    /// The block that starts with the first line.
    fn block(&mut self, lines: &[&str], depth: usize) -> Parsed {
        let line = lines[0];
        if is_blank(line) {
            return (None, 1);
        }
        if let Some(fence) = Fence::opening(line) {
            return fenced(lines, &fence);
        }
        if indent(line) >= 4 {
            return indented(lines);
        }
        if is_heading(line) {
            return (Some(Block::Paragraph(line.trim().to_owned())), 1);
        }
        if is_rule(line) {
            // In stars, because `- ---` would be a rule and no item.
            return (Some(Block::Paragraph("***".to_owned())), 1);
        }
        if depth < MAX_DEPTH && is_quote(line) {
            return self.quote(lines, depth);
        }
        if depth < MAX_DEPTH && Marker::of(line).is_some() {
            return self.list(lines, depth);
        }
        self.paragraph(lines)
    }

    fn quote(&mut self, lines: &[&str], depth: usize) -> Parsed {
        let mut inside = Container::default();
        for line in lines {
            if is_quote(line) {
                let line = &line.trim_start()[1..];
                inside.push(line.strip_prefix(' ').unwrap_or(line));
            } else if !inside.push_lazy(line) {
                break;
            }
        }
        let used = inside.lines.len();
        let blocks = self.blocks(&inside.lines, depth + 1);
        let quote = (!blocks.is_empty()).then_some(Block::Quote(blocks));
        (quote, used)
    }

    fn list(&mut self, lines: &[&str], depth: usize) -> Parsed {
        let mut items = Vec::new();
        let mut used = 0;
        let mut first: Option<Marker> = None;
        while let Some(marker) = lines.get(used).and_then(|line| Marker::of(line))
            && !is_rule(lines[used])
        {
            let first = first.get_or_insert(marker);
            if first.kind != marker.kind {
                break;
            }
            let item = item(&lines[used..], marker.width);
            used += item.lines.len();
            let blocks = self.blocks(&item.lines, depth + 1);
            if !blocks.is_empty() {
                items.push(blocks);
            }
        }
        let first = first.and_then(|marker| marker.number);
        let list = (!items.is_empty()).then_some(Block::List { first, items });
        (list, used)
    }

    /// A paragraph, or the definitions that stand where one could.
    fn paragraph(&mut self, lines: &[&str]) -> Parsed {
        let mut text: Vec<String> = Vec::new();
        let mut used = 0;
        for line in lines {
            let is_underline = !text.is_empty() && line.trim().bytes().all(|b| b == b'-');
            if is_blank(line) || (used > 0 && !is_underline && starts_block(line)) {
                break;
            }
            used += 1;
            match spans::definition(line.trim()).filter(|_| text.is_empty()) {
                Some((label, href)) => {
                    self.definitions.entry(label).or_insert(href);
                }
                None if is_underline => text.push(line.trim().to_owned()),
                None => text.push(paragraph_line(line)),
            }
            if is_underline {
                break;
            }
        }
        let text = text.join("\n");
        let text = text.trim_end_matches('\\');
        let paragraph = (!text.is_empty()).then(|| Block::Paragraph(text.to_owned()));
        (paragraph, used)
    }
}

/// A line of a paragraph: a backslash for a hard break, and no start of another block.
fn paragraph_line(line: &str) -> String {
    let is_hard_break = line.ends_with("  ");
    let mut line = line.trim().to_owned();
    if is_hard_break {
        line.push('\\');
    }
    if starts_block(&line) || Marker::of(&line).is_some() {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        line.insert(digits, '\\');
    }
    line
}

/// The lines within a quote or an item.
#[derive(Default)]
struct Container<'a> {
    lines: Vec<&'a str>,
    /// The fence that is open.
    fence: Option<Fence>,
}

impl<'a> Container<'a> {
    fn push(&mut self, line: &'a str) {
        match &self.fence {
            Some(fence) if fence.is_closed_by(line) => self.fence = None,
            Some(_) => {}
            None => self.fence = Fence::opening(line),
        }
        self.lines.push(line);
    }

    /// Adds a line that goes on with a paragraph without being marked as part of the container.
    fn push_lazy(&mut self, line: &'a str) -> bool {
        let in_paragraph = self.fence.is_none() && self.lines.last().is_some_and(|l| !is_blank(l));
        let is_lazy = in_paragraph && !is_blank(line) && !starts_block(line);
        if is_lazy {
            self.lines.push(line);
        }
        is_lazy
    }
}

/// The lines of the item that the first line starts, `width` being the place of its text.
fn item<'a>(lines: &[&'a str], width: usize) -> Container<'a> {
    let mut item = Container::default();
    for (i, line) in lines.iter().enumerate() {
        if i == 0 || is_blank(line) || indent(line) >= width {
            item.push(line.get(width..).unwrap_or(""));
        } else if !item.push_lazy(line) {
            break;
        }
    }
    item
}

/// What a list item starts with.
#[derive(Clone, Copy)]
struct Marker {
    /// The place of the text after it.
    width: usize,
    /// Items of one list have the same.
    kind: char,
    number: Option<u64>,
}

impl Marker {
    fn of(line: &str) -> Option<Marker> {
        let indent = indent(line);
        let rest = line.trim_start();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let kind = rest[digits..].chars().next()?;
        let is_marker = match digits {
            0 => "-+*".contains(kind),
            1..=9 => ".)".contains(kind),
            _ => false,
        };
        let after = rest.get(digits + 1..)?;
        let spaces = self::indent(after);
        if !is_marker || indent >= 4 || (spaces == 0 && !after.is_empty()) {
            return None;
        }
        let gap = if is_blank(after) || spaces > 4 { 1 } else { spaces };
        Some(Marker { width: indent + digits + 1 + gap, kind, number: rest[..digits].parse().ok() })
    }
}

/// The line that starts literal text.
struct Fence {
    character: char,
    length: usize,
    indent: usize,
    language: &'static str,
}

impl Fence {
    fn opening(line: &str) -> Option<Fence> {
        let rest = line.trim_start();
        let character = rest.chars().next().filter(|c| "`~".contains(*c))?;
        let info = rest.trim_start_matches(character);
        let length = rest.len() - info.len();
        if indent(line) >= 4 || length < 3 || (character == '`' && info.contains('`')) {
            return None;
        }
        let language = LANGUAGES.into_iter().find(|name| *name == info.trim());
        Some(Fence {
            character,
            length,
            indent: indent(line),
            language: language.unwrap_or("text"),
        })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let rest = line.trim();
        indent(line) < 4 && rest.len() >= self.length && rest.chars().all(|c| c == self.character)
    }
}

fn fenced(lines: &[&str], fence: &Fence) -> Parsed {
    let inside: Vec<&str> = lines[1..]
        .iter()
        .take_while(|line| !fence.is_closed_by(line))
        .map(|line| &line[indent(line).min(fence.indent)..])
        .collect();
    let used = (inside.len() + 2).min(lines.len());
    (render::code(fence.language, inside), used)
}

fn indented(lines: &[&str]) -> Parsed {
    let inside: Vec<&str> = lines
        .iter()
        .take_while(|line| is_blank(line) || indent(line) >= 4)
        .map(|line| line.get(4..).unwrap_or(""))
        .collect();
    let used = inside.len();
    (render::code("text", inside), used)
}

/// Whether a line ends the paragraph before it.
fn starts_block(line: &str) -> bool {
    let is_item = |marker: Marker| {
        let is_empty = line.trim().len() == 1;
        matches!(marker.number, None | Some(1)) && !is_empty
    };
    indent(line) < 4
        && (Fence::opening(line).is_some()
            || is_heading(line)
            || is_rule(line)
            || is_quote(line)
            || Marker::of(line).is_some_and(is_item))
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim().trim_start_matches('#');
    let level = line.trim().len() - rest.len();
    matches!(level, 1..=6) && (rest.is_empty() || rest.starts_with(' '))
}

/// Whether a line is a thematic break.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| *c != ' ').peekable();
    let Some(mark) = marks.peek().copied().filter(|c| "-_*".contains(*c)) else {
        return false;
    };
    marks.clone().count() >= 3 && marks.all(|c| c == mark)
}

/// Whether a paragraph holds the line that separates the header of a table from its body.
fn is_table(text: &str) -> bool {
    let is_separator = |line: &str| {
        line.contains('-') && line.contains(['|', ':']) && line.chars().all(|c| "-:| ".contains(c))
    };
    text.lines().any(is_separator)
}

fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
