//! `cargo xtask client-tests`.

use cargo_smithy::{Failure, root};
use clap::Args;
use std::path::PathBuf;
use std::process::Command;

#[derive(Args)]
pub(crate) struct Arguments {
    /// Folders laid out as the official test data are: `sigv4/NAME`, `assume-role-tests.json`, …
    #[arg(required = true, value_name = "FOLDER")]
    folders: Vec<PathBuf>,
}

/// Compiles the program apart, so that this one can generate the crates that the client is made of.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if let Some(folder) = arguments.folders.iter().find(|folder| !folder.is_dir()) {
        return Err(Failure::new(format!("{} is not a folder", folder.display())));
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .args(["--package", "checks", "--no-default-features", "--features", "client"])
        .args(["--bin", "client-tests", "--"])
        .args(&arguments.folders)
        .status()?;
    if status.success() { Ok(()) } else { Err(Failure::new("not every case passes")) }
}
