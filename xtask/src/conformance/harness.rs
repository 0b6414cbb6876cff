//! The workspace below `target` in which the generated crates and their checks are built.

use super::Subject;
use crate::tree::write_changed;
use crate::{Failure, files, root};
use smithy_codegen::Options;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// The protocols of the runtime, by the ids of their traits.
const PROTOCOLS: [(&str, &str); 8] = [
    ("aws.protocols#awsJson1_0", "AwsJson1_0"),
    ("aws.protocols#awsJson1_1", "AwsJson1_1"),
    ("aws.protocols#awsQuery", "AwsQuery"),
    ("aws.protocols#ec2Query", "Ec2Query"),
    ("aws.protocols#restJson1", "RestJson1"),
    ("aws.protocols#restXml", "RestXml"),
    ("smithy.protocols#rpcv2Cbor", "RpcV2Cbor"),
    ("smithy.protocols#rpcv2Json", "RpcV2Json"),
];

/// The folder of the workspace.
pub(super) fn folder() -> PathBuf {
    root().join("target/conformance")
}

/// The name of the generated crate of the subject at `index`: that of the file, in letters that
/// Cargo takes, and distinct.
pub(super) fn crate_name(subjects: &[Subject], index: usize) -> String {
    let name = |subject: &Subject| {
        let stem = subject.path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let plain = stem.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        format!("model-{plain}")
    };
    let own = name(&subjects[index]);
    match subjects[..index].iter().filter(|other| name(other) == own).count() {
        0 => own,
        before => format!("{own}-{before}"),
    }
}

/// Writes the generated crate of a subject.
pub(super) fn write_crate(subject: &Subject, name: &str) -> Result<(), Failure> {
    let out = folder().join(name);
    let runtime = format!("{{ path = {:?}, default-features = false }}", root().join("runtime"));
    // All crates are built together.
    let options = Options { is_member: true, ..Options::new(name, runtime) };
    let sources = files::read(std::slice::from_ref(&subject.path))?;
    for (path, file) in smithy_codegen::generate(&sources, &options)?.files {
        write_changed(&out.join(path), &file.text)?;
    }
    Ok(())
}

/// Writes the program that runs the checks of a subject against its crate.
pub(super) fn write_checks(subject: &Subject, name: &str) -> Result<(), Failure> {
    let out = folder().join(format!("{name}-checks"));
    let (conformance, runtime) = (root().join("conformance"), root().join("runtime"));
    let manifest = format!(
        r#"[package]
name = "{name}-checks"
edition = "2024"

[dependencies]
conformance = {{ path = {conformance:?} }}
model = {{ package = "{name}", path = "../{name}", default-features = false, features = ["http", "validate", "xml"] }}
smithy-shapes = {{ path = {runtime:?}, default-features = false }}
"#
    );
    write_changed(&out.join("Cargo.toml"), &manifest)?;

    let used: BTreeSet<&str> = subject.cases.list().map(|case| case.protocol).collect();
    let with_events: BTreeSet<&str> =
        subject.cases.event_streams.iter().map(|(_, case)| case.protocol.as_str()).collect();
    let mut calls = String::new();
    for (id, protocol) in PROTOCOLS.iter().filter(|(id, _)| used.contains(id)) {
        calls.push_str(&call("operations", protocol));
        if with_events.contains(id) {
            calls.push_str(&call("event_streams", protocol));
        }
    }
    let program = format!(
        "fn main() -> std::process::ExitCode {{
    conformance::main(|runner| {{
{calls}    }})
}}
"
    );
    write_changed(&out.join("src/main.rs"), &program)
}

/// A line that runs the cases of a protocol, of operations or of streams of events.
fn call(what: &str, protocol: &str) -> String {
    let visitor = format!("runner.{what}::<smithy_shapes::protocol::{protocol}>()");
    format!("        model::operations::visit_{what}(&mut {visitor});\n")
}

/// Writes the workspace of these crates.
pub(super) fn write_workspace(names: &[String]) -> Result<(), Failure> {
    let members: Vec<String> = names.iter().map(|name| format!("\"{name}-checks\"")).collect();
    let members = members.join(", ");
    // Quick to build: nobody debugs it, and it runs for a second.
    let manifest = format!(
        "[workspace]
resolver = \"3\"
members = [{members}]
default-members = [{members}]

[profile.dev]
debug = false
"
    );
    write_changed(&folder().join("Cargo.toml"), &manifest)?;
    // The same versions as everywhere. Cargo adds the crates of this workspace.
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    write_changed(&folder().join("Cargo.lock"), &lock)
}
