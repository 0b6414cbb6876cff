//! Values of every simple type, by hand from the specification: JSON, XML, query and tree.

use smithy_shapes::schema::prelude;
use smithy_shapes::{Document, Query, Shape, Timestamp, Value};
use tests::sample::{Everything, Rank, Suit};

/// The value is written as this JSON, XML and query, and read back.
#[track_caller]
fn wire(value: Everything, json: &str, xml: &str, query: &str) {
    assert_eq!(value.to_json(), json);
    assert_eq!(Everything::from_json(json), Ok(value.clone()));
    let xml = format!("<Everything>{xml}</Everything>");
    assert_eq!(value.to_xml(), Ok(xml.clone()));
    assert_eq!(Everything::from_xml(&xml), Ok(value.clone()));
    assert_eq!(value.to_query().to_string(), query);
    assert_eq!(Everything::from_query(&Query::parse(query).unwrap()), Ok(value.clone()));
    assert_eq!(Everything::from_value(&value.to_value()), Ok(value));
}

#[test]
fn numbers_at_their_limits() {
    wire(
        Everything {
            boolean: Some(false),
            byte: Some(i8::MIN),
            short: Some(i16::MAX),
            integer: Some(i32::MIN),
            long: Some(i64::MAX),
            ..Everything::default()
        },
        concat!(
            r#"{"boolean":false,"byte":-128,"short":32767,"integer":-2147483648,"#,
            r#""long":9223372036854775807}"#,
        ),
        concat!(
            "<boolean>false</boolean><byte>-128</byte><short>32767</short>",
            "<integer>-2147483648</integer><long>9223372036854775807</long>",
        ),
        "boolean=false&byte=-128&short=32767&integer=-2147483648&long=9223372036854775807",
    );
}

#[test]
fn floats() {
    let floats = |float, double| Everything {
        float: Some(float),
        double: Some(double),
        ..Everything::default()
    };
    wire(
        floats(0.1, 0.1),
        r#"{"float":0.1,"double":0.1}"#,
        "<float>0.1</float><double>0.1</double>",
        "float=0.1&double=0.1",
    );
    wire(
        floats(-2.0, 1e300),
        r#"{"float":-2.0,"double":1e300}"#,
        "<float>-2.0</float><double>1e300</double>",
        "float=-2.0&double=1e300",
    );
    // JSON has no numbers for these.
    wire(
        floats(f32::INFINITY, f64::NEG_INFINITY),
        r#"{"float":"Infinity","double":"-Infinity"}"#,
        "<float>Infinity</float><double>-Infinity</double>",
        "float=Infinity&double=-Infinity",
    );
    let nan = floats(f32::NAN, f64::NAN);
    assert_eq!(nan.to_json(), r#"{"float":"NaN","double":"NaN"}"#);
    assert_eq!(nan.to_query().to_string(), "float=NaN&double=NaN");
    let again = Everything::from_query(&nan.to_query()).unwrap();
    assert!(again.float.unwrap().is_nan() && again.double.unwrap().is_nan());
    let again = Everything::from_json(nan.to_json()).unwrap();
    assert!(again.float.unwrap().is_nan() && again.double.unwrap().is_nan());
    let again = Everything::from_xml(nan.to_xml().unwrap()).unwrap();
    assert!(again.float.unwrap().is_nan() && again.double.unwrap().is_nan());
    // Whole numbers are floats too, and what is too small is zero.
    let value = Everything::from_json(r#"{"float":16777217,"double":1e-400}"#);
    assert_eq!(value, Ok(floats(16_777_216.0, 0.0)));
    let zero = Everything::from_json(r#"{"double":-0.0}"#).unwrap().double.unwrap();
    assert!(zero == 0.0 && zero.is_sign_negative());
    let value = Everything::from_xml("<e><float>5</float><double> +1.5E2\n</double></e>");
    assert_eq!(value, Ok(floats(5.0, 150.0)));
}

#[test]
fn big_numbers_keep_every_digit() {
    wire(
        Everything {
            big_integer: Some("-123456789012345678901234567890".parse().unwrap()),
            big_decimal: Some("1.000000000000000000010E+5".parse().unwrap()),
            ..Everything::default()
        },
        concat!(
            r#"{"bigInteger":-123456789012345678901234567890,"#,
            r#""bigDecimal":1.000000000000000000010E+5}"#,
        ),
        concat!(
            "<bigInteger>-123456789012345678901234567890</bigInteger>",
            "<bigDecimal>1.000000000000000000010E+5</bigDecimal>",
        ),
        "bigInteger=-123456789012345678901234567890&bigDecimal=1.000000000000000000010E%2B5",
    );
}

#[test]
fn strings_blobs_and_enums() {
    wire(
        Everything {
            string: Some("naïve & co".to_owned()),
            blob: Some(vec![0xfb, 0xff, 0xfe, 0].into()),
            suit: Some(Suit::Hearts),
            rank: Some(Rank::King),
            ..Everything::default()
        },
        r#"{"string":"naïve & co","blob":"+//+AA==","suit":"hearts","rank":13}"#,
        "<string>naïve &amp; co</string><blob>+//+AA==</blob><suit>hearts</suit><rank>13</rank>",
        "string=na%C3%AFve%20%26%20co&blob=%2B%2F%2F%2BAA%3D%3D&suit=hearts&rank=13",
    );
}

#[test]
fn timestamps() {
    let time = Some(Timestamp::new(-1, 250_000_000).unwrap());
    wire(
        Everything {
            timestamp: time,
            date_time: time,
            http_date: Some(Timestamp::new(-1, 0).unwrap()),
            epoch: time,
            ..Everything::default()
        },
        // JSON and XML have formats of their own, which the model overrides.
        concat!(
            r#"{"timestamp":-0.75,"dateTime":"1969-12-31T23:59:59.25Z","#,
            r#""httpDate":"Wed, 31 Dec 1969 23:59:59 GMT","epoch":-0.75}"#,
        ),
        concat!(
            "<timestamp>1969-12-31T23:59:59.25Z</timestamp>",
            "<dateTime>1969-12-31T23:59:59.25Z</dateTime>",
            "<httpDate>Wed, 31 Dec 1969 23:59:59 GMT</httpDate><epoch>-0.75</epoch>",
        ),
        "timestamp=1969-12-31T23%3A59%3A59.25Z&dateTime=1969-12-31T23%3A59%3A59.25Z\
         &httpDate=Wed%2C%2031%20Dec%201969%2023%3A59%3A59%20GMT&epoch=-0.75",
    );
}

/// Services take milliseconds, and http-dates without a fraction.
#[test]
fn timestamps_are_written_in_milliseconds() {
    let time = Some("2026-04-27T12:30:00.123456789Z".parse().unwrap());
    let value = Everything {
        timestamp: time,
        date_time: time,
        http_date: time,
        epoch: time,
        ..Everything::default()
    };
    assert_eq!(
        value.to_json(),
        concat!(
            r#"{"timestamp":1777293000.123,"dateTime":"2026-04-27T12:30:00.123Z","#,
            r#""httpDate":"Mon, 27 Apr 2026 12:30:00 GMT","epoch":1777293000.123}"#,
        ),
    );
    assert_eq!(
        value.to_xml().unwrap(),
        concat!(
            "<Everything><timestamp>2026-04-27T12:30:00.123Z</timestamp>",
            "<dateTime>2026-04-27T12:30:00.123Z</dateTime>",
            "<httpDate>Mon, 27 Apr 2026 12:30:00 GMT</httpDate>",
            "<epoch>1777293000.123</epoch></Everything>",
        ),
    );
    let query = value.to_query();
    assert_eq!(query.get("timestamp"), Some("2026-04-27T12:30:00.123Z"));
    assert_eq!(query.get("dateTime"), Some("2026-04-27T12:30:00.123Z"));
    assert_eq!(query.get("httpDate"), Some("Mon, 27 Apr 2026 12:30:00 GMT"));
    assert_eq!(query.get("epoch"), Some("1777293000.123"));
    // A tree is not a wire form.
    assert_eq!(Everything::from_value(&value.to_value()), Ok(value));
}

/// Nobody is to write more digits, but who does is understood; an http-date has none.
#[test]
fn timestamps_are_read_with_all_their_digits() {
    let time = Some("2026-04-27T12:30:00.123456789Z".parse().unwrap());
    let value =
        Everything { timestamp: time, date_time: time, epoch: time, ..Everything::default() };
    let json = concat!(
        r#"{"timestamp":1777293000.1234567899,"dateTime":"2026-04-27T12:30:00.1234567899Z","#,
        r#""epoch":1777293000.123456789}"#,
    );
    assert_eq!(Everything::from_json(json), Ok(value.clone()));
    let xml = concat!(
        "<a><timestamp>2026-04-27T12:30:00.1234567899Z</timestamp>",
        "<dateTime>2026-04-27T12:30:00.123456789Z</dateTime>",
        "<epoch>1777293000.123456789</epoch></a>",
    );
    assert_eq!(Everything::from_xml(xml), Ok(value));
    let expected = "expected an http-date such as Tue, 29 Apr 2014 18:30:38 GMT";
    let date = "Mon, 27 Apr 2026 12:30:00.123 GMT";
    let error = Everything::from_json(format!(r#"{{"httpDate":"{date}"}}"#)).unwrap_err();
    assert_eq!(error.message(), expected);
    let error = Everything::from_xml(format!("<a><httpDate>{date}</httpDate></a>")).unwrap_err();
    assert_eq!(error.message(), expected);
    let query = Query::parse(format!("httpDate={date}")).unwrap();
    assert_eq!(Everything::from_query(&query).unwrap_err().message(), expected);
}

#[test]
fn documents() {
    let document: Document =
        [("b", vec![Document::Null, 1.into()].into()), ("a", Document::from("<é>"))]
            .into_iter()
            .collect();
    wire(
        Everything { document: Some(document), ..Everything::default() },
        r#"{"document":{"a":"<é>","b":[null,1]}}"#,
        r#"<document>{"a":"&lt;é&gt;","b":[null,1]}</document>"#,
        // The query protocol has no documents: this is their JSON.
        "document=%7B%22a%22%3A%22%3C%C3%A9%3E%22%2C%22b%22%3A%5Bnull%2C1%5D%7D",
    );
}

#[test]
fn trees_tell_types_apart() {
    let value = Everything {
        byte: Some(1),
        short: Some(1),
        integer: Some(1),
        long: Some(1),
        rank: Some(Rank::Ace),
        string: Some("clubs".to_owned()),
        suit: Some(Suit::Clubs),
        document: Some("clubs".into()),
        ..Everything::default()
    };
    assert_eq!(
        value.to_value(),
        Value::Structure(vec![
            ("byte".into(), Value::Byte(1)),
            ("short".into(), Value::Short(1)),
            ("integer".into(), Value::Integer(1)),
            ("long".into(), Value::Long(1)),
            ("string".into(), Value::String("clubs".to_owned())),
            ("document".into(), Value::Document("clubs".into())),
            ("suit".into(), Value::Enum("clubs".to_owned())),
            ("rank".into(), Value::IntEnum(1)),
        ]),
    );
}

#[test]
fn simple_values_without_a_structure() {
    assert_eq!(prelude::STRING.to_json(&"a".to_owned()), r#""a""#);
    assert_eq!(prelude::STRING.to_query(&"a b".to_owned()).to_string(), "String=a%20b");
    assert_eq!(
        prelude::STRING.from_query(&Query::parse("String=a+b").unwrap()),
        Ok("a b".to_owned())
    );
    assert_eq!(prelude::BOOLEAN.to_xml(&true).as_deref(), Ok("<Boolean>true</Boolean>"));
    assert_eq!(prelude::LONG.from_json(" 5 "), Ok(5_i64));
    assert_eq!(prelude::LONG.from_value(&Value::Long(5)), Ok(5_i64));
}
