//! `cargo xtask codegen`.

use crate::config::{self, Target};
use crate::edits::Edits;
use crate::enclosing::Enclosing;
use crate::options::GenerateOptions;
use crate::output::{remark, say};
use crate::tree::{Changes, Tree};
use crate::{Failure, Program, all, files, scaffold, shown};
use clap::Args;
use smithy_codegen::{Diagnostic, Diagnostics, Facts, Generated, Source};
use std::path::PathBuf;
use std::time::Instant;

#[derive(Args)]
pub struct Arguments {
    /// Change nothing: list what is missing, stale or orphaned, and exit with 1 if anything is
    #[arg(long)]
    check: bool,
    /// List of the crates to generate [default: the nearest crates.toml]
    #[arg(long, value_name = "FILE", conflicts_with = "model")]
    config: Option<PathBuf>,
    /// Files of the model, or folders of botocore's data, which are merged as Smithy merges files
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "out", requires = "name")]
    model: Vec<PathBuf>,
    /// Folder of the crate
    #[arg(long, value_name = "DIR", requires = "model")]
    out: Option<PathBuf>,
    /// Name of the crate
    #[arg(long, value_name = "CRATE", requires = "model", value_parser = crate_name)]
    name: Option<String>,
    #[command(flatten)]
    options: GenerateOptions,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let flags = arguments.options.flags();
    if arguments.model.is_empty() && !flags.is_empty() {
        let flags = flags.trim_start();
        return Err(Failure::with_help(
            format!("`{flags}` needs `--model`"),
            "crates.toml says how its crates are generated",
        ));
    }
    let targets = match (&arguments.out, &arguments.name) {
        (Some(out), Some(name)) => vec![Target {
            name: name.clone(),
            models: arguments.model.clone(),
            out: out.clone(),
            options: arguments.options.clone(),
        }],
        _ => match &arguments.config {
            Some(config) => config::targets(config)?,
            None => config::targets(&Program::running().crates()?)?,
        },
    };

    // All crates are generated and compared before the first file is written.
    let plans = all(targets.iter().map(|target| {
        let started = Instant::now();
        let plan = plan(target, &files::read(&target.models)?)?;
        Ok((target, plan, started.elapsed()))
    }))?;

    let mut edits = Edits::default();
    let (mut stale, mut advised) = (false, false);
    let mut done = Vec::new();
    for (target, Plan { tree, changes, notes, advice, .. }, took) in &plans {
        advised |= !advice.is_empty();
        advice.iter().for_each(remark);
        tree.make(changes, &mut edits);
        let (out, total) = (shown(&target.out), tree.count());
        // Notes are about what is new. Warnings stay true, but the owner of a list knows them.
        let is_listed = arguments.model.is_empty();
        let remarks = match changes.is_empty() {
            true if is_listed => Diagnostics::default(),
            true => notes.warnings(),
            false => notes.clone(),
        };
        if !remarks.is_empty() && !arguments.check {
            remark(&remarks);
        }
        if changes.is_empty() {
            done.push(format!("{out}: {total} files, all up to date ({} ms)", took.as_millis()));
            continue;
        }
        if arguments.check {
            stale = true;
            done.push(format!("{out}: {total} files, {changes}"));
            continue;
        }
        if changes.adds("Cargo.toml") {
            on_new(target).iter().for_each(remark);
        }
        let changes = changes.summary();
        done.push(format!("{out}: {total} files, {changes} ({} ms)", took.as_millis()));
    }
    if !arguments.check {
        edits.apply_if(|| plans.iter().try_for_each(|(_, plan, _)| plan.check_unchanged()))?;
    }
    done.iter().for_each(|line| say(line));
    if stale {
        return Err(Failure::with_help(
            "the generated code is not up to date",
            format!("run `{}`", command(arguments)),
        ));
    }
    if arguments.check && advised {
        return Err(Failure::with_help(
            "files that are yours do not fit the generated ones",
            "change them as the notes say",
        ));
    }
    Ok(())
}

/// What a crate consists of, how its folder differs from that, and what there is to say of it.
pub(crate) struct Plan {
    pub(crate) tree: Tree,
    pub(crate) changes: Changes,
    pub(crate) notes: Diagnostics,
    /// What the owner of the crate has to change in files that are not generated again.
    pub(crate) advice: Vec<Diagnostic>,
    /// What the crate has.
    pub(crate) facts: Facts,
}

impl Plan {
    /// Fails if there is something to change, and the folder is not as it was when it was compared.
    pub(crate) fn check_unchanged(&self) -> Result<(), Failure> {
        if self.changes.is_empty() { Ok(()) } else { self.tree.check_unchanged(&self.changes) }
    }
}

/// Generates a crate of these sources and compares.
pub(crate) fn plan(target: &Target, sources: &[Source]) -> Result<Plan, Failure> {
    let options = target.options.for_crate(&target.name, &target.out)?;
    let Generated { files, notes, facts } = smithy_codegen::generate(sources, &options)?;
    let tree = Tree::new(&target.out, files);
    let changes = tree.compare()?;
    let advice = scaffold::check(target, &tree)?;
    Ok(Plan { tree, changes, notes, advice, facts })
}

/// Returns what there is to say of a crate's place when its `Cargo.toml` is new.
fn on_new(target: &Target) -> Vec<Diagnostic> {
    let out = &target.out;
    let workspace = Enclosing::of(out).filter(|enclosing| !enclosing.lists(out));
    let workspace = workspace.map(|enclosing| enclosing.advice(out));
    workspace.into_iter().chain(target.options.runtime().advice(out)).collect()
}

/// Returns the command that would do what `--check` found missing.
fn command(arguments: &Arguments) -> String {
    let mut command = format!("{} codegen", Program::running().name());
    let mut add = |option: &str, value: String| command.push_str(&format!(" --{option} {value}"));
    if let Some(config) = &arguments.config {
        add("config", config.display().to_string());
    }
    if !arguments.model.is_empty() {
        let files: Vec<String> =
            arguments.model.iter().map(|path| path.display().to_string()).collect();
        add("model", files.join(" "));
    }
    if let Some(out) = &arguments.out {
        add("out", out.display().to_string());
    }
    if let Some(name) = &arguments.name {
        add("name", name.clone());
    }
    command + &arguments.options.flags()
}

/// Cargo's rule for the names of packages.
fn crate_name(text: &str) -> Result<String, String> {
    let mut characters = text.chars();
    let starts_well = characters.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    if starts_well && characters.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-') {
        Ok(text.to_owned())
    } else {
        Err("a crate's name has letters, digits, `-` and `_` only, and begins with a letter"
            .to_owned())
    }
}
