//! Reading JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::str::FromStr;

use hifijson::escape::Error as EscapeError;
use hifijson::num::LexWrite as _;
use hifijson::str::{Error as StringError, Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;
use hifijson::{Read as _, SliceLexer};

use crate::blob::Blob;
use crate::deserializer::ShapeDeserializer;
use crate::document::Document;
use crate::error::{Error, ErrorKind, MAX_DEPTH, Segment};
use crate::number::{BigDecimal, BigInteger, Number};
use crate::schema::{Member, TimestampFormat};
use crate::shape::{Enum, ShapeData, Structure, Union};
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

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

    /// The value that comes next, which stands at `member`.
    pub(crate) fn value_of(&mut self, member: &'static Member) -> JsonDeserializer<'_, 'a> {
        JsonDeserializer { reader: self, member }
    }

    /// Demands that nothing but white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        match self.lexer.ws_peek() {
            None => Ok(()),
            Some(_) => Err(self.syntax("invalid JSON: unexpected data after the value")),
        }
    }

    fn offset(&self) -> usize {
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
    fn mismatch(&self, what: &'static str) -> Error {
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
    fn peek(&mut self) -> Result<u8, Error> {
        match self.lexer.ws_peek() {
            Some(byte) => Ok(byte),
            None => Err(self.truncated()),
        }
    }

    /// Takes a null, if that is what comes next.
    fn null(&mut self) -> Result<bool, Error> {
        if self.peek()? != b'n' {
            return Ok(false);
        }
        match self.literal()? {
            None => Ok(true),
            Some(_) => Ok(false),
        }
    }

    /// Takes `null`, `true` or `false`.
    fn literal(&mut self) -> Result<Option<bool>, Error> {
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
    fn string(&mut self, what: &'static str) -> Result<Cow<'a, str>, Error> {
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
    fn number(&mut self, what: &'static str) -> Result<&'a str, Error> {
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
    fn open(&mut self, bracket: u8, what: &'static str) -> Result<(), Error> {
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
    fn next_item(&mut self, close: u8, first: &mut bool) -> Result<bool, Error> {
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
    fn next_key(&mut self, first: &mut bool) -> Result<Option<Cow<'a, str>>, Error> {
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
    fn skip(&mut self) -> Result<(), Error> {
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
    fn document(&mut self) -> Result<Document, Error> {
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

/// The value that comes next, and where it stands in the model.
pub(crate) struct JsonDeserializer<'r, 'a> {
    reader: &'r mut Reader<'a>,
    member: &'static Member,
}

impl JsonDeserializer<'_, '_> {
    fn whole<T: FromStr>(self) -> Result<T, Error> {
        self.reader.peek()?;
        let start = self.reader.offset();
        let text = self.reader.number("an integer")?;
        text.parse().map_err(|_| {
            let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let error = if digits { Error::out_of_range() } else { Error::expected("an integer") };
            error.at(start)
        })
    }

    /// A number, or one of the three strings for what JSON has no number for.
    fn real<T: FromStr + Copy>(self, is_finite: fn(T) -> bool) -> Result<T, Error> {
        if self.reader.peek()? == b'"' {
            return self.text("a number", |text| match text {
                // Rust reads the same names.
                "NaN" | "Infinity" | "-Infinity" => {
                    text.parse().map_err(|_| Error::expected("a number"))
                }
                _ => Err(Error::expected("a number")),
            });
        }
        let start = self.reader.offset();
        match self.reader.number("a number")?.parse() {
            Ok(value) if is_finite(value) => Ok(value),
            _ => Err(Error::out_of_range().at(start)),
        }
    }

    /// A number of any size, from its text.
    fn number<T: FromStr<Err = Error>>(self, what: &'static str) -> Result<T, Error> {
        self.reader.peek()?;
        let start = self.reader.offset();
        let text = self.reader.number(what)?;
        text.parse().map_err(|error: Error| error.at(start))
    }

    /// A string that is read further.
    fn text<T>(
        self,
        what: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.reader.peek()?;
        let start = self.reader.offset();
        let text = self.reader.string(what)?;
        parse(&text).map_err(|error| error.at(start))
    }
}

impl ShapeDeserializer for JsonDeserializer<'_, '_> {
    fn boolean(self) -> Result<bool, Error> {
        match self.reader.peek()? {
            b't' | b'f' => Ok(self.reader.literal()?.unwrap_or_default()),
            _ => Err(self.reader.mismatch("a boolean")),
        }
    }

    fn byte(self) -> Result<i8, Error> {
        self.whole()
    }

    fn short(self) -> Result<i16, Error> {
        self.whole()
    }

    fn integer(self) -> Result<i32, Error> {
        self.whole()
    }

    fn long(self) -> Result<i64, Error> {
        self.whole()
    }

    fn float(self) -> Result<f32, Error> {
        self.real(f32::is_finite)
    }

    fn double(self) -> Result<f64, Error> {
        self.real(f64::is_finite)
    }

    fn big_integer(self) -> Result<BigInteger, Error> {
        self.number("an integer")
    }

    fn big_decimal(self) -> Result<BigDecimal, Error> {
        self.number("a number")
    }

    fn string(self) -> Result<String, Error> {
        Ok(self.reader.string("a string")?.into_owned())
    }

    fn enumeration<T: Enum>(self) -> Result<T, Error> {
        Ok(T::from_wire(&self.reader.string("a string")?))
    }

    fn blob(self) -> Result<Blob, Error> {
        self.text("a base64 string", Blob::from_base64)
    }

    fn timestamp(self) -> Result<Timestamp, Error> {
        match self.member.timestamp_format() {
            None | Some(TimestampFormat::EpochSeconds) => {
                // Not a double's worth of digits: what serde writes then is read here too.
                if self.reader.peek()? == b'"' {
                    return self.text("a number of seconds", |text| {
                        text.parse().map_err(|_| Error::expected("a number of seconds"))
                    });
                }
                let start = self.reader.offset();
                let text = self.reader.number("a number of seconds")?;
                Timestamp::parse(text, TimestampFormat::EpochSeconds).map_err(|e| e.at(start))
            }
            Some(format) => self.text("a timestamp string", |t| Timestamp::parse(t, format)),
        }
    }

    fn document(self) -> Result<Document, Error> {
        self.reader.document()
    }

    fn list<T: ShapeData>(self, into: &mut Vec<T>) -> Result<(), Error> {
        let schema = self.member.target();
        let element = schema.element();
        let holds_null = schema.holds_null();
        self.reader.open(b'[', "a list")?;
        // Of a key that comes twice, the last one counts.
        into.clear();
        let mut first = true;
        while self.reader.next_item(b']', &mut first)? {
            if !holds_null && self.reader.null()? {
                continue;
            }
            let mut item = T::default();
            if let Err(error) = item.read(self.reader.value_of(element)) {
                return Err(error.within(Segment::Index(into.len())));
            }
            into.push(item);
        }
        Ok(())
    }

    fn map<T: ShapeData>(self, into: &mut BTreeMap<String, T>) -> Result<(), Error> {
        let schema = self.member.target();
        let member = schema.value();
        let holds_null = schema.holds_null();
        self.reader.open(b'{', "a map")?;
        into.clear();
        let mut first = true;
        while let Some(key) = self.reader.next_key(&mut first)? {
            if !holds_null && self.reader.null()? {
                continue;
            }
            let mut value = T::default();
            if let Err(error) = value.read(self.reader.value_of(member)) {
                return Err(error.within(Segment::Key(key.into_owned())));
            }
            into.insert(key.into_owned(), value);
        }
        Ok(())
    }

    fn structure<T: Structure>(self, into: &mut T) -> Result<(), Error> {
        let schema = self.member.target();
        self.reader.open(b'{', "a structure")?;
        let mut first = true;
        let mut expected = 0;
        while let Some(key) = self.reader.next_key(&mut first)? {
            let Some(index) = schema.index_by_json_name(&key, expected) else {
                self.reader.skip()?;
                continue;
            };
            expected = index + 1;
            if self.reader.null()? {
                continue;
            }
            let member = schema.member_at(index);
            if let Err(error) = into.deserialize_member(index, self.reader.value_of(member)) {
                return Err(error.within(Segment::Member(member.name())));
            }
        }
        Ok(())
    }

    fn union<T: Union>(self) -> Result<T, Error> {
        let schema = self.member.target();
        self.reader.peek()?;
        let start = self.reader.offset();
        self.reader.open(b'{', "a union")?;
        let mut first = true;
        let mut found = None;
        while let Some(key) = self.reader.next_key(&mut first)? {
            if self.reader.null()? {
                continue;
            }
            let index = schema.index_by_json_name(&key, 0);
            if index.is_none() && key == "__type" {
                self.reader.skip()?;
                continue;
            }
            if found.is_some() {
                return Err(Error::ambiguous_union().at(start));
            }
            found = Some(match index {
                Some(index) => {
                    let member = schema.member_at(index);
                    T::deserialize_member(index, self.reader.value_of(member))
                        .map_err(|error| error.within(Segment::Member(member.name())))?
                }
                None => T::unknown(UnknownMember::new(key, self.reader.document()?)),
            });
        }
        found.ok_or_else(|| Error::empty_union().at(start))
    }

    fn optional<T: ShapeData>(self, into: &mut Option<T>) -> Result<(), Error> {
        if self.reader.null()? {
            *into = None;
            return Ok(());
        }
        into.insert(T::default()).read(self)
    }
}
