//! JSON that is none, or that does not fit: each an error that names the path and the byte, and
//! never a panic.

use gameliftstreams::{CreateStreamGroupInput, Shape, StreamSessionSummary};
use smithy_shapes::{ErrorKind, MAX_DEPTH};
use tests::sample::{Aggregates, Choice, Everything};

#[track_caller]
fn refused<T: Shape>(json: impl AsRef<[u8]>, kind: ErrorKind, expected: &str) {
    let error = T::from_json(json).expect_err("must be refused");
    assert_eq!((error.to_string().as_str(), error.kind()), (expected, kind));
}

#[track_caller]
fn no_json(json: impl AsRef<[u8]>, expected: &str) {
    refused::<Everything>(json, ErrorKind::Syntax, expected);
}

#[test]
fn truncated_at_every_byte() {
    let json = r#"{"Arn":"a\u00e9\"b","Status":"ACTIVE","CreatedAt":-1.5e3,"New":[true,null,{"a":"b"}],
        "ExportFilesMetadata" : { "Status" : "FAILED" } }"#;
    assert!(StreamSessionSummary::from_json(json).is_ok());
    for end in 0..json.len() {
        let error = StreamSessionSummary::from_json(&json[..end]).unwrap_err();
        // Words that are cut off are wrong from where they begin.
        let begin = json[..end].trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
        assert_eq!(error.kind(), ErrorKind::Syntax, "{error}");
        assert!([Some(begin), Some(end)].contains(&error.offset()), "{end}: {error}");
    }
}

#[test]
fn truncated() {
    no_json("", "invalid JSON: unexpected end at byte 0");
    no_json(" \n", "invalid JSON: unexpected end at byte 2");
    no_json("{", "invalid JSON: unexpected end at byte 1");
    no_json("{\"", "invalid JSON: unterminated string at byte 2");
    no_json("{\"string\"", "invalid JSON: unexpected end at byte 9");
    no_json("{\"string\":", "invalid JSON: unexpected end at byte 10");
    no_json("{\"string\":\"a", "/string: invalid JSON: unterminated string at byte 12");
    no_json("{\"string\":\"a\"", "invalid JSON: unexpected end at byte 13");
    no_json("{\"string\":\"a\",", "invalid JSON: unexpected end at byte 14");
    no_json("{\"next\":{\"long\":1", "/next: invalid JSON: unexpected end at byte 17");
    no_json("{\"x\":[1,", "invalid JSON: unexpected end at byte 8");
}

#[test]
fn malformed() {
    no_json("{]", "invalid JSON: expected a key at byte 1");
    no_json("{string:1}", "invalid JSON: expected a key at byte 1");
    no_json("{'string':1}", "invalid JSON: expected a key at byte 1");
    no_json("{1:1}", "invalid JSON: expected a key at byte 1");
    no_json("{\"string\" \"a\"}", "invalid JSON: expected `:` at byte 10");
    no_json("{\"long\":1 \"a\":2}", "invalid JSON: expected `,` or `}` at byte 10");
    no_json("{\"long\":1,}", "invalid JSON: expected a value after the comma at byte 10");
    no_json("{,\"long\":1}", "invalid JSON: expected a key at byte 1");
    no_json("{\"x\":[1,]}", "invalid JSON: expected a value after the comma at byte 8");
    no_json("{\"x\":[1 2]}", "invalid JSON: expected `,` or `]` at byte 8");
    no_json("{\"x\":[1}", "invalid JSON: expected `,` or `]` at byte 7");
    no_json("/**/{}", "invalid JSON: expected a structure at byte 0");
    no_json("\u{feff}{}", "invalid JSON: expected a structure at byte 0");
    no_json("{\"x\":}", "invalid JSON: expected a value at byte 5");
    no_json("{\"document\":]}", "/document: invalid JSON: expected a value at byte 12");
    no_json("{\"x\":nul}", "invalid JSON: expected null, true or false at byte 5");
    no_json("{\"x\":True}", "invalid JSON: expected a value at byte 5");
    no_json("{\"string\":nil}", "invalid JSON: expected null, true or false at byte 10");
    no_json("{\"boolean\":tru}", "/boolean: invalid JSON: expected null, true or false at byte 11");
    no_json("{\"string\":undefined}", "/string: invalid JSON: expected a string at byte 10");
    no_json("{\u{a0}}", "invalid JSON: expected a key at byte 1");
}

#[test]
fn trailing_data() {
    let expected = |at| format!("invalid JSON: unexpected data after the value at byte {at}");
    no_json("{}{}", &expected(2));
    no_json("{} \n x", &expected(5));
    no_json("{}\0", &expected(2));
    no_json("{},", &expected(2));
    assert_eq!(Everything::from_json(" {} \r\n\t"), Ok(Everything::default()));
}

#[test]
fn malformed_numbers() {
    for (number, at) in [("-", 9), ("1.", 10), (".5", 8), ("1e", 10), ("1e+", 11), ("-x", 9)] {
        let error = Everything::from_json(format!("{{\"long\":{number}}}")).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Syntax, Some(at)), "{error}");
    }
    for number in ["01", "-01", "00"] {
        let at = 8 + number.len() - 1;
        let expected = format!("invalid JSON: a number with a leading zero at byte {at}");
        no_json(format!("{{\"long\":{number}}}"), &format!("/long: {expected}"));
        let expected = format!("invalid JSON: a number with a leading zero at byte {}", at - 3);
        no_json(format!("{{\"x\":{number}}}"), &expected);
    }
    no_json("{\"long\":+1}", "/long: invalid JSON: expected an integer at byte 8");
    no_json("{\"double\":NaN}", "/double: invalid JSON: expected a number at byte 10");
    no_json("{\"double\":-Infinity}", "/double: invalid JSON: expected a digit at byte 11");
    no_json("{\"long\":0x10}", "invalid JSON: expected `,` or `}` at byte 9");
}

#[test]
fn malformed_strings() {
    let bad = |content: &[u8]| [br#"{"string":"a"#, content, br#""}"#].concat();
    for control in 0..0x20 {
        let expected = "/string: invalid JSON: a control character in a string at byte 13";
        no_json(bad(&[control]), expected);
    }
    for escape in [
        "\\x",
        "\\'",
        "\\U",
        "\\ ",
        "\\u12",
        "\\u12g4",
        "\\u+123",
        "\\ud800",
        "\\udc00",
        "\\ud800\\u0041",
        "\\ud800x",
        "\\udbff\\ud800",
    ] {
        let error = Everything::from_json(bad(escape.as_bytes())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax, "{escape}: {error}");
        assert_eq!(error.path().count(), 1, "{escape}: {error}");
        assert!(error.message().starts_with("invalid JSON: "), "{escape}: {error}");
        assert!((12..=24).contains(&error.offset().unwrap()), "{escape}: {error}");
    }
    // No UTF-8: a lone byte, too long a form, a surrogate, beyond U+10FFFF, cut off.
    for bytes in [&b"\xff"[..], b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"] {
        let error = Everything::from_json(bad(bytes)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax, "{bytes:?}: {error}");
        assert!(error.message().starts_with("invalid JSON: "), "{bytes:?}: {error}");
    }
    // Keys are strings too.
    for json in [&b"{\"a\xff\":1}"[..], b"{\"\\ud800\":1}", b"{\"a\nb\":1}"] {
        assert_eq!(Everything::from_json(json).unwrap_err().kind(), ErrorKind::Syntax);
    }
}

/// Text that nobody reads is not decoded, as in serde_json: its form is checked, but neither UTF-8
/// nor pairs of surrogates.
#[test]
fn strings_that_are_skipped() {
    for content in [&b"\xff"[..], b"\\ud800"] {
        let json = [br#"{"x":""#, content, br#""}"#].concat();
        assert_eq!(Everything::from_json(&json), Ok(Everything::default()));
        assert!(serde_json::from_slice::<Everything>(&json).is_ok());
        let json = [br#"{"x":{""#, content, br#"":1}}"#].concat();
        assert_eq!(Everything::from_json(&json), Ok(Everything::default()));
        assert!(serde_json::from_slice::<Everything>(&json).is_ok());
    }
    no_json("{\"x\":\"\\x\"}", "invalid JSON: a malformed escape sequence at byte 7");
    no_json("{\"x\":\"\n\"}", "invalid JSON: a control character in a string at byte 6");
}

#[test]
fn other_types() {
    let everything = |json: &str, expected: &str| {
        refused::<Everything>(json, ErrorKind::Type, expected);
    };
    everything("[]", "expected a structure at byte 0");
    everything(" null", "expected a structure at byte 1");
    everything(r#"{"boolean":"true"}"#, "/boolean: expected a boolean at byte 11");
    everything(r#"{"boolean":1}"#, "/boolean: expected a boolean at byte 11");
    everything(r#"{"byte": "1"}"#, "/byte: expected an integer at byte 9");
    everything(r#"{"long":[1]}"#, "/long: expected an integer at byte 8");
    everything(r#"{"rank":"ACE"}"#, "/rank: expected an integer at byte 8");
    everything(r#"{"double":"1.5"}"#, "/double: expected a number at byte 10");
    everything(r#"{"double":"nan"}"#, "/double: expected a number at byte 10");
    everything(r#"{"double":"+Infinity"}"#, "/double: expected a number at byte 10");
    everything(r#"{"float":true}"#, "/float: expected a number at byte 9");
    everything(r#"{"bigInteger":"1"}"#, "/bigInteger: expected an integer at byte 14");
    everything(r#"{"bigDecimal":{}}"#, "/bigDecimal: expected a number at byte 14");
    everything(r#"{"string":1}"#, "/string: expected a string at byte 10");
    everything(r#"{"string":{"a":1}}"#, "/string: expected a string at byte 10");
    everything(r#"{"blob":1}"#, "/blob: expected a base64 string at byte 8");
    everything(r#"{"suit":false}"#, "/suit: expected a string at byte 8");
    everything(
        r#"{"timestamp":"yesterday"}"#,
        "/timestamp: expected a number of seconds at byte 13",
    );
    everything(r#"{"epoch":{}}"#, "/epoch: expected a number of seconds at byte 9");
    everything(r#"{"dateTime":1}"#, "/dateTime: expected a timestamp string at byte 12");
    everything(r#"{"choice":"text"}"#, "/choice: expected a union at byte 10");
    everything(r#"{"next":[]}"#, "/next: expected a structure at byte 8");
    everything(
        r#"{"next":{"next":{"short":""}}}"#,
        "/next/next/short: expected an integer at byte 25",
    );
    let group = |json: &str, expected: &str| {
        refused::<CreateStreamGroupInput>(json, ErrorKind::Type, expected);
    };
    group(r#"{"Tags":[]}"#, "/Tags: expected a map at byte 8");
    group(r#"{"Tags":{"a":"b","c/~d":1}}"#, "/Tags/c~1~0d: expected a string at byte 24");
    group(
        r#"{"LocationConfigurations":{}}"#,
        "/LocationConfigurations: expected a list at byte 26",
    );
    group(
        r#"{"LocationConfigurations":[{},{"VpcTransitConfiguration":{"Ipv4CidrBlocks":["", 1]}}]}"#,
        "/LocationConfigurations/1/VpcTransitConfiguration/Ipv4CidrBlocks/1: \
         expected a string at byte 80",
    );
}

#[test]
fn whole_numbers_only() {
    for number in ["1.5", "1.0", "1e2", "-0.0", "1E0"] {
        for name in ["byte", "short", "integer", "long", "rank", "bigInteger"] {
            let error = Everything::from_json(format!("{{\"{name}\":{number}}}")).unwrap_err();
            let expected = format!("/{name}: expected an integer at byte {}", name.len() + 4);
            assert_eq!(error.to_string(), expected);
        }
    }
}

#[test]
fn numbers_out_of_range() {
    let limits = [
        ("byte", "-129", "128"),
        ("short", "-32769", "32768"),
        ("integer", "-2147483649", "2147483648"),
        ("rank", "-2147483649", "2147483648"),
        ("long", "-9223372036854775809", "9223372036854775808"),
        ("float", "-3.5e38", "3.5e38"),
        ("double", "-1.8e308", "1.8e308"),
        ("double", "-1e999999999999999999999", "1e999999999999999999999"),
    ];
    for (name, below, above) in limits {
        for number in [below, above] {
            let at = name.len() + 4;
            let expected = format!("/{name}: the number is out of range at byte {at}");
            let json = format!("{{\"{name}\":{number}}}");
            refused::<Everything>(json, ErrorKind::Value, &expected);
        }
    }
    let limits = r#"{"byte":-128,"short":32767,"integer":-2147483648,"long":9223372036854775807,"double":1.7976931348623157e308}"#;
    let value = Everything::from_json(limits).unwrap();
    assert_eq!((value.byte, value.short), (Some(-128), Some(32767)));
    assert_eq!((value.integer, value.long), (Some(i32::MIN), Some(i64::MAX)));
    assert_eq!(value.double, Some(f64::MAX));
}

#[test]
fn values_of_no_shape() {
    let value = |json: &str, expected: &str| {
        refused::<Everything>(json, ErrorKind::Value, expected);
    };
    for text in ["YQ", "YQ=", "Y===", "YQ==YQ==", "Y Q==", "-_==", "YR==", "\\n"] {
        value(&format!(r#"{{"blob":"{text}"}}"#), "/blob: invalid base64 at byte 8");
    }
    let expected = "/dateTime: expected a date-time such as 1985-04-12T23:20:50Z at byte 12";
    for text in ["", "2020-01-01", "2020-01-01T00:00:00", "2020-13-01T00:00:00Z", "1577836800"] {
        value(&format!(r#"{{"dateTime":"{text}"}}"#), expected);
    }
    let expected =
        "/httpDate: expected an http-date such as Tue, 29 Apr 2014 18:30:38 GMT at byte 12";
    for text in ["", "2020-01-01T00:00:00Z", "Mon, 29 Apr 2014 18:30:38 GMT"] {
        value(&format!(r#"{{"httpDate":"{text}"}}"#), expected);
    }
    let expected = "/epoch: timestamps range from the year 1 to the year 9999 at byte 9";
    for number in ["253402300800", "-62135596801", "1e300", "-62135596800.000000001"] {
        value(&format!(r#"{{"epoch":{number}}}"#), expected);
    }
}

#[test]
fn unions_have_one_member() {
    let choice = |json: &str, expected: &str| refused::<Choice>(json, ErrorKind::Value, expected);
    choice("{}", "a union without a member at byte 0");
    choice(r#" {"text":null,"new":null,"__type":"text"}"#, "a union without a member at byte 1");
    choice(r#"{"text":"a","number":1}"#, "a union with more than one member at byte 0");
    choice(r#"{"text":"a","text":"a"}"#, "a union with more than one member at byte 0");
    choice(r#"{"text":"a","new":1}"#, "a union with more than one member at byte 0");
    choice(r#"{"new":1,"newer":{}}"#, "a union with more than one member at byte 0");
    choice(r#"{"list":[{"text":""},{}]}"#, "/list/1: a union without a member at byte 21");
    refused::<Choice>(
        r#"{"struct":{"matrix":[[1],[2,"x"]]}}"#,
        ErrorKind::Type,
        "/structure/matrix/1/1: expected a number at byte 28",
    );
}

/// `levels` of `open`, a core, and what closes them again.
fn nested(open: &str, core: &str, close: &str, levels: usize) -> String {
    format!("{}{core}{}", open.repeat(levels), close.repeat(levels))
}

#[test]
fn nested_too_deep() {
    let cases: [(&str, &str, &str); 7] = [
        ("{\"next\":", "{}", "}"),
        ("{\"x\":", "{}", "}"),
        ("{\"x\":[", "[]", "]}"),
        ("{\"document\":{\"x\":[", "[]", "]}}"),
        ("{\"choice\":{\"list\":[", "", "]}}"),
        ("{\"choice\":{\"new\":", "[]", "}}"),
        ("[", "", "]"),
    ];
    for (open, core, close) in cases {
        // Closed or not, well-formed inside or not: the limit comes first.
        for json in [nested(open, core, close, 10_000), open.repeat(10_000)] {
            let Err(error) = Everything::from_json(&json) else { panic!("{open}") };
            if open != "[" && open != "{\"choice\":{\"list\":[" {
                assert_eq!(error.kind(), ErrorKind::Depth, "{open}: {error}");
                assert_eq!(error.message(), "nested deeper than 128 levels");
            }
            assert!(error.offset().unwrap() <= 20 * MAX_DEPTH, "{open}: {error}");
            assert!(error.path().count() <= MAX_DEPTH, "{open}");
        }
    }
}

#[test]
fn nested_just_deep_enough() {
    let deepest = |open, close, levels| nested(open, "1", close, levels);
    // Each member opens one level, so does what is in it.
    let next = nested("{\"next\":", "{}", "}", MAX_DEPTH - 1);
    assert!(Everything::from_json(&next).is_ok());
    let error = Everything::from_json(nested("{\"next\":", "{}", "}", MAX_DEPTH)).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::Depth, Some(8 * MAX_DEPTH)));
    for (open, close) in [("[", "]"), ("{\"x\":", "}")] {
        for member in ["x", "document"] {
            let json = |levels| format!("{{\"{member}\":{}}}", deepest(open, close, levels));
            assert!(Everything::from_json(json(MAX_DEPTH - 1)).is_ok());
            let error = Everything::from_json(json(MAX_DEPTH)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Depth);
        }
    }
    // What has been closed does not count.
    let wide = format!("{{\"x\":[{}{{}}]}}", "[[[]]],".repeat(1_000));
    assert!(Everything::from_json(wide).is_ok());
}

#[test]
fn long_input_fails_where_it_is_wrong() {
    let long = "a".repeat(16 << 20);
    no_json(
        format!("{{\"string\":\"{long}"),
        "/string: invalid JSON: unterminated string at byte 16777227",
    );
    no_json(format!("{{\"x\":\"{long}"), "invalid JSON: unterminated string at byte 16777222");
    let zeros = "0".repeat(1 << 20);
    refused::<Everything>(
        format!("{{\"long\":1{zeros}}}"),
        ErrorKind::Value,
        "/long: the number is out of range at byte 8",
    );
    refused::<Everything>(
        format!("{{\"timestamp\":1{zeros}}}"),
        ErrorKind::Value,
        "/timestamp: timestamps range from the year 1 to the year 9999 at byte 13",
    );
    let commas = format!("{{\"strings\":[{}", "\"\",".repeat(1 << 16));
    let error = Aggregates::from_json(commas).unwrap_err();
    assert_eq!(error.to_string(), "/strings: invalid JSON: unexpected end at byte 196620");
}
