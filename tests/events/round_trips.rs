//! Made-up events in the protocols of every family that has events: the same in every run.

use checks::round_trips::Run;
use golden_events::operations::visit_event_streams;
use smithy_shapes::protocol::{AwsJson1_1, Protocol, RestJson1, RestXml, RpcV2Cbor};

/// How many values of each event.
const VALUES: u64 = 150;

#[track_caller]
fn all<P: Protocol>() {
    let mut run = Run::new(VALUES, 0);
    visit_event_streams(&mut run.event_streams_in::<P>());
    tests::demand(run, 20 * VALUES);
}

#[test]
fn rest() {
    all::<RestJson1>();
    all::<RestXml>();
}

#[test]
fn rpc() {
    all::<AwsJson1_1>();
    all::<RpcV2Cbor>();
}
