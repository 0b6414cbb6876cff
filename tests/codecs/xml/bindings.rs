//! The examples of <https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings>, and what
//! follows from its text.

use super::*;

structure! { MyStructure MY_STRUCTURE &[];
    foo: String = "foo", &STRING, &[];
}

structure! { A A_SCHEMA &[name("AStruct")];
    b: B = "b", &B_SCHEMA, &[];
}

structure! { B B_SCHEMA &[name("BStruct")];
    hello: String = "hello", &STRING, &[];
    renamed: Box<B> = "again", &B_SCHEMA, &[name("Again")];
}

#[test]
fn members_are_elements_in_an_element_of_the_shapes_name() {
    both(MyStructure { foo: text("example") }, "<MyStructure><foo>example</foo></MyStructure>");
    both(MyStructure::default(), "<MyStructure></MyStructure>");
}

#[test]
fn the_xml_name_of_a_structure_names_the_document_element_only() {
    let b = B { hello: text("value"), renamed: None };
    both(b.clone(), "<BStruct><hello>value</hello></BStruct>");
    both(A { b: Some(b.clone()) }, "<AStruct><b><hello>value</hello></b></AStruct>");
    let outer = B { hello: None, renamed: Some(Box::new(b)) };
    both(outer, "<BStruct><Again><hello>value</hello></Again></BStruct>");
}

structure! { Lists LISTS &[];
    values: Vec<String> = "values", &STRINGS, &[];
    named: Vec<String> = "named", &NAMED_STRINGS, &[name("Named")];
    flat: Vec<String> = "flat", &NAMED_STRINGS, &[FLAT];
    renamed: Vec<String> = "renamed", &STRINGS, &[name("Hi"), FLAT];
    matrix: Vec<Vec<String>> = "matrix", &MATRIX, &[];
}

#[test]
fn lists_have_a_wrapper() {
    let lists = Lists { values: strings(&["a", "b"]), ..Lists::default() };
    let xml = "<Lists><values><member>a</member><member>b</member></values></Lists>";
    both(lists, xml);
    let lists = Lists { named: strings(&["a"]), ..Lists::default() };
    both(lists, "<Lists><Named><Item>a</Item></Named></Lists>");
    let lists = Lists { matrix: Some(vec![vec!["a".to_owned()], vec![]]), ..Lists::default() };
    let rows = "<member><member>a</member></member><member></member>";
    both(lists, &format!("<Lists><matrix>{rows}</matrix></Lists>"));
}

#[test]
fn items_of_flattened_lists_have_the_name_of_the_member() {
    let lists = Lists { flat: strings(&["a", "b"]), ..Lists::default() };
    both(lists, "<Lists><flat>a</flat><flat>b</flat></Lists>");
    let lists = Lists { renamed: strings(&["a", "b"]), ..Lists::default() };
    both(lists, "<Lists><Hi>a</Hi><Hi>b</Hi></Lists>");
}

#[test]
fn empty_lists_have_a_wrapper() {
    both(
        Lists { values: Some(vec![]), named: Some(vec![]), ..Lists::default() },
        "<Lists><values></values><Named></Named></Lists>",
    );
    let lists = Lists { flat: Some(vec![]), ..Lists::default() };
    assert_eq!(lists.to_xml().unwrap(), "<Lists></Lists>");
}

structure! { Maps MAPS &[];
    values: BTreeMap<String, String> = "values", &STRING_MAP, &[];
    named: BTreeMap<String, String> = "named", &NAMED_MAP, &[];
    flat: BTreeMap<String, String> = "flat", &STRING_MAP, &[FLAT];
    renamed: BTreeMap<String, String> = "renamed", &NAMED_MAP, &[FLAT, name("Hi")];
}

#[test]
fn maps_have_a_wrapper_and_entries() {
    let maps = Maps { values: entries(&[("k", "v"), ("l", "w")]), ..Maps::default() };
    let xml = "<Maps><values>\
               <entry><key>k</key><value>v</value></entry>\
               <entry><key>l</key><value>w</value></entry>\
               </values></Maps>";
    both(maps, xml);
    let maps = Maps { named: entries(&[("k", "v")]), ..Maps::default() };
    let entry = "<entry><Name>k</Name><Setting>v</Setting></entry>";
    both(maps, &format!("<Maps><named>{entry}</named></Maps>"));
    both(Maps { values: entries(&[]), ..Maps::default() }, "<Maps><values></values></Maps>");
}

#[test]
fn entries_of_flattened_maps_have_the_name_of_the_member() {
    let maps = Maps { flat: entries(&[("k", "v"), ("l", "w")]), ..Maps::default() };
    let xml = "<Maps>\
               <flat><key>k</key><value>v</value></flat>\
               <flat><key>l</key><value>w</value></flat>\
               </Maps>";
    both(maps, xml);
    let maps = Maps { renamed: entries(&[("k", "v")]), ..Maps::default() };
    both(maps, "<Maps><Hi><Name>k</Name><Setting>v</Setting></Hi></Maps>");
    let maps = Maps { flat: entries(&[]), ..Maps::default() };
    assert_eq!(maps.to_xml().unwrap(), "<Maps></Maps>");
}

structure! { Attributes ATTRIBUTES &[];
    bar: String = "bar", &STRING, &[];
    foo: String = "foo", &STRING, &[ATTRIBUTE];
    renamed: i32 = "count", &INTEGER, &[ATTRIBUTE, name("NotFoo")];
    kind: Suit = "kind", &SUIT, &[ATTRIBUTE, name("xsi:type")];
    on: bool = "on", &BOOLEAN, &[ATTRIBUTE];
    at: Timestamp = "at", &TIMESTAMP, &[ATTRIBUTE];
}

#[test]
fn attributes_are_in_the_start_tag_wherever_they_are_in_the_model() {
    both(
        Attributes { bar: text("b"), foo: text("example"), ..Attributes::default() },
        r#"<Attributes foo="example"><bar>b</bar></Attributes>"#,
    );
    both(
        Attributes {
            renamed: Some(-5),
            kind: Some(Suit::Clubs),
            on: Some(true),
            at: Some(Timestamp::new(0, 0).unwrap()),
            ..Attributes::default()
        },
        "<Attributes NotFoo=\"-5\" xsi:type=\"clubs\" on=\"true\" \
         at=\"1970-01-01T00:00:00Z\"></Attributes>",
    );
}

list!(NS_LIST = "NsList", &STRING, &[namespace("urn:item", None)], &[namespace("urn:no", None)]);
map!(
    NS_MAP = "NsMap",
    &[namespace("urn:key", None)],
    &STRING,
    &[namespace("urn:value", Some("v"))],
    &[]
);

structure! { Spaces SPACES &[namespace("http://foo.com", None)];
    foo: String = "foo", &STRING, &[namespace("http://baz.com?a=1&b=2", Some("baz"))];
    nested: Box<Spaces> = "nested", &SPACES, &[];
    list: Vec<String> = "list", &NS_LIST, &[namespace("urn:list", None)];
    plain: Vec<String> = "plain", &NS_LIST, &[];
    map: BTreeMap<String, String> = "map", &NS_MAP, &[];
    flat: Vec<String> = "flat", &NS_LIST, &[FLAT];
    flat_own: Vec<String> = "flatOwn", &NS_LIST, &[FLAT, namespace("urn:own", None)];
    flat_map: BTreeMap<String, String> = "flatMap", &NS_MAP, &[FLAT, namespace("urn:flat", None)];
}

#[track_caller]
fn in_spaces(spaces: Spaces, content: &str) {
    both(spaces, &format!(r#"<Spaces xmlns="http://foo.com">{content}</Spaces>"#));
}

#[test]
fn namespaces_are_declared_where_the_model_says() {
    in_spaces(
        Spaces { foo: text("f"), ..Spaces::default() },
        r#"<foo xmlns:baz="http://baz.com?a=1&amp;b=2">f</foo>"#,
    );
    in_spaces(
        Spaces { list: strings(&["a"]), plain: strings(&["b"]), ..Spaces::default() },
        "<list xmlns=\"urn:list\"><member xmlns=\"urn:item\">a</member></list>\
         <plain><member xmlns=\"urn:item\">b</member></plain>",
    );
    let entry = "<key xmlns=\"urn:key\">k</key><value xmlns:v=\"urn:value\">v</value>";
    in_spaces(
        Spaces { map: entries(&[("k", "v")]), ..Spaces::default() },
        &format!("<map><entry>{entry}</entry></map>"),
    );
    in_spaces(
        Spaces { flat_map: entries(&[("k", "v")]), ..Spaces::default() },
        &format!("<flatMap xmlns=\"urn:flat\">{entry}</flatMap>"),
    );
}

#[test]
fn the_namespace_of_a_structure_is_declared_on_the_document_element_only() {
    let nested = Some(Box::new(Spaces::default()));
    in_spaces(Spaces { nested, ..Spaces::default() }, "<nested></nested>");
}

#[test]
fn items_of_flattened_lists_are_in_the_namespace_of_the_member_or_else_of_the_item() {
    in_spaces(
        Spaces { flat: strings(&["a", "b"]), ..Spaces::default() },
        r#"<flat xmlns="urn:item">a</flat><flat xmlns="urn:item">b</flat>"#,
    );
    in_spaces(
        Spaces { flat_own: strings(&["a"]), ..Spaces::default() },
        r#"<flatOwn xmlns="urn:own">a</flatOwn>"#,
    );
}

structure! { Prefixed PREFIXED &[namespace("http://foo.com", Some("baz"))];
    foo: String = "foo", &STRING, &[];
    bar: String = "bar", &STRING, &[name("baz:bar")];
}

#[test]
fn names_may_have_a_prefix() {
    both(
        Prefixed { foo: text("a"), bar: text("b") },
        r#"<Prefixed xmlns:baz="http://foo.com"><foo>a</foo><baz:bar>b</baz:bar></Prefixed>"#,
    );
}

#[test]
fn other_shapes_are_elements_with_their_names_too() {
    both(Suit::Clubs, "<Suit>clubs</Suit>");
    both_of(&STRINGS, vec!["a".to_owned()], "<Strings><member>a</member></Strings>");
    both_of(&STRING, "a".to_owned(), "<String>a</String>");
    both(Choice::Text("a".to_owned()), "<Choice><text>a</text></Choice>");
}

/// Required members, which hold a value before they are read.
#[derive(Clone, Default, PartialEq)]
struct Required {
    size: i32,
    flat: Vec<String>,
    list: Vec<String>,
    map: BTreeMap<String, String>,
}

static REQUIRED: Schema = Schema::new(
    &REQUIRED,
    "com.example#Required",
    ShapeType::Structure,
    &[
        Member::new("size", &INTEGER, &[Trait::Required]),
        Member::new("flat", &STRINGS, &[Trait::Required, FLAT]),
        Member::new("list", &STRINGS, &[Trait::Required]),
        Member::new("map", &STRING_MAP, &[Trait::Required]),
    ],
    &[],
);

impl Shape for Required {
    const SCHEMA: &'static Schema = &REQUIRED;
}

impl Structure for Required {
    fn serialize_members<S: MemberSerializer>(&self, serializer: &mut S) {
        serializer.member(0, &self.size);
        serializer.member(1, &self.flat);
        serializer.member(2, &self.list);
        serializer.member(3, &self.map);
    }

    fn deserialize_member<D: ShapeDeserializer>(
        &mut self,
        index: usize,
        deserializer: D,
    ) -> Result<(), Error> {
        match index {
            0 => self.size.read(deserializer),
            1 => self.flat.read(deserializer),
            2 => self.list.read(deserializer),
            3 => self.map.read(deserializer),
            _ => Err(Error::no_such_member(index)),
        }
    }
}

smithy_shapes::structure!(Required);

#[test]
fn required_members_are_read_in_place() {
    let list = vec!["a".to_owned(), "b".to_owned()];
    let required = Required { size: 5, flat: list, ..Required::default() };
    both(
        required.clone(),
        "<Required><size>5</size><flat>a</flat><flat>b</flat><list></list><map></map></Required>",
    );
    let xml = "<Required><flat>a</flat><size>5</size><flat>b</flat>\
               <list><member>c</member></list><list/>\
               <map><entry><key>k</key><value>v</value></entry></map><map/></Required>";
    assert_eq!(Required::from_xml(xml), Ok(required));
    assert_eq!(Required::from_xml("<Required/>"), Ok(Required::default()));
}
