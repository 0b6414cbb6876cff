//! Models that cannot be generated from: every error is shown with its place, and nothing is
//! written.

use super::{Folder, GREETING, NONE};

/// Runs `codegen` over the files and expects these errors: the beginning of each, in order.
#[track_caller]
fn assert_refused(files: &[(&str, &str)], expected: &[&str]) {
    let folder = Folder::with(files);
    let before = folder.files();
    let models: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
    let arguments = [&["codegen", "--model"], models.as_slice(), &["--out", "out", "--name", "x"]];
    let outcome = folder.xtask(&arguments.concat());

    assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "");
    assert_errors(&outcome.stderr, expected);
    assert_eq!(folder.changed_since(&before), NONE);
    assert!(!folder.path("out").exists());
}

#[track_caller]
fn assert_errors(stderr: &str, expected: &[&str]) {
    let starts = stderr.match_indices("error: ").map(|(start, _)| start);
    let starts: Vec<usize> =
        starts.filter(|start| *start == 0 || stderr[..*start].ends_with('\n')).collect();
    assert_eq!(starts.len(), expected.len(), "{stderr}");
    for (start, expected) in starts.into_iter().zip(expected) {
        let expected = expected.trim_start_matches('\n');
        assert!(stderr[start..].starts_with(expected), "expected\n{expected}\nin\n{stderr}");
    }
}

/// Returns a model of a service and these other shapes.
fn model(shapes: &str) -> String {
    format!(
        r#"{{
  "smithy": "2.0",
  "shapes": {{
    "a#Service": {{ "type": "service", "operations": [{{ "target": "a#Run" }}] }},
    "a#Run": {{ "type": "operation", "input": {{ "target": "a#Input" }} }},
{}
  }}
}}"#,
        shapes.trim_matches('\n')
    )
}

#[test]
fn files_that_do_not_exist() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    let models = ["absent.json", "model.json", "absent too.json"];
    let arguments = [["codegen", "--model"].as_slice(), &models, &["--out", "out", "--name", "x"]];
    let outcome = folder.xtask(&arguments.concat());
    assert_eq!(outcome.code, Some(1));
    assert_errors(&outcome.stderr, &["error: absent.json: ", "error: absent too.json: "]);
    assert!(!folder.path("out").exists());
}

#[test]
fn a_file_that_is_not_json() {
    let text = "{\n  \"smithy\": \"2.0\",\n  \"shapes\": {},\n}";
    let expected = r#"
error: `model.json` is not JSON: trailing comma
 --> model.json:4:1
  |
4 | }
  | ^"#;
    assert_refused(&[("model.json", text)], &[expected]);
}

#[test]
fn a_file_that_ends_too_early() {
    let text = "{\n  \"smithy\": \"2.0\",\n  \"shapes\": {";
    let expected = r#"
error: `model.json` is not JSON: EOF while parsing an object
 --> model.json:3:13
  |
3 |   "shapes": {
  |             ^"#;
    assert_refused(&[("model.json", text)], &[expected]);
}

#[test]
fn json_that_is_no_model() {
    let expected = r#"
error: `package.json` is valid JSON, but not a Smithy model
 --> package.json:1:1
  |
1 | { "name": "smithy" }
  | ^"#;
    assert_refused(&[("package.json", r#"{ "name": "smithy" }"#)], &[expected]);
}

#[test]
fn a_model_of_another_version() {
    let text = "{\n  \"smithy\": \"1.0\",\n  \"shapes\": {}\n}";
    let expected = r#"
error: `old.json` follows Smithy 1.0, not Smithy 2.0
 --> old.json:2:13
  |
2 |   "smithy": "1.0",
  |             ^^^^^"#;
    assert_refused(&[("old.json", text)], &[expected]);
}

#[test]
fn a_target_that_does_not_exist() {
    let text = model(
        r#"
    "a#Input": {
      "type": "structure",
      "members": { "item": { "target": "a#Item" } }
    }"#,
    );
    let expected = r#"
error: `a#Input$item` targets `a#Item`, which does not exist
 --> model.json:8:40
  |
8 |       "members": { "item": { "target": "a#Item" } }
  |                                        ^^^^^^^^"#;
    assert_refused(&[("model.json", &text)], &[expected]);
}

#[test]
fn a_shape_of_a_type_that_does_not_exist() {
    let text = model(
        r#"
    "a#Input": { "type": "structure", "members": { "at": { "target": "a#When" } } },
    "a#When": { "type": "datetime" }"#,
    );
    let expected = r#"
error: `a#When` has the type `datetime`, which does not exist
 --> model.json:7:25
  |
7 |     "a#When": { "type": "datetime" }
  |                         ^^^^^^^^^^"#;
    assert_refused(&[("model.json", &text)], &[expected]);
}

#[test]
fn no_service() {
    let text = r#"{ "smithy": "2.0", "shapes": { "a#Name": { "type": "string" } } }"#;
    assert_refused(&[("model.json", text)], &["error: the model has no service\n"]);
}

const TWO_SERVICES: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Left": { "type": "service" },
    "b#Right": { "type": "service" }
  }
}"#;

#[test]
fn two_services_and_none_chosen() {
    let expected = r#"
error: the model has more than one service
 --> model.json:4:5
  |
4 |     "a#Left": { "type": "service" },
  |     ^^^^^^^^
 ::: model.json:5:5
  |
5 |     "b#Right": { "type": "service" }
  |     ^^^^^^^^^
  = help: choose `a#Left` or `b#Right`"#;
    assert_refused(&[("model.json", TWO_SERVICES)], &[expected]);
}

#[test]
fn one_of_two_services_can_be_chosen() {
    for service in ["Right", "b#Right"] {
        let folder = Folder::with(&[("model.json", TWO_SERVICES)]);
        let outcome = folder.codegen(&["--service", service]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        assert!(folder.read("out/src/service.md").contains("The shapes of Right.\n"));
    }
}

#[test]
fn traits_that_are_applied_to_nothing() {
    let docs = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Farewell": { "type": "apply", "traits": { "smithy.api#sensitive": {} } },
    "a#Greeting$nam": { "type": "apply", "traits": { "smithy.api#sensitive": {} } }
  }
}"#;
    let shape = r#"
error: traits are applied to `a#Farewell`, which does not exist
 --> docs.json:4:5
  |
4 |     "a#Farewell": { "type": "apply", "traits": { "smithy.api#sensitive": {} } },
  |     ^^^^^^^^^^^^"#;
    let member = r#"
error: traits are applied to `a#Greeting$nam`, which does not exist
 --> docs.json:5:5
  |
5 |     "a#Greeting$nam": { "type": "apply", "traits": { "smithy.api#sensitive": {} } }
  |     ^^^^^^^^^^^^^^^^"#;
    assert_refused(&[("model.json", GREETING), ("docs.json", docs)], &[shape, member]);
}

#[test]
fn two_files_that_disagree() {
    let other = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Greeting": { "type": "union", "members": { "name": { "target": "smithy.api#String" } } }
  }
}"#;
    let expected = r#"
error: `a#Greeting` has two different definitions: one is a structure, the other a union
 --> other.json:4:5
  |
4 |     "a#Greeting": { "type": "union", "members": { "name": { "target": "smithy.api#String" } } }
  |     ^^^^^^^^^^^^
 ::: model.json:6:5
  |
6 |     "a#Greeting": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } } }
  |     ^^^^^^^^^^^^"#;
    assert_refused(&[("model.json", GREETING), ("other.json", other)], &[expected]);
}

#[test]
fn all_errors_are_shown_at_once() {
    let one = model(
        r#"
    "a#Input": { "type": "structure", "members": {
      "b": { "target": "a#Nowhere" }, "c": { "target": "a#Service" }, "d": { "target": "a#Empty" }
    } },
    "a#Empty": { "type": "union", "members": {} }"#,
    );
    let other = r#"{ "smithy": "2.0", "shapes": { "a#Gone": { "type": "apply" } } }"#;
    let expected = [
        "error: traits are applied to `a#Gone`, which does not exist\n --> other.json:1:32\n",
        "error: `a#Input$b` targets `a#Nowhere`, which does not exist\n --> one.json:7:24\n",
        "error: `a#Input$c` targets `a#Service`, which is a service\n --> one.json:7:56\n",
        "error: the union `a#Empty` has no members\n --> one.json:9:5\n",
    ];
    assert_refused(&[("one.json", &one), ("other.json", other)], &expected);
}

#[test]
fn a_crate_that_is_there_stays_as_it_is() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    folder.write("model.json", &GREETING.replace("smithy.api#String", "a#Nothing"));
    let before = folder.files();
    for more in [&[][..], &["--check"]] {
        let outcome = folder.codegen(more);
        assert_eq!(outcome.code, Some(1));
        assert_errors(&outcome.stderr, &["error: `a#Greeting$name` targets `a#Nothing`"]);
        assert_eq!(folder.changed_since(&before), NONE);
    }
}

#[test]
fn a_protocol_with_a_typo() {
    let text = GREETING.replace(
        r#"{ "target": "a#Greet" }] }"#,
        r#"{ "target": "a#Greet" }],
      "traits": { "aws.protocols#restJson": {} } }"#,
    );
    let expected = r#"
error: `a#Greeter` has the trait `aws.protocols#restJson`, which does not exist
 --> model.json:5:19
  |
5 |       "traits": { "aws.protocols#restJson": {} } },
  |                   ^^^^^^^^^^^^^^^^^^^^^^^^
  = help: did you mean `aws.protocols#restJson1`?"#;
    assert_refused(&[("model.json", &text)], &[expected]);
}

#[test]
fn a_protocol_that_is_chosen_for_operations_without_http() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    let outcome = folder.codegen(&["--protocol", "restJson1"]);
    assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
    let expected = r#"
error: `a#Greet` has no `smithy.api#http`, which `aws.protocols#restJson1` requires
 --> model.json:5:5
  |
5 |     "a#Greet": { "type": "operation", "input": { "target": "a#Greeting" } },
  |     ^^^^^^^^^
  = help: add it, with `method` and `uri`, or give `a#Greeter` another protocol"#;
    assert_errors(&outcome.stderr, &[expected]);
}

#[test]
fn a_model_in_smithys_idl() {
    let expected = r#"
error: `greeter.smithy` is written in the Smithy IDL, but only the JSON AST is supported
 --> greeter.smithy:1:1
  |
1 | $version: "2.0"
  | ^
  = help: convert it with the Smithy CLI: `smithy ast greeter.smithy > greeter.json`"#;
    assert_refused(&[("greeter.smithy", "$version: \"2.0\"\nnamespace a\n")], &[expected]);
}
