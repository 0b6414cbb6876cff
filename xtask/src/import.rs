//! `cargo xtask import`.

use crate::{Failure, codegen, root, shown, tree};
use clap::Args;
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
    let sources = codegen::read(std::slice::from_ref(&arguments.model))?;
    let out = arguments.out.clone().unwrap_or_else(|| root().join("model/gameliftstreams.json"));
    for source in &sources {
        let imported = smithy_codegen::import(source)?;
        let present = std::fs::read_to_string(&out).ok();
        if present.as_deref() == Some(imported.text.as_str()) {
            println!("{}: {}, up to date", shown(&out), imported.summary());
        } else {
            tree::write(&out, &imported.text)?;
            println!("{}: {}, written", shown(&out), imported.summary());
        }
    }
    Ok(())
}
