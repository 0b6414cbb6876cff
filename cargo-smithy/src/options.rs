//! How a crate is generated: the options that flags and `crates.toml` share.

use crate::Failure;
use crate::runtime::Runtime;
use clap::Args;
use serde::de::{Deserialize, Deserializer, Error, MapAccess};
use smithy_codegen::{Docs, Options, Protocol};
use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;

/// How a crate is generated.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct GenerateOptions {
    /// What of the model is generated.
    #[command(flatten)]
    pub selection: Selection,
    /// How much of the model's documentation a crate has: full, short (first sentences) or none
    /// [default: full]
    #[arg(long, value_name = "LEVEL")]
    pub docs: Option<Docs>,
    /// How a crate finds the runtime: path, path=DIR, git=URL, git=URL#REV or version=REQ [default:
    /// path, to the one of this project]
    #[arg(long, value_name = "SOURCE")]
    pub runtime: Option<Runtime>,
    /// Whether a crate can have a client, which its users turn on [default: true]
    #[arg(long, value_name = "BOOL")]
    pub client: Option<bool>,
}

/// What of a model is generated, and for which protocol.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Service, by its name or ID, if the model has several
    #[arg(long, value_name = "SERVICE")]
    pub service: Option<String>,
    /// Protocol of the operations, such as restJson1, instead of the one that the service prefers
    #[arg(long, value_name = "PROTOCOL")]
    pub protocol: Option<Protocol>,
    /// Operations, by their names or IDs, to which a crate is limited, with what they need
    #[arg(long, value_name = "OPERATION", value_delimiter = ',')]
    pub operations: Vec<String>,
}

impl GenerateOptions {
    /// The keys of a crate in `crates.toml`, besides those that say where it comes from and goes to.
    pub(crate) const KEYS: [&'static str; 6] =
        ["service", "protocol", "operations", "docs", "runtime", "client"];

    /// Reads the value of a key of `crates.toml`.
    pub(crate) fn read_key<'de, A: MapAccess<'de>>(
        &mut self,
        key: &str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let Selection { service, protocol, operations } = &mut self.selection;
        match key {
            "service" => *service = Some(map.next_value()?),
            "protocol" => *protocol = Some(map.next_value::<Parsed<_>>()?.0),
            "operations" => *operations = map.next_value()?,
            "docs" => self.docs = Some(map.next_value::<Parsed<_>>()?.0),
            "runtime" => self.runtime = Some(map.next_value()?),
            "client" => self.client = Some(map.next_value()?),
            _ => {
                let known: Vec<&str> =
                    ["name", "models", "out"].into_iter().chain(Self::KEYS).collect();
                let known = known.join("`, `");
                let message = format!("unknown field `{key}`, expected one of `{known}`");
                return Err(A::Error::custom(message));
            }
        }
        Ok(())
    }

    /// Returns the flags that say the same.
    pub(crate) fn flags(&self) -> String {
        let Selection { service, protocol, operations } = &self.selection;
        let mut flags = String::new();
        let mut add = |name: &str, value: Option<String>| {
            flags.extend(value.map(|value| format!(" --{name} {value}")));
        };
        add("service", service.clone());
        add("protocol", protocol.map(|protocol| protocol.short_name().to_owned()));
        add("operations", (!operations.is_empty()).then(|| operations.join(",")));
        add("docs", self.docs.map(|docs| docs.name().to_owned()));
        add("runtime", self.runtime.as_ref().map(Runtime::to_string));
        add("client", self.client.map(|client| client.to_string()));
        flags
    }

    /// Returns what the generator is told for the crate `name` in the folder `out`.
    ///
    /// # Errors
    ///
    /// If the runtime is not where it is said to be.
    pub(crate) fn for_crate(&self, name: &str, out: &Path) -> Result<Options, Failure> {
        Ok(Options {
            docs: self.docs.unwrap_or_default(),
            client: match self.client.unwrap_or(true) {
                true => self.runtime().client(out)?,
                false => None,
            },
            ..self.selection.options(name, self.runtime().dependency(out)?)
        })
    }

    /// Returns how a crate finds the runtime.
    pub(crate) fn runtime(&self) -> Runtime {
        self.runtime.clone().unwrap_or(Runtime::Path(None))
    }
}

impl Selection {
    /// Returns what the generator is told, with full documentation.
    pub(crate) fn options(&self, name: &str, runtime: String) -> Options {
        Options {
            service: self.service.clone(),
            protocol: self.protocol,
            operations: self.operations.clone(),
            ..Options::new(name, runtime)
        }
    }
}

/// A value that is written as text.
struct Parsed<T>(T);

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Parsed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Parsed).map_err(D::Error::custom)
    }
}
