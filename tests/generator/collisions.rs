//! Names that become the same in Rust: all but the first get a number, and a note says so.

use crate::files::{read, root};
use smithy_codegen::{Docs, Files, Generated, Options, Source, generate};

/// Generates a service with these operations and these shapes.
fn generated(operations: &[&str], shapes: &str) -> Generated {
    let operations: Vec<String> =
        operations.iter().map(|name| format!(r#"{{ "target": "a#{name}" }}"#)).collect();
    let model = format!(
        r#"{{ "smithy": "2.0", "shapes": {{
"a#Service": {{ "type": "service", "operations": [{}],
    "traits": {{ "aws.protocols#awsJson1_0": {{}} }} }},
{}
}} }}"#,
        operations.join(", "),
        shapes.trim()
    );
    let options = Options::new("names", r#"{ path = "runtime" }"#);
    generate(&[Source::new("names.json", model)], &options).unwrap()
}

/// Returns an operation `Run` whose input has these members, and other shapes.
fn with_input(members: &str, shapes: &str) -> Generated {
    let shapes = format!(
        r#""a#Run": {{ "type": "operation", "input": {{ "target": "a#Input" }} }},
"a#Input": {{ "type": "structure", "members": {{ {} }} }}{shapes}"#,
        members.trim()
    );
    generated(&["Run"], &shapes)
}

/// Returns the notes, without their places.
fn notes(generated: &Generated) -> Vec<&str> {
    generated.notes.iter().map(|note| note.message()).collect()
}

fn text<'g>(generated: &'g Generated, path: &str) -> &'g str {
    &generated.files[path].text
}

/// Returns the names after `pub` in a file.
fn public<'g>(generated: &'g Generated, path: &str, item: &str) -> Vec<&'g str> {
    let names = text(generated, path).lines().filter_map(|line| line.trim().strip_prefix(item));
    names.map(|name| name.split([':', '(', ' ', ';', '<']).next().unwrap_or(name)).collect()
}

#[test]
fn a_model_without_collisions_has_no_notes() {
    let generated = with_input(r#""one": { "target": "smithy.api#String" }"#, "");
    assert!(generated.notes.is_empty());
}

#[test]
fn a_note_names_both_and_their_places() {
    let members = r#"
    "userId": { "target": "smithy.api#String" },
    "UserID": { "target": "smithy.api#String" }
"#;
    assert_eq!(
        with_input(members, "").notes.to_string(),
        r#"note: `a#Input$UserID` becomes `user_id_2`: `user_id` is the field for `userId`
 --> names.json:6:5
  |
6 |     "UserID": { "target": "smithy.api#String" } } }
  |     ^^^^^^^^
 ::: names.json:5:48
  |
5 | "a#Input": { "type": "structure", "members": { "userId": { "target": "smithy.api#String" },
  |                                                ^^^^^^^^"#
    );
}

#[test]
fn types_modules_and_schemas() {
    let members = r#"
    "one": { "target": "a#FooBar" },
    "other": { "target": "a#foo_bar" },
    "third": { "target": "a#A_B" },
    "fourth": { "target": "a#AB" },
    "fifth": { "target": "a#Label" },
    "sixth": { "target": "a#label" }
"#;
    let shapes = r#",
"a#FooBar": { "type": "structure", "members": {} },
"a#foo_bar": { "type": "union", "members": { "x": { "target": "smithy.api#Unit" } } },
"a#A_B": { "type": "structure", "members": {} },
"a#AB": { "type": "structure", "members": {} },
"a#Label": { "type": "string" },
"a#label": { "type": "string" }
"#;
    let generated = with_input(members, shapes);
    assert_eq!(
        public(&generated, "src/shapes.rs", "pub use "),
        ["ab", "ab_2", "foo_bar", "foo_bar2", "input"]
    );
    assert_eq!(
        public(&generated, "src/schema.rs", "pub static "),
        ["AB", "A_B", "FOO_BAR", "INPUT", "LABEL", "FOO_BAR_2", "LABEL_2"]
    );
    assert_eq!(
        notes(&generated),
        [
            "`a#foo_bar` becomes `FooBar2`: `FooBar` is the type for `a#FooBar`",
            "`a#label` becomes `LABEL_2`: `LABEL` is the schema of `a#Label`",
        ]
    );
    assert!(text(&generated, "src/shapes/foo_bar2.rs").contains(
        "/// `foo_bar`.\n///\n/// Called `a#foo_bar` by the model; `FooBar` is the type for `a#FooBar`.\n"
    ));
}

#[test]
fn fields_and_setters() {
    let members = r#"
    "make": { "target": "smithy.api#String" },
    "SetMake": { "target": "smithy.api#String" },
    "self": { "target": "smithy.api#String" },
    "self_": { "target": "smithy.api#String" },
    "type": { "target": "smithy.api#String" },
    "Type": { "target": "smithy.api#String" }
"#;
    let generated = with_input(members, "");
    assert_eq!(
        public(&generated, "src/shapes/input.rs", "pub "),
        [
            "struct", "make", "set_make", "self_", "self_2", "r#type", "type_2", "fn", "fn", "fn",
            "fn", "fn", "fn", "fn"
        ]
    );
    assert_eq!(
        public(&generated, "src/shapes/input.rs", "pub fn "),
        ["make", "set_make", "set_make_2", "self_", "self_2", "r#type", "type_2"]
    );
    assert_eq!(
        notes(&generated),
        [
            "the setter for `a#Input$SetMake` becomes `set_make_2`: `set_make` is the setter for `make`",
            "`a#Input$self_` becomes `self_2`: `self_` is the field for `self`",
            "`a#Input$Type` becomes `type_2`: `r#type` is the field for `type`",
        ]
    );
}

#[test]
fn variants() {
    let members = r#"
    "color": { "target": "a#Color" }, "level": { "target": "a#Level" }, "shape": { "target": "a#Outline" }
"#;
    let shapes = r#",
"a#Color": { "type": "enum", "members": {
    "DARK_RED": { "target": "smithy.api#Unit" },
    "DarkRed": { "target": "smithy.api#Unit" },
    "UNKNOWN_VALUE": { "target": "smithy.api#Unit" }
} },
"a#Level": { "type": "intEnum", "members": {
    "unknownValue": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } }
} },
"a#Outline": { "type": "union", "members": {
    "unknownMember": { "target": "smithy.api#String" },
    "unknownValue": { "target": "smithy.api#String" }
} }"#;
    let of_values = "`UnknownValue` is the variant for values that the model does not know";
    let of_members = "`UnknownMember` is the variant for members that the model does not know";
    assert_eq!(
        notes(&with_input(members, shapes)),
        [
            "`a#Color$DarkRed` becomes `DarkRed2`: `DarkRed` is the variant for `DARK_RED`"
                .to_owned(),
            format!("`a#Color$UNKNOWN_VALUE` becomes `UnknownValue2`: {of_values}"),
            format!("`a#Level$unknownValue` becomes `UnknownValue2`: {of_values}"),
            format!("`a#Outline$unknownMember` becomes `UnknownMember2`: {of_members}"),
        ]
    );
}

#[test]
fn operations_their_errors_and_waiters() {
    let waiters = |names: [&str; 2]| {
        let waiter = r#"{ "acceptors": [{ "state": "success", "matcher": { "success": true } }] }"#;
        let [one, other] = names;
        format!(r#""smithy.waiters#waitable": {{ "{one}": {waiter}, "{other}": {waiter} }}"#)
    };
    let shapes = format!(
        r#"
"a#Get": {{ "type": "operation", "errors": [{{ "target": "a#Unhandled" }}],
    "traits": {{ {} }} }},
"a#GetError": {{ "type": "operation", "traits": {{ {} }} }},
"a#Trait": {{ "type": "operation" }},
"a#service": {{ "type": "operation" }},
"a#Unhandled": {{ "type": "structure", "traits": {{ "smithy.api#error": "client" }} }}"#,
        waiters(["GotIt", "gotIt"]),
        waiters(["Other", "GOT_IT"]),
    );
    let generated = generated(&["Get", "GetError", "Trait", "service"], &shapes);
    assert_eq!(
        notes(&generated),
        [
            "`a#Unhandled` becomes `Unhandled2`: `Unhandled` is the variant for errors that the model does not name",
            "the enum for the errors of `a#Get` becomes `GetError2`: `GetError` is the operation `a#GetError`",
            "the waiter `gotIt` of `a#Get` becomes `GOT_IT_2`: `GOT_IT` is the waiter `GotIt` of `a#Get`",
            "the waiter `GOT_IT` of `a#GetError` becomes `GOT_IT_3`: `GOT_IT` is the waiter `GotIt` of `a#Get`",
            "`a#Trait` becomes `Trait2`: `Trait` is an item of the runtime",
            "`a#service` becomes `Service2`: `Service` is the service `a#Service`",
        ]
    );
    assert!(text(&generated, "src/operations/get.rs").contains(
        "/// `Get`.\n///\n/// Its errors are [`GetError2`]; `GetError` is the operation `a#GetError`.\n///\n/// * Errors: [`GetError2`]\n/// * Waiters: [`GOT_IT`], [`GOT_IT_2`]\npub enum Get {}"
    ));
}

/// A later state of a model only appends.
#[test]
fn a_model_that_grows_keeps_its_names() {
    let one = r#""fooBar": { "target": "smithy.api#String" }, "foo_bar": { "target": "a#foo" }"#;
    let more = r#", "Foo_Bar": { "target": "b#Foo" }, "fooBar2": { "target": "a#Foo2" }"#;
    let shapes = r#", "a#foo": { "type": "structure" }"#;
    let more_shapes = r#", "a#Foo2": { "type": "structure" }, "b#Foo": { "type": "structure" }"#;
    let before = with_input(one, shapes);
    let after = with_input(&format!("{one}{more}"), &format!("{shapes}{more_shapes}"));
    let fields = |generated: &Generated| -> Vec<String> {
        let lines = text(generated, "src/shapes/input.rs").lines();
        lines.filter(|line| line.starts_with("    pub ")).map(str::to_owned).collect()
    };
    assert_eq!(
        fields(&before)[..2],
        ["    pub foo_bar: Option<String>,", "    pub foo_bar_2: Option<Foo>,"]
    );
    assert_eq!(
        fields(&after)[..4],
        [
            "    pub foo_bar: Option<String>,",
            "    pub foo_bar_2: Option<Foo>,",
            "    pub foo_bar_3: Option<Foo3>,",
            "    pub foo_bar2: Option<Foo2>,"
        ]
    );
}

/// Names that would collide in one Rust namespace do not collide across namespaces.
#[test]
fn the_same_name_in_different_places_is_no_collision() {
    let shapes = r#"
"a#Input": { "type": "operation", "input": { "target": "a#Service_" } },
"a#Service_": { "type": "structure", "members": {
    "service": { "target": "a#Color" }, "color": { "target": "a#Color" } } },
"a#Color": { "type": "enum", "members": { "color": { "target": "smithy.api#Unit" } } }"#;
    let generated = generated(&["Input"], shapes);
    assert!(generated.notes.is_empty(), "{}", generated.notes);
    let files = &generated.files;
    assert!(
        files.contains_key("src/shapes/color.rs") && files.contains_key("src/shapes/service.rs")
    );
}

/// Generates the crate of the fixture, with these operations or with all.
fn fixture(operations: &[&str]) -> Files {
    let model = "tests/fixtures/collisions.json";
    let options = Options {
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
        docs: Docs::None,
        ..Options::new("names", r#"{ path = "runtime" }"#)
    };
    generate(&[Source::new(model, read(&root().join(model)))], &options).unwrap().files
}

/// An operation keeps its number even without the operation that has the name.
#[test]
fn a_crate_of_some_operations_has_the_names_of_the_whole() {
    let (whole, part) = (fixture(&[]), fixture(&["report", "Some"]));
    for (path, name) in [("report2", "Report2"), ("some2", "Some2")] {
        let path = format!("src/operations/{path}.rs");
        assert_eq!(part[&path], whole[&path]);
        assert!(part[&path].text.contains(&format!("    {name} {{\n        id: ")));
    }
}
