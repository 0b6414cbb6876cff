//! Trees of values, and input of serde's formats, that do not fit.

use gameliftstreams::{CreateStreamGroupInput, Document, Shape, StreamSessionSummary, Value};
use serde_json::json;
use smithy_shapes::ErrorKind;
use tests::sample::{Aggregates, Choice, Everything};

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn structure(name: &'static str, value: Value) -> Value {
    Value::Structure(vec![(name.into(), value)])
}

#[track_caller]
fn refused<T: Shape>(value: &Value, expected: &str) {
    let error = T::from_value(value).expect_err("must be refused");
    assert_eq!((error.to_string().as_str(), error.kind()), (expected, ErrorKind::Type));
    assert_eq!(error.offset(), None);
}

#[test]
fn values_of_other_types() {
    let integer = Value::Integer(1);
    let cases = [
        ("boolean", "/boolean: expected a boolean"),
        ("byte", "/byte: expected a byte"),
        ("short", "/short: expected a short"),
        ("long", "/long: expected a long"),
        ("float", "/float: expected a float"),
        ("double", "/double: expected a double"),
        ("bigInteger", "/bigInteger: expected a big integer"),
        ("bigDecimal", "/bigDecimal: expected a big decimal"),
        ("string", "/string: expected a string"),
        ("blob", "/blob: expected a blob"),
        ("timestamp", "/timestamp: expected a timestamp"),
        ("document", "/document: expected a document"),
        ("suit", "/suit: expected an enum"),
        ("choice", "/choice: expected a union"),
        ("next", "/next: expected a structure"),
    ];
    for (name, expected) in cases {
        refused::<Everything>(&structure(name, integer.clone()), expected);
    }
    refused::<Everything>(&structure("integer", Value::Long(1)), "/integer: expected an integer");
    refused::<Everything>(&structure("rank", Value::Byte(1)), "/rank: expected an integer");
    refused::<Everything>(&Value::Map([].into()), "expected a structure");
    refused::<Aggregates>(&structure("strings", integer.clone()), "/strings: expected a list");
    let expected = "/stringsByKey: expected a map";
    refused::<Aggregates>(&structure("stringsByKey", structure("a", string("b"))), expected);
    // Enums take strings, and integers are as good as intEnums.
    let value = Everything::from_value(&structure("suit", string("clubs"))).unwrap();
    assert_eq!(value.to_value(), structure("suit", Value::Enum("clubs".to_owned())));
    let value = Everything::from_value(&structure("rank", integer)).unwrap();
    assert_eq!(value.to_value(), structure("rank", Value::IntEnum(1)));
}

#[test]
fn paths_of_values() {
    let blocks = Value::List(vec![string(""), Value::Integer(1)]);
    let vpc = structure("VpcTransitConfiguration", structure("Ipv4CidrBlocks", blocks));
    let group = structure("LocationConfigurations", Value::List(vec![vpc]));
    refused::<CreateStreamGroupInput>(
        &group,
        "/LocationConfigurations/0/VpcTransitConfiguration/Ipv4CidrBlocks/1: expected a string",
    );
    let tags = Value::Map([("a/b~".to_owned(), Value::Boolean(true))].into());
    refused::<CreateStreamGroupInput>(&structure("Tags", tags), "/Tags/a~1b~0: expected a string");
    let time = Value::Union("time".into(), Box::new(string("now")));
    refused::<Choice>(&time, "/time: expected a timestamp");
    let unknown = Value::Union("hologram".into(), Box::new(string("now")));
    refused::<Choice>(&unknown, "expected a document for an unknown member");
}

#[test]
fn values_nested_too_deep() {
    let nested =
        |levels| (0..levels).fold(Value::Structure(vec![]), |value, _| structure("next", value));
    assert!(Everything::from_value(&nested(128)).is_ok());
    let error = Everything::from_value(&nested(129)).unwrap_err();
    assert_eq!((error.kind(), error.path().count()), (ErrorKind::Depth, 129));
}

#[track_caller]
fn refused_by_serde<T: Shape>(json: &str, expected: &str) {
    let error = serde_json::from_str::<T>(json).expect_err("must be refused");
    assert_eq!(error.to_string(), expected);
}

/// serde's errors are the format's, with our path before them.
#[test]
fn errors_of_serde() {
    refused_by_serde::<StreamSessionSummary>(
        r#"{"ExportFilesMetadata":{"Status":7}}"#,
        "/ExportFilesMetadata/Status: invalid type: integer `7`, expected a string \
         at line 1 column 34",
    );
    refused_by_serde::<Everything>(
        r#"{"next":{"byte":128}}"#,
        "/next/byte: invalid value: integer `128`, expected i8 at line 1 column 19",
    );
    refused_by_serde::<Everything>(r#"{"blob":"?"}"#, "/blob: invalid base64");
    refused_by_serde::<Everything>(
        r#"{"dateTime":"now"}"#,
        "/dateTime: expected a date-time such as 1985-04-12T23:20:50Z",
    );
    refused_by_serde::<Everything>(
        r#"{"epoch":253402300800}"#,
        "/epoch: timestamps range from the year 1 to the year 9999",
    );
    refused_by_serde::<Everything>(r#"{"float":1e39}"#, "/float: the number is out of range");
    refused_by_serde::<Everything>(r#"{"bigInteger":1.5}"#, "/bigInteger: expected an integer");
    refused_by_serde::<Aggregates>(
        r#"{"stringsByKey":{"a/b":[]}}"#,
        "/stringsByKey/a~1b: invalid type: sequence, expected a string at line 1 column 23",
    );
    refused_by_serde::<Aggregates>(
        r#"{"choices":[{"text":"a"},{}]}"#,
        "/choices/1: a union without a member",
    );
    refused_by_serde::<Choice>(r#"{"text":"a","number":1}"#, "a union with more than one member");
    refused_by_serde::<Everything>("{", "EOF while parsing an object at line 1 column 1");
}

#[test]
fn serde_nested_too_deep() {
    // serde_json has a limit of its own, of the same depth.
    let json = "{\"next\":".repeat(10_000);
    let error = serde_json::from_str::<Everything>(&json).unwrap_err().to_string();
    assert!(error.contains("recursion limit exceeded"), "{error}");
    // Its trees have none.
    let list = (0..200).fold(json!([]), |list, _| json!([list]));
    let error = serde_json::from_value::<Document>(list.clone()).unwrap_err();
    assert_eq!(error.to_string(), "nested deeper than 128 levels");
    let error = serde_json::from_value::<Everything>(json!({"document": list})).unwrap_err();
    assert_eq!(error.to_string(), "/document: nested deeper than 128 levels");
    let object = (0..200).fold(json!({}), |object, _| json!({"a": object}));
    let error = serde_json::from_value::<Choice>(json!({"new": object})).unwrap_err();
    assert_eq!(error.to_string(), "/new: nested deeper than 128 levels");
    // CBOR: a map of one entry, its key, and so on.
    let cbor = b"\xa1\x64next".repeat(10_000);
    let error = ciborium::from_reader::<Everything, _>(&cbor[..]).unwrap_err().to_string();
    assert!(error.contains("nested deeper than 128 levels"), "{error}");
}

/// Formats that say how long something is are not believed.
#[test]
fn serde_takes_no_memory_for_claims() {
    // A list of 2^62 items, a string of 2^62 bytes, a map of 2^62 entries.
    let claims =
        [&b"\xa1\x67strings\x9b"[..], b"\xa1\x67strings\x81\x7b", b"\xa1\x6cstringsByKey\xbb"];
    for claim in claims {
        let cbor = [claim, &(1_u64 << 62).to_be_bytes(), b"\x61a\x61b"].concat();
        assert!(ciborium::from_reader::<Aggregates, _>(&cbor[..]).is_err());
    }
    let postcard = [&b"\x01\x07strings\x01"[..], &[0xff; 9], b"\x01"].concat();
    assert!(postcard::from_bytes::<Aggregates>(&postcard).is_err());
}
