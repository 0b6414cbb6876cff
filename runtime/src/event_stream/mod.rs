//! Streams of events: <https://smithy.io/2.0/spec/streaming.html#event-streams>, in the format
//! [`application/vnd.amazon.eventstream`](https://smithy.io/2.0/aws/amazon-eventstream.html).
//!
//! Nothing here reads from or writes to a connection. Events become [`Message`]s, and these bytes,
//! which any HTTP client or server can send; what it receives is fed to an [`EventReader`], which
//! gives the events.
//!
//! An operation that implements [`InputEvents`] sends events to its service, one that implements
//! [`OutputEvents`] receives events from there. [`Input`] and [`Output`] are these two streams,
//! which a client and a server see from both ends:
//!
//! ```
//! use smithy_shapes::event_stream::{
//!     EventReader, EventStream, Input, InputEvents, Output, OutputEvents, Received, StreamError,
//! };
//! use smithy_shapes::Error;
//!
//! /// The bytes that a client sends.
//! fn request_body<O: InputEvents>(input: &O::Input, events: &[O::Event]) -> Result<Vec<u8>, Error> {
//!     let mut body = Vec::new();
//!     // RPC protocols send the rest of the input first.
//!     if let Some(message) = Input::<O>::initial_message(input)? {
//!         body.extend(message.encode()?);
//!     }
//!     for event in events {
//!         body.extend(Input::<O>::message(event)?.encode()?);
//!     }
//!     Ok(body)
//! }
//!
//! /// What it does with the response, chunk by chunk.
//! fn receive<O: OutputEvents>(body: &[&[u8]]) -> Result<(), StreamError<O::Event>> {
//!     let mut reader = EventReader::<Output<O>>::new();
//!     for chunk in body {
//!         reader.feed(chunk);
//!         while let Some(received) = reader.next_event()? {
//!             match received {
//!                 Received::Initial(output) => println!("the rest of the output: {output:?}"),
//!                 Received::Event(event) => println!("{event:?}"),
//!                 Received::Unknown(message) => println!("from a newer service: {message:?}"),
//!             }
//!         }
//!     }
//!     reader.finish()
//! }
//! ```
//!
//! AWS asks clients to sign the events that they send: a signed event is another [`Message`], whose
//! payload is the encoded event, and whose headers are the signature. A [`Decoder`] gives it to
//! who has to check it.

mod decoder;
mod deserializer;
mod error;
mod headers;
mod message;
mod reader;
mod serializer;

pub use decoder::{Decoder, Limits};
pub use error::StreamError;
pub use message::{HeaderValue, Message};
pub use reader::{EventReader, Received, ReceivedOf};

use std::marker::PhantomData;

use crate::codec::Format;
use crate::data::{Structure, Union};
use crate::error::Error;
use crate::operation::{Operation, Service};
use crate::protocol::Protocol;
use crate::schema::Member;
use crate::shape::Shape;

/// The media type of a stream.
pub const MEDIA_TYPE: &str = crate::protocol::EVENT_STREAM;

/// An operation whose input has a stream of events, which a client sends.
pub trait InputEvents: Operation {
    /// The events.
    type Event: Shape + Union;
}

/// An operation whose output has a stream of events, which a service sends.
pub trait OutputEvents: Operation {
    /// The events.
    type Event: Shape + Union;
}

/// A stream of events in one direction: [`Input`] or [`Output`].
pub trait EventStream: Sized + 'static {
    /// The events: a structure each, some of which are errors.
    type Event: Shape + Union;

    /// The input or output, whose members beside the events are the initial message.
    type Initial: Shape + Structure;

    /// The format of structures in events.
    type Format: Format;

    /// The type of the event that is the initial message, where that is one.
    const INITIAL_EVENT: Option<&'static str>;

    /// Whether it is a server that reads: it takes only what the specification allows.
    const READ_BY_SERVER: bool;

    /// Returns the message that sends this event.
    ///
    /// # Errors
    ///
    /// If the event is one that the model does not know, has a member that the model must not bind
    /// to where it is bound, or cannot be written in the format.
    fn message(event: &Self::Event) -> Result<Message, Error> {
        serializer::message::<Self>(event)
    }

    /// Returns the message that is sent before all events, where the protocol has one: with the members of
    /// the input or output beside the events. Nothing is made up for an idempotency token that is
    /// absent.
    ///
    /// # Errors
    ///
    /// If it cannot be written in the format.
    fn initial_message(initial: &Self::Initial) -> Result<Option<Message>, Error> {
        serializer::initial_message::<Self>(initial)
    }
}

/// The events that a client sends, in the protocol of the service or another.
pub struct Input<O: Operation, P = ProtocolOf<O>>(PhantomData<(O, P)>);

/// The events that a service sends, in the protocol of the service or another.
pub struct Output<O: Operation, P = ProtocolOf<O>>(PhantomData<(O, P)>);

type ProtocolOf<O> = <<O as Operation>::Service as Service>::Protocol;

impl<O: InputEvents, P: Protocol> EventStream for Input<O, P> {
    type Event = O::Event;
    type Initial = O::Input;
    type Format = P::EventFormat;

    const INITIAL_EVENT: Option<&'static str> =
        if P::INITIAL_MESSAGES { Some("initial-request") } else { None };
    const READ_BY_SERVER: bool = true;
}

impl<O: OutputEvents, P: Protocol> EventStream for Output<O, P> {
    type Event = O::Event;
    type Initial = O::Output;
    type Format = P::EventFormat;

    const INITIAL_EVENT: Option<&'static str> =
        if P::INITIAL_MESSAGES { Some("initial-response") } else { None };
    const READ_BY_SERVER: bool = false;
}

/// Something to be done with every stream of events: see `visit_event_streams` of a generated
/// crate.
pub trait EventStreamVisitor {
    /// Called once for each operation whose input has events.
    fn input<O: InputEvents>(&mut self);

    /// Called once for each operation whose output has events.
    fn output<O: OutputEvents>(&mut self);
}

/// Where a member of an event stands:
/// <https://smithy.io/2.0/spec/streaming.html#event-message-serialization>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Binding {
    /// A header of the member's name.
    Header,
    /// The whole payload.
    Payload,
    /// The payload, with all others that are bound to nothing.
    Unbound,
}

impl Binding {
    fn of(member: &Member) -> Binding {
        if member.is_event_header() {
            Binding::Header
        } else if member.is_event_payload() {
            Binding::Payload
        } else {
            Binding::Unbound
        }
    }

    fn is_unbound(member: &Member) -> bool {
        Binding::of(member) == Binding::Unbound
    }
}

/// Returns whether the events of this type are errors.
fn is_error(member: &Member) -> bool {
    member.target().fault().is_some()
}

/// Returns whether the member is not the stream of events.
fn is_initial<S: EventStream>(member: &Member) -> bool {
    *member.target() != *S::Event::SCHEMA
}
