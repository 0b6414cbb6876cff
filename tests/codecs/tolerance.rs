//! What a newer service may send: values and members that this version does not know, nulls, and
//! nothing at all where something was promised.

use std::collections::BTreeSet;

use gameliftstreams::*;
use tests::sample::{Aggregates, Choice, Plain, Rank, Suit};

#[test]
fn unknown_members_are_skipped() {
    let json = br#"{
        "Future": "text", "Status": "ACTIVE", "A": 1.5e300, "B": -0, "C": null, "D": [true, [{}]],
        "E": {"Status": "ERROR", "F": {"G": ["\u00e9", "\"]}"]}}, "Location": "eu-west-1", "": false
    }"#;
    let expected =
        StreamSessionSummary::make().status(StreamSessionStatus::Active).location("eu-west-1");
    assert_eq!(StreamSessionSummary::from_json(json), Ok(expected.clone()));
    assert_eq!(serde_json::from_slice::<StreamSessionSummary>(json).unwrap(), expected);
    let xml = "<r xmlns='urn:new' version='2'><Future>text</Future><Status new='1'>ACTIVE</Status>\
               <A/><B><Status>ERROR</Status><![CDATA[</B>]]><C><D/></C></B>\
               <Location>eu-west-1</Location></r>";
    assert_eq!(StreamSessionSummary::from_xml(xml), Ok(expected.clone()));
    let value = Value::Structure(vec![
        ("Future".into(), Value::Boolean(true)),
        ("Status".into(), Value::Enum("ACTIVE".to_owned())),
        ("Location".into(), Value::String("eu-west-1".to_owned())),
    ]);
    assert_eq!(StreamSessionSummary::from_value(&value), Ok(expected));
}

#[test]
fn names_of_members_are_exact() {
    let json =
        r#"{"status": "ACTIVE", "STATUS": "ACTIVE", "Status ": "ACTIVE", "Statu": "ACTIVE"}"#;
    assert_eq!(StreamSessionSummary::from_json(json), Ok(StreamSessionSummary::make()));
    let xml = "<r><status>ACTIVE</status><Statuses>ACTIVE</Statuses></r>";
    assert_eq!(StreamSessionSummary::from_xml(xml), Ok(StreamSessionSummary::make()));
    // The same name, spelled with escapes.
    let json = r#"{"\u0053tatus": "ACTIVE"}"#;
    let expected = StreamSessionSummary::make().status(StreamSessionStatus::Active);
    assert_eq!(StreamSessionSummary::from_json(json), Ok(expected));
}

#[test]
fn unknown_values_of_enums_are_kept() {
    let expected = StreamSessionSummary::make().status("HIBERNATING".into());
    let json = r#"{"Status":"HIBERNATING"}"#;
    let xml = "<StreamSessionSummary><Status>HIBERNATING</Status></StreamSessionSummary>";
    assert_eq!(StreamSessionSummary::from_json(json), Ok(expected.clone()));
    assert_eq!(expected.to_json(), json);
    assert_eq!(serde_json::from_str::<StreamSessionSummary>(json).unwrap(), expected);
    assert_eq!(serde_json::to_string(&expected).unwrap(), json);
    assert_eq!(StreamSessionSummary::from_xml(xml), Ok(expected.clone()));
    assert_eq!(expected.to_xml().as_deref(), Ok(xml));
    assert_eq!(expected.to_query().to_string(), "Status=HIBERNATING");
    let value = Value::Structure(vec![("Status".into(), Value::Enum("HIBERNATING".to_owned()))]);
    assert_eq!(expected.to_value(), value);
    assert_eq!(StreamSessionSummary::from_value(&value), Ok(expected));
}

#[test]
fn unknown_values_are_told_from_known_ones() {
    let unknown = StreamSessionStatus::from("HIBERNATING");
    let StreamSessionStatus::UnknownValue(value) = &unknown else { panic!("{unknown:?}") };
    assert_eq!(value.as_str(), "HIBERNATING");
    assert_eq!(unknown.as_str(), "HIBERNATING");
    assert_ne!(unknown, StreamSessionStatus::from("hibernating"));
    // Upper and lower case, and white space, make another value.
    for text in ["Active", "ACTIVE ", "", "ACTIV"] {
        let value = StreamSessionStatus::from(text);
        assert!(matches!(value, StreamSessionStatus::UnknownValue(_)), "{text:?}");
        assert_eq!(value.as_str(), text);
    }
}

#[test]
fn a_known_value_is_never_held_as_unknown() {
    let expected = [
        ("ACTIVATING", StreamSessionStatus::Activating),
        ("ACTIVE", StreamSessionStatus::Active),
        ("CONNECTED", StreamSessionStatus::Connected),
        ("PENDING_CLIENT_RECONNECTION", StreamSessionStatus::PendingClientReconnection),
        ("RECONNECTING", StreamSessionStatus::Reconnecting),
        ("TERMINATING", StreamSessionStatus::Terminating),
        ("TERMINATED", StreamSessionStatus::Terminated),
        ("ERROR", StreamSessionStatus::Error),
    ];
    assert_eq!(StreamSessionStatus::values(), expected.clone().map(|(_, value)| value));
    for (text, value) in expected {
        let json = format!("{text:?}");
        assert_eq!(value.as_str(), text);
        assert_eq!(value.to_string(), text);
        assert_eq!(value.to_json(), json);
        assert_eq!(StreamSessionStatus::from(text), value);
        assert_eq!(StreamSessionStatus::from(text.to_owned()), value);
        assert_eq!(text.parse(), Ok(value.clone()));
        assert_eq!(StreamSessionStatus::from_json(&json), Ok(value.clone()));
        assert_eq!(StreamSessionStatus::from_xml(format!("<s>{text}</s>")), Ok(value.clone()));
        assert_eq!(serde_json::from_str::<StreamSessionStatus>(&json).unwrap(), value);
        let tree = Value::Enum(text.to_owned());
        assert_eq!(StreamSessionStatus::from_value(&tree), Ok(value));
    }
}

#[test]
fn enums_are_displayed_ordered_and_hashed() {
    assert_eq!(
        format!("[{:>8}|{:<8}|{:.3}]", Suit::Clubs, Suit::Hearts, Suit::from("xyzzy")),
        "[   clubs|hearts  |xyz]"
    );
    assert_eq!(format!("{:?}", ReplicationStatusType::Completed), "COMPLETED");
    assert_eq!(format!("{:?}", Suit::from("a\"b")), "UnknownValue(\"a\\\"b\")");
    // The model's order, then the unknown values by their text.
    let mut values = ["b", "ERROR", "a", "ACTIVE", "CONNECTED"].map(StreamSessionStatus::from);
    values.sort();
    assert_eq!(values.each_ref().map(|v| v.as_str()), ["ACTIVE", "CONNECTED", "ERROR", "a", "b"]);
    let set: BTreeSet<_> = values.into_iter().chain(["a".into()]).collect();
    assert_eq!(set.len(), 5);
    assert_eq!(AsRef::<str>::as_ref(&Suit::Hearts), "hearts");
}

#[test]
fn int_enums_keep_unknown_numbers() {
    assert_eq!(Rank::from_json("13"), Ok(Rank::King));
    assert_eq!(Rank::from(1), Rank::Ace);
    let unknown = Rank::from(-7);
    let Rank::Unknown(number) = &unknown else { panic!("{unknown:?}") };
    assert_eq!(number.get(), -7);
    assert_eq!(Rank::from_json("-7"), Ok(unknown.clone()));
    assert_eq!(unknown.to_json(), "-7");
    assert_eq!(unknown.to_value(), Value::IntEnum(-7));
    assert_eq!(unknown.to_string(), "-7");
    assert_eq!(i32::from(unknown), -7);
    assert_eq!(format!("{:?}", Rank::King), "13");
    assert_eq!(format!("{:?}", Rank::from(-7)), "UnknownValue(-7)");
}

#[test]
fn null_is_as_good_as_missing() {
    let json = r#"{"Arn":null,"CreatedAt":null,"ExportFilesMetadata":null,"Status":null}"#;
    assert_eq!(StreamSessionSummary::from_json(json), Ok(StreamSessionSummary::make()));
    assert_eq!(
        serde_json::from_str::<StreamSessionSummary>(json).unwrap(),
        StreamSessionSummary::make(),
    );
    // Of a required member too.
    assert_eq!(
        ValidationException::from_json(r#"{"Message":null}"#),
        Ok(ValidationException::make(""))
    );
    let xml = "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>\
               <Arn xsi:nil='true'/><Status xsi:nil='1'></Status></r>";
    assert_eq!(StreamSessionSummary::from_xml(xml), Ok(StreamSessionSummary::make()));
}

#[test]
fn null_is_an_item_of_sparse_lists_and_maps_only() {
    let json = r#"{"strings":[null,"a",null],"stringsByKey":{"a":null,"b":"c"},
        "sparse":[null,1,null],"sparseByKey":{"a":null,"b":"Yw=="},"documents":[null,[null]]}"#;
    let expected = Aggregates {
        strings: Some(vec!["a".to_owned()]),
        strings_by_key: Some([("b".to_owned(), "c".to_owned())].into()),
        sparse: Some(vec![None, Some(1), None]),
        sparse_by_key: Some([("a".to_owned(), None), ("b".to_owned(), Some("c".into()))].into()),
        // Null is a document like others.
        documents: Some(vec![Document::Null, vec![Document::Null].into()]),
        ..Aggregates::default()
    };
    assert_eq!(Aggregates::from_json(json), Ok(expected.clone()));
    assert_eq!(serde_json::from_str::<Aggregates>(json).unwrap(), expected);
    assert_eq!(Aggregates::from_value(&expected.to_value()), Ok(expected));
    let nulls = Value::Structure(vec![(
        "strings".into(),
        Value::List(vec![Value::Null, Value::String("a".to_owned()), Value::Null]),
    )]);
    let expected = Aggregates { strings: Some(vec!["a".to_owned()]), ..Aggregates::default() };
    assert_eq!(Aggregates::from_value(&nulls), Ok(expected));
}

#[test]
fn missing_required_members_are_corrected() {
    // https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction
    let value = Plain::from_json("{}").unwrap();
    assert_eq!(Plain::from_xml("<Plain/>"), Ok(value.clone()));
    assert_eq!(serde_json::from_str::<Plain>("{}").unwrap(), value);
    assert_eq!(Plain::from_value(&Value::Structure(vec![])), Ok(value.clone()));
    assert_eq!((value.boolean, value.long, value.double), (false, 0, 0.0));
    assert_eq!((value.big_integer.as_str(), value.big_decimal.as_str()), ("0", "0"));
    assert_eq!((value.string.as_str(), value.blob.len()), ("", 0));
    assert_eq!((value.timestamp.seconds(), value.timestamp.nanos()), (0, 0));
    assert_eq!((value.suit.as_ref(), i32::from(value.rank)), ("", 0));
    assert!(matches!(value.choice, Choice::Unknown(_)));
    assert_eq!((value.strings.len(), value.strings_by_key.len()), (0, 0));
    assert_eq!(value.aggregates, Aggregates::default());
}

#[test]
fn what_was_corrected_can_be_written_and_read() {
    let value = Plain::default();
    let json = concat!(
        r#"{"boolean":false,"long":0,"double":0.0,"bigInteger":0,"bigDecimal":0,"string":"","#,
        r#""blob":"","timestamp":0,"suit":"","rank":0,"choice":null,"strings":[],"#,
        r#""stringsByKey":{},"aggregates":{}}"#,
    );
    assert_eq!(value.to_json(), json);
    assert_eq!(Plain::from_json(json), Ok(value.clone()));
    let text = serde_json::to_string(&value).unwrap();
    assert_eq!(serde_json::from_str::<Plain>(&text).unwrap(), value);
    let bytes = postcard::to_allocvec(&value).unwrap();
    assert_eq!(postcard::from_bytes::<Plain>(&bytes).unwrap(), value);
    assert_eq!(value.to_query().get("choice"), None);
}

#[test]
fn unions_keep_a_member_that_is_not_known() {
    let json = r#"{"hologram":{"depth":[3,null,{"x":1.5}]}}"#;
    let value = Choice::from_json(json).unwrap();
    let Choice::Unknown(member) = &value else { panic!("{value:?}") };
    assert_eq!(member.tag(), "hologram");
    let depth = Document::List(vec![3.into(), Document::Null, [("x", 1.5)].into_iter().collect()]);
    assert_eq!(*member.content(), [("depth", depth)].into_iter().collect());
    assert_eq!(value.to_json(), json);
    assert_eq!(serde_json::from_str::<Choice>(json).unwrap(), value);
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    // Queries are text by the way to it; null leaves its position out.
    let query = value.to_query();
    let pairs: Vec<_> = query.pairs().collect();
    assert_eq!(pairs, [("hologram.depth.1", "3"), ("hologram.depth.3.x", "1.5")]);
    let again = Choice::from_query(&query).unwrap();
    assert_eq!(again.to_json(), r#"{"hologram":{"depth":{"1":"3","3":{"x":"1.5"}}}}"#);
    assert_eq!(again.to_query(), query);
    assert_eq!(Choice::from_value(&value.to_value()), Ok(value));
}

#[test]
fn unions_skip_nulls_and_the_type() {
    // As https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#json-shape-serialization
    // has it, `__type` is not a member.
    let json = r#"{"__type":"com.example#Choice","number":null,"text":"a","new":null}"#;
    let expected = Choice::Text("a".to_owned());
    assert_eq!(Choice::from_json(json), Ok(expected.clone()));
    assert_eq!(serde_json::from_str::<Choice>(json).unwrap(), expected);
}
