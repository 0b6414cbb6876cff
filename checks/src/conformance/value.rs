//! Where two values differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::mem::discriminant;

use smithy_shapes::Value;

use crate::mismatch::Mismatch;

/// Returns all places at which the values of `what` differ, each as a path of member names, indices and
/// keys. A NaN is equal to a NaN.
pub(crate) fn compare(what: &str, expected: &Value, came: &Value) -> Vec<Mismatch> {
    let mut found = Vec::new();
    compare_at(what, Some(expected), Some(came), &mut found);
    found
}

fn compare_at(
    path: &str,
    expected: Option<&Value>,
    came: Option<&Value>,
    found: &mut Vec<Mismatch>,
) {
    if let (Some(expected), Some(came)) = (expected, came) {
        if discriminant(expected) == discriminant(came)
            && let (Some(expected), Some(came)) = (parts(expected), parts(came))
        {
            let places: BTreeSet<&Place> = expected.keys().chain(came.keys()).collect();
            for place in places {
                let (expected, came) = (expected.get(place), came.get(place));
                compare_at(&format!("{path}/{place}"), expected.copied(), came.copied(), found);
            }
            return;
        }
        if is_same_leaf(expected, came) {
            return;
        }
    }
    let shown = |value: Option<&Value>| value.map_or("nothing".to_owned(), show);
    found.push(Mismatch::new(path, shown(expected), shown(came)));
}

/// Where something is in an aggregate.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Index(usize),
    Name(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Index(index) => index.fmt(f),
            Place::Name(name) => name.fmt(f),
        }
    }
}

/// Returns what is in an aggregate.
fn parts(value: &Value) -> Option<BTreeMap<Place, &Value>> {
    let named = |name: &str| Place::Name(name.to_owned());
    Some(match value {
        Value::Structure(members) => members.iter().map(|(k, v)| (named(k), v)).collect(),
        Value::Union(tag, value) => BTreeMap::from([(named(tag), &**value)]),
        Value::Map(entries) => entries.iter().map(|(k, v)| (named(k), v)).collect(),
        Value::List(items) => {
            items.iter().enumerate().map(|(index, item)| (Place::Index(index), item)).collect()
        }
        _ => return None,
    })
}

fn is_same_leaf(expected: &Value, came: &Value) -> bool {
    match (expected, came) {
        (Value::Float(a), Value::Float(b)) => a == b || (a.is_nan() && b.is_nan()),
        (Value::Double(a), Value::Double(b)) => a == b || (a.is_nan() && b.is_nan()),
        // The digits that a model lost when it went through doubles are not missed.
        (Value::BigDecimal(a), Value::BigDecimal(b)) => is_same_number(a.as_str(), b.as_str()),
        (Value::BigInteger(a), Value::BigInteger(b)) => is_same_number(a.as_str(), b.as_str()),
        _ => expected == came,
    }
}

/// Returns whether two decimals are the same, at least as doubles.
pub(crate) fn is_same_number(a: &str, b: &str) -> bool {
    a == b || matches!((a.parse::<f64>(), b.parse::<f64>()), (Ok(a), Ok(b)) if a == b)
}

/// Returns a value in one line.
pub(crate) fn show(value: &Value) -> String {
    let entries = |entries: Vec<String>| format!("{{{}}}", entries.join(", "));
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(value) => value.to_string(),
        Value::Byte(value) => value.to_string(),
        Value::Short(value) => value.to_string(),
        Value::Integer(value) | Value::IntEnum(value) => value.to_string(),
        Value::Long(value) => value.to_string(),
        Value::Float(value) => format!("{value:?}"),
        Value::Double(value) => format!("{value:?}"),
        Value::BigInteger(value) => value.to_string(),
        Value::BigDecimal(value) => value.to_string(),
        Value::String(value) | Value::Enum(value) => format!("{value:?}"),
        Value::Blob(value) => format!("{value:?}"),
        Value::Timestamp(value) => value.to_string(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "))
        }
        Value::Map(map) => {
            entries(map.iter().map(|(k, v)| format!("{k:?}: {}", show(v))).collect())
        }
        Value::Structure(members) => {
            entries(members.iter().map(|(k, v)| format!("{k}: {}", show(v))).collect())
        }
        Value::Union(tag, value) => entries(vec![format!("{tag}: {}", show(value))]),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{compare, show};
    use smithy_shapes::{BigDecimal, Document, Value};

    fn structure(members: &[(&'static str, Value)]) -> Value {
        Value::Structure(members.iter().map(|(k, v)| ((*k).into(), v.clone())).collect())
    }

    fn differences(expected: &Value, came: &Value) -> Vec<String> {
        let found = compare("output", expected, came);
        found.iter().map(|m| format!("{} {} {}", m.what, m.expected, m.came)).collect()
    }

    #[test]
    fn equal_values() {
        for value in [
            Value::Double(f64::NAN),
            Value::Float(f32::NAN),
            structure(&[("a", Value::List(vec![Value::Null, Value::Float(f32::NAN)]))]),
            Value::Union("a".into(), Box::new(Value::Integer(1))),
        ] {
            assert_eq!(differences(&value, &value.clone()), Vec::<String>::new());
        }
        let decimal = |text: &str| Value::BigDecimal(text.parse::<BigDecimal>().unwrap());
        assert!(differences(&decimal("0.1"), &decimal("0.100000000000000000000001")).is_empty());
        let document = |n: Document| Value::Document(vec![n].into());
        assert!(differences(&document(1.into()), &document(1.0.into())).is_empty());
    }

    #[test]
    fn places_of_differences() {
        let expected = structure(&[
            ("a", Value::Integer(1)),
            ("b", Value::List(vec![Value::String("x".to_owned())])),
            ("c", Value::Union("u".into(), Box::new(Value::Double(0.5)))),
        ]);
        let came = structure(&[
            ("a", Value::Long(1)),
            ("b", Value::List(vec![Value::Enum("x".to_owned()), Value::Null])),
            ("d", Value::Boolean(true)),
        ]);
        assert_eq!(
            differences(&expected, &came),
            [
                "output/a 1 1",
                "output/b/0 \"x\" \"x\"",
                "output/b/1 nothing null",
                "output/c {u: 0.5} nothing",
                "output/d nothing true",
            ]
        );
        assert_eq!(differences(&Value::Null, &expected).len(), 1);
    }

    #[test]
    fn empty_is_not_absent_and_a_map_is_no_structure() {
        let empty = Value::List(vec![]);
        assert!(differences(&empty, &Value::List(vec![])).is_empty());
        assert_eq!(differences(&empty, &Value::Null), ["output [] null"]);
        assert_eq!(differences(&structure(&[("a", empty)]), &structure(&[])).len(), 1);
        assert_eq!(differences(&Value::Map([].into()), &structure(&[])), ["output {} {}"]);
        assert_eq!(show(&Value::Timestamp(Default::default())), "1970-01-01T00:00:00Z");
    }
}
