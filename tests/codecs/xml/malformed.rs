//! Input that is refused: with which error, at which byte, on which path.

use smithy_shapes::schema::prelude::{BIG_DECIMAL, BIG_INTEGER, BYTE, DOUBLE, FLOAT};
use smithy_shapes::{BigDecimal, BigInteger, ErrorKind, MAX_DEPTH};

use super::bindings::{Attributes, Lists, Maps};
use super::*;

#[track_caller]
fn refused<T: Shape>(xml: impl AsRef<[u8]>, kind: ErrorKind, expected: &str) {
    check(T::from_xml(xml).err(), kind, expected);
}

#[track_caller]
fn refused_of<T: ShapeData>(schema: &'static Schema, xml: &str, kind: ErrorKind, expected: &str) {
    check(schema.from_xml::<T>(xml).err(), kind, expected);
}

#[track_caller]
fn check(error: Option<Error>, kind: ErrorKind, expected: &str) {
    let error = error.expect("must be refused");
    assert_eq!((error.to_string().as_str(), error.kind()), (expected, kind));
}

#[track_caller]
fn no_xml(xml: impl AsRef<[u8]>, expected: &str) {
    refused::<Node>(xml, ErrorKind::Syntax, &format!("invalid XML: {expected}"));
}

#[test]
fn documents_have_one_element() {
    no_xml("", "there is no element at byte 0");
    no_xml(" <!-- c -->\n", "there is no element at byte 12");
    no_xml("\u{feff}", "there is no element at byte 3");
    no_xml("<Node/> <Node/>", "a second document element at byte 8");
    no_xml("a<Node/>", "text outside of the document element at byte 0");
    no_xml("<Node/>\n&lt;", "text outside of the document element at byte 8");
    no_xml("<Node/><![CDATA[ ]]>", "text outside of the document element at byte 7");
    no_xml("\u{feff}\u{feff}<Node/>", "text outside of the document element at byte 3");
    no_xml("<Node/></Node>", "an end tag that does not match the start at byte 7");
}

#[test]
fn tags_match() {
    no_xml("<Node>", "unexpected end at byte 6");
    no_xml("<Node></Nod>", "an end tag that does not match the start at byte 6");
    no_xml("<Node></>", "an end tag that does not match the start at byte 6");
    no_xml("<Node></Node x='1'>", "an end tag that does not match the start at byte 6");
    no_xml("<Node><x></Node></x>", "an end tag that does not match the start at byte 9");
    no_xml("<p:Node></Node>", "an end tag that does not match the start at byte 8");
    let path = "/next/size: invalid XML: an end tag that does not match the start at byte 19";
    refused::<Node>("<Node><next><size>5</next></Node>", ErrorKind::Syntax, path);
    let path = "/next: invalid XML: unexpected end at byte 19";
    refused::<Node>("\u{feff}<Node><next><x/>", ErrorKind::Syntax, path);
}

#[test]
fn errors_after_a_run_of_items_are_not_in_the_run() {
    no_xml("<Node><flat/>", "unexpected end at byte 13");
    no_xml("<Node><flat/><<>", "a tag without a name at byte 13");
    refused::<Node>("<Node><flat/>x</Node>", ErrorKind::Type, "expected an element at byte 13");
}

#[test]
fn markup_is_closed() {
    let unclosed = "tag not closed: `>` not found before end of input at byte";
    no_xml("<", &format!("{unclosed} 0"));
    no_xml("<Node", &format!("{unclosed} 0"));
    no_xml("<Node></Node", &format!("{unclosed} 6"));
    no_xml("<Node/", &format!("{unclosed} 0"));
    no_xml(
        "<Node id='x>",
        "attribute value not closed: `'` not found before end of input at byte 0",
    );
    no_xml("<Node><!-- -", "comment not closed: `-->` not found before end of input at byte 6");
    no_xml("<Node><!--->", "comment not closed: `-->` not found before end of input at byte 6");
    no_xml("<Node><![CDATA[]]", "CDATA not closed: `]]>` not found before end of input at byte 6");
    no_xml(
        "<Node><?p",
        "processing instruction not closed: `?>` not found before end of input at byte 6",
    );
    no_xml("<Node><!x></Node>", "unknown or missed symbol in markup at byte 6");
    no_xml("<Node><!", "unknown or missed symbol in markup at byte 6");
}

#[test]
fn names_are_names() {
    for tag in ["<>", "< a>", "<1>", "<a<b/>", "<-/>", "<a\"b\"/>", "<a/b>", "<='x'/>"] {
        let expected = "invalid XML: a tag without a name at byte 6";
        refused::<Node>(format!("<Node>{tag}</Node>"), ErrorKind::Syntax, expected);
    }
    for tag in ["<:a/>", "<a:/>", "<a:b:c/>", "<a::b/>", "<1:a/>", "<a:1/>"] {
        no_xml(tag, "a tag without a name at byte 0");
    }
    no_xml("<Node><??></Node>", "a processing instruction of no name at byte 6");
    no_xml("<Node><? p?></Node>", "a processing instruction of no name at byte 6");
}

#[test]
fn attributes_are_well_formed_even_where_they_are_skipped() {
    no_xml("<Node id='1' id='2'/>", "an attribute that comes twice at byte 13");
    no_xml("<Node><x a='1' b='2' a='3'/></Node>", "an attribute that comes twice at byte 21");
    no_xml("<Node id/>", "a malformed attribute at byte 8");
    no_xml("<Node id=/>", "a malformed attribute at byte 9");
    no_xml("<Node id=1/>", "a malformed attribute at byte 9");
    no_xml("<Node id='1'x='2'/>", "a malformed attribute at byte 12");
    no_xml("<Node 1='1'/>", "a malformed attribute at byte 6");
    // The reader sees a name here, after which the `=` is missing.
    no_xml("<Node ='1'/>", "a malformed attribute at byte 10");
    no_xml("<Node id='1' />/>", "text outside of the document element at byte 15");
    no_xml("<Node id='a<b'/>", "`<` in an attribute at byte 10");
    let reference = "a reference to neither a character nor a predefined entity at byte";
    no_xml("<Node x='&'/>", &format!("{reference} 9"));
    no_xml("<Node x='&nbsp;'/>", &format!("{reference} 9"));
    no_xml("<Node><x x='a&#0;'/></Node>", &format!("{reference} 12"));
}

#[test]
fn entities_are_those_of_xml() {
    let reference = "a reference to neither a character nor a predefined entity at byte";
    for text in ["&nbsp;", "&;", "&#;", "&#x;", "&#0;", "&#xD800;", "&#x110000;", "&#-1;", "&#+1;"]
    {
        let expected = format!("{reference} 10");
        no_xml(format!("<Node><x>a{text}</x></Node>"), &expected);
    }
    no_xml("<Node><x>&#99999999999;</x></Node>", &format!("{reference} 9"));
    no_xml("<Node><x>a & b</x></Node>", "`&` without `;` at byte 11");
    no_xml("<Node><x>&amp", "`&` without `;` at byte 9");
    let expected = "/size: invalid XML: `&` without `;` at byte 13";
    refused::<Node>("<Node><size>5&amp</size></Node>", ErrorKind::Syntax, expected);
}

#[test]
fn document_types_are_refused() {
    let expected = |at| format!("document type declarations are refused at byte {at}");
    for xml in ["<!DOCTYPE Node><Node/>", "<!doctype Node><Node/>", "<!DOCTYPE><Node/>"] {
        refused::<Node>(xml, ErrorKind::Syntax, &expected(0));
    }
    let xml = "\u{feff}<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><Node>&b;</Node>";
    refused::<Node>(xml, ErrorKind::Syntax, &expected(24));
    refused::<Node>("<Node><!DOCTYPE a></Node>", ErrorKind::Syntax, &expected(6));
}

#[test]
fn declarations_come_first_and_say_utf_8() {
    let late = "the XML declaration does not come first at byte";
    no_xml(" <?xml version='1.0'?><Node/>", &format!("{late} 1"));
    no_xml("<Node><?xml version='1.0'?></Node>", &format!("{late} 6"));
    no_xml(
        "<?xml version='1.0' encoding='ISO-8859-1'?><Node/>",
        "an encoding other than UTF-8 at byte 30",
    );
    no_xml("<?xml version='2.0'?><Node/>", "a version other than 1.0 at byte 0");
    no_xml("<?xml encoding='UTF-8'?><Node/>", "a version other than 1.0 at byte 0");
    no_xml("<?xml?><Node/>", "a version other than 1.0 at byte 0");
    no_xml("<?xml version='1.0' x='y'?><Node/>", "a malformed XML declaration at byte 0");
    no_xml("<?xml version=1.0?><Node/>", "a malformed attribute at byte 14");
    no_xml(
        "<?xml version='1.0'",
        "XML declaration not closed: `?>` not found before end of input at byte 0",
    );
}

#[test]
fn the_input_is_utf_8() {
    no_xml(b"<Node>\xff</Node>", "no UTF-8 at byte 6");
    no_xml(b"<Node/><!-- \xc3", "no UTF-8 at byte 12");
    no_xml("<Node>\0</Node>", "U+0000 at byte 6");
    no_xml(b"\xff\xfe<\0N\0o\0d\0e\0/\0>\0", "no UTF-8 at byte 0");
}

#[test]
fn other_constraints_of_xml() {
    no_xml("<Node><!-- a -- b --></Node>", "`--` in a comment at byte 6");
    no_xml("<Node><!-- a --->", "`--` in a comment at byte 6");
    no_xml("<Node><x>a]]>b</x></Node>", "`]]>` in text at byte 10");
}

#[test]
fn text_and_elements_are_where_the_model_says() {
    use ErrorKind::Type;
    refused::<Node>("<Node>text<size/></Node>", Type, "expected an element at byte 6");
    refused::<Node>("<Node><x/>a</Node>", Type, "expected an element at byte 10");
    refused::<Node>("<Node>&#65;</Node>", Type, "expected an element at byte 6");
    let error = "/size: expected text at byte 13";
    refused::<Node>("<Node><size>1<x/></size></Node>", Type, error);
    let error = "/values: expected an element at byte 15";
    refused::<Lists>("<Lists><values>a</values></Lists>", Type, error);
    let error = "/values/1: expected text at byte 32";
    refused::<Lists>("<Lists><values><member/><member><x/></member></values>", Type, error);
    let error = "/flat/1: expected text at byte 20";
    refused::<Lists>("<Lists><flat/><flat><x/></flat></Lists>", Type, error);
    let error = "/values: expected an element at byte 21";
    refused::<Maps>("<Maps><values><entry>a</entry></values></Maps>", Type, error);
    let error = "/values: expected a key at byte 14";
    refused::<Maps>("<Maps><values><entry><value>v</value></entry></values></Maps>", Type, error);
    let error = "/flat/a~1b: expected text at byte 33";
    refused::<Maps>("<Maps><flat><key>a/b</key><value><x/></value></flat></Maps>", Type, error);
}

#[test]
fn values_are_of_their_types() {
    use ErrorKind::{Syntax, Type, Value};
    for text in ["", "a", "1.5", "1e3", "--1", "-", "1 2", "0x1"] {
        let xml = format!("<i>{text}</i>");
        refused_of::<i32>(&INTEGER, &xml, Type, "expected an integer at byte 3");
    }
    refused_of::<i32>(&INTEGER, "<i/>", Type, "expected an integer at byte 4");
    refused_of::<i8>(&BYTE, "<i> 128</i>", Value, "the number is out of range at byte 3");
    refused_of::<i32>(
        &INTEGER,
        "<i>-9999999999</i>",
        Value,
        "the number is out of range at byte 3",
    );
    for text in ["", "a", "inf", "nan", "infinity", "INF", "+NaN", "1e", ".", "1,5"] {
        refused_of::<f64>(&DOUBLE, &format!("<d>{text}</d>"), Type, "expected a number at byte 3");
    }
    refused_of::<f32>(&FLOAT, "<f>1e39</f>", Value, "the number is out of range at byte 3");
    refused_of::<BigInteger>(&BIG_INTEGER, "<b>1.5</b>", Type, "expected an integer at byte 3");
    refused_of::<BigDecimal>(&BIG_DECIMAL, "<b>x</b>", Type, "expected a number at byte 3");
    for text in ["", "1", "True", "yes"] {
        refused_of::<bool>(
            &BOOLEAN,
            &format!("<b>{text}</b>"),
            Type,
            "expected a boolean at byte 3",
        );
    }
    refused_of::<Blob>(&BLOB, "<b>dmFsdWU</b>", Value, "invalid base64 at byte 3");
    let error = "expected a date-time such as 1985-04-12T23:20:50Z at byte 3";
    refused_of::<Timestamp>(&TIMESTAMP, "<t>0</t>", Value, error);
    let error = "/count: expected an integer at byte 21";
    refused::<Attributes>("<A foo='a' NotFoo = 'x'/>", Type, error);
    let error = "invalid JSON: unexpected end at byte 3";
    refused_of::<Document>(&DOCUMENT, "<d>&#x5B;1</d>", Syntax, error);
    refused_of::<Document>(&DOCUMENT, "<d></d>", Syntax, error);
}

#[test]
fn unions_have_one_member() {
    use ErrorKind::{Type, Value};
    refused::<Choice>("<Choice/>", Value, "a union without a member at byte 0");
    let error = "a union with more than one member at byte 1";
    refused::<Choice>(" <Choice><text/><text/></Choice>", Value, error);
    let error = error.replace("byte 1", "byte 0");
    refused::<Choice>("<Choice><Hi/><Hi/><text/></Choice>", Value, &error);
    refused::<Choice>("<Choice><text/><new/></Choice>", Value, &error);
    refused::<Choice>("<Choice><new/><newer/></Choice>", Value, &error);
    refused::<Choice>("<Choice>a</Choice>", Type, "expected an element at byte 8");
    let error = "/node/size: expected an integer at byte 20";
    refused::<Choice>("<Choice><node><size>x</size></node></Choice>", Type, error);
}

fn nested(open: &str, close: &str, levels: usize) -> String {
    format!("{}{}", open.repeat(levels), close.repeat(levels))
}

#[test]
fn depth_is_limited() {
    let deepest = nested("<next>", "</next>", MAX_DEPTH);
    assert!(Node::from_xml(deepest).is_ok());
    let too_deep = |xml: String, at: usize| {
        let error = Node::from_xml(xml).unwrap_err();
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Depth, Some(at)));
        assert_eq!(error.message(), "nested deeper than 128 levels");
        error
    };
    let error = too_deep(nested("<next>", "</next>", MAX_DEPTH + 1), MAX_DEPTH * 6);
    assert_eq!(error.path().count(), MAX_DEPTH);

    // The depth of unknown elements includes the elements around them, as for JSON objects.
    let skipped = |levels| format!("<Node>{}</Node>", nested("<x>", "</x>", levels));
    assert_eq!(Node::from_xml(skipped(MAX_DEPTH)), Ok(Node::default()));
    too_deep(skipped(MAX_DEPTH + 1), 6 + MAX_DEPTH * 3);
    too_deep("<x>".repeat(1_000_000), (MAX_DEPTH + 1) * 3);

    let flat = |levels| format!("<Node>{}</Node>", nested("<flat>", "</flat>", levels));
    assert!(Node::from_xml(flat(63)).is_ok());
    too_deep(flat(64), 6 + 63 * 6);
    let list = |levels| nested("<nodes><member>", "</member></nodes>", levels);
    assert!(Node::from_xml(format!("<Node>{}</Node>", list(63))).is_ok());
    too_deep(format!("<Node>{}</Node>", list(64)), 6 + 63 * 15 + 7);
}

#[test]
fn depth_of_unknown_members_is_limited() {
    let unknown = |levels| format!("<Choice>{}</Choice>", nested("<x>", "</x>", levels));
    assert!(Choice::from_xml(unknown(MAX_DEPTH)).is_ok());
    let error = Choice::from_xml(unknown(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!((error.kind(), error.offset()), (ErrorKind::Depth, Some(8 + MAX_DEPTH * 3)));
}

/// Whatever is cut off or replaced, nothing panics, and every error has its byte.
#[test]
fn damage_is_an_error_at_a_byte() {
    let xml = "\u{feff}<?xml version='1.0'?><Node id='a&amp;b'><!-- c --><size> 5 </size>\
               <flat><![CDATA[ ]]></flat><map><entry><key>&#x6B;</key><value/></entry></map>\
               <x p:nil='true'>é</x></Node>";
    assert!(Node::from_xml(xml).is_ok());
    for end in 0..xml.len() {
        let error = Node::from_xml(&xml.as_bytes()[..end]).unwrap_err();
        assert!(error.offset().is_some_and(|offset| offset <= end), "{error}");
    }
    for at in 0..xml.len() {
        for byte in *b"<>/?!-[]&;='\" :a\x00\xff" {
            let mut damaged = xml.as_bytes().to_vec();
            damaged[at] = byte;
            if let Err(error) = Node::from_xml(&damaged) {
                assert!(error.offset().is_some_and(|offset| offset <= xml.len()), "{error}");
            }
        }
    }
}
