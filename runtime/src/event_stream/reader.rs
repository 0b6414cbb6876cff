//! From bytes to events.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use super::decoder::Frame;
use super::{
    Decoder, EventStream, HeaderValue, Limits, Message, StreamError, deserializer, is_error,
    is_initial,
};
use crate::codec::{Format, ReadOptions};
use crate::error::{Error, ErrorKind};
use crate::shape::Shape;

/// Takes the bytes of a stream, however they are cut, and gives the events.
pub struct EventReader<S: EventStream> {
    decoder: Decoder,
    initial: Initial,
    /// Whether an error came, which nothing may follow.
    has_ended: bool,
    stream: PhantomData<S>,
}

/// What has become of the initial message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Initial {
    /// It must come first, since it has required members.
    Required,
    /// It has come, or need not.
    Settled,
}

/// What a stream brings: the rest of the input or output `I`, and events `E`.
#[derive(Clone, Debug, PartialEq)]
pub enum Received<I, E> {
    /// The input or output, without the events: the first that comes, where the protocol has it.
    Initial(I),
    /// An event, and no error.
    Event(E),
    /// An event of a type that the model does not know, as it came.
    Unknown(Message),
}

/// What this stream brings.
pub type ReceivedOf<S> = Received<<S as EventStream>::Initial, <S as EventStream>::Event>;

impl<S: EventStream> Default for EventReader<S> {
    fn default() -> Self {
        EventReader::new()
    }
}

impl<S: EventStream> EventReader<S> {
    /// Returns a reader at the beginning of a stream: with [`Limits::SPECIFIED`] for a server, and with
    /// [`Limits::NONE`] for a client, as the specification demands.
    pub fn new() -> Self {
        Self::with_limits(if S::READ_BY_SERVER { Limits::SPECIFIED } else { Limits::NONE })
    }

    /// Returns the same with other limits.
    pub fn with_limits(limits: Limits) -> Self {
        let mut members = S::Initial::SCHEMA.members().iter();
        let is_required = S::INITIAL_EVENT.is_some()
            && members.any(|member| member.is_required() && is_initial::<S>(member));
        EventReader {
            decoder: Decoder::with_limits(limits),
            initial: if is_required { Initial::Required } else { Initial::Settled },
            has_ended: false,
            stream: PhantomData,
        }
    }

    /// Takes the next bytes of the stream.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.decoder.feed(bytes);
    }

    /// Returns what comes next, if all its bytes are there. After an error that was sent, nothing does.
    ///
    /// # Errors
    ///
    /// If an error was sent, or the stream or the event is malformed: other bytes than the
    /// specification's, a header that the message lacks or that has another type, a payload that
    /// does not fit the schema, or an event where an initial message with required members must
    /// come first.
    pub fn next_event(&mut self) -> Result<Option<ReceivedOf<S>>, StreamError<S::Event>> {
        if self.has_ended {
            return Ok(None);
        }
        let Some(frame) = self.decoder.next_frame()? else { return Ok(None) };
        match string(&frame, ":message-type")? {
            "event" => Ok(Some(self.event(frame)?)),
            "exception" => Err(self.exception(frame)),
            "error" => Err(self.error(frame)),
            _ => Err(malformed("an unknown :message-type").at(frame.start).into()),
        }
    }

    /// Whether the stream may end here.
    ///
    /// # Errors
    ///
    /// If it ends inside of a message or before an initial message with required members, or was
    /// malformed before.
    pub fn finish(&self) -> Result<(), StreamError<S::Event>> {
        if self.has_ended {
            return Ok(());
        }
        self.decoder.finish()?;
        match self.initial {
            Initial::Required => Err(missing_initial::<S>().into()),
            Initial::Settled => Ok(()),
        }
    }

    fn event(&mut self, frame: Frame) -> Result<ReceivedOf<S>, Error> {
        let event_type = string(&frame, ":event-type")?;
        if S::INITIAL_EVENT == Some(event_type) {
            let mut initial = S::Initial::default();
            read_initial::<S>(&mut initial, &frame)?;
            self.initial = Initial::Settled;
            return Ok(Received::Initial(initial));
        }
        if self.initial == Initial::Required {
            return Err(missing_initial::<S>().at(frame.start));
        }
        let schema = S::Event::SCHEMA;
        let index = schema.index_by_name(event_type, 0);
        match index.filter(|index| !is_error(schema.member_at(*index))) {
            Some(index) => Ok(Received::Event(read_event::<S>(index, &frame)?)),
            None => Ok(Received::Unknown(frame.message)),
        }
    }

    fn exception(&mut self, frame: Frame) -> StreamError<S::Event> {
        self.has_ended = true;
        let exception_type = match string(&frame, ":exception-type") {
            Ok(exception_type) => exception_type.to_owned(),
            Err(error) => return error.into(),
        };
        let schema = S::Event::SCHEMA;
        let index = schema.index_by_name(&exception_type, 0);
        let Some(index) = index.filter(|index| is_error(schema.member_at(*index))) else {
            return StreamError::unhandled(exception_type, None, frame.message.payload, None);
        };
        let member = schema.member_at(index);
        match read_event::<S>(index, &frame) {
            Ok(event) => StreamError::modeled(event, member),
            Err(cause) => {
                let code = member.target().name().to_owned();
                StreamError::unhandled(code, None, frame.message.payload, Some(cause))
            }
        }
    }

    fn error(&mut self, frame: Frame) -> StreamError<S::Event> {
        self.has_ended = true;
        let code = match string(&frame, ":error-code") {
            Ok(code) => code.to_owned(),
            Err(error) => return error.into(),
        };
        let message = string(&frame, ":error-message").ok().map(str::to_owned);
        StreamError::unhandled(code, message, frame.message.payload, None)
    }
}

/// Returns the value of a header that must be there.
fn string<'m>(frame: &'m Frame, name: &'static str) -> Result<&'m str, Error> {
    match frame.message.header(name) {
        Some(HeaderValue::String(text)) => Ok(text),
        Some(_) => Err(malformed(format!("the header {name} must be a string")).at(frame.start)),
        None => Err(malformed(format!("a message without the header {name}")).at(frame.start)),
    }
}

fn read_event<S: EventStream>(index: usize, frame: &Frame) -> Result<S::Event, Error> {
    deserializer::event::<S::Event, S::Format>(index, &frame.message, S::READ_BY_SERVER)
        .map_err(|error| in_stream(error, frame))
}

/// An empty payload stands for a structure without members.
fn read_initial<S: EventStream>(into: &mut S::Initial, frame: &Frame) -> Result<(), Error> {
    let payload = &frame.message.payload;
    if payload.is_empty() {
        return Ok(());
    }
    let options = ReadOptions { strict: S::READ_BY_SERVER, ..ReadOptions::default() };
    S::Format::read(into, S::Initial::SCHEMA.root(), payload, options)
        .map_err(|error| in_stream(error, frame))
}

/// An error with an offset is one in the payload.
fn in_stream(error: Error, frame: &Frame) -> Error {
    match error.offset() {
        Some(_) => error.shifted(frame.payload),
        None => error.at(frame.start),
    }
}

fn missing_initial<S: EventStream>() -> Error {
    let name = S::INITIAL_EVENT.unwrap_or_default();
    malformed(format!("a stream with required members must begin with an event {name}"))
}

fn malformed(message: impl Into<Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::Syntax, message)
}

impl<S: EventStream> fmt::Debug for EventReader<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventReader")
            .field("decoder", &self.decoder)
            .field("initial", &self.initial)
            .field("has_ended", &self.has_ended)
            .finish()
    }
}
