//! `cargo xtask imports`.

use cargo_smithy::{Failure, files, published, say, shown};
use clap::Args;
use smithy_codegen::{
    DROPPED, Docs, File, Files, Options, Source, generate, import, without_dropped,
};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Models of a file each, folders of them, or botocore's data
    #[arg(required = true, value_name = "PATH")]
    models: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let models = files::models(&arguments.models)?;
    let mut different = 0;
    for path in &models {
        let outcome = match first_difference(path) {
            Ok(None) => "same crate".to_owned(),
            Ok(Some(difference)) => difference,
            Err(failure) => failure.to_string(),
        };
        different += usize::from(outcome != "same crate");
        say(&format!("{}: {outcome}", shown(path)));
    }
    say("\nnot compared, since import drops it:");
    for dropped in DROPPED {
        let property = dropped.property.map(|name| format!("{name} of ")).unwrap_or_default();
        say(&format!("  {property}{}: {}", dropped.traits, dropped.why));
    }
    match different {
        0 => Ok(()),
        _ => {
            let models = models.len();
            Err(Failure::new(format!("{different} of {models} models differ or fail")))
        }
    }
}

/// Compares the crate of a model with that of what import keeps of it. Returns the first difference.
fn first_difference(path: &Path) -> Result<Option<String>, Failure> {
    let model = published::read(path)?.model;
    let imported = import(&model)?;
    let kept = Source::new(format!("{} as imported", model.name), imported.text);
    let all = without_dropped(&model)?;
    for service in imported.services {
        let mut options = Options::new("imported", "{ workspace = true }");
        options.service = Some(service);
        options.docs = Docs::None;
        let of_all = generate(std::slice::from_ref(&all), &options)?.files;
        let of_kept = generate(std::slice::from_ref(&kept), &options)?.files;
        if let Some(difference) = difference(&of_all, &of_kept) {
            return Ok(Some(difference));
        }
    }
    Ok(None)
}

/// Returns the first line that is not the same in two crates. A file that is missing has no lines.
fn difference(of_all: &Files, of_kept: &Files) -> Option<String> {
    let paths: BTreeSet<&String> = of_all.keys().chain(of_kept.keys()).collect();
    paths.into_iter().find_map(|path| {
        let [all, kept] = [of_all, of_kept].map(|files| lines(files.get(path)));
        let both = all.zip(kept).take_while(|both| *both != (None, None));
        let (number, (all, kept)) = both.enumerate().find(|(_, (all, kept))| all != kept)?;
        let shown = |line: Option<&str>| line.unwrap_or("(nothing)").trim().to_owned();
        let (all, kept) = (shown(all), shown(kept));
        Some(format!(
            "{path}:{} differs\n  before import: {all}\n  after import:  {kept}",
            number + 1
        ))
    })
}

/// Returns the lines of a file, and nothing after them.
fn lines(file: Option<&File>) -> impl Iterator<Item = Option<&str>> {
    let lines = file.into_iter().flat_map(|file| file.text.lines());
    lines.map(Some).chain(std::iter::repeat(None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        let file = |text: &str| File { text: text.to_owned(), scaffold: false };
        files.iter().map(|(path, text)| ((*path).to_owned(), file(text))).collect()
    }

    #[test]
    fn the_first_line_that_differs_is_shown() {
        let of_all = files(&[("a.rs", "one\n"), ("b.rs", "one\n  two,\nthree\n")]);
        assert_eq!(difference(&of_all, &of_all), None);
        let of_kept = files(&[("a.rs", "one\n"), ("b.rs", "one\n  2,\n3\n")]);
        let expected = "b.rs:2 differs\n  before import: two,\n  after import:  2,";
        assert_eq!(difference(&of_all, &of_kept).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_missing_is_a_difference() {
        let long = files(&[("a.rs", "one\n"), ("b.rs", "two\n")]);
        let short = files(&[("a.rs", "one\n")]);
        let missing = "b.rs:1 differs\n  before import: two\n  after import:  (nothing)";
        assert_eq!(difference(&long, &short).as_deref(), Some(missing));
        let new = "b.rs:1 differs\n  before import: (nothing)\n  after import:  two";
        assert_eq!(difference(&short, &long).as_deref(), Some(new));
    }
}
