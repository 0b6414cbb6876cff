//! Messages of made-up values through every protocol and back: the same in every run.

use checks::round_trips::Run;
use smithy_shapes::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, Protocol, RestJson1, RestXml, RpcV2Cbor, RpcV2Json,
};

/// How many values of each message.
const VALUES: u64 = 150;

#[track_caller]
fn all<P: Protocol>() {
    let mut run = Run::new(VALUES, 0);
    golden_customizations::operations::visit_operations(&mut run.operations_in::<P>());
    golden_operations::operations::visit_operations(&mut run.operations_in::<P>());
    // Of 11 operations, all requests and responses, and 13 errors.
    tests::demand(run, 35 * VALUES);
}

#[test]
fn rest_json() {
    all::<RestJson1>();
}

#[test]
fn rest_xml() {
    all::<RestXml>();
}

#[test]
fn aws_json() {
    all::<AwsJson1_0>();
    all::<AwsJson1_1>();
}

#[test]
fn aws_query() {
    all::<AwsQuery>();
}

#[test]
fn ec2_query() {
    all::<Ec2Query>();
}

#[test]
fn rpc_v2() {
    all::<RpcV2Json>();
    all::<RpcV2Cbor>();
}
