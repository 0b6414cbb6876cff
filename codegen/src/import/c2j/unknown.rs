//! Properties that nothing here reads: what a newer botocore says that this converter does not know.

use super::api::Api;
use super::node::Node;
use super::traits;
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

const OF_METADATA: &[&str] = &[
    "apiVersion",
    "auth",
    "awsQueryCompatible",
    "checksumFormat",
    "endpointPrefix",
    "globalEndpoint",
    "jsonVersion",
    "protocol",
    "protocolSettings",
    "protocols",
    "ripServiceName",
    "serviceAbbreviation",
    "serviceFullName",
    "serviceId",
    "signatureVersion",
    "signingName",
    "targetPrefix",
    "uid",
    "xmlNamespace",
];
const OF_OPERATIONS: &[&str] = &[
    "auth",
    "authtype",
    "endpointdiscovery",
    "endpointoperation",
    "errors",
    "http",
    "input",
    "name",
    "output",
];
const OF_SHAPES: &[&str] = &[
    "box",
    "document",
    "enum",
    "error",
    "event",
    "eventstream",
    "exception",
    "fault",
    "flattened",
    "key",
    "locationName",
    "max",
    "member",
    "members",
    "min",
    "pattern",
    "payload",
    "required",
    "streaming",
    "synthetic",
    "type",
    "union",
    "value",
    "wrapper",
    "xmlNamespace",
    "xmlOrder",
];
const OF_MEMBERS: &[&str] = &[
    "box",
    "flattened",
    "jsonvalue",
    "location",
    "locationName",
    "shape",
    "streaming",
    "xmlNamespace",
];

/// How often there are which: `` `colour` of shapes (2) ``.
pub(super) fn properties(api: &Api<'_>) -> Result<Vec<String>, Diagnostic> {
    let mut unknown = Unknown::default();
    unknown.look_at(&api.metadata, "the metadata", OF_METADATA)?;
    for (_, operation) in api.operations.entries()? {
        unknown.look_at(&operation, "operations", OF_OPERATIONS)?;
    }
    for (_, shape) in api.shapes.entries()? {
        unknown.look_at(&shape, "shapes", OF_SHAPES)?;
        let items = ["member", "key", "value"].into_iter().filter_map(|item| shape.get(item));
        let members = shape.entries_of("members")?.into_iter().map(|(_, member)| member);
        for member in members.chain(items) {
            unknown.look_at(&member, "members", OF_MEMBERS)?;
        }
    }
    Ok(unknown
        .counts
        .iter()
        .map(|((key, of), count)| format!("`{key}` of {of} ({count})"))
        .collect())
}

struct Unknown<'j> {
    common: BTreeSet<&'static str>,
    counts: BTreeMap<(&'j str, &'static str), usize>,
}

impl Default for Unknown<'_> {
    fn default() -> Self {
        Self { common: traits::common_properties().collect(), counts: BTreeMap::new() }
    }
}

impl<'j> Unknown<'j> {
    fn look_at(
        &mut self,
        node: &Node<'j>,
        of: &'static str,
        known: &[&str],
    ) -> Result<(), Diagnostic> {
        for (key, _) in node.entries()? {
            if !known.contains(&key) && !self.common.contains(key) {
                *self.counts.entry((key, of)).or_default() += 1;
            }
        }
        Ok(())
    }
}
