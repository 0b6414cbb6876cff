//! `smithy.test#eventStreamTests`: who sends an event writes it, who receives it reads it.
//!
//! A case is met several times: by its operation for the initial request and response, and by each
//! of the operation's streams for the events. What all these find makes the outcome.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::value::RawValue;
use smithy_shapes::event_stream::{
    EventReader, EventStream, HeaderValue, Message, Received, StreamError,
};
use smithy_shapes::schema::{Schema, TimestampFormat};
use smithy_shapes::shape::{Shape, Union};
use smithy_shapes::{Blob, Timestamp};

use super::request::wrong_case;
use crate::conformance::body::{self, Format, Leeway, show};
use crate::conformance::case::{self, Direction, Event, EventStreamCase, Expectation, Role};
use crate::conformance::node;
use crate::conformance::value::compare;
use crate::mismatch::Mismatch;

type ReceivedOf<S> = Received<<S as EventStream>::Initial, <S as EventStream>::Event>;

/// What a case has come to so far.
#[derive(Default)]
pub(super) struct Progress {
    pub(super) mismatches: Vec<Mismatch>,
    /// Whatever did not succeed, which may be what the case expects.
    pub(super) failures: Vec<Failure>,
}

/// Something that did not succeed.
pub(super) struct Failure {
    /// The shape id of the error, if it is one of the model.
    pub(super) id: Option<String>,
    pub(super) text: String,
}

impl Failure {
    pub(super) fn new(schema: Option<&'static Schema>, text: impl ToString) -> Failure {
        Failure { id: schema.map(|schema| schema.id().to_owned()), text: text.to_string() }
    }
}

impl Progress {
    /// Keeps what a check found.
    pub(super) fn add(&mut self, outcome: Result<Vec<Mismatch>, Mismatch>) {
        match outcome {
            Ok(found) => self.mismatches.extend(found),
            Err(mismatch) => self.mismatches.push(mismatch),
        }
    }

    /// Returns what is not as the case expects.
    pub(super) fn settle(mut self, case: &EventStreamCase) -> Vec<Mismatch> {
        let shown = |failures: &[Failure]| {
            let text = |f: &Failure| match &f.id {
                Some(id) => format!("{id} ({})", f.text),
                None => f.text.clone(),
            };
            failures.iter().map(text).collect::<Vec<_>>().join("; ")
        };
        match &case.expectation {
            None | Some(Expectation::Success {}) if self.failures.is_empty() => {}
            None | Some(Expectation::Success {}) => {
                self.mismatches.push(Mismatch::new("outcome", "success", shown(&self.failures)));
            }
            Some(Expectation::Failure { error_id }) => {
                let is_expected = |f: &Failure| error_id.is_none() || f.id == *error_id;
                if !self.failures.iter().any(is_expected) {
                    let expected = error_id.as_deref().unwrap_or("a failure");
                    let came = match self.failures.as_slice() {
                        [] => "success".to_owned(),
                        failures => shown(failures),
                    };
                    self.mismatches.push(Mismatch::new("outcome", expected, came));
                }
            }
        }
        self.mismatches
    }
}

pub(super) fn expects_failure(case: &EventStreamCase) -> bool {
    matches!(case.expectation, Some(Expectation::Failure { .. }))
}

/// Writes or reads the events that go in this direction, as far as that is for the role.
pub(super) fn check<S: EventStream>(
    case: &EventStreamCase,
    role: Role,
    direction: Direction,
    initial: Option<&RawValue>,
    progress: &mut Progress,
) {
    let sender = match direction {
        Direction::Request => Role::Client,
        Direction::Response => Role::Server,
    };
    let events: Vec<&Event> = case.events.iter().filter(|e| e.r#type == direction).collect();
    if role == sender {
        for event in events {
            write::<S>(event, progress);
        }
        return;
    }
    let mut reader = EventReader::<S>::new();
    if let Some(message) = initial.and_then(|params| initial_message::<S>(params, progress)) {
        reader.feed(&message);
        match reader.next_event() {
            Ok(Some(Received::Initial(_))) => {}
            Err(error) => progress.failures.push(failure(&error)),
            Ok(_) => {
                progress.mismatches.push(Mismatch::new("initial message", "one", "nothing"));
            }
        }
    }
    for event in &events {
        match bytes_of(event) {
            Ok(bytes) => reader.feed(&bytes),
            Err(mismatch) => return progress.mismatches.push(mismatch),
        }
    }
    let mut events = events.into_iter();
    loop {
        match (reader.next_event(), events.next()) {
            (Ok(None), None) => break,
            (Ok(None), Some(event)) => {
                let expected = event.params.as_deref().map_or("one", |params| params.get());
                progress.mismatches.push(Mismatch::new("event", expected, "nothing"));
                break;
            }
            (received, Some(event)) => read::<S>(event, received, progress),
            (_, None) => {
                progress.mismatches.push(Mismatch::new("event", "nothing", "one more"));
                break;
            }
        }
    }
    if let Err(error) = reader.finish() {
        progress.failures.push(failure(&error));
    }
}

/// Returns the message that protocols without HTTP bindings send first.
fn initial_message<S: EventStream>(params: &RawValue, progress: &mut Progress) -> Option<Vec<u8>> {
    let initial = node::read::<S::Initial>(Some(params));
    let message = initial.and_then(|initial| S::initial_message(&initial));
    match message.and_then(|message| message.map(|message| message.encode()).transpose()) {
        Ok(bytes) => bytes,
        Err(error) => {
            progress.failures.push(Failure::new(None, error));
            None
        }
    }
}

/// Writes an event, and compares its headers and its payload.
fn write<S: EventStream>(event: &Event, progress: &mut Progress) {
    // Without params it is an event that no model knows, and nobody can be asked to write it.
    let Some(params) = event.params.as_deref() else { return };
    let message = match node::read::<S::Event>(Some(params)) {
        Ok(event) => S::message(&event),
        Err(error) => return progress.mismatches.push(wrong_case(&error)),
    };
    match message {
        Ok(message) => progress.mismatches.extend(compare_message(event, &message)),
        Err(error) => progress.failures.push(Failure::new(None, error)),
    }
}

fn compare_message(event: &Event, message: &Message) -> Vec<Mismatch> {
    let mut found = Vec::new();
    let shown = |value: Option<&HeaderValue>| {
        value.map_or("nothing".to_owned(), |value| format!("{value:?}"))
    };
    for (name, value) in &event.headers {
        let came = message.header(name);
        match header_value(value) {
            Ok(expected) if came == Some(&expected) => {}
            Ok(expected) => {
                let expected = shown(Some(&expected));
                found.push(Mismatch::new(format!("header {name}"), expected, shown(came)));
            }
            Err(mismatch) => found.push(mismatch),
        }
    }
    for name in &event.forbid_headers {
        if let came @ Some(_) = message.header(name) {
            found.push(Mismatch::new(format!("header {name}"), "nothing", shown(came)));
        }
    }
    for name in &event.require_headers {
        if message.header(name).is_none() {
            found.push(Mismatch::new(format!("header {name}"), "any value", "nothing"));
        }
    }
    let format = format_of(event);
    let body = event.body.as_deref();
    let body = body.map(|body| body::compare(format, body, &message.payload, Leeway::default()));
    found.extend(body.and_then(Result::err));
    found
}

fn format_of(event: &Event) -> Format {
    Format::of(event.body_media_type.as_deref().unwrap_or_default())
}

/// Returns the bytes of an event, given or made of the rest.
fn bytes_of(event: &Event) -> Result<Vec<u8>, Mismatch> {
    if let Some(bytes) = &event.bytes {
        return STANDARD
            .decode(bytes)
            .map_err(|error| Mismatch::new("the case", "base64", error.to_string()));
    }
    let headers = event.headers.iter();
    let headers = headers.map(|(name, value)| Ok((name.clone(), header_value(value)?)));
    let payload = format_of(event).decode(event.body.as_deref().unwrap_or_default())?;
    let message = Message { headers: headers.collect::<Result<_, _>>()?, payload };
    message.encode().map_err(|error| wrong_case(&error))
}

fn header_value(value: &case::HeaderValue) -> Result<HeaderValue, Mismatch> {
    let wrong = |text: &str| Mismatch::new("the case", "the value of a header", text);
    let base64 = |text: &str| STANDARD.decode(text).map_err(|_| wrong(text));
    Ok(match value {
        case::HeaderValue::Boolean(value) => HeaderValue::Boolean(*value),
        case::HeaderValue::Byte(value) => HeaderValue::Byte(match value.as_str() {
            Some(text) => base64(text)?.first().ok_or_else(|| wrong(text))?.cast_signed(),
            None => value
                .as_i64()
                .and_then(|byte| i8::try_from(byte).ok())
                .ok_or_else(|| wrong(&value.to_string()))?,
        }),
        case::HeaderValue::Short(value) => HeaderValue::Short(*value),
        case::HeaderValue::Integer(value) => HeaderValue::Integer(*value),
        case::HeaderValue::Long(value) => HeaderValue::Long(*value),
        case::HeaderValue::Blob(text) => HeaderValue::Blob(Blob::from(base64(text)?)),
        case::HeaderValue::String(text) => HeaderValue::String(text.clone()),
        case::HeaderValue::Timestamp(value) => {
            let parsed = match value.as_str() {
                Some(text) => Timestamp::parse(text, TimestampFormat::DateTime),
                None => Timestamp::parse(&value.to_string(), TimestampFormat::EpochSeconds),
            };
            HeaderValue::Timestamp(parsed.map_err(|error| wrong_case(&error))?)
        }
    })
}

/// Compares what was read with the params of the event.
fn read<S: EventStream>(
    event: &Event,
    received: Result<Option<ReceivedOf<S>>, StreamError<S::Event>>,
    progress: &mut Progress,
) {
    let came = match received {
        Ok(Some(Received::Event(came))) => came,
        Ok(Some(Received::Unknown(message))) => {
            let came = format!("an unknown event with {}", show(&message.payload));
            return progress.mismatches.push(Mismatch::new("event", "one of the model", came));
        }
        Ok(_) => return,
        Err(error) => {
            progress.failures.push(failure(&error));
            match error {
                StreamError::Modeled(error) => (*error).clone(),
                _ => return,
            }
        }
    };
    match node::read::<S::Event>(event.params.as_deref()) {
        Ok(expected) => {
            progress.mismatches.extend(compare("event", &expected.to_value(), &came.to_value()));
        }
        Err(error) => progress.mismatches.push(wrong_case(&error)),
    }
}

fn failure<E: Shape + Union>(error: &StreamError<E>) -> Failure {
    let schema = match error {
        StreamError::Modeled(error) => error.details().schema,
        _ => None,
    };
    Failure::new(schema, error)
}
