//! Where things are, and what `models.toml` lists.

use serde::Deserialize;
use smithy_codegen::{Files, Options, Source, generate};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder below the root")
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A crate that is checked in. Paths are relative to the root.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub name: String,
    pub models: Vec<String>,
    pub out: PathBuf,
    pub service: Option<String>,
}

/// The crates that `models.toml` lists.
pub fn targets() -> Vec<Target> {
    #[derive(Deserialize)]
    struct Config {
        #[serde(rename = "crate")]
        crates: Vec<Target>,
    }
    let config: Config = toml::from_str(&read(&root().join("models.toml"))).unwrap();
    assert!(!config.crates.is_empty(), "models.toml lists no crate");
    config.crates
}

impl Target {
    pub fn sources(&self) -> Vec<Source> {
        let source = |path: &String| Source::new(path.as_str(), read(&root().join(path)));
        self.models.iter().map(source).collect()
    }

    /// What the generator makes of these sources.
    pub fn generate(&self, sources: &[Source]) -> Files {
        let options = Options {
            name: self.name.clone(),
            runtime: "{ workspace = true }".to_owned(),
            service: self.service.clone(),
        };
        generate(sources, &options).unwrap_or_else(|errors| panic!("{}:\n{errors}", self.name))
    }
}

/// All files in a folder and below, as paths within it, with `/`.
pub fn files_below(folder: &Path) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below)).unwrap() {
            let entry = entry.unwrap();
            let path = below.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else {
                files.insert(path.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    files
}
