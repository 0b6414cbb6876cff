//! The version of a crate, and the next one.

use crate::Failure;
use crate::shown;
use semver::{Prerelease, Version};
use serde::Deserialize;
use smithy_codegen::diff::Verdict;
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the version that follows, by the rules of Cargo: of a version 0.x, the second number counts as the
/// first, and of 0.0.x the third.
pub(super) fn next(version: &Version, verdict: Verdict) -> Version {
    let Version { major, minor, patch, .. } = *version;
    let after = |number: u64| number.saturating_add(1);
    let (major, minor, patch) = match (verdict, major, minor) {
        (Verdict::None, ..) => return version.clone(),
        // What comes after a version that is not out yet is that version.
        _ if version.pre != Prerelease::EMPTY => (major, minor, patch),
        (_, 0, 0) => (0, 0, after(patch)),
        (Verdict::Major, 0, _) => (0, after(minor), 0),
        (_, 0, _) => (0, minor, after(patch)),
        (Verdict::Major, ..) => (after(major), 0, 0),
        (Verdict::Minor, ..) => (major, after(minor), 0),
        (Verdict::Patch, ..) => (major, minor, after(patch)),
    };
    Version::new(major, minor, patch)
}

/// Returns the version of a crate, and the manifest that says it: its own, or that of its workspace.
pub(super) fn of_crate(folder: &Path) -> Result<(Version, PathBuf), Failure> {
    let own = folder.join("Cargo.toml");
    let version = read(&own)?.package.and_then(|package| package.version);
    match version {
        Some(Field::Text(text)) => Ok((parse(&own, &text)?, own)),
        Some(Field::Inherited { workspace: true }) => of_workspace(folder),
        _ => Err(without(&own)),
    }
}

fn of_workspace(folder: &Path) -> Result<(Version, PathBuf), Failure> {
    let folder = folder.canonicalize().unwrap_or(folder.to_owned());
    for folder in folder.ancestors() {
        let path = folder.join("Cargo.toml");
        if !path.is_file() {
            continue;
        }
        if let Some(workspace) = read(&path)?.workspace {
            let version = workspace.package.and_then(|package| package.version);
            let Some(Field::Text(text)) = version else { return Err(without(&path)) };
            return Ok((parse(&path, &text)?, path));
        }
    }
    Err(without(&folder.join("Cargo.toml")))
}

#[derive(Deserialize)]
struct Manifest {
    package: Option<Package>,
    workspace: Option<Workspace>,
}

#[derive(Deserialize)]
struct Workspace {
    package: Option<Package>,
}

#[derive(Deserialize)]
struct Package {
    version: Option<Field>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Field {
    Text(String),
    Inherited { workspace: bool },
}

fn read(path: &Path) -> Result<Manifest, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::at(path, error))?;
    toml::from_str(&text).map_err(|error| Failure::at(path, error))
}

fn parse(path: &Path, text: &str) -> Result<Version, Failure> {
    let failure = |error| Failure::at(path, format_args!("the version `{text}`: {error}"));
    Version::parse(text).map_err(failure)
}

fn without(path: &Path) -> Failure {
    Failure::with_help(
        format!("{} does not say the version of the crate", shown(path)),
        "add `version = \"0.1.0\"` to the section `[package]`",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By <https://doc.rust-lang.org/cargo/reference/semver.html>.
    #[test]
    fn versions_follow_as_cargo_compares_them() {
        let cases = [
            ("1.2.3", ["1.2.3", "1.2.4", "1.3.0", "2.0.0"]),
            ("0.2.3", ["0.2.3", "0.2.4", "0.2.4", "0.3.0"]),
            ("0.0.3", ["0.0.3", "0.0.4", "0.0.4", "0.0.4"]),
            ("2.0.0-rc.1", ["2.0.0-rc.1", "2.0.0", "2.0.0", "2.0.0"]),
        ];
        let verdicts = [Verdict::None, Verdict::Patch, Verdict::Minor, Verdict::Major];
        for (version, expected) in cases {
            let version = Version::parse(version).unwrap();
            let found = verdicts.map(|verdict| next(&version, verdict).to_string());
            assert_eq!(found, expected, "{version}");
        }
    }
}
