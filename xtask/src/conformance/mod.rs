//! `cargo xtask conformance`.

mod harness;

use crate::workspace::{Workspace, output_of};
use cargo_smithy::{Failure, all, files, root, say, shown};
use checks::conformance::check::Check;
use checks::conformance::pattern::matches_id;
use checks::conformance::report::{Report, Row};
use checks::conformance::skips::Skips;
use checks::conformance::{Cases, Listed};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Models that carry protocol tests, or folders of such models
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Run nothing: name the cases
    #[arg(long)]
    list: bool,
    /// Run only the cases whose ids match: `*` stands for any text
    #[arg(long, value_name = "PATTERN", default_value = "*", hide_default_value = true)]
    only: String,
}

/// A model with its cases.
struct Subject {
    /// Where it is.
    path: PathBuf,
    /// What the report calls it.
    file: String,
    cases: Cases,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let subjects = subjects(&arguments.paths)?;
    let is_asked_for = |case: &Listed<'_>| matches_id(&arguments.only, case.id);
    if !subjects.iter().any(|subject| subject.cases.list().any(|case| is_asked_for(&case))) {
        return Err(nothing_to_run(arguments));
    }
    if arguments.list {
        for subject in &subjects {
            for case in subject.cases.list().filter(is_asked_for) {
                say(&format!("{}: {} ({}, {})", subject.file, case.id, case.kind, case.role));
            }
        }
        return Ok(());
    }

    let skips = skips()?;
    let outcomes = checks(&subjects, &arguments.only)?;
    let rows: Vec<Row> = subjects
        .iter()
        .zip(outcomes)
        .map(|(subject, outcome)| Row {
            file: subject.file.clone(),
            services: subject.cases.services.clone(),
            outcome,
        })
        .collect();
    let report = Report::new(&rows, &skips, arguments.only != "*");
    say(&report.to_string());
    if report.is_success() { Ok(()) } else { Err(Failure::new("not everything passed")) }
}

/// Returns what came of each subject: its checks, or why they could not be made.
fn checks(subjects: &[Subject], only: &str) -> Result<Vec<Result<Vec<Check>, String>>, Failure> {
    let models: Vec<&Path> = subjects.iter().map(|subject| &*subject.path).collect();
    let workspace = Workspace::new("conformance", None);
    let programs = workspace.build(&models, |index, _| harness::program(&subjects[index]))?;
    let run = |(program, model): (Result<PathBuf, String>, &&Path)| {
        program.and_then(|program| output_of(&program, &[model.as_os_str(), only.as_ref()]))
    };
    Ok(programs.into_iter().zip(&models).map(run).collect())
}

fn nothing_to_run(arguments: &Arguments) -> Failure {
    let paths: Vec<String> = arguments.paths.iter().map(|path| shown(path)).collect();
    let paths = paths.join(", ");
    Failure::new(match arguments.only.as_str() {
        "*" => format!("no protocol tests in {paths}"),
        only => format!("no protocol test in {paths} matches `{only}`"),
    })
}

/// Reads all models, or says what is wrong with each of them.
fn subjects(paths: &[PathBuf]) -> Result<Vec<Subject>, Failure> {
    let subjects = paths.iter().flat_map(|path| match files::models_at(path) {
        Ok(files) => files.into_iter().map(subject).collect(),
        Err(failure) => vec![Err(failure)],
    });
    all(subjects)
}

fn subject(path: PathBuf) -> Result<Subject, Failure> {
    let text = fs::read_to_string(&path).map_err(|error| error.to_string());
    let cases = text.and_then(|text| Cases::of_model(&text));
    let cases = cases.map_err(|error| Failure::at(&path, error))?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Subject { path, file, cases })
}

fn skips() -> Result<Skips, Failure> {
    let path = root().join("checks/skips.toml");
    let text = fs::read_to_string(&path).map_err(|error| Failure::at(&path, error))?;
    toml::from_str(&text).map_err(|error| Failure::at(&path, error))
}
