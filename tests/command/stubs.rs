//! `update --stubs`: statements that hold the place of documentation.

use super::updating::{CONFIG, TEXT_AND_TIMES, project, published, succeed, update};
use super::{Folder, NONE};

const STUB: &str = "STUB: what it is, and what is worth knowing about it";

#[test]
fn a_stub_for_all_that_lacks_documentation() {
    let folder = project();
    let outcome = update(&folder, &["more.json", "--stubs"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let end = "next version: 0.1.1, to be set in generated/Cargo.toml, which has 0.1.0
model/greeter.docs.json: 3 stubs of documentation, written: replace each text that begins with `STUB: `
";
    assert!(outcome.stdout.ends_with(end), "{}", outcome.stdout);
    assert_eq!(
        folder.read("model/greeter.docs.json"),
        format!(
            r#"{{
  "smithy": "2.0",
  "shapes": {{
    "a#Greet": {{
      "type": "apply",
      "traits": {{
        "smithy.api#documentation": "{STUB}"
      }}
    }},
    "a#Greeter": {{
      "type": "apply",
      "traits": {{
        "smithy.api#documentation": "{STUB}"
      }}
    }},
    "a#Greeting": {{ "type": "apply", "traits": {{ "smithy.api#documentation": "A greeting." }} }},
    "a#Greeting$text": {{ "type": "apply", "traits": {{ "smithy.api#documentation": "Its words." }} }},
    "a#Greeting$times": {{
      "type": "apply",
      "traits": {{
        "smithy.api#documentation": "{STUB}"
      }}
    }},
    "a#Greeting$volume": {{ "type": "apply", "traits": {{ "smithy.api#documentation": "In decibels." }} }}
  }}
}}
"#
        )
    );
}

/// The crate is the same as without them, and they still count as missing.
#[test]
fn a_stub_is_not_documentation() {
    let [plain, folder] = [project(), project()];
    succeed(&plain, &["update", "--config", "crates.toml", "more.json"]);
    succeed(&folder, &["update", "--config", "crates.toml", "more.json", "--stubs"]);
    let with_docs = folder.read("model/greeter.docs.json");
    plain.write("model/greeter.docs.json", &with_docs);
    assert_eq!(folder.changed_since(&plain.files()), NONE);
    succeed(&folder, &["codegen", "--config", "crates.toml", "--check"]);

    let again = update(&folder, &["more.json"]);
    assert!(again.stdout.contains("without documentation already before: 3\n"), "{}", again.stdout);
    let again = update(&folder, &["more.json", "--stubs"]);
    assert!(!again.stdout.contains("stub"), "{}", again.stdout);
    assert_eq!(folder.read("model/greeter.docs.json"), with_docs);

    let (before, after) = with_docs.rsplit_once(STUB).unwrap();
    folder.write("model/greeter.docs.json", &format!("{before}How often.{after}"));
    let outcome = succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let note = "note: `a#Greet` has a stub instead of documentation; and 1 more like it";
    assert!(outcome.stderr.contains(note), "{}", outcome.stderr);
}

/// They can come later, when the update is done.
#[test]
fn an_update_that_was_done_gets_its_stubs() {
    let folder = project();
    succeed(&folder, &["update", "--config", "crates.toml", "more.json"]);
    let before = folder.files();
    let dry = update(&folder, &["more.json", "--stubs", "--dry-run"]);
    assert!(dry.stdout.contains("3 stubs of documentation, to be written: "), "{}", dry.stdout);
    assert_eq!(folder.changed_since(&before), NONE);
    succeed(&folder, &["update", "--config", "crates.toml", "more.json", "--stubs"]);
    assert_eq!(folder.changed_since(&before), ["model/greeter.docs.json"]);
}

/// Each is written once, although both crates lack it.
#[test]
fn crates_share_a_file_of_documentation() {
    let folder = project();
    let another = CONFIG.replace("\"greeter\"", "\"other\"").replace("generated", "other");
    folder.write("crates.toml", &format!("{CONFIG}{another}"));
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let outcome = update(&folder, &["more.json", "--stubs"]);
    assert_eq!(outcome.stdout.matches("3 stubs").count(), 1, "{}", outcome.stdout);
    assert_eq!(folder.read("model/greeter.docs.json").matches(STUB).count(), 3);
}

/// A listed line stays where it is until its turn comes.
#[test]
fn without_stubs_the_last_place_comes_first() {
    let folder = project();
    let members = r#""loud": { "target": "smithy.api#Boolean" }"#;
    folder.write("most.json", &published(&format!("{members}, {TEXT_AND_TIMES}")));
    let outcome = update(&folder, &["most.json"]);
    let expected = "
documentation to write, after the statement at each line (`--stubs` writes stubs there):
  model/greeter.docs.json:5
    a#Greeting$times
  model/greeter.docs.json:4
    a#Greeting$loud
without documentation already before: 2
";
    assert!(outcome.stdout.ends_with(expected), "{}", outcome.stdout);
}

#[test]
fn without_a_file_of_documentation_there_are_none() {
    let folder = Folder::with(&[
        ("crates.toml", &CONFIG.replace(", \"model/greeter.docs.json\"", "")),
        ("model/greeter.json", &published("")),
        ("more.json", &published(TEXT_AND_TIMES)),
    ]);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let outcome = update(&folder, &["more.json", "--stubs"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("stub"), "{}", outcome.stdout);
}
