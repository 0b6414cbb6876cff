//! What expressions see of a shape:
//! <https://smithy.io/2.0/additional-specs/waiters.html#jmespath-data-model>.

use crate::document::Document;
use crate::number::Number;
use crate::shape::Shape;
use crate::value::Value;

/// The shape as untyped data. Members have their names in the model, and every number is a double,
/// so that equal ones are equal.
pub(super) fn of_shape(shape: &impl Shape) -> Document {
    of_value(shape.to_value())
}

fn of_value(value: Value) -> Document {
    match value {
        Value::Null => Document::Null,
        Value::Boolean(value) => Document::Boolean(value),
        Value::Byte(value) => Document::from(f64::from(value)),
        Value::Short(value) => Document::from(f64::from(value)),
        Value::Integer(value) | Value::IntEnum(value) => Document::from(f64::from(value)),
        Value::Long(value) => Document::from(value as f64),
        Value::Float(value) => Document::from(f64::from(value)),
        Value::Double(value) => Document::from(value),
        Value::BigInteger(value) => Document::from(Number::from_json(value.as_str()).as_f64()),
        Value::BigDecimal(value) => Document::from(Number::from_json(value.as_str()).as_f64()),
        Value::String(text) | Value::Enum(text) => Document::String(text),
        Value::Blob(bytes) => Document::String(bytes.to_base64()),
        Value::Timestamp(time) => {
            Document::from(time.seconds() as f64 + f64::from(time.nanos()) / 1e9)
        }
        Value::Document(document) => with_doubles(document),
        Value::List(items) => Document::List(items.into_iter().map(of_value).collect()),
        Value::Map(entries) => entries.into_iter().map(|(key, v)| (key, of_value(v))).collect(),
        Value::Structure(members) => members.into_iter().map(|(n, v)| (n, of_value(v))).collect(),
        Value::Union(name, value) => [(name, of_value(*value))].into_iter().collect(),
    }
}

/// Untyped data with every number as a double.
pub(super) fn with_doubles(document: Document) -> Document {
    match document {
        Document::Number(number) => Document::from(number.as_f64()),
        Document::List(items) => Document::List(items.into_iter().map(with_doubles).collect()),
        Document::Map(entries) => {
            entries.into_iter().map(|(key, value)| (key, with_doubles(value))).collect()
        }
        other => other,
    }
}
