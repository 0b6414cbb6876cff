//! Documents: untyped data.

use std::collections::BTreeMap;

use crate::number::{BigDecimal, Number};

/// The value of a document: any data of the JSON model.
///
/// It implements serde's traits, so `serde_json::to_value(&document)` and `serde_json::from_value`
/// convert it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Document {
    /// Nothing.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(String),
    /// Values in order.
    List(Vec<Document>),
    /// Values by key.
    Map(BTreeMap<String, Document>),
}

impl From<bool> for Document {
    fn from(value: bool) -> Document {
        Document::Boolean(value)
    }
}

impl From<i64> for Document {
    fn from(value: i64) -> Document {
        Document::Number(value.into())
    }
}

impl From<f64> for Document {
    fn from(value: f64) -> Document {
        Document::Number(value.into())
    }
}

impl From<BigDecimal> for Document {
    fn from(value: BigDecimal) -> Document {
        Document::Number(value.into())
    }
}

impl From<&str> for Document {
    fn from(value: &str) -> Document {
        Document::String(value.to_owned())
    }
}

impl From<String> for Document {
    fn from(value: String) -> Document {
        Document::String(value)
    }
}

impl<T: Into<Document>> From<Vec<T>> for Document {
    fn from(values: Vec<T>) -> Document {
        Document::List(values.into_iter().map(Into::into).collect())
    }
}

impl<K: Into<String>, V: Into<Document>> FromIterator<(K, V)> for Document {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Document {
        let entries = entries.into_iter().map(|(k, v)| (k.into(), v.into()));
        Document::Map(entries.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::number::Number;
    use crate::schema::prelude::DOCUMENT;

    fn document() -> Document {
        [
            ("z", Document::Null),
            ("a", vec![true, false].into()),
            ("é", [("", Document::from(-1)), ("half", 0.5.into())].into_iter().collect()),
            ("big", Document::Number(Number::Unsigned(u64::MAX))),
            ("text", "\"\n".into()),
            ("none", Document::List(vec![])),
        ]
        .into_iter()
        .collect()
    }

    /// Entries are in the order of their keys.
    const JSON: &str = r#"{"a":[true,false],"big":18446744073709551615,"none":[],"text":"\"\n","z":null,"é":{"":-1,"half":0.5}}"#;

    #[test]
    fn json() {
        assert_eq!(DOCUMENT.to_json(&document()), JSON);
        assert_eq!(DOCUMENT.from_json(JSON), Ok(document()));
        for json in ["null", "true", "-5", "1.5", "1e300", "\"\"", "[]", "{}", "[[],{}]", "-0.0"] {
            let document: Document = DOCUMENT.from_json(json).unwrap();
            assert_eq!(DOCUMENT.to_json(&document), json);
        }
    }

    #[test]
    fn numbers_are_equal_by_their_values() {
        assert_eq!(DOCUMENT.from_json("1"), DOCUMENT.from_json::<Document>("1.0"));
        assert_eq!(DOCUMENT.from_json("1e2"), Ok(Document::from(100)));
        assert_ne!(DOCUMENT.from_json("9007199254740993"), Ok(Document::from(9007199254740992.0)));
    }

    #[test]
    fn numbers_are_exact() {
        for json in [
            "12345678901234567890123",
            "-9223372036854775809",
            "9007199254740993.5",
            "1e400",
            "-1e-400",
            "1e999999999",
            "0.1000000000000000055511151231257827",
            "[1e-9223372036854775808,18446744073709551616]",
        ] {
            let document: Document = DOCUMENT.from_json(json).unwrap();
            assert_eq!(DOCUMENT.to_json(&document), json);
        }
        let error = DOCUMENT.from_json::<Document>("[1e9223372036854775808]").unwrap_err();
        assert_eq!(error.to_string(), "the exponent has more than 64 bits at byte 1");
    }

    #[test]
    fn the_last_of_repeated_keys_wins() {
        let expected: Document = [("a", 2), ("b", 3)].into_iter().collect();
        assert_eq!(DOCUMENT.from_json(r#"{"a":1,"b":3,"a":2}"#), Ok(expected));
    }

    #[test]
    fn doubles_without_a_json_number_are_null() {
        for double in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(DOCUMENT.to_json(&Document::from(double)), "null");
        }
    }
}
