//! Which program runs, `cargo smithy` or `cargo xtask`, and where it finds its `crates.toml`.

use crate::{Failure, root, shown};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A program that runs the generator's commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Program {
    /// The program for workspaces of users.
    #[default]
    Smithy,
    /// The program for the checkout that it was built from.
    Xtask,
}

static RUNNING: OnceLock<Program> = OnceLock::new();

impl Program {
    /// Says that this program runs. The first call wins; without one, it is [`Program::Smithy`].
    pub fn start(self) {
        RUNNING.get_or_init(|| self);
    }

    /// Returns the program that runs.
    pub(crate) fn running() -> Program {
        RUNNING.get().copied().unwrap_or_default()
    }

    /// Returns the command that users type.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Program::Smithy => "cargo smithy",
            Program::Xtask => "cargo xtask",
        }
    }

    /// Returns the path of the `crates.toml` to use without `--config`.
    ///
    /// # Errors
    ///
    /// Fails if there is no such file in the current folder, or above it in the same repository.
    pub(crate) fn crates(self) -> Result<PathBuf, Failure> {
        if self == Program::Xtask {
            return Ok(root().join("crates.toml"));
        }
        let here = std::env::current_dir()?;
        above(&here).ok_or_else(|| {
            Failure::with_help(
                format!("there is no `crates.toml` in {} or above it in its repository", shown(&here)),
                "name a list of crates with `--config`, or a model with `--model`, `--out` and `--name`",
            )
        })
    }

    /// Returns the path of the model that `import` writes without `--out`.
    ///
    /// # Errors
    ///
    /// Fails for a program that does not belong to a checkout.
    pub(crate) fn model(self) -> Result<PathBuf, Failure> {
        match self {
            Program::Xtask => Ok(root().join("model/gameliftstreams.json")),
            Program::Smithy => {
                Err(Failure::with_help("there is no file to write to", "name one with `--out`"))
            }
        }
    }
}

/// Finds `crates.toml` in a folder or above it. The search ends at the root of a Git repository, so
/// that it never picks up a file of another project.
fn above(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let file = folder.join("crates.toml");
        if file.is_file() {
            return Some(file);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}
