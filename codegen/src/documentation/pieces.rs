//! Running text, written as Markdown.

use super::escape;

/// A mark around text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Strikethrough,
    Link,
}

impl Mark {
    /// Returns the Markdown of the mark. Links write more at their end.
    fn text(self) -> &'static str {
        match self {
            Mark::Strong => "**",
            Mark::Emphasis => "*",
            Mark::Strikethrough => "~~",
            Mark::Link => "[",
        }
    }
}

/// A piece of running text.
pub(super) enum Piece {
    Text(String),
    Code(String),
    /// A link whose label is its address.
    Url(String),
    Open(Mark),
    Close(Mark),
    /// The end of a link, as Markdown.
    CloseLink(String),
    /// The end of a line, visible to readers if it is hard.
    Break {
        is_hard: bool,
    },
}

impl Piece {
    /// Returns the text of this piece, as readers see it.
    pub(super) fn content(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Code(text) | Piece::Url(text) => text,
            _ => "",
        }
    }

    fn is_emphasis(&self) -> bool {
        matches!(self, Piece::Open(mark) | Piece::Close(mark) if *mark != Mark::Link)
    }

    /// Returns the first character that Markdown sees.
    fn first(&self) -> Option<char> {
        match self {
            Piece::Text(text) => text.chars().next(),
            Piece::Code(_) => Some('`'),
            Piece::Url(_) => Some('<'),
            Piece::Open(mark) | Piece::Close(mark) => mark.text().chars().next(),
            Piece::CloseLink(_) => Some(']'),
            Piece::Break { .. } => None,
        }
    }

    /// Returns the last character that Markdown sees.
    fn last(&self) -> Option<char> {
        match self {
            Piece::Text(text) => text.chars().next_back(),
            other => other.first(),
        }
    }
}

/// Returns the pieces as Markdown.
pub(super) fn markdown(pieces: Vec<Piece>) -> String {
    let pieces = working(pieces);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut in_link = false;
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                let after = pieces.get(i + 1).and_then(Piece::first);
                escape::push_text(&mut line, text, after, in_link);
            }
            Piece::Code(code) => escape::push_code(&mut line, code),
            Piece::Url(url) => line.push_str(&format!("<{url}>")),
            Piece::Open(Mark::Link) => {
                // `![` would be an image.
                if line.ends_with('!') {
                    line.insert(line.len() - 1, '\\');
                }
                line.push_str(Mark::Link.text());
                in_link = true;
            }
            Piece::CloseLink(closing) => {
                line.push_str(closing);
                in_link = false;
            }
            Piece::Open(mark) | Piece::Close(mark) => line.push_str(mark.text()),
            Piece::Break { is_hard } => {
                line.push_str(if *is_hard { "\\" } else { "" });
                lines.push(std::mem::take(&mut line));
            }
        }
    }
    lines.push(line);
    lines.join("\n")
}

/// Returns the pieces without marks that would not work, and joins the texts that then touch.
fn working(pieces: Vec<Piece>) -> Vec<Piece> {
    let is_dropped = dropped_marks(&pieces);
    let mut working: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (piece, is_dropped) in pieces.into_iter().zip(is_dropped) {
        match (working.last_mut(), piece) {
            _ if is_dropped => {}
            (Some(Piece::Text(before)), Piece::Text(text))
            | (Some(Piece::Code(before)), Piece::Code(text)) => before.push_str(&text),
            (_, piece) => working.push(piece),
        }
    }
    working
}

/// Returns which marks Markdown would show instead of interpreting them, as in `**Note:**text`.
fn dropped_marks(pieces: &[Piece]) -> Vec<bool> {
    let mut dropped = vec![false; pieces.len()];
    let mut open = Vec::new();
    for (close, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(mark) if *mark != Mark::Link => open.push(close),
            Piece::Close(_) => {
                let Some(open) = open.pop() else { continue };
                let works = works(pieces, open, close);
                dropped[open] = !works;
                dropped[close] = !works;
            }
            _ => {}
        }
    }
    dropped
}

/// Returns whether CommonMark pairs the marks at `open` and `close` as emphasis.
///
/// The rule: a mark with punctuation on its inside needs white space or punctuation on its outside.
fn works(pieces: &[Piece], open: usize, close: usize) -> bool {
    let before = |at: usize| {
        let mut pieces = pieces[..at].iter().rev();
        pieces.find(|p| !p.is_emphasis()).and_then(Piece::last)
    };
    let after = |at: usize| {
        let mut pieces = pieces[at + 1..].iter();
        pieces.find(|p| !p.is_emphasis()).and_then(Piece::first)
    };
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let touches_other_mark = open > 0 && matches!(pieces[open - 1], Piece::Close(_));
    !touches_other_mark
        && (is_word(after(open)) || !is_word(before(open)))
        && (is_word(before(close)) || !is_word(after(close)))
}
