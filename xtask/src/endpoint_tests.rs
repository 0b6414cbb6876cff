//! `cargo xtask endpoint-tests`.

use cargo_smithy::{Failure, all, files, root, tree};
use clap::Args;
use smithy_codegen::{EndpointModule, endpoint_tests};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Args)]
pub(crate) struct Arguments {
    /// Published models, or folders of them
    #[arg(required = true, value_name = "PATH")]
    models: Vec<PathBuf>,
}

/// What the program begins and ends with.
const HEAD: &str = "\
#![allow(dead_code, unused_imports)]

use checks::endpoints::{By, Model, main as run_all, run};
";
const MAIN: &str = "
fn main() -> std::process::ExitCode {
    run_all(env!(\"CARGO_MANIFEST_DIR\"), MODELS)
}
";

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let folder = root().join("target/endpoint-tests");
    let mut program = Program::default();
    let models = files::models(&arguments.models)?;
    all(models.iter().map(|path| program.add(path)))?;
    program.write(&folder)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .current_dir(&folder)
        .status()?;
    if status.success() { Ok(()) } else { Err(Failure::new("not every endpoint test passes")) }
}

/// The program: a file for each module, one for each model's cases, and a table of all.
#[derive(Default)]
struct Program {
    files: Vec<(String, String)>,
    modules: String,
    table: String,
    models: usize,
}

impl Program {
    fn add(&mut self, path: &Path) -> Result<(), Failure> {
        let sources = files::read(&[path.to_owned()])?;
        let tests = endpoint_tests(&sources, None)?;
        let (number, name) = (self.models, path.file_stem().unwrap_or_default().to_string_lossy());
        self.models += 1;
        self.files.push((format!("cases/{number}.json"), tests.cases));
        let kinds = [("rules", "Rules", tests.by_rules), ("traits", "Traits", tests.by_traits)];
        for (kind, by, module) in kinds {
            let Some(module) = module else { continue };
            let module_name = format!("{kind}_{number}");
            self.modules.push_str(&format!("mod {module_name};\n"));
            self.table.push_str(&format!(
                "    Model {{ name: {name:?}, cases: {number}, by: By::{by}, run: run::<{module_name}::Params> }},\n"
            ));
            self.files.push((format!("src/{module_name}.rs"), with_subject(&module)));
        }
        Ok(())
    }

    /// Writes what differs, so that nothing is compiled needlessly.
    fn write(&self, folder: &Path) -> Result<(), Failure> {
        let (checks, runtime) = (root().join("checks"), root().join("runtime"));
        let manifest = format!(
            r#"[package]
name = "endpoint-tests"
edition = "2024"

[dependencies]
checks = {{ path = {checks:?}, default-features = false, features = ["endpoints"] }}
smithy-shapes = {{ path = {runtime:?}, default-features = false, features = ["http"] }}

[profile.dev]
debug = 0
incremental = false

[workspace]
"#
        );
        let main = format!(
            "{HEAD}\n{}\nconst MODELS: &[Model] = &[\n{}];\n{MAIN}",
            self.modules, self.table
        );
        // The versions that the project is locked to; Cargo drops those that are not needed.
        let lock = fs::read_to_string(root().join("Cargo.lock"))?;
        tree::write_changed(&folder.join("Cargo.lock"), &lock)?;
        let own = [("Cargo.toml".to_owned(), manifest), ("src/main.rs".to_owned(), main)];
        for (path, text) in self.files.iter().chain(&own) {
            tree::write_changed(&folder.join(path), text)?;
        }
        Ok(())
    }
}

/// Returns the module, with what the driver needs to set parameters by their names.
fn with_subject(module: &EndpointModule) -> String {
    let mut arms = String::new();
    for param in &module.params {
        arms.push_str(&format!(
            "            {:?} => set(&mut self.{}, value),\n",
            param.name, param.field
        ));
    }
    format!(
        r#"{text}
use checks::endpoints::{{Subject, set}};

impl Subject for Params {{
    fn set(&mut self, name: &str, value: &smithy_shapes::Document) -> bool {{
        match name {{
{arms}            _ => false,
        }}
    }}
}}
"#,
        text = module.text
    )
}
