//! Members of one structure that are bound to the same part of a message.

use super::Finished;
use super::uri::UriPattern;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const HEADER: &str = "smithy.api#httpHeader";
const PAYLOAD: &str = "smithy.api#httpPayload";
const QUERY: &str = "smithy.api#httpQuery";

/// Checks the bindings of structures, together with the URIs of operations.
pub(super) fn check(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    let structures = finished.shapes.values().filter(|shape| shape.kind == ShapeKind::Structure);
    for shape in structures {
        same_name(finished, shape, QUERY, "HttpQueryTrait", diagnostics);
        same_name(finished, shape, HEADER, "HttpHeaderTrait", diagnostics);
    }
    for (shape, operation) in finished.operations() {
        if let Some(input) = finished.shapes.get(&operation.input) {
            constant_query(finished, shape, input, diagnostics);
        }
    }
    for shape in messages(finished).into_iter().filter_map(|id| finished.shapes.get(id)) {
        beside_payload(finished, shape, diagnostics);
    }
}

/// Reports two members with the same header or query parameter.
fn same_name(
    finished: &Finished<'_>,
    shape: &Shape,
    id: &'static str,
    event: &'static str,
    diagnostics: &mut Diagnostics,
) {
    let mut first_with: BTreeMap<String, &Member> = BTreeMap::new();
    for member in &shape.members {
        let Some(name) = member.traits.str(id) else { continue };
        // Header names are case-insensitive.
        let key = if id == HEADER { name.to_ascii_lowercase() } else { name.to_owned() };
        let Some(first) = first_with.insert(key, member) else { continue };
        let (shape_id, one, other) = (&shape.id, &first.name, &member.name);
        let message =
            format!("`{shape_id}${one}` and `{shape_id}${other}` have the same `{id}`: `{name}`");
        diagnostics.push(
            Diagnostic::new(message)
                .at(finished.places.of(shape, Some(member), id))
                .at(finished.places.of(shape, Some(first), id))
                .help("give one of the two another name")
                .event(event),
        );
    }
}

/// Reports a member bound to a query parameter that the URI already sets.
fn constant_query(
    finished: &Finished<'_>,
    operation: &Shape,
    input: &Shape,
    diagnostics: &mut Diagnostics,
) {
    let uri = operation.traits.property("smithy.api#http", "uri").and_then(Value::as_str);
    let Some(Ok(pattern)) = uri.map(UriPattern::parse) else { return };
    if pattern.query.is_empty() {
        return;
    }
    for member in &input.members {
        let Some(name) = member.traits.str(QUERY) else { continue };
        let is_constant = |parameter: &&str| parameter.split('=').next() == Some(name);
        if !pattern.query.iter().any(is_constant) {
            continue;
        }
        let (id, member_name) = (&input.id, &member.name);
        let message = format!(
            "`{id}${member_name}` is bound to `{name}` of the query, which the URI of `{}` sets",
            operation.id
        );
        diagnostics.push(
            Diagnostic::new(message)
                .at(finished.places.of(input, Some(member), QUERY))
                .at(finished.place(operation, "smithy.api#http", Some("uri")))
                .help("remove it from the URI, or bind the member to another name")
                .event("HttpQueryTrait"),
        );
    }
}

/// Returns the inputs, outputs and errors of operations with `@http`, each once.
fn messages<'m>(finished: &Finished<'m>) -> BTreeSet<&'m ShapeId> {
    let with_http = finished.operations().filter(|(shape, _)| shape.traits.has("smithy.api#http"));
    with_http
        .flat_map(|(_, operation)| {
            operation.errors.iter().chain([&operation.input, &operation.output])
        })
        .collect()
}

/// Reports members that have no place in a message because another is the whole body.
fn beside_payload(finished: &Finished<'_>, shape: &Shape, diagnostics: &mut Diagnostics) {
    let Some(payload) = shape.members.iter().find(|member| member.traits.has(PAYLOAD)) else {
        return;
    };
    let unbound: Vec<&Member> = shape.members.iter().filter(|member| !is_bound(member)).collect();
    let Some(first) = unbound.first() else { return };
    let names: Vec<String> = unbound.iter().map(|member| format!("`{}`", member.name)).collect();
    let (id, payload_name) = (&shape.id, &payload.name);
    let verb = if names.len() == 1 { "has" } else { "have" };
    let message = format!(
        "{} of `{id}` {verb} no place in a message, because `{payload_name}` is the whole body",
        names.join(", ")
    );
    diagnostics.push(
        Diagnostic::new(message)
            .at(shape.member_place(first))
            .at(finished.places.of(shape, Some(payload), PAYLOAD))
            .help("bind them to headers, labels or the query, or put them into the payload")
            .event("HttpPayload"),
    );
}

/// Returns whether the member is bound to a place outside the body, or to the whole body.
pub(super) fn is_bound(member: &Member) -> bool {
    const BOUND: [&str; 7] = [
        HEADER,
        "smithy.api#httpLabel",
        PAYLOAD,
        "smithy.api#httpPrefixHeaders",
        QUERY,
        "smithy.api#httpQueryParams",
        "smithy.api#httpResponseCode",
    ];
    BOUND.iter().any(|id| member.traits.has(id))
}
