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
    assert_eq!(outcome.code, Some(2));
    let message = "`long` is not a known level of documentation; choose one of full, short, none\n";
    assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
    assert!(!folder.path("out").exists());

    let config =
        "[[crate]]\nname = \"a\"\nmodels = [\"model.json\"]\nout = \"out\"\ndocs = \"long\"\n";
    folder.write("crates.toml", config);
    let outcome = folder.xtask(&["codegen", "--config", "crates.toml"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.contains("line 5, column"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
}

#[test]
fn an_option_that_crates_toml_does_not_know() {
    let folder = Folder::with(&[("model.json", GREETING)]);
    folder.write("crates.toml", "[[crate]]\nname = \"a\"\nflavor = \"sweet\"\n");
    let outcome = folder.xtask(&["codegen", "--config", "crates.toml"]);
    assert_eq!(outcome.code, Some(1));
    let message = "unknown field `flavor`, expected one of `name`, `models`, `out`, `service`, ";
    assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
}

#[test]
fn options_of_a_crate_need_its_model() {
    let folder = Folder::with(&[]);
    let outcome = folder.xtask(&["codegen", "--docs", "short"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(
        outcome.stderr,
        "error: `--docs short` needs `--model`\n = help: crates.toml says how its crates are generated\n"
    );
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
