//! One case: parameters, or the input of an operation, and the endpoint or error that is expected.

use super::{By, Subject};
use smithy_shapes::{Document, Value};
use std::collections::BTreeMap;

/// Runs a case: with its parameters, and with each of its inputs.
///
/// # Errors
///
/// Returns what is not as the case expects.
pub fn run<S: Subject>(case: &Document, by: By) -> Result<(), String> {
    let mut params = S::default();
    if let Some(values) = map(case, "params") {
        set_all(&mut params, values)?;
        check(case, &params, by).map_err(|failure| format!("by parameters: {failure}"))?;
    }
    for input in list(case, "operationInputs") {
        let operation = text(input, "operationName").ok_or("an input has no operation")?;
        let params = from_input::<S>(input, operation)?;
        check(case, &params, by).map_err(|failure| format!("{operation}: {failure}"))?;
    }
    let has_neither = get(case, "params").or(get(case, "operationInputs")).is_none();
    if has_neither { check(case, &params, by) } else { Ok(()) }
}

fn from_input<S: Subject>(input: &Document, operation: &str) -> Result<S, String> {
    let mut params = S::default();
    for (built_in, value) in map(input, "builtInParams").into_iter().flatten() {
        let is_set = match value {
            Document::String(value) => params.set_text(built_in, value),
            Document::Boolean(value) => params.set_flag(built_in, *value),
            _ => false,
        };
        if !is_set {
            return Err(format!("there is no built-in {built_in} of this type"));
        }
    }
    set_all(&mut params, map(input, "clientParams").unwrap_or(&BTreeMap::new()))?;
    let members = map(input, "operationParams").cloned().unwrap_or_default();
    Ok(params.for_input(operation, &to_value(&Document::Map(members))))
}

fn set_all(params: &mut impl Subject, values: &BTreeMap<String, Document>) -> Result<(), String> {
    for (name, value) in values {
        if !params.set(name, value) {
            return Err(format!("{name} cannot be set"));
        }
    }
    Ok(())
}

/// Compares the result with what is expected. The messages of errors are those of rules, which differ
/// from those of traits.
fn check(case: &Document, params: &impl Subject, by: By) -> Result<(), String> {
    let expect = get(case, "expect").ok_or("a case has no expectation")?;
    let result = params.resolve();
    if let Some(error) = text(expect, "error") {
        return match result {
            Err(actual) if actual.message() == error || by == By::Traits => Ok(()),
            Err(actual) => Err(format!("expected the error {error:?}, but it is {actual}")),
            Ok(actual) => Err(format!("expected the error {error:?}, but there is {actual:?}")),
        };
    }
    let expected = get(expect, "endpoint").ok_or("a case has no expectation")?;
    let actual = result.map_err(|error| format!("expected {expected:?}, but: {error}"))?;
    let none = BTreeMap::new();
    let headers: BTreeMap<String, Document> = actual
        .headers()
        .iter()
        .map(|(name, values)| (name.clone(), values.clone().into()))
        .collect();
    let is_equal = text(expected, "url") == Some(actual.url())
        && *map(expected, "headers").unwrap_or(&none) == headers
        && map(expected, "properties").unwrap_or(&none) == actual.properties();
    if is_equal { Ok(()) } else { Err(format!("expected {expected:?}, but there is {actual:?}")) }
}

/// Returns JSON as the input of an operation.
fn to_value(json: &Document) -> Value {
    match json {
        Document::Boolean(value) => Value::Boolean(*value),
        Document::String(value) => Value::String(value.clone()),
        Document::List(items) => Value::List(items.iter().map(to_value).collect()),
        Document::Map(entries) => {
            Value::Map(entries.iter().map(|(key, value)| (key.clone(), to_value(value))).collect())
        }
        other => Value::Document(other.clone()),
    }
}

fn get<'d>(json: &'d Document, key: &str) -> Option<&'d Document> {
    if let Document::Map(entries) = json { entries.get(key) } else { None }
}

fn map<'d>(json: &'d Document, key: &str) -> Option<&'d BTreeMap<String, Document>> {
    if let Some(Document::Map(entries)) = get(json, key) { Some(entries) } else { None }
}

fn list<'d>(json: &'d Document, key: &str) -> &'d [Document] {
    if let Some(Document::List(items)) = get(json, key) { items } else { &[] }
}

pub(super) fn text<'d>(json: &'d Document, key: &str) -> Option<&'d str> {
    if let Some(Document::String(text)) = get(json, key) { Some(text) } else { None }
}
