//! `cargo smithy`.

use cargo_smithy::{Command, measure_compiler};
use clap::Parser;
use std::process::ExitCode;

/// Cargo passes the name of the subcommand on as the first argument.
#[derive(Parser)]
#[command(bin_name = "cargo")]
enum Cargo {
    /// Generate Rust crates from Smithy models
    #[command(version, arg_required_else_help = true)]
    Smithy {
        #[command(subcommand)]
        command: Command,
    },
}

fn main() -> ExitCode {
    if let Some(code) = measure_compiler() {
        return code;
    }
    let Cargo::Smithy { command } = Cargo::parse();
    command.run()
}
