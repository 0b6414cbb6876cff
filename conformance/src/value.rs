//! Where two values differ.

use std::collections::BTreeMap;

use smithy_shapes::{Blob, Document, Number, Value};

use crate::report::Mismatch;

/// How the values of `what` differ: all places, each as a path of member names, indices and keys.
/// A NaN is equal to a NaN.
pub(crate) fn compare(what: &str, expected: &Value, came: &Value) -> Vec<Mismatch> {
    let mut found = Vec::new();
    compare_at(&mut what.to_owned(), Some(expected), Some(came), &mut found);
    found
}

fn compare_at(
    path: &mut String,
    expected: Option<&Value>,
    came: Option<&Value>,
    found: &mut Vec<Mismatch>,
) {
    match (expected, came) {
        (Some(Value::Structure(expected)), Some(Value::Structure(came))) => {
            compare_entries(path, by_name(expected), by_name(came), found);
        }
        (Some(Value::Union(tag, expected)), Some(Value::Union(other, came))) if tag == other => {
            below(path, tag, Some(expected), Some(came), found);
        }
        (Some(Value::Map(expected)), Some(Value::Map(came))) => {
            let entries = |map: &'_ BTreeMap<String, Value>| -> BTreeMap<String, Value> {
                map.clone()
            };
            let (expected, came) = (entries(expected), entries(came));
            compare_entries(path, by_key(&expected), by_key(&came), found);
        }
        (Some(Value::List(expected)), Some(Value::List(came))) => {
            for index in 0..expected.len().max(came.len()) {
                let (expected, came) = (expected.get(index), came.get(index));
                below(path, &index.to_string(), expected, came, found);
            }
        }
        (Some(expected), Some(came)) if is_same_leaf(expected, came) => {}
        _ => found.push(Mismatch::new(path.clone(), show_or_none(expected), show_or_none(came))),
    }
}
