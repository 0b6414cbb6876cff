//! Cargo over a workspace of generated crates, and what it says of each.

use crate::Failure;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What Cargo made of a workspace.
#[derive(Default)]
pub struct Built {
    /// The programs, by the names of their packages.
    pub programs: BTreeMap<String, PathBuf>,
    /// The errors of the compiler, by the names of the packages.
    pub errors: BTreeMap<String, Vec<String>>,
    /// The warnings, likewise.
    pub warnings: BTreeMap<String, Vec<String>>,
}

/// A line of what Cargo says:
/// <https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages>.
#[derive(Deserialize)]
struct Line {
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    rendered: Option<String>,
}

/// Returns the command for a subcommand of Cargo over the workspace in `folder`, which goes on after errors
/// and is told as JSON.
pub fn command(subcommand: &str, folder: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args([subcommand, "--keep-going", "--message-format", "json", "--manifest-path"])
        .arg(folder.join("Cargo.toml"));
    command
}

/// Runs the command. Fails if Cargo did not come to compile anything.
pub fn run(mut command: Command) -> Result<Built, Failure> {
    let output = command.stderr(Stdio::piped()).output()?;
    let mut built = Built::default();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(Line { target: Some(target), executable, message }) = serde_json::from_str(line)
        else {
            continue;
        };
        if let Some(program) = executable {
            built.programs.insert(target.name.clone(), program);
        }
        if let Some(Message { level, rendered: Some(text) }) = message {
            let texts = match level.as_str() {
                "error" => &mut built.errors,
                "warning" => &mut built.warnings,
                _ => continue,
            };
            texts.entry(target.name.replace('_', "-")).or_default().push(text);
        }
    }
    if !output.status.success() && built.errors.is_empty() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let complaint = complaint.trim_end();
        return Err(Failure::new(format!("Cargo did not come to compile\n\n{complaint}")));
    }
    Ok(built)
}
