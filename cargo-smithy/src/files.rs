//! Finding and reading the files of models.

use crate::{Failure, all, published};
use smithy_codegen::Source;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Returns the files that the paths lead to, or all that is wrong with the paths.
pub fn models(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    Ok(all(paths.iter().map(|path| models_at(path)))?.concat())
}

/// The file itself; or of a folder the JSON files, or the services if it is botocore's data, in the order
/// of their names.
pub fn models_at(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let files = json_files(path).map_err(|error| Failure::at(path, error))?;
    if files.is_empty() {
        return Err(Failure::at(path, "a folder without a .json file"));
    }
    Ok(files)
}

fn json_files(path: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let services = published::services(path)?;
    if !services.is_empty() {
        return Ok(services);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A name for the crate of a model: that of the file behind the prefix, or of the folder in which botocore
/// has versions of a service, in letters that Cargo takes, and none of those that there are.
pub fn crate_name(prefix: &str, model: &Path, names: &mut BTreeSet<String>) -> String {
    let model = if model.is_dir() { model.parent().unwrap_or(model) } else { model };
    let stem = model.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let plain = stem.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let own = format!("{prefix}{plain}");
    let numbered = (2..).map(|number| format!("{own}-{number}"));
    let mut wanted = std::iter::once(own.clone()).chain(numbered);
    wanted.find(|name| names.insert(name.clone())).unwrap_or(own)
}

/// The path without symbolic links, which would lead `..` astray. What it leads to may not be there yet.
pub fn resolved(path: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(path)?;
    let existing = path.ancestors().find(|ancestor| ancestor.exists()).unwrap_or(&path);
    let missing = path.strip_prefix(existing).unwrap_or(Path::new(""));
    // Joining nothing would leave a `/` behind.
    let existing = existing.canonicalize()?;
    Ok(if missing.as_os_str().is_empty() { existing } else { existing.join(missing) })
}

/// Returns the text of a file, if there is one.
pub fn read_if_there(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::at(path, error)),
    }
}

/// Reads all models, or says all that cannot be read.
pub fn read(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    all(paths.iter().map(|path| Ok(published::read(path)?.model)))
}
