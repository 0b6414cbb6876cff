//! Files to write and to remove, all of them or none.

use crate::{Failure, shown};
use std::fs::{self, Permissions};
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// What is to be done, in this order.
#[derive(Default)]
pub(crate) struct Edits(Vec<Edit>);

struct Edit {
    path: PathBuf,
    /// None if the file is to be removed.
    text: Option<String>,
}

impl Edits {
    /// Writes a file, wherever its folder is yet to be made.
    pub(crate) fn write(&mut self, path: PathBuf, text: impl Into<String>) {
        self.0.push(Edit { path, text: Some(text.into()) });
    }

    /// Removes a file, and its folder if nothing else is there.
    pub(crate) fn remove(&mut self, path: PathBuf) {
        self.0.push(Edit { path, text: None });
    }

    /// Does it all, or fails and leaves every file as it was.
    ///
    /// What takes space comes first: new texts and copies of former ones are beside their files before
    /// the first of these changes. What is left is to rename and to remove. A file that is a link stays
    /// one, and keeps its permissions.
    pub(crate) fn apply(self) -> Result<(), Failure> {
        let mut folders = NewFolders::default();
        let steps: Result<Vec<Step>, Failure> =
            self.0.iter().map(|edit| Step::prepare(edit, &mut folders)).collect();
        let outcome = steps.and_then(carry_out);
        if outcome.is_err() {
            folders.remove();
            return outcome;
        }
        for edit in self.0.iter().filter(|edit| edit.text.is_none()) {
            // Fails, as it should, if anything is left there.
            let _ = edit.path.parent().map(fs::remove_dir);
        }
        Ok(())
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
    fn prepare(edit: &Edit, folders: &mut NewFolders) -> Result<Step, Failure> {
        let failure = failure(&edit.path);
        // A link leads to the file that is meant, unless the link is to go.
        let target = edit.text.as_ref().and_then(|_| fs::canonicalize(&edit.path).ok());
        let path = target.unwrap_or(edit.path.clone());
        let folder = path.parent().unwrap_or(Path::new("."));
        folders.make(folder).map_err(&failure)?;

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
                format!("error: {path} could not be put back: {problem}\n = help: what it was is in {kept}").into()
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
    let mut problems = vec![failure.to_string()];
    for step in steps.into_iter().take(count) {
        problems.extend(step.undo().err().map(|problem| problem.to_string()));
    }
    Err(problems.join("\n").into())
}

/// Folders that there were not, the outer ones first.
#[derive(Default)]
struct NewFolders(Vec<PathBuf>);

impl NewFolders {
    fn make(&mut self, folder: &Path) -> Result<(), Error> {
        let missing = folder.ancestors().take_while(|folder| !folder.exists());
        let missing: Vec<&Path> = missing.filter(|folder| !folder.as_os_str().is_empty()).collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.0.push(folder.to_owned()),
                // Another process was faster.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn remove(&self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// A new file in the folder, hidden, whose name nothing else has.
fn temporary(folder: &Path, permissions: Option<Permissions>) -> Result<NamedTempFile, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".unfinished-");
    if let Some(permissions) = permissions.or_else(of_new_files) {
        builder.permissions(permissions);
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    builder.tempfile_in(folder)
}

/// All that the user's mask does not take away.
#[cfg(unix)]
fn of_new_files() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn of_new_files() -> Option<Permissions> {
    None
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
