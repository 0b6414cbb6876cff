//! The program as users run it, in folders of their own.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const MODEL: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Greeter": { "type": "service", "operations": [{ "target": "a#Greet" }] },
    "a#Greet": { "type": "operation", "input": { "target": "a#Greeting" } },
    "a#Greeting": { "type": "structure", "members": { "name": { "target": "smithy.api#String" } } }
  }
}
"#;

const CRATES: &str = r#"runtime = "path=vendor"

[[crate]]
name = "greeting"
models = ["model.json"]
out = "greeting"

[[crate]]
name = "pinned"
models = ["model.json"]
out = "pinned"
runtime = "version=0.1"
"#;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-smithy"));
    command.args(arguments).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// The source of the dependency on the runtime, as the manifest has it under this key.
fn runtime(manifest: &Path, key: &str) -> String {
    let manifest: toml::Table = toml::from_str(&fs::read_to_string(manifest).unwrap()).unwrap();
    manifest["dependencies"]["smithy-shapes"][key].as_str().unwrap().to_owned()
}

#[test]
fn every_command_has_the_version() {
    let folder = tempfile::tempdir().unwrap();
    let version = env!("CARGO_PKG_VERSION");
    for arguments in [&["--version"][..], &["smithy", "--version"], &["smithy", "diff", "-V"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(stdout(&output).trim_end().ends_with(version), "{}", stdout(&output));
    }
}

#[test]
fn cargo_and_users_start_it() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["--help"][..], &["smithy", "--help"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(stdout(&output).contains("Usage: cargo smithy <COMMAND>"), "{}", stdout(&output));
    }
    assert_eq!(run(folder.path(), &["smithy", "smithy", "--help"]).status.code(), Some(2));
}

#[test]
fn the_list_of_crates_is_found_upwards() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("app/src")).unwrap();
    fs::create_dir_all(root.join("vendor")).unwrap();
    fs::write(root.join("vendor/Cargo.toml"), "[package]\nname = \"smithy-shapes\"\n").unwrap();
    fs::write(root.join("crates.toml"), CRATES).unwrap();
    fs::write(root.join("model.json"), MODEL).unwrap();
    let output = run(&root.join("app/src"), &["smithy", "codegen"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(runtime(&root.join("greeting/Cargo.toml"), "path"), "../vendor");
    assert_eq!(runtime(&root.join("pinned/Cargo.toml"), "version"), "0.1");

    fs::remove_file(root.join("greeting/src/lib.rs")).unwrap();
    let output = run(&root.join("app"), &["smithy", "codegen", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    let help = " = help: run `cargo smithy codegen`\n";
    assert!(stderr(&output).ends_with(help), "{}", stderr(&output));
}

#[test]
fn the_search_ends_at_the_repository() {
    let folder = tempfile::tempdir().unwrap();
    let repository = folder.path().join("repository");
    fs::create_dir_all(repository.join(".git")).unwrap();
    fs::write(folder.path().join("crates.toml"), CRATES).unwrap();
    for command in [&["codegen"][..], &["codegen", "--check"]] {
        let output = run(&repository, command);
        assert_eq!(output.status.code(), Some(1), "{command:?}");
        assert_eq!(
            stderr(&output),
            "\
error: there is no `crates.toml` in . or above it in its repository
 = help: name a list of crates with `--config`, or a model with `--model`, `--out` and `--name`
"
        );
    }
}

#[test]
fn every_command_has_an_example_and_its_exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["codegen", "codegen-all", "import", "diff", "update"] {
        let output = run(folder.path(), &["smithy", command, "--help"]);
        let example = format!("\nExample: cargo smithy {command} ");
        assert!(stdout(&output).contains(&example), "{}", stdout(&output));
        assert!(stdout(&output).contains("\nExit code: 0 if "), "{}", stdout(&output));
    }
}

/// Only the project's own program knows a file to write to.
#[test]
fn import_needs_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("model.json"), MODEL).unwrap();
    let output = run(folder.path(), &["import", "model.json"]);
    assert_eq!(output.status.code(), Some(1));
    let message = "error: there is no file to write to\n = help: name one with `--out`\n";
    assert_eq!(stderr(&output), message);

    let output = run(folder.path(), &["import", "model.json", "--out", "imported.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(folder.path().join("imported.json").exists());
}
