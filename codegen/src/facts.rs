//! What there is to know about a generated crate, for programs that use one.

use crate::lower::{Crate, Protocol};

/// What a generated crate has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// How many shapes have a schema.
    pub shapes: usize,
    /// How many operations there are.
    pub operations: usize,
    /// How many operations have a stream of events in their input or output.
    pub event_streams: usize,
    /// The protocol that the operations speak; none if the crate has no module `operations`.
    pub protocol: Option<Protocol>,
}

impl Facts {
    pub(crate) fn of(lowered: &Crate<'_>) -> Facts {
        let operations = lowered.operations.as_ref();
        let items = operations.map_or(&[][..], |operations| &operations.items);
        let with_events =
            items.iter().filter(|one| one.input_events.is_some() || one.output_events.is_some());
        Facts {
            shapes: lowered.schemas.len(),
            operations: items.len(),
            event_streams: with_events.count(),
            protocol: operations.map(|operations| operations.protocol),
        }
    }
}
