//! Queries that do not fit: each an error that names the path, and never a panic.

use gameliftstreams::CreateStreamGroupInput;
use smithy_shapes::{ErrorKind, MAX_DEPTH, Query, Segment, Shape};
use tests::sample::{Aggregates, Bound, Choice, Everything, Rank, Suit, Vault};

#[track_caller]
fn refused<T: Shape>(form: &str, kind: ErrorKind, expected: &str) {
    let error = T::from_query(&Query::parse(form).unwrap()).expect_err("must be refused");
    assert_eq!((error.to_string().as_str(), error.kind()), (expected, kind));
    assert_eq!(error.offset(), None);
}

#[test]
fn malformed_forms() {
    let percent = "invalid query: `%` without two hexadecimal digits";
    let utf8 = "invalid query: no UTF-8";
    let cases: [(&[u8], &str, usize); 12] = [
        (b"%", percent, 0),
        (b"a=1&b=x%", percent, 7),
        (b"a=%4", percent, 2),
        (b"a=%4&b=1", percent, 2),
        (b"%4=1", percent, 0),
        (b"a=+%2B%+1", percent, 6),
        (b"a=%%41", percent, 2),
        (b"a=1&b=ab\xff", utf8, 8),
        (b"a=%41\xc3", utf8, 5),
        // A character may not begin in a name and end in the value.
        (b"a%C3=%A9", utf8, 1),
        (b"a=+%41%C3%28", utf8, 6),
        (b"a=%ED%A0%80", utf8, 2),
    ];
    for (form, message, offset) in cases {
        let error = Query::parse(form).expect_err("must be refused");
        assert_eq!((error.message(), error.offset()), (message, Some(offset)), "{error}");
        assert_eq!(error.kind(), ErrorKind::Syntax);
    }
}

#[test]
fn values_of_other_types() {
    use ErrorKind::{Syntax, Type, Value};
    let cases = [
        ("boolean=True", Type, "/boolean: expected a boolean"),
        ("byte=128", Value, "/byte: the number is out of range"),
        ("byte=", Type, "/byte: expected an integer"),
        ("short=1.0", Type, "/short: expected an integer"),
        ("integer=%2B2147483648", Value, "/integer: the number is out of range"),
        ("integer=-", Type, "/integer: expected an integer"),
        ("long=%201", Type, "/long: expected an integer"),
        ("rank=ace", Type, "/rank: expected an integer"),
        ("float=1e39", Value, "/float: the number is out of range"),
        ("double=inf", Type, "/double: expected a number"),
        ("double=1e", Type, "/double: expected a number"),
        ("bigInteger=1.5", Value, "/bigInteger: expected an integer"),
        ("bigDecimal=.5", Value, "/bigDecimal: expected a decimal number"),
        ("blob=YQ", Value, "/blob: invalid base64"),
        ("timestamp=0", Value, "/timestamp: expected a date-time such as 1985-04-12T23:20:50Z"),
        (
            "epoch=1985-04-12T23:20:50Z",
            Value,
            "/epoch: expected seconds since 1970 such as 1515531081.123",
        ),
        ("document={", Syntax, "/document: invalid JSON: unexpected end"),
        ("next=1", Type, "/next: expected a structure"),
        ("choice=text", Type, "/choice: expected a union"),
        ("choice=", Value, "/choice: a union without a member"),
        ("choice.text=a&choice.number=1", Value, "/choice: a union with more than one member"),
        ("choice.text=a&choice.new=1", Value, "/choice: a union with more than one member"),
        ("choice.map=1", Type, "/choice/map: expected a map"),
        // Nothing but parameters below.
        ("string.a=1", Type, "/string: expected a value"),
        ("suit.a=1", Type, "/suit: expected a value"),
    ];
    for (form, kind, expected) in cases {
        refused::<Everything>(form, kind, expected);
    }
    refused::<Suit>("Rank=1", Type, "expected a value");
    refused::<Rank>("", Type, "expected a value");
    refused::<Choice>("", Value, "a union without a member");
}

#[test]
fn lists_and_maps() {
    use ErrorKind::{Type, Value};
    refused::<Aggregates>("strings=a", Type, "/strings: expected a list");
    refused::<Aggregates>("strings=a&strings.member.1=b", Type, "/strings: expected a list");
    refused::<Aggregates>("stringsByKey.entry.1.value=a", Type, "/stringsByKey: expected a key");
    refused::<Aggregates>("stringsByKey.entry.1.key.a=a", Type, "/stringsByKey: expected a key");
    let position = "expected a position, counted from 1";
    for segment in ["0", "01", "-1", "%2B1", "a", "", "1a", "%D9%A1", "18446744073709551616"] {
        let form = format!("strings.member.{segment}=a");
        refused::<Aggregates>(&form, Value, &format!("/strings: {position}"));
        let form = format!("flat.{segment}=a");
        refused::<Bound>(&form, Value, &format!("/flat: {position}"));
        let form = format!("flatMap.{segment}.key=a");
        refused::<Bound>(&form, Value, &format!("/flatMap: {position}"));
    }
}

#[test]
fn paths() {
    use ErrorKind::Type;
    refused::<CreateStreamGroupInput>(
        "LocationConfigurations.member.2.VpcTransitConfiguration.Ipv4CidrBlocks=x\
         &LocationConfigurations.member.1.LocationName=a",
        Type,
        "/LocationConfigurations/1/VpcTransitConfiguration/Ipv4CidrBlocks: expected a list",
    );
    refused::<Aggregates>(
        "byKey.entry.1.key=a/b~&byKey.entry.1.value.matrix.member.7.member.3=x",
        Type,
        "/byKey/a~1b~0/matrix/0/0: expected a number",
    );
}

#[test]
fn no_secret_is_told() {
    for (member, form) in [
        ("byPassword", "byPassword.entry.1.key=secret&byPassword.entry.1.value=x"),
        ("ledger", "ledger.entry.1.key=secret&ledger.entry.1.value=secret"),
    ] {
        let expected = format!("/{member}/<redacted>: expected an integer");
        refused::<Vault>(form, ErrorKind::Type, &expected);
    }
    refused::<Vault>("pin=secret", ErrorKind::Type, "/pin: expected an integer");
}

#[test]
fn nested_too_deep() {
    let nested = |levels: usize| format!("{}string=a", "next.".repeat(levels));
    let read = |form: String| Everything::from_query(&Query::parse(form).unwrap());
    assert!(read(nested(MAX_DEPTH - 1)).is_ok());
    for levels in [MAX_DEPTH, MAX_DEPTH + 1, 100_000] {
        let error = read(nested(levels)).unwrap_err();
        assert_eq!((error.kind(), error.path().count()), (ErrorKind::Depth, MAX_DEPTH + 1));
        assert!(error.path().take(MAX_DEPTH).all(|step| *step == Segment::Member("next")));
    }
    let unknown = |levels: usize| format!("choice.new{}=a", ".x".repeat(levels));
    assert!(read(unknown(MAX_DEPTH - 2)).is_ok());
    for levels in [MAX_DEPTH - 1, 100_000] {
        assert_eq!(read(unknown(levels)).unwrap_err().kind(), ErrorKind::Depth);
    }
}
