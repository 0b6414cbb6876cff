//! Operations: what becomes of each, and the protocol that the service speaks.

use super::docs::Documentation;
use super::naming::{self, Owner};
use super::pagination::{self, Pagination};
use super::waiters::{self, Waiter};
use super::{TypeNames, deprecation};
use crate::choice::UnknownChoice;
use crate::diagnostic::Diagnostics;
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use crate::names::Name;
use crate::traits::Trait;
use crate::validate;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// A protocol that the runtime has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protocol {
    /// The shape id of its trait.
    pub id: &'static str,
    /// The name of its type in the runtime.
    pub name: &'static str,
    /// The feature of the runtime that it needs besides `http`.
    pub feature: Option<&'static str>,
    /// Whether it follows the HTTP bindings of the model, such as `smithy.api#http`.
    pub binds_http: bool,
}

/// The protocols, in the order in which Smithy prefers one where a service has several.
pub const PROTOCOLS: &[Protocol] = &[
    rpc("smithy.protocols#rpcv2Cbor", "RpcV2Cbor", Some("cbor")),
    rpc("smithy.protocols#rpcv2Json", "RpcV2Json", None),
    rpc("aws.protocols#awsJson1_0", "AwsJson1_0", None),
    rpc("aws.protocols#awsJson1_1", "AwsJson1_1", None),
    rest("aws.protocols#restJson1", "RestJson1", None),
    rest("aws.protocols#restXml", "RestXml", Some("xml")),
    rpc("aws.protocols#awsQuery", "AwsQuery", Some("xml")),
    rpc("aws.protocols#ec2Query", "Ec2Query", Some("xml")),
];

const fn rest(id: &'static str, name: &'static str, feature: Option<&'static str>) -> Protocol {
    Protocol { id, name, feature, binds_http: true }
}

const fn rpc(id: &'static str, name: &'static str, feature: Option<&'static str>) -> Protocol {
    Protocol { id, name, feature, binds_http: false }
}

impl Protocol {
    /// The name of its trait without the namespace, as in `restJson1`.
    pub fn short_name(&self) -> &'static str {
        self.id.split_once('#').map_or(self.id, |(_, name)| name)
    }
}

/// Reads the name of a protocol's trait without the namespace, as in `restJson1`.
impl FromStr for Protocol {
    type Err = UnknownChoice;

    fn from_str(name: &str) -> Result<Protocol, UnknownChoice> {
        let protocol = PROTOCOLS.iter().find(|protocol| protocol.short_name() == name).copied();
        let names = || PROTOCOLS.iter().map(Protocol::short_name);
        protocol.ok_or_else(|| UnknownChoice::new("protocol", name, names()))
    }
}

/// The protocols that a service speaks, of those that the runtime has: the one that it prefers first.
pub fn spoken(service: &Shape) -> impl Iterator<Item = Protocol> {
    PROTOCOLS.iter().filter(|protocol| service.traits.has(protocol.id)).copied()
}

/// The operations of a service, which speaks a protocol that the runtime has.
pub struct Operations<'m> {
    /// The name of the service's type.
    pub service: String,
    /// What that is, in Markdown.
    pub docs: String,
    /// The protocol.
    pub protocol: Protocol,
    /// The traits of the service that the runtime has.
    pub traits: Vec<Trait<'m>>,
    /// The features of the runtime that they need.
    pub features: Vec<&'static str>,
    /// One for each operation, ordered by shape id.
    pub items: Vec<Operation<'m>>,
}

/// An operation.
pub struct Operation<'m> {
    /// The shape that it is for.
    pub shape: &'m Shape,
    /// The name of its type.
    pub name: String,
    /// The name of its module.
    pub module: String,
    /// The name of the enum of its errors.
    pub error: String,
    /// The type of the input; none if there is no input.
    pub input: Option<String>,
    /// Whether no other operation of the service has this input.
    pub owns_input: bool,
    /// The type of the output; none if there is no output.
    pub output: Option<String>,
    /// The type of the events in the input, where there are some.
    pub input_events: Option<String>,
    /// The type of the events in the output, where there are some.
    pub output_events: Option<String>,
    /// The operation's own errors, then those that all operations of the service share.
    pub errors: Vec<OperationError>,
    /// Markdown.
    pub docs: String,
    /// Why not to use it.
    pub deprecated: Option<String>,
    /// The traits that the runtime has.
    pub traits: Vec<Trait<'m>>,
    /// Where tokens and items stand; none if its results come at once.
    pub pagination: Option<Pagination>,
    /// In the model's order.
    pub waiters: Vec<Waiter>,
}

/// An error of an operation.
pub struct OperationError {
    /// The name of its type, and of its variant.
    pub name: String,
    /// What the variant stands for, in Markdown.
    pub docs: String,
}

/// Decides what the operations are; none if the service speaks no protocol that is known.
pub(super) fn lower<'m>(
    model: &'m Model,
    types: &TypeNames<'m>,
    docs: &Documentation<'m>,
    chosen: Option<Protocol>,
    diagnostics: &mut Diagnostics,
) -> Option<Operations<'m>> {
    let service = model.service();
    let Some(protocol) = chosen.or_else(|| spoken(service).next()) else {
        diagnostics.extend(model.operations().next().map(|_| validate::speaks_none(service)));
        return None;
    };
    diagnostics.extend(
        model
            .operations()
            .filter_map(|(shape, _)| validate::misses_http(shape, &service.id, protocol.id)),
    );

    let names = naming::operations(model);
    let modules = naming::operation_modules(model, &names);
    let inputs = uses_of_inputs(model);
    let mut items = Vec::new();
    for (shape, operation) in model.operations() {
        let (id, type_of) = (&shape.id, |id: &ShapeId| Some(types.get(id)?.ident.clone()));
        let (name, error) = (&names[&Owner::Operation(id)], &names[&Owner::Errors(id)]);
        diagnostics.extend(name.note(&format!("`{id}`")));
        diagnostics.extend(error.note(&format!("the enum for the errors of `{id}`")));
        items.push(Operation {
            shape,
            name: name.ident.clone(),
            module: modules[id].ident.clone(),
            error: error.ident.clone(),
            input: type_of(&operation.input),
            owns_input: inputs.get(&operation.input) == Some(&1),
            output: type_of(&operation.output),
            input_events: event_stream(model, &operation.input).and_then(type_of),
            output_events: event_stream(model, &operation.output).and_then(type_of),
            errors: errors(model, types, docs, &operation.errors),
            docs: operation_docs(docs, shape, name, error),
            deprecated: deprecation(&shape.traits),
            traits: Trait::read_all(&shape.traits),
            pagination: pagination::lower(model, shape, operation, diagnostics),
            waiters: waiters::lower(model, shape, operation, docs, &names, diagnostics),
        });
    }
    let (name, id) = (&names[&Owner::Service], service.id.as_str());
    diagnostics.extend(name.note(&format!("`{id}`")));
    Some(Operations {
        service: name.ident.clone(),
        docs: name.document("The service.".to_owned(), id),
        protocol,
        traits: Trait::read_all(&service.traits),
        features: features(model, protocol),
        items,
    })
}

/// Returns how many operations of the service have an input. Those that are not selected count, so that
/// a crate of some operations is a part of the crate of all.
fn uses_of_inputs(model: &Model) -> BTreeMap<&ShapeId, usize> {
    let mut uses = BTreeMap::new();
    for operation in model.closure().filter_map(Shape::as_operation) {
        *uses.entry(&operation.input).or_default() += 1;
    }
    uses
}

/// The documentation, with a word on names that have numbers.
fn operation_docs(docs: &Documentation<'_>, shape: &Shape, name: &Name, error: &Name) -> String {
    let id = shape.id.as_str();
    let docs = name.document(docs.of(&shape.traits, &format!("`{}`.", shape.id.name())), id);
    match error.reason() {
        Some(reason) => format!("{docs}\n\nIts errors are [`{}`]; {reason}.", error.ident),
        None => docs,
    }
}

/// The union of the events in an input or output:
/// <https://smithy.io/2.0/spec/streaming.html#event-streams>.
fn event_stream<'m>(model: &'m Model, id: &ShapeId) -> Option<&'m ShapeId> {
    let members = &model.shape(id)?.members;
    members
        .iter()
        .map(|member| &member.target)
        .find(|target| model.shape(target).is_some_and(is_event_stream))
}

fn is_event_stream(shape: &Shape) -> bool {
    shape.kind == ShapeKind::Union && shape.traits.has("smithy.api#streaming")
}

/// What the protocol needs, compressed requests, and streams of events.
fn features(model: &Model, protocol: Protocol) -> Vec<&'static str> {
    let compresses = |(shape, _): (&Shape, _)| shape.traits.has("smithy.api#requestCompression");
    let mut features = vec!["http"];
    features.extend(protocol.feature);
    if model.operations().any(compresses) {
        features.push("gzip");
    }
    if model.selected().any(is_event_stream) {
        features.push("event-stream");
    }
    features
}

/// An operation's own errors, then those that any operation of the service has.
fn errors(
    model: &Model,
    types: &TypeNames<'_>,
    docs: &Documentation<'_>,
    own: &[ShapeId],
) -> Vec<OperationError> {
    let of_service = model.service().as_service().map_or(&[][..], |service| &service.errors);
    let mut seen = BTreeSet::new();
    let all = own.iter().chain(of_service).filter(|id| seen.insert(*id));
    let error = |id: &ShapeId| {
        let name = types.get(id)?.ident.clone();
        let link = format!("[`{name}`](shapes::{name})");
        let summary = model.shape(id).map(|shape| docs.summary(&shape.traits)).unwrap_or_default();
        let docs = if summary.is_empty() { link } else { format!("{link}: {summary}") };
        Some(OperationError { name, docs })
    };
    all.filter_map(error).collect()
}
