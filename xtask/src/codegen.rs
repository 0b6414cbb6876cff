//! `cargo xtask codegen`.

use crate::config::{self, Target};
use crate::edits::Edits;
use crate::tree::{Changes, Tree};
use crate::{Failure, all, files, root, say, say_aside, shown};
use clap::Args;
use smithy_codegen::{Diagnostics, Generated, Options, Source};
use std::path::{Path, PathBuf};
use std::time::Instant;

#[derive(Args)]
pub(crate) struct Arguments {
    /// Change nothing: list what is missing, stale or orphaned, and exit with 1 if anything is
    #[arg(long)]
    check: bool,
    /// List of the crates to generate [default: models.toml of the project]
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
    /// Service, by its name or id, where the model has several
    #[arg(long, value_name = "SERVICE", requires = "model")]
    service: Option<String>,
    /// Protocol of the operations, such as restJson1, where it is not to be the service's own
    #[arg(long, value_name = "PROTOCOL", requires = "model")]
    protocol: Option<String>,
    /// Operations, by their names or ids, to which the crate is limited, with what they need
    #[arg(long, value_name = "OPERATION", value_delimiter = ',', requires = "model")]
    operations: Vec<String>,
    /// How much of the model's documentation the crate has: full, short or none [default: full]
    #[arg(long, value_name = "LEVEL", requires = "model")]
    docs: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let targets = match (&arguments.out, &arguments.name) {
        (Some(out), Some(name)) => vec![Target {
            name: name.clone(),
            models: arguments.model.clone(),
            out: out.clone(),
            service: arguments.service.clone(),
            protocol: arguments.protocol.clone(),
            operations: arguments.operations.clone(),
            docs: arguments.docs.clone(),
        }],
        _ => config::targets(&arguments.config.clone().unwrap_or_else(config::own))?,
    };

    // All crates are generated and compared before the first file is written.
    let plans = all(targets.iter().map(|target| {
        let started = Instant::now();
        let plan = plan(target, &files::read(&target.models)?, false)?;
        Ok((target, plan, started.elapsed()))
    }))?;

    let mut edits = Edits::default();
    let mut stale = false;
    let mut done = Vec::new();
    for (target, Plan { tree, changes, notes }, took) in &plans {
        let (out, total) = (shown(&target.out), tree.len());
        if changes.is_empty() {
            done.push(format!("{out}: {total} files, all up to date ({} ms)", took.as_millis()));
            continue;
        }
        if arguments.check {
            stale = true;
            done.push(format!("{out}: {total} files, {changes}"));
            continue;
        }
        // What is up to date has been told.
        if !notes.is_empty() {
            say_aside(&format!("{notes}\n"));
        }
        tree.make(changes, &mut edits);
        let changes = changes.summary();
        done.push(format!("{out}: {total} files, {changes} ({} ms)", took.as_millis()));
    }
    edits.apply()?;
    done.iter().for_each(|line| say(line));
    if stale {
        return Err(format!(
            "error: the generated code is not up to date\n = help: run `{}`",
            command(arguments)
        )
        .into());
    }
    Ok(())
}

/// What a crate consists of, how its folder differs from that, and what there is to say of it.
pub(crate) struct Plan {
    pub(crate) tree: Tree,
    pub(crate) changes: Changes,
    pub(crate) notes: Diagnostics,
}

/// Generates a crate of these sources and compares. A member of a workspace is none of its own.
pub(crate) fn plan(target: &Target, sources: &[Source], is_member: bool) -> Result<Plan, Failure> {
    let options = Options { is_member, ..options(target)? };
    let Generated { files, notes } = smithy_codegen::generate(sources, &options)?;
    let tree = Tree::new(&target.out, files);
    let changes = tree.compare()?;
    Ok(Plan { tree, changes, notes })
}

/// How a crate is generated.
pub(crate) fn options(target: &Target) -> Result<Options, Failure> {
    let runtime =
        format!("{{ path = {:?}, default-features = false }}", runtime_path(&target.out)?);
    Ok(Options {
        service: target.service.clone(),
        protocol: target.protocol()?,
        operations: target.operations.clone(),
        docs: target.docs()?,
        ..Options::new(&target.name, runtime)
    })
}

/// The way from a crate to the runtime, with `/`.
fn runtime_path(out: &Path) -> Result<String, Failure> {
    let out = std::path::absolute(out)?;
    // A symbolic link on the way would lead `..` astray.
    let existing = out.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(&out);
    let missing = out.strip_prefix(existing)?;
    let out = existing.canonicalize()?.join(missing);
    let runtime = root().canonicalize()?.join("runtime");
    let path = pathdiff::diff_paths(&runtime, &out).unwrap_or(runtime);
    Ok(path.display().to_string().replace('\\', "/"))
}

/// The command that would do what `--check` found missing.
fn command(arguments: &Arguments) -> String {
    let mut command = "cargo xtask codegen".to_owned();
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
    if let Some(service) = &arguments.service {
        add("service", service.clone());
    }
    if let Some(protocol) = &arguments.protocol {
        add("protocol", protocol.clone());
    }
    if !arguments.operations.is_empty() {
        add("operations", arguments.operations.join(","));
    }
    if let Some(docs) = &arguments.docs {
        add("docs", docs.clone());
    }
    command
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
