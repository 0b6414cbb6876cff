//! What went wrong while reading or writing, and where.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Why data could not be read into a shape, or a shape not be written.
///
/// Displays as one line that names the path of member names, list indices and map keys to the
/// place, and the byte offset where the input is bytes:
/// `/Items/3/Status: expected a string at byte 512`.
///
/// No value is shown, since what failed to parse may be sensitive; nor are keys that the model calls
/// sensitive. Control characters and others that could pass for another line of a log are escaped.
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

/// What sort of error it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input is not well-formed: malformed or truncated JSON, XML or query,
    /// or no UTF-8.
    Syntax,
    /// The input is well-formed, but holds another type than the shape's.
    Type,
    /// The type is right, but the value is not one of the shape: a number out of range, no
    /// base64, no timestamp, a union with two members.
    Value,
    /// Data nested deeper than [`MAX_DEPTH`].
    Depth,
    /// A request whose values take more memory than
    /// [`MAX_MEMORY_PER_BYTE`](crate::MAX_MEMORY_PER_BYTE) times its bytes.
    Memory,
    /// The format has no way to write this.
    Unsupported,
    /// A request has another media type than the operation takes: for a server, status code 415.
    UnsupportedMediaType,
    /// A request takes none of the media types that the operation gives: for a server, status code
    /// 406.
    NotAcceptable,
    /// There is no endpoint for these parameters.
    Endpoint,
}

/// One step from a value to a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A member of a structure or union.
    Member(&'static str),
    /// An item of a list, counted from 0.
    Index(usize),
    /// An entry of a map.
    Key(String),
}

/// How deep the data that is read or written may nest, in every format: deep enough for any service,
/// shallow enough for any thread's stack.
///
/// Values that are built in Rust may nest deeper. They are refused by the writers that can fail, and
/// [`Shape`](crate::Shape) says of each of the others what it does. But to drop, clone or compare them
/// takes a stack that grows with their depth, as of any Rust type that holds itself: about ten
/// thousand levels fit on a thread's usual one.
pub const MAX_DEPTH: usize = 128;

impl Error {
    /// An error of `kind` without a place.
    #[cold]
    pub fn new(kind: ErrorKind, message: impl Into<Cow<'static, str>>) -> Error {
        Error(Box::new(Inner { kind, message: message.into(), offset: None, path: Vec::new() }))
    }

    /// A shape was asked for a member that it does not have; no codec of this crate does.
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

    /// A member that the model does not know, where nobody may send one.
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

    /// The error at this byte of the input, unless a more precise one is known.
    #[cold]
    pub(crate) fn at(mut self, offset: usize) -> Error {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// The error in a document that begins at this byte of the input.
    #[cfg(feature = "event-stream")]
    #[cold]
    pub(crate) fn shifted(mut self, start: usize) -> Error {
        self.0.offset = Some(start + self.0.offset.unwrap_or(0));
        self
    }

    /// The error as seen from one level up.
    #[cold]
    pub(crate) fn within(mut self, segment: Segment) -> Error {
        self.0.path.push(segment);
        self
    }

    /// The way from the root to the place, to be changed.
    pub(crate) fn path_mut(&mut self) -> impl Iterator<Item = &mut Segment> {
        self.0.path.iter_mut().rev()
    }

    /// What sort of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The byte of the input at which reading stopped, counted from 0.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// The way from the root to the place.
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

/// A text from outside, as part of a line: without the characters that could end the line, pass
/// for another one, or change what a terminal shows. This is the one way for such a text into
/// `Display`; into `Debug`, Rust's own escapes are another.
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

/// Whether a terminal or a log may take this character for an order: control characters, the
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
