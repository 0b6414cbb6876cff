//! The fuzz body, run for a moment over messages with something broken in them: the same messages
//! every time.

use checks::round_trips::random::Random;
use checks::round_trips::values::{Extent, arbitrary};
use golden_operations::NoSuchShelf;
use golden_operations::operations::{GetCover, PutBook, PutBookError, SetPage, SetTag, Upload};
use smithy_shapes::operation::Modeled;
use smithy_shapes::protocol::{
    AwsJson1_0, AwsQuery, Ec2Query, Protocol, RestJson1, RestXml, RpcV2Cbor, RpcV2Json,
};
use smithy_shapes::{Operation, Shape};
use tests::broken::broken;
use tests::fuzz;

use crate::support::{endpoint, shown, shown_response};

/// How many messages of each kind are made, and how often each is broken.
const MESSAGES: u64 = 3;
const BREAKS: usize = 12;

#[rustfmt::skip]
const TOKENS: &[&str] = &[
    "\n", "\n\n", ": ", "/", "//", "?", "&", "=", "%", "%2F", "%FF", "%zz", "+", ",", ", ", "\"",
    "\"a\", ", "\\", ";", "#", "GET", "PUT", "POST", "200", "404", "x-names: ", "x-dates: ",
    "x-extra-: ", "x-context: ", "x-amzn-errortype: NoSuchShelf", "x-amzn-query-error: a;b",
    "content-type: ", "application/json", "application/xml", "accept: */*", "smithy-protocol: ",
    "Fri, 02 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05Z", "YQ==", "{", "}", "[", "]", "null",
    "\"__type\":\"NoSuchShelf\",", "<", ">", "<Error>", "</Error>", "<Code>Busy</Code>", "<a/>",
    "Action=PutBook", ".member.1=", ".entry.1.key=", "1", "-1", "é", "\u{1}", "\u{fffd}",
];

/// Breaks messages of the operation, and has them read as those of every operation.
struct Breaking {
    random: Random,
    last: Vec<u8>,
    inputs: usize,
}

impl Breaking {
    fn message(&mut self, message: &str) {
        for _ in 0..BREAKS {
            fuzz::protocols(&broken(&mut self.random, message.as_bytes(), &self.last, TOKENS));
            self.inputs += 1;
        }
        self.last = message.as_bytes().to_vec();
    }

    fn value<T: Shape>(&mut self) -> T {
        arbitrary(&mut self.random, Extent::XML)
    }

    /// Those of arbitrary values that can be sent.
    fn operation<P: Protocol, O: Operation>(&mut self) {
        for _ in 0..MESSAGES {
            if let Ok(request) = P::to_request::<O>(&self.value(), &endpoint()) {
                self.message(&shown(&request).replace("https://shelf.example", ""));
            }
            if let Ok(response) = P::to_response::<O>(&self.value()) {
                self.message(&shown_response(&response));
            }
        }
    }

    fn protocol<P: Protocol>(&mut self) {
        self.operation::<P, PutBook>();
        self.operation::<P, GetCover>();
        self.operation::<P, SetPage>();
        self.operation::<P, SetTag>();
        self.operation::<P, Upload>();
        for _ in 0..MESSAGES {
            let error = PutBookError::NoSuchShelf(Modeled::from(self.value::<NoSuchShelf>()));
            if let Ok(response) = P::to_error_response::<PutBook>(&error) {
                self.message(&shown_response(&response));
            }
        }
    }
}

#[test]
fn broken_messages() {
    let mut breaking = Breaking { random: Random::new(1), last: Vec::new(), inputs: 0 };
    breaking.protocol::<RestJson1>();
    breaking.protocol::<RestXml>();
    breaking.protocol::<AwsJson1_0>();
    breaking.protocol::<RpcV2Json>();
    breaking.protocol::<RpcV2Cbor>();
    breaking.protocol::<AwsQuery>();
    breaking.protocol::<Ec2Query>();
    assert!(breaking.inputs > 1_500, "only {}", breaking.inputs);
}

/// Bytes without any sense.
#[test]
fn noise() {
    let mut random = Random::new(2);
    for length in 0..200 {
        fuzz::protocols(&random.bytes(length));
    }
}
