//! CBOR by hand from <https://www.rfc-editor.org/rfc/rfc8949> and
//! <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#shape-serialization>.
//!
//! `\xbf` opens a map that `\xff` closes, `\xa1` one of one entry; `\x64` is before a text of 4
//! bytes.

use std::collections::BTreeMap;
use std::fmt::Debug;

use gameliftstreams::{Shape, StreamSessionStatus, StreamSessionSummary};
use smithy_shapes::schema::Schema;
use smithy_shapes::schema::prelude::*;
use smithy_shapes::shape::ShapeData;
use smithy_shapes::{BigDecimal, BigInteger, Blob, Document, ErrorKind, Number, Timestamp};
use tests::sample::{Aggregates, Bound, Choice, Everything, Plain, Rank, Suit};

/// The value is written as these bytes, and read back.
#[track_caller]
fn both<T: Shape>(value: T, bytes: &[u8]) {
    assert_eq!(value.to_cbor().as_deref(), Ok(bytes));
    reads(bytes, value);
}

/// The bytes are read as this value.
#[track_caller]
fn reads<T: Shape>(bytes: &[u8], value: T) {
    assert_eq!(T::from_cbor(bytes), Ok(value));
}

/// The same of a value that has no type of its own.
#[track_caller]
fn both_of<T: ShapeData + PartialEq + Debug>(schema: &'static Schema, value: T, bytes: &[u8]) {
    assert_eq!(schema.to_cbor(&value).as_deref(), Ok(bytes));
    assert_eq!(schema.from_cbor(bytes), Ok(value));
}

#[track_caller]
fn reads_of<T: ShapeData + PartialEq + Debug>(schema: &'static Schema, bytes: &[u8], value: T) {
    assert_eq!(schema.from_cbor(bytes), Ok(value));
}

fn big_integer(text: &str) -> BigInteger {
    text.parse().unwrap()
}

fn big_decimal(text: &str) -> BigDecimal {
    text.parse().unwrap()
}

fn timestamp(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_structure() {
    both(
        StreamSessionSummary::make()
            .arn("a-1")
            .status(StreamSessionStatus::Active)
            .created_at("2013-03-21T20:04:00Z".parse().unwrap()),
        b"\xbf\x63Arn\x63a-1\x66Status\x66ACTIVE\x69CreatedAt\xc1\x1a\x51\x4b\x67\xb0\xff",
    );
    both(StreamSessionSummary::make(), b"\xbf\xff");
}

#[test]
fn lengths_are_known_or_not() {
    let value =
        Everything { long: Some(1), string: Some("ab".to_owned()), ..Everything::default() };
    reads(b"\xa2\x64long\x01\x66string\x62ab", value.clone());
    reads(b"\xbf\x64long\x01\x66string\x62ab\xff", value.clone());
    // In another order, lengths in more bytes than they need, keys and texts in chunks.
    reads(b"\xb8\x02\x78\x06string\x79\x00\x02ab\x64long\x01", value.clone());
    reads(b"\xbb\0\0\0\0\0\0\0\x02\x64long\x01\x66string\x62ab", value.clone());
    reads(b"\xbf\x7f\x62lo\x60\x62ng\xff\x01\x66string\x7f\x61a\x61b\xff\xff", value.clone());
    reads(b"\xbf\x64long\x01\x66string\x7a\0\0\0\x02ab\xff", value);
    reads(
        b"\xbf\x66string\x7f\xff\xff",
        Everything { string: Some(String::new()), ..Everything::default() },
    );
}

#[test]
fn integers() {
    // https://www.rfc-editor.org/rfc/rfc8949#appendix-A
    both_of(&LONG, 0_i64, b"\x00");
    both_of(&LONG, 10_i64, b"\x0a");
    both_of(&LONG, 23_i64, b"\x17");
    both_of(&LONG, 24_i64, b"\x18\x18");
    both_of(&LONG, 100_i64, b"\x18\x64");
    both_of(&LONG, 1000_i64, b"\x19\x03\xe8");
    both_of(&LONG, 1_000_000_i64, b"\x1a\x00\x0f\x42\x40");
    both_of(&LONG, 1_000_000_000_000_i64, b"\x1b\x00\x00\x00\xe8\xd4\xa5\x10\x00");
    both_of(&LONG, -1_i64, b"\x20");
    both_of(&LONG, -10_i64, b"\x29");
    both_of(&LONG, -100_i64, b"\x38\x63");
    both_of(&LONG, -1000_i64, b"\x39\x03\xe7");
    both_of(&LONG, i64::MAX, b"\x1b\x7f\xff\xff\xff\xff\xff\xff\xff");
    both_of(&LONG, i64::MIN, b"\x3b\x7f\xff\xff\xff\xff\xff\xff\xff");
    both_of(&LONG, 255_i64, b"\x18\xff");
    both_of(&LONG, 256_i64, b"\x19\x01\x00");
    both_of(&LONG, 65_535_i64, b"\x19\xff\xff");
    both_of(&LONG, 65_536_i64, b"\x1a\x00\x01\x00\x00");
    both_of(&LONG, 4_294_967_295_i64, b"\x1a\xff\xff\xff\xff");
    both_of(&LONG, 4_294_967_296_i64, b"\x1b\x00\x00\x00\x01\x00\x00\x00\x00");
    both_of(&BYTE, i8::MIN, b"\x38\x7f");
    both_of(&SHORT, i16::MAX, b"\x19\x7f\xff");
    both_of(&INTEGER, i32::MIN, b"\x3a\x7f\xff\xff\xff");
    // In more bytes than it needs.
    reads_of(&BYTE, b"\x18\x01", 1_i8);
    reads_of(&BYTE, b"\x39\x00\x01", -2_i8);
    reads_of(&INTEGER, b"\x1a\x00\x00\x00\x01", 1_i32);
    reads_of(&SHORT, b"\x1b\x00\x00\x00\x00\x00\x00\x00\x01", 1_i16);
    both(Rank::King, b"\x0d");
    both(Rank::from(-7), b"\x26");
}

#[test]
fn floats() {
    both_of(&FLOAT, 1.5_f32, b"\xfa\x3f\xc0\x00\x00");
    both_of(&FLOAT, 0.1_f32, b"\xfa\x3d\xcc\xcc\xcd");
    both_of(&FLOAT, f32::NEG_INFINITY, b"\xfa\xff\x80\x00\x00");
    // Doubles in as few bytes as hold them, but not in two.
    both_of(&DOUBLE, 1.1, b"\xfb\x3f\xf1\x99\x99\x99\x99\x99\x9a");
    both_of(&DOUBLE, 1.0e300, b"\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c");
    both_of(&DOUBLE, -4.1, b"\xfb\xc0\x10\x66\x66\x66\x66\x66\x66");
    both_of(&DOUBLE, 100_000.0, b"\xfa\x47\xc3\x50\x00");
    both_of(&DOUBLE, 3.402_823_466_385_288_6e38, b"\xfa\x7f\x7f\xff\xff");
    both_of(&DOUBLE, f64::INFINITY, b"\xfa\x7f\x80\x00\x00");
    both_of(&DOUBLE, 1.0, b"\xfa\x3f\x80\x00\x00");
    reads_of(&DOUBLE, b"\xfb\xff\xf0\x00\x00\x00\x00\x00\x00", f64::NEG_INFINITY);
    reads_of(&DOUBLE, b"\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00", 1.0);
    reads_of(&FLOAT, b"\xfb\x3f\xf8\x00\x00\x00\x00\x00\x00", 1.5_f32);
    reads_of(&FLOAT, b"\xfb\x3f\xb9\x99\x99\x99\x99\x99\x9a", 0.1_f32);
}

#[test]
fn half_floats() {
    for (bits, value) in [
        (0x0000, 0.0),
        (0x3c00, 1.0),
        (0x3e00, 1.5),
        (0x7bff, 65504.0),
        (0x0001, 5.960_464_477_539_063e-8),
        (0x0400, 0.000_061_035_156_25),
        // The largest of those without a leading one: 1023 units of 2 to the power of -24.
        (0x03ff, 0.000_060_975_551_605_224_61),
        (0xc400, -4.0),
        (0x7c00, f64::INFINITY),
        (0xfc00, f64::NEG_INFINITY),
    ] {
        let [high, low] = u16::to_be_bytes(bits);
        reads_of(&DOUBLE, &[0xf9, high, low], value);
        reads_of(&FLOAT, &[0xf9, high, low], value as f32);
    }
    let zero: f64 = DOUBLE.from_cbor(b"\xf9\x80\x00").unwrap();
    assert!(zero == 0.0 && zero.is_sign_negative());
}

#[test]
fn zeros_have_signs_and_nan_is_one() {
    let minus_zero = b"\xfa\x80\x00\x00\x00";
    assert_eq!(DOUBLE.to_cbor(&-0.0).as_deref(), Ok(&minus_zero[..]));
    assert_eq!(FLOAT.to_cbor(&-0.0_f32).as_deref(), Ok(&minus_zero[..]));
    assert!(DOUBLE.from_cbor::<f64>(minus_zero).unwrap().is_sign_negative());
    for bits in [f64::NAN.to_bits(), 0xfff8_0000_0000_0001, 0x7ff0_0000_0000_0001] {
        let written = DOUBLE.to_cbor(&f64::from_bits(bits));
        assert_eq!(written.as_deref(), Ok(&b"\xfa\x7f\xc0\x00\x00"[..]));
    }
    let nans: [&[u8]; 3] =
        [b"\xf9\x7e\x00", b"\xfa\x7f\xc0\x00\x00", b"\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00"];
    for nan in nans {
        assert!(DOUBLE.from_cbor::<f64>(nan).unwrap().is_nan());
        assert!(FLOAT.from_cbor::<f32>(nan).unwrap().is_nan());
    }
}

#[test]
fn floats_may_be_sent_as_integers() {
    reads_of(&FLOAT, b"\x19\x01\x00", 256.0_f32);
    reads_of(&DOUBLE, b"\x21", -2.0);
    reads_of(&DOUBLE, b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff", -18_446_744_073_709_551_616.0);
}

#[test]
fn booleans_strings_and_blobs() {
    both_of(&BOOLEAN, false, b"\xf4");
    both_of(&BOOLEAN, true, b"\xf5");
    both_of(&STRING, "".to_owned(), b"\x60");
    both_of(&STRING, "IETF".to_owned(), b"\x64IETF");
    both_of(&STRING, "\"\\".to_owned(), b"\x62\"\\");
    both_of(&STRING, "ü".to_owned(), b"\x62\xc3\xbc");
    both_of(&STRING, "水".to_owned(), b"\x63\xe6\xb0\xb4");
    both_of(&STRING, "𐅑".to_owned(), b"\x64\xf0\x90\x85\x91");
    both_of(&STRING, "a".repeat(24), b"\x78\x18aaaaaaaaaaaaaaaaaaaaaaaa");
    reads_of(&STRING, b"\x7f\x65strea\x64ming\xff", "streaming".to_owned());
    both_of(&BLOB, Blob::from(""), b"\x40");
    both_of(&BLOB, Blob::from(&[1, 2, 3, 4]), b"\x44\x01\x02\x03\x04");
    let chunks = b"\x5f\x42\x01\x02\x43\x03\x04\x05\xff";
    reads_of(&BLOB, chunks, Blob::from(&[1, 2, 3, 4, 5]));
    both(Suit::Clubs, b"\x65clubs");
    both(Suit::from("swords"), b"\x66swords");
    reads(b"\x7f\x63clu\x62bs\xff", Suit::Clubs);
}

#[test]
fn timestamps() {
    // https://www.rfc-editor.org/rfc/rfc8949#appendix-A
    both_of(&TIMESTAMP, timestamp("2013-03-21T20:04:00Z"), b"\xc1\x1a\x51\x4b\x67\xb0");
    let half = timestamp("2013-03-21T20:04:00.5Z");
    both_of(&TIMESTAMP, half, b"\xc1\xfb\x41\xd4\x52\xd9\xec\x20\x00\x00");
    both_of(&TIMESTAMP, Timestamp::default(), b"\xc1\x00");
    both_of(&TIMESTAMP, timestamp("1969-12-31T23:59:59Z"), b"\xc1\x20");
    // A quarter before the epoch, which a single float holds.
    both_of(&TIMESTAMP, timestamp("1969-12-31T23:59:59.75Z"), b"\xc1\xfa\xbe\x80\x00\x00");
    both_of(
        &TIMESTAMP,
        timestamp("0001-01-01T00:00:00Z"),
        b"\xc1\x3b\x00\x00\x00\x0e\x77\x91\xf6\xff",
    );
    // Floats of any width, with a fraction or none.
    reads_of(&TIMESTAMP, b"\xc1\xf9\x3e\x00", timestamp("1970-01-01T00:00:01.5Z"));
    reads_of(&TIMESTAMP, b"\xc1\xfa\xc0\x00\x00\x00", timestamp("1969-12-31T23:59:58Z"));
    reads_of(
        &TIMESTAMP,
        b"\xc1\xfb\x40\x00\x00\x00\x00\x00\x00\x00",
        timestamp("1970-01-01T00:00:02Z"),
    );
    // 946845296.123 as a double.
    let bytes = b"\xc1\xfb\x41\xcc\x37\xdb\x38\x0f\xbe\x77";
    both_of(&TIMESTAMP, timestamp("2000-01-02T20:34:56.123Z"), bytes);
}

/// What is left of a millisecond is dropped, towards the past. A double holds milliseconds of all
/// years.
#[test]
fn timestamps_have_milliseconds() {
    // 1777293000.123 as a double.
    let bytes = b"\xc1\xfb\x41\xda\x7b\xd5\xb2\x07\xdf\x3b";
    both_of(&TIMESTAMP, timestamp("2026-04-27T12:30:00.123Z"), bytes);
    for (text, again) in [
        ("2026-04-27T12:30:00.123456789Z", "2026-04-27T12:30:00.123Z"),
        ("2026-04-27T12:30:00.000999999Z", "2026-04-27T12:30:00Z"),
        ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999Z"),
        ("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999Z"),
        ("0001-01-01T00:00:00.001999999Z", "0001-01-01T00:00:00.001Z"),
    ] {
        let cbor = TIMESTAMP.to_cbor(&timestamp(text)).unwrap();
        reads_of(&TIMESTAMP, &cbor, timestamp(again));
    }
    // Less than a millisecond makes no double.
    assert_eq!(TIMESTAMP.to_cbor(&timestamp("1970-01-01T00:00:01.000999Z")).unwrap(), b"\xc1\x01");
}

#[test]
fn timestamps_of_other_kinds() {
    // Without the tag, and with that of text.
    let expected = timestamp("2013-03-21T20:04:00Z");
    reads_of(&TIMESTAMP, b"\x1a\x51\x4b\x67\xb0", expected);
    reads_of(&TIMESTAMP, b"\xc0\x74\x32\x30\x31\x33-03-21T20:04:00Z", expected);
}

/// `@timestampFormat` and `@jsonName` do not count.
#[test]
fn traits_of_other_formats() {
    let value = Everything {
        date_time: Some(Timestamp::default()),
        http_date: Some(Timestamp::default()),
        epoch: Some(Timestamp::default()),
        ..Everything::default()
    };
    both(value, b"\xbf\x68dateTime\xc1\x00\x68httpDate\xc1\x00\x65epoch\xc1\x00\xff");
    let value = Bound {
        attribute: Some("a".to_owned()),
        renamed: Some("b".to_owned()),
        flat: Some(vec!["c".to_owned()]),
        ..Bound::default()
    };
    both(value, b"\xbf\x69attribute\x61a\x67renamed\x61b\x64flat\x81\x61c\xff");
    reads(b"\xa1\x64json\x61b", Bound::default());
    both(Choice::Structure(Box::default()), b"\xa1\x69structure\xbf\xff");
}

#[test]
fn big_integers() {
    let both = |text, bytes| both_of(&BIG_INTEGER, big_integer(text), bytes);
    both("18446744073709551616", b"\xc2\x49\x01\0\0\0\0\0\0\0\0");
    both("-18446744073709551617", b"\xc3\x49\x01\0\0\0\0\0\0\0\0");
    both("0", b"\xc2\x40");
    both("255", b"\xc2\x41\xff");
    both("-1", b"\xc3\x40");
    both("-256", b"\xc3\x41\xff");
    let reads = |bytes, text| reads_of(&BIG_INTEGER, bytes, big_integer(text));
    // Small ones as integers, zeros before the number, bytes in chunks.
    reads(b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff", "18446744073709551615");
    reads(b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff", "-18446744073709551616");
    reads(b"\x05", "5");
    reads(b"\xc2\x43\0\0\x05", "5");
    reads(b"\xc2\x5f\x41\x01\x41\x00\xff", "256");
}

#[test]
fn big_decimals() {
    let both = |text, bytes| both_of(&BIG_DECIMAL, big_decimal(text), bytes);
    // https://www.rfc-editor.org/rfc/rfc8949#section-3.4.4
    both("273.15", b"\xc4\x82\x21\x19\x6a\xb3");
    both("0.10", b"\xc4\x82\x21\x0a");
    both("-0.05", b"\xc4\x82\x21\x24");
    both("15", b"\xc4\x82\x00\x0f");
    both("15e2", b"\xc4\x82\x02\x0f");
    both("18446744073709551616", b"\xc4\x82\x00\xc2\x49\x01\0\0\0\0\0\0\0\0");
    both("-1844674407370955161.7", b"\xc4\x82\x20\xc3\x49\x01\0\0\0\0\0\0\0\0");
    both("1e9223372036854775807", b"\xc4\x82\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x01");
    both("5e-1000", b"\xc4\x82\x39\x03\xe7\x05");
    let reads = |bytes, text| reads_of(&BIG_DECIMAL, bytes, big_decimal(text));
    reads(b"\xc4\x9f\x21\x19\x6a\xb3\xff", "273.15");
    reads(b"\x18\x64", "100");
    reads(b"\xc3\x41\xff", "-256");
    reads(b"\xf9\x3e\x00", "1.5");
    reads(b"\xfb\x3f\xf1\x99\x99\x99\x99\x99\x9a", "1.1");
    // What the exponent announces is not written out.
    reads(b"\xc4\x82\x3b\x7f\xff\xff\xff\xff\xff\xff\xff\x01", "1e-9223372036854775808");
}

/// The number stays, and with it the zeros at its end, but not the way in which it was put.
#[test]
fn big_decimals_of_another_form() {
    for (text, again) in [
        ("1.50E+1", "15.0"),
        ("1e0", "1"),
        ("-0.0", "0.0"),
        ("123e-5", "0.00123"),
        ("1.5e3", "15e2"),
        ("0.000", "0.000"),
    ] {
        let cbor = BIG_DECIMAL.to_cbor(&big_decimal(text)).unwrap();
        reads_of(&BIG_DECIMAL, &cbor, big_decimal(again));
    }
}

#[test]
fn numbers_that_are_too_large_to_write() {
    let value = |text: &str| Plain {
        aggregates: Aggregates::default(),
        big_integer: big_integer(text),
        ..Plain::default()
    };
    assert!(value(&"9".repeat(2466)).to_cbor().is_ok());
    for text in ["9".repeat(2467), "9".repeat(100_000), format!("-{}", "9".repeat(2467))] {
        let error = value(&text).to_cbor().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.to_string(), "/bigInteger: the number has more than 1024 bytes");
    }
    for text in ["0.1e-9223372036854775808", "-1.25e-9223372036854775807"] {
        let value = Everything {
            next: Some(Box::new(Everything {
                big_decimal: Some(big_decimal(text)),
                ..Everything::default()
            })),
            ..Everything::default()
        };
        let error = value.to_cbor().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.to_string(), "/next/bigDecimal: the exponent has more than 64 bits");
    }
}

#[test]
fn lists_and_maps() {
    let value = Aggregates {
        strings: Some(vec!["a".to_owned(), String::new()]),
        sparse: Some(vec![None, Some(1)]),
        matrix: Some(vec![vec![], vec![0.5]]),
        strings_by_key: Some([("k".to_owned(), "v".to_owned())].into()),
        sparse_by_key: Some([("a".to_owned(), None), ("b".to_owned(), Some("c".into()))].into()),
        ..Aggregates::default()
    };
    both(
        value.clone(),
        b"\xbf\x67strings\x82\x61a\x60\x66sparse\x82\xf6\x01\
          \x66matrix\x82\x80\x81\xfa\x3f\x00\x00\x00\
          \x6cstringsByKey\xa1\x61k\x61v\x6bsparseByKey\xa2\x61a\xf6\x61b\x41c\xff",
    );
    // The same without lengths, and with undefined for null.
    reads(
        b"\xa5\x67strings\x9f\x61a\x60\xff\x66sparse\x9f\xf7\x01\xff\
          \x66matrix\x9f\x9f\xff\x81\xf9\x38\x00\xff\
          \x6cstringsByKey\xbf\x61k\x61v\xff\x6bsparseByKey\xbf\x61a\xf7\x61b\x41c\xff",
        value,
    );
    let empty = Aggregates {
        strings: Some(vec![]),
        strings_by_key: Some(BTreeMap::new()),
        ..Aggregates::default()
    };
    both(empty.clone(), b"\xbf\x67strings\x80\x6cstringsByKey\xa0\xff");
    reads(b"\xbf\x67strings\x9f\xff\x6cstringsByKey\xbf\xff\xff", empty);
    let long: Vec<i64> = (1..=25).collect();
    let bytes = b"\x98\x19\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\
                  \x10\x11\x12\x13\x14\x15\x16\x17\x18\x18\x18\x19";
    assert_eq!(tests::sample::SPARSE_INTEGERS.to_cbor(&long).as_deref(), Ok(&bytes[..]));
}

#[test]
fn null_is_as_good_as_missing() {
    reads(b"\xbf\x64long\xf6\x66string\xf7\x64next\xf6\xff", Everything::default());
    reads(b"\xa2\x64long\xf6\x67strings\xf7", Plain::default());
    // With tags too.
    reads(b"\xa2\x69timestamp\xc1\xf6\x68document\xd9\xd9\xf7\xc6\xf7", Everything::default());
    let expected = Aggregates {
        strings: Some(vec!["a".to_owned()]),
        strings_by_key: Some([("b".to_owned(), "c".to_owned())].into()),
        documents: Some(vec![Document::Null]),
        ..Aggregates::default()
    };
    reads(
        b"\xa3\x67strings\x83\xf6\x61a\xf7\x6cstringsByKey\xa2\x61a\xf6\x61b\x61c\
          \x69documents\x81\xf6",
        expected,
    );
    // A null document, and a union that a service left out, are not written.
    both(Everything::default(), b"\xbf\xff");
    let null = Everything { document: Some(Document::Null), ..Everything::default() };
    assert_eq!(null.to_cbor().as_deref(), Ok(&b"\xbf\xff"[..]));
    let corrected = Plain::default().to_cbor().unwrap();
    assert!(!corrected.windows(7).any(|name| name == b"\x66choice"));
    reads(&corrected, Plain::default());
}

#[test]
fn unknown_members_are_skipped() {
    let unknown: [&[u8]; 19] = [
        b"\x00",
        b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x43abc",
        b"\x63abc",
        b"\x5f\x41a\x42bc\xff",
        b"\x7f\x61a\x60\xff",
        b"\x83\x01\x82\x02\x03\x80",
        b"\x9f\x01\x9f\xff\x82\x02\x03\xff",
        b"\xa1\x61a\xa0",
        b"\xbf\x61a\xbf\xff\x61b\x9f\xff\xff",
        // Keys of any type.
        b"\xa2\x01\x02\x80\x80",
        b"\xc1\x1a\x51\x4b\x67\xb0",
        b"\xd9\xd9\xf7\xc2\x41\x01",
        b"\xf4",
        b"\xf6",
        b"\xf7",
        b"\xf0",
        b"\xf8\xff",
        b"\xf9\x7e\x00",
    ];
    let expected = Everything { long: Some(1), ..Everything::default() };
    for item in unknown {
        let bytes = [b"\xbf\x63new", item, b"\x64long\x01\xff"].concat();
        reads(&bytes, expected.clone());
    }
    // Text that nobody reads is not decoded.
    reads(b"\xa2\x63new\x62\xff\xff\x64long\x01", expected);
}

#[test]
fn the_last_of_a_key_counts() {
    reads(b"\xa2\x64long\x01\x64long\x02", Everything { long: Some(2), ..Everything::default() });
    let expected = Aggregates {
        strings: Some(vec!["c".to_owned()]),
        strings_by_key: Some([("k".to_owned(), "b".to_owned())].into()),
        ..Aggregates::default()
    };
    reads(
        b"\xa3\x67strings\x82\x61a\x61b\x67strings\x81\x61c\
          \x6cstringsByKey\xa2\x61k\x61a\x61k\x61b",
        expected,
    );
}

#[test]
fn unions() {
    both(Choice::Text("a".to_owned()), b"\xa1\x64text\x61a");
    both(Choice::Nothing(smithy_shapes::Unit), b"\xa1\x67nothing\xbf\xff");
    both(
        Choice::List(vec![Choice::Number(0.5), Choice::Time(Timestamp::default())]),
        b"\xa1\x64list\x82\xa1\x66number\xfa\x3f\x00\x00\x00\xa1\x64time\xc1\x00",
    );
    let expected = Choice::Text("a".to_owned());
    reads(b"\xbf\x64text\x61a\xff", expected.clone());
    // Nulls and `__type` are no members.
    reads(b"\xa4\x66__type\x61T\x66number\xf6\x64text\x61a\x63new\xf7", expected);
}

#[test]
fn unions_keep_a_member_that_is_not_known() {
    let bytes = b"\xa1\x68hologram\xa1\x65depth\x83\x03\xf6\xa1\x61x\xfa\x3f\xc0\x00\x00";
    let value = Choice::from_cbor(bytes).unwrap();
    let Choice::Unknown(member) = &value else { panic!("{value:?}") };
    assert_eq!(member.tag(), "hologram");
    let depth = Document::List(vec![3.into(), Document::Null, [("x", 1.5)].into_iter().collect()]);
    assert_eq!(*member.content(), [("depth", depth)].into_iter().collect());
    both(value, bytes);
}

/// What CBOR has and JSON has not becomes what is nearest.
#[test]
fn documents() {
    both_of(&DOCUMENT, Document::Null, b"\xf6");
    both_of(&DOCUMENT, Document::from(true), b"\xf5");
    both_of(&DOCUMENT, Document::from(-2), b"\x21");
    both_of(&DOCUMENT, Document::Number(u64::MAX.into()), b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff");
    both_of(&DOCUMENT, Document::from(1.0), b"\xfa\x3f\x80\x00\x00");
    both_of(&DOCUMENT, Document::from(vec!["a", ""]), b"\x82\x61a\x60");
    let map: Document = [("b", 2), ("a", 1)].into_iter().collect();
    both_of(&DOCUMENT, map, b"\xa2\x61a\x01\x61b\x02");

    let reads = |bytes, value| reads_of(&DOCUMENT, bytes, value);
    reads(b"\xf7", Document::Null);
    reads(b"\x9f\x01\xbf\xff\xff", Document::List(vec![1.into(), Document::Map(BTreeMap::new())]));
    reads(b"\x42\xfb\xff", "+/8=".into());
    reads(b"\xc1\x1a\x51\x4b\x67\xb0", 1_363_896_240.into());
    reads(b"\xd9\xd9\xf7\xd8\x20\x61a", "a".into());
    reads(b"\xc2\x41\x05", 5.into());
    reads(b"\xc3\x49\x01\0\0\0\0\0\0\0\0", big_decimal("-18446744073709551617").into());
    reads(b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff", big_decimal("-18446744073709551616").into());
    reads(b"\xc4\x82\x21\x19\x6a\xb3", 273.15.into());
    reads(b"\xf9\x7c\x00", Document::Number(Number::Float(f64::INFINITY)));
}
