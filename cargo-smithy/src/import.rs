//! `cargo xtask import`.

use crate::program::Program;
use crate::published::{self, Published};
use crate::{Failure, files, say, shown, tree};
use clap::Args;
use smithy_codegen::{Imported, Source, Unsaid, import, reduce};
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Arguments {
    /// The published model: a file, or a folder of botocore's data such as
    /// `botocore/data/gameliftstreams/2018-05-10`
    #[arg(value_name = "PATH")]
    model: PathBuf,
    /// Where to write it; `cargo xtask` writes model/gameliftstreams.json if it is not told
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Operations, by their names or IDs, to which the model is limited, with what they need
    #[arg(long, value_name = "OPERATION", value_delimiter = ',')]
    operations: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let published = published::read(&arguments.model)?;
    let out = match &arguments.out {
        Some(out) => out.clone(),
        None => Program::running().model()?,
    };
    let present = files::read_if_there(&out)?.map(|text| Source::new(shown(&out), text));
    let imported = match &present {
        Some(known) => following(&published, known)?,
        None => import(&published.model)?,
    };
    let imported = match arguments.operations.as_slice() {
        [] => imported,
        operations => reduce(&Source::new(shown(&arguments.model), imported.text), operations)?,
    };

    let unsaid = published.unsaid_after(present.as_ref())?;
    let is_up_to_date = present.is_some_and(|present| *present.text == *imported.text);
    if !is_up_to_date {
        tree::write(&out, &imported.text)?;
    }
    let outcome = if is_up_to_date { "up to date" } else { "written" };
    say(&format!("{}: {}, {outcome}", shown(&out), imported.summary()));
    if !is_up_to_date {
        say_unsaid(&arguments.model, &unsaid);
    }
    Ok(())
}

/// Returns what is imported where another state of the model is. It has to be of the same service.
fn following(published: &Published, known: &Source) -> Result<Imported, Failure> {
    let new = import(&published.model)?;
    let is = import(known).map_err(|errors| {
        let help = "choose another file with `--out`, or remove it: nothing is known from it";
        let cannot = Failure::with_help(format!("{} cannot be replaced", known.name), help);
        Failure::from(errors).and(cannot)
    })?;
    if !is.is_of_same_service(&new) {
        let (known, known_services) = (&known.name, is.services.join(", "));
        let (published, services) = (&published.model.name, new.services.join(", "));
        return Err(Failure::with_help(
            format!("{known} is the model of {known_services}, and {published} of {services}"),
            "choose another file with `--out`",
        ));
    }
    let after = published.after(known)?;
    let imported = import(&after)?;
    if published.is_description() {
        // What was kept may not go with what is new.
        let service = imported.services.first().map(String::as_str);
        let after = Source::new(format!("{} after the import", known.name), &*after.text);
        smithy_codegen::model::load(&[after], service)?;
    }
    Ok(imported)
}

/// Tells what is new in the model and may lack something, if its format cannot say all.
pub(crate) fn say_unsaid(path: &Path, unsaid: &[Unsaid]) {
    if !unsaid.is_empty() {
        say(&format!("what {} does not say of what is new:", shown(path)));
        unsaid.iter().for_each(|line| say(&format!("  {line}")));
    }
}
