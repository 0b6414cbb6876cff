//! CBOR that is none, or that does not fit: each an error that names the path and the byte, and
//! never a panic.

use gameliftstreams::{CreateStreamGroupInput, Shape, StreamSessionSummary};
use smithy_shapes::{ErrorKind, MAX_DEPTH};
use tests::sample::{Aggregates, Choice, Everything, Vault};

#[track_caller]
fn refused<T: Shape>(cbor: impl AsRef<[u8]>, kind: ErrorKind, expected: &str) {
    let error = T::from_cbor(cbor).expect_err("must be refused");
    assert_eq!((error.to_string().as_str(), error.kind()), (expected, kind));
}

#[track_caller]
fn no_cbor(cbor: impl AsRef<[u8]>, expected: &str) {
    refused::<Everything>(cbor, ErrorKind::Syntax, expected);
}

#[test]
fn truncated_at_every_byte() {
    let cbor: &[u8] = b"\xbf\x63Arn\x63a-1\x66Status\x7f\x63ACT\x63IVE\xff\
        \x69CreatedAt\xc1\xfb\x41\xd4\x52\xd9\xec\x20\x00\x00\
        \x63New\x9f\xf5\xf8\x20\xa1\x61a\x42bc\x19\x01\x00\xc2\x41\x01\x5f\x41a\xff\xff\
        \x73ExportFilesMetadata\xa1\x66Status\x66FAILED\xff";
    assert!(StreamSessionSummary::from_cbor(cbor).is_ok());
    for end in 0..cbor.len() {
        let error = StreamSessionSummary::from_cbor(&cbor[..end]).unwrap_err();
        assert_eq!(error.message(), "invalid CBOR: unexpected end", "{end}");
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Syntax, Some(end)), "{error}");
    }
}

/// Each major type, as a member that is known and as one that is not.
#[test]
fn truncated() {
    let heads: [(&str, &[u8]); 10] = [
        ("long", b"\x18"),
        ("long", b"\x1b\0\0\0\0\0\0\0"),
        ("long", b"\x39\0"),
        ("blob", b"\x42a"),
        ("string", b"\x62a"),
        ("string", b"\x7f\x61a"),
        ("double", b"\xf9\0"),
        ("double", b"\xfb\0\0\0\0\0\0\0"),
        ("timestamp", b"\xc1"),
        ("bigDecimal", b"\xc4\x82\x01"),
    ];
    for (name, item) in heads {
        let head = [0xa1, 0x60 + name.len() as u8];
        let known = [&head, name.as_bytes(), item].concat();
        let expected = format!("/{name}: invalid CBOR: unexpected end at byte {}", known.len());
        no_cbor(&known, &expected);
        let unknown = [b"\xa1\x63new", item].concat();
        no_cbor(&unknown, &format!("invalid CBOR: unexpected end at byte {}", unknown.len()));
    }
    no_cbor("", "invalid CBOR: unexpected end at byte 0");
    no_cbor(b"\xa1", "invalid CBOR: unexpected end at byte 1");
    no_cbor(b"\xa1\x64long", "invalid CBOR: unexpected end at byte 6");
    no_cbor(b"\xbf\x63new\x00", "invalid CBOR: unexpected end at byte 6");
    no_cbor(b"\xa1\x64next\xbf", "/next: invalid CBOR: unexpected end at byte 7");
}

/// A length of 2 to the power of 60 takes no memory, and leads to the end of the input.
#[test]
fn lengths_that_are_only_claimed() {
    const LENGTH: &[u8] = b"\x10\0\0\0\0\0\0\0";
    let of = |member: &str, major: u8| {
        let name = [0x60 + member.len() as u8];
        [b"\xbf", &name[..], member.as_bytes(), &[major << 5 | 27], LENGTH].concat()
    };
    for (member, major) in
        [("blob", 2), ("string", 3), ("next", 5), ("document", 4), ("document", 5)]
    {
        let cbor = of(member, major);
        let expected = format!("/{member}: invalid CBOR: unexpected end at byte {}", cbor.len());
        no_cbor(cbor, &expected);
    }
    for major in 2..=5 {
        no_cbor(of("new", major), "invalid CBOR: unexpected end at byte 14");
    }
    let list = of("strings", 4);
    let expected = "/strings/0: invalid CBOR: unexpected end at byte 18";
    refused::<Aggregates>(list, ErrorKind::Syntax, expected);
    let map = of("byKey", 5);
    refused::<Aggregates>(
        map,
        ErrorKind::Syntax,
        "/byKey: invalid CBOR: unexpected end at byte 16",
    );
    no_cbor(b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff", "invalid CBOR: unexpected end at byte 9");
}

#[test]
fn reserved() {
    for major in 0..8 {
        for information in 28..=30 {
            let byte = major << 5 | information;
            no_cbor([byte], "invalid CBOR: a reserved byte at byte 0");
            let unknown = [b"\xa1\x63new", &[byte][..], &[0; 8]].concat();
            no_cbor(unknown, "invalid CBOR: a reserved byte at byte 5");
        }
    }
    // Integers and tags have no indefinite length; simple values below 32 have one byte.
    for item in [&b"\x1f"[..], b"\x3f", b"\xdf", b"\xf8\x00", b"\xf8\x14", b"\xf8\x1f"] {
        let expected = "invalid CBOR: a reserved byte at byte 5";
        no_cbor([b"\xa1\x63new", item].concat(), expected);
        no_cbor(
            [b"\xa1\x64long", item].concat(),
            &format!("/long: {}", &expected.replace('5', "6")),
        );
    }
}

#[test]
fn breaks_where_none_may_be() {
    no_cbor(b"\xff", "invalid CBOR: unexpected break at byte 0");
    no_cbor(b"\xa1\xff", "invalid CBOR: unexpected break at byte 1");
    no_cbor(b"\xa1\x64long\xff", "/long: invalid CBOR: unexpected break at byte 6");
    // After a key.
    no_cbor(b"\xbf\x64long\xff", "/long: invalid CBOR: unexpected break at byte 6");
    no_cbor(b"\xbf\x63new\xff", "invalid CBOR: unexpected break at byte 5");
    no_cbor(b"\xbf\x63new\xbf\x01\xff\xff", "invalid CBOR: unexpected break at byte 7");
    no_cbor(b"\xa1\x63new\x81\xff", "invalid CBOR: unexpected break at byte 6");
    no_cbor(b"\xa1\x63new\xc1\xff", "invalid CBOR: unexpected break at byte 6");
    no_cbor(b"\xa1\x68document\x81\xff", "/document: invalid CBOR: unexpected break at byte 11");
    no_cbor(b"\xa1\x68document\xc1\xff", "/document: invalid CBOR: unexpected break at byte 11");
    no_cbor(b"\xa1\x69timestamp\xc1\xff", "/timestamp: invalid CBOR: unexpected break at byte 12");
    let list = b"\xa1\x67strings\x82\x61a\xff";
    let expected = "/strings/1: invalid CBOR: unexpected break at byte 12";
    refused::<Aggregates>(list, ErrorKind::Syntax, expected);
    // One too many.
    no_cbor(b"\xbf\xff\xff", "invalid CBOR: unexpected data after the value at byte 2");
}

#[test]
fn trailing_data() {
    let expected = |at| format!("invalid CBOR: unexpected data after the value at byte {at}");
    no_cbor(b"\xa0\xa0", &expected(1));
    no_cbor(b"\xbf\xff\x00", &expected(2));
    no_cbor(b"\xa1\x64long\x01\x64long\x01", &expected(7));
}

#[test]
fn malformed_strings() {
    let no_utf8 = "/string: invalid CBOR: no UTF-8 at byte 10";
    // A lone byte, too long a form, a surrogate, beyond U+10FFFF, cut off.
    for text in [&b"\xff"[..], b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"] {
        let cbor = [b"\xa1\x66string", &[0x61 + text.len() as u8][..], b"a", text].concat();
        no_cbor(cbor, no_utf8);
    }
    // A character in two chunks: each must be text.
    no_cbor(
        b"\xa1\x66string\x7f\x61\xc3\x61\xbc\xff",
        "/string: invalid CBOR: no UTF-8 at byte 10",
    );
    no_cbor(b"\xa1\x61\xff\x00", "invalid CBOR: no UTF-8 at byte 2");
    // Chunks of another type, of no length, of chunks.
    for chunk in [&b"\x41a"[..], b"\x01", b"\x80", b"\xc1\x61a", b"\x7f\x61a\xff", b"\xf6"] {
        let text = "invalid CBOR: a string with other items in it at byte";
        let known = [b"\xa1\x66string\x7f\x61a", chunk, b"\xff"].concat();
        no_cbor(known, &format!("/string: {text} 11"));
        let unknown = [b"\xa1\x63new\x7f\x61a", chunk, b"\xff"].concat();
        no_cbor(unknown, &format!("{text} 8"));
    }
    let bytes = b"\xa1\x64blob\x5f\x41a\x61a\xff";
    no_cbor(bytes, "/blob: invalid CBOR: a string with other items in it at byte 9");
}

#[test]
fn other_types() {
    let everything = |cbor: &[u8], expected: &str| {
        refused::<Everything>(cbor, ErrorKind::Type, expected);
    };
    everything(b"\x80", "expected a structure at byte 0");
    everything(b"\xf6", "expected a structure at byte 0");
    everything(b"\xa1\x01\x01", "expected a string as the key at byte 1");
    everything(b"\xa1\x67boolean\x01", "/boolean: expected a boolean at byte 9");
    everything(b"\xa1\x67boolean\xf8\xff", "/boolean: expected a boolean at byte 9");
    everything(b"\xa1\x64byte\x611", "/byte: expected an integer at byte 6");
    everything(b"\xa1\x64long\xf9\x3c\x00", "/long: expected an integer at byte 6");
    everything(b"\xa1\x64long\xc2\x41\x01", "/long: expected an integer at byte 6");
    everything(b"\xa1\x64rank\x63ACE", "/rank: expected an integer at byte 6");
    everything(b"\xa1\x66double\x63NaN", "/double: expected a number at byte 8");
    everything(b"\xa1\x65float\xf5", "/float: expected a number at byte 7");
    everything(b"\xa1\x6abigInteger\xf9\x3c\x00", "/bigInteger: expected an integer at byte 12");
    everything(
        b"\xa1\x6abigInteger\xc2\x611",
        "/bigInteger: expected the bytes of an integer at byte 13",
    );
    everything(b"\xa1\x6abigDecimal\x611", "/bigDecimal: expected a number at byte 12");
    everything(b"\xa1\x6abigDecimal\xf9\x7e\x00", "/bigDecimal: expected a number at byte 12");
    everything(b"\xa1\x66string\x01", "/string: expected a string at byte 8");
    everything(b"\xa1\x66string\x41a", "/string: expected a string at byte 8");
    everything(b"\xa1\x66string\xd8\x20\x61a", "/string: expected a string at byte 8");
    everything(b"\xa1\x64blob\x64YQ==", "/blob: expected a byte string at byte 6");
    everything(b"\xa1\x64suit\x00", "/suit: expected a string at byte 6");
    everything(b"\xa1\x69timestamp\x61a", "/timestamp: expected a number of seconds at byte 11");
    everything(
        b"\xa1\x69timestamp\xc1\x61a",
        "/timestamp: expected a number of seconds at byte 12",
    );
    everything(b"\xa1\x69timestamp\xc2\x41\x01", "/timestamp: expected a timestamp at byte 11");
    everything(b"\xa1\x69timestamp\xc0\x01", "/timestamp: expected a date-time at byte 12");
    everything(b"\xa1\x66choice\x64text", "/choice: expected a union at byte 8");
    everything(b"\xa1\x68document\xf0", "/document: expected untyped data at byte 10");
    everything(
        b"\xa1\x68document\xa1\x01\x01",
        "/document: expected a string as the key at byte 11",
    );
    everything(
        b"\xa1\x64next\xa1\x64next\xa1\x65short\x60",
        "/next/next/short: expected an integer at byte 19",
    );
    let group = |cbor: &[u8], expected: &str| {
        refused::<CreateStreamGroupInput>(cbor, ErrorKind::Type, expected);
    };
    group(b"\xa1\x64Tags\x80", "/Tags: expected a map at byte 6");
    group(b"\xa1\x64Tags\xa2\x61a\x61b\x64c/~d\x01", "/Tags/c~1~0d: expected a string at byte 16");
    group(
        b"\xa1\x76LocationConfigurations\xa0",
        "/LocationConfigurations: expected a list at byte 24",
    );
    group(
        b"\xbf\x76LocationConfigurations\x9f\xa0\xbf\x6cLocationName\x01\xff\xff\xff",
        "/LocationConfigurations/1/LocationName: expected a string at byte 40",
    );
}

#[test]
fn malformed_decimals() {
    let decimal = |item: &[u8], expected: &str| {
        let cbor = [b"\xa1\x6abigDecimal\xc4", item].concat();
        refused::<Everything>(cbor, ErrorKind::Type, &format!("/bigDecimal: expected {expected}"));
    };
    for parts in
        [&b"\x80"[..], b"\x81\x01", b"\x83\x01\x01\x01", b"\x9f\xff", b"\x9f\x01\xff", b"\x01"]
    {
        decimal(parts, "an exponent and a mantissa at byte 13");
    }
    decimal(b"\x82\xc2\x41\x01\x01", "an exponent at byte 14");
    decimal(b"\x82\x01\xf9\x3c\x00", "a mantissa at byte 15");
    decimal(b"\x82\x01\xc4\x82\x01\x01", "a mantissa at byte 15");
}

#[test]
fn numbers_out_of_range() {
    let limits: [(&str, &[u8]); 14] = [
        ("byte", b"\x18\x80"),
        ("byte", b"\x38\x80"),
        ("short", b"\x19\x80\x00"),
        ("short", b"\x39\x80\x00"),
        ("integer", b"\x1a\x80\x00\x00\x00"),
        ("integer", b"\x3a\x80\x00\x00\x00"),
        ("rank", b"\x1b\0\0\0\x01\0\0\0\0"),
        ("long", b"\x1b\x80\0\0\0\0\0\0\0"),
        ("long", b"\x3b\x80\0\0\0\0\0\0\0"),
        // 1e300
        ("float", b"\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c"),
        ("float", b"\xfb\xfe\x37\xe4\x3c\x88\x00\x75\x9c"),
        ("timestamp", b"\x1b\xff\0\0\0\0\0\0\0"),
        ("document", &[&b"\xc2\x59\x04\x01"[..], &[1; 1025]].concat()),
        ("bigInteger", &[&b"\xc2\x59\x04\x01"[..], &[1; 1025]].concat()),
    ];
    for (name, item) in limits {
        let head = [0xa1, 0x60 + name.len() as u8];
        let at = 2 + name.len();
        let expected = format!("/{name}: the number is out of range at byte {at}");
        refused::<Everything>([&head, name.as_bytes(), item].concat(), ErrorKind::Value, &expected);
    }
    let exponent = b"\xa1\x6abigDecimal\xc4\x82\x1b\x80\0\0\0\0\0\0\0\x01";
    let expected = "/bigDecimal: the number is out of range at byte 13";
    refused::<Everything>(exponent, ErrorKind::Value, expected);
}

#[test]
fn timestamps_out_of_range() {
    let expected = "/epoch: timestamps range from the year 1 to the year 9999 at byte 8";
    for seconds in [
        // 253402300800 and -62135596801, 1e300
        &b"\xc1\x1b\0\0\0\x3a\xff\xf4\x41\x80"[..],
        b"\xc1\x3b\0\0\0\x0e\x77\x91\xf7\x00",
        b"\xc1\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c",
    ] {
        refused::<Everything>([b"\xa1\x65epoch", seconds].concat(), ErrorKind::Value, expected);
    }
    for seconds in [&b"\xc1\xf9\x7e\x00"[..], b"\xc1\xf9\x7c\x00", b"\xc1\xf9\xfc\x00"] {
        let error = Everything::from_cbor([b"\xa1\x65epoch", seconds].concat()).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Value, Some(8)), "{error}");
    }
    let text = b"\xa1\x65epoch\xc0\x63now";
    let expected = "/epoch: expected a date-time such as 1985-04-12T23:20:50Z at byte 7";
    refused::<Everything>(text, ErrorKind::Value, expected);
}

#[test]
fn unions_have_one_member() {
    let choice = |cbor: &[u8], expected: &str| refused::<Choice>(cbor, ErrorKind::Value, expected);
    choice(b"\xa0", "a union without a member at byte 0");
    choice(b"\xbf\x64text\xf6\x63new\xf7\x66__type\x61T\xff", "a union without a member at byte 0");
    choice(b"\xa1\x63new\xc1\xf6", "a union without a member at byte 0");
    choice(b"\xa2\x64text\x61a\x66number\x01", "a union with more than one member at byte 0");
    choice(b"\xa2\x64text\x61a\x64text\x61a", "a union with more than one member at byte 0");
    choice(b"\xa2\x63new\x01\x65newer\x80", "a union with more than one member at byte 0");
    choice(b"\xa1\x64list\x82\xa1\x64text\x60\xa0", "/list/1: a union without a member at byte 14");
}

#[test]
fn nested_too_deep() {
    let cases: [(&[u8], &[u8]); 9] = [
        (b"\xa1\x64next", b"\xa0"),
        (b"\xbf\x64next", b"\xa0"),
        (b"\xa1\x63new", b"\xa0"),
        (b"\xa1\x63new\x81", b"\x80"),
        (b"\xa1\x63new\x9f", b"\x80"),
        (b"\xa1\x68document\x81", b"\x80"),
        (b"\xa1\x66choice\xa1\x63new", b"\x80"),
        (b"\xa1\x68document\xc1", b"\xa0"),
        (b"\xa1\x63new\xc1", b"\xa0"),
    ];
    for (open, core) in cases {
        let cbor = [open.repeat(10_000).as_slice(), core].concat();
        let error = Everything::from_cbor(cbor).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Depth, "{error}");
        assert_eq!(error.message(), "nested deeper than 128 levels");
    }
    let nested = |levels| [b"\xa1\x64next".repeat(levels - 1).as_slice(), b"\xa0"].concat();
    assert!(Everything::from_cbor(nested(MAX_DEPTH)).is_ok());
    let error = Everything::from_cbor(nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::Depth, Some(6 * MAX_DEPTH)));
    // Tags are no levels, and take no stack.
    let tags = [b"\xa1\x63new".as_slice(), &b"\xc6".repeat(1_000_000), b"\x00"].concat();
    assert_eq!(Everything::from_cbor(tags), Ok(Everything::default()));
    let tags = [b"\xa1\x68document".as_slice(), &b"\xc6".repeat(1_000_000), b"\x00"].concat();
    assert_eq!(Everything::from_cbor(tags).unwrap().document, Some(0.into()));
}

#[test]
fn secret_keys_are_not_shown() {
    refused::<Vault>(
        b"\xa1\x6abyPassword\xa1\x66secret\x60",
        ErrorKind::Type,
        "/byPassword/<redacted>: expected an integer at byte 20",
    );
}
