//! `crates.toml`, or a file like it: which crates there are, and the models that they come from.

use crate::runtime::Runtime;
use crate::{Failure, shown};
use serde::Deserialize;
use smithy_codegen::{Docs, PROTOCOLS, Protocol};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A crate to generate.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The name of the crate.
    pub name: String,
    /// The files of the model, which are merged.
    pub models: Vec<PathBuf>,
    /// The folder of the crate.
    pub out: PathBuf,
    /// The service, where the model has several.
    pub service: Option<String>,
    /// The protocol of the operations, where it is not to be the service's own.
    pub protocol: Option<String>,
    /// The operations to which the crate is limited; all if none are listed.
    #[serde(default)]
    pub operations: Vec<String>,
    /// How much documentation the crate has.
    pub docs: Option<String>,
    /// How the crate finds the runtime, where it is not to be by the path to the one of this project.
    pub runtime: Option<Runtime>,
}

impl Target {
    /// The protocol of this name.
    pub fn protocol(&self) -> Result<Option<Protocol>, Failure> {
        self.protocol.as_deref().map(protocol).transpose()
    }

    /// The level of documentation of this name.
    pub fn docs(&self) -> Result<Docs, Failure> {
        let Some(name) = &self.docs else { return Ok(Docs::default()) };
        let all = Docs::ALL.iter().map(Docs::name);
        Docs::named(name).ok_or_else(|| no_such("level of documentation", name, all))
    }
}

/// The protocol of this name.
pub fn protocol(name: &str) -> Result<Protocol, Failure> {
    let all = PROTOCOLS.iter().map(Protocol::short_name);
    Protocol::named(name).ok_or_else(|| no_such("protocol", name, all))
}

fn no_such<'a>(what: &str, name: &str, all: impl Iterator<Item = &'a str>) -> Failure {
    let all: Vec<&str> = all.collect();
    format!("error: there is no {what} `{name}`\n = help: choose one of {}", all.join(", ")).into()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    #[serde(rename = "crate")]
    crates: Vec<Target>,
    /// How the crates find the runtime that do not say it themselves.
    runtime: Option<Runtime>,
}

/// The crates that a file such as `crates.toml` lists, with paths from the folder of that.
pub fn targets(file: &Path) -> Result<Vec<Target>, Failure> {
    let file = std::path::absolute(file)?;
    let failure =
        |problem: String| -> Failure { format!("error: {}: {problem}", shown(&file)).into() };
    let text = std::fs::read_to_string(&file).map_err(|error| failure(error.to_string()))?;
    let config: Config = toml::from_str(&text).map_err(|error| failure(error.to_string()))?;
    let folder = file.parent().unwrap_or(&file);
    // One file is one path, however it is written down.
    let from_there = |path: PathBuf| {
        let path = folder.join(path);
        path.canonicalize().unwrap_or(path)
    };
    let mut names = BTreeSet::new();
    if let Some(twice) = config.crates.iter().find(|target| !names.insert(&target.name)) {
        return Err(failure(format!("there are two crates `{}`", twice.name)));
    }
    Ok(config
        .crates
        .into_iter()
        .map(|target| Target {
            models: target.models.into_iter().map(from_there).collect(),
            out: folder.join(target.out),
            runtime: target
                .runtime
                .or_else(|| config.runtime.clone())
                .map(|runtime| runtime.relative_to(folder)),
            ..target
        })
        .collect())
}

/// The text of such a file with a protocol for a crate that has none; none if there is no line for it.
pub fn with_protocol(text: &str, name: &str, protocol: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Names {
        #[serde(rename = "crate")]
        crates: Vec<Named>,
    }
    #[derive(Deserialize)]
    struct Named {
        name: toml::Spanned<String>,
    }
    let names: Names = toml::from_str(text).ok()?;
    let place = names.crates.iter().find(|one| one.name.get_ref() == name)?.name.span().end;
    let end = text[place..].find('\n').map_or(text.len(), |length| place + length);
    let ending = if text[..end].ends_with('\r') { "\r" } else { "" };
    let text = format!("{}\nprotocol = {protocol:?}{ending}{}", &text[..end], &text[end..]);

    let config: Config = toml::from_str(&text).ok()?;
    let target = config.crates.iter().find(|target| target.name == name)?;
    (target.protocol.as_deref() == Some(protocol)).then_some(text)
}
