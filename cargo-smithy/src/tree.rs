//! The files of a generated crate: one function finds what differs, one says how to make it so.

use crate::edits::Edits;
use crate::{Failure, shown};
use smithy_codegen::{Files, HEADER};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What should be in a folder.
pub struct Tree {
    folder: PathBuf,
    files: Files,
}

/// How a folder differs from what should be in it: paths below it.
#[derive(Default, PartialEq)]
pub struct Changes {
    missing: Vec<String>,
    stale: Vec<String>,
    orphaned: Vec<String>,
}

impl Tree {
    /// Returns the files, and the folder that they belong in.
    pub fn new(folder: &Path, files: Files) -> Self {
        Tree { folder: folder.to_owned(), files }
    }

    /// Returns how many files there should be.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// Returns what should be in a file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|file| &*file.text)
    }

    /// Returns whether there is a file that is not the generator's to remove.
    pub fn keeps(&self, path: &Path) -> bool {
        fs::read(path).is_ok_and(|text| !is_generated(&text))
    }

    /// Returns how many lines of Rust there should be.
    pub fn lines(&self) -> usize {
        let rust = self.files.iter().filter(|(path, _)| path.ends_with(".rs"));
        rust.map(|(_, file)| file.text.lines().count()).sum()
    }

    /// Compares the folder with what should be in it. Fails, naming all, if a file is in the way
    /// that was not generated.
    pub fn compare(&self) -> Result<Changes, Failure> {
        let mut changes = Changes::default();
        let mut foreign = Vec::new();
        for (path, file) in &self.files {
            match read(&self.folder.join(path))? {
                None => changes.missing.push(path.clone()),
                Some(_) if file.scaffold => {}
                Some(text) if text == file.text.as_bytes() => {}
                Some(text) if is_generated(&text) => changes.stale.push(path.clone()),
                Some(_) => foreign.push(in_the_way(&self.folder.join(path))),
            }
        }
        if let Some(failure) = Failure::all(foreign) {
            return Err(failure);
        }
        for path in files_below(&self.folder, Path::new("src"))? {
            if !self.files.contains_key(&path)
                && read(&self.folder.join(&path))?.is_some_and(|text| is_generated(&text))
            {
                changes.orphaned.push(path);
            }
        }
        Ok(changes)
    }

    /// Fails if the folder differs in another way by now.
    pub fn check_unchanged(&self, changes: &Changes) -> Result<(), Failure> {
        if self.compare()? == *changes {
            return Ok(());
        }
        Err(Failure::with_help(
            format!("another process changed files in {} meanwhile", shown(&self.folder)),
            "run the command again",
        ))
    }

    /// Says what makes the folder what it should be. All of its folders are locked, so that two processes
    /// do not mix their files.
    pub fn make(&self, changes: &Changes, edits: &mut Edits) {
        for path in self.files.keys() {
            edits.lock(self.folder.join(path).parent().unwrap_or(&self.folder).to_owned());
        }
        for path in changes.missing.iter().chain(&changes.stale) {
            edits.write(self.folder.join(path), &*self.files[path].text);
        }
        for path in &changes.orphaned {
            edits.remove(self.folder.join(path));
        }
    }
}

impl Changes {
    /// Reports whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.stale.is_empty() && self.orphaned.is_empty()
    }

    /// Returns whether a file is yet to be written.
    pub fn adds(&self, path: &str) -> bool {
        self.missing.iter().any(|missing| missing == path)
    }

    /// In one line, after the fact.
    pub fn summary(&self) -> String {
        let counts = [
            (self.missing.len(), "new"),
            (self.stale.len(), "changed"),
            (self.orphaned.len(), "removed"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let texts: Vec<String> = counts.map(|(count, what)| format!("{count} {what}")).collect();
        texts.join(", ")
    }
}

/// File by file, before the fact.
impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all =
            [("missing", &self.missing), ("stale", &self.stale), ("orphaned", &self.orphaned)];
        let count: usize = all.iter().map(|(_, paths)| paths.len()).sum();
        write!(f, "{count} not up to date")?;
        for (what, paths) in all {
            for path in paths {
                write!(f, "\n  {what:8} {path}")?;
            }
        }
        Ok(())
    }
}

/// Returns whether the first line carries the header, behind whatever makes it a comment.
fn is_generated(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    String::from_utf8_lossy(line).contains(HEADER)
}

/// Returns why a generated file cannot be written where another file is.
pub(crate) fn in_the_way(path: &Path) -> Failure {
    Failure::with_help(
        format!("{} was not generated, and is in the way of a file that is", shown(path)),
        "move it away, or choose another folder",
    )
}

/// Returns the content of a file, if there is one.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::at(path, error)),
    }
}

/// Returns all files in `below` and its folders, as paths with `/` that begin with `below`.
fn files_below(folder: &Path, below: &Path) -> Result<BTreeSet<String>, Failure> {
    let mut found = BTreeSet::new();
    let mut folders = vec![below.to_owned()];
    while let Some(below) = folders.pop() {
        let entries = match fs::read_dir(folder.join(&below)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Failure::at(&folder.join(below), error)),
        };
        for entry in entries {
            let entry = entry?;
            let path = below.join(entry.file_name());
            // What is hidden is none of the generator's: files of editors, and those not finished.
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    Ok(found)
}

/// Leaves a file alone that has this text already, so that Cargo finds nothing new in it.
pub fn write_changed(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|present| present == text) {
        return Ok(());
    }
    write(path, text)
}

/// Writes a file whole or not at all.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut edits = Edits::default();
    edits.write(path.to_owned(), text);
    edits.apply()
}
