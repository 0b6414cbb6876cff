//! `import`: a published model becomes one for the model folder.

use super::{Folder, NONE, files_below};

const PUBLISHED: &str = r#"{
  "smithy": "2.0",
  "metadata": {"suppressions": []},
  "shapes": {
    "a#Greeting": {
      "type": "structure",
      "members": {
        "text": {
          "target": "smithy.api#String",
          "traits": {"smithy.api#documentation": "<p>Hi</p>", "smithy.api#required": {}}
        }
      },
      "traits": {"smithy.api#documentation": "<p>A greeting.</p>"}
    },
    "a#Greeter": {
      "type": "service",
      "version": "1",
      "traits": {"smithy.rules#endpointRuleSet": {"rules": []}, "smithy.api#title": "Greeter"}
    }
  }
}"#;

const FACTS: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Greeting": {
      "type": "structure",
      "members": {
        "text": {
          "target": "smithy.api#String",
          "traits": {
            "smithy.api#required": {}
          }
        }
      }
    },
    "a#Greeter": {
      "type": "service",
      "version": "1",
      "traits": {
        "smithy.api#title": "Greeter"
      }
    }
  }
}
"#;

#[test]
fn importing_keeps_the_facts() {
    let folder = Folder::with(&[("published.json", PUBLISHED)]);
    let outcome = folder.xtask(&["import", "published.json", "--out", "model/greeter.json"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "model/greeter.json: 2 shapes (1 service, 1 structure), written\n");
    assert_eq!(folder.read("model/greeter.json"), FACTS);
    assert_eq!(folder.read("published.json"), PUBLISHED);
}

#[test]
fn importing_again_writes_nothing() {
    let folder = Folder::with(&[("published.json", PUBLISHED), ("facts.json", FACTS)]);
    folder.make_old();
    for model in ["published.json", "facts.json"] {
        let outcome = folder.xtask(&["import", model, "--out", "facts.json"]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        assert_eq!(outcome.stdout, "facts.json: 2 shapes (1 service, 1 structure), up to date\n");
    }
    assert_eq!(folder.written(), NONE);
}

#[test]
fn a_file_that_is_no_model_is_not_imported() {
    let folder = Folder::with(&[("notes.txt", "Buy milk"), ("facts.json", FACTS)]);
    let outcome = folder.xtask(&["import", "notes.txt", "--out", "facts.json"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(outcome.stdout, "");
    assert_eq!(
        outcome.stderr,
        "error: `notes.txt` is not JSON: expected value
 --> notes.txt:1:1
  |
1 | Buy milk
  | ^
"
    );
    assert_eq!(folder.read("facts.json"), FACTS);
}

#[test]
fn a_model_of_another_service_is_not_replaced() {
    let other = PUBLISHED.replace("Greeter", "Waver");
    let folder = Folder::with(&[("published.json", &other), ("model.json", FACTS)]);
    let outcome = folder.xtask(&["import", "published.json", "--out", "model.json"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(
        outcome.stderr,
        "error: model.json is the model of a#Greeter, and published.json of a#Waver\n \
         = help: choose another file with `--out`\n"
    );
    assert_eq!(folder.read("model.json"), FACTS);
}

#[test]
fn a_model_is_reduced_to_operations() {
    let zoo = include_str!("../fixtures/selection.json");
    let folder = Folder::with(&[("zoo.json", zoo)]);
    let operations = ["--operations", "GetAnimal,example.zoo#ListAnimals"];
    let import = ["import", "zoo.json", "--out", "reduced.json"];
    let outcome = folder.xtask(&[&import[..], &operations].concat());
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let reduced = folder.read("reduced.json");
    assert!(!reduced.contains("PutPhoto") && reduced.contains("GetAnimal"), "{reduced}");

    // It makes the crate that the whole model makes of these operations.
    let generate = |model: &str, out: &str, operations: &[&str]| {
        let model = ["codegen", "--model", model, "--docs", "none", "--out", out, "--name", "zoo"];
        let outcome = folder.xtask(&[&model[..], operations].concat());
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    };
    let import = ["import", "zoo.json", "--out", "whole.json"];
    assert_eq!(folder.xtask(&import).code, Some(0));
    generate("whole.json", "of-whole", &operations);
    generate("reduced.json", "of-reduced", &[]);
    let files = |name: &str| files_below(&folder.path(name));
    assert_eq!(files("of-reduced"), files("of-whole"));
    // A type that is left out takes no name from the root, and its page says so.
    let is_of_root = |file: &String| matches!(file.as_str(), "src/lib.rs" | "src/service.md");
    for file in files("of-whole").into_iter().filter(|file| !is_of_root(file)) {
        let read = |name: &str| folder.read(&format!("{name}/{file}"));
        assert_eq!(read("of-reduced"), read("of-whole"), "{file}");
    }

    let outcome =
        folder.xtask(&["import", "zoo.json", "--operations", "GetAnimals", "--out", "x.json"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.contains("did you mean `GetAnimal`?"), "{}", outcome.stderr);
}
