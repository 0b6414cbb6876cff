//! What serde's formats are given, by hand: text, binary that describes itself, and binary that
//! does not.

use std::fmt::Debug;

use serde_json::json;
use smithy_shapes::{Document, Shape, Timestamp};
use tests::sample::{Aggregates, Choice, Everything, Lock};

fn timestamp(seconds: i64, nanos: u32) -> Everything {
    Everything { timestamp: Some(Timestamp::new(seconds, nanos).unwrap()), ..Everything::default() }
}

/// A number of seconds wherever any reader makes the same double of its digits, else a date-time.
#[test]
fn timestamps_in_text() {
    for (seconds, nanos, text) in [
        (0, 0, "0"),
        (-1, 500_000_000, "-0.5"),
        (1_777_293_000, 0, "1777293000"),
        (1_777_293_000, 500_000_000, "1777293000.5"),
        (1_777_293_000, 123_456_000, "1777293000.123456"),
        (1_777_293_000, 123_456_789, "\"2026-04-27T12:30:00.123456789Z\""),
        // A double, but serde_json reads its digits as 1420315909.2654965.
        (1_420_315_909, 265_496_300, "\"2015-01-03T20:11:49.2654963Z\""),
        (-62_135_596_800, 1, "\"0001-01-01T00:00:00.000000001Z\""),
    ] {
        let value = timestamp(seconds, nanos);
        let json = format!("{{\"timestamp\":{text}}}");
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
        assert_eq!(serde_json::from_str::<Everything>(&json).unwrap(), value);
        assert_eq!(Everything::from_json(&json), Ok(value.clone()));
        // Through serde_json's own tree too.
        let tree = serde_json::to_value(&value).unwrap();
        assert_eq!(serde_json::from_value::<Everything>(tree).unwrap(), value);
    }
}

/// All digits are kept, also where the member's own format has fewer.
#[test]
fn timestamps_of_other_formats_in_text() {
    for (nanos, date_time, http_date) in [
        (0, "2026-04-27T12:30:00Z", "Mon, 27 Apr 2026 12:30:00 GMT"),
        (500_000_000, "2026-04-27T12:30:00.5Z", "2026-04-27T12:30:00.5Z"),
        (123_456_789, "2026-04-27T12:30:00.123456789Z", "2026-04-27T12:30:00.123456789Z"),
    ] {
        let time = Some(Timestamp::new(1_777_293_000, nanos).unwrap());
        let value = Everything { date_time: time, http_date: time, ..Everything::default() };
        let json = format!(r#"{{"dateTime":"{date_time}","httpDate":"{http_date}"}}"#);
        assert_eq!(serde_json::to_string(&value).unwrap(), json);
        assert_eq!(serde_json::from_str::<Everything>(&json).unwrap(), value);
    }
}

#[test]
fn numbers_in_text() {
    let big = Everything {
        big_integer: Some("123456789012345678901234567890".parse().unwrap()),
        big_decimal: Some("0.10".parse().unwrap()),
        double: Some(f64::INFINITY),
        float: Some(0.1),
        ..Everything::default()
    };
    let json = r#"{"float":0.1,"double":"Infinity","bigInteger":"123456789012345678901234567890","bigDecimal":"0.10"}"#;
    assert_eq!(serde_json::to_string(&big).unwrap(), json);
    assert_eq!(serde_json::from_str::<Everything>(json).unwrap(), big);
    // As `to_json` writes them, where serde_json's numbers are wide enough.
    let json = json!({"bigInteger": u64::MAX, "bigDecimal": -0.5, "double": 5});
    let value: Everything = serde_json::from_value(json).unwrap();
    assert_eq!(value.big_integer.unwrap().as_str(), "18446744073709551615");
    assert_eq!(value.big_decimal.unwrap().as_str(), "-0.5");
    assert_eq!(value.double, Some(5.0));
}

#[test]
fn documents_are_any_data() {
    let json = json!({"a": [null, true, -1, u64::MAX, 0.5, "x"], "b": {}});
    let document: Document = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&document).unwrap(), json);
    let value: Everything = serde_json::from_value(json!({"document": json})).unwrap();
    assert_eq!(value.document, Some(document));
}

/// The value becomes these bytes of CBOR, and back.
#[track_caller]
fn cbor<T: Shape + Debug>(value: T, bytes: &[u8]) {
    let mut written = Vec::new();
    ciborium::into_writer(&value, &mut written).unwrap();
    assert_eq!(written, bytes);
    assert_eq!(ciborium::from_reader::<T, _>(bytes).unwrap(), value);
}

#[test]
fn a_binary_format_that_describes_itself() {
    // https://www.rfc-editor.org/rfc/rfc8949: a1 is a map of one
    // entry, 64 a text of 4 bytes, 42 two bytes, 82 a list of two.
    let blob = Everything { blob: Some(vec![0xfb, 0xff].into()), ..Everything::default() };
    cbor(blob, b"\xa1\x64blob\x42\xfb\xff");
    // Seconds, here -1, and nanoseconds.
    cbor(timestamp(-1, 250_000_000), b"\xa1\x69timestamp\x82\x20\x1a\x0e\xe6\xb2\x80");
    let double = Everything { double: Some(f64::INFINITY), ..Everything::default() };
    cbor(double, b"\xa1\x66double\xf9\x7c\x00");
    // A document is its JSON.
    let document = Everything { document: Some(vec![1, 2].into()), ..Everything::default() };
    cbor(document, b"\xa1\x68document\x65[1,2]");
    cbor(Choice::Text("a".to_owned()), b"\xa1\x64text\x61a");
    // Nothing is redacted.
    cbor(Lock::Key("1234".to_owned()), b"\xa1\x63key\x641234");
    let sparse = Aggregates { sparse: Some(vec![None, Some(1)]), ..Aggregates::default() };
    cbor(sparse, b"\xa1\x66sparse\x82\xf6\x01");
}

/// The value becomes these bytes of postcard, and back.
#[track_caller]
fn postcard<T: Shape + Debug>(value: T, bytes: &[u8]) {
    assert_eq!(postcard::to_allocvec(&value).unwrap(), bytes);
    assert_eq!(postcard::from_bytes::<T>(bytes).unwrap(), value);
}

#[test]
fn a_binary_format_that_does_not() {
    // https://postcard.jamesmunns.com/wire-format: lengths and whole numbers are varints, signed
    // ones zigzag; an option is 0, or 1 and its value. Members are options, for the reader.
    postcard(Everything::default(), &[0]);
    let value = Everything { short: Some(-2), ..Everything::default() };
    postcard(value, b"\x01\x05short\x01\x03");
    postcard(timestamp(1, 5), b"\x01\x09timestamp\x01\x02\x05");
    let strings = Aggregates { strings: Some(vec!["a".to_owned()]), ..Aggregates::default() };
    postcard(strings, b"\x01\x07strings\x01\x01\x01a");
    let sparse = Aggregates { sparse: Some(vec![None, Some(1)]), ..Aggregates::default() };
    postcard(sparse, b"\x01\x06sparse\x01\x02\x00\x01\x02");
    let sparse_by_key = Some([("a".to_owned(), None), ("b".to_owned(), Some("c".into()))].into());
    postcard(
        Aggregates { sparse_by_key, ..Aggregates::default() },
        b"\x01\x0bsparseByKey\x01\x02\x01a\x00\x01b\x01\x01c",
    );
}
