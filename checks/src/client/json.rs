//! Files of cases.

use serde_json::Value;
use std::fs;
use std::path::Path;

/// Reads the cases of a file, which are a list, or a list called `tests`. None if there is no file.
pub(super) fn cases(path: &Path) -> Vec<Value> {
    match read(path) {
        Some(Value::Array(cases)) => cases,
        Some(mut object) => match object["tests"].take() {
            Value::Array(cases) => cases,
            _ => Vec::new(),
        },
        None => Vec::new(),
    }
}

/// Reads a file, if there is one.
pub(super) fn read(path: &Path) -> Option<Value> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}

/// Returns the first of some properties that is a string.
pub(super) fn name(case: &Value, properties: &[&str]) -> String {
    let found = properties.iter().find_map(|property| case[*property].as_str());
    found.unwrap_or("unnamed").to_owned()
}

/// Returns what an object says of a name.
pub(super) fn lookup(object: &Value) -> impl Fn(&str) -> Option<String> + use<> {
    let object = object.clone();
    move |name| object[name].as_str().map(str::to_owned)
}

pub(super) fn equal<T: PartialEq + std::fmt::Debug>(
    what: &str,
    found: T,
    expected: T,
) -> Result<(), String> {
    match found == expected {
        true => Ok(()),
        false => Err(format!("{what}: {found:?}, expected {expected:?}")),
    }
}

pub(super) fn contains(what: &str, found: &str, expected: &str) -> Result<(), String> {
    match found.contains(expected) {
        true => Ok(()),
        false => Err(format!("{what}: {found:?}, expected to contain {expected:?}")),
    }
}
