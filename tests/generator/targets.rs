//! What `models.toml` lists.

use crate::files::{read, root};
use serde::Deserialize;
use smithy_codegen::{Files, Options, Source, generate};
use std::path::PathBuf;

/// A crate that is checked in. Paths are relative to the root.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub name: String,
    pub models: Vec<String>,
    pub out: PathBuf,
    pub service: Option<String>,
    #[serde(default)]
    pub protocol: Option<String>,
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
            protocol: self.protocol.as_deref().and_then(smithy_codegen::Protocol::named),
        };
        generate(sources, &options).unwrap_or_else(|errors| panic!("{}:\n{errors}", self.name))
    }
}
