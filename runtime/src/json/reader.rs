//! Tokens of JSON, over [`hifijson`]'s lexer: well-formedness, nesting, offsets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hifijson::escape::Error as EscapeError;
use hifijson::num::LexWrite as _;
use hifijson::str::{Error as StringError, Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;
use hifijson::{Read as _, SliceLexer};

use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH};
use crate::number::Number;

/// A position in JSON text, and how deep it is nested.
pub(crate) struct Reader<'a> {
    input: &'a [u8],
    lexer: SliceLexer<'a>,
    depth: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(input: &'a [u8]) -> Self {
        Reader { input, lexer: SliceLexer::new(input), depth: 0 }
    }

    /// Demands that nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        match self.lexer.ws_peek() {
            None => Ok(()),
            Some(_) => Err(self.syntax("invalid JSON: unexpected data after the value")),
        }
    }

    pub(super) fn offset(&self) -> usize {
        self.input.len() - self.lexer.as_slice().len()
    }

    #[cold]
    fn syntax(&self, message: impl Into<Cow<'static, str>>) -> Error {
        Error::new(ErrorKind::Syntax, message).at(self.offset())
    }

    /// Not in hifijson's words, which would show what it has found.
    #[cold]
    fn bad_string(&self, error: &StringError) -> Error {
        self.syntax(match error {
            StringError::Eof | StringError::Escape(EscapeError::Eof) => {
                "invalid JSON: unterminated string"
            }
            StringError::Control => "invalid JSON: a control character in a string",
            StringError::Escape(_) => "invalid JSON: a malformed escape sequence",
            StringError::Utf8(_) => "invalid JSON: no UTF-8",
        })
    }

    /// What comes next is not `what`.
    #[cold]
    pub(super) fn mismatch(&self, what: &'static str) -> Error {
        match self.lexer.as_slice().first() {
            None => self.truncated(),
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                Error::expected(what).at(self.offset())
            }
            Some(_) => self.syntax(format!("invalid JSON: expected {what}")),
        }
    }

    #[cold]
    fn truncated(&self) -> Error {
        self.syntax("invalid JSON: unexpected end")
    }

    /// The first byte of the next token.
    pub(super) fn peek(&mut self) -> Result<u8, Error> {
        match self.lexer.ws_peek() {
            Some(byte) => Ok(byte),
            None => Err(self.truncated()),
        }
    }

    /// Takes a null, if that is what comes next.
    pub(super) fn null(&mut self) -> Result<bool, Error> {
        if self.peek()? != b'n' {
            return Ok(false);
        }
        match self.literal()? {
            None => Ok(true),
            Some(_) => Ok(false),
        }
    }

    /// Takes `null`, `true` or `false`.
    pub(super) fn literal(&mut self) -> Result<Option<bool>, Error> {
        let start = self.offset();
        match self.lexer.null_or_bool() {
            Some(literal) => Ok(literal),
            None => Err(self.bad_literal(start)),
        }
    }

    #[cold]
    fn bad_literal(&self, start: usize) -> Error {
        let message = match self.input.get(start) {
            Some(b'n' | b't' | b'f') => "invalid JSON: expected null, true or false",
            _ => "invalid JSON: expected a value",
        };
        Error::new(ErrorKind::Syntax, message).at(start)
    }

    /// Takes a string; `what` it is for the caller.
    pub(super) fn string(&mut self, what: &'static str) -> Result<Cow<'a, str>, Error> {
        if self.peek()? != b'"' {
            return Err(self.mismatch(what));
        }
        self.quoted()
    }

    /// Takes the string whose quote comes next.
    fn quoted(&mut self) -> Result<Cow<'a, str>, Error> {
        match self.lexer.discarded().str_string() {
            Ok(text) => Ok(text),
            Err(error) => Err(self.bad_string(&error)),
        }
    }

    /// Takes a number, as its text; `what` it is for the caller.
    pub(super) fn number(&mut self, what: &'static str) -> Result<&'a str, Error> {
        if !matches!(self.peek()?, b'-' | b'0'..=b'9') {
            return Err(self.mismatch(what));
        }
        let text = match self.lexer.num_string().validated() {
            Ok((text, _)) => text,
            Err(_) => return Err(self.syntax("invalid JSON: expected a digit")),
        };
        match self.lexer.peek_next() {
            Some(b'0'..=b'9') => Err(self.syntax("invalid JSON: a number with a leading zero")),
            _ => Ok(text),
        }
    }

    /// Takes the bracket that opens `what`.
    pub(super) fn open(&mut self, bracket: u8, what: &'static str) -> Result<(), Error> {
        if self.peek()? != bracket {
            return Err(self.mismatch(what));
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Error::too_deep().at(self.offset()));
        }
        self.lexer.take_next();
        Ok(())
    }

    /// Moves to the next item of an array or object: past the comma, unless it is the first.
    /// False after the bracket that closes it.
    pub(super) fn next_item(&mut self, close: u8, first: &mut bool) -> Result<bool, Error> {
        let byte = self.peek()?;
        if byte == close {
            self.lexer.take_next();
            self.depth -= 1;
            return Ok(false);
        }
        if std::mem::take(first) {
            return Ok(true);
        }
        if byte != b',' {
            return Err(
                self.syntax(format!("invalid JSON: expected `,` or `{}`", char::from(close)))
            );
        }
        self.lexer.take_next();
        if self.peek()? == close {
            return Err(self.syntax("invalid JSON: expected a value after the comma"));
        }
        Ok(true)
    }

    /// Moves to the next value of an object and gives its key.
    pub(super) fn next_key(&mut self, first: &mut bool) -> Result<Option<Cow<'a, str>>, Error> {
        if !self.next_item(b'}', first)? {
            return Ok(None);
        }
        if self.peek()? != b'"' {
            return Err(self.syntax("invalid JSON: expected a key"));
        }
        let key = self.quoted()?;
        if self.peek()? != b':' {
            return Err(self.syntax("invalid JSON: expected `:`"));
        }
        self.lexer.take_next();
        Ok(Some(key))
    }

    /// Takes a value of any type and drops it.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        match self.peek()? {
            b'"' => match self.lexer.discarded().str_ignore() {
                Ok(()) => Ok(()),
                Err(error) => Err(self.bad_string(&error)),
            },
            b'[' => {
                self.open(b'[', "a list")?;
                let mut first = true;
                while self.next_item(b']', &mut first)? {
                    self.skip()?;
                }
                Ok(())
            }
            b'{' => {
                self.open(b'{', "an object")?;
                let mut first = true;
                while self.next_key(&mut first)?.is_some() {
                    self.skip()?;
                }
                Ok(())
            }
            b'-' | b'0'..=b'9' => self.number("a number").map(drop),
            _ => self.literal().map(drop),
        }
    }

    /// Takes a value of any type.
    pub(super) fn document(&mut self) -> Result<Document, Error> {
        Ok(match self.peek()? {
            b'"' => Document::String(self.string("a string")?.into_owned()),
            b'[' => {
                self.open(b'[', "a list")?;
                let mut items = Vec::new();
                let mut first = true;
                while self.next_item(b']', &mut first)? {
                    items.push(self.document()?);
                }
                Document::List(items)
            }
            b'{' => {
                self.open(b'{', "an object")?;
                let mut entries = BTreeMap::new();
                let mut first = true;
                while let Some(key) = self.next_key(&mut first)? {
                    entries.insert(key.into_owned(), self.document()?);
                }
                Document::Map(entries)
            }
            b'-' | b'0'..=b'9' => {
                let start = self.offset();
                match Number::from_json(self.number("a number")?) {
                    Number::Float(n) if !n.is_finite() => {
                        return Err(Error::out_of_range().at(start));
                    }
                    number => Document::Number(number),
                }
            }
            _ => match self.literal()? {
                Some(value) => Document::Boolean(value),
                None => Document::Null,
            },
        })
    }
}
