//! Events as messages, and messages as bytes: who reads them has the events that were written.

use std::marker::PhantomData;

use smithy_shapes::event_stream::{
    EventReader, EventStream, EventStreamVisitor, Input, InputEvents, Message, Output,
    OutputEvents, Received, ReceivedOf, StreamError,
};
use smithy_shapes::protocol::Protocol;
use smithy_shapes::schema::Member;
use smithy_shapes::shape::Shape;

use crate::mismatch::Mismatch;
use crate::round_trips::difference::difference;
use crate::round_trips::operations::{OfService, ProtocolOf, name};
use crate::round_trips::property::failed;
use crate::round_trips::random::Random;
use crate::round_trips::run::Run;
use crate::round_trips::values::{Events, Family, Kind};

/// Sends the events of all streams, in the protocol of their service or in this one.
pub struct EventStreams<'r, P = OfService> {
    run: &'r mut Run,
    protocol: PhantomData<P>,
}

impl<'r, P> EventStreams<'r, P> {
    pub(crate) fn new(run: &'r mut Run) -> Self {
        EventStreams { run, protocol: PhantomData }
    }
}

impl EventStreamVisitor for EventStreams<'_> {
    fn input<O: InputEvents>(&mut self) {
        self.run.event_streams_in::<ProtocolOf<O>>().input::<O>();
    }

    fn output<O: OutputEvents>(&mut self) {
        self.run.event_streams_in::<ProtocolOf<O>>().output::<O>();
    }
}

impl<P: Protocol> EventStreamVisitor for EventStreams<'_, P> {
    fn input<O: InputEvents>(&mut self) {
        check::<P, Input<O, P>>(self.run, O::SCHEMA.id(), Kind::Request);
    }

    fn output<O: OutputEvents>(&mut self) {
        check::<P, Output<O, P>>(self.run, O::SCHEMA.id(), Kind::Response);
    }
}

fn check<P: Protocol, S: EventStream>(run: &mut Run, operation: &'static str, kind: Kind) {
    run.count_stream();
    let events = Events { family: Family::of(P::ID), kind };
    if let Some(first) = S::INITIAL_EVENT {
        run.check(operation, &name::<P>(first), &|random| initial::<S>(events, random));
    }
    for member in S::Event::SCHEMA.members() {
        let what = name::<P>(member.name());
        run.check(operation, &what, &|random| event::<S>(events, member, random));
    }
}

fn initial<S: EventStream>(events: Events, random: &mut Random) -> Result<(), Mismatch> {
    let tree = events.initial(S::Initial::SCHEMA, random);
    let initial = S::Initial::from_value(&tree).map_err(failed)?;
    let Some(message) = S::initial_message(&initial).map_err(failed)? else {
        return Err(Mismatch::new("the initial message", "one", "nothing"));
    };
    let mut reader = EventReader::<S>::new();
    let read = match received(&mut reader, &message, random) {
        Ok(Some(Received::Initial(read))) => read.to_value(),
        came => return Err(unexpected::<S>("an initial message", came)),
    };
    difference(&initial.to_value(), &read).map_or(Ok(()), Err)
}

fn event<S: EventStream>(
    events: Events,
    member: &'static Member,
    random: &mut Random,
) -> Result<(), Mismatch> {
    let event = S::Event::from_value(&events.event(member, random)).map_err(failed)?;
    let message = S::message(&event).map_err(failed)?;
    let mut reader = EventReader::<S>::new();
    if let Some(first) = S::initial_message(&S::Initial::default()).map_err(failed)? {
        received(&mut reader, &first, random).map_err(failed)?;
    }
    let read = match received(&mut reader, &message, random) {
        Ok(Some(Received::Event(read))) => read.to_value(),
        Err(StreamError::Modeled(read)) => read.to_value(),
        came => return Err(unexpected::<S>("an event", came)),
    };
    difference(&event.to_value(), &read).map_or(Ok(()), Err)
}

/// Returns what a reader makes of a message that comes in pieces.
fn received<S: EventStream>(
    reader: &mut EventReader<S>,
    message: &Message,
    random: &mut Random,
) -> Result<Option<ReceivedOf<S>>, StreamError<S::Event>> {
    let bytes = message.encode()?;
    let (first, second) = bytes.split_at(random.below(bytes.len()));
    reader.feed(first);
    match reader.next_event()? {
        None => reader.feed(second),
        early => return Ok(early),
    }
    reader.next_event()
}

fn unexpected<S: EventStream>(
    expected: &str,
    came: Result<Option<ReceivedOf<S>>, StreamError<S::Event>>,
) -> Mismatch {
    let came = match came {
        Ok(None) => "nothing".to_owned(),
        Ok(Some(Received::Initial(_))) => "an initial message".to_owned(),
        Ok(Some(Received::Event(_))) => "an event".to_owned(),
        Ok(Some(Received::Unknown(message))) => format!("an unknown event: {message:?}"),
        Err(error) => error.to_string(),
    };
    Mismatch::new("outcome", expected, came)
}
