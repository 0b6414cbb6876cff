//! Paths as people see them.

use std::path::{Path, PathBuf};

/// Returns the folder of the checkout that this program was built from.
pub fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// Returns a path for people: relative to where they are, if that is shorter.
pub fn shown(path: &Path) -> String {
    let relative = std::env::current_dir().ok().and_then(|here| pathdiff::diff_paths(path, here));
    let short = relative.filter(|relative| !relative.starts_with("../.."));
    let shown: PathBuf = short.unwrap_or_else(|| path.to_owned());
    if shown.as_os_str().is_empty() { ".".to_owned() } else { shown.display().to_string() }
}
