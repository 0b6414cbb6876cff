//! What the pages of operations and waiters say in addition to the model's own words: how to call
//! them, and where to read more.

use super::layout::Lines;
use crate::documentation::code;
use crate::lower::{Operation, Protocol, Waiter};
use serde_json::Value as Json;

/// Writes the route of the operation, and links to everything that belongs to a call.
pub(super) fn call(lines: &mut Lines, operation: &Operation<'_>, protocol: Protocol) {
    let shape_link = |name: &String| format!("[`{name}`](shapes::{name})");
    let here = |name: &String| format!("[`{name}`]");
    let waiters: Vec<String> =
        operation.waiters.iter().map(|waiter| here(&waiter.constant)).collect();
    let pages = operation.pagination.as_ref();
    let items = [
        ("Request", route(operation, protocol)),
        ("Input", operation.input.as_ref().map(shape_link)),
        ("Output", operation.output.as_ref().map(shape_link)),
        ("Errors", Some(here(&operation.error))),
        ("Waiters", (!waiters.is_empty()).then(|| waiters.join(", "))),
        ("Pages", pages.map(|_| "[`Paginated`](smithy_shapes::operation::Paginated)".to_owned())),
    ];
    let items = items.into_iter().filter_map(|(name, text)| Some((name, text?)));
    let list: Vec<String> = items.map(|(name, text)| format!("* {name}: {text}")).collect();
    lines.docs(0, &format!("\n{}", list.join("\n")));
}

/// Returns the method and the URI, as in `` `GET /applications/{Identifier}` ``. None if the protocol
/// does not use HTTP bindings.
fn route(operation: &Operation<'_>, protocol: Protocol) -> Option<String> {
    if !protocol.binds_http {
        return None;
    }
    let http = operation.shape.traits.get("smithy.api#http")?;
    let text = |name| http.get(name).and_then(Json::as_str);
    Some(code(&format!("{} {}", text("method")?, text("uri")?)))
}

/// Writes how long a waiter waits between two calls, and what it decides after each.
pub(super) fn conditions(lines: &mut Lines, level: usize, waiter: &Waiter) {
    let Waiter { min_delay, max_delay, .. } = waiter;
    lines.docs(
        level,
        &format!("\nCalls every {min_delay} to {max_delay} seconds. The first match decides:"),
    );
    for acceptor in &waiter.acceptors {
        let decision = match acceptor.state {
            "success" => "succeeds",
            "failure" => "fails",
            _ => "tries again",
        };
        lines.docs(level, &format!("* {decision} if {}", acceptor.docs));
    }
}
