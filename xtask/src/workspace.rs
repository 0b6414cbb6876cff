//! A workspace below `target` of crates that are generated from models, each with a program about
//! it.

use cargo_smithy::cargo::{self, Built};
use cargo_smithy::tree::write_changed;
use cargo_smithy::{Failure, files, root};
use serde::de::DeserializeOwned;
use smithy_codegen::{Docs, Facts, Options, Protocol};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The workspace.
pub(crate) struct Workspace {
    folder: PathBuf,
    /// The protocol of all crates, where it is not to be each service's own.
    protocol: Option<Protocol>,
}

/// A program about a generated crate, which it knows as `model`.
pub(crate) struct Program {
    /// The feature of the crate `checks` that has what the program does.
    pub(crate) check: &'static str,
    /// The features of the generated crate.
    pub(crate) features: Vec<&'static str>,
    /// What its `main` does.
    pub(crate) body: String,
}

impl Workspace {
    /// Returns the workspace in the folder of this name.
    pub(crate) fn new(name: &str, protocol: Option<Protocol>) -> Workspace {
        Workspace { folder: root().join("target").join(name), protocol }
    }

    /// Generates a crate for each model and builds the program about it, which `program` makes of
    /// the model's position and its crate. Gives the programs, or why there is none.
    pub(crate) fn build(
        &self,
        models: &[&Path],
        program: impl Fn(usize, &Facts) -> Program,
    ) -> Result<Vec<Result<PathBuf, String>>, Failure> {
        let mut taken = BTreeSet::new();
        let mut written = Vec::new();
        for (index, path) in models.iter().enumerate() {
            let name = files::crate_name("model-", path, &mut taken);
            let member = self
                .write_crate(path, &name)
                .and_then(|facts| self.write_program(&name, &program(index, &facts)));
            written.push(member.map(|()| name).map_err(|failure| failure.to_string()));
        }
        self.write(written.iter().flatten())?;

        let mut build = cargo::command("build", &self.folder);
        build.arg("--target-dir").arg(self.folder.join("build"));
        let built = cargo::run(build)?;
        let program_of = |name: Result<String, String>| {
            let name = name?;
            let program = built.programs.get(&program_name(&name));
            program.cloned().ok_or_else(|| errors_of(&built, &name))
        };
        Ok(written.into_iter().map(program_of).collect())
    }

    fn write_crate(&self, model: &Path, name: &str) -> Result<Facts, Failure> {
        let out = self.folder.join(name);
        let runtime =
            format!("{{ path = {:?}, default-features = false }}", root().join("runtime"));
        let options = Options {
            protocol: self.protocol,
            // Nobody reads it.
            docs: Docs::None,
            ..Options::new(name, runtime)
        };
        let generated = smithy_codegen::generate(&files::read(&[model.to_owned()])?, &options)?;
        for (path, file) in &generated.files {
            write_changed(&out.join(path), &file.text)?;
        }
        Ok(generated.facts)
    }

    fn write_program(&self, name: &str, program: &Program) -> Result<(), Failure> {
        let out = self.folder.join(program_name(name));
        let Program { check, features, body } = program;
        let (checks, runtime) = (root().join("checks"), root().join("runtime"));
        let manifest = format!(
            r#"[package]
name = "{}"
edition = "2024"

[dependencies]
checks = {{ path = {checks:?}, default-features = false, features = [{check:?}] }}
model = {{ package = "{name}", path = "../{name}", default-features = false, features = {features:?} }}
smithy-shapes = {{ path = {runtime:?}, default-features = false }}
"#,
            program_name(name)
        );
        write_changed(&out.join("Cargo.toml"), &manifest)?;
        let main = format!("fn main() -> std::process::ExitCode {{\n{body}}}\n");
        write_changed(&out.join("src/main.rs"), &main)
    }

    /// Writes the workspace of these crates.
    fn write<'a>(&self, names: impl Iterator<Item = &'a String>) -> Result<(), Failure> {
        let members: Vec<String> = names.map(|name| program_name(name)).collect();
        // Quick to build: nobody debugs it, and it runs for a moment.
        let manifest = format!(
            "[workspace]
resolver = \"3\"
members = {members:?}
default-members = {members:?}

[profile.dev]
debug = false
incremental = false
"
        );
        write_changed(&self.folder.join("Cargo.toml"), &manifest)?;
        // The same versions as everywhere. Cargo adds the crates of this workspace.
        let lock = fs::read_to_string(root().join("Cargo.lock"))?;
        write_changed(&self.folder.join("Cargo.lock"), &lock)
    }
}

/// Returns what a program prints as JSON.
pub(crate) fn output_of<T: DeserializeOwned>(
    program: &Path,
    arguments: &[&OsStr],
) -> Result<T, String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    serde_json::from_slice(&output.stdout)
        .map_err(|_| format!("the checks ended with {} before their report", output.status))
}

fn program_name(crate_name: &str) -> String {
    format!("{crate_name}-checks")
}

/// Returns the first errors of a crate or of its program; without any, those of what both are built on.
fn errors_of(built: &Built, name: &str) -> String {
    const SHOWN: usize = 5;
    let own = [name, &program_name(name)];
    let mut errors: Vec<&String> =
        own.iter().filter_map(|name| built.errors.get(&**name)).flatten().collect();
    if errors.is_empty() {
        errors = built.errors.values().flatten().collect();
    }
    let left = errors.len().saturating_sub(SHOWN);
    let mut text: String = errors.into_iter().take(SHOWN).map(String::as_str).collect();
    if left > 0 {
        text.push_str(&format!("and {left} more errors"));
    }
    if text.is_empty() { "it was not built".to_owned() } else { text.trim_end().to_owned() }
}
