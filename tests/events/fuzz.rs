//! The fuzz body, run for a moment over streams with something broken in them: the same streams
//! every time.

use checks::round_trips::random::Random;
use checks::round_trips::values::{Extent, arbitrary};
use golden_events::operations::visit_event_streams;
use smithy_shapes::event_stream::{
    EventStream, EventStreamVisitor, Input, InputEvents, Message, Output, OutputEvents,
};
use tests::fuzz;

/// How many streams there are of each, and how often each is broken.
const STREAMS: u64 = 100;
const BREAKS: usize = 30;

/// Breaks streams of random events.
#[derive(Default)]
struct Breaking {
    inputs: usize,
    complete: usize,
}

impl Breaking {
    fn run<S: EventStream>(&mut self, name: &str) {
        let mut random = Random::of(name, 0);
        for _ in 0..STREAMS {
            let mut stream = Vec::new();
            for _ in 0..1 + random.below(3) {
                let event: S::Event = arbitrary(&mut random, Extent::WIDE);
                // Only unknown members and the longest strings have no message.
                let message = S::message(&event).unwrap_or(Message::error("Storm", "no power"));
                stream.extend(message.encode().unwrap());
            }
            fuzz::event_stream(&stream);
            self.complete += 1;
            for _ in 0..BREAKS {
                fuzz::event_stream(&broken(&mut random, &stream));
                self.inputs += 1;
            }
        }
    }
}

impl EventStreamVisitor for Breaking {
    fn input<O: InputEvents>(&mut self) {
        self.run::<Input<O>>(O::SCHEMA.id());
    }

    fn output<O: OutputEvents>(&mut self) {
        self.run::<Output<O>>(O::SCHEMA.id());
    }
}

/// Returns the stream with something broken in it. Small numbers are what lengths and types are.
fn broken(random: &mut Random, stream: &[u8]) -> Vec<u8> {
    let mut bytes = stream.to_vec();
    for _ in 0..1 + random.below(3) {
        let from = random.below(bytes.len() + 1);
        let to = (from + random.below(8)).min(bytes.len());
        match random.below(5) {
            0 => bytes.truncate(from),
            1 if to > from => bytes[from] ^= 1 << random.below(8),
            2 if to > from => bytes[from] = random.below(12) as u8,
            3 => drop(bytes.splice(from..from, random.bytes(3))),
            _ => drop(bytes.drain(from..to)),
        }
    }
    bytes
}

#[test]
fn broken_streams() {
    let mut breaking = Breaking::default();
    visit_event_streams(&mut breaking);
    assert_eq!((breaking.complete, breaking.inputs), (300, 9_000));
}

/// Random bytes after a beginning that is one of a message.
#[test]
fn random_headers() {
    let mut random = Random::new(1);
    for _ in 0..10_000 {
        let mut headers = random.bytes(24);
        headers.iter_mut().for_each(|byte| *byte %= 12);
        fuzz::event_stream(&tests::frames::frame(&headers, b"{}"));
    }
}
