//! Queries in both dialects, by hand from
//! <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#request-serialization> and
//! <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html>, and forms as others write
//! them.

use std::collections::BTreeMap;

use smithy_shapes::query::Dialect;
use smithy_shapes::{Document, Query, Shape, UnknownMember};
use tests::sample::{Aggregates, Bound, Choice, Everything, Renamed, Suit};

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn strings(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

fn entries(entries: &[(&str, &str)]) -> Option<BTreeMap<String, String>> {
    Some(entries.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
}

fn write<T: Shape>(dialect: Dialect, value: &T) -> String {
    let mut query = Query::default();
    dialect.write(&mut query, value, T::SCHEMA.root());
    query.to_string()
}

#[track_caller]
fn reads<T: Shape>(dialect: Dialect, form: &str, expected: T) {
    assert_eq!(dialect.read(&Query::parse(form).unwrap(), T::SCHEMA.root()), Ok(expected));
}

/// The value is written as the first query in awsQuery and as the second in ec2Query, and read back.
#[track_caller]
fn both<T: Shape>(value: T, aws: &str, ec2: &str) {
    for (dialect, form) in [(Dialect::Aws, aws), (Dialect::Ec2, ec2)] {
        assert_eq!(write(dialect, &value), form, "{dialect:?}");
        reads(dialect, form, value.clone());
    }
}

#[test]
fn names_of_members() {
    both(
        Renamed {
            foo: text("1"),
            for_ec2: text("2"),
            for_both: text("3"),
            for_xml: text("4"),
            next: Some(Box::new(Renamed { for_both: text("5"), ..Renamed::default() })),
            ..Renamed::default()
        },
        "foo=1&HasQueryName=2&both=3&c=4&next.both=5",
        // `@ec2QueryName` as it is, all else with a capital.
        "Foo=1&a=2&B=3&C=4&Next.B=5",
    );
}

#[test]
fn lists() {
    both(
        Renamed {
            list: Some(strings(&["x", "y"])),
            items: Some(vec![Suit::Clubs]),
            lists: Some(vec![strings(&["a", "b"]), strings(&["c"])]),
            ..Renamed::default()
        },
        "listArg.member.1=x&listArg.member.2=y&items.Suit.1=clubs\
         &rows.member.1.member.1=a&rows.member.1.member.2=b&rows.member.2.member.1=c",
        // Always flattened.
        "ListArg.1=x&ListArg.2=y&Items.1=clubs&Rows.1.1=a&Rows.1.2=b&Rows.2.1=c",
    );
    let ten: Vec<_> = (1..=10).map(|n| n.to_string()).collect();
    both(
        Bound { flat: Some(ten), ..Bound::default() },
        "flat.1=1&flat.2=2&flat.3=3&flat.4=4&flat.5=5&flat.6=6&flat.7=7&flat.8=8&flat.9=9&flat.10=10",
        "Flat.1=1&Flat.2=2&Flat.3=3&Flat.4=4&Flat.5=5&Flat.6=6&Flat.7=7&Flat.8=8&Flat.9=9&Flat.10=10",
    );
}

#[test]
fn empty_lists() {
    let value = Bound {
        flat: Some(vec![]),
        flat_named: Some(vec![]),
        again: Some(Box::new(Bound { flat: Some(vec![]), ..Bound::default() })),
        ..Bound::default()
    };
    assert_eq!(write(Dialect::Aws, &value), "flat=&Item=&again.flat=");
    reads(Dialect::Aws, "flat=&Item=&again.flat=", value.clone());
    assert_eq!(write(Dialect::Ec2, &value), "");
    // What EC2 would not write is read all the same.
    reads(Dialect::Ec2, "Flat=&Item=&Again.Flat=", value);
    let nested = Aggregates { matrix: Some(vec![vec![], vec![1.0]]), ..Aggregates::default() };
    assert_eq!(write(Dialect::Aws, &nested), "matrix.member.1=&matrix.member.2.member.1=1.0");
    reads(Dialect::Aws, "matrix.member.1=&matrix.member.2.member.1=1.0", nested.clone());
    assert_eq!(write(Dialect::Ec2, &nested), "Matrix.2.1=1.0");
}

#[test]
fn maps() {
    both(
        Renamed {
            map: entries(&[("bar", "Bar"), ("foo", "")]),
            flat_map: entries(&[("a", "b")]),
            ..Renamed::default()
        },
        "map.entry.1.K=bar&map.entry.1.V=Bar&map.entry.2.K=foo&map.entry.2.V=\
         &flatMap.1.K=a&flatMap.1.V=b",
        // EC2's specification leaves maps undefined.
        "Map.entry.1.K=bar&Map.entry.1.V=Bar&Map.entry.2.K=foo&Map.entry.2.V=\
         &FlatMap.1.K=a&FlatMap.1.V=b",
    );
}

#[test]
fn unions_are_structures_of_one_member() {
    both(
        Renamed { choice: Some(Choice::List(vec![Choice::Number(1.0)])), ..Renamed::default() },
        "choice.list.member.1.number=1.0",
        "Choice.List.1.Number=1.0",
    );
}

#[test]
fn unknown_members_of_unions_are_kept() {
    let unknown = |tag: &str, content: Document| Choice::Unknown(UnknownMember::new(tag, content));
    both(unknown("new", "a b".into()), "new=a%20b", "new=a%20b");
    let inner = Document::from_iter([("1", "x"), ("2", "y")]);
    let content = Document::from_iter([("list", inner), ("z", "".into())]);
    both(
        Renamed { choice: Some(unknown("new", content)), ..Renamed::default() },
        "choice.new.list.1=x&choice.new.list.2=y&choice.new.z=",
        "Choice.new.list.1=x&Choice.new.list.2=y&Choice.new.z=",
    );
    let untyped = Document::List(vec![true.into(), Document::Null, 1.into(), (-0.5).into()]);
    assert_eq!(write(Dialect::Aws, &unknown("n", untyped)), "n.1=true&n.3=1&n.4=-0.5");
    assert_eq!(write(Dialect::Aws, &unknown("n", Document::List(vec![]))), "n=");
    assert_eq!(write(Dialect::Ec2, &unknown("n", Document::List(vec![]))), "");
    assert_eq!(write(Dialect::Aws, &unknown("n", f64::INFINITY.into())), "n=Infinity");
}

#[test]
fn what_stands_for_itself() {
    both(Suit::from("cups"), "Suit=cups", "Suit=cups");
    let ones = || vec![1.0];
    let mut query = Query::default();
    let rows = Aggregates::SCHEMA.members()[3].target();
    Dialect::Aws.write(&mut query, &vec![ones(), vec![]], rows.root());
    assert_eq!(query.to_string(), "member.1.member.1=1.0&member.2=");
    assert_eq!(rows.from_query(&query), Ok(vec![ones(), vec![]]));
    let query = rows.to_query(&Vec::<Vec<f64>>::new());
    assert_eq!(query.to_string(), "Matrix=");
    assert_eq!(rows.from_query::<Vec<Vec<f64>>>(&query), Ok(vec![]));
}

#[test]
fn positions_come_in_any_order_and_with_gaps() {
    let expected = Aggregates {
        strings: Some(strings(&["a", "b", "c", "d"])),
        strings_by_key: entries(&[("k", "2"), ("l", "3")]),
        ..Aggregates::default()
    };
    reads(
        Dialect::Aws,
        "stringsByKey.entry.9.value=2&strings.member.10=c&strings.member.2=b\
         &stringsByKey.entry.11.value=3&strings.member.18446744073709551615=d\
         &stringsByKey.entry.11.key=l&strings.member.1=a&stringsByKey.entry.9.key=k\
         &stringsByKey.entry.4.value=1&stringsByKey.entry.4.key=k",
        expected,
    );
}

#[test]
fn parts_of_maps_may_be_missing() {
    let aggregates = Aggregates {
        // A value that has no members is one, null where the map is sparse is one, and else none.
        by_key: Some([("x".to_owned(), Aggregates::default())].into()),
        sparse_by_key: Some([("y".to_owned(), None)].into()),
        strings_by_key: entries(&[("a", "b")]),
        ..Aggregates::default()
    };
    reads(
        Dialect::Aws,
        "byKey.entry.1.key=x&sparseByKey.entry.1.key=y&stringsByKey.entry.1.key=z\
         &stringsByKey.entry.2.key=a&stringsByKey.entry.2.value=b",
        aggregates,
    );
}

#[test]
fn unknown_parameters_are_skipped() {
    let expected =
        Everything { string: text("a"), suit: Some(Suit::Hearts), ..Everything::default() };
    reads(
        Dialect::Aws,
        "Action=GetEverything&Version=2020-07-02&X-Amz-Date=now&string.more=1&string=a&String=b\
         &suit-=x&suit=hearts&suit%00=y&stringy=z&strin=z&new.member.1.Key=k&.=&..a=1&=2&%2E=3",
        expected,
    );
    let list = Aggregates { strings: Some(strings(&["a"])), ..Aggregates::default() };
    reads(Dialect::Aws, "strings=&strings.count=1&strings.member.1=a&strings.members.2=b", list);
    reads(Dialect::Aws, "aggregates=", Everything::default());
}

#[test]
fn unknown_parameters_of_any_depth_are_skipped() {
    let name = "a.".repeat(100_000);
    let form = format!("{name}=1&string=a&{name}b=2");
    reads(Dialect::Aws, &form, Everything { string: text("a"), ..Everything::default() });
}

#[test]
fn of_parameters_that_come_twice_the_first_counts() {
    let form = "string=a&choice.text=c&string=b&choice.text=d";
    assert_eq!(Query::parse(form).unwrap().get("string"), Some("a"));
    let choice = Some(Choice::Text("c".to_owned()));
    reads(Dialect::Aws, form, Everything { string: text("a"), choice, ..Everything::default() });
}

#[test]
fn the_first_action_and_version_of_an_input_are_the_protocols() {
    use gameliftstreams::RuntimeEnvironment;
    let read = |form: &str| -> RuntimeEnvironment {
        let query = Query::parse(form).unwrap();
        Dialect::Aws.read_input(&query, RuntimeEnvironment::SCHEMA.root()).unwrap()
    };
    let expected = RuntimeEnvironment::make("UBUNTU".into(), "22_04_LTS");
    assert_eq!(read("Action=A&Version=2018-05-10&Type=UBUNTU&Version=22_04_LTS"), expected);
    assert_eq!(read("Action=A&Version=2018-05-10"), RuntimeEnvironment::make("".into(), ""));
    let query = expected.to_query();
    assert_eq!(query.to_string(), "Type=UBUNTU&Version=22_04_LTS");
    assert_eq!(RuntimeEnvironment::from_query(&query), Ok(expected));
}

#[test]
fn forms_as_browsers_and_others_write_them() {
    let query = Query::parse("&a=1&&b=%C3%a9+%2B+%26&c&d=e=f&=g&%3D=%3d&a=2&").unwrap();
    let pairs: Vec<_> = query.pairs().collect();
    assert_eq!(
        pairs,
        [("a", "1"), ("b", "é + &"), ("c", ""), ("d", "e=f"), ("", "g"), ("=", "="), ("a", "2"),],
    );
    assert_eq!(Query::parse(""), Ok(Query::default()));
    assert_eq!(Query::parse("é=\u{0}"), Ok([("é", "\0")].into_iter().collect()));
}

#[test]
fn all_but_letters_digits_and_four_signs_are_encoded() {
    for byte in 0..=0x7f_u8 {
        let text = char::from(byte).to_string();
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let encoded = if is_plain { text.clone() } else { format!("%{byte:02X}") };
        let query: Query = [("n", &text), ("n", &format!("a{text}"))].into_iter().collect();
        assert_eq!(query.to_string(), format!("n={encoded}&n=a{encoded}"));
        assert_eq!(Query::parse(query.to_string()), Ok(query));
    }
}
