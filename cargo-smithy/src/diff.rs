//! `cargo xtask diff`.

use crate::Failure;
use crate::options::Selection;
use crate::output::{fail, remark};
use crate::published::{self, caveat_of_formats};
use clap::{Args, ValueEnum};
use smithy_codegen::diff::Verdict;
use smithy_codegen::{Diff, Source, carry_over};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Args)]
pub struct Arguments {
    /// The model as it was: a file, or a folder of botocore's data
    old: PathBuf,
    /// The model as it is
    new: PathBuf,
    /// How to print what changed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 1 if the verdict is this or more
    #[arg(long, value_enum, value_name = "VERDICT")]
    fail_on: Option<Threshold>,
    #[command(flatten)]
    selection: Selection,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people; the last line is the verdict
    Text,
    /// For programs
    Json,
    /// For a change log; the last line is the verdict
    Markdown,
}

#[derive(Clone, Copy, ValueEnum)]
enum Threshold {
    Patch,
    Minor,
    Major,
}

/// The exit code is 0 where the models could be compared, 1 where the verdict is what `--fail-on`
/// names or more, and 2 where they could not be compared.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match compare(arguments) {
        Ok(diff) => {
            print(&diff, arguments.format);
            let limit = arguments.fail_on.map(Threshold::verdict);
            ExitCode::from(u8::from(limit.is_some_and(|limit| diff.verdict() >= limit)))
        }
        Err(failure) => fail(&failure, 2),
    }
}

fn compare(arguments: &Arguments) -> Result<Diff, Failure> {
    let options = arguments.selection.options("", String::new());
    let [old, new] = read([&arguments.old, &arguments.new])?;
    Ok(smithy_codegen::diff(&[old], &[new], &options)?)
}

/// Reads both models, or says what is wrong with both. What the format of botocore does not say is
/// as the other model has it, if that says more; and between two such folders, as an update has it.
fn read(paths: [&PathBuf; 2]) -> Result<[Source; 2], Failure> {
    let (old, new) = match paths.map(|path| published::read(path)) {
        [Ok(old), Ok(new)] => (old, new),
        [Err(one), Err(other)] => return Err(one.and(other)),
        [Err(failure), _] | [_, Err(failure)] => return Err(failure),
    };
    if old.is_description() != new.is_description() {
        let (old, new) = (&old.model.name, &new.model.name);
        remark(caveat_of_formats(&format!("{old} and {new} are of two formats: ")));
    }
    if old.is_description() && !new.is_description() {
        return Ok([carry_over(&old.model, &new.model)?, new.model]);
    }
    let new = new.after(&old.model)?;
    Ok([old.model, new])
}

fn print(diff: &Diff, format: Format) {
    let text = match format {
        Format::Text => diff.to_text(),
        Format::Json => diff.to_json(),
        Format::Markdown => match diff.to_markdown() {
            nothing if nothing.is_empty() => format!("{}\n", diff.verdict()),
            changes => format!("{changes}\n{}\n", diff.verdict()),
        },
    };
    // Anyone who reads may have stopped reading.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

impl Threshold {
    fn verdict(self) -> Verdict {
        match self {
            Threshold::Patch => Verdict::Patch,
            Threshold::Minor => Verdict::Minor,
            Threshold::Major => Verdict::Major,
        }
    }
}
