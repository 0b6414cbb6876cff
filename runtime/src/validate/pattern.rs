//! `@pattern`: whether a text matches, if that can be decided.
//!
//! Patterns are regular expressions of ECMA 262, and regex-lite has a syntax of its own. [`translate`]
//! is the one place that decides: it rewrites what has another meaning there (`.`, `\s`, `\<`), and
//! gives up on what regex-lite lacks (look-around, Unicode classes, back references) or where ECMA 262
//! and Java, in which services are written, disagree (`\A`, `a++`, `[a[b]]`, flags). Such a pattern is
//! not checked, and neither is one that is too big for regex-lite.
//!
//! A character is a Unicode code point, as with the flag `u` of ECMA 262.

use std::collections::HashMap;
use std::iter::Peekable;
use std::str::Chars;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regex_lite::Regex;

/// Returns whether the pattern matches somewhere in the text; true if it cannot be checked.
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    type Compiled = HashMap<&'static str, Option<Arc<Regex>>>;
    static COMPILED: LazyLock<Mutex<Compiled>> = LazyLock::new(Mutex::default);

    let regex = COMPILED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .entry(pattern)
        .or_insert_with(|| compile(pattern).map(Arc::new))
        .clone();
    regex.is_none_or(|regex| regex.is_match(text))
}

/// None if the pattern cannot be checked.
fn compile(pattern: &str) -> Option<Regex> {
    Regex::new(&translate(pattern)?).ok()
}

/// White space and line terminators in ECMA 262, as part of a class; those of regex-lite are ASCII.
const SPACE: &str =
    r"\t-\r \u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
/// Everything else.
const NOT_SPACE: &str = r"\u{0}-\u{8}\u{e}-\u{1f}!-\u{9f}\u{a1}-\u{167f}\u{1681}-\u{1fff}\u{200b}-\u{2027}\u{202a}-\u{202e}\u{2030}-\u{205e}\u{2060}-\u{2fff}\u{3001}-\u{fefe}\u{ff00}-\u{10ffff}";
/// What `.` matches in ECMA 262: anything except line terminators; in regex-lite, except `\n`.
const DOT: &str = r"[^\n\r\u{2028}\u{2029}]";

/// Returns the same expression in the syntax of regex-lite, if there is one.
fn translate(pattern: &str) -> Option<String> {
    let mut translation = Translation { rest: pattern.chars().peekable(), text: String::new() };
    let mut is_repeated = false;
    while let Some(char) = translation.rest.next() {
        let is_repetition = matches!(char, '*' | '+' | '?' | '{');
        if is_repetition && is_repeated {
            return None;
        }
        match char {
            '\\' => translation.escape(false)?,
            '.' => translation.text.push_str(DOT),
            '[' => translation.class()?,
            '(' => translation.group()?,
            '{' => translation.braces()?,
            _ => translation.text.push(char),
        }
        if is_repetition && translation.rest.next_if_eq(&'?').is_some() {
            translation.text.push('?');
        }
        is_repeated = is_repetition;
    }
    Some(translation.text)
}

struct Translation<'p> {
    rest: Peekable<Chars<'p>>,
    text: String,
}

impl Translation<'_> {
    /// Translates what follows a backslash.
    fn escape(&mut self, in_class: bool) -> Option<()> {
        let char = self.rest.next()?;
        match char {
            's' | 'S' if in_class => {
                self.text.push_str(if char == 's' { SPACE } else { NOT_SPACE })
            }
            's' => self.text.push_str(&format!("[{SPACE}]")),
            'S' => self.text.push_str(&format!("[^{SPACE}]")),
            // In regex-lite, these would be the edges of words.
            '<' | '>' => self.text.push(char),
            'b' if in_class || self.rest.peek() == Some(&'{') => return None,
            'd' | 'D' | 'w' | 'W' | 'b' | 'B' | 't' | 'n' | 'r' | 'f' | 'v' => self.raw(char),
            'x' => self.hexadecimal(char, 2)?,
            'u' => self.hexadecimal(char, 4)?,
            _ if char.is_ascii_alphanumeric() => return None,
            _ => self.raw(char),
        }
        Some(())
    }

    fn raw(&mut self, char: char) {
        self.text.extend(['\\', char]);
    }

    fn hexadecimal(&mut self, kind: char, digits: usize) -> Option<()> {
        self.raw(kind);
        for _ in 0..digits {
            self.text.push(self.rest.next_if(char::is_ascii_hexdigit)?);
        }
        Some(())
    }

    /// Translates what follows a `(`: only `?:` and `?<name>` mean the same in both.
    fn group(&mut self) -> Option<()> {
        self.text.push('(');
        if self.rest.next_if_eq(&'?').is_none() {
            return Some(());
        }
        self.text.push('?');
        let kind = self.rest.next_if(|char| matches!(char, ':' | '<'))?;
        self.text.push(kind);
        let is_look_behind = kind == '<' && matches!(self.rest.peek(), Some('=' | '!'));
        (!is_look_behind).then_some(())
    }

    /// Translates what follows a `{`: a repetition. Anything else may mean something different to regex-lite.
    fn braces(&mut self) -> Option<()> {
        self.text.push('{');
        self.text.push(self.rest.next_if(char::is_ascii_digit)?);
        while let Some(char) = self.rest.next_if(|char| char.is_ascii_digit() || *char == ',') {
            self.text.push(char);
        }
        self.text.push(self.rest.next_if_eq(&'}')?);
        Some(())
    }

    /// Translates what follows a `[`.
    fn class(&mut self) -> Option<()> {
        self.text.push('[');
        if self.rest.next_if_eq(&'^').is_some() {
            self.text.push('^');
        }
        // Whether a dash now would make a range, and whether one has begun.
        let (mut can_begin, mut has_begun) = (false, false);
        let mut is_empty = true;
        loop {
            let char = self.rest.next()?;
            let is_several =
                char == '\\' && self.rest.peek().is_some_and(|char| "sSdDwW".contains(*char));
            match char {
                ']' if is_empty => return None,
                ']' => break,
                '-' if can_begin && self.rest.peek() != Some(&']') => {
                    self.text.push('-');
                    (can_begin, has_begun) = (false, true);
                    continue;
                }
                // Java's classes in classes, and operators of either.
                '[' => return None,
                '&' | '~' if self.rest.peek() == Some(&char) => return None,
                // Between the shorthands for several, a dash is ambiguous.
                '\\' if is_several && has_begun => return None,
                '\\' => self.escape(true)?,
                '-' => self.text.push_str(r"\-"),
                _ => self.text.push(char),
            }
            let makes_no_range = is_several && self.rest.peek() == Some(&'-');
            if makes_no_range && !self.ends_after_dash() {
                return None;
            }
            (can_begin, has_begun, is_empty) = (!has_begun && !is_several, false, false);
        }
        self.text.push(']');
        Some(())
    }

    fn ends_after_dash(&self) -> bool {
        let mut ahead = self.rest.clone();
        ahead.next() == Some('-') && ahead.next() == Some(']')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns whether a text matches; none if that is not checked.
    fn is_match(pattern: &str, text: &str) -> Option<bool> {
        Some(compile(pattern)?.is_match(text))
    }

    #[test]
    fn a_dot_is_no_end_of_a_line() {
        for end in ["\n", "\r", "\u{2028}", "\u{2029}"] {
            assert_eq!(is_match("^.$", end), Some(false), "{end:?}");
            assert_eq!(is_match("^[.]$", end), Some(false), "{end:?}");
        }
        for other in ["a", "\u{b}", "\u{85}", "\u{a0}", "😀"] {
            assert_eq!(is_match("^.$", other), Some(true), "{other:?}");
        }
        assert_eq!(is_match("^[.]$", "."), Some(true));
    }

    #[test]
    fn white_space_is_that_of_unicode() {
        let spaces = "\t\n\u{b}\u{c}\r \u{a0}\u{1680}\u{2000}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}";
        for space in spaces.chars().map(String::from) {
            for pattern in [r"^\s$", r"^[\s]$", r"^[^\S]$", r"^[x\s]$"] {
                assert_eq!(is_match(pattern, &space), Some(true), "{pattern} {space:?}");
            }
            for pattern in [r"^\S$", r"^[\S]$", r"^[^\s]$", r"^[x\S]$"] {
                assert_eq!(is_match(pattern, &space), Some(false), "{pattern} {space:?}");
            }
        }
        for other in ["a", "\u{8}", "\u{e}", "!", "\u{85}", "\u{200b}", "\u{180e}", "😀"] {
            assert_eq!(is_match(r"^\s$", other), Some(false), "{other:?}");
            assert_eq!(is_match(r"^[\S]$", other), Some(true), "{other:?}");
        }
        assert_eq!(is_match(r"^[\s\S]$", "\u{3000}"), Some(true));
    }

    #[test]
    fn escapes_that_mean_themselves() {
        assert_eq!(is_match(r"^\<a\>$", "<a>"), Some(true));
        assert_eq!(is_match(r"^\<a\>$", "a"), Some(false));
        assert_eq!(is_match(r"^[\<]\/\-\.$", "</-."), Some(true));
        assert_eq!(is_match(r"^\x41\u0042$", "AB"), Some(true));
    }

    #[test]
    fn dashes_in_classes() {
        assert_eq!(is_match("^[a-c]$", "b"), Some(true));
        assert_eq!(is_match("^[a-]$", "-"), Some(true));
        assert_eq!(is_match("^[-a]$", "-"), Some(true));
        assert_eq!(is_match("^[^-a]$", "-"), Some(false));
        assert_eq!(is_match(r"^[\w-]$", "-"), Some(true));
        assert_eq!(is_match(r"^[a-c-e]$", "d"), Some(false));
        assert_eq!(is_match(r"^[+--]$", ","), Some(true));
    }

    #[test]
    fn groups_and_repetitions() {
        assert_eq!(is_match("^(?:ab){2,3}$", "ababab"), Some(true));
        assert_eq!(is_match("^(?<name>a)+?$", "aa"), Some(true));
        assert_eq!(is_match("^a{2}$", "a"), Some(false));
        assert_eq!(is_match("^a??b*?$", "b"), Some(true));
    }

    #[test]
    fn what_has_no_such_meaning_is_not_checked() {
        for pattern in [
            // Look-around.
            "(?=a)",
            "(?!a)",
            "(?<=a)",
            "(?<!a)",
            // Flags, and syntax of other languages.
            "(?i)a",
            "(?P<a>b)",
            "(?>a)",
            r"\p{L}",
            r"\A",
            r"\z",
            r"\Z",
            r"\Qa\E",
            r"\a",
            r"\b{start}",
            r"\1",
            r"\u{61}",
            r"\x{61}",
            r"[\b]",
            "[[:alpha:]]",
            "[a[b]]",
            "[a-z&&[^b]]",
            "[a~~b]",
            // Empty classes in one, brackets in the other.
            "[]",
            "[]a]",
            "[^]a]",
            r"[\s-z]",
            r"[a-\d]",
            // Possessive, repeated twice, or literal.
            "a++",
            "a**",
            "a{2}{3}",
            "a{,3}",
            "a{x}",
            // Too big.
            "a{1,1000000000}",
            "((a{100}){100}){100}",
            // Not an expression.
            "[a",
            "(a",
            "*",
            "\\",
        ] {
            assert!(compile(pattern).is_none(), "{pattern}: {:?}", translate(pattern));
        }
    }
}
