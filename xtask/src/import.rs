//! `cargo xtask import`.

use crate::{Failure, files, root, say, shown, tree};
use clap::Args;
use smithy_codegen::{Imported, Source};
use std::path::PathBuf;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The published model
    model: PathBuf,
    /// Where to write it [default: model/gameliftstreams.json of the project]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let sources = files::read(std::slice::from_ref(&arguments.model))?;
    let out = arguments.out.clone().unwrap_or_else(|| root().join("model/gameliftstreams.json"));
    for source in &sources {
        let imported = smithy_codegen::import(source)?;
        let present = std::fs::read_to_string(&out).ok();
        if present.as_deref() == Some(imported.text.as_str()) {
            say(&format!("{}: {}, up to date", shown(&out), imported.summary()));
        } else {
            if let Some(text) = present {
                check_service(&Source::new(shown(&out), text), source, &imported)?;
            }
            tree::write(&out, &imported.text)?;
            say(&format!("{}: {}, written", shown(&out), imported.summary()));
        }
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
