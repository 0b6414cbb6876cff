//! The project's own commands: those of `cargo smithy`, and the checks of what was generated.

mod client_tests;
mod conformance;
mod endpoint_tests;
mod imports;
mod round_trips;
mod workspace;

use cargo_smithy::{Program, finish, measure_compiler};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Generates Rust crates from Smithy models.
#[derive(Parser)]
#[command(
    bin_name = "cargo xtask",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Smithy(cargo_smithy::Command),
    /// (contributors) Check that imported models give the same crates as the published ones
    ///
    /// Generates a crate without documentation from each model, and another from what `import` keeps
    /// of it, and prints the first difference. What import drops for a reason is not compared.
    Imports(imports::Arguments),
    /// (contributors) Run official test data for clients
    ///
    /// Runs the cases of signing, profiles, credentials, endpoints and clocks that the folders have, as
    /// awslabs, smithy-rs and botocore publish them, and prints what passed of each kind.
    ClientTests(client_tests::Arguments),
    /// (contributors) Run the endpoint tests that models bring with them
    ///
    /// Generates the endpoints of every model, by its rule set and by its endpoint traits, compiles
    /// them to one program below `target/`, and compares what they give with what each case of
    /// `smithy.rules#endpointTests` expects.
    EndpointTests(endpoint_tests::Arguments),
    /// (contributors) Run the protocol tests that models bring with them
    ///
    /// Generates and compiles a crate for each model, runs each case against it as a client and as
    /// a server, and prints what passed. Cases that checks/skips.toml names may fail.
    Conformance(conformance::Arguments),
    /// (contributors) Take made-up values of models through every format and protocol and back
    ///
    /// Generates and compiles a crate for each model, makes values of its shapes and messages of its
    /// operations from their schemas, and prints what did not come back as it was.
    RoundTrips(round_trips::Arguments),
}

fn main() -> ExitCode {
    if let Some(code) = measure_compiler() {
        return code;
    }
    Program::Xtask.start();
    finish(match Arguments::parse().command {
        Command::Smithy(command) => return command.run(),
        Command::Imports(arguments) => imports::run(&arguments),
        Command::ClientTests(arguments) => client_tests::run(&arguments),
        Command::Conformance(arguments) => conformance::run(&arguments),
        Command::RoundTrips(arguments) => round_trips::run(&arguments),
        Command::EndpointTests(arguments) => endpoint_tests::run(&arguments),
    })
}
