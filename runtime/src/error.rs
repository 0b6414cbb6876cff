//! Errors of reading and writing: what went wrong, and where.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Why data could not be read into a shape, or a shape could not be written.
///
/// Displays as one line that names the path of member names, list indices and map keys to the
/// place, and the byte offset where the input is bytes:
/// `/Items/3/Status: expected a string at byte 512`.
///
/// Values are not shown, because the text that failed to parse may be sensitive. Neither are keys
/// that the model calls sensitive. Control characters, and others that could look like another line
/// of a log, are escaped.
///
/// ```
/// use smithy_shapes::schema::prelude;
/// use smithy_shapes::{ErrorKind, Timestamp};
///
/// let error = prelude::INTEGER.from_json::<i32>(" 3000000000").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Value);
/// assert_eq!(error.message(), "the number is out of range");
/// assert_eq!(error.offset(), Some(1));
/// assert_eq!(error.to_string(), "the number is out of range at byte 1");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    kind: ErrorKind,
    message: Cow<'static, str>,
    offset: Option<usize>,
    /// From the place to the root: pushed while unwinding.
    path: Vec<Segment>,
}

/// The kind of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input is not well-formed: malformed or truncated JSON, XML, CBOR or query, or not valid
    /// UTF-8.
    Syntax,
    /// The input is well-formed, but its type is not the type of the shape.
    Type,
    /// The type is right, but the value is not valid for the shape: a number out of range, invalid
    /// base64, an invalid timestamp, a union with two members.
    Value,
    /// Data nested deeper than [`MAX_DEPTH`].
    Depth,
    /// A request whose values take more memory than
    /// [`MAX_MEMORY_PER_BYTE`](crate::MAX_MEMORY_PER_BYTE) times its bytes.
    Memory,
    /// The format cannot express this.
    Unsupported,
    /// The operation does not accept the media type of the request: for a server, status code 415.
    UnsupportedMediaType,
    /// The request accepts none of the media types that the operation returns: for a server, status
    /// code 406.
    NotAcceptable,
    /// No endpoint exists for these parameters.
    Endpoint,
}

/// One step from a value to a value inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A member of a structure or union.
    Member(&'static str),
    /// An item of a list, counted from 0.
    Index(usize),
    /// An entry of a map.
    Key(String),
}

/// How deep data may nest when it is read or written, in every format: deep enough for any service,
/// shallow enough for the stack of any thread.
///
/// Values that are built in Rust may nest deeper. Writers that can fail refuse them, and
/// [`Shape`](crate::Shape) says what each of the others does. Dropping, cloning or comparing such
/// values needs a stack that grows with their depth, as for any recursive Rust type: about ten
/// thousand levels fit on the usual stack of a thread.
pub const MAX_DEPTH: usize = 128;

impl Error {
    /// Returns an error of `kind` without a place.
    #[cold]
    pub fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Error {
        Error(Box::new(Inner { kind, message: message.into(), offset: None, path: Vec::new() }))
    }

    /// Returns the error of a shape that was asked for a member it does not have. No codec of this
    /// crate does that.
    #[cold]
    pub fn no_such_member(index: usize) -> Error {
        Error::new(ErrorKind::Type, format!("there is no member {index}"))
    }

    #[cold]
    pub(crate) fn expected(what: &'static str) -> Error {
        Error::new(ErrorKind::Type, format!("expected {what}"))
    }

    #[cold]
    pub(crate) fn too_deep() -> Error {
        Error::new(ErrorKind::Depth, format!("nested deeper than {MAX_DEPTH} levels"))
    }

    #[cold]
    pub(crate) fn out_of_range() -> Error {
        Error::new(ErrorKind::Value, "the number is out of range")
    }

    /// Returns the error of a member that the model does not know, in a message that must not have
    /// one.
    #[cold]
    pub(crate) fn unknown_member() -> Error {
        Error::new(ErrorKind::Value, "a union with a member that the model does not know")
    }

    #[cold]
    pub(crate) fn empty_union() -> Error {
        Error::new(ErrorKind::Value, "a union without a member")
    }

    #[cold]
    pub(crate) fn ambiguous_union() -> Error {
        Error::new(ErrorKind::Value, "a union with more than one member")
    }

    /// Sets the byte of the input, unless a more precise one is known.
    #[cold]
    pub(crate) fn at(mut self, offset: usize) -> Error {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// Returns the error of a document that begins at this byte of the input.
    #[cfg(feature = "event-stream")]
    #[cold]
    pub(crate) fn shifted(mut self, start: usize) -> Error {
        self.0.offset = Some(start + self.0.offset.unwrap_or(0));
        self
    }

    /// Returns the error as seen from one level up.
    #[cold]
    pub(crate) fn within(mut self, segment: Segment) -> Error {
        self.0.path.push(segment);
        self
    }

    /// Returns the path from the root to the place, for changes.
    pub(crate) fn path_mut(&mut self) -> impl Iterator<Item = &mut Segment> {
        self.0.path.iter_mut().rev()
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns what is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Returns the byte of the input at which reading stopped, counted from 0.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Returns the path from the root to the place.
    pub fn path(&self) -> impl Iterator<Item = &Segment> {
        self.0.path.iter().rev()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_path(f, self.path())?;
        if !self.0.path.is_empty() {
            f.write_str(": ")?;
        }
        OnOneLine(&self.0.message).fmt(f)?;
        match self.0.offset {
            Some(offset) => write!(f, " at byte {offset}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl std::error::Error for Error {}

/// A text from outside, as part of a line: without the characters that could end the line, look
/// like another line, or change what a terminal shows. Every such text in a `Display` goes through
/// this; in `Debug`, Rust's own escapes do as well.
pub(crate) struct OnOneLine<'a>(pub(crate) &'a str);

impl fmt::Display for OnOneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if is_unseen(c) {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}

/// Returns whether a terminal or a log may obey this character: control characters, the
/// separators of lines and paragraphs, and what
/// [changes the direction](https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters)
/// of text.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// Writes a path as a JSON pointer.
pub(crate) fn write_path<'a>(
    f: &mut fmt::Formatter<'_>,
    path: impl Iterator<Item = &'a Segment>,
) -> fmt::Result {
    for segment in path {
        match segment {
            Segment::Member(name) => write!(f, "/{name}")?,
            Segment::Index(index) => write!(f, "/{index}")?,
            Segment::Key(key) => {
                let key = key.replace('~', "~0").replace('/', "~1");
                write!(f, "/{}", OnOneLine(&key))?;
            }
        }
    }
    Ok(())
}
