//! The context of a shape, which decides whether and how its traits count.

use crate::lower::Protocol;
use crate::model::{Model, ShapeId};
use crate::traits::{Trait, TraitInfo};
use std::collections::BTreeSet;

/// The protocol of a crate, and whether users send values of a shape.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// None if the crate has no operations.
    pub(super) protocol: Option<Protocol>,
    pub(super) is_sent: bool,
    /// Whether it is the service or an operation.
    pub(super) is_of_service: bool,
}

impl Context {
    /// Returns whether the messages of the protocol depend on a trait.
    pub(super) fn reads(self, info: &TraitInfo) -> bool {
        let Some(protocol) = self.protocol else { return true };
        let of_service = info.protocols_of_service.filter(|_| self.is_of_service);
        of_service.unwrap_or(info.protocols).contain(protocol.short_name())
    }

    /// Returns the format of a timestamp if neither its member, which has these traits, nor its
    /// target asks for one.
    pub(super) fn timestamp_format(self, member: &[Trait<'_>]) -> &'static str {
        // `to_json` has the format of restJson1.
        let protocol = self.protocol.map_or("restJson1", |protocol| protocol.short_name());
        let of_binding = || member.iter().find_map(|one| one.info.timestamp_format);
        match protocol {
            "restJson1" => of_binding().unwrap_or("epoch-seconds"),
            "restXml" => of_binding().unwrap_or("date-time"),
            "awsQuery" | "ec2Query" => "date-time",
            _ => "epoch-seconds",
        }
    }
}

/// Returns the shapes of which users send values: those that the inputs of operations lead to.
pub(super) fn sent(model: &Model) -> BTreeSet<&ShapeId> {
    let mut sent = BTreeSet::new();
    let mut to_visit: Vec<&ShapeId> =
        model.operations().map(|(_, operation)| &operation.input).collect();
    while let Some(id) = to_visit.pop() {
        if let Some(shape) = model.shape(id)
            && sent.insert(id)
        {
            to_visit.extend(shape.members.iter().map(|member| &member.target));
        }
    }
    sent
}
