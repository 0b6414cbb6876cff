//! The program that runs the cases of a model against the crate generated from it.

use super::Subject;
use crate::workspace::Program;
use smithy_codegen::PROTOCOLS;
use std::collections::BTreeSet;

/// Returns the program for this subject.
pub(super) fn program(subject: &Subject) -> Program {
    let used: BTreeSet<&str> = subject.cases.list().map(|case| case.protocol).collect();
    let with_events: BTreeSet<&str> =
        subject.cases.event_streams.iter().map(|(_, case)| case.protocol.as_str()).collect();
    let mut calls = String::new();
    for protocol in PROTOCOLS.iter().filter(|protocol| used.contains(protocol.id)) {
        calls.push_str(&call("operations", protocol.name));
        if with_events.contains(protocol.id) {
            calls.push_str(&call("event_streams", protocol.name));
        }
    }
    Program {
        check: "conformance",
        features: vec!["http", "validate", "xml"],
        body: format!("    checks::conformance::main(|runner| {{\n{calls}    }})\n"),
    }
}

/// Returns a line that runs the cases of a protocol, of operations or of streams of events.
fn call(what: &str, protocol: &str) -> String {
    let visitor = format!("runner.{what}::<smithy_shapes::protocol::{protocol}>()");
    format!("        model::operations::visit_{what}(&mut {visitor});\n")
}
