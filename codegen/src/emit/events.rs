//! Streams of events: which operations have them, and of what.

use super::scope::Scope;
use crate::lower::{Operation, Operations};

/// What makes an operation one that has events.
pub(super) fn implementations(operation: &Operation<'_>, scope: &Scope<'_>) -> String {
    let streams =
        [("InputEvents", &operation.input_events), ("OutputEvents", &operation.output_events)];
    let implementation = |(interface, events): (&str, &Option<String>)| {
        let (name, events) = (&operation.name, events.as_ref()?);
        Some(format!(
            "\nimpl smithy_shapes::event_stream::{interface} for {name} {{\n    \
             type Event = {}::{events};\n}}\n",
            scope.shapes()
        ))
    };
    streams.into_iter().filter_map(implementation).collect()
}

/// The function that visits them all; nothing if no operation has events.
pub(super) fn visit(operations: &Operations<'_>) -> String {
    let mut calls = String::new();
    for operation in &operations.items {
        let name = &operation.name;
        if operation.input_events.is_some() {
            calls.push_str(&format!("    visitor.input::<{name}>();\n"));
        }
        if operation.output_events.is_some() {
            calls.push_str(&format!("    visitor.output::<{name}>();\n"));
        }
    }
    if calls.is_empty() { calls } else { format!("{VISIT}{calls}}}\n") }
}

const VISIT: &str = "
/// Calls the visitor with every operation whose input has events, and every one whose output has.
pub fn visit_event_streams(visitor: &mut impl smithy_shapes::event_stream::EventStreamVisitor) {
";
