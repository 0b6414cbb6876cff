//! CBOR, as decoded values.

use ciborium::Value;

use crate::mismatch::Mismatch;

pub(super) fn compare(expected: &[u8], came: &[u8]) -> Result<(), Mismatch> {
    let expected =
        decode(expected).map_err(|error| Mismatch::new("the case", "a body in CBOR", error))?;
    let shown = show(&expected);
    let came = decode(came).map_err(|error| Mismatch::new("body", &*shown, error))?;
    if is_same(&expected, &came) {
        Ok(())
    } else {
        Err(Mismatch::new("body, in CBOR", shown, show(&came)))
    }
}

/// Decodes one value, and nothing after it.
fn decode(mut bytes: &[u8]) -> Result<Value, String> {
    let value = ciborium::from_reader(&mut bytes).map_err(|error| format!("no CBOR: {error}"))?;
    if bytes.is_empty() {
        Ok(value)
    } else {
        Err(format!("CBOR with {} bytes too much", bytes.len()))
    }
}

/// Widths of numbers, and lengths that are given or not, are gone once the value is decoded. Maps
/// have no order.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Map(a), Value::Map(b)) => {
            let found = |(key, value): &(Value, Value)| {
                b.iter().any(|(other, b)| is_same(key, other) && is_same(value, b))
            };
            a.len() == b.len() && a.iter().all(found)
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Tag(tag, a), Value::Tag(other, b)) => tag == other && is_same_number(a, b),
        (Value::Float(a), Value::Float(b)) => a == b || (a.is_nan() && b.is_nan()),
        _ => a == b,
    }
}

/// Returns a timestamp, which is what tags are for, may be a whole number or a double.
fn is_same_number(a: &Value, b: &Value) -> bool {
    let double = |value: &Value| match value {
        Value::Integer(number) => Some(i128::from(*number) as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    };
    match (double(a), double(b)) {
        (Some(a), Some(b)) => a == b,
        _ => is_same(a, b),
    }
}

/// Diagnostic notation: <https://www.rfc-editor.org/rfc/rfc8949#section-8>.
fn show(value: &Value) -> String {
    let list = |items: Vec<String>| items.join(", ");
    match value {
        Value::Integer(number) => i128::from(*number).to_string(),
        Value::Bytes(bytes) => {
            format!("h'{}'", bytes.iter().map(|b| format!("{b:02x}")).collect::<String>())
        }
        Value::Float(number) => format!("{number:?}"),
        Value::Text(text) => format!("{text:?}"),
        Value::Bool(value) => value.to_string(),
        Value::Null => "null".to_owned(),
        Value::Tag(tag, value) => format!("{tag}({})", show(value)),
        Value::Array(items) => format!("[{}]", list(items.iter().map(show).collect())),
        Value::Map(entries) => {
            let entry = |(key, value): &(Value, Value)| format!("{}: {}", show(key), show(value));
            format!("{{{}}}", list(entries.iter().map(entry).collect()))
        }
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::compare;

    // Bytes by hand, as of https://www.rfc-editor.org/rfc/rfc8949#appendix-A.

    #[test]
    fn values_whatever_their_encoding() {
        // {"a": 1, "b": [NaN]} with given lengths, and the other way round without.
        let given = b"\xa2\x61a\x01\x61b\x81\xf9\x7e\x00";
        let open = b"\xbf\x61b\x9f\xfb\x7f\xf8\0\0\0\0\0\0\xff\x61a\x18\x01\xff";
        assert_eq!(compare(given, open), Ok(()));
        // 1.5 as half and as single; the timestamp 1 as integer and as double.
        assert_eq!(compare(b"\xf9\x3e\x00", b"\xfa\x3f\xc0\x00\x00"), Ok(()));
        assert_eq!(compare(b"\xc1\x01", b"\xc1\xfb\x3f\xf0\0\0\0\0\0\0"), Ok(()));
    }

    #[test]
    fn other_values() {
        for (expected, came) in [
            (&b"\x01"[..], &b"\x02"[..]),
            (b"\x01", b"\xf9\x3c\x00"),
            (b"\x01", b"\xc1\x01"),
            (b"\x61a", b"\x41a"),
            (b"\xa1\x61a\x01", b"\xa0"),
            (b"\xa0", b"\xa1\x61a\x01"),
            (b"\x82\x01\x02", b"\x82\x02\x01"),
            (b"\xf6", b"\xf4"),
            (b"\x01", b"\x01\x01"),
            (b"\x01", b"\x18"),
        ] {
            assert!(compare(expected, came).is_err(), "{expected:?} {came:?}");
        }
        let mismatch = compare(b"\xa1\x61a\x41\x0f", b"\xc1\x01").unwrap_err();
        assert_eq!(mismatch.expected, r#"{"a": h'0f'}"#);
        assert_eq!(mismatch.came, "1(1)");
    }
}
