//! The nesting of blocks as tags open and close them.

use super::MAX_DEPTH;
use super::render::Block;

/// A page that is being built: the open blocks, each inside the one before.
pub(super) struct Outline {
    frames: Vec<Frame>,
}

/// A block that is open.
struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    /// The items, if this is a list.
    items: Vec<Vec<Block>>,
    /// The rows, if this is a table.
    rows: Vec<Vec<String>>,
}

/// A block that holds others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Page,
    /// A quote, with the word that it starts with.
    Quote(Option<&'static str>),
    List(Style),
    Item,
    /// An item that starts with the term that it explains.
    Entry,
    Table,
    /// A table whose first row is its header.
    HeadedTable,
    Cell,
}

/// The style of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Bullets,
    /// Numbered, starting with this number.
    Numbers(u64),
    /// Terms and what they mean.
    Terms,
}

impl Outline {
    pub(super) fn new() -> Self {
        Outline { frames: vec![Frame::new(Kind::Page)] }
    }

    /// Opens a block, unless it would be too deep.
    pub(super) fn open(&mut self, kind: Kind) {
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(Frame::new(kind));
        }
    }

    /// Closes the innermost block of this kind and all within it.
    pub(super) fn close(&mut self, is_kind: impl Fn(Kind) -> bool) {
        if let Some(depth) = self.depth(is_kind) {
            self.close_to(depth);
        }
    }

    /// Opens an item of the innermost list, or of a new list if there is none.
    pub(super) fn open_item(&mut self, kind: Kind, style: Style) {
        if self.depth(is_list).is_none() {
            self.open(Kind::List(style));
        }
        self.close_item();
        self.open(kind);
    }

    /// Closes what is open within the innermost list.
    pub(super) fn close_item(&mut self) {
        if let Some(depth) = self.depth(is_list) {
            self.close_to(depth + 1);
        }
    }

    pub(super) fn is_in_entry(&self) -> bool {
        self.top().kind == Kind::Entry
    }

    /// Starts a row of the innermost table.
    pub(super) fn open_row(&mut self) {
        if let Some(depth) = self.depth(is_table) {
            self.close_to(depth + 1);
            self.top_mut().rows.push(Vec::new());
        }
    }

    /// Opens a cell in the last row of the innermost table.
    pub(super) fn open_cell(&mut self, is_header: bool) {
        let Some(depth) = self.depth(is_table) else {
            return;
        };
        self.close_to(depth + 1);
        let table = self.top_mut();
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        if is_header && table.rows.len() == 1 {
            table.kind = Kind::HeadedTable;
        }
        self.open(Kind::Cell);
    }

    /// Closes what is open within the innermost table.
    pub(super) fn close_cell(&mut self) {
        if let Some(depth) = self.depth(is_table) {
            self.close_to(depth + 1);
        }
    }

    pub(super) fn is_in_cell(&self) -> bool {
        self.top().kind == Kind::Cell
    }

    /// Adds a block to the innermost open one.
    pub(super) fn add(&mut self, block: Block) {
        let top = self.top_mut();
        if is_list(top.kind) {
            top.items.push(vec![block]);
        } else {
            top.blocks.push(block);
        }
    }

    /// Closes everything that is open, and returns the blocks of the page.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.close_to(1);
        std::mem::take(&mut self.top_mut().blocks)
    }

    /// Returns how many frames are around the innermost one of a kind. The page itself is never
    /// closed.
    fn depth(&self, is_kind: impl Fn(Kind) -> bool) -> Option<usize> {
        self.frames.iter().rposition(|frame| is_kind(frame.kind))
    }

    fn close_to(&mut self, depth: usize) {
        while self.frames.len() > depth.max(1)
            && let Some(frame) = self.frames.pop()
        {
            self.fold(frame);
        }
    }

    /// Adds the content of a closed frame to the frame around it.
    fn fold(&mut self, frame: Frame) {
        let Frame { kind, mut blocks, items, rows } = frame;
        match kind {
            Kind::Quote(label) if !blocks.is_empty() => {
                label_quote(&mut blocks, label);
                self.add(Block::Quote(blocks));
            }
            Kind::List(style) if !items.is_empty() => {
                let first = match style {
                    Style::Numbers(first) => Some(first),
                    Style::Bullets | Style::Terms => None,
                };
                self.add(Block::List { first, items });
            }
            Kind::Item if !blocks.is_empty() => self.top_mut().items.push(blocks),
            Kind::Entry if !blocks.is_empty() => {
                join_term(&mut blocks);
                self.top_mut().items.push(blocks);
            }
            Kind::Table | Kind::HeadedTable => {
                blocks.into_iter().for_each(|block| self.add(block));
                if let Some(table) = table(&rows, kind == Kind::HeadedTable) {
                    self.add(Block::Paragraph(table));
                }
            }
            Kind::Cell => {
                if let Some(row) = self.top_mut().rows.last_mut() {
                    row.push(cell(&blocks));
                }
            }
            _ => {}
        }
    }

    fn top(&self) -> &Frame {
        self.frames.last().expect("the page stays open")
    }

    fn top_mut(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the page stays open")
    }
}

impl Frame {
    fn new(kind: Kind) -> Self {
        Frame { kind, blocks: Vec::new(), items: Vec::new(), rows: Vec::new() }
    }
}

fn is_list(kind: Kind) -> bool {
    matches!(kind, Kind::List(_))
}

fn is_table(kind: Kind) -> bool {
    matches!(kind, Kind::Table | Kind::HeadedTable)
}

/// Puts the label in front of a quote, unless the quote already starts with it.
fn label_quote(blocks: &mut Vec<Block>, label: Option<&str>) {
    let Some(label) = label.map(|label| format!("{label}:")) else {
        return;
    };
    match blocks.first_mut() {
        Some(Block::Paragraph(text)) if text.trim_start_matches('*').starts_with(&label) => {}
        Some(Block::Paragraph(text)) => text.insert_str(0, &format!("**{label}** ")),
        _ => blocks.insert(0, Block::Paragraph(format!("**{label}**"))),
    }
}

/// Joins a term and the first paragraph about it.
fn join_term(blocks: &mut Vec<Block>) {
    if let [Block::Paragraph(term), Block::Paragraph(text), ..] = blocks.as_mut_slice() {
        let separator = if term.ends_with(":**") { " " } else { ": " };
        term.push_str(separator);
        term.push_str(text);
        blocks.remove(1);
    }
}

/// Returns the text of a cell. It is one line, because no blocks are opened inside cells.
fn cell(blocks: &[Block]) -> String {
    let texts = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text.replace('|', "\\|")),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// Returns a table, or nothing if all its rows are empty.
fn table(rows: &[Vec<String>], has_header: bool) -> Option<String> {
    let rows: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
    let width = rows.iter().map(|row| row.len()).max()?;
    if rows.iter().all(|row| row.iter().all(String::is_empty)) {
        return None;
    }
    let line = |row: &[String]| {
        let cell = |i| row.get(i).map_or("", String::as_str);
        let cells: String = (0..width).map(|i| format!(" {} |", cell(i))).collect();
        format!("|{cells}")
    };
    let (header, body) = match rows.split_first() {
        Some((header, body)) if has_header => (*header, body),
        _ => (&[][..], rows.as_slice()),
    };
    let mut lines = vec![line(header), format!("|{}", "---|".repeat(width))];
    lines.extend(body.iter().filter(|r| !r.is_empty()).map(|r| line(r)));
    Some(lines.join("\n"))
}
