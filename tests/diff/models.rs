//! The model of a shop, and how cases edit it.

use crate::files::{read, root};
use serde::Deserialize;
use serde_json::{Map, Value};
use smithy_codegen::{Diff, Options, Source, diff};
use std::collections::BTreeMap;
use std::fs;

const FOLDER: &str = "tests/diff";

/// An update of the model, and the expected report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// A description of the update.
    pub name: String,
    /// Edits of the model before and after.
    #[serde(default)]
    both: BTreeMap<String, Value>,
    /// The value at a path into `shapes` of the edited model; null if there is none.
    #[serde(default)]
    edits: BTreeMap<String, Value>,
    /// The keys to move to the front of the object at a path.
    #[serde(default)]
    order: BTreeMap<String, Vec<String>>,
    /// Whether the edited model is the older one.
    #[serde(default)]
    reversed: bool,
    /// Class, kind and item of each change, in any order.
    pub changes: Vec<String>,
    /// The verdict.
    pub verdict: String,
}

/// Returns the model that cases edit.
pub fn base() -> Value {
    serde_json::from_str(&read(&root().join(FOLDER).join("base.json"))).unwrap()
}

/// Returns all cases from all files.
pub fn cases() -> Vec<Case> {
    let folder = root().join(FOLDER).join("cases");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path| -> Vec<Case> {
        let text = read(path);
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().flat_map(|path| read(path)).collect()
}

impl Case {
    /// Returns the model before and after.
    pub fn models(&self) -> (Value, Value) {
        let mut before = base();
        self.edit(&mut before, &self.both);
        let after = self.edited(before.clone());
        if self.reversed { (after, before) } else { (before, after) }
    }

    fn edited(&self, mut model: Value) -> Value {
        self.edit(&mut model, &self.edits);
        for (path, first) in &self.order {
            let entries = object(&mut model, path, &self.name);
            let mut rest = std::mem::take(entries);
            for key in first {
                let value = rest.shift_remove(key);
                entries
                    .insert(key.clone(), value.unwrap_or_else(|| panic!("{}: {key}", self.name)));
            }
            entries.extend(rest);
        }
        model
    }

    fn edit(&self, model: &mut Value, edits: &BTreeMap<String, Value>) {
        for (path, value) in edits {
            let (parent, key) = path.rsplit_once('/').unwrap_or(("", path));
            let parent = object(model, parent, &self.name);
            match value {
                Value::Null => assert!(parent.shift_remove(key).is_some(), "{}: {path}", self.name),
                value => drop(parent.insert(key.to_owned(), value.clone())),
            }
        }
    }
}

/// Returns the object at a path into `shapes`.
fn object<'m>(model: &'m mut Value, path: &str, case: &str) -> &'m mut Map<String, Value> {
    let mut keys = path.split('/').filter(|key| !key.is_empty());
    let value = keys.try_fold(&mut model["shapes"], |value, key| value.get_mut(key));
    value.and_then(Value::as_object_mut).unwrap_or_else(|| panic!("{case}: no object at `{path}`"))
}

/// Compares two valid models.
pub fn compared(name: &str, old: &Value, new: &Value) -> Diff {
    let source = |name: &str, model: &Value| [Source::new(name, format!("{model:#}"))];
    let (old, new) = (source("old.json", old), source("new.json", new));
    diff(&old, &new, &Options::new("", "")).unwrap_or_else(|errors| panic!("{name}:\n{errors}"))
}
