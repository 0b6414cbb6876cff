//! Writes blocks as lines of Markdown.

/// A block of a page. Its text is already Markdown.
pub(super) enum Block {
    /// Lines that belong together: running text, a heading or a table.
    Paragraph(String),
    /// Literal text.
    Code {
        /// The language of the fence. Never Rust, because rustdoc would run it.
        language: &'static str,
        /// The text, unchanged.
        text: String,
    },
    /// Blocks set apart from the text around them.
    Quote(Vec<Block>),
    /// Items, numbered from `first` if there is one.
    List { first: Option<u64>, items: Vec<Vec<Block>> },
}

/// Returns literal text without blank lines around it and with at most one in a row inside it;
/// nothing if it is empty.
pub(super) fn code<'a>(
    language: &'static str,
    lines: impl IntoIterator<Item = &'a str>,
) -> Option<Block> {
    let mut lines: Vec<&str> = lines.into_iter().map(str::trim_end).collect();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    let text = lines.join("\n").trim_matches('\n').to_owned();
    (!text.is_empty()).then_some(Block::Code { language, text })
}

/// Returns the blocks as Markdown, with one blank line between them.
pub(super) fn markdown(blocks: &[Block]) -> String {
    lines(blocks, true).join("\n")
}

/// Returns the lines of some blocks. Without `apart`, a list follows its paragraph immediately.
fn lines(blocks: &[Block], apart: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut markers = Markers::FIRST;
    for (i, block) in blocks.iter().enumerate() {
        if i > 0 && (apart || !follows_closely(block)) {
            lines.push(String::new());
        }
        let follows_list = i > 0 && is_same_sort_of_list(&blocks[i - 1], block);
        markers = if follows_list { markers.other() } else { Markers::FIRST };
        match block {
            Block::Paragraph(text) => lines.extend(text.lines().map(|l| l.trim_end().to_owned())),
            Block::Code { language, text } => push_code(&mut lines, language, text),
            Block::Quote(blocks) => push_prefixed(&mut lines, "> ", "> ", blocks, true),
            Block::List { first, items } => push_list(&mut lines, &markers, *first, items),
        }
    }
    lines
}

/// The markers of a list's items. Adjacent lists with the same markers would become one.
struct Markers {
    bullet: char,
    after_number: char,
}

impl Markers {
    const FIRST: Markers = Markers { bullet: '-', after_number: '.' };
    const SECOND: Markers = Markers { bullet: '*', after_number: ')' };

    fn other(&self) -> Markers {
        if self.bullet == Self::FIRST.bullet { Self::SECOND } else { Self::FIRST }
    }
}

fn is_same_sort_of_list(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::List { first: one, .. }, Block::List { first: other, .. }) => {
            one.is_some() == other.is_some()
        }
        _ => false,
    }
}

fn push_code(lines: &mut Vec<String>, language: &str, text: &str) {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    lines.push(format!("{fence}{language}"));
    lines.extend(text.lines().map(str::to_owned));
    lines.push(fence);
}

fn push_list(lines: &mut Vec<String>, markers: &Markers, first: Option<u64>, items: &[Vec<Block>]) {
    let apart = !is_tight(items);
    for (i, item) in items.iter().enumerate() {
        if i > 0 && apart {
            lines.push(String::new());
        }
        let marker = match first {
            Some(first) => format!("{}{} ", first.saturating_add(i as u64), markers.after_number),
            None => format!("{} ", markers.bullet),
        };
        push_prefixed(lines, &marker, &" ".repeat(marker.len()), item, apart);
    }
}

/// Adds the lines of some blocks, the first after `start` and the others after `indent`.
fn push_prefixed(
    lines: &mut Vec<String>,
    start: &str,
    indent: &str,
    blocks: &[Block],
    apart: bool,
) {
    for (i, line) in self::lines(blocks, apart).iter().enumerate() {
        let prefix = if i == 0 { start } else { indent };
        lines.push(format!("{prefix}{line}").trim_end().to_owned());
    }
}

/// Returns whether every item holds only a first block and the lists that follow it.
fn is_tight(items: &[Vec<Block>]) -> bool {
    items.iter().all(|item| item.iter().skip(1).all(follows_closely))
}

/// Returns whether a block needs no blank line before it: a tight list that can interrupt a
/// paragraph.
fn follows_closely(block: &Block) -> bool {
    matches!(block, Block::List { first: None | Some(1), items } if is_tight(items))
}

/// Returns the length of the longest run of `c`.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    text.split(|other| other != c).map(str::len).max().unwrap_or(0)
}
