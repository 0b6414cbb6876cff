//! What protocols ask of a format: to write and read the parts of messages.

use crate::error::Error;
use crate::schema::{Member, Schema};
use crate::serializer::MemberSerializer;
use crate::shape::{ShapeData, Structure};
use crate::unknown::UnknownMember;

/// A format of bodies and payloads.
pub trait Format {
    /// The media type of what is written.
    const MEDIA_TYPE: &'static str;

    /// Writes the value that stands at `member`.
    ///
    /// # Errors
    ///
    /// If the format has no way to write it.
    fn write<T: ShapeData>(value: &T, member: &'static Member) -> Result<Vec<u8>, Error>;

    /// The same of a structure, with those members only that are to be kept.
    ///
    /// # Errors
    ///
    /// If the format has no way to write it.
    fn write_members<T: Structure>(
        value: &T,
        member: &'static Member,
        keep: fn(&Member) -> bool,
    ) -> Result<Vec<u8>, Error>;

    /// Reads a value that stands at `member`, in place. The input holds nothing else.
    ///
    /// # Errors
    ///
    /// If the input is malformed, or does not fit the schema.
    fn read<T: ShapeData>(
        into: &mut T,
        member: &'static Member,
        input: &[u8],
        rules: Rules,
    ) -> Result<(), Error>;
}

/// How a document is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Skip those members of the outermost structure that are bound to other parts of the message.
    pub unbound: bool,
    /// Take nothing but what the protocol's specification allows, as a server must: no null in a
    /// list or map that is not sparse, and no other format of timestamps.
    pub strict: bool,
}

/// Whether the member has no place of its own, beside the body.
#[cfg(any(feature = "http", feature = "xml"))]
pub(crate) fn is_unbound(member: &Member) -> bool {
    !member.is_bound()
}

/// Passes those members on that are to be kept.
pub(crate) struct Kept<'a, S> {
    pub(crate) schema: &'static Schema,
    pub(crate) keep: fn(&Member) -> bool,
    pub(crate) inner: &'a mut S,
}

impl<S: MemberSerializer> MemberSerializer for Kept<'_, S> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        if (self.keep)(self.schema.member_at(index)) {
            self.inner.member(index, value);
        }
    }

    fn absent(&mut self, index: usize) {
        if (self.keep)(self.schema.member_at(index)) {
            self.inner.absent(index);
        }
    }

    fn unknown(&mut self, member: &UnknownMember) {
        self.inner.unknown(member);
    }
}

/// What the body of an error says before its shape is known.
#[derive(Debug, Default)]
pub struct ErrorBody {
    /// `__type`
    pub shape: Option<String>,
    /// `code`
    pub code: Option<String>,
    /// `message`
    pub message: Option<String>,
    /// `RequestId`
    pub request_id: Option<String>,
}

impl ErrorBody {
    /// Where the value of this key goes.
    pub(crate) fn field(&mut self, key: &str) -> Option<&mut Option<String>> {
        match key {
            "__type" => Some(&mut self.shape),
            "code" | "Code" => Some(&mut self.code),
            "RequestId" | "RequestID" | "requestId" => Some(&mut self.request_id),
            "message" | "Message" | "errorMessage" => Some(&mut self.message),
            _ => None,
        }
    }
}
