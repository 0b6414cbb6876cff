//! `cargo xtask import`.

use crate::{Failure, published, root, say, shown, tree};
use clap::Args;
use smithy_codegen::{Imported, Source};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The published model: a file, or a folder of botocore's data such as
    /// `botocore/data/gameliftstreams/2018-05-10`
    #[arg(value_name = "PATH")]
    model: PathBuf,
    /// Where to write it [default: model/gameliftstreams.json of the project]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let published = published::read(&arguments.model)?;
    let imported = smithy_codegen::import(&published.model)?;
    let out = arguments.out.clone().unwrap_or_else(|| root().join("model/gameliftstreams.json"));
    let present = std::fs::read_to_string(&out).ok();
    let is_up_to_date = present.as_deref() == Some(imported.text.as_str());
    if let Some(text) = present
        && !is_up_to_date
    {
        check_service(&Source::new(shown(&out), text), &published.model, &imported)?;
    }
    if !is_up_to_date {
        tree::write(&out, &imported.text)?;
    }
    let outcome = if is_up_to_date { "up to date" } else { "written" };
    say(&format!("{}: {}, {outcome}", shown(&out), imported.summary()));
    if !published.unsaid.is_empty() {
        say(&format!("what {} does not say:", shown(&arguments.model)));
        published.unsaid.iter().for_each(|line| say(&format!("  {line}")));
    }
    Ok(())
}

/// Refuses to put the model of one service in the place of another's.
fn check_service(present: &Source, source: &Source, imported: &Imported) -> Result<(), Failure> {
    let Ok(known) = smithy_codegen::import(present) else { return Ok(()) };
    if known.services == imported.services {
        return Ok(());
    }
    let (is, new) = (known.services.join(", "), imported.services.join(", "));
    Err(format!(
        "error: {} is the model of {is}, and {} of {new}\n = help: choose another file with `--out`",
        present.name, source.name
    )
    .into())
}
