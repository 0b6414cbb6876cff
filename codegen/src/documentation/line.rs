//! Running text: words, code and marks, written as one line of Markdown.

use super::{Link, escape, links};

/// The text of one paragraph, while it is read.
pub(super) struct Line<'a> {
    link: Link<'a>,
    pieces: Vec<Piece>,
    /// Where the marks are that have not ended.
    open: Vec<usize>,
    /// Marks without text so far. They wait, so that white space stays outside.
    waiting: Vec<Mark>,
    /// White space since the last word.
    space: Space,
    /// The address of the open link.
    href: Option<String>,
}

/// What stands around text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Link,
}

enum Piece {
    Text(String),
    Code(String),
    Open(Mark),
    Close(Mark),
    /// The end of a link, as it is written.
    CloseLink(String),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    InCode,
    InText,
}

impl<'a> Line<'a> {
    pub(super) fn new(link: Link<'a>) -> Self {
        Line {
            link,
            pieces: Vec::new(),
            open: Vec::new(),
            waiting: Vec::new(),
            space: Space::None,
            href: None,
        }
    }

    /// Adds text, whose white space collapses as in HTML.
    pub(super) fn text(&mut self, text: &str, in_code: bool) {
        for (i, word) in text.split(char::is_whitespace).enumerate() {
            if i > 0 {
                self.space(in_code);
            }
            let word: String = word.chars().filter(|c| !escape::is_hidden(*c)).collect();
            if !word.is_empty() {
                self.word(&word, in_code);
            }
        }
    }

    fn space(&mut self, in_code: bool) {
        if self.space != Space::InText {
            self.space = if in_code { Space::InCode } else { Space::InText };
        }
    }

    fn word(&mut self, word: &str, in_code: bool) {
        let space = std::mem::replace(&mut self.space, Space::None);
        if in_code
            && space != Space::InText
            && self.waiting.is_empty()
            && let Some(Piece::Code(code)) = self.pieces.last_mut()
        {
            if space == Space::InCode {
                code.push(' ');
            }
            code.push_str(word);
            return;
        }
        let follows_text = matches!(self.pieces.last(), Some(Piece::Text(_)));
        let is_apart = in_code || follows_text || !ends_phrase(word);
        if space != Space::None && is_apart && !self.pieces.is_empty() {
            self.push_text(" ");
        }
        for mark in self.waiting.drain(..) {
            self.open.push(self.pieces.len());
            self.pieces.push(Piece::Open(mark));
        }
        if in_code {
            self.pieces.push(Piece::Code(word.to_owned()));
        } else {
            self.push_text(word);
        }
    }

    fn push_text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    /// Starts a mark. One within another of its kind means nothing.
    pub(super) fn open(&mut self, mark: Mark) {
        if !self.waiting.contains(&mark) && !self.is_open(mark) {
            self.waiting.push(mark);
        }
    }

    /// Starts a link. Links do not nest, so it ends the one before.
    pub(super) fn open_link(&mut self, href: Option<String>) {
        self.close(Mark::Link);
        self.open(Mark::Link);
        self.href = href;
    }

    /// Ends a mark, and the ones that were started within it.
    pub(super) fn close(&mut self, mark: Mark) {
        if let Some(at) = self.waiting.iter().position(|m| *m == mark) {
            self.waiting.remove(at);
        } else if self.is_open(mark) {
            while self.close_last() != Some(mark) {}
        }
    }

    fn is_open(&self, mark: Mark) -> bool {
        let is_mark = |at: &usize| matches!(self.pieces[*at], Piece::Open(m) if m == mark);
        self.open.iter().any(is_mark)
    }

    fn close_last(&mut self) -> Option<Mark> {
        let at = self.open.pop()?;
        let Piece::Open(mark) = self.pieces[at] else {
            return None;
        };
        match mark {
            Mark::Link => self.close_link(at),
            Mark::Strong | Mark::Emphasis => self.pieces.push(Piece::Close(mark)),
        }
        Some(mark)
    }

    /// Ends the link that starts at `at`, or makes text of it if it leads nowhere.
    fn close_link(&mut self, at: usize) {
        let href = self.href.take();
        let label: String = self.pieces[at + 1..].iter().map(Piece::content).collect();
        match links::target(href.as_deref(), &label, self.link) {
            Some(target) if target.is(&label) && escape::is_url(&label) => {
                self.pieces.truncate(at);
                self.pieces.push(Piece::Text(label));
            }
            Some(target) => {
                if let Some(name) = &target.name {
                    self.pieces.truncate(at + 1);
                    self.pieces.push(Piece::Code(name.clone()));
                }
                self.pieces.push(Piece::CloseLink(target.closing()));
            }
            None if href.is_none() && links::is_shape_name(&label) => {
                self.pieces.truncate(at);
                self.pieces.push(Piece::Code(label));
            }
            None => {
                self.pieces.remove(at);
            }
        }
    }

    /// Ends the line and gives its Markdown. Marks that still wait belong to the next line.
    pub(super) fn take(&mut self) -> String {
        while self.close_last().is_some() {}
        self.space = Space::None;
        let pieces = std::mem::take(&mut self.pieces);
        markdown(&working(pieces))
    }
}

impl Piece {
    fn content(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Code(text) => text,
            Piece::Open(_) | Piece::Close(_) | Piece::CloseLink(_) => "",
        }
    }

    fn is_emphasis(&self) -> bool {
        match self {
            Piece::Open(mark) | Piece::Close(mark) => *mark != Mark::Link,
            Piece::Text(_) | Piece::Code(_) | Piece::CloseLink(_) => false,
        }
    }

    /// The first character that Markdown sees.
    fn first(&self) -> Option<char> {
        match self {
            Piece::Text(text) => text.chars().next(),
            Piece::Code(_) => Some('`'),
            Piece::Open(Mark::Link) => Some('['),
            Piece::Open(_) | Piece::Close(_) => Some('*'),
            Piece::CloseLink(_) => Some(']'),
        }
    }

    /// The last character that Markdown sees.
    fn last(&self) -> Option<char> {
        match self {
            Piece::Text(text) => text.chars().next_back(),
            other => other.first(),
        }
    }
}

/// Whether this is punctuation that belongs to the word before it.
///
/// AWS's formatter puts white space between tags, and so before the full stop after a link.
fn ends_phrase(word: &str) -> bool {
    word.len() <= 2 && word.chars().all(|c| ".,;:!?)".contains(c))
}

/// The pieces without marks that would not work, and with one piece for text that then touches.
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

fn markdown(pieces: &[Piece]) -> String {
    let mut line = String::new();
    let mut in_link = false;
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => {
                let after = pieces.get(i + 1).and_then(Piece::first);
                escape::push_text(&mut line, text, after, in_link);
            }
            Piece::Code(code) => escape::push_code(&mut line, code),
            Piece::Open(Mark::Link) => {
                // `![` would be an image.
                if line.ends_with('!') {
                    line.insert(line.len() - 1, '\\');
                }
                line.push('[');
                in_link = true;
            }
            Piece::CloseLink(closing) => {
                line.push_str(closing);
                in_link = false;
            }
            Piece::Open(Mark::Strong) | Piece::Close(Mark::Strong) => line.push_str("**"),
            Piece::Open(_) | Piece::Close(_) => line.push('*'),
        }
    }
    line
}

/// Which marks Markdown would show instead of obeying them, such as in `**Note:**text`.
fn dropped_marks(pieces: &[Piece]) -> Vec<bool> {
    let mut dropped = vec![false; pieces.len()];
    let mut open = Vec::new();
    for (close, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(Mark::Strong | Mark::Emphasis) => open.push(close),
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

/// Whether CommonMark takes the marks at `open` and `close` for a pair around emphasis.
///
/// The rule: next to punctuation on its inside, a mark needs white space or punctuation outside.
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
