//! Strings, which are as the model demands where it demands something.

use super::Maker;
use super::pattern::{Pattern, Repeats};
use super::simple::UNKNOWN;
use crate::schema::HttpBinding;

/// How many characters a string has at the most, beyond what it must.
const CHARACTERS: usize = 12;

impl Maker<'_, '_> {
    /// A string, a key, or a value of an enum.
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
            // Not every character may stand there, and something has to.
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

    /// A string of any short length.
    pub(super) fn free_text(&mut self) -> String {
        let length = self.up_to(CHARACTERS);
        (0..length).map(|_| self.character()).collect()
    }

    /// A string that the pattern matches, and that is as long as the model demands if that is easy.
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

    /// A character, which mostly is of ASCII; never U+0000, which XML has no way to write.
    fn character(&mut self) -> char {
        match self.up_to(7) {
            7 => self.bytes.arbitrary().ok().filter(|&c| c != '\0').unwrap_or('ß'),
            // The first is `a`.
            _ => char::from(b' ' + ((self.up_to(94) + 65) % 95) as u8),
        }
    }
}
