//! From events to messages.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::{Binding, EventStream, HeaderValue, Message, is_error, is_initial};
use crate::blob::Blob;
use crate::codec::Format;
use crate::data::{ShapeData, Structure, Union};
use crate::document::Document;
use crate::error::{Error, ErrorKind, Segment};
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, Schema};
use crate::serializer::{MemberSerializer, ShapeSerializer};
use crate::shape::Shape;
use crate::timestamp::Timestamp;
use crate::unknown::UnknownMember;

pub(super) fn message<S: EventStream>(event: &S::Event) -> Result<Message, Error> {
    let mut draft = Draft::default();
    event.serialize_member(&mut EventMember::<S::Format> {
        draft: &mut draft,
        schema: S::Event::SCHEMA,
        format: PhantomData,
    });
    match draft.error {
        Some(error) => Err(error.redacted(S::Event::SCHEMA.root())),
        None => Ok(draft.into_message()),
    }
}

pub(super) fn initial_message<S: EventStream>(
    initial: &S::Initial,
) -> Result<Option<Message>, Error> {
    let Some(event_type) = S::INITIAL_EVENT else { return Ok(None) };
    let root = S::Initial::SCHEMA.root();
    let draft = Draft {
        kind: ["event", ":event-type"],
        name: event_type,
        content_type: Some(S::Format::MEDIA_TYPE),
        payload: S::Format::write_members(initial, root, is_initial::<S>)?,
        ..Draft::default()
    };
    Ok(Some(draft.into_message()))
}

/// A message in the making.
#[derive(Default)]
struct Draft {
    /// The type of the message, and the header that has the type of the event.
    kind: [&'static str; 2],
    name: &'static str,
    content_type: Option<&'static str>,
    headers: Vec<(String, HeaderValue)>,
    payload: Vec<u8>,
    /// The first error.
    error: Option<Error>,
}

impl Draft {
    fn into_message(self) -> Message {
        let [message_type, type_header] = self.kind;
        let own = [(":message-type", Some(message_type)), (type_header, Some(self.name))];
        let own = own.into_iter().chain([(":content-type", self.content_type)]);
        let own = own.filter_map(|(name, value)| Some((name.to_owned(), value?.into())));
        Message { headers: own.chain(self.headers).collect(), payload: self.payload }
    }

    fn document(&mut self, document: Result<Vec<u8>, Error>, media_type: &'static str) {
        match document {
            Ok(payload) => {
                self.payload = payload;
                self.content_type = Some(media_type);
            }
            Err(error) => self.fail(error),
        }
    }

    fn fail(&mut self, error: Error) {
        self.error.get_or_insert(error);
    }

    /// Writes a member; if that fails, the error says which.
    fn member(&mut self, member: &'static Member, write: impl FnOnce(&mut Draft)) {
        let before = self.error.take();
        write(self);
        let error = self.error.take().map(|error| error.within(Segment::Member(member.name())));
        self.error = before.or(error);
    }
}

/// The one member of a union of events.
struct EventMember<'d, F> {
    draft: &'d mut Draft,
    schema: &'static Schema,
    format: PhantomData<F>,
}

impl<F: Format> MemberSerializer for EventMember<'_, F> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        self.draft.kind = match is_error(member) {
            true => ["exception", ":exception-type"],
            false => ["event", ":event-type"],
        };
        self.draft.name = member.name();
        self.draft.member(member, |draft| {
            value.write(PartSerializer::<F> {
                draft,
                member,
                part: Part::Event,
                format: PhantomData,
            });
        });
    }

    fn unknown(&mut self, _: &UnknownMember) {
        let message = "an event that the model does not know cannot be written";
        self.draft.fail(Error::new(ErrorKind::Unsupported, message));
    }
}

/// The members of an event that have a place of their own.
struct BoundMembers<'d, F> {
    draft: &'d mut Draft,
    schema: &'static Schema,
    format: PhantomData<F>,
}

impl<F: Format> MemberSerializer for BoundMembers<'_, F> {
    fn member<T: ShapeData>(&mut self, index: usize, value: &T) {
        let member = self.schema.member_at(index);
        let part = match Binding::of(member) {
            Binding::Header => Part::Header,
            Binding::Payload => Part::Payload,
            Binding::Unbound => return,
        };
        self.draft.member(member, |draft| {
            value.write(PartSerializer::<F> { draft, member, part, format: PhantomData });
        });
    }

    fn unknown(&mut self, _: &UnknownMember) {}
}

/// A part of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// All of it.
    Event,
    /// One header.
    Header,
    /// The payload.
    Payload,
}

/// Writes one value into a part of the message.
struct PartSerializer<'d, F> {
    draft: &'d mut Draft,
    member: &'static Member,
    part: Part,
    format: PhantomData<F>,
}

impl<F: Format> PartSerializer<'_, F> {
    fn header(self, value: HeaderValue) {
        match self.part {
            Part::Header => self.draft.headers.push((self.member.name().to_owned(), value)),
            _ => self.unsupported(),
        }
    }

    /// The payload, which the format has nothing to do with.
    fn bytes(self, value: &[u8], media_type: &'static str) {
        let modeled = self.member.media_type();
        self.draft.document(Ok(value.to_vec()), modeled.unwrap_or(media_type));
    }

    fn text(self, value: &str) {
        match self.part {
            Part::Payload => self.bytes(value.as_bytes(), "text/plain"),
            _ => self.header(value.into()),
        }
    }

    fn unsupported(self) {
        let message = match self.part {
            Part::Event => "an event must be a structure",
            Part::Header => "not a value for a header of an event",
            Part::Payload => "not a value for the payload of an event",
        };
        self.draft.fail(Error::new(ErrorKind::Unsupported, message));
    }
}

impl<F: Format> ShapeSerializer for PartSerializer<'_, F> {
    fn null(self) {}

    fn boolean(self, value: bool) {
        self.header(HeaderValue::Boolean(value));
    }

    fn byte(self, value: i8) {
        self.header(HeaderValue::Byte(value));
    }

    fn short(self, value: i16) {
        self.header(HeaderValue::Short(value));
    }

    fn integer(self, value: i32) {
        self.header(HeaderValue::Integer(value));
    }

    fn long(self, value: i64) {
        self.header(HeaderValue::Long(value));
    }

    fn float(self, _: f32) {
        self.unsupported();
    }

    fn double(self, _: f64) {
        self.unsupported();
    }

    fn big_integer(self, _: &BigInteger) {
        self.unsupported();
    }

    fn big_decimal(self, _: &BigDecimal) {
        self.unsupported();
    }

    fn string(self, value: &str) {
        self.text(value);
    }

    fn enumeration(self, value: &str) {
        self.text(value);
    }

    fn int_enumeration(self, value: i32) {
        self.header(HeaderValue::Integer(value));
    }

    fn blob(self, value: &Blob) {
        match self.part {
            Part::Payload => self.bytes(value, "application/octet-stream"),
            _ => self.header(HeaderValue::Blob(value.clone())),
        }
    }

    fn timestamp(self, value: Timestamp) {
        self.header(HeaderValue::Timestamp(value));
    }

    fn document(self, _: &Document) {
        self.unsupported();
    }

    fn list<T: ShapeData>(self, _: &[T]) {
        self.unsupported();
    }

    fn map<T: ShapeData>(self, _: &BTreeMap<String, T>) {
        self.unsupported();
    }

    fn structure<T: Structure>(self, value: &T) {
        let schema = self.member.target();
        match self.part {
            Part::Header => self.unsupported(),
            Part::Payload => self.draft.document(F::write(value, schema.root()), F::MEDIA_TYPE),
            Part::Event => {
                let draft = self.draft;
                value.serialize_members(&mut BoundMembers::<F> {
                    draft: &mut *draft,
                    schema,
                    format: PhantomData,
                });
                if schema.members().iter().any(Binding::is_unbound) {
                    let payload = F::write_members(value, schema.root(), Binding::is_unbound);
                    draft.document(payload, F::MEDIA_TYPE);
                }
            }
        }
    }

    fn union<T: Union>(self, value: &T) {
        match self.part {
            Part::Payload => {
                let root = self.member.target().root();
                self.draft.document(F::write(value, root), F::MEDIA_TYPE);
            }
            _ => self.unsupported(),
        }
    }
}
