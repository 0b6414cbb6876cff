//! `update`: a newer state of a model, and everything that follows from it.

use super::files::{read, root};
use super::{Folder, NONE, Outcome, beside_no_protocol};
use std::fs;
use std::io::{Write, stderr};

/// Returns the model of a service as published, with one operation and these members in its input.
pub(super) fn published(members: &str) -> String {
    format!(
        r#"{{
  "smithy": "2.0",
  "shapes": {{
    "a#Greeter": {{ "type": "service", "version": "1", "operations": [{{ "target": "a#Greet" }}] }},
    "a#Greet": {{ "type": "operation", "input": {{ "target": "a#Greeting" }} }},
    "a#Greeting": {{
      "type": "structure",
      "members": {{ {members} }},
      "traits": {{ "smithy.api#documentation": "<p>What AWS would say.</p>" }}
    }}
  }}
}}
"#
    )
}

/// Returns the same with one member, for a service with these protocols.
pub(super) fn speaking(protocols: &[&str]) -> String {
    let traits: Vec<String> = protocols.iter().map(|id| format!("\"{id}\": {{}}")).collect();
    let traits = format!(r#""version": "1", "traits": {{ {} }}"#, traits.join(", "));
    published(TEXT).replace(r#""version": "1""#, &traits)
}

pub(super) const JSON: &str = "aws.protocols#awsJson1_0";
pub(super) const CBOR: &str = "smithy.protocols#rpcv2Cbor";

pub(super) const TEXT: &str = r#""text": { "target": "smithy.api#String" }"#;
pub(super) const TEXT_AND_TIMES: &str =
    r#""text": { "target": "smithy.api#String" }, "times": { "target": "smithy.api#Integer" }"#;
const NOTHING: &str = "";

const DOCS: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Greeting": { "type": "apply", "traits": { "smithy.api#documentation": "A greeting." } },
    "a#Greeting$text": { "type": "apply", "traits": { "smithy.api#documentation": "Its words." } },
    "a#Greeting$volume": { "type": "apply", "traits": { "smithy.api#documentation": "In decibels." } }
  }
}
"#;

pub(super) const CONFIG: &str = r#"[[crate]]
name = "greeter"
models = ["model/greeter.json", "model/greeter.docs.json"]
out = "generated"
"#;

/// Returns a project with a crate of the service with these members, and newer states of its model.
pub(super) fn project() -> Folder {
    let folder = Folder::with(&[
        ("crates.toml", CONFIG),
        ("model/greeter.docs.json", DOCS),
        ("present.json", &published(TEXT)),
        ("more.json", &published(TEXT_AND_TIMES)),
        ("less.json", &published(NOTHING)),
    ]);
    succeed(&folder, &["import", "present.json", "--out", "model/greeter.json"]);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    folder
}

#[track_caller]
pub(super) fn succeed(folder: &Folder, arguments: &[&str]) -> Outcome {
    let outcome = folder.xtask(arguments);
    assert_eq!(outcome.code, Some(0), "{arguments:?}: {}", outcome.stderr);
    outcome
}

pub(super) fn update(folder: &Folder, more: &[&str]) -> Outcome {
    folder.xtask(&[&["update", "--config", "crates.toml"], more].concat())
}

/// Expects this error, and that nothing is written.
#[track_caller]
pub(super) fn assert_refused(folder: &Folder, arguments: &[&str], expected: &str) {
    let before = folder.files();
    let outcome = update(folder, arguments);
    assert_eq!(outcome.code, Some(1), "{}", outcome.stdout);
    assert_eq!(outcome.stdout, "");
    assert_eq!(outcome.stderr, expected.trim_start());
    assert_eq!(folder.changed_since(&before), NONE);
}

#[test]
fn everything_follows_from_the_model() {
    let folder = project();
    let before = folder.files();
    let outcome = update(&folder, &["more.json"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_eq!(
        outcome.stdout,
        "additive
  A new member with a setter: code that does not set it compiles as before.
    Greeting::times: Option<i32>

verdict: minor

model/greeter.json: 3 shapes (1 operation, 1 service, 1 structure), written
generated: 6 files, 2 changed
generated/CHANGELOG.md: entry for 0.1.1, written
next version: 0.1.1, to be set in generated/Cargo.toml, which has 0.1.0
documentation to write, after the statement at each line (`--stubs` writes stubs there):
  model/greeter.docs.json:5
    a#Greeting$times
without documentation already before: 2
"
    );
    assert_eq!(
        beside_no_protocol(&outcome.stderr),
        r##"note: `a#Greeting$volume` is documented, but does not exist
 --> model/greeter.docs.json:6:5
  |
6 |     "a#Greeting$volume": { "type": "apply", "traits": { "smithy.api#documentation": "In decibels." } }
  |     ^^^^^^^^^^^^^^^^^^^
  = help: add a member `volume` to `a#Greeting`, or correct the ID

"##
    );
    assert_eq!(
        folder.changed_since(&before),
        [
            "generated/CHANGELOG.md",
            "generated/src/schema.rs",
            "generated/src/shapes/greeting.rs",
            "model/greeter.json"
        ]
    );
    assert_eq!(
        folder.read("generated/CHANGELOG.md"),
        "# Changes

What each version of this crate changes for those who use it.

## 0.1.1

### Additive

- A new member with a setter: code that does not set it compiles as before.
  - `Greeting::times`: `Option<i32>`
"
    );
    assert!(!folder.read("model/greeter.json").contains("AWS"));
    let greeting = folder.read("generated/src/shapes/greeting.rs");
    assert!(greeting.contains("/// Its words.") && greeting.contains("pub times: Option<i32>"));
    succeed(&folder, &["codegen", "--config", "crates.toml", "--check"]);
}

#[test]
fn a_dry_run_tells_the_same_and_writes_nothing() {
    let folder = project();
    let before = folder.files();
    let dry = update(&folder, &["more.json", "--dry-run"]);
    assert_eq!(dry.code, Some(0));
    assert_eq!(folder.changed_since(&before), NONE);
    let wet = update(&folder, &["more.json"]);
    let expected = wet.stdout.replace("written", "to be written");
    assert_eq!(dry.stdout, format!("{expected}this was a dry run: nothing is written\n"));
    assert_eq!(dry.stderr, wet.stderr);
}

#[test]
fn the_same_state_once_more_changes_nothing() {
    let folder = project();
    succeed(&folder, &["update", "--config", "crates.toml", "more.json"]);
    folder.make_old();
    let outcome = update(&folder, &["more.json"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_eq!(
        outcome.stdout,
        "verdict: none

model/greeter.json: 3 shapes (1 operation, 1 service, 1 structure), up to date
generated: 6 files, all up to date
without documentation already before: 3
"
    );
    assert_eq!(folder.written(), NONE);
}

/// A limit that the documentation may mention, and a type.
#[test]
fn documentation_of_what_changed_is_to_be_read_again() {
    let folder = project();
    let text = r#""text": { "target": "smithy.api#String", "traits": { "smithy.api#length": { "max": 9 } } }"#;
    for (text, is_told) in
        [(TEXT, false), (text, true), (r#""text": { "target": "smithy.api#Blob" }"#, true)]
    {
        folder.write("changed.json", &published(text));
        let outcome = update(&folder, &["changed.json", "--dry-run"]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        let expected = "documentation to read again, as what it is about has changed:
    a#Greeting$text
";
        assert_eq!(outcome.stdout.contains(expected), is_told, "{}", outcome.stdout);
    }
}

/// The last version may not have been set: the version of the newest entry counts as well.
#[test]
fn each_update_has_a_version_and_an_entry_of_its_own() {
    let folder = project();
    for (model, version) in
        [("more.json", "0.1.1"), ("less.json", "0.2.0"), ("present.json", "0.2.1")]
    {
        let outcome = update(&folder, &[model]);
        let expected = format!(
            "next version: {version}, to be set in generated/Cargo.toml, which has 0.1.0\n"
        );
        assert!(outcome.stdout.contains(&expected), "{}", outcome.stdout);
    }
    let changelog = folder.read("generated/CHANGELOG.md");
    let headings: Vec<&str> = changelog.lines().filter(|line| line.starts_with("##")).collect();
    assert_eq!(
        headings,
        ["## 0.2.1", "### Additive", "## 0.2.0", "### Source-breaking", "## 0.1.1", "### Additive"]
    );
}

#[test]
fn the_version_may_be_that_of_a_workspace() {
    let folder = project();
    let manifest = folder.read("generated/Cargo.toml");
    let inherited = manifest.replace("version = \"0.1.0\"", "version.workspace = true");
    folder.write("generated/Cargo.toml", &inherited);
    folder.write("Cargo.toml", "[workspace.package]\nversion = \"1.4.2\"\n");
    let outcome = update(&folder, &["less.json", "--dry-run"]);
    let expected = "next version: 2.0.0, to be set in Cargo.toml, which has 1.4.2\n";
    assert!(outcome.stdout.contains(expected), "{}{}", outcome.stdout, outcome.stderr);

    folder.remove("Cargo.toml");
    assert_refused(
        &folder,
        &["less.json"],
        "
error: generated/Cargo.toml does not say the version of the crate
 = help: add `version = \"0.1.0\"` to the section `[package]`
",
    );
}

#[test]
fn what_its_owner_wrote_into_a_change_log_stays() {
    let cases = [
        ("# News\n\nOurs.\n\n", "## [0.3.0] - Monday\n\nAll new.\n", "0.3.1"),
        ("# News\n\nOurs.\n\n", "## Soon\n\nAll new.\n", "0.1.1"),
        ("# News\n\n## Unreleased\n\nA fix.\n\n", "## 0.3.0\n\nAll new.\n", "0.3.1"),
        ("# News\n\n```md\n## 9.0.0\n```\n\n", "## 0.3.0\n\nAll new.\n", "0.3.1"),
        ("# News\n\nOurs.\n\n", "", "0.1.1"),
        ("", "", "0.1.1"),
    ];
    for (above, below, version) in cases {
        let folder = project();
        folder.write("generated/CHANGELOG.md", &format!("{above}{below}"));
        succeed(&folder, &["update", "--config", "crates.toml", "more.json"]);
        let entry = format!(
            "## {version}

### Additive

- A new member with a setter: code that does not set it compiles as before.
  - `Greeting::times`: `Option<i32>`
"
        );
        let gap = if below.is_empty() { "" } else { "\n" };
        let expected = format!("{above}{entry}{gap}{below}");
        assert_eq!(folder.read("generated/CHANGELOG.md"), expected);
    }
}

/// Users who keep a model as published get the next one as published.
#[test]
fn a_published_model_is_replaced_by_a_published_one() {
    let folder = Folder::with(&[
        ("crates.toml", &CONFIG.replace(", \"model/greeter.docs.json\"", "")),
        ("model/greeter.json", &published(TEXT)),
        ("more.json", &published(TEXT_AND_TIMES)),
    ]);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let outcome = update(&folder, &["more.json"]);
    assert_eq!((outcome.code, &*beside_no_protocol(&outcome.stderr)), (Some(0), ""));
    assert_eq!(folder.read("model/greeter.json"), folder.read("more.json"));
    let expected = "model/greeter.json: 3 shapes (1 operation, 1 service, 1 structure), the same as \
                    more.json, written\n";
    assert!(outcome.stdout.contains(expected), "{}", outcome.stdout);
    // The documentation is in the model itself, so none of ours is missing.
    assert!(!outcome.stdout.contains("documentation"), "{}", outcome.stdout);
}

#[test]
fn every_crate_that_is_made_of_the_model_is_updated() {
    let folder = project();
    let another = CONFIG.replace("\"greeter\"", "\"bare\"").replace("generated", "bare");
    let config = format!("{CONFIG}{another}docs = \"none\"\n");
    folder.write("crates.toml", &config);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let outcome = update(&folder, &["more.json"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    for expected in ["greeter:\n\nadditive\n", "bare:\n\nadditive\n", "bare: 6 files, 2 changed\n"]
    {
        assert!(outcome.stdout.contains(expected), "{expected} in {}", outcome.stdout);
    }
    assert_eq!(folder.read("bare/CHANGELOG.md"), folder.read("generated/CHANGELOG.md"));
    succeed(&folder, &["codegen", "--config", "crates.toml", "--check"]);
}

/// The update was interrupted after the change log was written, and repeated from the model that
/// was left.
#[test]
fn an_entry_that_is_there_is_not_repeated() {
    let folder = project();
    succeed(&folder, &["update", "--config", "crates.toml", "more.json"]);
    let changelog = folder.read("generated/CHANGELOG.md");
    succeed(&folder, &["import", "present.json", "--out", "model/greeter.json"]);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let outcome = update(&folder, &["more.json"]);
    assert!(outcome.stdout.contains("next version: 0.1.1, "), "{}", outcome.stdout);
    assert_eq!(folder.read("generated/CHANGELOG.md"), changelog);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = project();
    let (link, file) = (folder.path("model/greeter.json"), folder.path("elsewhere.json"));
    fs::rename(&link, &file).unwrap();
    symlink(&file, &link).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o440)).unwrap();
    succeed(&folder, &["update", "--config", "crates.toml", "more.json"]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o440);
    assert!(folder.read("elsewhere.json").contains("times"));
}

/// Anything with a name that temporary files might have had.
#[test]
fn files_of_others_are_left_alone() {
    let folder = project();
    let others = ["model/.greeter.json.former", "generated/src/shapes/.greeting.rs.unfinished"];
    others.iter().for_each(|path| folder.write(path, "precious"));
    succeed(&folder, &["update", "--config", "crates.toml", "more.json"]);
    others.iter().for_each(|path| assert_eq!(folder.read(path), "precious"));
}

#[test]
fn a_crate_can_be_chosen() {
    let folder = project();
    let another = CONFIG
        .replace("\"greeter\"", "\"other\"")
        .replace("generated", "other")
        .replace("greeter.json", "other.json");
    folder.write("crates.toml", &format!("{CONFIG}{another}"));
    folder.write("model/other.json", &folder.read("model/greeter.json"));
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    assert_refused(
        &folder,
        &["more.json"],
        "
error: several models of crates.toml are of this service: model/greeter.json, model/other.json
 = help: choose one by `--crate` and the name of a crate that is made of it
",
    );
    assert_refused(
        &folder,
        &["more.json", "--crate", "none"],
        "
error: crates.toml has no crate `none`
 = help: choose one of greeter, other
",
    );
    let before = folder.files();
    succeed(&folder, &["update", "--config", "crates.toml", "more.json", "--crate", "other"]);
    let changed = folder.changed_since(&before);
    assert!(changed.iter().all(|path| path.contains("other")), "{changed:?}");
    assert_eq!(changed.len(), 4, "{changed:?}");
}

/// The crate keeps its protocol until its owner changes it, because a peer may support nothing
/// else.
#[test]
fn a_protocol_that_the_service_still_speaks_is_kept() {
    let undocumented = CONFIG.replace(", \"model/greeter.docs.json\"", "");
    let folder = Folder::with(&[
        ("crates.toml", &undocumented),
        ("model/greeter.json", &speaking(&[JSON])),
        ("both.json", &speaking(&[JSON, CBOR])),
        ("other.json", &speaking(&[CBOR])),
    ]);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);

    let outcome = update(&folder, &["both.json"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(outcome.stdout.starts_with("verdict: none\n"), "{}", outcome.stdout);
    let expected = "crates.toml: protocol of greeter kept as awsJson1_0, written; the service \
                    prefers rpcv2Cbor now\n";
    assert!(outcome.stdout.contains(expected), "{}", outcome.stdout);
    let config =
        undocumented.replace("name = \"greeter\"", "name = \"greeter\"\nprotocol = \"awsJson1_0\"");
    assert_eq!(folder.read("crates.toml"), config);
    assert!(!folder.read("generated/src/operations.rs").contains("RpcV2Cbor"));
    succeed(&folder, &["codegen", "--config", "crates.toml", "--check"]);

    // It changes if requested, or if nothing else is left.
    folder.write("crates.toml", &undocumented);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let operations = folder.read("generated/src/operations.rs");
    assert!(operations.contains("RpcV2Cbor"), "{operations}");
    assert!(update(&folder, &["other.json"]).stdout.starts_with("verdict: none\n"));
}

/// The states of GameLift Streams that AWS published. We may not check them in, so the test is
/// skipped if the folder of models is not next to the project's.
#[test]
fn step_by_step_is_the_same_as_at_once() {
    let states = root().join("../shared/models/gameliftstreams");
    if !states.is_dir() {
        // Test output from macros is only shown for failing tests.
        let word = b"skipped: updating along the states, as there is no ../shared/models\n";
        stderr().write_all(word).unwrap();
        return;
    }
    let state = |date: &str| states.join(format!("{date}.json")).display().to_string();
    let docs = read(&root().join("model/gameliftstreams.docs.json"));
    let project = |date: &str| {
        let folder = Folder::with(&[
            ("crates.toml", &CONFIG.replace("greeter.docs", "docs")),
            ("model/docs.json", &docs),
        ]);
        succeed(&folder, &["import", &state(date), "--out", "model/greeter.json"]);
        succeed(&folder, &["codegen", "--config", "crates.toml"]);
        folder
    };

    let along = project("2025-05-20");
    for (date, version) in
        [("2025-10-24", "0.1.1"), ("2026-03-06", "0.1.2"), ("2026-04-27", "0.1.3")]
    {
        let outcome = update(&along, &[&state(date)]);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        let expected = format!("generated/CHANGELOG.md: entry for {version}, written\n");
        assert!(outcome.stdout.contains(&expected), "{}", outcome.stdout);
        assert!(!outcome.stdout.contains("documentation to write"), "{}", outcome.stdout);
    }
    along.remove("generated/CHANGELOG.md");
    assert_eq!(along.changed_since(&project("2026-04-27").files()), NONE);
}
