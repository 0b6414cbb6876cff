//! Crates in the user's own Cargo workspace.

use super::{Folder, GREETING, beside_no_protocol};
use serde_json::Value;
use std::process::Command;

/// Returns a workspace with these keys, and the model.
fn workspace(keys: &str) -> Folder {
    Folder::with(&[
        ("Cargo.toml", &format!("[workspace]\nresolver = \"3\"\n{keys}\n")),
        ("app/Cargo.toml", "[package]\nname = \"app\"\nedition = \"2024\"\n"),
        ("app/src/lib.rs", ""),
        ("model.json", GREETING),
    ])
}

fn generate(folder: &Folder, name: &str) -> super::Outcome {
    let out = format!("crates/{name}");
    folder.xtask(&["codegen", "--model", "model.json", "--out", &out, "--name", name])
}

/// Returns the packages of the workspace to which Cargo assigns the crate, or why it is in none.
fn members_by_cargo(folder: &Folder, package: &str) -> Result<Vec<String>, String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"])
        .arg(folder.path(package).join("Cargo.toml"))
        .output()
        .unwrap();
    if !output.status.success() {
        return Err(String::from_utf8(output.stderr).unwrap());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let mut names: Vec<String> =
        packages.map(|package| package["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    Ok(names)
}

#[test]
fn a_listed_crate_is_a_member() {
    for members in [
        r#"["app", "crates/*"]"#,
        r#"["app", "crates/one", "./crates/two/"]"#,
        r#"["app", "crates/../c*s/???"]"#,
    ] {
        let folder = workspace(&format!("members = {members}"));
        for name in ["one", "two"] {
            let outcome = generate(&folder, name);
            assert_eq!(
                (outcome.code, &*beside_no_protocol(&outcome.stderr)),
                (Some(0), ""),
                "{members}"
            );
        }
        assert_eq!(members_by_cargo(&folder, "crates/one").unwrap(), ["app", "one", "two"]);
    }
}

#[test]
fn a_crate_that_is_not_listed() {
    let folder = workspace(r#"members = ["app"]"#);
    let outcome = generate(&folder, "one");
    assert_eq!((outcome.code, &*outcome.stdout), (Some(0), "crates/one: 6 files, 6 new\n"));
    assert_eq!(
        beside_no_protocol(&outcome.stderr),
        "\
note: crates/one is in the workspace of Cargo.toml, but not one of its members
 = help: add \"crates/one\" to `members` there, or make it a path dependency of a member

"
    );
    let refusal = members_by_cargo(&folder, "crates/one").unwrap_err();
    assert!(refusal.contains("current package believes it's in a workspace"), "{refusal}");
    assert_eq!(beside_no_protocol(&generate(&folder, "one").stderr), "", "said once");

    // The first fix.
    let manifest = folder.read("Cargo.toml");
    folder.write("Cargo.toml", &manifest.replace("\"app\"", "\"app\", \"crates/one\""));
    assert_eq!(members_by_cargo(&folder, "crates/one").unwrap(), ["app", "one"]);
    // The second fix.
    folder.write("Cargo.toml", &manifest);
    let app = folder.read("app/Cargo.toml");
    let dependency = "[dependencies]\none = { path = \"../crates/one\" }\n";
    folder.write("app/Cargo.toml", &format!("{app}{dependency}"));
    assert_eq!(members_by_cargo(&folder, "crates/one").unwrap(), ["app", "one"]);
}

#[test]
fn a_crate_that_the_workspace_excludes_is_alone() {
    let folder = workspace("members = [\"app\"]\nexclude = [\"crates\"]");
    assert_eq!(beside_no_protocol(&generate(&folder, "one").stderr), "");
    assert_eq!(members_by_cargo(&folder, "crates/one").unwrap(), ["one"]);
    // Members win over exclusions.
    let folder = workspace("members = [\"app\", \"crates/one\"]\nexclude = [\"crates\"]");
    assert_eq!(beside_no_protocol(&generate(&folder, "one").stderr), "");
    assert_eq!(members_by_cargo(&folder, "crates/one").unwrap(), ["app", "one"]);
}

#[test]
fn a_crate_that_is_a_workspace_of_its_own_already() {
    let folder = workspace(r#"members = ["app", "crates/*"]"#);
    assert_eq!(generate(&folder, "one").code, Some(0));
    let manifest = folder.read("crates/one/Cargo.toml");
    folder.write("crates/one/Cargo.toml", &format!("{manifest}\n[workspace]\n"));
    let refusal = members_by_cargo(&folder, "app").unwrap_err();
    assert!(refusal.contains("multiple workspace roots"), "{refusal}");
    let outcome = generate(&folder, "one");
    assert_eq!(outcome.code, Some(0));
    assert_eq!(
        beside_no_protocol(&outcome.stderr),
        "\
note: crates/one/Cargo.toml has a section `[workspace]`, though the crate is a member of the workspace of Cargo.toml
 = help: remove that section, since Cargo refuses a workspace in another

"
    );
}
