//! `cargo xtask codegen-all`.

mod compile;
mod generate;
mod report;
mod usage;

pub use compile::measure_compiler;

use crate::config::Target;
use crate::options::GenerateOptions;
use crate::tree::write_changed;
use crate::{Failure, files, root, say, tree};
use clap::Args;
use generate::Generated;
use smithy_codegen::HEADER;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(Args)]
pub struct Arguments {
    /// Models of a file each, folders of them, or botocore's data, of which the newest version of each
    /// service is taken
    #[arg(required = true, value_name = "PATH")]
    models: Vec<PathBuf>,
    /// Folder of the workspace, with a folder for each crate
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What the names of the crates begin with, before the names of the files
    #[arg(long, value_name = "TEXT", default_value = "aws-")]
    prefix: String,
    #[command(flatten)]
    options: GenerateOptions,
    /// Run `cargo check` and Clippy over the workspace, with warnings denied, and say what each crate
    /// costs
    #[arg(long)]
    check_compiles: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let started = Instant::now();
    let targets = targets(arguments)?;
    check_workspace(&arguments.out)?;
    let outcomes = generate::all(&targets);
    let crates = crates(&targets, &outcomes);
    write_workspace(&arguments.out, &crates)?;
    say(&report::summary(&targets, &outcomes, started.elapsed()));

    let mut is_clean = outcomes.iter().all(Result::is_ok);
    if arguments.check_compiles {
        let compiled = compile::all(&arguments.out, &crates)?;
        say(&report::compiled(&compiled));
        is_clean &= compiled.iter().all(|compiled| compiled.complaints.is_empty());
    }
    if is_clean { Ok(()) } else { Err(Failure::new("not every model came through")) }
}

/// Returns a crate for each model.
fn targets(arguments: &Arguments) -> Result<Vec<Target>, Failure> {
    let mut names = BTreeSet::new();
    let models = files::models(&arguments.models)?;
    let targets = models.into_iter().map(|model| {
        let name = files::crate_name(&arguments.prefix, &model, &mut names);
        Target {
            out: arguments.out.join(&name),
            name,
            models: vec![model],
            options: arguments.options.clone(),
        }
    });
    Ok(targets.collect())
}

/// Returns the crates that could be generated, each with what was.
fn crates<'a>(
    targets: &'a [Target],
    outcomes: &'a [Result<Generated, Failure>],
) -> Vec<(&'a str, &'a Generated)> {
    let pairs = targets.iter().zip(outcomes);
    pairs.filter_map(|(target, outcome)| Some((&*target.name, outcome.as_ref().ok()?))).collect()
}

/// Makes the crates one workspace, with the versions of dependencies that this one has.
fn write_workspace(out: &Path, crates: &[(&str, &Generated)]) -> Result<(), Failure> {
    let members: String = crates.iter().map(|(name, _)| format!("    {name:?},\n")).collect();
    let manifest =
        format!("# {HEADER}\n\n[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n");
    write_changed(&out.join("Cargo.toml"), &manifest)?;
    let lock = out.join("Cargo.lock");
    // An installed program may have outlived the checkout that it was built from.
    let own = root().join("Cargo.lock");
    if !lock.exists() && own.exists() {
        write_changed(&lock, &fs::read_to_string(own)?)?;
    }
    Ok(())
}

/// Refuses to make a workspace where there is one that was not generated.
fn check_workspace(out: &Path) -> Result<(), Failure> {
    let manifest = out.join("Cargo.toml");
    if !manifest.exists() || fs::read_to_string(&manifest)?.starts_with(&format!("# {HEADER}")) {
        return Ok(());
    }
    Err(tree::in_the_way(&manifest))
}
