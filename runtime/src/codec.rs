//! What a protocol needs from a format: writing and reading the bodies and payloads of messages.

use crate::data::{ShapeData, Structure};
use crate::error::{Error, ErrorKind, Segment};
pub use crate::schema::Bindings;
use crate::schema::{Member, Schema};
use crate::serializer::MemberSerializer;
use crate::unknown::UnknownMember;

/// A format of bodies and payloads.
pub trait Format {
    /// The media type of what is written.
    const MEDIA_TYPE: &'static str;

    /// Writes the value of `member`.
    ///
    /// # Errors
    ///
    /// If the format cannot express it.
    fn write<T: ShapeData>(value: &T, member: &'static Member) -> Result<Vec<u8>, Error>;

    /// Writes a structure with only the members for which `keep` returns true.
    ///
    /// # Errors
    ///
    /// If the format cannot express it.
    fn write_members<T: Structure>(
        value: &T,
        member: &'static Member,
        keep: fn(&Member) -> bool,
    ) -> Result<Vec<u8>, Error>;

    /// Reads a value of `member`, in place. The input must hold nothing else.
    ///
    /// # Errors
    ///
    /// If the input is malformed or does not fit the schema.
    fn read<T: ShapeData>(
        into: &mut T,
        member: &'static Member,
        input: &[u8],
        options: ReadOptions,
    ) -> Result<(), Error>;
}

/// How a document is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Skip the members of the outermost structure that are bound to other parts of the message.
    pub bindings: Bindings,
    /// Accept only what the protocol's specification allows, as a server must: no null in a list or
    /// map that is not sparse, no other format of timestamps, no union member that the model does
    /// not know, and no structure without its required members.
    pub strict: bool,
}

/// The members of a structure that a server has found. A client does not keep track.
pub(crate) struct Found {
    schema: &'static Schema,
    members: Vec<bool>,
}

impl Found {
    pub(crate) fn new(schema: &'static Schema, options: ReadOptions) -> Found {
        let count = if options.strict { schema.members().len() } else { 0 };
        Found { schema, members: vec![false; count] }
    }

    #[inline]
    pub(crate) fn insert(&mut self, index: usize) {
        if let Some(found) = self.members.get_mut(index) {
            *found = true;
        }
    }

    /// Checks for the members whose absence would go unnoticed later.
    pub(crate) fn check(&self, bindings: Bindings) -> Result<(), Error> {
        let missing = self.members.iter().enumerate().find_map(|(index, found)| {
            let member = self.schema.member_at(index);
            let is_missing = !found && self.schema.demands(member) && !member.is_bound(bindings);
            is_missing.then_some(member)
        });
        match missing {
            Some(member) => Err(self::missing(member)),
            None => Ok(()),
        }
    }
}

/// Returns the error of a required member that is absent.
#[cold]
pub(crate) fn missing(member: &'static Member) -> Error {
    Error::new(ErrorKind::Value, "must be set").within(Segment::Member(member.name()))
}

/// Passes on only the members for which `keep` returns true.
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
