//! Input that is read although it is never written.

use smithy_shapes::codec::{Bindings, Format, ReadOptions};
use smithy_shapes::protocol::{Protocol, RestXml};

use super::bindings::{Attributes, Lists, Maps, Prefixed};
use super::*;

/// XML, as the protocols call it.
type Xml = <RestXml as Protocol>::EventFormat;

#[track_caller]
fn reads<T: Shape + PartialEq + std::fmt::Debug>(xml: &str, expected: T) {
    assert_eq!(T::from_xml(xml), Ok(expected));
}

#[track_caller]
fn reads_text(content: &str, expected: &str) {
    assert_eq!(STRING.from_xml(format!("<s>{content}</s>")), Ok(expected.to_owned()));
}

#[test]
fn the_document_element_may_have_any_name() {
    reads("<whatever id='a'/>", node("a"));
}

#[test]
fn white_space_comments_and_instructions_between_elements_are_ignored() {
    let xml = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>\n<?p a?>\n\
               <!-- c -->\n<Node >\r\n\t<!-- c --><size>5</size ><?p?> &#32;<![CDATA[ ]]></Node>\
               <!-- c --><?p?>\n";
    reads(xml, Node { size: Some(5), ..Node::default() });
    reads("<?xml version='1.1'?><Node/>", Node::default());
}

#[test]
fn unknown_elements_and_attributes_are_skipped() {
    let xml = "<Node x='&lt;' xmlns='urn:a' xmlns:id='urn:b'><a>t<b c='d'/>t</a><size>5</size>\
               <member>x</member></Node>";
    reads(xml, Node { size: Some(5), ..Node::default() });
    let xml = "<Lists><values><other>1</other><member>a</member></values></Lists>";
    reads(xml, Lists { values: strings(&["a"]), ..Lists::default() });
    let xml = "<Maps><values><x/><entry><x/><key>k</key><value>v</value></entry></values></Maps>";
    reads(xml, Maps { values: entries(&[("k", "v")]), ..Maps::default() });
}

#[test]
fn prefixes_of_elements_are_ignored() {
    let expected = Prefixed { foo: text("a"), bar: text("b") };
    reads("<x:Prefixed><x:foo>a</x:foo><y:bar>b</y:bar></x:Prefixed>", expected.clone());
    reads("<Prefixed><foo>a</foo><bar>b</bar></Prefixed>", expected);
    let list = vec!["a".to_owned(), "b".to_owned()];
    reads("<Choice><p:Hi>a</p:Hi> <p:Hi>b</p:Hi></Choice>", Choice::Flat(list));
    let xml = "<Lists><p:values><p:member>a</p:member></p:values><p:flat>b</p:flat></Lists>";
    reads(xml, Lists { values: strings(&["a"]), flat: strings(&["b"]), ..Lists::default() });
    let entry = "<p:entry><p:key>k</p:key><p:value>v</p:value></p:entry>";
    let xml = format!("<Maps><values>{entry}</values></Maps>");
    reads(&xml, Maps { values: entries(&[("k", "v")]), ..Maps::default() });
}

#[test]
fn an_attribute_with_a_prefix_is_not_the_one_without() {
    let kind = Some(Suit::Clubs);
    reads("<A i:type='clubs'/>", Attributes { kind: kind.clone(), ..Attributes::default() });
    reads("<A xsi:foo='no' foo='yes'/>", Attributes { foo: text("yes"), ..Attributes::default() });
    reads("<A type='clubs' xmlns:type='clubs' on:e='x'/>", Attributes::default());
}

structure! { Grantee GRANTEE &[];
    kind: String = "Type", &STRING, &[ATTRIBUTE, name("xsi:type"), Trait::Required];
    id: String = "ID", &STRING, &[Trait::Required];
}

/// A server refuses input without a required member, whether an attribute or an element.
#[test]
fn a_required_attribute_is_found() {
    let strict = |xml: &str| {
        let mut grantee = Grantee::default();
        let options = ReadOptions { strict: true, ..ReadOptions::default() };
        Xml::read(&mut grantee, GRANTEE.root(), xml.as_bytes(), options).map(|()| grantee)
    };
    let expected = Grantee { kind: text("CanonicalUser"), id: text("1") };
    assert_eq!(strict("<a xsi:type='CanonicalUser'><ID>1</ID></a>"), Ok(expected));
    assert_eq!(strict("<a><ID>1</ID></a>").unwrap_err().to_string(), "/Type: must be set");
    assert_eq!(strict("<a xsi:type=''/>").unwrap_err().to_string(), "/ID: must be set");
}

structure! { Parcel PARCEL &[];
    sent_to: String = "sentTo", &STRING, &[Trait::HttpHeader("x-to"), name("to")];
    kind: String = "kind", &STRING, &[Trait::HttpHeader("x-kind"), name("p:kind"), ATTRIBUTE];
    to: String = "to", &STRING, &[];
    own_kind: String = "ownKind", &STRING, &[name("p:kind"), ATTRIBUTE];
    noted: String = "noted", &STRING, &[Trait::HttpQuery("note"), name("note")];
    notes: Vec<String> = "notes", &STRINGS, &[FLAT, name("q:note")];
}

/// A member in another part of the message does not hide one of its name in the body.
#[test]
fn members_that_are_bound_elsewhere_are_passed_over() {
    let read = |bindings: Bindings| {
        let xml = "<Parcel p:kind='a'><to>b</to><note>c</note><note>d</note></Parcel>";
        let mut parcel = Parcel::default();
        let options = ReadOptions { bindings, ..ReadOptions::default() };
        Xml::read(&mut parcel, PARCEL.root(), xml.as_bytes(), options).map(|()| parcel)
    };
    let of_body = Parcel { own_kind: text("a"), to: text("b"), ..Parcel::default() };
    let notes = strings(&["c", "d"]);
    assert_eq!(read(Bindings::OfRequest), Ok(Parcel { notes, ..of_body.clone() }));
    // Responses have no queries.
    assert_eq!(read(Bindings::OfResponse), Ok(Parcel { noted: text("d"), ..of_body }));
    let all = Parcel { kind: text("a"), sent_to: text("b"), noted: text("d"), ..Parcel::default() };
    assert_eq!(read(Bindings::None), Ok(all));
}

#[test]
fn an_element_is_not_an_attribute() {
    reads("<A bar='no'><foo>no</foo></A>", Attributes::default());
}

#[test]
fn text_may_come_in_parts() {
    reads_text("a<!-- c -->b<?p?>c<![CDATA[<d>&amp;]]>e&amp;&#102;&#x67;", "abc<d>&amp;e&fg");
    reads_text("<![CDATA[]]>", "");
    reads_text("<![CDATA[ a ]]> ", " a  ");
    reads_text("&lt;&gt;&amp;&apos;&quot;", "<>&'\"");
    reads_text("]]&gt; ]<!---->]>", "]]> ]]>");
}

#[test]
fn line_ends_are_normalized_but_references_are_not() {
    reads_text("a\r\nb\rc\nd", "a\nb\nc\nd");
    reads_text("<![CDATA[a\r\nb]]>", "a\nb");
    reads_text("a&#13;\nb&#xD;", "a\r\nb\r");
    let xml = "<A foo=' a\r\nb\tc&#9;&#xA;&#xd;&quot;&apos; '/>";
    reads(xml, Attributes { foo: text(" a b c\t\n\r\"' "), ..Attributes::default() });
}

#[test]
fn any_character_but_u0000_may_be_referred_to() {
    reads_text("&#1;&#x1F;&#xFFFE;&#x10FFFF;", "\u{1}\u{1f}\u{fffe}\u{10ffff}");
}

#[test]
fn white_space_around_numbers_booleans_and_timestamps_is_ignored() {
    assert_eq!(INTEGER.from_xml("<i>\n +5\t<!-- c --> </i>"), Ok(5));
    assert_eq!(BOOLEAN.from_xml("<b> true </b>"), Ok(true));
    let time = Timestamp::new(0, 0).unwrap();
    assert_eq!(TIMESTAMP.from_xml("<t>\n1970-01-01T01:00:00+01:00\n</t>"), Ok(time));
    reads(
        "<A NotFoo=' 5 ' on='\ttrue'/>",
        Attributes { renamed: Some(5), on: Some(true), ..Attributes::default() },
    );
}

#[test]
fn numbers_may_have_any_form_of_xml_schema() {
    for (xml, expected) in [("1.", 1.0), (".5", 0.5), ("+1e2", 100.0), ("-0", -0.0), ("1E-2", 0.01)]
    {
        let xml = format!("<d>{xml}</d>");
        assert_eq!(smithy_shapes::schema::prelude::DOUBLE.from_xml(xml), Ok(expected));
    }
    assert_eq!(INTEGER.from_xml("<i>007</i>"), Ok(7));
}

#[test]
fn the_last_of_repeated_values_wins() {
    reads("<Node><size>1</size><size>2</size></Node>", Node { size: Some(2), ..Node::default() });
    let xml = "<Lists><values><member>a</member></values><values><member>b</member></values>\
               </Lists>";
    reads(xml, Lists { values: strings(&["b"]), ..Lists::default() });
    let entry = "<entry><key>k</key><value>v</value></entry>";
    let xml = format!("<Maps><values>{entry}</values><values/></Maps>");
    reads(&xml, Maps { values: entries(&[]), ..Maps::default() });
    let xml = "<Maps><flat><key>k</key><value>v</value></flat>\
               <flat><key>k</key><value>w</value></flat></Maps>";
    reads(xml, Maps { flat: entries(&[("k", "w")]), ..Maps::default() });
}

#[test]
fn flattened_items_may_be_anywhere() {
    let xml = "<Lists><flat>a</flat>\n<Hi>x</Hi><flat>b</flat><!-- c -->\n<p:flat>c</p:flat>\
               <other/><flat>d</flat><values/></Lists>";
    let expected = Lists {
        flat: strings(&["a", "b", "c", "d"]),
        renamed: strings(&["x"]),
        values: Some(vec![]),
        ..Lists::default()
    };
    reads(xml, expected);
    let xml = "<Maps><flat><key>a</key><value>1</value></flat><named/>\
               <flat><key>b</key><value>2</value></flat></Maps>";
    let expected =
        Maps { flat: entries(&[("a", "1"), ("b", "2")]), named: entries(&[]), ..Maps::default() };
    reads(xml, expected);
}

#[test]
fn the_value_of_an_entry_may_come_before_its_key() {
    let xml = "<Maps><values><entry><value>v</value><key>k</key></entry></values></Maps>";
    reads(xml, Maps { values: entries(&[("k", "v")]), ..Maps::default() });
}

#[test]
fn nil_is_null() {
    let nil = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil";
    reads(
        "<Node i:id='true' i:null='1'><size i:x='true'>5</size></Node>",
        Node { size: Some(5), ..Node::default() },
    );
    let xml = format!("<Node><size {nil}=' true '/><next {nil}='1'><x/></next></Node>");
    reads(&xml, Node::default());
    let xml = format!("<Node><size {nil}='false'>5</size><next nil='true'/></Node>");
    let next = Some(Box::new(Node::default()));
    reads(&xml, Node { size: Some(5), next, ..Node::default() });
    // Not an item if the list is not sparse.
    let xml = format!("<Lists><values><member {nil}='1'/><member/></values></Lists>");
    reads(&xml, Lists { values: strings(&[""]), ..Lists::default() });
    reads(&format!("<Lists><flat {nil}='1'/></Lists>"), Lists::default());
    let xml = format!("<Lists><flat>a</flat><flat {nil}='1'/><flat>b</flat></Lists>");
    reads(&xml, Lists { flat: strings(&["a", "b"]), ..Lists::default() });
    let xml = format!(
        "<Maps><values><entry><key>k</key><value {nil}='1'/></entry><entry {nil}='1'/>\
         <entry><key>l</key></entry></values></Maps>"
    );
    reads(&xml, Maps { values: entries(&[]), ..Maps::default() });
    let xml = format!("<Choice><list {nil}='1'/><text>a</text><new {nil}='1'/></Choice>");
    reads(&xml, Choice::Text("a".to_owned()));
}

#[test]
fn structures_nest() {
    let xml = "<Node id='1'><next id='2'><next/></next>\
               <nodes><member id='3'><flat id='4'/><flat/></member></nodes>\
               <map><entry><key>k</key><value id='5'/></entry></map></Node>";
    let expected = Node {
        next: Some(Box::new(Node { next: Some(Box::default()), ..node("2") })),
        nodes: Some(vec![Node { flat: Some(vec![node("4"), Node::default()]), ..node("3") }]),
        map: Some(BTreeMap::from([("k".to_owned(), node("5"))])),
        ..node("1")
    };
    reads(xml, expected);
}
