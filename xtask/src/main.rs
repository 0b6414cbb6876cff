//! The project's own commands. What touches the disk is here and nowhere else.

mod cargo;
mod codegen;
mod codegen_all;
mod config;
mod conformance;
mod diff;
mod edits;
mod enclosing;
mod endpoint_tests;
mod files;
mod import;
mod imports;
mod published;
mod round_trips;
mod runtime;
mod scaffold;
mod tree;
mod update;
mod workspace;

use clap::{Parser, Subcommand};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Generates Rust crates from Smithy models.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generate crates from models
    ///
    /// Without options, generates the crates that crates.toml lists. A file is written only if its
    /// content changes, and one that does not carry the generated header is never touched.
    Codegen(codegen::Arguments),
    /// Generate a crate for each of many models, as one workspace
    ///
    /// On all cores. A model that fails is told at the end, and the others are generated all the same.
    CodegenAll(codegen_all::Arguments),
    /// Make a model for the model folder from a published one
    ///
    /// Keeps shapes, members and the traits that matter for generating. Drops documentation, rule
    /// programs, tests, and what concerns IAM and CloudFormation. A folder of botocore's data is
    /// converted first; what its format cannot say is listed, and stays where the model had it.
    Import(import::Arguments),
    /// Check that imported models give the same crates as the published ones
    ///
    /// Generates a crate without documentation from each model, and another from what `import` keeps
    /// of it, and prints the first difference. What import drops for a reason is not compared.
    Imports(imports::Arguments),
    /// Say what changed between two states of a model, and which version follows
    ///
    /// Each change is told as the Rust item that it touches, with its class: wire-breaking,
    /// source-breaking, additive, internal or documentation. The exit code is 0 if the models could
    /// be compared, 1 if `--fail-on` says so, and 2 if they could not.
    Diff(diff::Arguments),
    /// Put a newer state of a model in place, and all that follows from it
    ///
    /// Imports the model, says what changes and which version follows, generates the crates that are
    /// made of it again, and adds an entry to their change logs. If anything fails, everything is as it
    /// was.
    Update(update::Arguments),
    /// Run the endpoint tests that models bring with them
    ///
    /// Generates the endpoints of every model, by its rule set and by its endpoint traits, compiles
    /// them to one program below `target/`, and compares what they give with what each case of
    /// `smithy.rules#endpointTests` expects.
    EndpointTests(endpoint_tests::Arguments),
    /// Run the protocol tests that models bring with them
    ///
    /// Generates and compiles a crate for each model, runs each case against it as a client and as
    /// a server, and prints what passed. Cases that conformance/skips.toml names may fail.
    Conformance(conformance::Arguments),
    /// Take made-up values of models through every format and protocol and back
    ///
    /// Generates and compiles a crate for each model, makes values of its shapes and messages of its
    /// operations from their schemas, and prints what did not come back as it was.
    RoundTrips(round_trips::Arguments),
}

fn main() -> ExitCode {
    if let Some(code) = codegen_all::measure_compiler() {
        return code;
    }
    let outcome = match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::CodegenAll(arguments) => codegen_all::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Imports(arguments) => imports::run(&arguments),
        Command::Diff(arguments) => return diff::run(&arguments),
        Command::Update(arguments) => update::run(&arguments),
        Command::Conformance(arguments) => conformance::run(&arguments),
        Command::RoundTrips(arguments) => round_trips::run(&arguments),
        Command::EndpointTests(arguments) => endpoint_tests::run(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say_aside(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

/// What goes to standard error before the program ends with 1.
type Failure = Box<dyn std::error::Error>;

/// All of them, or all that is wrong.
fn all<T>(results: impl IntoIterator<Item = Result<T, Failure>>) -> Result<Vec<T>, Failure> {
    let (mut values, mut failures) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(failure) => failures.push(failure.to_string()),
        }
    }
    if failures.is_empty() { Ok(values) } else { Err(failures.join("\n").into()) }
}

/// Prints a line for people, who may have stopped reading.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// The same, beside what a program would read.
fn say_aside(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The folder of the workspace.
fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// A path for people: relative to where they are, if that is shorter.
fn shown(path: &Path) -> String {
    let relative = std::env::current_dir().ok().and_then(|here| pathdiff::diff_paths(path, here));
    let short = relative.filter(|relative| !relative.starts_with("../.."));
    let shown: PathBuf = short.unwrap_or_else(|| path.to_owned());
    if shown.as_os_str().is_empty() { ".".to_owned() } else { shown.display().to_string() }
}
