//! Data items: well-formedness, nesting, offsets.

use std::borrow::Cow;

use super::head::{BREAK, Head, Length, Malformed, NULL, TAG, UNDEFINED};
use crate::codec::ReadOptions;
use crate::error::{Error, ErrorKind, MAX_DEPTH};
use crate::room::Room;

/// A position in CBOR, and how deep it is nested.
pub(super) struct Reader<'a> {
    input: &'a [u8],
    at: usize,
    depth: usize,
    pub(super) room: Room,
    pub(super) options: ReadOptions,
}

/// What is left of a list or map that has been opened: items or entries.
pub(super) struct Left(Length);

impl<'a> Reader<'a> {
    pub(super) fn new(input: &'a [u8], options: ReadOptions) -> Self {
        let room = Room::of(input.len(), options);
        Reader { input, at: 0, depth: 0, room, options }
    }

    /// Demands that nothing is left.
    pub(super) fn end(&self) -> Result<(), Error> {
        if self.at == self.input.len() {
            return Ok(());
        }
        Err(self.syntax("invalid CBOR: unexpected data after the value"))
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Returns the input from here on.
    fn rest(&self) -> &'a [u8] {
        self.input.get(self.at..).unwrap_or_default()
    }

    #[cold]
    fn syntax(&self, message: &'static str) -> Error {
        Error::new(ErrorKind::Syntax, message).at(self.at)
    }

    #[cold]
    fn truncated(&self) -> Error {
        Error::new(ErrorKind::Syntax, "invalid CBOR: unexpected end").at(self.input.len())
    }

    #[cold]
    fn malformed(&self, malformed: Malformed) -> Error {
        match malformed {
            Malformed::End => self.truncated(),
            Malformed::Reserved => self.syntax("invalid CBOR: a reserved byte"),
        }
    }

    /// What comes next is not `what`, but this.
    #[cold]
    pub(super) fn mismatch(&self, what: &'static str, head: Head) -> Error {
        match head {
            Head::Break => self.syntax("invalid CBOR: unexpected break"),
            _ => Error::expected(what).at(self.at),
        }
    }

    /// Returns the head that comes next, and its length.
    pub(super) fn peek(&self) -> Result<(Head, usize), Error> {
        match Head::read(self.rest()) {
            Ok(head) => Ok(head),
            Err(malformed) => Err(self.malformed(malformed)),
        }
    }

    /// Takes a head if `pick` makes something of it; `what` it is for the caller.
    #[inline]
    pub(super) fn head<T>(
        &mut self,
        what: &'static str,
        pick: impl FnOnce(Head) -> Option<T>,
    ) -> Result<T, Error> {
        let (head, len) = self.peek()?;
        match pick(head) {
            Some(value) => {
                self.at += len;
                Ok(value)
            }
            None => Err(self.mismatch(what, head)),
        }
    }

    /// Takes a tag, if one comes next.
    pub(super) fn tag(&mut self) -> Result<Option<u64>, Error> {
        match self.peek()? {
            (Head::Tag(tag), len) => {
                self.at += len;
                Ok(Some(tag))
            }
            _ => Ok(None),
        }
    }

    /// Takes a null, if that is what comes next.
    #[inline]
    pub(super) fn null(&mut self) -> Result<bool, Error> {
        match self.input.get(self.at) {
            Some(&(NULL | UNDEFINED)) => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte >> 5 == TAG => Ok(self.tagged_null()),
            Some(_) => Ok(false),
            None => Err(self.truncated()),
        }
    }

    /// Takes a null and its tags, which make no other value of it, if they come next.
    fn tagged_null(&mut self) -> bool {
        let start = self.at;
        while self.input.get(self.at).is_some_and(|byte| byte >> 5 == TAG) {
            let Ok((_, len)) = Head::read(self.rest()) else { break };
            self.at += len;
        }
        let is_null = matches!(self.input.get(self.at), Some(&(NULL | UNDEFINED)));
        self.at = if is_null { self.at + 1 } else { start };
        is_null
    }

    /// Takes a null where it is no value: a server refuses it.
    #[inline]
    pub(super) fn dropped_null(&mut self) -> Result<bool, Error> {
        let start = self.at;
        let is_null = self.null()?;
        if is_null && self.options.strict {
            return Err(Error::expected("a value other than null").at(start));
        }
        Ok(is_null)
    }

    /// Takes so many bytes.
    fn take(&mut self, len: u64) -> Result<&'a [u8], Error> {
        let bytes = usize::try_from(len).ok().and_then(|len| self.rest().get(..len));
        let Some(bytes) = bytes else { return Err(self.truncated()) };
        self.at += bytes.len();
        Ok(bytes)
    }

    /// Takes so many bytes of text.
    fn take_text(&mut self, len: u64) -> Result<&'a str, Error> {
        let start = self.at;
        match std::str::from_utf8(self.take(len)?) {
            Ok(text) => Ok(text),
            Err(error) => {
                let at = start + error.valid_up_to();
                Err(Error::new(ErrorKind::Syntax, "invalid CBOR: no UTF-8").at(at))
            }
        }
    }

    /// Takes the head of the next chunk of a string, or the break after the last. The string is
    /// what `length` gives the length of.
    fn chunk(&mut self, length: fn(Head) -> Option<Length>) -> Result<Option<u64>, Error> {
        let (head, len) = self.peek()?;
        let chunk = match (head, length(head)) {
            (Head::Break, _) => None,
            (_, Some(Some(length))) => Some(length),
            _ => return Err(self.syntax("invalid CBOR: a string with other items in it")),
        };
        self.at += len;
        Ok(chunk)
    }

    /// Takes a string; `what` it is for the caller.
    #[inline]
    pub(super) fn string(&mut self, what: &'static str) -> Result<Cow<'a, str>, Error> {
        match self.short_string() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.any_string(what),
        }
    }

    /// Returns the bytes of the string that comes next, and how many it has with its head, if that is as
    /// short as nearly all are.
    #[inline]
    fn short_text(&self) -> Option<(&'a [u8], usize)> {
        let (head, len, rest) = match self.rest() {
            [head @ 0x60..0x78, rest @ ..] => (1, usize::from(head - 0x60), rest),
            [0x78, len, rest @ ..] => (2, usize::from(*len), rest),
            _ => return None,
        };
        Some((rest.get(..len)?, head + len))
    }

    #[inline]
    fn short_string(&mut self) -> Option<&'a str> {
        let (bytes, len) = self.short_text()?;
        let text = std::str::from_utf8(bytes).ok()?;
        self.at += len;
        Some(text)
    }

    fn any_string(&mut self, what: &'static str) -> Result<Cow<'a, str>, Error> {
        match self.head(what, Head::text)? {
            Some(len) => Ok(Cow::Borrowed(self.take_text(len)?)),
            None => self.chunked_string(),
        }
    }

    fn chunked_string(&mut self) -> Result<Cow<'a, str>, Error> {
        let mut text = String::new();
        while let Some(len) = self.chunk(Head::text)? {
            text.push_str(self.take_text(len)?);
        }
        Ok(Cow::Owned(text))
    }

    /// Takes a byte string; `what` it is for the caller.
    pub(super) fn bytes(&mut self, what: &'static str) -> Result<Cow<'a, [u8]>, Error> {
        if let Some(len) = self.head(what, Head::bytes)? {
            return Ok(Cow::Borrowed(self.take(len)?));
        }
        let mut bytes = Vec::new();
        while let Some(len) = self.chunk(Head::bytes)? {
            bytes.extend(self.take(len)?);
        }
        Ok(Cow::Owned(bytes))
    }

    /// Takes the key of an entry.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, Error> {
        self.string("a string as the key")
    }

    /// Takes this very key, if it comes next in its usual form.
    #[inline]
    pub(super) fn this_key(&mut self, key: &str) -> bool {
        match self.short_text() {
            Some((bytes, len)) if bytes == key.as_bytes() => {
                self.at += len;
                true
            }
            _ => false,
        }
    }

    /// Takes the head of a list, `what` for the caller.
    pub(super) fn list(&mut self, what: &'static str) -> Result<Left, Error> {
        self.enter(what, Head::array)
    }

    /// Takes the head of a map, `what` for the caller.
    pub(super) fn map(&mut self, what: &'static str) -> Result<Left, Error> {
        self.enter(what, Head::map)
    }

    fn enter(
        &mut self,
        what: &'static str,
        length: fn(Head) -> Option<Length>,
    ) -> Result<Left, Error> {
        let start = self.at;
        let length = self.head(what, length)?;
        if self.depth == MAX_DEPTH {
            return Err(Error::too_deep().at(start));
        }
        self.depth += 1;
        Ok(Left(length))
    }

    /// Moves to the next item or entry. False if there is none.
    #[inline]
    pub(super) fn next(&mut self, left: &mut Left) -> bool {
        let more = match &mut left.0 {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None if self.input.get(self.at) == Some(&BREAK) => {
                self.at += 1;
                false
            }
            None => true,
        };
        if !more {
            self.depth -= 1;
        }
        more
    }

    /// Takes an item of any type and drops it. Text is not decoded.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        while self.tag()?.is_some() {}
        match self.peek()?.0 {
            Head::Bytes(_) => self.skip_string(Head::bytes),
            Head::Text(_) => self.skip_string(Head::text),
            Head::Array(_) => {
                let mut left = self.list("a list")?;
                while self.next(&mut left) {
                    self.skip()?;
                }
                Ok(())
            }
            Head::Map(_) => {
                let mut left = self.map("a map")?;
                while self.next(&mut left) {
                    self.skip()?;
                    self.skip()?;
                }
                Ok(())
            }
            _ => self.head("a value", |head| (head != Head::Break).then_some(())),
        }
    }

    fn skip_string(&mut self, length: fn(Head) -> Option<Length>) -> Result<(), Error> {
        if let Some(len) = self.head("a string", length)? {
            return self.take(len).map(drop);
        }
        while let Some(len) = self.chunk(length)? {
            self.take(len)?;
        }
        Ok(())
    }
}
