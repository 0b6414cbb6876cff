//! `cargo xtask import`.

use crate::{Failure, published, root, say, shown, tree};
use clap::Args;
use smithy_codegen::{Imported, Source, keep_known};
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
    let mut imported = smithy_codegen::import(&published.model)?;
    let out = arguments.out.clone().unwrap_or_else(|| root().join("model/gameliftstreams.json"));
    let present = std::fs::read_to_string(&out).ok().map(|text| Source::new(shown(&out), text));
    // What is there may be anything, and then nothing is known from it.
    let known = present.as_ref().filter(|present| smithy_codegen::import(present).is_ok());
    if let Some(known) = known {
        check_service(known, &published.model, &imported)?;
        if !published.unsaid.is_empty() {
            imported = smithy_codegen::import(&keep_known(&published.model, known)?)?;
        }
    }

    let is_up_to_date = present.is_some_and(|present| *present.text == *imported.text);
    if !is_up_to_date {
        tree::write(&out, &imported.text)?;
    }
    let outcome = if is_up_to_date { "up to date" } else { "written" };
    say(&format!("{}: {}, {outcome}", shown(&out), imported.summary()));
    if !published.unsaid.is_empty() {
        say(&format!(
            "what {} does not say, and is only there if it was before:",
            shown(&arguments.model)
        ));
        published.unsaid.iter().for_each(|line| say(&format!("  {line}")));
    }
    Ok(())
}

/// Refuses to put the model of one service in the place of another's.
fn check_service(present: &Source, source: &Source, imported: &Imported) -> Result<(), Failure> {
    let known = smithy_codegen::import(present)?;
    let has_same_sdk_ids = !known.sdk_ids.is_empty() && known.sdk_ids == imported.sdk_ids;
    if known.services == imported.services || has_same_sdk_ids {
        return Ok(());
    }
    let (is, new) = (known.services.join(", "), imported.services.join(", "));
    Err(format!(
        "error: {} is the model of {is}, and {} of {new}\n = help: choose another file with `--out`",
        present.name, source.name
    )
    .into())
}
