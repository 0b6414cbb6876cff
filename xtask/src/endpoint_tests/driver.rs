//! Runs the endpoint tests of models against the modules that are generated from them.

#![allow(dead_code)]

use smithy_shapes::endpoint::EndpointParams;
use smithy_shapes::schema::prelude::DOCUMENT;
use smithy_shapes::{Document, Value};
use std::collections::BTreeMap;
use std::process::ExitCode;

/// The parameters of a model.
trait Subject: EndpointParams {
    /// Sets a parameter. False if there is none of the name, or the value is of another type.
    fn set(&mut self, name: &str, value: &Document) -> bool;
}

/// A module of a model.
struct Model {
    name: &'static str,
    /// The number of the file of its cases.
    cases: usize,
    by: By,
    run: fn(&Document, By) -> Result<(), String>,
}

/// Where a module comes from.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Rules,
    Traits,
}

fn main() -> ExitCode {
    let mut totals = [(0, 0); 2];
    for model in MODELS {
        let cases = cases(model.cases);
        let mut failures = Vec::new();
        for (number, case) in cases.iter().enumerate() {
            if let Err(failure) = (model.run)(case, model.by) {
                let title = text(case, "documentation").unwrap_or("no title");
                failures.push(format!("    case {number}, {title}: {failure}"));
            }
        }
        let passed = cases.len() - failures.len();
        let by = if model.by == By::Traits { " by its traits" } else { "" };
        println!("{}{by}: {passed} of {}", model.name, cases.len());
        failures.iter().for_each(|failure| println!("{failure}"));
        let total = &mut totals[usize::from(model.by == By::Traits)];
        *total = (total.0 + passed, total.1 + cases.len());
    }
    let [(by_rules, of_rules), (by_traits, of_traits)] = totals;
    println!(
        "{by_rules} of {of_rules} cases pass by rule sets, {by_traits} of {of_traits} by traits"
    );
    if (by_rules, by_traits) == (of_rules, of_traits) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn cases(number: usize) -> Vec<Document> {
    let path = format!("{}/cases/{number}.json", env!("CARGO_MANIFEST_DIR"));
    let json = std::fs::read(path).expect("the file is written with the program");
    match DOCUMENT.from_json(json) {
        Ok(Document::List(cases)) => cases,
        _ => panic!("the cases of a model are an array"),
    }
}

/// Runs a case: with its parameters, and with each of its inputs.
fn run<S: Subject>(case: &Document, by: By) -> Result<(), String> {
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

/// Compares what there is with what is expected. The messages of errors are those of rules, and so
/// are not the ones by traits.
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

/// JSON as the input of an operation.
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

fn text<'d>(json: &'d Document, key: &str) -> Option<&'d str> {
    if let Some(Document::String(text)) = get(json, key) { Some(text) } else { None }
}

/// A field of parameters.
trait Field: Sized {
    fn read(value: &Document) -> Option<Self>;
}

fn set<T: Field>(field: &mut T, value: &Document) -> bool {
    let Some(value) = T::read(value) else { return false };
    *field = value;
    true
}

impl Field for bool {
    fn read(value: &Document) -> Option<bool> {
        if let Document::Boolean(value) = value { Some(*value) } else { None }
    }
}

impl Field for String {
    fn read(value: &Document) -> Option<String> {
        if let Document::String(value) = value { Some(value.clone()) } else { None }
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: &Document) -> Option<Vec<T>> {
        if let Document::List(items) = value { items.iter().map(T::read).collect() } else { None }
    }
}

impl<T: Field> Field for Option<T> {
    fn read(value: &Document) -> Option<Option<T>> {
        T::read(value).map(Some)
    }
}
