//! Folders that are made, and folders that are locked.

use super::unfinished;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Folders that there were not, the outer ones first.
#[derive(Default)]
pub(super) struct NewFolders(Vec<PathBuf>);

impl NewFolders {
    pub(super) fn make(&mut self, folder: &Path) -> Result<(), Error> {
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

    pub(super) fn remove(&self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Folders that no other process can lock until this is dropped, or this process ends in any way.
pub(super) struct Locked {
    _files: Vec<File>,
}

impl Locked {
    /// Waits for each of those that exist, and removes what killed processes left there. Folders that the
    /// system cannot lock, as on Windows, stay unlocked, and nothing is removed from them.
    pub(super) fn all(folders: &BTreeSet<PathBuf>) -> Locked {
        // In one order for all processes, so that no two wait for each other.
        let folders: BTreeSet<PathBuf> =
            folders.iter().filter_map(|folder| folder.canonicalize().ok()).collect();
        let lock = |folder: &PathBuf| {
            let file = File::open(folder).ok()?;
            file.lock().ok()?;
            unfinished::remove_all(folder);
            Some(file)
        };
        Locked { _files: folders.iter().filter_map(lock).collect() }
    }
}
