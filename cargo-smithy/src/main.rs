//! `cargo smithy`, which also runs as `cargo-smithy`.

use cargo_smithy::{Command, Program, measure_compiler};
use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;

/// Generate Rust crates from Smithy models
#[derive(Parser)]
#[command(
    name = "cargo-smithy",
    bin_name = "cargo smithy",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    if let Some(code) = measure_compiler() {
        return code;
    }
    Program::Smithy.start();
    Arguments::parse_from(without_subcommand(std::env::args_os())).command.run()
}

/// Removes the first argument if it is `smithy`: Cargo passes the name of the subcommand on.
fn without_subcommand(arguments: impl Iterator<Item = OsString>) -> impl Iterator<Item = OsString> {
    let is_name = |(place, argument): &(usize, OsString)| *place == 1 && argument == "smithy";
    arguments.enumerate().filter(move |it| !is_name(it)).map(|(_, argument)| argument)
}
