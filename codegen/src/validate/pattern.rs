//! Checks that a `@pattern` is a regular expression.
//!
//! The [specification](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait) requires
//! ECMA 262. Services are written in Java, whose extensions appear in published models, so they are
//! accepted too. What is rejected here is not an expression in either language.

use super::value::Fault;
use serde_json::Value;
use std::iter::Peekable;
use std::str::Chars;

/// Checks the rule of the trait.
pub(super) fn check(pattern: &Value) -> Option<Fault> {
    let reason = Scanner::new(pattern.as_str()?).scan().err()?;
    let problem = format!("is not a regular expression: {reason}");
    let help = "correct it, or escape literal characters with a backslash";
    Some(Fault::new(problem, help, "TraitValue"))
}

/// Reads an expression once, from left to right.
struct Scanner<'p> {
    rest: Peekable<Chars<'p>>,
    /// How many groups are open.
    depth: usize,
    last: Last,
}

/// What comes before the current position.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// Nothing that could be repeated: the beginning of the expression, a group or an alternative.
    Nothing,
    /// Something that can be repeated.
    Atom,
    /// A repetition, which may still become lazy or possessive.
    Repetition,
}

impl<'p> Scanner<'p> {
    fn new(pattern: &'p str) -> Self {
        Self { rest: pattern.chars().peekable(), depth: 0, last: Last::Nothing }
    }

    fn scan(mut self) -> Result<(), String> {
        while let Some(char) = self.rest.next() {
            self.last = match char {
                '\\' => {
                    self.escape()?;
                    Last::Atom
                }
                '[' => {
                    self.class()?;
                    Last::Atom
                }
                '(' => {
                    self.depth += 1;
                    self.group()?;
                    Last::Nothing
                }
                ')' if self.depth == 0 => return Err("a `)` has no matching `(`".to_owned()),
                ')' => {
                    self.depth -= 1;
                    Last::Atom
                }
                '|' => Last::Nothing,
                '*' | '+' | '?' => self.repetition(char)?,
                '{' => self.braces()?,
                _ => Last::Atom,
            };
        }
        match self.depth {
            0 => Ok(()),
            _ => Err("a `(` is never closed".to_owned()),
        }
    }

    /// Returns the character that an escape means, if it means a single one.
    fn escape(&mut self) -> Result<Option<char>, String> {
        let char = self.rest.next().ok_or("it ends in a backslash")?;
        // `\p{L}`, `\u{1F600}`
        if "pPux".contains(char) && self.rest.next_if_eq(&'{').is_some() {
            self.rest.find(|char| *char == '}');
        }
        Ok((!char.is_ascii_alphanumeric()).then_some(char))
    }

    /// Reads what follows a `(`: `?:`, `?=`, `?<name>`, flags.
    fn group(&mut self) -> Result<(), String> {
        if self.rest.next_if_eq(&'?').is_none() {
            return Ok(());
        }
        let is_kind =
            |char: &char| ":=!<>P".contains(*char) || char.is_ascii_lowercase() || *char == '-';
        match self.rest.next_if(is_kind) {
            Some(_) => Ok(()),
            None => Err("a `(?` does not start a valid group".to_owned()),
        }
    }

    fn repetition(&self, sign: char) -> Result<Last, String> {
        match (self.last, sign) {
            (Last::Atom, _) => Ok(Last::Repetition),
            (Last::Repetition, '?' | '+') => Ok(Last::Nothing),
            _ => Err(format!("a `{sign}` has nothing to repeat")),
        }
    }

    /// Reads `{2}`, `{2,}` or `{2,3}`; any other braces are literal.
    fn braces(&mut self) -> Result<Last, String> {
        let mut ahead = self.rest.clone();
        let inner: String = ahead.by_ref().take_while(|char| *char != '}').take(LONGEST).collect();
        let Some((min, max)) = bounds(&inner) else { return Ok(Last::Atom) };
        // A repetition may be repeated again: Java reads it as text.
        if self.last == Last::Nothing {
            return Err(format!("`{{{inner}}}` has nothing to repeat"));
        }
        if max.is_some_and(|max| min > max) {
            return Err(format!("the bounds of `{{{inner}}}` are out of order"));
        }
        self.rest = ahead;
        Ok(Last::Repetition)
    }

    /// Reads the rest of a class, up to its `]`.
    fn class(&mut self) -> Result<(), String> {
        self.rest.next_if_eq(&'^');
        let mut from = None;
        while let Some(item) = self.class_item()? {
            let is_range = item == ClassItem::Dash && from.is_some();
            let to = if is_range { self.class_item()? } else { None };
            from = match (from, to) {
                (Some(from), Some(ClassItem::Char(to))) if from > to => {
                    return Err(format!("the range `{from}-{to}` is out of order"));
                }
                (_, Some(_)) => None,
                // The dash is the last one of the class.
                (_, None) if is_range => return Ok(()),
                (_, None) => item.char(),
            };
        }
        Ok(())
    }

    /// Reads one item of a class; `None` at its end.
    fn class_item(&mut self) -> Result<Option<ClassItem>, String> {
        match self.rest.next() {
            None => Err("a `[` is never closed".to_owned()),
            Some(']') => Ok(None),
            Some('-') => Ok(Some(ClassItem::Dash)),
            Some('\\') => Ok(Some(self.escape()?.map_or(ClassItem::Several, ClassItem::Char))),
            Some(char) => Ok(Some(ClassItem::Char(char))),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum ClassItem {
    Char(char),
    /// A dash that may make a range.
    Dash,
    /// An escape such as `\d`.
    Several,
}

impl ClassItem {
    fn char(self) -> Option<char> {
        match self {
            Self::Char(char) => Some(char),
            Self::Dash => Some('-'),
            Self::Several => None,
        }
    }
}

/// The greatest length of a repetition in characters.
const LONGEST: usize = 42;

/// Returns the bounds of a repetition; the upper one is `None` if it is unbounded.
fn bounds(text: &str) -> Option<(u128, Option<u128>)> {
    let (min, max) = text.split_once(',').unwrap_or((text, text));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if min.is_empty() || !is_digits(min) || !is_digits(max) {
        return None;
    }
    Some((min.parse().ok()?, max.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(pattern: &str) -> Option<String> {
        Scanner::new(pattern).scan().err()
    }

    #[test]
    fn expressions_of_ecma_262_and_of_java_pass() {
        for pattern in [
            "",
            "^[a-z]+$",
            r"^\d{1,3}(\.\d{1,3}){3}$",
            r"[\w\-.]*",
            "(?=a)(?!b)(?<=c)(?<!d)(?:e)(?<name>f)",
            "(?i)a(?-i:b)",
            "a*?b+?c??d{2}?",
            "a*+b++c?+",
            "a{,3}b{x}c{",
            "[]a]",
            "[^]]",
            "[a-]",
            r"[\s-z]",
            r"[a-\w]",
            r"\p{L}[\p{Alnum}&&[^a]]",
            r"[\p{Z}-_]\u{61}{2}",
            r"a\]b]",
            r"[\w_\-.]",
            "^[^-A-Z]*${2,64}$",
            "a{2}{0,3}",
        ] {
            assert_eq!(reason(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn what_is_no_expression_is_told_why() {
        for (pattern, expected) in [
            ("[a-z", "a `[` is never closed"),
            (r"[a-z\]", "a `[` is never closed"),
            ("(a", "a `(` is never closed"),
            ("a)", "a `)` has no matching `(`"),
            ("(?a", "a `(` is never closed"),
            ("(?", "a `(?` does not start a valid group"),
            ("*a", "a `*` has nothing to repeat"),
            ("a|+", "a `+` has nothing to repeat"),
            ("a**", "a `*` has nothing to repeat"),
            ("{2}", "`{2}` has nothing to repeat"),
            ("a{3,2}", "the bounds of `{3,2}` are out of order"),
            ("[z-a]", "the range `z-a` is out of order"),
            ("a\\", "it ends in a backslash"),
        ] {
            assert_eq!(reason(pattern).as_deref(), Some(expected), "{pattern}");
        }
    }
}
