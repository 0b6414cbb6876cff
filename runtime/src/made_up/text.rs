//! Strings, as the model requires them.

use super::Maker;
use super::pattern::{Pattern, Repeats};
use super::simple::UNKNOWN;
use crate::schema::HttpBinding;

/// How many characters a string has at most, beyond those that it must have.
const CHARACTERS: usize = 12;

impl Maker<'_, '_> {
    /// Makes a string, a key, or a value of an enum.
    pub(super) fn make_text(&mut self) -> String {
        let member = self.member;
        if let Some(known) = member.target().enum_values()
            && !self.once_in(UNKNOWN)
        {
            return self.one_of(known).unwrap_or_default().to_owned();
        }
        let is_in_head = member.is_host_label()
            || matches!(member.http_binding(), Some(HttpBinding::Header(_) | HttpBinding::Label));
        match member.pattern().and_then(Pattern::read) {
            Some(pattern) => self.matching(&pattern),
            // Not every character may be there, and something must be.
            None if is_in_head => {
                let length = self.length(CHARACTERS).max(1);
                (0..length).map(|_| self.letter()).collect()
            }
            None => {
                let length = self.length(CHARACTERS);
                (0..length).map(|_| self.character()).collect()
            }
        }
    }

    /// Makes a short string.
    pub(super) fn free_text(&mut self) -> String {
        let length = self.up_to(CHARACTERS);
        (0..length).map(|_| self.character()).collect()
    }

    /// Makes a string that the pattern matches, as long as the model requires if that is easy.
    fn matching(&mut self, pattern: &Pattern) -> String {
        let (least, greatest) = self.bounds_of_length();
        let text = pattern.example(self, Repeats::Some);
        match text.chars().count() {
            length if length > greatest => pattern.example(self, Repeats::Least),
            length if length < least => pattern.example(self, Repeats::First(least)),
            _ => text,
        }
    }

    fn letter(&mut self) -> char {
        char::from(b'a' + self.up_to(25) as u8)
    }

    /// Makes a character, usually ASCII; never U+0000, which XML cannot write.
    fn character(&mut self) -> char {
        match self.up_to(7) {
            7 => self.bytes.arbitrary().ok().filter(|&c| c != '\0').unwrap_or('ß'),
            // The first is `a`.
            _ => char::from(b' ' + ((self.up_to(94) + 65) % 95) as u8),
        }
    }
}
