//! Files of a crate that belong to its owner: what codegen reports if they do not fit.

use super::{Folder, GREETING, NONE, beside_no_protocol};

/// Returns the model of a service with these protocols and one operation.
fn service(protocols: &str) -> String {
    let traits = format!(r#""type": "service", "traits": {{ {protocols} }},"#);
    GREETING.replace(r#""type": "service","#, &traits)
}

const AWS_JSON: &str = r#""aws.protocols#awsJson1_0": {}"#;
const AWS_JSON_AND_CBOR: &str =
    r#""aws.protocols#awsJson1_0": {}, "smithy.protocols#rpcv2Cbor": {}"#;

fn generated(model: &str, more: &[&str]) -> Folder {
    let folder = Folder::with(&[("model.json", model)]);
    let outcome = folder.codegen(more);
    assert_eq!((outcome.code, &*beside_no_protocol(&outcome.stderr)), (Some(0), ""));
    folder
}

/// Changes a file by hand.
fn edit(folder: &Folder, path: &str, from: &str, to: &str) {
    let text = folder.read(path);
    assert!(text.contains(from), "{from} in {text}");
    folder.write(path, &text.replace(from, to));
}

/// `codegen` prints this and continues; `--check` prints it and fails.
fn assert_told(folder: &Folder, more: &[&str], expected: &str) {
    let outcome = folder.codegen(more);
    assert_eq!((outcome.code, &*beside_no_protocol(&outcome.stderr)), (Some(0), expected));
    let outcome = folder.codegen(&[more, &["--check"]].concat());
    assert_eq!(outcome.code, Some(1));
    let failure = "error: files that are yours do not fit the generated ones\n = help: change them as the notes say\n";
    assert_eq!(beside_no_protocol(&outcome.stderr), format!("{expected}{failure}"));
}

fn assert_silent(folder: &Folder, more: &[&str]) {
    let outcome = folder.codegen(&[more, &["--check"]].concat());
    assert_eq!(
        (outcome.code, &*beside_no_protocol(&outcome.stderr)),
        (Some(0), ""),
        "{}",
        outcome.stdout
    );
}

#[test]
fn another_name() {
    let folder = generated(GREETING, &[]);
    let before = folder.files();
    for check in [&[][..], &["--check"]] {
        let arguments = ["codegen", "--model", "model.json", "--out", "out", "--name", "other"];
        let outcome = folder.xtask(&[&arguments[..], check].concat());
        assert_eq!(outcome.code, Some(1));
        assert_eq!(
            outcome.stderr,
            "\
error: the crate in out/Cargo.toml is named `greeting`, not `other`
 = help: to rename it, write `name = \"other\"` into that file, which is yours; otherwise generate it as `greeting`
"
        );
        assert_eq!(folder.changed_since(&before), NONE);
    }
    edit(&folder, "out/Cargo.toml", "name = \"greeting\"", "name = \"other\"");
    let outcome =
        folder.xtask(&["codegen", "--model", "model.json", "--out", "out", "--name", "other"]);
    assert_eq!((outcome.code, &*beside_no_protocol(&outcome.stderr)), (Some(0), ""));
}

#[test]
fn another_runtime() {
    let folder = generated(GREETING, &["--runtime", "version=0.1"]);
    let outcome = folder.codegen(&["--runtime", "git=https://example.com/smithy"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(
        beside_no_protocol(&outcome.stderr),
        "\
error: out/Cargo.toml finds the runtime in another way than `--runtime` or the key `runtime` says
 = help: write `smithy-shapes = { git = \"https://example.com/smithy\", default-features = false }` into that file, which is yours, or leave the option out
"
    );
    // What was not requested is the owner's choice.
    assert_silent(&folder, &[]);
}

#[test]
fn another_protocol() {
    let folder = generated(&service(AWS_JSON), &[]);
    let model = service(AWS_JSON_AND_CBOR);
    folder.write("model.json", &model);
    // The service now has another one of its own.
    let note = "\
note: the feature `http` of out/Cargo.toml lacks `smithy-shapes/cbor`, which the operations of the crate need
 = help: write `http = [\"smithy-shapes/http\", \"smithy-shapes/cbor\"]` into that file, which is yours

";
    assert_told(&folder, &[], note);
    assert_told(&folder, &["--protocol", "rpcv2Cbor"], note);
    edit(
        &folder,
        "out/Cargo.toml",
        "http = [\"smithy-shapes/http\"]",
        "http = [\"smithy-shapes/http\", \"smithy-shapes/cbor\"]",
    );
    assert_silent(&folder, &[]);
}

#[test]
fn a_feature_may_come_from_elsewhere() {
    for (from, to) in [
        ("http = [\"smithy-shapes/http\"]", "http = [\"smithy-shapes/http\", \"cbor\"]"),
        ("default-features = false", "default-features = false, features = [\"cbor\"]"),
        (", default-features = false", ""),
        ("http = [\"smithy-shapes/http\"]", "http = [\"smithy-shapes/event-stream\", \"cbor\"]"),
    ] {
        let folder = generated(&service(AWS_JSON), &[]);
        edit(&folder, "out/Cargo.toml", from, to);
        folder.write("model.json", &service(AWS_JSON_AND_CBOR));
        let outcome = folder.codegen(&[]);
        assert_eq!((outcome.code, &*beside_no_protocol(&outcome.stderr)), (Some(0), ""), "{to}");
    }

    // From the workspace.
    let folder = generated(&service(AWS_JSON), &["--runtime", "version=1"]);
    let manifest = folder.read("out/Cargo.toml");
    let inherited = "{ workspace = true }";
    let line = "{ version = \"1\", default-features = false }";
    folder.write("out/Cargo.toml", &manifest.replace(line, inherited));
    let workspace = "[workspace]\nmembers = [\"out\"]\n[workspace.dependencies]\n\
                     smithy-shapes = { version = \"1\", default-features = false, features = [\"cbor\"] }\n";
    folder.write("Cargo.toml", workspace);
    folder.write("model.json", &service(AWS_JSON_AND_CBOR));
    let outcome = folder.codegen(&[]);
    assert_eq!((outcome.code, &*beside_no_protocol(&outcome.stderr)), (Some(0), ""));
    folder.write("Cargo.toml", &workspace.replace("\"cbor\"", ""));
    assert!(folder.codegen(&[]).stderr.contains("lacks `smithy-shapes/cbor`"));
}

#[test]
fn operations_that_come_and_go() {
    let folder = generated(GREETING, &[]);
    folder.write("model.json", &service(AWS_JSON));
    assert_told(
        &folder,
        &[],
        "\
note: out/Cargo.toml has no feature `http`, for the operations and endpoints of the crate
 = help: add `http = [\"smithy-shapes/http\"]` to its `[features]`

note: out/src/lib.rs does not have the generated module `operations`
 = help: add `#[cfg(feature = \"http\")] pub mod operations;` to that file, which is yours

",
    );
    edit(
        &folder,
        "out/Cargo.toml",
        "[features]\n",
        "[features]\nhttp = [\"smithy-shapes/http\"]\n",
    );
    edit(
        &folder,
        "out/src/lib.rs",
        "pub mod schema;",
        "pub mod schema;\n#[cfg(feature = \"http\")]\npub mod operations;",
    );
    assert_silent(&folder, &[]);

    folder.write("model.json", GREETING);
    assert_told(
        &folder,
        &[],
        "\
note: out/src/lib.rs has the module `operations`, which is no longer generated
 = help: remove it from that file, which is yours

",
    );
    // Except if it is the owner's own.
    folder.write("out/src/operations.rs", "// Mine.\n");
    assert_silent(&folder, &[]);
}

#[test]
fn a_type_that_a_re_export_hides() {
    let folder = generated(GREETING, &[]);
    let shapes = r#""shapes": { "a#Error": { "type": "structure" },"#;
    let model = GREETING
        .replace(r#""shapes": {"#, shapes)
        .replace(r#""members": {"#, r#""members": { "error": { "target": "a#Error" },"#);
    folder.write("model.json", &model);
    let outcome = folder.codegen(&[]);
    let note = "\
note: out/src/lib.rs re-exports the `Error` of the runtime, which hides the type `Error` of the crate
 = help: remove `Error` from the line `pub use smithy_shapes::…` of that file, which is yours

";
    assert_eq!(outcome.code, Some(0));
    assert!(beside_no_protocol(&outcome.stderr).starts_with(note), "{}", outcome.stderr);
    edit(&folder, "out/src/lib.rs", " Error,", "");
    assert_silent(&folder, &[]);
}
