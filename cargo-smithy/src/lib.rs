//! The command line of the generator: what `cargo smithy` and `cargo xtask` both do. What touches the
//! disk is here and nowhere else.

pub mod cargo;
mod codegen;
mod codegen_all;
pub mod config;
mod diff;
mod edits;
mod enclosing;
mod failure;
pub mod files;
mod import;
pub mod options;
mod output;
mod paths;
mod program;
pub mod published;
mod runtime;
mod scaffold;
pub mod tree;
mod update;

pub use codegen_all::measure_compiler;
pub use failure::{Failure, all};
pub use output::{finish, say};
pub use paths::{root, shown};
pub use program::Program;

use clap::Subcommand;
use std::process::ExitCode;

/// What the generator can be asked for.
#[derive(Subcommand)]
pub enum Command {
    /// Generate crates from models
    ///
    /// Without options, generates the crates that crates.toml lists: `cargo smithy` looks for it in the
    /// current folder and above, up to the root of the repository. A file is written only if its
    /// content changes, and one that does not carry the generated header is never touched.
    #[command(
        after_help = "Example: cargo smithy codegen --model sts.json --out crates/sts --name sts\n\nExit code: 0 if done, 1 if it failed or `--check` found something, 2 if the arguments are wrong"
    )]
    Codegen(codegen::Arguments),
    /// Generate a crate for each of many models, as one workspace
    ///
    /// On all cores. A model that fails is told at the end, and the others are generated all the same.
    #[command(
        after_help = "Example: cargo smithy codegen-all models/*.json --out target/crates\n\nExit code: 0 if every model came through, 1 if one did not, 2 if the arguments are wrong"
    )]
    CodegenAll(codegen_all::Arguments),
    /// Make a model for the model folder from a published one
    ///
    /// Keeps shapes, members and the traits that matter for generating. Drops documentation, rule
    /// programs, tests, and what concerns IAM and CloudFormation. A folder of botocore's data is
    /// converted first; what its format cannot say is listed, and stays where the model had it.
    #[command(
        after_help = "Example: cargo smithy import downloads/sts.json --out model/sts.json\n\nExit code: 0 if done, 1 if it failed, 2 if the arguments are wrong"
    )]
    Import(import::Arguments),
    /// Say what changed between two states of a model, and which version follows
    ///
    /// Each change is told as the Rust item that it touches, with its class: wire-breaking,
    /// source-breaking, additive, internal or documentation. The exit code is 0 if the models could
    /// be compared, 1 if `--fail-on` says so, and 2 if they could not.
    #[command(
        after_help = "Example: cargo smithy diff old.json new.json --fail-on major\n\nExit code: 0 if compared, 1 if `--fail-on` says so, 2 if they could not be compared"
    )]
    Diff(diff::Arguments),
    /// Put a newer state of a model in place, and all that follows from it
    ///
    /// Imports the model, says what changes and which version follows, generates the crates that are
    /// made of it again, and adds an entry to their change logs. If anything fails, everything is as it
    /// was.
    #[command(
        after_help = "Example: cargo smithy update downloads/sts.json\n\nExit code: 0 if done, 1 if it failed, 2 if the arguments are wrong"
    )]
    Update(update::Arguments),
}

impl Command {
    /// Does it. The exit code says how it went.
    pub fn run(&self) -> ExitCode {
        finish(match self {
            Command::Codegen(arguments) => codegen::run(arguments),
            Command::CodegenAll(arguments) => codegen_all::run(arguments),
            Command::Import(arguments) => import::run(arguments),
            Command::Diff(arguments) => return diff::run(arguments),
            Command::Update(arguments) => update::run(arguments),
        })
    }
}
