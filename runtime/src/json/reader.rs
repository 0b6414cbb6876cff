//! Tokens of JSON, over [`hifijson`]'s lexer: well-formedness, nesting, offsets.

use std::borrow::Cow;
use std::collections::BTreeMap;

use hifijson::SliceLexer;
use hifijson::escape::{Error as EscapeError, Lex as _};
use hifijson::num::LexWrite as _;
use hifijson::str::{Error as StringError, Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;

use super::scan::{plain_len, plain_number, plain_string, string_len};
use crate::codec::ReadOptions;
use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH};
use crate::number::Number;
use crate::room::Room;

/// A position in JSON text, and how deep it is nested.
///
/// What nearly all of an answer consists of is found by [`scan`](super::scan). hifijson decodes
/// escapes, and reads any other token, and any that is wrong, from its beginning: so all errors in
/// tokens are its errors.
pub(crate) struct Reader<'a> {
    input: &'a [u8],
    /// The input as far as it is UTF-8: all of it, except for broken ones.
    text: &'a str,
    at: usize,
    depth: usize,
    pub(super) room: Room,
    pub(super) options: ReadOptions,
}

/// What holds items.
#[derive(Clone, Copy)]
pub(super) enum Bracket {
    Array,
    Object,
}

impl Bracket {
    fn opening(self) -> u8 {
        match self {
            Bracket::Array => b'[',
            Bracket::Object => b'{',
        }
    }

    fn closing(self) -> u8 {
        match self {
            Bracket::Array => b']',
            Bracket::Object => b'}',
        }
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(input: &'a [u8], options: ReadOptions) -> Self {
        let text = match std::str::from_utf8(input) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&input[..error.valid_up_to()]).unwrap_or_default(),
        };
        let room = Room::of(input.len(), options);
        Reader { input, text, at: 0, depth: 0, room, options }
    }

    /// Demands that nothing but white space is left.
    pub(super) fn end(&mut self) -> Result<(), Error> {
        match self.next_byte() {
            None => Ok(()),
            Some(_) => Err(self.syntax("invalid JSON: unexpected data after the value")),
        }
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Returns the input from here on.
    fn rest(&self) -> &'a [u8] {
        self.input.get(self.at..).unwrap_or_default()
    }

    /// Returns the first byte that is not white space.
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            let byte = *self.input.get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Has hifijson read the token that comes next.
    fn lex<T>(&mut self, read: impl FnOnce(&mut SliceLexer<'a>) -> T) -> T {
        let mut lexer = SliceLexer::new(self.rest());
        let token = read(&mut lexer);
        self.at = self.input.len() - lexer.as_slice().len();
        token
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
        match self.input.get(self.at) {
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

    /// Returns the first byte of the next token.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<u8, Error> {
        match self.input.get(self.at) {
            Some(&byte) if byte > b' ' => Ok(byte),
            _ => self.peek_past_space(),
        }
    }

    fn peek_past_space(&mut self) -> Result<u8, Error> {
        match self.next_byte() {
            Some(byte) => Ok(byte),
            None => Err(self.truncated()),
        }
    }

    /// Takes a null, if that is what comes next.
    #[inline]
    pub(super) fn null(&mut self) -> Result<bool, Error> {
        match self.input.get(self.at) {
            Some(&byte) if byte > b' ' && byte != b'n' => Ok(false),
            _ => self.null_past_space(),
        }
    }

    fn null_past_space(&mut self) -> Result<bool, Error> {
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
        match self.lex(|lexer| lexer.null_or_bool()) {
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

    /// Takes a string that stays.
    pub(super) fn owned_string(&mut self) -> Result<String, Error> {
        if let Some(text) = self.plain_string() {
            return Ok(text.to_owned());
        }
        Ok(self.string("a string")?.into_owned())
    }

    /// Takes a string without escapes, if that is what comes next.
    fn plain_string(&mut self) -> Option<&'a str> {
        let len = plain_string(self.rest())?;
        let text = self.text.get(self.at + 1..self.at + len - 1)?;
        self.at += len;
        Some(text)
    }

    /// Takes the string whose quote comes next.
    fn quoted(&mut self) -> Result<Cow<'a, str>, Error> {
        if let Some(text) = self.plain_string() {
            return Ok(Cow::Borrowed(text));
        }
        if let Some((text, len)) = self.escaped() {
            self.at += len;
            return Ok(Cow::Owned(text));
        }
        match self.lex(|lexer| lexer.discarded().str_string()) {
            Ok(text) => Ok(text),
            Err(error) => Err(self.bad_string(&error)),
        }
    }

    /// Returns the string whose quote comes next, and its length with quotes, if there is nothing wrong.
    fn escaped(&self) -> Option<(String, usize)> {
        let bytes = self.rest();
        let mut text = String::with_capacity(string_len(bytes)?);
        let mut at = 1;
        loop {
            let end = at + plain_len(&bytes[at..]);
            text.push_str(self.text.get(self.at + at..self.at + end)?);
            match bytes[end..] {
                [b'"', ..] => {
                    // An escape may be six times as long as what it stands for.
                    if text.capacity() > 2 * text.len() {
                        text.shrink_to_fit();
                    }
                    return Some((text, end + 1));
                }
                [b'\\', kind, ref rest @ ..] => {
                    let mut lexer = SliceLexer::new(rest);
                    text.push(lexer.escape(kind).ok()?);
                    at = bytes.len() - lexer.as_slice().len();
                }
                _ => return None,
            }
        }
    }

    /// Takes a number, as its text; `what` it is for the caller.
    pub(super) fn number(&mut self, what: &'static str) -> Result<&'a str, Error> {
        if !matches!(self.peek()?, b'-' | b'0'..=b'9') {
            return Err(self.mismatch(what));
        }
        if let Some(len) = plain_number(self.rest())
            && let Some(text) = self.text.get(self.at..self.at + len)
        {
            self.at += len;
            return Ok(text);
        }
        let text = match self.lex(|lexer| lexer.num_string().validated()) {
            Ok((text, _)) => text,
            Err(_) => return Err(self.syntax("invalid JSON: expected a digit")),
        };
        match self.input.get(self.at) {
            Some(b'0'..=b'9') => Err(self.syntax("invalid JSON: a number with a leading zero")),
            _ => Ok(text),
        }
    }

    /// Takes the bracket that opens `what` and moves to its first item. False if there is none: the
    /// bracket that closes it is then taken too.
    pub(super) fn open(&mut self, bracket: Bracket, what: &'static str) -> Result<bool, Error> {
        if self.peek()? != bracket.opening() {
            return Err(self.mismatch(what));
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Error::too_deep().at(self.at));
        }
        self.at += 1;
        let is_empty = self.peek()? == bracket.closing();
        if is_empty {
            self.close();
        }
        Ok(!is_empty)
    }

    /// Moves to the next item, past a comma. False if there is none: the bracket that closes them
    /// is then taken.
    #[inline]
    pub(super) fn next_item(&mut self, bracket: Bracket) -> Result<bool, Error> {
        match self.input.get(self.at..) {
            Some([b',', next, ..]) if *next > b' ' && *next != bracket.closing() => {
                self.at += 1;
                Ok(true)
            }
            _ => self.next_item_past_space(bracket),
        }
    }

    fn next_item_past_space(&mut self, bracket: Bracket) -> Result<bool, Error> {
        let byte = self.peek()?;
        if byte == bracket.closing() {
            self.close();
            return Ok(false);
        }
        if byte != b',' {
            return Err(self.syntax(match bracket {
                Bracket::Array => "invalid JSON: expected `,` or `]`",
                Bracket::Object => "invalid JSON: expected `,` or `}`",
            }));
        }
        self.at += 1;
        if self.peek()? == bracket.closing() {
            return Err(self.syntax("invalid JSON: expected a value after the comma"));
        }
        Ok(true)
    }

    fn close(&mut self) {
        self.at += 1;
        self.depth -= 1;
    }

    /// Takes a key and its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, Error> {
        self.around_key(Self::quoted)
    }

    /// Has a key taken, and takes its colon.
    fn around_key<T>(
        &mut self,
        take: impl FnOnce(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if self.peek()? != b'"' {
            return Err(self.syntax("invalid JSON: expected a key"));
        }
        let key = take(self)?;
        if self.peek()? != b':' {
            return Err(self.syntax("invalid JSON: expected `:`"));
        }
        self.at += 1;
        Ok(key)
    }

    /// Takes this very key and its colon, if they come next.
    #[inline]
    pub(super) fn this_key(&mut self, key: &str) -> bool {
        let end = self.at + key.len() + 3;
        match self.input.get(self.at..end) {
            Some([b'"', name @ .., b'"', b':']) if name == key.as_bytes() => {
                self.at = end;
                true
            }
            _ => false,
        }
    }

    /// Takes a string and drops it.
    fn skip_string(&mut self) -> Result<(), Error> {
        if let Some(len) = plain_string(self.rest()) {
            self.at += len;
            return Ok(());
        }
        match self.lex(|lexer| lexer.discarded().str_ignore()) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.bad_string(&error)),
        }
    }

    /// Takes a value of any type and drops it.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        match self.peek()? {
            b'"' => self.skip_string(),
            b'[' => {
                let mut more = self.open(Bracket::Array, "a list")?;
                while more {
                    self.skip()?;
                    more = self.next_item(Bracket::Array)?;
                }
                Ok(())
            }
            b'{' => {
                let mut more = self.open(Bracket::Object, "an object")?;
                while more {
                    self.around_key(Self::skip_string)?;
                    self.skip()?;
                    more = self.next_item(Bracket::Object)?;
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
                let mut items = Vec::new();
                let mut more = self.open(Bracket::Array, "a list")?;
                while more {
                    let capacity = items.capacity();
                    items.push(self.document()?);
                    self.room.grown(&items, capacity).map_err(|error| error.at(self.at))?;
                    more = self.next_item(Bracket::Array)?;
                }
                Document::List(items)
            }
            b'{' => {
                let mut entries = BTreeMap::new();
                let mut more = self.open(Bracket::Object, "an object")?;
                while more {
                    let key = self.key()?;
                    let value = self.document()?;
                    self.room.entry(&entries).map_err(|error| error.at(self.at))?;
                    entries.insert(key.into_owned(), value);
                    more = self.next_item(Bracket::Object)?;
                }
                Document::Map(entries)
            }
            b'-' | b'0'..=b'9' => {
                let start = self.offset();
                let number = Number::from_json(self.number("a number")?);
                Document::Number(number.map_err(|error| error.at(start))?)
            }
            _ => match self.literal()? {
                Some(value) => Document::Boolean(value),
                None => Document::Null,
            },
        })
    }
}
