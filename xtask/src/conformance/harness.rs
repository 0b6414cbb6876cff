//! The program that runs the cases of a model against the crate generated from it.

use super::Subject;
use crate::workspace::Program;
use std::collections::BTreeSet;

/// The protocols of the runtime, by the ids of their traits.
const PROTOCOLS: [(&str, &str); 8] = [
    ("aws.protocols#awsJson1_0", "AwsJson1_0"),
    ("aws.protocols#awsJson1_1", "AwsJson1_1"),
    ("aws.protocols#awsQuery", "AwsQuery"),
    ("aws.protocols#ec2Query", "Ec2Query"),
    ("aws.protocols#restJson1", "RestJson1"),
    ("aws.protocols#restXml", "RestXml"),
    ("smithy.protocols#rpcv2Cbor", "RpcV2Cbor"),
    ("smithy.protocols#rpcv2Json", "RpcV2Json"),
];

/// The program for this subject.
pub(super) fn program(subject: &Subject) -> Program {
    let used: BTreeSet<&str> = subject.cases.list().map(|case| case.protocol).collect();
    let with_events: BTreeSet<&str> =
        subject.cases.event_streams.iter().map(|(_, case)| case.protocol.as_str()).collect();
    let mut calls = String::new();
    for (id, protocol) in PROTOCOLS.iter().filter(|(id, _)| used.contains(id)) {
        calls.push_str(&call("operations", protocol));
        if with_events.contains(id) {
            calls.push_str(&call("event_streams", protocol));
        }
    }
    Program {
        library: "conformance",
        features: vec!["http", "validate", "xml"],
        body: format!("    conformance::main(|runner| {{\n{calls}    }})\n"),
    }
}

/// A line that runs the cases of a protocol, of operations or of streams of events.
fn call(what: &str, protocol: &str) -> String {
    let visitor = format!("runner.{what}::<smithy_shapes::protocol::{protocol}>()");
    format!("        model::operations::visit_{what}(&mut {visitor});\n")
}
