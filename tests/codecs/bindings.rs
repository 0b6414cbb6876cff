//! The names and places that a model gives to members on the wire, unions, and what may be null.

use std::fmt::Debug;

use smithy_shapes::codec::{Bindings, Format, ReadOptions};
use smithy_shapes::deserializer::ShapeDeserializer;
use smithy_shapes::protocol::{Protocol, RestJson1};
use smithy_shapes::schema::{Member, Schema, ShapeType, Trait, prelude};
use smithy_shapes::serializer::MemberSerializer;
use smithy_shapes::shape::{ShapeData, Structure};
use smithy_shapes::{Document, Error, Query, Shape, Timestamp, Unit};
use tests::sample::{Aggregates, Bound, Choice, Suit};

/// The value is written as this JSON, XML and query, and read back.
#[track_caller]
fn wire<T: Shape + Debug>(value: T, json: &str, xml: &str, query: &str) {
    wire_but(value.clone(), json, xml, query, value);
}

/// The same of a value that has parts which leave nothing in a query: read back, it is `again`.
#[track_caller]
fn wire_but<T: Shape + Debug>(value: T, json: &str, xml: &str, query: &str, again: T) {
    assert_eq!(value.to_json(), json);
    assert_eq!(T::from_json(json), Ok(value.clone()));
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value);
    assert_eq!(value.to_xml().as_deref(), Ok(xml));
    assert_eq!(T::from_xml(xml), Ok(value.clone()));
    assert_eq!(value.to_query().to_string(), query);
    assert_eq!(T::from_query(&Query::parse(query).unwrap()), Ok(again));
}

/// The names of members are escaped where JSON demands it, as its strings are.
#[test]
fn json_names_beyond_letters() {
    let mut address = golden_wire::Address::make();
    address.quoted = Some("1".to_owned());
    address.accented = Some("2".to_owned());
    address.country = Some("3".to_owned());
    let json = r#"{"country-code":"3","a\"b\\c":"1","à propos":"2"}"#;
    assert_eq!(address.to_json(), json);
    assert_eq!(golden_wire::Address::from_json(json).as_ref(), Ok(&address));
    let spelled_out = r#"{"\u0061\u0022b\u005cc":"1","\u00e0 propos":"2","country\u002dcode":"3"}"#;
    assert_eq!(golden_wire::Address::from_json(spelled_out).as_ref(), Ok(&address));
    // Not the name as it would stand without escapes: `\c` is none.
    let unescaped = r#"{"a"b\c":"1"}"#;
    assert!(golden_wire::Address::from_json(unescaped).is_err());
}

#[test]
fn names_attributes_and_flattened_lists_and_maps() {
    wire(
        Bound {
            attribute: Some("a\n\"b\"".to_owned()),
            number: Some(-5),
            renamed: Some("r".to_owned()),
            flat: Some(vec!["1".to_owned(), String::new()]),
            flat_named: Some(vec![Suit::Clubs, Suit::from("cups")]),
            flat_map: Some([("k".to_owned(), "v".to_owned())].into()),
            again: Some(Box::new(Bound { number: Some(0), ..Bound::default() })),
        },
        concat!(
            r#"{"attribute":"a\n\"b\"","number":-5,"json":"r","flat":["1",""],"#,
            r#""flatNamed":["clubs","cups"],"flatMap":{"k":"v"},"again":{"number":0}}"#,
        ),
        concat!(
            r#"<Bound attribute="a&#xA;&quot;b&quot;" no="-5"><xml>r</xml>"#,
            "<flat>1</flat><flat></flat><Item>clubs</Item><Item>cups</Item>",
            r#"<flatMap><key>k</key><value>v</value></flatMap><again no="0"></again></Bound>"#,
        ),
        // Queries go by the names of XML.
        "attribute=a%0A%22b%22&no=-5&xml=r&flat.1=1&flat.2=&Item.1=clubs&Item.2=cups\
         &flatMap.1.key=k&flatMap.1.value=v&again.no=0",
    );
}

#[test]
fn names_of_other_formats_are_unknown() {
    let nothing = Bound::default();
    assert_eq!(Bound::from_json(r#"{"renamed":"a","xml":"b","no":1}"#), Ok(nothing.clone()));
    assert_eq!(Bound::from_xml("<b number='1' json='a'><renamed/><json/></b>"), Ok(nothing));
}

#[test]
fn lists_and_maps_of_all_sorts() {
    let time = Timestamp::new(1_398_796_238, 0).unwrap();
    let value = Aggregates {
        dates: Some(vec![time]),
        matrix: Some(vec![vec![1.0, -0.5], vec![]]),
        choices: Some(vec![Choice::Text("a".to_owned()), Choice::Nothing(Unit)]),
        documents: Some(vec![Document::Null, 1.into()]),
        by_key: Some(
            [(
                "x".to_owned(),
                Aggregates { strings: Some(vec!["s".to_owned()]), ..Default::default() },
            )]
            .into(),
        ),
        ..Aggregates::default()
    };
    let without_the_unit =
        Aggregates { choices: Some(vec![Choice::Text("a".to_owned())]), ..value.clone() };
    wire_but(
        value,
        concat!(
            r#"{"dates":["Tue, 29 Apr 2014 18:30:38 GMT"],"matrix":[[1.0,-0.5],[]],"#,
            r#""choices":[{"text":"a"},{"nothing":{}}],"documents":[null,1],"#,
            r#""byKey":{"x":{"strings":["s"]}}}"#,
        ),
        concat!(
            "<Aggregates><dates><member>Tue, 29 Apr 2014 18:30:38 GMT</member></dates>",
            "<matrix><member><member>1.0</member><member>-0.5</member></member>",
            "<member></member></matrix><choices><member><text>a</text></member>",
            "<member><nothing></nothing></member></choices>",
            "<documents><member>null</member><member>1</member></documents>",
            "<byKey><entry><key>x</key><value><strings><member>s</member></strings></value>",
            "</entry></byKey></Aggregates>",
        ),
        "dates.member.1=Tue%2C%2029%20Apr%202014%2018%3A30%3A38%20GMT\
         &matrix.member.1.member.1=1.0&matrix.member.1.member.2=-0.5&matrix.member.2=\
         &choices.member.1.text=a&documents.member.1=null&documents.member.2=1\
         &byKey.entry.1.key=x&byKey.entry.1.value.strings.member.1=s",
        // A structure without members leaves nothing in a query.
        without_the_unit,
    );
}

#[test]
fn nulls_of_sparse_lists_and_maps() {
    const NIL: &str = r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true""#;
    let value = Aggregates {
        sparse: Some(vec![None, Some(0), None]),
        sparse_by_key: Some([("a".to_owned(), None), ("b".to_owned(), Some("".into()))].into()),
        ..Aggregates::default()
    };
    let without_gaps = Aggregates { sparse: Some(vec![Some(0)]), ..value.clone() };
    wire_but(
        value,
        r#"{"sparse":[null,0,null],"sparseByKey":{"a":null,"b":""}}"#,
        &format!(
            "<Aggregates><sparse><member {NIL}></member><member>0</member><member {NIL}></member>\
             </sparse><sparseByKey><entry><key>a</key><value {NIL}></value></entry>\
             <entry><key>b</key><value></value></entry></sparseByKey></Aggregates>"
        ),
        // The query protocol has no null; what is after one keeps its position.
        "sparse.member.2=0&sparseByKey.entry.1.key=a\
         &sparseByKey.entry.2.key=b&sparseByKey.entry.2.value=",
        without_gaps,
    );
}

#[test]
fn unions() {
    wire(
        Choice::Structure(Box::new(Aggregates {
            strings: Some(vec!["a".to_owned()]),
            ..Aggregates::default()
        })),
        r#"{"struct":{"strings":["a"]}}"#,
        "<Choice><structure><strings><member>a</member></strings></structure></Choice>",
        "structure.strings.member.1=a",
    );
    wire(
        Choice::Time(Timestamp::new(0, 0).unwrap()),
        r#"{"time":0}"#,
        "<Choice><time>1970-01-01T00:00:00Z</time></Choice>",
        "time=1970-01-01T00%3A00%3A00Z",
    );
    wire(
        Choice::List(vec![Choice::Number(1.5), Choice::Text(String::new())]),
        r#"{"list":[{"number":1.5},{"text":""}]}"#,
        "<Choice><list><member><number>1.5</number></member><member><text></text></member></list>\
         </Choice>",
        "list.member.1.number=1.5&list.member.2.text=",
    );
}

#[test]
fn of_members_that_come_twice_the_last_counts() {
    let expected = Aggregates {
        strings: Some(vec!["b".to_owned()]),
        strings_by_key: Some([("y".to_owned(), "2".to_owned())].into()),
        ..Aggregates::default()
    };
    let json = r#"{"strings":["a"],"stringsByKey":{"x":"1"},"strings":["b"],
        "stringsByKey":{"y":"0","y":"2"}}"#;
    assert_eq!(Aggregates::from_json(json), Ok(expected.clone()));
    assert_eq!(serde_json::from_str::<Aggregates>(json).unwrap(), expected);
    let xml = "<a><strings><member>a</member></strings>\
        <stringsByKey><entry><key>x</key><value>1</value></entry></stringsByKey>\
        <strings><member>b</member></strings>\
        <stringsByKey><entry><key>y</key><value>2</value></entry></stringsByKey></a>";
    assert_eq!(Aggregates::from_xml(xml), Ok(expected));
}

/// A structure whose first member is not in the body and has the name of another one there.
#[derive(Clone, Default, PartialEq)]
struct Parcel {
    noted: Option<String>,
    sent_to: Option<String>,
    note: Option<String>,
    to: Option<String>,
}

static PARCEL: Schema = Schema::new(
    &PARCEL,
    "com.example#Parcel",
    ShapeType::Structure,
    &[
        Member::new("noted", &prelude::STRING, &[Trait::HttpQuery("n"), Trait::JsonName("note")]),
        Member::new(
            "sentTo",
            &prelude::STRING,
            &[Trait::HttpHeader("x-to"), Trait::JsonName("to")],
        ),
        Member::new("note", &prelude::STRING, &[]),
        Member::new("to", &prelude::STRING, &[]),
    ],
    &[],
);

smithy_shapes::structure!(Parcel, PARCEL);

impl Structure for Parcel {
    fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
        for (index, value) in [&self.noted, &self.sent_to, &self.note, &self.to].iter().enumerate()
        {
            serializer.optional(index, value);
        }
    }

    fn deserialize_member<D: ShapeDeserializer>(
        &mut self,
        index: usize,
        d: D,
    ) -> Result<(), Error> {
        [&mut self.noted, &mut self.sent_to, &mut self.note, &mut self.to][index].read(d)
    }
}

/// A member in another part of the message does not hide one of its name in the body.
#[test]
fn members_that_are_bound_elsewhere_are_passed_over() {
    type Json = <RestJson1 as Protocol>::EventFormat;
    let read = |json: &str, bindings: Bindings| {
        let mut parcel = Parcel::default();
        let options = ReadOptions { bindings, ..ReadOptions::default() };
        Json::read(&mut parcel, PARCEL.root(), json.as_bytes(), options).map(|()| parcel)
    };
    let text = |text: &str| Some(text.to_owned());
    for json in
        [r#"{"note":"a","to":"b"}"#, r#"{"to":"b","note":"a"}"#, r#"{"t\u006f":"b","note":"a"}"#]
    {
        let of_body = Parcel { note: text("a"), to: text("b"), ..Parcel::default() };
        assert_eq!(read(json, Bindings::OfRequest), Ok(of_body));
    }
    let json = r#"{"note":"a","to":"b"}"#;
    // Responses have no queries.
    let of_body = Parcel { noted: text("a"), to: text("b"), ..Parcel::default() };
    assert_eq!(read(json, Bindings::OfResponse), Ok(of_body));
    let all = Parcel { noted: text("a"), sent_to: text("b"), ..Parcel::default() };
    assert_eq!(read(json, Bindings::None), Ok(all));
    let written = Parcel { noted: text("a"), sent_to: text("b"), note: text("c"), to: None };
    let keep = |member: &Member| !member.is_bound(Bindings::OfRequest);
    let json = Json::write_members(&written, PARCEL.root(), keep);
    assert_eq!(json.as_deref(), Ok(br#"{"note":"c"}"#.as_slice()));
}
