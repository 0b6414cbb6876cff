//! How a generated crate finds the runtime.

use super::{Folder, GREETING, beside_no_protocol};
use crate::files::root;

fn folder() -> Folder {
    Folder::with(&[("model.json", GREETING)])
}

/// Returns the dependency on the runtime in a manifest.
fn dependency(manifest: &str) -> toml::Value {
    toml::from_str::<toml::Table>(manifest).unwrap()["dependencies"]["smithy-shapes"].clone()
}

fn expected(text: &str) -> toml::Value {
    toml::from_str::<toml::Table>(&format!("it = {text}")).unwrap()["it"].clone()
}

#[test]
fn by_git_or_by_version() {
    for (runtime, line) in [
        (
            "git=https://example.com/smithy.git",
            r#"{ git = "https://example.com/smithy.git", default-features = false }"#,
        ),
        (
            "git=ssh://git@example.com/smithy#1f2e3d",
            r#"{ git = "ssh://git@example.com/smithy", rev = "1f2e3d", default-features = false }"#,
        ),
        ("version=0.1", r#"{ version = "0.1", default-features = false }"#),
        ("version=>=0.1, <0.3", r#"{ version = ">=0.1, <0.3", default-features = false }"#),
    ] {
        let folder = folder();
        let outcome = folder.codegen(&["--runtime", runtime]);
        assert_eq!(
            (outcome.code, &*beside_no_protocol(&outcome.stderr)),
            (Some(0), ""),
            "{runtime}"
        );
        let dependency = dependency(&folder.read("out/Cargo.toml"));
        assert_eq!(dependency, expected(line), "{runtime}");
        // Repeating the same value is not a contradiction.
        let outcome = folder.codegen(&["--runtime", runtime, "--check"]);
        assert_eq!(
            (outcome.code, &*beside_no_protocol(&outcome.stderr)),
            (Some(0), ""),
            "{runtime}"
        );
    }
}

#[test]
fn by_the_path_to_a_copy() {
    let folder = folder();
    folder.write("vendor/say \"é\"/Cargo.toml", "[package]\nname = \"smithy-shapes\"\n");
    let outcome = folder.codegen(&["--runtime", "path=vendor/say \"é\""]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let dependency = dependency(&folder.read("out/Cargo.toml"));
    assert_eq!(dependency["path"].as_str(), Some("../vendor/say \"é\""));
    assert_eq!(dependency["default-features"].as_bool(), Some(false));

    folder.remove("out/Cargo.toml");
    assert_eq!(folder.codegen(&["--runtime", "path"]).code, Some(0));
    let path = super::runtimes::dependency(&folder.read("out/Cargo.toml"));
    let found = folder.path("out").join(path["path"].as_str().unwrap()).canonicalize().unwrap();
    assert_eq!(found, root().join("runtime").canonicalize().unwrap());
}

#[test]
fn a_path_that_does_not_lead_to_the_runtime() {
    let folder = folder();
    folder.write("vendor/Cargo.toml", "[package]\nname = \"other\"\n");
    for path in ["vendor", "nowhere"] {
        let outcome = folder.codegen(&["--runtime", &format!("path={path}")]);
        assert_eq!(outcome.code, Some(1));
        assert_eq!(
            outcome.stderr,
            format!(
                "error: the package `smithy-shapes` is not in {path}\n = help: name the folder that has its Cargo.toml\n"
            )
        );
    }
    assert!(!folder.path("out").exists());
}

#[test]
fn what_is_not_a_source_is_refused() {
    const SYNTAX: &str = "write `path`, `path=DIR`, `git=URL`, `git=URL#REV` or `version=REQ`";
    const URL: &str = "is not a URL that Cargo takes, such as `https://…` or `ssh://git@…`";
    for (runtime, expected) in [
        ("", SYNTAX),
        ("crates.io", SYNTAX),
        ("path=", SYNTAX),
        ("branch=main", SYNTAX),
        ("git=", URL),
        ("git=git@example.com:smithy.git", URL),
        ("git=https://example.com/a b", URL),
        ("git=https://example.com/smithy#", "a revision, such as a commit, has to follow the `#`"),
        ("version=new", "`new` is not a version requirement: "),
        ("version=", "`` is not a version requirement: "),
    ] {
        let folder = folder();
        let outcome = folder.codegen(&["--runtime", runtime]);
        assert_eq!(outcome.code, Some(2), "{runtime}");
        assert!(outcome.stderr.contains(expected), "{runtime}: {}", outcome.stderr);
        assert!(!folder.path("out").exists());
    }
}

#[test]
fn in_a_list_of_crates() {
    let folder = folder();
    folder.write("lists/vendor/Cargo.toml", "[package]\nname = \"smithy-shapes\"\n");
    let list = |runtime: &str| {
        format!(
            "[[crate]]\nname = \"a\"\nmodels = [\"../model.json\"]\nout = \"../a\"\nruntime = {runtime:?}\n"
        )
    };
    folder.write("lists/crates.toml", &list("path=vendor"));
    let outcome = folder.xtask(&["codegen", "--config", "lists/crates.toml"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_eq!(dependency(&folder.read("a/Cargo.toml"))["path"].as_str(), Some("../lists/vendor"));

    folder.write("lists/crates.toml", &list("vendor"));
    let outcome = folder.xtask(&["codegen", "--config", "lists/crates.toml"]);
    assert_eq!(outcome.code, Some(1));
    let place = "runtime = \"vendor\"\n  |           ^^^^^^^^\n";
    assert!(outcome.stderr.contains(place), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("`git=URL#REV`"), "{}", outcome.stderr);
}

#[test]
fn a_path_out_of_a_repository_is_told() {
    let folder = folder();
    folder.write("repository/.git/HEAD", "");
    let arguments = ["codegen", "--model", "model.json", "--out", "repository/out", "--name", "a"];
    let outcome = folder.xtask(&arguments);
    assert_eq!(outcome.code, Some(0));
    assert_eq!(
        beside_no_protocol(&outcome.stderr),
        "\
note: repository/out/Cargo.toml finds `smithy-shapes` by a path out of the repository repository
 = help: generate it with `--runtime git=URL`, `--runtime version=REQ`, or `--runtime path=DIR` for a copy in there

"
    );
    assert_eq!(beside_no_protocol(&folder.xtask(&arguments).stderr), "", "said once");

    folder.write("repository/vendor/Cargo.toml", "[package]\nname = \"smithy-shapes\"\n");
    folder.remove("repository/out/Cargo.toml");
    for runtime in ["path=repository/vendor", "version=1"] {
        let outcome = folder.xtask(&[&arguments[..], &["--runtime", runtime]].concat());
        assert_eq!(
            (outcome.code, &*beside_no_protocol(&outcome.stderr)),
            (Some(0), ""),
            "{runtime}"
        );
        folder.remove("repository/out/Cargo.toml");
    }
}

/// A copy can be anywhere, so the runtime's manifest inherits nothing from the workspace here.
#[test]
fn a_copy_of_the_runtime_is_a_package() {
    let folder = Folder::with(&[
        ("Cargo.toml", "[workspace]\nmembers = [\"runtime\"]\n"),
        ("runtime/Cargo.toml", &crate::files::read(&root().join("runtime/Cargo.toml"))),
        ("runtime/src/lib.rs", ""),
    ]);
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
