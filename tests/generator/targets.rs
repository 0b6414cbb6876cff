//! What `crates.toml` lists.

use crate::files::{read, root};
use serde::Deserialize;
use smithy_codegen::{Docs, Files, Options, Source, generate};
use std::path::PathBuf;

/// A checked-in crate. Paths are relative to the root.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub name: String,
    pub models: Vec<String>,
    pub out: PathBuf,
    pub service: Option<String>,
    pub protocol: Option<String>,
    #[serde(default)]
    pub operations: Vec<String>,
    pub docs: Option<String>,
    pub client: Option<bool>,
}

/// Returns the crates that `crates.toml` lists.
pub fn targets() -> Vec<Target> {
    #[derive(Deserialize)]
    struct Config {
        #[serde(rename = "crate")]
        crates: Vec<Target>,
    }
    let config: Config = toml::from_str(&read(&root().join("crates.toml"))).unwrap();
    assert!(!config.crates.is_empty(), "crates.toml lists no crate");
    config.crates
}

impl Target {
    pub fn sources(&self) -> Vec<Source> {
        let source = |path: &String| Source::new(path.as_str(), read(&root().join(path)));
        self.models.iter().map(source).collect()
    }

    /// Returns what the generator makes of these sources.
    pub fn generate(&self, sources: &[Source]) -> Files {
        let options = Options {
            service: self.service.clone(),
            protocol: self.protocol.as_deref().map(|name| name.parse().unwrap()),
            operations: self.operations.clone(),
            client: self.client.unwrap_or(true).then(|| "{ workspace = true }".to_owned()),
            docs: self.docs.as_deref().map_or_else(Docs::default, |name| name.parse().unwrap()),
            ..Options::new(&self.name, "{ workspace = true }")
        };
        match generate(sources, &options) {
            Ok(generated) => generated.files,
            Err(errors) => panic!("{}:\n{errors}", self.name),
        }
    }
}
