//! The files of a crate that are its owner's: written once, and then only compared with what is asked
//! for and with what the generated files need.

mod library;
mod manifest;

use crate::config::Target;
use crate::tree::Tree;
use crate::{Failure, files, shown};
use manifest::Manifest;
use smithy_codegen::Diagnostic;
use std::path::Path;

/// Returns what the owner has to change for the crate to compile, each as a note with the lines to write.
///
/// # Errors
///
/// Options that the present files would silently go against.
pub(crate) fn check(target: &Target, tree: &Tree) -> Result<Vec<Diagnostic>, Failure> {
    let mut advice = Vec::new();
    let path = target.out.join("Cargo.toml");
    if let Some((present, new)) = pair(&path, tree.text("Cargo.toml"))?
        // What is not a manifest is Cargo's to complain about.
        && let (Some(present), Some(new)) = (Manifest::parse(&present), Manifest::parse(&new))
    {
        check_name(&present, target, &path)?;
        if target.options.runtime.is_some() {
            check_runtime(&present, &new, &path)?;
        }
        advice.extend(present.lacking_feature(&new, &target.out));
        advice.extend(present.second_root(&target.out));
    }
    let path = target.out.join("src/lib.rs");
    if let Some((present, new)) = pair(&path, tree.text("src/lib.rs"))? {
        advice.extend(library::compare(&present, &new, tree, &path));
    }
    Ok(advice)
}

/// Returns the texts of a file as it is and as it would be written if it was not there.
fn pair(path: &Path, new: Option<&str>) -> Result<Option<(String, String)>, Failure> {
    Ok(files::read_if_there(path)?.zip(new.map(str::to_owned)))
}

fn check_name(present: &Manifest, target: &Target, path: &Path) -> Result<(), Failure> {
    let name = &target.name;
    match present.name() {
        Some(present) if present != name => Err(Failure::with_help(
            format!("the crate in {} is named `{present}`, not `{name}`", shown(path)),
            format!(
                "to rename it, write `name = {name:?}` into that file, which is yours; otherwise generate it as `{present}`"
            ),
        )),
        _ => Ok(()),
    }
}

fn check_runtime(present: &Manifest, new: &Manifest, path: &Path) -> Result<(), Failure> {
    if present.finds_runtime_as(new) {
        return Ok(());
    }
    let (path, line) = (shown(path), new.runtime_line());
    Err(Failure::with_help(
        format!(
            "{path} finds the runtime in another way than `--runtime` or the key `runtime` says"
        ),
        format!("write `{line}` into that file, which is yours, or leave the option out"),
    ))
}
