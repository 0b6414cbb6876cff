//! Building the checks, and running them.

use super::{Subject, harness};
use crate::Failure;
use crate::cargo::{self, Built};
use ::conformance::report::Check;
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
    let mut build = cargo::command("build", &harness::folder());
    build.arg("--target-dir").arg(harness::folder().join("build"));
    let built = cargo::run(build)?;

    let outcomes = subjects.iter().zip(generated).map(|(subject, name)| {
        let name = name?;
        match built.programs.get(&format!("{name}-checks")) {
            Some(program) => execute(program, subject, only),
            None => Err(errors_of(&built, &name)),
        }
    });
    Ok(outcomes.collect())
}

/// The first errors of a crate or of its checks; without any, those of what both are built on.
fn errors_of(built: &Built, name: &str) -> String {
    const SHOWN: usize = 5;
    let own = [name, &format!("{name}-checks")];
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
