//! Files that are not finished, or kept for the case that something fails.

use std::fs::{self, Permissions};
use std::io::Error;
use std::path::Path;
use tempfile::NamedTempFile;

/// What their names begin with: a dot, which hides them.
const PREFIX: &str = ".unfinished-";

/// How many letters and digits follow.
const RANDOM: usize = 6;

/// Returns a new file in the folder, hidden, whose name nothing else has.
pub(super) fn temporary(
    folder: &Path,
    permissions: Option<Permissions>,
) -> Result<NamedTempFile, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).rand_bytes(RANDOM);
    if let Some(permissions) = permissions.or_else(of_new_files) {
        builder.permissions(permissions);
    }
    builder.tempfile_in(folder)
}

/// Returns all that the user's mask does not take away.
#[cfg(unix)]
fn of_new_files() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn of_new_files() -> Option<Permissions> {
    None
}

/// Removes all that are in the folder, which is locked: the process that made them is gone.
pub(super) fn remove_all(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && name.to_str().is_some_and(is_unfinished) {
            // Left for the next, if it cannot be removed.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_unfinished(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|random| {
        random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}
