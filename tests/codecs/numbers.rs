//! Numbers that neither 64 bits nor a double hold: exact in every format, or refused.

use golden_optionality::OtherDefaults;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as SerdeError, F64Deserializer, U64Deserializer, U128Deserializer};
use smithy_shapes::schema::prelude::{DOCUMENT, DOUBLE, FLOAT};
use smithy_shapes::{BigDecimal, Document, Query, Shape, Value};
use tests::sample::Everything;

/// Numbers, and the untagged CBOR of each: <https://www.rfc-editor.org/rfc/rfc8949#section-3.4>.
const NUMBERS: &[(&str, &[u8])] = &[
    ("12345678901234567890123", b"\xc2\x4a\x02\x9d\x42\xb6\x4e\x76\x71\x42\x44\xcb"),
    ("18446744073709551616", b"\xc2\x49\x01\0\0\0\0\0\0\0\0"),
    ("-9223372036854775809", b"\xc3\x48\x80\0\0\0\0\0\0\0"),
    ("9007199254740993.5", b"\xc4\x82\x20\x1b\x01\x40\0\0\0\0\0\x0f"),
    ("1e400", b"\xc4\x82\x19\x01\x90\x01"),
    ("-1e-400", b"\xc4\x82\x39\x01\x8f\x20"),
    ("1e999999999", b"\xc4\x82\x1a\x3b\x9a\xc9\xff\x01"),
];

fn document(text: &str) -> Document {
    text.parse::<BigDecimal>().unwrap().into()
}

fn everything(text: &str) -> Everything {
    Everything { document: Some(document(text)), ..Everything::default() }
}

#[test]
fn documents() {
    for (text, cbor) in NUMBERS {
        let value = everything(text);
        let json = format!("{{\"document\":{text}}}");
        assert_eq!(value.to_json(), json);
        assert_eq!(Everything::from_json(&json), Ok(value.clone()));
        let xml = format!("<Everything><document>{text}</document></Everything>");
        assert_eq!(value.to_xml().as_ref(), Ok(&xml));
        assert_eq!(Everything::from_xml(&xml), Ok(value.clone()));
        let query = format!("document={text}");
        assert_eq!(value.to_query().to_string(), query);
        assert_eq!(Everything::from_query(&Query::parse(&query).unwrap()), Ok(value.clone()));
        assert_eq!(DOCUMENT.to_cbor(&document(text)).as_deref(), Ok(*cbor));
        assert_eq!(DOCUMENT.from_cbor(cbor), Ok(document(text)));
        assert_eq!(Everything::from_value(&value.to_value()), Ok(value.clone()));
        assert_eq!(value.to_value().get("document"), Some(&Value::Document(document(text))));
        // A format that does not describe itself has the JSON.
        let bytes = postcard::to_allocvec(&value).unwrap();
        assert_eq!(postcard::from_bytes(&bytes), Ok(value));
    }
}

#[test]
fn documents_differ_by_the_last_digit() {
    for (one, other) in [
        ("12345678901234567890123", "12345678901234567890124"),
        ("9007199254740993.5", "9007199254740994.0"),
        ("1e400", "1.0000000000000000000000000000001e400"),
    ] {
        assert_ne!(document(one), document(other));
    }
}

/// serde has whole numbers of 128 bits.
#[test]
fn documents_are_written_by_serde() {
    for text in ["12345678901234567890123", "-9223372036854775809", "18446744073709551616"] {
        assert_eq!(serde_json::to_string(&document(text)).unwrap(), text);
    }
    for text in ["9007199254740993.5", "1e400"] {
        let error = serde_json::to_string(&document(text)).unwrap_err();
        let expected = "serde has no exact form of a number in a document; `to_json` has";
        assert_eq!(error.to_string(), expected);
    }
}

/// These tests have serde_json's feature `arbitrary_precision`, which gives a map of the text.
#[test]
fn documents_are_read_by_serde() {
    for (text, _) in NUMBERS {
        let json = format!("{{\"document\":[{text},0.5]}}");
        let value: Everything = serde_json::from_str(&json).unwrap();
        let numbers = vec![document(text), Document::from(0.5)];
        assert_eq!(value.document, Some(numbers.into()));
    }
    let most: U128Deserializer<SerdeError> = u128::MAX.into_deserializer();
    assert_eq!(
        Document::deserialize(most).unwrap(),
        document("340282366920938463463374607431768211455")
    );
    // What has the same key but no number stays what it is.
    let json = r#"{"a":{"$serde_json::private::Numbers":"1"}}"#;
    let map: Document = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&map).unwrap(), json);
}

/// Without that feature, there are doubles.
#[test]
fn doubles_are_read_by_serde() {
    let half: F64Deserializer<SerdeError> = 0.5.into_deserializer();
    assert_eq!(Document::deserialize(half).unwrap(), Document::from(0.5));
    let most: U64Deserializer<SerdeError> = u64::MAX.into_deserializer();
    assert_eq!(Document::deserialize(most).unwrap(), document("18446744073709551615"));
}

/// 2^24 + 1 + 2^-30, which is above the middle of two single floats; the nearest double is that middle.
const ABOVE_THE_MIDDLE: &str = "16777217.000000000931322574615478515625";

/// By way of a double it would be rounded to the even one below.
#[test]
fn floats_are_rounded_once() {
    let expected = 16_777_218_f32;
    assert_eq!(FLOAT.from_json(ABOVE_THE_MIDDLE), Ok(expected));
    assert_eq!(FLOAT.from_xml(format!("<f>{ABOVE_THE_MIDDLE}</f>")), Ok(expected));
    let json = format!("{{\"float\":{ABOVE_THE_MIDDLE}}}");
    assert_eq!(serde_json::from_str::<Everything>(&json).unwrap().float, Some(expected));
    // 2^60 + 2^36 + 1: above the middle again, where doubles are 256 apart.
    let integer = 1_152_921_573_326_323_713_u64;
    let expected = 1_152_921_642_045_800_448_f32;
    let mut cbor = vec![0x1b];
    cbor.extend(integer.to_be_bytes());
    assert_eq!(FLOAT.from_cbor(&cbor), Ok(expected));
    let json = format!("{{\"float\":{integer}}}");
    assert_eq!(serde_json::from_str::<Everything>(&json).unwrap().float, Some(expected));
    // What is beyond the type is refused.
    for json in ["1e400", "-1e400"] {
        assert!(DOUBLE.from_json::<f64>(json).is_err() && FLOAT.from_json::<f32>(json).is_err());
        for member in ["double", "float"] {
            let json = format!("{{\"{member}\":{json}}}");
            assert!(serde_json::from_str::<Everything>(&json).is_err());
        }
    }
}

/// Nothing is rounded to make an integer of it, and no form of another number is taken for one.
#[test]
fn integers_have_their_own_form() {
    for number in ["1.0", "1e2", "1.5", "9223372036854775808"] {
        for member in ["byte", "short", "integer", "long"] {
            let json = format!("{{\"{member}\":{number}}}");
            assert!(Everything::from_json(&json).is_err(), "{json}");
            assert!(serde_json::from_str::<Everything>(&json).is_err(), "{json}");
            let xml = format!("<a><{member}>{number}</{member}></a>");
            assert!(Everything::from_xml(&xml).is_err(), "{xml}");
            let query = Query::parse(format!("{member}={number}")).unwrap();
            assert!(Everything::from_query(&query).is_err(), "{query}");
        }
        if number != "9223372036854775808" {
            assert!(Everything::from_json(format!("{{\"bigInteger\":{number}}}")).is_err());
        }
    }
}

#[test]
fn defaults() {
    let defaults = OtherDefaults::default();
    assert_eq!(defaults.big_integer.as_str(), "18446744073709551617");
    assert_eq!(defaults.exact_decimal.as_str(), "9007199254740993.5");
    assert_eq!(defaults.document_big_number, document("12345678901234567890123"));
}
