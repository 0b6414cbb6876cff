//! The data that expressions see:
//! <https://smithy.io/2.0/additional-specs/waiters.html#jmespath-data-model>.

use crate::document::Document;
use crate::shape::Shape;
use crate::timestamp::Timestamp;
use crate::value::Value;

/// Returns the shape as untyped data. Members have their names in the model.
pub(super) fn of_shape(shape: &impl Shape) -> Document {
    of_value(shape.to_value())
}

fn of_value(value: Value) -> Document {
    match value {
        Value::Null => Document::Null,
        Value::Boolean(value) => Document::Boolean(value),
        Value::Byte(value) => Document::from(i64::from(value)),
        Value::Short(value) => Document::from(i64::from(value)),
        Value::Integer(value) | Value::IntEnum(value) => Document::from(i64::from(value)),
        Value::Long(value) => Document::from(value),
        // From its shortest decimal, because literals are decimals: 0.1 equals 0.1.
        Value::Float(value) => Document::from(value.to_string().parse().unwrap_or(f64::NAN)),
        Value::Double(value) => Document::from(value),
        Value::BigInteger(value) => Document::Number(value.into()),
        Value::BigDecimal(value) => Document::from(value),
        Value::String(text) | Value::Enum(text) => Document::String(text),
        Value::Blob(bytes) => Document::String(bytes.to_base64()),
        Value::Timestamp(time) => seconds(time),
        Value::Document(document) => document,
        Value::List(items) => Document::List(items.into_iter().map(of_value).collect()),
        Value::Map(entries) => entries.into_iter().map(|(key, v)| (key, of_value(v))).collect(),
        Value::Structure(members) => members.into_iter().map(|(n, v)| (n, of_value(v))).collect(),
        Value::Union(name, value) => [(name, of_value(*value))].into_iter().collect(),
    }
}

/// Returns the seconds since 1970, with all digits.
fn seconds(time: Timestamp) -> Document {
    let nanos = i128::from(time.seconds()) * 1_000_000_000 + i128::from(time.nanos());
    format!("{nanos}e-9").parse().map(Document::Number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blob::Blob;

    fn assert_becomes(value: Value, expected: impl Into<Document>) {
        assert_eq!(of_value(value), expected.into());
    }

    #[test]
    fn numbers_of_all_types_are_exact() {
        assert_becomes(Value::Byte(-1), -1);
        assert_becomes(Value::Short(300), 300);
        assert_becomes(Value::Integer(7), 7);
        assert_becomes(Value::IntEnum(7), 7);
        assert_becomes(Value::Long((1 << 53) + 1), 9_007_199_254_740_993);
        assert_becomes(Value::Float(0.1), 0.1);
        assert_becomes(Value::Double(0.1), 0.1);
        assert_becomes(Value::BigInteger("-12".parse().unwrap()), -12.0);
        assert_becomes(Value::BigDecimal("2.50".parse().unwrap()), 2.5);
        let big = "1e400".parse::<crate::BigDecimal>().unwrap();
        assert_becomes(Value::BigDecimal(big.clone()), big);
        let document = [("n", Document::from(vec![1i64]))].into_iter().collect();
        let expected: Document = [("n", Document::from(vec![1.0]))].into_iter().collect();
        assert_becomes(Value::Document(document), expected);
    }

    #[test]
    fn times_are_seconds_and_bytes_are_base64() {
        assert_becomes(Value::Timestamp(Timestamp::new(12, 250_000_000).unwrap()), 12.25);
        assert_becomes(Value::Blob(Blob::from("hi")), "aGk=");
    }

    #[test]
    fn texts_and_what_holds_others() {
        assert_becomes(Value::Null, Document::Null);
        assert_becomes(Value::Boolean(true), true);
        assert_becomes(Value::String("a".to_owned()), "a");
        assert_becomes(Value::Enum("A".to_owned()), "A");
        assert_becomes(Value::List(vec![Value::Null]), vec![Document::Null]);
        let entry: Document = [("a", 1.0)].into_iter().collect();
        assert_becomes(Value::Map([("a".to_owned(), Value::Byte(1))].into()), entry.clone());
        assert_becomes(Value::Structure(vec![("a".into(), Value::Byte(1))]), entry.clone());
        assert_becomes(Value::Union("a".into(), Box::new(Value::Byte(1))), entry);
    }
}
