//! Building the checks, and running them.

use super::{Subject, harness};
use crate::Failure;
use ::conformance::report::Check;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What came of each subject: its checks, or why they could not be made.
pub(super) fn run(
    subjects: &[Subject],
    only: &str,
) -> Result<Vec<Result<Vec<Check>, String>>, Failure> {
    let mut generated = Vec::new();
    let mut names = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        let name = harness::crate_name(subjects, index);
        let written = harness::write_crate(subject, &name)
            .and_then(|()| harness::write_checks(subject, &name))
            .map_err(|error| error.to_string());
        if written.is_ok() {
            names.push(name.clone());
        }
        generated.push(written.map(|()| name));
    }
    harness::write_workspace(&names)?;
    let built = build()?;

    let outcomes = subjects.iter().zip(generated).map(|(subject, name)| {
        let name = name?;
        match built.programs.get(&format!("{name}-checks")) {
            Some(program) => execute(program, subject, only),
            None => Err(built.errors_of(&name)),
        }
    });
    Ok(outcomes.collect())
}

/// What Cargo made of the workspace.
#[derive(Default)]
struct Built {
    programs: BTreeMap<String, PathBuf>,
    /// The errors of the compiler, by the name of the crate.
    errors: BTreeMap<String, Vec<String>>,
}

impl Built {
    /// The first errors of a crate or of its checks; without any, those of what both are built on.
    fn errors_of(&self, name: &str) -> String {
        const SHOWN: usize = 5;
        let own = [name, &format!("{name}-checks")];
        let mut errors: Vec<&String> =
            own.iter().filter_map(|name| self.errors.get(&**name)).flatten().collect();
        if errors.is_empty() {
            errors = self.errors.values().flatten().collect();
        }
        let left = errors.len().saturating_sub(SHOWN);
        let mut text: String = errors.into_iter().take(SHOWN).map(String::as_str).collect();
        if left > 0 {
            text.push_str(&format!("and {left} more errors"));
        }
        if text.is_empty() { "it was not built".to_owned() } else { text.trim_end().to_owned() }
    }
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

fn build() -> Result<Built, Failure> {
    let folder = harness::folder();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["build", "--keep-going", "--message-format", "json"])
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(folder.join("build"))
        .stderr(Stdio::piped())
        .output()?;
    let mut built = Built::default();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(Line { target: Some(target), executable, message }) = serde_json::from_str(line)
        else {
            continue;
        };
        if let Some(program) = executable {
            built.programs.insert(target.name.clone(), program);
        }
        if let Some(Message { level, rendered: Some(text) }) = message
            && level == "error"
        {
            built.errors.entry(target.name.replace('_', "-")).or_default().push(text);
        }
    }
    if built.programs.is_empty() && built.errors.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).trim_end().to_owned().into());
    }
    Ok(built)
}

fn execute(program: &PathBuf, subject: &Subject, only: &str) -> Result<Vec<Check>, String> {
    let output = Command::new(program)
        .arg(&subject.path)
        .arg(only)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    serde_json::from_slice(&output.stdout)
        .map_err(|_| format!("the checks ended with {} before their report", output.status))
}
