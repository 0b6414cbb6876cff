//! `models.toml`: which crates are checked in, and the models that they come from.

use crate::{Failure, root};
use serde::Deserialize;
use smithy_codegen::{PROTOCOLS, Protocol};
use std::path::PathBuf;

/// A crate to generate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Target {
    /// The name of the crate.
    pub(crate) name: String,
    /// The files of the model, which are merged.
    pub(crate) models: Vec<PathBuf>,
    /// The folder of the crate.
    pub(crate) out: PathBuf,
    /// The service, where the model has several.
    pub(crate) service: Option<String>,
    /// The protocol of the operations, where it is not to be the service's own.
    pub(crate) protocol: Option<String>,
}

impl Target {
    /// The protocol of this name.
    pub(crate) fn protocol(&self) -> Result<Option<Protocol>, Failure> {
        self.protocol.as_deref().map(protocol).transpose()
    }
}

/// The protocol of this name.
pub(crate) fn protocol(name: &str) -> Result<Protocol, Failure> {
    Protocol::named(name).ok_or_else(|| {
        let names: Vec<&str> = PROTOCOLS.iter().map(Protocol::short_name).collect();
        let names = names.join(", ");
        let problem = format!("there is no protocol `{name}`");
        format!("error: {problem}\n = help: the protocols are {names}").into()
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    #[serde(rename = "crate")]
    crates: Vec<Target>,
}

/// The crates that `models.toml` lists, with absolute paths.
pub(crate) fn targets() -> Result<Vec<Target>, Failure> {
    let path = root().join("models.toml");
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("error: {}: {error}", path.display()))?;
    let config: Config =
        toml::from_str(&text).map_err(|error| format!("error: {}: {error}", path.display()))?;
    let absolute = |path: PathBuf| root().join(path);
    Ok(config
        .crates
        .into_iter()
        .map(|target| Target {
            models: target.models.into_iter().map(absolute).collect(),
            out: absolute(target.out),
            ..target
        })
        .collect())
}
