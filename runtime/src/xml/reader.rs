//! Finding the elements, attributes and text of XML.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::errors::IllFormedError;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::attributes::{AttrError, Attribute as RawAttribute, Attributes};
use quick_xml::events::{BytesRef, Event};

use super::{is_name, is_space, local_name};
use crate::codec::ReadOptions;
use crate::error::{Error, ErrorKind, MAX_DEPTH};
use crate::room::Room;

/// A position in XML text.
pub(crate) struct Reader<'a> {
    input: &'a str,
    events: quick_xml::Reader<&'a [u8]>,
    /// The length of the byte order mark, which quick-xml skips without counting it.
    mark: usize,
    /// How many elements are open.
    open: usize,
    /// How many aggregate values are being read, one in the other.
    depth: usize,
    /// The last tag was both a start and an end.
    empty: bool,
    /// What [`child`](Reader::child) has found already.
    put_back: Option<Result<Option<Tag<'a>>, Error>>,
    pub(super) room: Room,
    pub(super) options: ReadOptions,
}

/// The start of an element.
#[derive(Clone, Copy)]
pub(crate) struct Tag<'a> {
    pub(super) name: &'a str,
    attributes: &'a str,
    /// The offset of the `<`.
    pub(super) start: usize,
    /// Whether the element stands for null.
    pub(super) nil: bool,
}

/// An attribute of an element.
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: Cow<'a, str>,
    /// The offset of the value.
    pub(super) start: usize,
}

/// What comes next in an element. Text comes in any number of parts, each with its offset.
pub(super) enum Token<'a> {
    Start(Tag<'a>),
    End,
    Text(Cow<'a, str>, usize),
    /// A section of character data, which means nothing among elements.
    Data(Cow<'a, str>),
}

impl Tag<'_> {
    pub(crate) fn local_name(&self) -> &str {
        local_name(self.name)
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn new(xml: &'a [u8], options: ReadOptions) -> Result<Self, Error> {
        let input = match std::str::from_utf8(xml) {
            Ok(input) => input,
            Err(error) => return Err(syntax("no UTF-8", error.valid_up_to())),
        };
        if let Some(at) = input.find('\0') {
            return Err(syntax("U+0000", at));
        }
        let mut events = quick_xml::Reader::from_str(input);
        events.config_mut().enable_all_checks(true);
        Ok(Reader {
            input,
            events,
            mark: if input.starts_with('\u{feff}') { 3 } else { 0 },
            open: 0,
            depth: 0,
            empty: false,
            put_back: None,
            room: Room::of(xml.len(), options),
            options,
        })
    }

    /// Takes the start of the document element.
    pub(crate) fn root(&mut self) -> Result<Tag<'a>, Error> {
        match self.token()? {
            Some(Token::Start(tag)) => Ok(tag),
            _ => Err(syntax("there is no element", self.input.len())),
        }
    }

    /// Demands that nothing but comments and white space is left.
    pub(crate) fn end(&mut self) -> Result<(), Error> {
        match self.token()? {
            Some(Token::Start(tag)) => Err(syntax("a second document element", tag.start)),
            _ => Ok(()),
        }
    }

    /// Takes the start of the next element in an element; none after the end of the outer one.
    pub(crate) fn child(&mut self) -> Result<Option<Tag<'a>>, Error> {
        if let Some(child) = self.put_back.take() {
            return child;
        }
        loop {
            match self.inner()? {
                Token::Start(tag) => return Ok(Some(tag)),
                Token::End => return Ok(None),
                Token::Data(_) => {}
                Token::Text(text, _) if text.chars().all(is_space) => {}
                Token::Text(_, start) => return Err(Error::expected("an element").at(start)),
            }
        }
    }

    /// Takes the start of the next element, if it has this name. Anything else is left for
    /// [`child`](Reader::child), errors too: they are none of the run of elements.
    pub(super) fn sibling(&mut self, name: &str) -> Option<Tag<'a>> {
        match self.child() {
            Ok(Some(tag)) if tag.name == name => Some(tag),
            other => {
                self.put_back = Some(other);
                None
            }
        }
    }

    /// Takes the text of an element and its end.
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, Error> {
        let mut text = Cow::Borrowed("");
        loop {
            match self.inner()? {
                Token::Text(part, _) | Token::Data(part) if text.is_empty() => text = part,
                Token::Text(part, _) | Token::Data(part) => text.to_mut().push_str(&part),
                Token::End => return Ok(text),
                Token::Start(tag) => return Err(Error::expected("text").at(tag.start)),
            }
        }
    }

    /// Takes the rest of an element and drops it.
    pub(crate) fn skip(&mut self) -> Result<(), Error> {
        let outer = self.open;
        while self.open >= outer {
            if let Token::Start(tag) = self.inner()?
                && self.depth + self.open - outer > MAX_DEPTH
            {
                return Err(Error::too_deep().at(tag.start));
            }
        }
        Ok(())
    }

    /// One level down, into the aggregate that begins at this tag.
    pub(super) fn enter(&mut self, tag: Tag<'a>) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Error::too_deep().at(tag.start));
        }
        Ok(())
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Returns whether the element that has just started ends right here.
    pub(super) fn is_empty(&self) -> bool {
        let rest = self.input.get(self.position()..);
        self.empty || rest.is_some_and(|rest| rest.starts_with("</"))
    }

    /// Returns the attributes of an element.
    pub(super) fn attributes(
        &self,
        tag: Tag<'a>,
    ) -> impl Iterator<Item = Result<Attribute<'a>, Error>> + use<'_, 'a> {
        Attributes::new(tag.attributes, 0).map(move |attribute| match attribute {
            Ok(attribute) => self.attribute(attribute),
            Err(error) => Err(malformed_attribute(error, self.offset_of(tag.attributes))),
        })
    }

    /// Returns the byte up to which the input has been taken.
    pub(super) fn position(&self) -> usize {
        // The input is in memory, so that its offsets fit.
        self.mark + self.events.buffer_position() as usize
    }

    /// Returns where a part of the input begins.
    fn offset_of(&self, part: &str) -> usize {
        part.as_ptr().addr().wrapping_sub(self.input.as_ptr().addr())
    }

    /// Returns what comes next in the element that is open.
    pub(super) fn inner(&mut self) -> Result<Token<'a>, Error> {
        match self.token()? {
            Some(token) => Ok(token),
            None => Err(syntax("unexpected end", self.input.len())),
        }
    }

    /// Returns what comes next; nothing at the end of the document.
    fn token(&mut self) -> Result<Option<Token<'a>>, Error> {
        if std::mem::take(&mut self.empty) {
            self.open -= 1;
            return Ok(Some(Token::End));
        }
        loop {
            let start = self.position();
            let event = match self.events.read_event() {
                Ok(event) => event,
                Err(error) => return Err(malformed(&error, start)),
            };
            return Ok(Some(match event {
                Event::Start(_) => {
                    self.open += 1;
                    Token::Start(self.tag(start, ">")?)
                }
                Event::Empty(_) => {
                    self.open += 1;
                    self.empty = true;
                    Token::Start(self.tag(start, "/>")?)
                }
                Event::End(_) => {
                    self.open -= 1;
                    Token::End
                }
                Event::Text(text) if self.open == 0 && text.chars().all(is_space) => continue,
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) if self.open == 0 => {
                    return Err(syntax("text outside of the document element", start));
                }
                Event::Text(text) => match find_cdata_end(&text) {
                    Some(at) => return Err(syntax("`]]>` in text", start + at)),
                    None => Token::Text(text.xml10_content(), start),
                },
                Event::CData(text) => Token::Data(text.xml10_content()),
                Event::GeneralRef(reference) => Token::Text(resolve(&reference, start)?, start),
                Event::Comment(_) => continue,
                Event::PI(instruction) if is_name(instruction.target()) => continue,
                Event::PI(_) => return Err(syntax("a processing instruction of no name", start)),
                Event::Decl(_) => {
                    self.declaration(start)?;
                    continue;
                }
                Event::DocType(_) => return Err(document_type(start)),
                Event::Eof => return Ok(None),
            }));
        }
    }

    /// Returns the tag that has just been taken, without its brackets.
    fn tag(&self, start: usize, close: &str) -> Result<Tag<'a>, Error> {
        let end = self.position() - close.len();
        let content = self.input.get(start + 1..end).unwrap_or_default();
        let (name, attributes) = content.split_at(content.find(is_space).unwrap_or(content.len()));
        if !is_name(name) {
            return Err(syntax("a tag without a name", start));
        }
        let mut tag = Tag { name, attributes, start, nil: false };
        if !attributes.is_empty() {
            for attribute in self.attributes(tag) {
                tag.nil |= attribute?.is_nil();
            }
        }
        Ok(tag)
    }

    fn attribute(&self, raw: RawAttribute<'a>) -> Result<Attribute<'a>, Error> {
        let name = raw.key.0;
        let at = self.offset_of(name);
        let before = self.input.get(..at).unwrap_or_default();
        if !is_name(name) || !before.ends_with(is_space) {
            return Err(syntax("a malformed attribute", at));
        }
        let start = self.offset_of(&raw.value);
        if raw.value.contains('<') {
            return Err(syntax("`<` in an attribute", start));
        }
        match raw.normalized_value_with(XmlVersion::Implicit1_0, 1, resolve_xml_entity) {
            Ok(value) => Ok(Attribute { name, value, start }),
            Err(_) => Err(unknown_reference(start)),
        }
    }

    /// Checks the XML declaration, which has just been taken.
    fn declaration(&self, start: usize) -> Result<(), Error> {
        if start != self.mark {
            return Err(syntax("the XML declaration does not come first", start));
        }
        let end = self.position() - "?>".len();
        let content = self.input.get(start + "<?xml".len()..end).unwrap_or_default();
        let tag = Tag { name: "xml", attributes: content, start, nil: false };
        let mut has_version = false;
        for attribute in self.attributes(tag) {
            let attribute = attribute?;
            match attribute.name {
                "version" => has_version = is_version_1(&attribute.value),
                "encoding" if attribute.value.eq_ignore_ascii_case("UTF-8") => {}
                "encoding" => return Err(syntax("an encoding other than UTF-8", attribute.start)),
                "standalone" => {}
                _ => return Err(syntax("a malformed XML declaration", start)),
            }
        }
        if !has_version {
            return Err(syntax("a version other than 1.0", start));
        }
        Ok(())
    }
}

impl Attribute<'_> {
    /// Returns whether this is the `xsi:nil` of <https://www.w3.org/TR/xmlschema-1/#xsi_nil>, by whatever
    /// prefix.
    fn is_nil(&self) -> bool {
        matches!(self.name.split_once(':'), Some((_, "nil")))
            && matches!(self.value.trim_matches(is_space), "true" | "1")
    }
}

/// Returns where the end of a section of character data stands, which text may not hold.
fn find_cdata_end(text: &str) -> Option<usize> {
    // One character is found faster than three, and is rarely there.
    if text.contains(']') { text.find("]]>") } else { None }
}

/// Returns whether this is `1.` and digits: <https://www.w3.org/TR/xml/#NT-VersionNum>.
fn is_version_1(version: &str) -> bool {
    let minor = version.strip_prefix("1.").unwrap_or_default();
    !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit())
}

fn resolve(reference: &BytesRef<'_>, start: usize) -> Result<Cow<'static, str>, Error> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Ok(Cow::Owned(character.to_string()));
    }
    match resolve_xml_entity(reference) {
        Some(text) => Ok(Cow::Borrowed(text)),
        None => Err(unknown_reference(start)),
    }
}

#[cold]
fn malformed(error: &quick_xml::Error, start: usize) -> Error {
    // Not quick-xml's words, which would show names.
    match error {
        quick_xml::Error::Syntax(error) => syntax(&error.to_string(), start),
        quick_xml::Error::IllFormed(error) => match error {
            IllFormedError::UnmatchedEndTag(_) | IllFormedError::MismatchedEndTag { .. } => {
                syntax("an end tag that does not match the start", start)
            }
            IllFormedError::UnclosedReference => syntax("`&` without `;`", start),
            IllFormedError::DoubleHyphenInComment => syntax("`--` in a comment", start),
            IllFormedError::MissingDoctypeName => document_type(start),
            _ => syntax("malformed markup", start),
        },
        _ => syntax("malformed markup", start),
    }
}

#[cold]
fn malformed_attribute(error: AttrError, start: usize) -> Error {
    match error {
        AttrError::Duplicated(at, _) => syntax("an attribute that comes twice", start + at),
        AttrError::ExpectedEq(at)
        | AttrError::ExpectedValue(at)
        | AttrError::UnquotedValue(at)
        | AttrError::ExpectedQuote(at, _) => syntax("a malformed attribute", start + at),
    }
}

#[cold]
fn document_type(start: usize) -> Error {
    Error::new(ErrorKind::Syntax, "document type declarations are refused").at(start)
}

#[cold]
fn unknown_reference(start: usize) -> Error {
    syntax("a reference to neither a character nor a predefined entity", start)
}

#[cold]
fn syntax(message: &str, offset: usize) -> Error {
    Error::new(ErrorKind::Syntax, format!("invalid XML: {message}")).at(offset)
}
