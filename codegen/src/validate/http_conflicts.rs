//! Operations of the service that a server could not distinguish.
//!
//! This is a warning because clients can distinguish them, and botocore's description of Amazon S3,
//! which leaves out constant queries, has some.

use super::Finished;
use super::uri::{Segment, UriPattern};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Shape;
use serde_json::Value;
use std::collections::BTreeMap;

const HTTP: &str = "smithy.api#http";

/// Checks that no operations of the service have the same route.
pub(super) fn check(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    let mut first_with: BTreeMap<String, &Shape> = BTreeMap::new();
    let connected = |shape: &&Shape| finished.closure.contains(&shape.id);
    for shape in finished.operations().map(|(shape, _)| shape).filter(connected) {
        let Some(route) = route(shape) else { continue };
        let Some(first) = first_with.get(&route) else {
            first_with.insert(route, shape);
            continue;
        };
        let message = format!("`{}` and `{}` have the same URI and method", first.id, shape.id);
        let place = |shape| finished.place(shape, HTTP, Some("uri"));
        diagnostics.push(
            Diagnostic::warning(message)
                .at(place(shape))
                .at(place(first))
                .help("change one of the two, or add a constant query such as `?list`")
                .event("HttpUriConflict"),
        );
    }
}

/// Returns the parts of a request that a server can use for routing: the method, the host prefix,
/// the path without label names, and the constant part of the query.
fn route(shape: &Shape) -> Option<String> {
    let property = |id, name| shape.traits.property(id, name).and_then(Value::as_str);
    let method = property(HTTP, "method")?;
    let mut pattern = UriPattern::parse(property(HTTP, "uri")?).ok()?;
    let host = property("smithy.api#endpoint", "hostPrefix").unwrap_or_default();
    let path: Vec<&str> = pattern.segments.iter().map(anonymous).collect();
    pattern.query.sort_unstable();
    Some(format!("{method} {host} /{} ?{}", path.join("/"), pattern.query.join("&")))
}

fn anonymous<'a>(segment: &Segment<'a>) -> &'a str {
    match segment {
        Segment::Literal(literal) => literal,
        Segment::Label(_) => "{}",
        Segment::Greedy(_) => "{+}",
    }
}
