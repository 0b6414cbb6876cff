//! Where a shape stands, which decides whether and how its traits count.

use crate::lower::Protocol;
use crate::model::{Model, ShapeId, Traits};
use std::collections::BTreeSet;

/// The protocol of a crate, and whether users send values of a shape.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// None if the crate has no operations.
    pub(super) protocol: Option<Protocol>,
    pub(super) is_sent: bool,
}

impl Context {
    /// Whether the protocol reads a trait that stands for a form on the wire.
    pub(super) fn reads(self, id: &str) -> bool {
        let Some(protocol) = self.protocol else { return true };
        let speaks = |protocols: &[&str]| protocols.contains(&protocol.short_name());
        match id {
            "aws.customizations#s3UnwrappedXmlOutput" | "aws.protocols#restXml" => {
                speaks(&["restXml"])
            }
            // The others of RPC have it where they took the place of awsQuery.
            "aws.protocols#awsQueryError" => !speaks(&["ec2Query", "restJson1", "restXml"]),
            "aws.protocols#ec2QueryName" => speaks(&["ec2Query"]),
            "smithy.api#http"
            | "smithy.api#httpHeader"
            | "smithy.api#httpLabel"
            | "smithy.api#httpPayload"
            | "smithy.api#httpPrefixHeaders"
            | "smithy.api#httpQuery"
            | "smithy.api#httpQueryParams"
            | "smithy.api#httpResponseCode" => speaks(&["restJson1", "restXml"]),
            "smithy.api#jsonName" => speaks(&["restJson1"]),
            "smithy.api#timestampFormat" => !speaks(&["rpcv2Cbor", "rpcv2Json"]),
            "smithy.api#xmlAttribute"
            | "smithy.api#xmlFlattened"
            | "smithy.api#xmlName"
            | "smithy.api#xmlNamespace" => speaks(&["awsQuery", "ec2Query", "restXml"]),
            _ => true,
        }
    }

    /// Whether the protocol reads a trait of the service, of which it reads fewer.
    pub(super) fn reads_of_service(self, id: &str) -> bool {
        let is_read_from_data_only = id == "smithy.api#xmlNamespace"
            && self.protocol.is_some_and(|protocol| protocol.short_name() != "restXml");
        self.reads(id) && !is_read_from_data_only
    }

    /// The format of a timestamp whose member and target ask for none.
    pub(super) fn timestamp_format(self, member: &Traits) -> &'static str {
        const IN_URIS: [&str; 2] = ["smithy.api#httpLabel", "smithy.api#httpQuery"];
        // `to_json` has the format of restJson1.
        let protocol = self.protocol.map_or("restJson1", |protocol| protocol.short_name());
        match protocol {
            "restJson1" | "restXml" if member.has("smithy.api#httpHeader") => "http-date",
            "restJson1" | "restXml" if IN_URIS.iter().any(|id| member.has(id)) => "date-time",
            "awsQuery" | "ec2Query" | "restXml" => "date-time",
            _ => "epoch-seconds",
        }
    }
}

/// The shapes of which users send values: those that the inputs of operations lead to.
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
