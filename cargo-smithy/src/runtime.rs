//! How a generated crate finds the runtime.

use crate::{Failure, files, root, shown};
use serde::Deserialize;
use smithy_codegen::Diagnostic;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The name of the runtime's package.
pub const PACKAGE: &str = "smithy-shapes";

/// The name of the client's package.
const CLIENT: &str = "smithy-client";

/// How a crate finds the runtime: `path`, `path=DIR`, `git=URL`, `git=URL#REV` or `version=REQ`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(try_from = "String")]
pub enum Runtime {
    /// By the path to a folder; none for the one of this project.
    Path(Option<PathBuf>),
    /// In a Git repository, at a revision if there is one.
    Git { url: String, rev: Option<String> },
    /// In the registry, by a requirement of its version.
    Version(String),
}

impl FromStr for Runtime {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            None if text == "path" => Ok(Runtime::Path(None)),
            Some(("path", path)) if !path.is_empty() => Ok(Runtime::Path(Some(path.into()))),
            Some(("git", place)) => git(place),
            Some(("version", version)) => match semver::VersionReq::parse(version) {
                Ok(_) => Ok(Runtime::Version(version.to_owned())),
                Err(error) => Err(format!("`{version}` is not a version requirement: {error}")),
            },
            _ => {
                Err("write `path`, `path=DIR`, `git=URL`, `git=URL#REV` or `version=REQ`"
                    .to_owned())
            }
        }
    }
}

fn git(place: &str) -> Result<Runtime, String> {
    let (url, rev) = match place.split_once('#') {
        Some((url, rev)) => (url, Some(rev)),
        None => (place, None),
    };
    let is_plain = |text: &str| !text.contains(|c: char| c.is_whitespace() || c.is_control());
    let has_scheme = url.split_once("://").is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && !scheme.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || c == '+')
    });
    if !has_scheme || !is_plain(url) {
        return Err(format!(
            "`{url}` is not a URL that Cargo takes, such as `https://…` or `ssh://git@…`"
        ));
    }
    if rev.is_some_and(|rev| rev.is_empty() || !is_plain(rev)) {
        return Err("a revision, such as a commit, has to follow the `#`".to_owned());
    }
    Ok(Runtime::Git { url: url.to_owned(), rev: rev.map(str::to_owned) })
}

impl TryFrom<String> for Runtime {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Runtime::Path(None) => f.write_str("path"),
            Runtime::Path(Some(path)) => write!(f, "path={}", path.display()),
            Runtime::Git { url, rev: None } => write!(f, "git={url}"),
            Runtime::Git { url, rev: Some(rev) } => write!(f, "git={url}#{rev}"),
            Runtime::Version(version) => write!(f, "version={version}"),
        }
    }
}

impl Runtime {
    /// Returns the same, with a path from this folder.
    pub fn relative_to(self, folder: &Path) -> Runtime {
        match self {
            Runtime::Path(Some(path)) => Runtime::Path(Some(folder.join(path))),
            other => other,
        }
    }

    /// The dependency in the manifest of a crate in the folder `out`. It has no default features, since
    /// the features of the crate turn on what it needs.
    pub fn dependency(&self, out: &Path) -> Result<String, Failure> {
        let source = match self {
            Runtime::Path(path) => path_from(out, folder_of(path.as_deref())?)?,
            other => other.remote(),
        };
        Ok(format!("{{ {source}, default-features = false }}"))
    }

    /// The same for the client, which is optional. It is next to the runtime; none if that is a copy which
    /// stands alone.
    pub fn client(&self, out: &Path) -> Result<Option<String>, Failure> {
        let source = match self {
            Runtime::Path(path) => {
                let folder = folder_of(path.as_deref())?.with_file_name("client");
                if package(&folder).as_deref() != Some(CLIENT) {
                    return Ok(None);
                }
                path_from(out, folder)?
            }
            other => other.remote(),
        };
        let options = r#"default-features = false, features = ["login"], optional = true"#;
        Ok(Some(format!("{{ {source}, {options} }}")))
    }

    /// Returns where the packages of this project are; nothing if that is a folder.
    fn remote(&self) -> String {
        match self {
            Runtime::Path(_) => String::new(),
            Runtime::Git { url, rev: None } => format!("git = {}", quoted(url)),
            Runtime::Git { url, rev: Some(rev) } => {
                format!("git = {}, rev = {}", quoted(url), quoted(rev))
            }
            Runtime::Version(version) => format!("version = {}", quoted(version)),
        }
    }

    /// A note if the crate is in a repository that the runtime is not in: its path is of no use to others.
    pub fn advice(&self, out: &Path) -> Option<Diagnostic> {
        let Runtime::Path(path) = self else { return None };
        let runtime = folder_of(path.as_deref()).ok()?;
        let out_resolved = files::resolved(out).ok()?;
        let repository = out_resolved.ancestors().find(|folder| folder.join(".git").exists())?;
        (!runtime.starts_with(repository)).then(|| {
            Diagnostic::note(format!(
                "{} finds `{PACKAGE}` by a path out of the repository {}",
                shown(&out.join("Cargo.toml")),
                shown(repository),
            ))
            .help("generate it with `--runtime git=URL`, `--runtime version=REQ`, or `--runtime path=DIR` for a copy in there")
        })
    }
}

/// Returns the folder of the runtime, which has to be there.
fn folder_of(path: Option<&Path>) -> Result<PathBuf, Failure> {
    let Some(path) = path else { return own() };
    match package(path) {
        Some(name) if name == PACKAGE => {
            path.canonicalize().map_err(|error| Failure::at(path, error))
        }
        _ => Err(Failure::with_help(
            format!("the package `{PACKAGE}` is not in {}", shown(path)),
            "name the folder that has its Cargo.toml",
        )),
    }
}

/// Returns the runtime in the checkout that this program was built from, which may be gone by now.
fn own() -> Result<PathBuf, Failure> {
    let folder = root().join("runtime");
    folder.canonicalize().map_err(|_| {
        Failure::with_help(
            format!("the runtime is not in {}, where this program was built", shown(&folder)),
            "say where it is with `--runtime path=DIR`, `--runtime git=URL` or `--runtime version=REQ`, or with `runtime` in crates.toml",
        )
    })
}

/// Returns the name of the package in a folder.
fn package(folder: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Manifest {
        package: Package,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
    }
    let text = fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    Some(toml::from_str::<Manifest>(&text).ok()?.package.name)
}

/// Returns the way from a crate to a package of this project, with `/`.
fn path_from(out: &Path, to: PathBuf) -> Result<String, Failure> {
    let out = files::resolved(out)?;
    let path = pathdiff::diff_paths(&to, &out).unwrap_or(to);
    Ok(format!("path = {}", quoted(&path.display().to_string().replace('\\', "/"))))
}

/// Returns a string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
