//! Why a client cannot be made.

use super::profile::ProfileError;
use super::settings::{Origin, SettingError};
use std::fmt;

/// Why a client cannot be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// Nothing says which region requests go to.
    NoRegion {
        /// Every place that was looked at.
        looked_at: String,
    },
    /// The profile that is asked for is in neither file.
    NoProfile {
        /// Its name.
        name: String,
        /// The files.
        files: String,
    },
    /// A setting has a value that it does not take.
    Setting(SettingError),
    /// A shared file has a mistake.
    Profile(ProfileError),
    /// The file of certificates cannot be used.
    Certificates {
        /// Its path.
        path: String,
        /// What names it.
        origin: Origin,
        /// Why not.
        message: String,
    },
    /// A shared file cannot be read.
    File {
        /// Its path.
        path: String,
        /// Why not.
        cause: std::io::Error,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::NoRegion { looked_at } => write!(
                f,
                "no region is set: call `region` of the builder, or set one of {looked_at}"
            ),
            ConfigError::NoProfile { name, files } => {
                write!(f, "the profile `{name}` is in neither of {files}")
            }
            ConfigError::Setting(error) => error.fmt(f),
            ConfigError::Profile(error) => write!(f, "could not parse profile file {error}"),
            ConfigError::Certificates { path, origin, message } => {
                write!(f, "{path}, which {origin} names: {message}")
            }
            ConfigError::File { path, cause } => write!(f, "{path}: {cause}"),
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ConfigError::File { cause, .. } => Some(cause),
            _ => None,
        }
    }
}

impl From<SettingError> for ConfigError {
    fn from(error: SettingError) -> Self {
        ConfigError::Setting(error)
    }
}
