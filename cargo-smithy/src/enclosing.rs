//! The Cargo workspace that a folder is in.

use crate::{files, shown};
use glob::{MatchOptions, Pattern};
use serde::Deserialize;
use smithy_codegen::Diagnostic;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A workspace, by the manifest of its root.
pub(crate) struct Enclosing {
    /// The folder of the root, without symbolic links.
    root: PathBuf,
    members: Vec<String>,
    dependencies: toml::Table,
}

/// What counts here of a manifest.
#[derive(Deserialize)]
struct Manifest {
    workspace: Option<Workspace>,
}

#[derive(Deserialize)]
struct Workspace {
    #[serde(default)]
    members: Vec<String>,
    #[serde(default)]
    exclude: Vec<String>,
    #[serde(default)]
    dependencies: toml::Table,
}

impl Enclosing {
    /// Returns the nearest workspace above the folder of a package, except those that exclude it: what Cargo
    /// takes the package to belong to.
    pub(crate) fn of(package: &Path) -> Option<Enclosing> {
        let package = files::resolved(package).ok()?;
        package.ancestors().skip(1).find_map(|root| {
            let text = fs::read_to_string(root.join("Cargo.toml")).ok()?;
            let Workspace { members, exclude, dependencies } =
                toml::from_str::<Manifest>(&text).ok()?.workspace?;
            // Cargo takes both as plain paths here, and lets the members win.
            let lists = |paths: &[String]| {
                paths.iter().any(|path| package.starts_with(normal(&root.join(path))))
            };
            let is_excluded = lists(&exclude) && !lists(&members);
            (!is_excluded).then(|| Enclosing { root: root.to_owned(), members, dependencies })
        })
    }

    /// Returns the manifest of the root.
    pub(crate) fn manifest(&self) -> PathBuf {
        self.root.join("Cargo.toml")
    }

    /// Returns what the workspace says of a dependency that its members inherit.
    pub(crate) fn dependency(&self, name: &str) -> Option<&toml::Value> {
        self.dependencies.get(name)
    }

    /// Whether the workspace lists the package among its members. A path dependency of a member is one
    /// without that.
    pub(crate) fn lists(&self, package: &Path) -> bool {
        let package = self.path_of(package);
        // As Cargo's own, `*` is one folder.
        let options = MatchOptions { require_literal_separator: true, ..MatchOptions::new() };
        self.members.iter().any(|member| {
            let member = normal(Path::new(member));
            let pattern = Pattern::new(&member.to_string_lossy().replace('\\', "/"));
            pattern.is_ok_and(|pattern| pattern.matches_with(&package, options))
        })
    }

    /// Returns what to do for a package that the workspace does not list; Cargo refuses to build it.
    pub(crate) fn advice(&self, package: &Path) -> Diagnostic {
        Diagnostic::note(format!(
            "{} is in the workspace of {}, but not one of its members",
            shown(package),
            shown(&self.manifest()),
        ))
        .help(format!(
            "add {:?} to `members` there, or make it a path dependency of a member",
            self.path_of(package),
        ))
    }

    /// Returns the way from the root to the package, with `/`.
    fn path_of(&self, package: &Path) -> String {
        let package = files::resolved(package).unwrap_or_else(|_| package.to_owned());
        let path = package.strip_prefix(&self.root).unwrap_or(&package);
        path.display().to_string().replace('\\', "/")
    }
}

/// Returns the path without `.`, and without the folders that `..` leaves.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}
