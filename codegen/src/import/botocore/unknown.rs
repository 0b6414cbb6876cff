//! Properties that nothing here reads: additions of a newer botocore that this converter does not
//! know.

use super::api::Api;
use super::node::Node;
use super::traits;
use crate::diagnostic::Diagnostic;
use crate::import::unsaid::{Item, Unsaid};
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

/// Returns a line for each: the meaning of `colour` in which shapes.
pub(super) fn properties(api: &Api<'_>) -> Result<Vec<Unsaid>, Diagnostic> {
    let mut unknown = Unknown::default();
    unknown.look_at(&api.metadata, "the metadata", "the service", OF_METADATA)?;
    for (name, operation) in api.operations.entries()? {
        unknown.look_at(&operation, "operations", name, OF_OPERATIONS)?;
    }
    for (name, shape) in api.shapes.entries()? {
        unknown.look_at(&shape, "shapes", name, OF_SHAPES)?;
        let items = ["member", "key", "value"].into_iter();
        let items = items.filter_map(|item| Some((item, shape.get(item)?)));
        for (member, node) in shape.entries_of("members")?.into_iter().chain(items) {
            unknown.look_at(&node, "members", &format!("{name}${member}"), OF_MEMBERS)?;
        }
    }
    let found = unknown.found.into_iter();
    let line = |key: &str, of: &str| format!("the meaning of `{key}` of {of}");
    Ok(found.map(|((key, of), items)| Unsaid::named(line(key, of), items)).collect())
}

struct Unknown<'j> {
    common: BTreeSet<&'static str>,
    found: BTreeMap<(&'j str, &'static str), Vec<Item>>,
}

impl Default for Unknown<'_> {
    fn default() -> Self {
        Self { common: traits::common_properties().collect(), found: BTreeMap::new() }
    }
}

impl<'j> Unknown<'j> {
    fn look_at(
        &mut self,
        node: &Node<'j>,
        of: &'static str,
        name: &str,
        known: &[&str],
    ) -> Result<(), Diagnostic> {
        for (key, _) in node.entries()? {
            if !known.contains(&key) && !self.common.contains(key) {
                self.found.entry((key, of)).or_default().push(Item::whole(name));
            }
        }
        Ok(())
    }
}
