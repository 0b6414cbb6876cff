//! The `Cargo.toml` of a crate.

use crate::enclosing::Enclosing;
use crate::runtime::PACKAGE;
use crate::{root, shown};
use smithy_codegen::Diagnostic;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use toml::{Table, Value};

/// A manifest, with its text.
pub(super) struct Manifest {
    text: String,
    table: Table,
}

impl Manifest {
    pub(super) fn parse(text: &str) -> Option<Manifest> {
        Some(Manifest { text: text.to_owned(), table: toml::from_str(text).ok()? })
    }

    pub(super) fn name(&self) -> Option<&str> {
        self.table.get("package")?.get("name")?.as_str()
    }

    /// Returns whether it takes the runtime from where the other does. An inherited dependency is taken from
    /// wherever its workspace says.
    pub(super) fn finds_runtime_as(&self, other: &Manifest) -> bool {
        let (Some((_, one)), Some((_, other))) = (self.runtime(), other.runtime()) else {
            return true;
        };
        let version = |dependency: &Value| {
            dependency.as_str().or_else(|| dependency.get("version")?.as_str()).map(str::to_owned)
        };
        let is_same = |key: &str| one.get(key) == other.get(key);
        is_inherited(one)
            || (["path", "git", "rev"].into_iter().all(is_same) && version(one) == version(other))
    }

    /// Returns the line with the dependency on the runtime, if it was generated.
    pub(super) fn runtime_line(&self) -> &str {
        let is_runtime = |line: &&str| line.starts_with(&format!("{PACKAGE} = "));
        self.text.lines().find(is_runtime).unwrap_or_default()
    }

    /// Returns the name that the runtime has as a dependency, and the dependency.
    fn runtime(&self) -> Option<(&str, &Value)> {
        let dependencies = self.table.get("dependencies")?.as_table()?;
        let package = |name: &str, dependency: &Value| {
            let package = dependency.get("package").and_then(Value::as_str);
            package.unwrap_or(name) == PACKAGE
        };
        let mut dependencies = dependencies.iter();
        let found = dependencies.find(|(name, dependency)| package(name, dependency))?;
        Some((found.0, found.1))
    }

    /// A note if the feature `http` does not turn on everything that this one of the new manifest does,
    /// which the generated operations and endpoints need.
    pub(super) fn lacking_feature(&self, new: &Manifest, out: &Path) -> Option<Diagnostic> {
        let needed = new.features()?.get("http")?.as_array()?;
        let (name, dependency) = self.runtime()?;
        let path = shown(&out.join("Cargo.toml"));
        let Some(present) = self.features().and_then(|features| features.get("http")) else {
            let needed = list(needed.iter().filter_map(Value::as_str));
            let note = format!(
                "{path} has no feature `http`, for the operations and endpoints of the crate"
            );
            let help = format!("add `http = [{needed}]` to its `[features]`");
            return Some(Diagnostic::note(note).help(help));
        };
        let enabled = self.enabled(name, dependency, out);
        let lacking = needed.iter().filter_map(Value::as_str).filter(|item| {
            item.split_once('/').is_some_and(|(_, feature)| !enabled.contains(feature))
        });
        let lacking: Vec<String> = lacking.map(|item| item.replacen(PACKAGE, name, 1)).collect();
        if lacking.is_empty() {
            return None;
        }
        let present = present.as_array().into_iter().flatten().filter_map(Value::as_str);
        let all = list(present.chain(lacking.iter().map(String::as_str)));
        let lacking = list(lacking.iter().map(String::as_str)).replace('"', "`");
        let note = format!(
            "the feature `http` of {path} lacks {lacking}, which the operations of the crate need"
        );
        let help = format!("write `http = [{all}]` into that file, which is yours");
        Some(Diagnostic::note(note).help(help))
    }

    /// Returns a note if the crate is a workspace of its own, and a member of another.
    pub(super) fn second_root(&self, out: &Path) -> Option<Diagnostic> {
        let enclosing = Enclosing::of(out).filter(|enclosing| enclosing.lists(out))?;
        self.table.contains_key("workspace").then(|| {
            Diagnostic::note(format!(
                "{} has a section `[workspace]`, though the crate is a member of the workspace of {}",
                shown(&out.join("Cargo.toml")),
                shown(&enclosing.manifest()),
            ))
            .help("remove that section, since Cargo refuses a workspace in another")
        })
    }

    fn features(&self) -> Option<&Table> {
        self.table.get("features")?.as_table()
    }

    /// Returns the features of the runtime that are on with the crate's feature `http`.
    fn enabled(&self, name: &str, dependency: &Value, out: &Path) -> BTreeSet<String> {
        let own = closure(self.features(), ["http".to_owned()]);
        let of_runtime = own.iter().filter_map(|item| {
            let (dependency, feature) = item.split_once('/')?;
            (dependency.trim_end_matches('?') == name).then(|| feature.to_owned())
        });
        let mut starts: Vec<String> = of_runtime.collect();
        let enclosing = is_inherited(dependency).then(|| Enclosing::of(out)).flatten();
        let inherited = enclosing.as_ref().and_then(|enclosing| enclosing.dependency(name));
        for dependency in [Some(dependency), inherited].into_iter().flatten() {
            starts.extend(turned_on(dependency));
        }
        let runtime = fs::read_to_string(root().join("runtime/Cargo.toml")).unwrap_or_default();
        let runtime = Manifest::parse(&runtime);
        closure(runtime.as_ref().and_then(Manifest::features), starts)
    }
}

fn is_inherited(dependency: &Value) -> bool {
    dependency.get("workspace").and_then(Value::as_bool) == Some(true)
}

/// Returns the features that a dependency turns on by itself.
fn turned_on(dependency: &Value) -> Vec<String> {
    let listed = dependency.get("features").and_then(Value::as_array);
    let listed = listed.into_iter().flatten().filter_map(Value::as_str);
    let has_defaults = !is_inherited(dependency)
        && dependency.get("default-features").and_then(Value::as_bool) != Some(false);
    listed.chain(has_defaults.then_some("default")).map(str::to_owned).collect()
}

/// These features and all that they turn on.
fn closure(features: Option<&Table>, starts: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<String> = starts.into_iter().collect();
    while let Some(feature) = next.pop() {
        let items = features.and_then(|features| features.get(&feature)?.as_array());
        if reached.insert(feature) {
            let items = items.into_iter().flatten().filter_map(Value::as_str);
            next.extend(items.map(str::to_owned));
        }
    }
    reached
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.map(|item| format!("{item:?}")).collect::<Vec<_>>().join(", ")
}
