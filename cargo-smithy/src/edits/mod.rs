//! Files to write and to remove, all of them or none.
//!
//! The folders of these files are locked meanwhile, so that processes that write to one of them do so one
//! after another. The system unlocks what a killed process has locked; the files that it leaves behind are
//! removed by the next that locks their folder.

mod folders;
mod unfinished;

use crate::{Failure, shown};
use folders::{Locked, NewFolders};
use std::collections::BTreeSet;
use std::fs;
use std::io::{Error, Write};
use std::path::{Path, PathBuf};
use tempfile::TempPath;
use unfinished::temporary;

/// What is to be done.
#[derive(Default)]
pub struct Edits {
    /// In this order.
    edits: Vec<Edit>,
    /// Folders to lock besides those of the edits.
    folders: BTreeSet<PathBuf>,
}

struct Edit {
    path: PathBuf,
    /// None if the file is to be removed.
    text: Option<String>,
}

impl Edits {
    /// Writes a file, wherever its folder is yet to be made.
    pub(crate) fn write(&mut self, path: PathBuf, text: impl Into<String>) {
        self.edits.push(Edit { path, text: Some(text.into()) });
    }

    /// Removes a file, and its folder if nothing else is there.
    pub(crate) fn remove(&mut self, path: PathBuf) {
        self.edits.push(Edit { path, text: None });
    }

    /// Locks a folder too, if it is there, since the edits follow from what is in it.
    pub(crate) fn lock(&mut self, folder: PathBuf) {
        self.folders.insert(folder);
    }

    /// Does it all, or fails and leaves every file as it was.
    pub(crate) fn apply(self) -> Result<(), Failure> {
        self.apply_if(|| Ok(()))
    }

    /// Does it all if the check passes, which is made when no other process can write to the folders; or
    /// fails and leaves every file as it was.
    ///
    /// What takes space comes first: new texts and copies of former ones are beside their files before
    /// the first of these changes. What is left is to rename and to remove. A file that is a link stays
    /// one, and keeps its permissions.
    pub(crate) fn apply_if(
        mut self,
        check: impl FnOnce() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut new = NewFolders::default();
        let outcome = self.carry_out(&mut new, check);
        if outcome.is_err() {
            new.remove();
        }
        outcome
    }

    fn carry_out(
        &mut self,
        new: &mut NewFolders,
        check: impl FnOnce() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        for edit in &mut self.edits {
            edit.path = edit.target();
            let folder = folder_of(&edit.path);
            new.make(folder).map_err(failure(&edit.path))?;
            self.folders.insert(folder.to_owned());
        }
        let _locked = Locked::all(&self.folders);
        check()?;
        let steps: Result<Vec<Step>, Failure> = self.edits.iter().map(Step::prepare).collect();
        carry_out(steps?)?;
        for edit in self.edits.iter().filter(|edit| edit.text.is_none()) {
            // Fails, as it should, if anything is left there.
            let _ = fs::remove_dir(folder_of(&edit.path));
        }
        Ok(())
    }
}

impl Edit {
    /// A link leads to the file that is meant, unless the link is to go.
    fn target(&self) -> PathBuf {
        let target = self.text.as_ref().and_then(|_| fs::canonicalize(&self.path).ok());
        target.unwrap_or_else(|| self.path.clone())
    }
}

/// An edit that can be carried out and undone.
struct Step {
    path: PathBuf,
    /// The new text; none if the file is to be removed. Files that are not used remove themselves.
    new: Option<TempPath>,
    /// A copy of what was there.
    former: Option<TempPath>,
}

impl Step {
    fn prepare(edit: &Edit) -> Result<Step, Failure> {
        let failure = failure(&edit.path);
        let path = edit.path.clone();
        let folder = folder_of(&path);

        let present = fs::metadata(&path).ok();
        let permissions = present.map(|present| present.permissions());
        let mut former = None;
        if permissions.is_some() {
            let copy = temporary(folder, None).map_err(&failure)?.into_temp_path();
            fs::copy(&path, &copy).map_err(&failure)?;
            former = Some(copy);
        }
        let new = match &edit.text {
            Some(text) => {
                let mut file = temporary(folder, permissions).map_err(&failure)?;
                file.write_all(text.as_bytes()).map_err(&failure)?;
                Some(file.into_temp_path())
            }
            None => None,
        };
        Ok(Step { path, new, former })
    }

    fn carry_out(&mut self) -> Result<(), Error> {
        match self.new.take() {
            Some(new) => new.persist(&self.path).map_err(|error| error.error),
            None => fs::remove_file(&self.path),
        }
    }

    fn undo(self) -> Result<(), Failure> {
        match self.former {
            None => fs::remove_file(&self.path).map_err(failure(&self.path)),
            Some(former) => former.persist(&self.path).map_err(|error| {
                let (path, problem) = (shown(&self.path), error.error);
                let kept = error.path.keep().map(|kept| shown(&kept)).unwrap_or_default();
                Failure::with_help(
                    format!("{path} could not be put back: {problem}"),
                    format!("what it was is in {kept}"),
                )
            }),
        }
    }
}

/// Carries out all, or undoes what was done.
fn carry_out(mut steps: Vec<Step>) -> Result<(), Failure> {
    let failed = steps.iter_mut().enumerate().find_map(|(index, step)| {
        let error = step.carry_out().err()?;
        Some((index, failure(&step.path)(error)))
    });
    let Some((count, failure)) = failed else { return Ok(()) };
    let problems = steps.into_iter().take(count).filter_map(|step| step.undo().err());
    Err(problems.fold(failure, Failure::and))
}

/// Returns the folder of a file.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().unwrap_or(path);
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

fn failure(path: &Path) -> impl Fn(Error) -> Failure {
    move |error| Failure::at(path, error)
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

    /// Returns a file to change, a file to make, and a file to remove from the folder, which has the two.
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
