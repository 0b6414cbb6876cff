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

    /// The same of a structure, without the members that are bound to other parts of the message.
    ///
    /// # Errors
    ///
    /// If the format has no way to write it.
    fn write_unbound<T: Structure>(value: &T, member: &'static Member) -> Result<Vec<u8>, Error>;

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

/// Passes those members on that are not bound to other parts of the message.
pub(crate) struct Unbound<'a, S> {
    pub(crate) schema: &'static Schema,
    pub(crate) inner: &'a mut S,
}

impl<S: MemberSerializer> MemberSerializer for Unbound<'_, S> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        if !self.schema.member_at(index).is_bound() {
            self.inner.member(index, value);
        }
    }

    fn absent(&mut self, index: usize) {
        if !self.schema.member_at(index).is_bound() {
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
    /// Where the value of this key goes. Of several spellings the first here counts, whatever the
    /// order of the body.
    pub(crate) fn field(&mut self, key: &str) -> Option<&mut Option<String>> {
        match key {
            "__type" => Some(&mut self.shape),
            "code" => Some(&mut self.code),
            "Code" => vacant(&mut self.code),
            "RequestId" => Some(&mut self.request_id),
            "RequestID" | "requestId" => vacant(&mut self.request_id),
            "message" => Some(&mut self.message),
            "Message" | "errorMessage" => vacant(&mut self.message),
            _ => None,
        }
    }
}

fn vacant(field: &mut Option<String>) -> Option<&mut Option<String>> {
    field.is_none().then_some(field)
}
