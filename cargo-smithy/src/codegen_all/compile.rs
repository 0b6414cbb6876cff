//! Compiling the crates, and what that costs.

use super::generate::Generated;
use super::usage::{self, Usage};
use crate::{Failure, cargo, tree};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// What came of a crate.
pub(super) struct Compiled<'a> {
    pub(super) name: &'a str,
    pub(super) generated: &'a Generated,
    /// What `cargo check` used.
    pub(super) check: Option<Usage>,
    /// What Clippy used.
    pub(super) clippy: Option<Usage>,
    /// Errors and warnings, as the compiler words them.
    pub(super) complaints: Vec<String>,
}

/// The folder into which the compilers' wrapper writes what they used. Its presence in the
/// environment makes this program the wrapper.
const MEASURES: &str = "XTASK_MEASURES";

/// Checks the crates of the workspace, once by the compiler alone, and once by Clippy.
pub(super) fn all<'a>(
    out: &Path,
    crates: &[(&'a str, &'a Generated)],
) -> Result<Vec<Compiled<'a>>, Failure> {
    let mut complaints: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for subcommand in ["check", "clippy"] {
        let mut command = cargo::command(subcommand, out);
        command.args(["--workspace", "--all-features"]).arg("--target-dir").arg(out.join("target"));
        command.env("CARGO_INCREMENTAL", "0").env("RUSTC_WRAPPER", std::env::current_exe()?);
        command.env(MEASURES, std::path::absolute(folder(out, subcommand))?);
        let built = cargo::run(command)?;
        for (name, texts) in built.errors.into_iter().chain(built.warnings) {
            complaints.entry(name).or_default().extend(texts);
        }
    }
    let compiled = crates.iter().map(|(name, generated)| Compiled {
        name,
        generated,
        check: measured(out, "check", name),
        clippy: measured(out, "clippy", name),
        complaints: complaints.remove(*name).unwrap_or_default(),
    });
    let compiled = compiled.collect();
    // What is wrong with the runtime, on which all depend.
    let others: Vec<String> = complaints.into_values().flatten().collect();
    if others.is_empty() {
        return Ok(compiled);
    }
    Err(Failure::new(format!(
        "what all crates depend on does not compile\n\n{}",
        others.join("\n")
    )))
}

fn folder(out: &Path, subcommand: &str) -> PathBuf {
    out.join("target/measures").join(subcommand)
}

/// Returns what the last run of the compiler used for a crate.
fn measured(out: &Path, subcommand: &str, name: &str) -> Option<Usage> {
    let file = folder(out, subcommand).join(name.replace('-', "_"));
    let text = fs::read_to_string(file).ok()?;
    let (micros, peak) = text.trim().split_once(' ')?;
    Some(Usage { cpu: Duration::from_micros(micros.parse().ok()?), peak: peak.parse().ok()? })
}

/// Is the wrapper that Cargo calls in place of the compiler, if this is what it was called for: runs
/// the compiler, and writes down what it used for a crate of the workspace.
pub fn measure_compiler() -> Option<ExitCode> {
    let measures = PathBuf::from(std::env::var_os(MEASURES)?);
    let mut arguments = std::env::args_os().skip(1);
    let compiler = arguments.next()?;
    let arguments: Vec<OsString> = arguments.collect();
    let status = Command::new(compiler).args(&arguments).status().ok()?;
    let is_member = std::env::var_os("CARGO_PRIMARY_PACKAGE").is_some();
    let name = arguments.iter().position(|argument| argument == "--crate-name");
    if let Some(name) = name.and_then(|at| arguments.get(at + 1)).filter(|_| is_member)
        && let Some(Usage { cpu, peak }) = usage::of_children()
    {
        // A measure that is not written is not reported: no reason to stop compiling.
        let _ = tree::write(&measures.join(name), &format!("{} {peak}\n", cpu.as_micros()));
    }
    Some(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)))
}
