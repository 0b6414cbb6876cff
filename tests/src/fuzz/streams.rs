//! What must hold of any bytes at all as a stream of events.

use smithy_shapes::Error;
use smithy_shapes::event_stream::{
    Decoder, EventReader, EventStream, EventStreamVisitor, Input, InputEvents, Message, Output,
    OutputEvents, Received, StreamError,
};
use smithy_shapes::protocol::{AwsJson1_1, RestXml};

/// The messages are the same however the stream is cut, and have the same bytes when written.
pub(super) fn messages(stream: &[u8]) {
    let whole = decode([stream]);
    assert_eq!(decode(stream.chunks(1)), whole);
    assert_eq!(decode(stream.chunks(7)), whole);
    let (messages, error) = whole;
    let written: Vec<u8> = messages
        .iter()
        .flat_map(|message| message.encode().expect("what was read can be written"))
        .collect();
    assert!(stream.starts_with(&written));
    match error {
        None => assert_eq!(written.len(), stream.len()),
        Some(error) => {
            let place = error.offset().expect("errors name a byte");
            assert!((written.len()..=stream.len()).contains(&place), "{error}");
        }
    }
}

/// Returns all messages, and why there are no more.
fn decode<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> (Vec<Message>, Option<Error>) {
    let mut decoder = Decoder::new();
    let mut messages = Vec::new();
    for chunk in chunks {
        decoder.feed(chunk);
        while let Ok(Some(message)) = decoder.next_message() {
            messages.push(message);
        }
    }
    (messages, decoder.finish().err())
}

/// Reads the stream as the events of every stream that is visited, in several protocols.
pub(super) struct Events<'a> {
    pub(super) stream: &'a [u8],
}

impl EventStreamVisitor for Events<'_> {
    fn input<O: InputEvents>(&mut self) {
        events::<Input<O>>(self.stream);
        events::<Input<O, AwsJson1_1>>(self.stream);
        events::<Input<O, RestXml>>(self.stream);
    }

    fn output<O: OutputEvents>(&mut self) {
        events::<Output<O>>(self.stream);
        events::<Output<O, AwsJson1_1>>(self.stream);
        events::<Output<O, RestXml>>(self.stream);
    }
}

fn events<S: EventStream>(stream: &[u8]) {
    let mut reader = EventReader::<S>::new();
    reader.feed(stream);
    // A malformed stream gives its error for ever.
    for _ in 0..=stream.len() / 16 {
        match reader.next_event() {
            Ok(None) => break,
            Ok(Some(Received::Event(event))) => read_again::<S>(&event),
            Ok(Some(_)) => {}
            Err(StreamError::Modeled(error)) => read_again::<S>(&error),
            Err(StreamError::Unhandled(error)) => check_place(error.cause(), stream),
            Err(StreamError::Malformed(error)) => check_place(Some(&error), stream),
            Err(other) => panic!("{other}"),
        }
    }
    let _ = reader.finish();
}

fn check_place(error: Option<&Error>, stream: &[u8]) {
    let Some(error) = error else { return };
    assert!(error.offset().is_some_and(|place| place <= stream.len()), "{error}");
}

/// What was read is what was written. NaN, which is equal to nothing, is told by its bytes.
fn read_again<S: EventStream>(event: &S::Event) {
    // XML has no way to write some strings.
    let Ok(message) = S::message(event) else { return };
    let mut reader = EventReader::<S>::new();
    if let Some(initial) = S::initial_message(&S::Initial::default()).expect("it is empty") {
        reader.feed(&initial.encode().expect("it is small"));
        assert!(matches!(reader.next_event(), Ok(Some(Received::Initial(_)))));
    }
    // What is within the limits in one way of writing may not be in another.
    let Ok(bytes) = message.encode() else { return };
    reader.feed(&bytes);
    let again = match reader.next_event() {
        Ok(Some(Received::Event(again))) => again,
        Err(StreamError::Modeled(again)) => (*again).clone(),
        other => panic!("{other:?}"),
    };
    assert!(again == *event || S::message(&again) == Ok(message), "{event:?} became {again:?}");
}
