//! JSON, as values.

use serde_json::{Number, Value};

use super::Leeway;

pub(super) fn compare(expected: &[u8], came: &[u8], leeway: Leeway) -> Result<(), String> {
    let parse = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes);
    let expected =
        parse(expected).map_err(|error| format!("that of the case is no JSON: {error}"))?;
    let came = parse(came).map_err(|error| format!("it is not JSON: {error}"))?;
    match difference("", &expected, &came, leeway) {
        None => Ok(()),
        Some(path) => Err(format!("{path} differs")),
    }
}

/// Returns the first place that differs, as a JSON pointer.
fn difference(path: &str, expected: &Value, came: &Value, leeway: Leeway) -> Option<String> {
    let differs = || Some(if path.is_empty() { "/".to_owned() } else { path.to_owned() });
    match (expected, came) {
        (Value::Object(expected), Value::Object(came)) => {
            let extra = came.keys().find(|key| !expected.contains_key(*key));
            if let Some(key) = extra {
                return Some(format!("{path}/{key}"));
            }
            expected.iter().find_map(|(key, expected)| {
                let path = format!("{path}/{key}");
                match came.get(key) {
                    Some(came) => difference(&path, expected, came, leeway),
                    None => Some(path),
                }
            })
        }
        (Value::Array(expected), Value::Array(came)) if expected.len() == came.len() => {
            expected.iter().zip(came).enumerate().find_map(|(index, (expected, came))| {
                difference(&format!("{path}/{index}"), expected, came, leeway)
            })
        }
        (Value::Number(a), Value::Number(b)) if is_same_number(a, b, leeway) => None,
        (Value::String(a), Value::String(b)) if leeway.is_same_text(a, b) => None,
        _ if expected == came => None,
        _ => differs(),
    }
}

/// Returns whether the numbers have the same value: JSON does not tell `1` from `1.0`.
fn is_same_number(a: &Number, b: &Number, leeway: Leeway) -> bool {
    let exact = |number: &Number| number.to_string().parse::<smithy_shapes::Number>().ok();
    exact(a) == exact(b) || (leeway.rounded && a.as_f64() == b.as_f64())
}

#[cfg(test)]
mod tests {
    use super::{Leeway, compare};

    fn same(expected: &str, came: &str) -> Result<(), String> {
        compare(expected.as_bytes(), came.as_bytes(), Leeway::default())
    }

    #[test]
    fn order_of_members_and_white_space_do_not_matter() {
        assert_eq!(same(r#"{ "a": [1, null], "b": 2.0 }"#, r#"{"b":2,"a":[1.0,null]}"#), Ok(()));
    }

    #[test]
    fn anything_else_does() {
        for (expected, came, reason) in [
            (r#"{"a":{"b":1}}"#, r#"{"a":{"b":2}}"#, "/a/b differs"),
            (r#"{"a":1}"#, "{}", "/a differs"),
            ("{}", r#"{"a":null}"#, "/a differs"),
            ("[1,2]", "[2,1]", "/0 differs"),
            ("[1]", "[1,1]", "/ differs"),
            ("1", "\"1\"", "/ differs"),
            (r#"["0.1"]"#, r#"["0.10"]"#, "/0 differs"),
            ("9007199254740993", "9007199254740992", "/ differs"),
            ("9007199254740993.5", "9007199254740994.0", "/ differs"),
        ] {
            assert_eq!(same(expected, came), Err(reason.to_owned()), "{expected} {came}");
        }
        assert!(same("{}", "{").unwrap_err().starts_with("it is not JSON"));
    }

    #[test]
    fn rounded_numbers() {
        let leeway = Leeway { rounded: true, ..Leeway::default() };
        let same = |a: &str, b: &str| compare(a.as_bytes(), b.as_bytes(), leeway);
        assert_eq!(same(r#"["0.1000000000000000000001"]"#, r#"["0.1"]"#), Ok(()));
        assert!(same(r#"["0.1"]"#, r#"["0.2"]"#).is_err());
        assert!(same(r#"["a"]"#, r#"["b"]"#).is_err());
    }
}
