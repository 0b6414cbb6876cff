//! `import`: a published model becomes one for the model folder.

use super::{Folder, NONE};

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
