//! Waiters, as far as `smithy.waiters#waitable` can express them.

use super::OperationTraits;
use super::api::Api;
use super::node::Node;
use crate::diagnostic::{Diagnostic, Diagnostics};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Returns the traits of all operations with waiters.
pub(super) fn all<'j>(
    api: &Api<'j>,
    file: Option<Node<'j>>,
    errors: &mut Diagnostics,
) -> Result<OperationTraits, Diagnostic> {
    let mut all = OperationTraits::default();
    let Some(file) = file else { return Ok(all) };
    let mut waitable: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for (name, waiter) in file.entries_of("waiters")? {
        let operation = waiter.required_text("operation")?;
        let converted = match api.operations.get(operation) {
            Some(node) => errors.check(convert(api, &node, &waiter)).flatten(),
            None => None,
        };
        match converted {
            Some(value) => {
                waitable.entry(operation).or_default().insert(name.to_owned(), value);
            }
            None => all.left_out.push(name.to_owned()),
        }
    }
    for (operation, waiters) in waitable {
        let value = ("smithy.waiters#waitable".to_owned(), waiters.into());
        all.traits.insert(operation.to_owned(), value);
    }
    Ok(all)
}

/// Returns a waiter; `None` if one of its matchers has no counterpart in Smithy.
fn convert<'j>(
    api: &Api<'j>,
    operation: &Node<'j>,
    waiter: &Node<'j>,
) -> Result<Option<Value>, Diagnostic> {
    let mut acceptors = Vec::new();
    for acceptor in waiter.items("acceptors")? {
        let matchers = matchers(api, operation, &acceptor)?;
        if matchers.is_empty() {
            return Ok(None);
        }
        let state = acceptor.required_text("state")?;
        acceptors.extend(
            matchers.into_iter().map(|matcher| json!({ "state": state, "matcher": matcher })),
        );
    }
    let mut converted = Map::new();
    if let Some(docs) = waiter.text("description")? {
        converted.insert("documentation".to_owned(), docs.into());
    }
    // The default delays are 2 to 120 seconds.
    if let Some(delay) = waiter.get("delay")
        && let seconds = delay.json()
        && *seconds != json!(2)
    {
        converted.insert("minDelay".to_owned(), seconds.clone());
        if seconds.as_u64().is_some_and(|seconds| seconds > 120) {
            converted.insert("maxDelay".to_owned(), seconds.clone());
        }
    }
    converted.insert("acceptors".to_owned(), acceptors.into());
    Ok(Some(converted.into()))
}

/// Returns the matchers that together match whenever the acceptor does.
fn matchers<'j>(
    api: &Api<'j>,
    operation: &Node<'j>,
    acceptor: &Node<'j>,
) -> Result<Vec<Value>, Diagnostic> {
    let expected = acceptor.required("expected")?;
    let path = |comparator: &str, expected: &str| -> Result<Vec<Value>, Diagnostic> {
        let path = acceptor.required_text("argument")?;
        let output = json!({ "path": path, "expected": expected, "comparator": comparator });
        Ok(vec![json!({ "output": output })])
    };
    match (acceptor.required_text("matcher")?, expected.json()) {
        ("path", Value::String(text)) => path("stringEquals", text),
        ("path", Value::Bool(flag)) => path("booleanEquals", &flag.to_string()),
        ("pathAll", Value::String(text)) => path("allStringEquals", text),
        ("pathAny", Value::String(text)) => path("anyStringEquals", text),
        ("path" | "pathAll" | "pathAny", _) => Ok(Vec::new()),
        ("error", Value::String(code)) => Ok(vec![json!({ "errorType": code })]),
        ("error", Value::Bool(fails)) => Ok(vec![json!({ "success": !fails })]),
        ("status", Value::Number(status)) => by_status(api, operation, status.as_u64()),
        (matcher @ ("error" | "status"), _) => {
            Err(expected.error(format!("`{matcher}` cannot compare with this")))
        }
        (other, _) => {
            let help = "the matchers are path, pathAll, pathAny, status and error";
            let matcher = acceptor.required("matcher")?;
            Err(matcher.error(format!("`{other}` is not a known matcher")).help(help))
        }
    }
}

/// Returns success, or the errors with the status.
fn by_status<'j>(
    api: &Api<'j>,
    operation: &Node<'j>,
    status: Option<u64>,
) -> Result<Vec<Value>, Diagnostic> {
    if status.is_some_and(|status| (200..300).contains(&status)) {
        return Ok(vec![json!({ "success": true })]);
    }
    let mut matchers = Vec::new();
    for error in operation.items("errors")? {
        let reference = api.reference(&error)?;
        let properties = reference.shape.get("error");
        let code = properties.and_then(|error| error.get("httpStatusCode")?.json().as_u64());
        if code == status {
            matchers.push(json!({ "errorType": reference.name }));
        }
    }
    Ok(matchers)
}
