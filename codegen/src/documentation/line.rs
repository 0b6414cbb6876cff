//! Running text while it is read: words, code, and the marks around them.

use super::pieces::{self, Mark, Piece};
use super::{Link, escape, links};

/// The text of one paragraph, while it is read.
pub(super) struct Line<'a> {
    link: Link<'a>,
    pieces: Vec<Piece>,
    /// The positions of the marks that are still open.
    open: Vec<usize>,
    /// Marks without text so far. They wait so that white space stays outside.
    waiting: Vec<Mark>,
    /// White space since the last word.
    space: Space,
    /// The address of the open link.
    href: Option<String>,
}

/// White space between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    /// Inside an element of code, so possibly part of the code.
    InCode,
    InText,
    /// A line end that is kept.
    Break {
        is_hard: bool,
    },
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

    /// Adds text, collapsing white space as HTML does.
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
        match self.space {
            Space::None | Space::InCode if in_code => self.space = Space::InCode,
            Space::None | Space::InCode => self.space = Space::InText,
            Space::InText | Space::Break { .. } => {}
        }
    }

    /// Ends a line within the paragraph.
    pub(super) fn end_line(&mut self, is_hard: bool) {
        self.space = Space::Break { is_hard };
    }

    fn word(&mut self, word: &str, in_code: bool) {
        let space = std::mem::replace(&mut self.space, Space::None);
        if in_code
            && matches!(space, Space::None | Space::InCode)
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
        match space {
            _ if self.pieces.is_empty() => {}
            Space::Break { is_hard } => self.pieces.push(Piece::Break { is_hard }),
            Space::InCode | Space::InText if is_apart => self.push_text(" "),
            _ => {}
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

    /// Starts a mark. A mark inside another of its kind is ignored.
    pub(super) fn open(&mut self, mark: Mark) {
        if !self.is_open(mark) {
            self.waiting.push(mark);
        }
    }

    /// Starts a link. Links do not nest, so it ends the one before.
    pub(super) fn open_link(&mut self, href: Option<String>) {
        self.close(Mark::Link);
        self.open(Mark::Link);
        self.href = href;
    }

    /// Ends a mark and all marks that were started inside it.
    pub(super) fn close(&mut self, mark: Mark) {
        if let Some(at) = self.waiting.iter().position(|m| *m == mark) {
            self.waiting.remove(at);
        } else if self.is_open(mark) {
            while self.close_last() != Some(mark) {}
        }
    }

    /// Returns whether a mark has started and not ended.
    pub(super) fn is_open(&self, mark: Mark) -> bool {
        let is_mark = |at: &usize| matches!(self.pieces[*at], Piece::Open(m) if m == mark);
        self.waiting.contains(&mark) || self.open.iter().any(is_mark)
    }

    fn close_last(&mut self) -> Option<Mark> {
        let at = self.open.pop()?;
        let Piece::Open(mark) = self.pieces[at] else {
            return None;
        };
        match mark {
            Mark::Link => self.close_link(at),
            _ => self.pieces.push(Piece::Close(mark)),
        }
        Some(mark)
    }

    /// Ends the link that starts at `at`, or turns it into text if it leads nowhere.
    fn close_link(&mut self, at: usize) {
        let href = self.href.take();
        let label: String = self.pieces[at + 1..].iter().map(Piece::content).collect();
        match links::target(href.as_deref(), &label, self.link) {
            Some(target) if target.is(&label) && escape::is_url(&label) => {
                self.pieces.truncate(at);
                self.pieces.push(Piece::Url(label));
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

    /// Ends the line and returns its Markdown. Marks that still wait belong to the next line.
    pub(super) fn take(&mut self) -> String {
        while self.close_last().is_some() {}
        self.space = Space::None;
        pieces::markdown(std::mem::take(&mut self.pieces))
    }
}

/// Returns whether this is punctuation that belongs to the word before it.
///
/// AWS's formatter puts white space between tags, and so before the full stop after a link.
fn ends_phrase(word: &str) -> bool {
    word.len() <= 2 && word.chars().all(|c| ".,;:!?)".contains(c))
}
