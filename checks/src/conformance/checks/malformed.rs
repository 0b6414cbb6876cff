//! `smithy.test#httpMalformedRequestTests`: a server refuses the request.
//!
//! The response to a refused request is for a service framework to write. Of what the case says
//! about it, only the places matter that a validation has to name.

use std::collections::BTreeSet;

use serde_json::Value;
use smithy_shapes::operation::Operation;
use smithy_shapes::protocol::{Protocol, RequestParts};
use smithy_shapes::shape::Shape;
use smithy_shapes::{Segment, Violations};

use super::message::{format_of, header_map};
use super::request::described;
use crate::conformance::case::{MalformedRequestCase, RefusalAssertion};
use crate::conformance::value::show;
use crate::mismatch::Mismatch;

pub(super) fn server<P: Protocol, O: Operation>(
    case: &MalformedRequestCase,
) -> Result<Vec<Mismatch>, Mismatch> {
    let request = &case.request;
    let body = request.body.as_deref().unwrap_or_default();
    let body = format_of::<P>(None, &request.headers).decode(body)?;
    let (method, path) = (&request.method, &request.uri);
    let mut http = described(method, path, &request.query_params, request.host.as_deref(), body)?;
    http.headers_mut().extend(header_map(&request.headers)?);

    let Ok(input) = P::from_request::<O>(RequestParts::of(&http)) else {
        return Ok(Vec::new());
    };
    let expected = expected_places(case);
    let violations = match input.validate() {
        Err(violations) if is_validation(case) => violations,
        _ => {
            let came = format!("the input {}", show(&input.to_value()));
            return Err(Mismatch::new("outcome", refusal(case), came));
        }
    };
    let came = places(&violations);
    if expected.is_empty() || is_covered(&expected, &came) {
        return Ok(Vec::new());
    }
    let expected: Vec<String> = expected.into_iter().collect();
    let came: Vec<String> = came.into_iter().map(|(place, _)| place).collect();
    Err(Mismatch::new("places", expected.join(" "), came.join(" ")))
}

fn is_validation(case: &MalformedRequestCase) -> bool {
    let names_it = |(name, value): (&String, &String)| {
        name.eq_ignore_ascii_case("x-amzn-errortype") && value == "ValidationException"
    };
    case.response.headers.iter().any(names_it) || !expected_places(case).is_empty()
}

/// Returns the code and the name of the refusal.
fn refusal(case: &MalformedRequestCase) -> String {
    let names: Vec<&str> = case.response.headers.values().map(String::as_str).collect();
    format!("a refusal with {} {}", case.response.code, names.join(" "))
}

/// Returns the paths in `fieldList` of the body.
fn expected_places(case: &MalformedRequestCase) -> BTreeSet<String> {
    let Some(RefusalAssertion::Contents(contents)) =
        case.response.body.as_ref().map(|body| &body.assertion)
    else {
        return BTreeSet::new();
    };
    let body: Value = serde_json::from_str(contents).unwrap_or_default();
    let fields = body.get("fieldList").and_then(Value::as_array).cloned().unwrap_or_default();
    let path = |field: &Value| field.get("path").and_then(Value::as_str).map(str::to_owned);
    fields.iter().filter_map(path).collect()
}

/// Returns the place of each violation; and that of the map, where the last step is a key.
fn places(violations: &Violations) -> BTreeSet<(String, Option<String>)> {
    let pointer = |path: &[Segment]| -> String {
        path.iter()
            .map(|segment| match segment {
                Segment::Member(name) => format!("/{name}"),
                Segment::Index(index) => format!("/{index}"),
                Segment::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            })
            .collect()
    };
    violations
        .iter()
        .map(|violation| match violation.path() {
            path @ [map @ .., Segment::Key(_)] => (pointer(path), Some(pointer(map))),
            path => (pointer(path), None),
        })
        .collect()
}

/// Returns whether both name the same places. A key that is wrong is at its entry here, and at its map in
/// the cases.
fn is_covered(expected: &BTreeSet<String>, came: &BTreeSet<(String, Option<String>)>) -> bool {
    let is_at = |(place, map): &(String, Option<String>), expected: &String| {
        place == expected || map.as_ref() == Some(expected)
    };
    expected.iter().all(|expected| came.iter().any(|came| is_at(came, expected)))
        && came.iter().all(|came| expected.iter().any(|expected| is_at(came, expected)))
}
