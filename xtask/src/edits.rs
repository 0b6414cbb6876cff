//! Files to write and to remove, all of them or none.

use crate::{Failure, shown};
use std::collections::BTreeMap;
use std::fs;
use std::io::Error;
use std::path::{Path, PathBuf};

/// What is to be done, file by file.
#[derive(Default)]
pub(crate) struct Edits(BTreeMap<PathBuf, Edit>);

enum Edit {
    Write(String),
    Remove,
}

impl Edits {
    /// Writes a file, wherever its folder is yet to be made.
    pub(crate) fn write(&mut self, path: PathBuf, text: impl Into<String>) {
        self.0.insert(path, Edit::Write(text.into()));
    }

    /// Removes a file, and its folder if nothing else is there.
    pub(crate) fn remove(&mut self, path: PathBuf) {
        self.0.insert(path, Edit::Remove);
    }

    /// Does it all, or fails and leaves every file as it was.
    ///
    /// What takes space comes first: new texts and copies of former ones are beside their files before
    /// the first of these changes. What is left is to rename and to remove.
    pub(crate) fn apply(self) -> Result<(), Failure> {
        let mut undo = Undo::default();
        let outcome = self.prepare(&mut undo).and_then(|()| self.carry_out(&mut undo));
        if let Err(failure) = outcome {
            return Err(undo.run(failure));
        }
        undo.forget();
        for (path, edit) in &self.0 {
            if let (Edit::Remove, Some(folder)) = (edit, path.parent()) {
                // Fails, as it should, if anything is left there.
                let _ = fs::remove_dir(folder);
            }
        }
        Ok(())
    }

    fn prepare(&self, undo: &mut Undo) -> Result<(), Failure> {
        for (path, edit) in &self.0 {
            let failure = failure(path);
            if path.try_exists().map_err(&failure)? {
                undo.copies.push(beside(path, "former"));
                fs::copy(path, beside(path, "former")).map_err(&failure)?;
            }
            if let Edit::Write(text) = edit {
                undo.make_folders(path.parent()).map_err(&failure)?;
                undo.copies.push(beside(path, "unfinished"));
                fs::write(beside(path, "unfinished"), text).map_err(&failure)?;
            }
        }
        Ok(())
    }

    fn carry_out(&self, undo: &mut Undo) -> Result<(), Failure> {
        for (path, edit) in &self.0 {
            match edit {
                Edit::Write(_) => fs::rename(beside(path, "unfinished"), path),
                Edit::Remove => fs::remove_file(path),
            }
            .map_err(failure(path))?;
            undo.changed.push(path.clone());
        }
        Ok(())
    }
}

/// The way back.
#[derive(Default)]
struct Undo {
    /// Files that are no other than they were.
    changed: Vec<PathBuf>,
    /// What was put beside files.
    copies: Vec<PathBuf>,
    /// Folders that there were not, the outer ones first.
    folders: Vec<PathBuf>,
}

impl Undo {
    fn make_folders(&mut self, folder: Option<&Path>) -> Result<(), Error> {
        let ancestors = folder.into_iter().flat_map(Path::ancestors);
        let mut missing: Vec<&Path> = ancestors.take_while(|folder| !folder.exists()).collect();
        missing.retain(|folder| !folder.as_os_str().is_empty());
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    /// Puts everything back, and tells what cannot be.
    fn run(mut self, failure: Failure) -> Failure {
        let mut problems = vec![failure.to_string()];
        for path in std::mem::take(&mut self.changed) {
            let former = beside(&path, "former");
            let outcome =
                if former.exists() { fs::rename(&former, &path) } else { fs::remove_file(&path) };
            if let Err(error) = outcome {
                self.copies.retain(|copy| *copy != former);
                problems.push(format!(
                    "error: {} could not be put back: {error}\n = help: what it was is in {}",
                    shown(&path),
                    shown(&former)
                ));
            }
        }
        let folders = std::mem::take(&mut self.folders);
        self.forget();
        for folder in folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        problems.join("\n").into()
    }

    /// Removes what was put beside files, as far as it is still there.
    fn forget(self) {
        for copy in self.copies {
            let _ = fs::remove_file(copy);
        }
    }
}

/// A hidden file beside another: `.name.what`.
fn beside(path: &Path, what: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{what}"))
}

fn failure(path: &Path) -> impl Fn(Error) -> Failure {
    move |error| format!("error: {}: {error}", shown(path)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// A file to change, a file to make, and a file to remove from the folder, which has the two.
    fn edits_of(folder: &Path) -> Edits {
        let path = |name: &str| folder.join(name);
        fs::create_dir(path("old")).unwrap();
        fs::write(path("kept"), "was").unwrap();
        fs::write(path("old/gone"), "was").unwrap();

        let mut edits = Edits::default();
        edits.write(path("kept"), "is");
        edits.write(path("new/er/file"), "is");
        edits.remove(path("old/gone"));
        edits
    }

    #[test]
    fn all_of_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        edits_of(folder.path()).apply().unwrap();

        assert_eq!(listed(folder.path()), ["kept", "new"]);
        assert_eq!(listed(&path("new/er")), ["file"]);
        assert_eq!(fs::read_to_string(path("kept")).unwrap(), "is");
        assert_eq!(fs::read_to_string(path("new/er/file")).unwrap(), "is");
    }

    /// The last edit fails, when all others are done: the file that it removes is not there.
    #[test]
    fn none_of_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mut edits = edits_of(folder.path());
        edits.remove(path("z"));
        let failure = edits.apply().unwrap_err().to_string();

        assert!(failure.starts_with("error: ") && failure.contains("z: "), "{failure}");
        assert_eq!(failure.lines().count(), 1, "{failure}");
        assert_eq!(listed(folder.path()), ["kept", "old"]);
        assert_eq!(listed(&path("old")), ["gone"]);
        assert_eq!(fs::read_to_string(path("kept")).unwrap(), "was");
        assert_eq!(fs::read_to_string(path("old/gone")).unwrap(), "was");
    }
}
