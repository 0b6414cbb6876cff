//! Crates with only some operations, or with less documentation.

use super::{Folder, GREETING, NONE};

#[test]
fn a_crate_of_some_operations() {
    let operations = r#""operations": [{ "target": "a#Part" }, "#;
    let model = GREETING.replace(r#""operations": ["#, operations);
    let model =
        model.replace(r#""shapes": {"#, r#""shapes": { "a#Part": { "type": "operation" },"#);
    let folder = Folder::with(&[("model.json", &model)]);
    for (operations, has_greeting) in [("Part", false), ("a#Greet", true), ("Part,Greet", true)] {
        let outcome = folder.codegen(&["--operations", operations]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        let exists = folder.path("out/src/shapes/greeting.rs").exists();
        assert_eq!(exists, has_greeting, "{operations}");
    }
}

#[test]
fn operations_that_do_not_exist() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    let before = folder.files();
    let outcome = folder.codegen(&["--operations", "Gret,Greet,a#Meet", "--operations", "Leave"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(
        outcome.stderr,
        "\
error: `a#Greeter` has no operation `Gret`
  = help: did you mean `Greet`?

error: `a#Greeter` has no operation `Leave`
  = help: write it as in the model, such as `Greet`

error: `a#Greeter` has no operation `a#Meet`
  = help: did you mean `a#Greet`?
"
    );
    assert_eq!(folder.changed_since(&before), NONE);
}

#[test]
fn a_level_of_documentation() {
    let text = r#""type": "structure", "traits": { "smithy.api#documentation": "One. Two." }"#;
    let model = GREETING.replace(r#""type": "structure""#, text);
    let folder = Folder::with(&[("model.json", &model)]);
    for (level, docs) in
        [("full", "/// One. Two."), ("short", "/// One."), ("none", "/// `Greeting`.")]
    {
        let outcome = folder.codegen(&["--docs", level]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        let lines = folder.read("out/src/shapes/greeting.rs");
        assert!(lines.lines().any(|line| line == docs), "{level}: {lines}");
    }
}

#[test]
fn a_level_that_does_not_exist() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    let outcome = folder.codegen(&["--docs", "long"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(
        outcome.stderr,
        "error: there is no level of documentation `long`\n = help: choose one of full, short, none\n"
    );
    assert!(!folder.path("out").exists());
}

#[test]
fn check_says_how_to_generate_the_same() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    let outcome = folder.codegen(&["--operations", "Greet,a#Greet", "--docs", "none", "--check"]);
    assert_eq!(outcome.code, Some(1));
    let command = "help: run `cargo xtask codegen --model model.json --out out --name greeting \
                   --operations Greet,a#Greet --docs none`";
    assert!(outcome.stderr.contains(command), "{}", outcome.stderr);
}
