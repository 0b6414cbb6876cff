//! `crates.toml`, or a file like it: which crates there are, and the models that they come from.

use crate::Failure;
use crate::options::GenerateOptions;
use crate::runtime::Runtime;
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// A crate to generate.
#[derive(Clone, Debug)]
pub struct Target {
    /// The name of the crate.
    pub name: String,
    /// The files of the model, which are merged.
    pub models: Vec<PathBuf>,
    /// The folder of the crate.
    pub out: PathBuf,
    /// How the crate is generated.
    pub options: GenerateOptions,
}

/// Reads a table `[[crate]]`, so that errors know their lines.
impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TargetVisitor)
    }
}

struct TargetVisitor;

impl<'de> Visitor<'de> for TargetVisitor {
    type Value = Target;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table that describes a crate")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Target, A::Error> {
        let (mut name, mut models, mut out) = (None, None, None);
        let mut options = GenerateOptions::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "name" => name = Some(map.next_value()?),
                "models" => models = Some(map.next_value()?),
                "out" => out = Some(map.next_value()?),
                key => options.read_key(key, &mut map)?,
            }
        }
        let missing = A::Error::missing_field;
        Ok(Target {
            name: name.ok_or_else(|| missing("name"))?,
            models: models.ok_or_else(|| missing("models"))?,
            out: out.ok_or_else(|| missing("out"))?,
            options,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    #[serde(rename = "crate")]
    crates: Vec<Target>,
    /// How the crates find the runtime that do not say it themselves.
    runtime: Option<Runtime>,
}

/// Returns the crates that a file such as `crates.toml` lists, with paths from the folder of that.
pub fn targets(file: &Path) -> Result<Vec<Target>, Failure> {
    let file = std::path::absolute(file)?;
    let text = std::fs::read_to_string(&file).map_err(|error| Failure::at(&file, error))?;
    let config: Config = toml::from_str(&text).map_err(|error| Failure::at(&file, error))?;
    let folder = file.parent().unwrap_or(&file);
    // One file is one path, however it is written down.
    let from_there = |path: PathBuf| {
        let path = folder.join(path);
        path.canonicalize().unwrap_or(path)
    };
    let mut names = BTreeSet::new();
    if let Some(twice) = config.crates.iter().find(|target| !names.insert(&target.name)) {
        return Err(Failure::at(&file, format_args!("there are two crates `{}`", twice.name)));
    }
    Ok(config
        .crates
        .into_iter()
        .map(|target| Target {
            models: target.models.into_iter().map(from_there).collect(),
            out: folder.join(target.out),
            options: GenerateOptions {
                runtime: target
                    .options
                    .runtime
                    .or_else(|| config.runtime.clone())
                    .map(|runtime| runtime.relative_to(folder)),
                ..target.options
            },
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
    let written = target.options.selection.protocol.map(|protocol| protocol.short_name());
    (written == Some(protocol)).then_some(text)
}
