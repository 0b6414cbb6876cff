//! Protocols: checks that there is one, and that operations have what it needs.

use super::Finished;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lower::PROTOCOLS;
use crate::model::{Shape, ShapeId};

/// The protocols that build requests from `@http`.
const REST: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

/// Checks the operations of a service whose protocol uses HTTP bindings.
pub(super) fn check(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    let Some(service) = finished.shapes.get(finished.service) else { return };
    let Some(protocol) = REST.iter().find(|id| service.traits.has(id)) else { return };
    let operations = finished.closure.iter().filter_map(|id| finished.shapes.get(id));
    diagnostics.extend(operations.filter_map(|shape| misses_http(shape, &service.id, protocol)));
}

/// Returns an error if the operation has no `@http` and the protocol needs it.
pub(crate) fn misses_http(shape: &Shape, service: &ShapeId, protocol: &str) -> Option<Diagnostic> {
    let needs_http = REST.contains(&protocol) && shape.as_operation().is_some();
    if !needs_http || shape.traits.has("smithy.api#http") {
        return None;
    }
    let message = format!("`{}` has no `smithy.api#http`, which `{protocol}` requires", shape.id);
    Some(
        Diagnostic::new(message)
            .at(shape.place())
            .help(format!("add it, with `method` and `uri`, or give `{service}` another protocol"))
            .event("HttpBindingsMissing"),
    )
}

/// Returns the warning for a service whose operations cannot be called, because the runtime
/// supports none of its protocols.
pub(crate) fn speaks_none(service: &Shape) -> Diagnostic {
    let ids: Vec<String> = PROTOCOLS.iter().map(|protocol| format!("`{}`", protocol.id)).collect();
    let message =
        format!("`{}` has no supported protocol: the crate contains only its types", service.id);
    Diagnostic::warning(message).at(service.place()).help(format!(
        "for operations, give it one of {}, or generate with `--protocol`",
        ids.join(", ")
    ))
}
