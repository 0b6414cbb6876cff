//! `cargo xtask update`: from a newer state of a model to a newer version of the crates made of it.

mod changelog;
mod crates;
mod model;
mod report;
mod stubs;
mod version;

use crate::edits::Edits;
use crate::import::say_unsaid;
use crate::{Failure, Program, all, config, published, say, shown};
use clap::Args;
use crates::{CrateUpdate, KeptProtocol};
use model::ModelUpdate;
use std::fs;
use std::path::{Path, PathBuf};
use stubs::Stubs;

#[derive(Args)]
pub struct Arguments {
    /// The newer state of the model: a file, or a folder of botocore's data such as
    /// `botocore/data/gameliftstreams`
    #[arg(value_name = "MODEL")]
    model: PathBuf,
    /// Show what would happen, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write a stub for what lacks documentation, where documentation is in a file of its own
    #[arg(long)]
    stubs: bool,
    /// List of the crates [default: the nearest crates.toml]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Crate whose model it is, where several models are of this service
    #[arg(long = "crate", value_name = "CRATE")]
    name: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let published = published::read(&arguments.model)?;
    let config = match &arguments.config {
        Some(config) => config.clone(),
        None => Program::running().crates()?,
    };
    let targets = config::targets(&config)?;
    let model = ModelUpdate::find(&published, &targets, arguments.name.as_deref(), &config)?;
    let made_of_it = targets.iter().filter(|target| target.models.contains(&model.path));
    let own_config = arguments.config.as_deref();
    let crates = all(made_of_it.map(|target| CrateUpdate::new(target, &model, own_config)))?;

    let stubs = match arguments.stubs {
        true => Stubs::find(&crates)?,
        false => Stubs::default(),
    };

    let mut edits = Edits::default();
    // The model last: as long as it is the former one, what was cut off can be done again.
    crates.iter().for_each(|update| update.make(&mut edits));
    keep_protocols(&config, &crates, &mut edits)?;
    stubs.make(&mut edits);
    model.make(&mut edits);
    report::changes(&crates);
    if published.is_description() {
        report::other_format(&crates, &model);
    }
    if !arguments.dry_run {
        edits.apply_if(|| crates.iter().try_for_each(|update| update.plan.check_unchanged()))?;
    }

    let written = if arguments.dry_run { "to be written" } else { "written" };
    let outcome = if model.is_changed() { written } else { "up to date" };
    say(&format!("{}: {}, {outcome}", shown(&model.path), model.summary));
    crates.iter().for_each(|update| report::outcome(update, &config, written));
    match arguments.stubs {
        true => report::stubs(&stubs, written),
        false => crates.iter().for_each(|update| report::documentation(&update.documentation)),
    }
    if model.is_changed() {
        say_unsaid(&arguments.model, &model.unsaid);
    }
    if arguments.dry_run {
        say("this was a dry run: nothing is written");
    }
    Ok(())
}

/// Writes down the protocols that crates keep, so that they are generated the same from now on.
fn keep_protocols(config: &Path, crates: &[CrateUpdate], edits: &mut Edits) -> Result<(), Failure> {
    let before = fs::read_to_string(config).map_err(|error| Failure::at(config, error))?;
    let mut text = before.clone();
    for CrateUpdate { target, protocol, .. } in crates {
        let Some(KeptProtocol { kept, preferred }) = protocol else { continue };
        let (name, kept) = (&target.name, kept.short_name());
        text = config::with_protocol(&text, name, kept).ok_or_else(|| {
            let (preferred, config) = (preferred.short_name(), shown(config));
            Failure::with_help(
                format!("the service prefers the protocol {preferred} now"),
                format!("add `protocol = {kept:?}` to the crate `{name}` in {config} to keep the one of before, or another protocol"),
            )
        })?;
    }
    if text != before {
        edits.write(config.to_owned(), text);
    }
    Ok(())
}
