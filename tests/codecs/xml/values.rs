//! The text of simple values, and values for which XML has no form of its own.

use smithy_shapes::schema::prelude::{
    BIG_DECIMAL, BIG_INTEGER, BYTE, DOUBLE, FLOAT, LONG, SHORT, UNIT,
};
use smithy_shapes::{BigDecimal, BigInteger, ErrorKind, Number, Unit};

use super::*;

#[test]
fn numbers_and_booleans() {
    both_of(&BOOLEAN, true, "<Boolean>true</Boolean>");
    both_of(&BOOLEAN, false, "<Boolean>false</Boolean>");
    both_of(&BYTE, i8::MIN, "<Byte>-128</Byte>");
    both_of(&SHORT, i16::MAX, "<Short>32767</Short>");
    both_of(&INTEGER, i32::MIN, "<Integer>-2147483648</Integer>");
    both_of(&LONG, i64::MAX, "<Long>9223372036854775807</Long>");
    both_of(&FLOAT, 0.1_f32, "<Float>0.1</Float>");
    both_of(&DOUBLE, 1.5, "<Double>1.5</Double>");
    both_of(&DOUBLE, 1e300, "<Double>1e300</Double>");
    both_of(&DOUBLE, f64::INFINITY, "<Double>Infinity</Double>");
    both_of(&FLOAT, f32::NEG_INFINITY, "<Float>-Infinity</Float>");
    assert_eq!(DOUBLE.to_xml(&f64::NAN).unwrap(), "<Double>NaN</Double>");
    assert!(FLOAT.from_xml::<f32>("<Float>NaN</Float>").unwrap().is_nan());
    let big: BigInteger = "-123456789012345678901234567890".parse().unwrap();
    both_of(&BIG_INTEGER, big, "<BigInteger>-123456789012345678901234567890</BigInteger>");
    let big: BigDecimal = "1.000000000000000000010E+5".parse().unwrap();
    both_of(&BIG_DECIMAL, big, "<BigDecimal>1.000000000000000000010E+5</BigDecimal>");
}

#[test]
fn blobs_are_base64() {
    both_of(&BLOB, Blob::from("value"), "<Blob>dmFsdWU=</Blob>");
    both_of(&BLOB, Blob::default(), "<Blob></Blob>");
    assert_eq!(BLOB.from_xml("<Blob>\n  dmFs\r\n  dWU=\n</Blob>"), Ok(Blob::from("value")));
}

structure! { Times TIMES &[];
    plain: Timestamp = "plain", &TIMESTAMP, &[];
    date: Timestamp = "date", &TIMESTAMP, &[Trait::TimestampFormat(TimestampFormat::HttpDate)];
    epoch: Timestamp = "epoch", &TIMESTAMP, &[Trait::TimestampFormat(TimestampFormat::EpochSeconds)];
    list: Vec<Timestamp> = "list", &HTTP_DATES, &[];
    flat: Vec<Timestamp> = "flat", &HTTP_DATES, &[FLAT];
}

#[test]
fn timestamps_are_date_times_unless_the_model_says_otherwise() {
    let time = Timestamp::new(1_578_255_206, 0).unwrap();
    let half = Timestamp::new(1_578_255_206, 500_000_000).unwrap();
    both(
        Times {
            plain: Some(half),
            date: Some(time),
            epoch: Some(half),
            list: Some(vec![time]),
            flat: Some(vec![time]),
        },
        "<Times><plain>2020-01-05T20:13:26.5Z</plain>\
         <date>Sun, 05 Jan 2020 20:13:26 GMT</date><epoch>1578255206.5</epoch>\
         <list><member>Sun, 05 Jan 2020 20:13:26 GMT</member></list>\
         <flat>Sun, 05 Jan 2020 20:13:26 GMT</flat></Times>",
    );
}

structure! { Texts TEXTS &[];
    attribute: String = "attribute", &STRING, &[ATTRIBUTE];
    element: String = "element", &STRING, &[];
}

#[track_caller]
fn in_texts(value: &str, attribute: &str, element: &str) {
    both(
        Texts { attribute: text(value), element: text(value) },
        &format!("<Texts attribute=\"{attribute}\"><element>{element}</element></Texts>"),
    );
}

#[test]
fn strings_come_back_as_they_were() {
    in_texts("", "", "");
    in_texts("  a b  ", "  a b  ", "  a b  ");
    in_texts(" ", " ", " ");
    in_texts("<a> & \"b\" 'c'", "&lt;a&gt; &amp; &quot;b&quot; 'c'", "&lt;a&gt; &amp; \"b\" 'c'");
    in_texts("]]>", "]]&gt;", "]]&gt;");
    in_texts("\n\t\r\n", "&#xA;&#x9;&#xD;&#xA;", "\n\t&#xD;\n");
    in_texts("\u{1}\u{b}\u{1f}\u{7f}", "&#x1;&#xB;&#x1F;\u{7f}", "&#x1;&#xB;&#x1F;\u{7f}");
    let beyond = "é\u{85}\u{2028}\u{fffe}\u{ffff}\u{feff}😀";
    in_texts(beyond, beyond, beyond);
    in_texts("&lt;", "&amp;lt;", "&amp;lt;");
}

#[test]
fn every_character_but_u0000_comes_back() {
    let all: String = ('\u{1}'..=char::MAX).collect();
    let texts = Texts { attribute: Some(all.clone()), element: Some(all) };
    let xml = texts.to_xml().unwrap();
    assert!(Texts::from_xml(xml).unwrap() == texts);
}

#[test]
fn enums_keep_values_that_the_model_does_not_know() {
    both(Suit::from_wire(" a\r"), "<Suit> a&#xD;</Suit>");
    both(Suit::from_wire(""), "<Suit></Suit>");
}

/// Checks the error of writing the value, and its path.
#[track_caller]
fn unsupported<T: Shape>(value: &T, message: &str, path: &[Segment]) {
    let error = value.to_xml().unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Unsupported, message));
    assert_eq!(error.path().cloned().collect::<Vec<_>>(), path);
    assert_eq!(error.offset(), None);
}

#[test]
fn u0000_cannot_be_written() {
    let message = "XML has no way to write U+0000";
    unsupported(&Suit::from_wire("a\0"), message, &[]);
    let attribute = Texts { attribute: text("\0"), element: text("\0") };
    unsupported(&attribute, message, &[Segment::Member("attribute")]);
    let element = Texts { attribute: None, element: text("a\0b") };
    unsupported(&element, message, &[Segment::Member("element")]);
    let nested = Node {
        nodes: Some(vec![Node::default(), Node { flat: Some(vec![node("\0")]), ..node("") }]),
        // This comes later: the first error wins.
        flat: Some(vec![node("\0")]),
        ..Node::default()
    };
    let path = [
        Segment::Member("nodes"),
        Segment::Index(1),
        Segment::Member("flat"),
        Segment::Index(0),
        Segment::Member("id"),
    ];
    unsupported(&nested, message, &path);
    let map = Some(BTreeMap::from([("k".to_owned(), node("\0"))]));
    let path = |name| [Segment::Member(name), Segment::Key("k".to_owned()), Segment::Member("id")];
    unsupported(&Node { map: map.clone(), ..node("") }, message, &path("map"));
    unsupported(&Node { flat_map: map, ..node("") }, message, &path("flatMap"));
}

#[test]
fn unions_have_one_member() {
    let list = vec!["a".to_owned(), "b".to_owned()];
    both(Choice::Flat(list.clone()), "<Choice><Hi>a</Hi><Hi>b</Hi></Choice>");
    both(Choice::List(list), "<Choice><list><member>a</member><member>b</member></list></Choice>");
    both(
        Choice::Sparse(vec![None, text("a")]),
        &format!("<Choice><sparse {NIL}></sparse><sparse>a</sparse></Choice>"),
    );
    both(Choice::List(vec![]), "<Choice><list></list></Choice>");
    let map = BTreeMap::from([("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
    both(
        Choice::FlatMap(map),
        "<Choice><flatMap><Name>a</Name><Setting>1</Setting></flatMap>\
         <flatMap><Name>b</Name><Setting>2</Setting></flatMap></Choice>",
    );
    both(Choice::Node(node("x")), r#"<Choice><node id="x"></node></Choice>"#);
    let message = "an empty flattened list cannot be told from no member at all";
    unsupported(&Choice::Flat(vec![]), message, &[Segment::Member("flat")]);
}

#[test]
fn a_unit_is_an_empty_element() {
    both_of(&UNIT, Unit, "<Unit></Unit>");
}

fn unknown(tag: &str, content: Document) -> Choice {
    Choice::Unknown(UnknownMember::new(tag, content))
}

#[test]
fn unknown_members_of_unions_are_kept() {
    both(unknown("new", "a & b ".into()), "<Choice><new>a &amp; b </new></Choice>");
    both(unknown("new", "".into()), "<Choice><new></new></Choice>");
    let inner = Document::from_iter([("z", "3")]);
    let map = Document::from_iter([("x", Document::from(vec!["1", "2"])), ("y", inner)]);
    both(unknown("new", map), "<Choice><new><x>1</x><x>2</x><y><z>3</z></y></new></Choice>");
    both(unknown("new", vec!["1", "2"].into()), "<Choice><new>1</new><new>2</new></Choice>");
    let nil = r#"<x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"></x>"#;
    let null = Document::from_iter([("x", Document::Null)]);
    both(unknown("new", null), &format!("<Choice><new>{nil}</new></Choice>"));
}

#[test]
fn unknown_members_lose_attributes_and_what_is_no_text() {
    let xml = "<Choice><p:new a='1'>\n <p:x b='2'>1</p:x>?<!-- c --><x>2</x></p:new></Choice>";
    let expected = unknown("new", Document::from_iter([("x", vec!["1", "2"])]));
    assert_eq!(Choice::from_xml(xml), Ok(expected));

    let items = vec![Document::from(true), Document::from(5), Document::from(0.5)];
    let nested = Document::List(vec![Document::List(items), Document::List(vec![])]);
    assert_eq!(
        unknown("new", nested).to_xml().unwrap(),
        "<Choice><new><member>true</member><member>5</member><member>0.5</member></new>\
         <new></new></Choice>",
    );
    let empty = Document::List(vec![]);
    let in_map = unknown("new", Document::from_iter([("x", empty.clone())]));
    assert_eq!(in_map.to_xml().unwrap(), "<Choice><new><x></x></new></Choice>");
    assert_eq!(unknown("new", empty).to_xml().unwrap(), "<Choice><new></new></Choice>");
    let infinite = Document::Number(Number::Float(f64::NEG_INFINITY));
    assert_eq!(unknown("n", infinite).to_xml().unwrap(), "<Choice><n>-Infinity</n></Choice>");
}

#[test]
fn unknown_members_need_a_name() {
    let message = "XML does not allow this name";
    for name in ["a b", "1a", "-a", "a<b", "a:b", "\"", "a/"] {
        unsupported(&unknown(name, "".into()), message, &[Segment::Key(name.to_owned())]);
    }
    let inner = unknown("new", Document::from_iter([("x", vec![Document::from_iter([("", 1)])])]));
    // The content may be sensitive.
    let [tag, hidden] = ["new", "<redacted>"].map(|key| Segment::Key(key.to_owned()));
    unsupported(&inner, message, &[tag, hidden.clone(), Segment::Index(0), hidden]);
    unsupported(&unknown("", "a".into()), message, &[Segment::Key(String::new())]);
    // The value that client error correction uses represents nothing.
    assert_eq!(Choice::default().to_xml().unwrap(), "<Choice></Choice>");
}

structure! { Documents DOCUMENTS &[];
    document: Document = "document", &DOCUMENT, &[];
}

#[test]
fn documents_are_json() {
    let document = Document::from_iter([
        ("a", Document::List(vec![Document::Null, Document::from(1), Document::from(1.0)])),
        ("b", Document::from("<&\u{1}]]>\r")),
    ]);
    both(
        Documents { document: Some(document) },
        "<Documents><document>\
         {\"a\":[null,1,1.0],\"b\":\"&lt;&amp;\\u0001]]&gt;\\r\"}\
         </document></Documents>",
    );
    both(
        Documents { document: Some(Document::Null) },
        "<Documents><document>null</document></Documents>",
    );
}

const NIL: &str = r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true""#;

list!(XSI_NODES = "XsiNodes", &NODE, &[namespace("urn:other", Some("xsi"))], &[Trait::Sparse]);

structure! { Sparse SPARSE &[];
    strings: Vec<Option<String>> = "strings", &SPARSE_STRINGS, &[];
    integers: Vec<Option<i32>> = "integers", &SPARSE_INTEGERS, &[];
    nodes: Vec<Option<Node>> = "nodes", &SPARSE_NODES, &[];
    flat: Vec<Option<String>> = "flat", &SPARSE_STRINGS, &[FLAT];
    map: BTreeMap<String, Option<String>> = "map", &SPARSE_MAP, &[];
    xsi: Vec<Option<Node>> = "xsi", &XSI_NODES, &[];
}

#[test]
fn null_differs_from_empty() {
    both(
        Sparse { strings: Some(vec![None, text(""), text("a")]), ..Sparse::default() },
        &format!(
            "<Sparse><strings><member {NIL}></member><member></member>\
             <member>a</member></strings></Sparse>"
        ),
    );
    both(
        Sparse { nodes: Some(vec![None, Some(Node::default())]), ..Sparse::default() },
        &format!("<Sparse><nodes><member {NIL}></member><member></member></nodes></Sparse>"),
    );
    both(
        Sparse { flat: Some(vec![None, text("a"), None]), ..Sparse::default() },
        &format!("<Sparse><flat {NIL}></flat><flat>a</flat><flat {NIL}></flat></Sparse>"),
    );
    let map = BTreeMap::from([("k".to_owned(), None), ("l".to_owned(), text(""))]);
    both(
        Sparse { map: Some(map), ..Sparse::default() },
        &format!(
            "<Sparse><map><entry><key>k</key><value {NIL}></value></entry>\
             <entry><key>l</key><value></value></entry></map></Sparse>"
        ),
    );
    // A prefix is not declared twice.
    both(
        Sparse { xsi: Some(vec![None]), ..Sparse::default() },
        r#"<Sparse><xsi><member xmlns:xsi="urn:other" xsi:nil="true"></member></xsi></Sparse>"#,
    );
}

#[test]
fn empty_is_null_where_the_type_has_no_empty_value() {
    both(
        Sparse { integers: Some(vec![None, Some(1)]), ..Sparse::default() },
        &format!("<Sparse><integers><member {NIL}></member><member>1</member></integers></Sparse>"),
    );
    let xml = "<Sparse><integers><member/><member></member></integers></Sparse>";
    let expected = Sparse { integers: Some(vec![None, None]), ..Sparse::default() };
    assert_eq!(Sparse::from_xml(xml), Ok(expected));
    let xml = "<Sparse><map><entry><key>k</key></entry></map></Sparse>";
    let map = BTreeMap::from([("k".to_owned(), None)]);
    assert_eq!(Sparse::from_xml(xml), Ok(Sparse { map: Some(map), ..Sparse::default() }));
}
