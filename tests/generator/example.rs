//! The call on the first page of a crate. That it compiles is tested with the golden crates.

use serde_json::{Value as Json, json};
use smithy_codegen::{Options, Source, generate};

/// An operation: its name, its traits, and the members of its input with their targets. Those whose
/// names end with `!` are required.
type Operation = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// Returns the first page of a service with these operations.
fn page_of(operations: &[Operation]) -> String {
    let mut shapes = json!({
        "a#Service": {
            "type": "service",
            "operations": [],
            "traits": { "aws.protocols#awsJson1_0": {} }
        }
    });
    for (name, traits, members) in operations {
        let (id, input) = (format!("a#{name}"), format!("a#{name}Input"));
        let operation = json!({
            "type": "operation",
            "input": { "target": input },
            "traits": with_values(traits)
        });
        let members = members.iter().map(|(member, target)| {
            let required = if member.ends_with('!') { &["smithy.api#required"][..] } else { &[] };
            let value = json!({ "target": target, "traits": with_values(required) });
            (member.trim_end_matches('!').to_owned(), value)
        });
        let members: serde_json::Map<String, Json> = members.collect();
        let targets = shapes["a#Service"]["operations"].as_array_mut().unwrap();
        targets.push(json!({ "target": id }));
        shapes[id] = operation;
        shapes[input] = json!({
            "type": "structure",
            "members": members,
            "traits": { "smithy.api#input": {} }
        });
    }
    let model = json!({ "smithy": "2.0", "shapes": shapes }).to_string();
    let options = Options::new("my-pots", r#"{ path = "runtime" }"#);
    let files = generate(&[Source::new("pots.json", model)], &options).unwrap().files;
    files["src/service.md"].text.clone()
}

fn with_values(traits: &[&str]) -> Json {
    traits.iter().map(|id| ((*id).to_owned(), json!({}))).collect::<serde_json::Map<_, _>>().into()
}

const READONLY: &str = "smithy.api#readonly";
const DEPRECATED: &str = "smithy.api#deprecated";
const NAME: (&str, &str) = ("name!", "smithy.api#String");

#[test]
fn imports_and_setters_are_those_of_the_operation() {
    let page = page_of(&[("GetPot", &[READONLY], &[NAME, ("color", "smithy.api#String")])]);
    let expected = r#"
use my_pots::operations::GetPot;
use my_pots::{Endpoint, GetPotInput, Operation};

let input = GetPotInput::make().name("…");
let endpoint = Endpoint::new("https://service.example.com")?;
let request = GetPot::to_request(&input, &endpoint)?;
"#;
    assert!(page.contains(expected), "{page}");
}

#[test]
fn it_reads_if_it_can_and_sets_little() {
    let shows = |operations: &[Operation], name: &str| {
        let page = page_of(operations);
        assert!(page.contains(&format!("use my_pots::operations::{name};")), "{page}");
    };
    shows(&[("AddPot", &[], &[]), ("GetPot", &[READONLY], &[NAME])], "GetPot");
    shows(&[("AddPot", &[], &[NAME]), ("BuyPot", &[], &[])], "BuyPot");
    shows(&[("GetPot", &[READONLY, DEPRECATED], &[]), ("SellPot", &[], &[NAME])], "SellPot");
    shows(&[("AddPot", &[], &[]), ("BuyPot", &[], &[])], "AddPot");
}

#[test]
fn there_is_none_if_an_input_needs_more_than_strings() {
    let page = page_of(&[("SetSize", &[], &[("size!", "smithy.api#Integer")])]);
    assert!(!page.contains("# Example"), "{page}");
    assert!(page.contains("# Features\n\n* `http` (default): "), "{page}");
}

/// The example has names of its own, such as `Endpoint`.
#[test]
fn operations_whose_names_it_needs_are_not_shown() {
    let page = page_of(&[("Endpoint", &[READONLY], &[]), ("MovePot", &[], &[])]);
    assert!(page.contains("use my_pots::operations::MovePot;"), "{page}");
}
