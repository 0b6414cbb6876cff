//! What surrounds a program: its environment variables, the shared files, and the profile in use.

use super::error::ConfigError;
use super::files::{self, FileLocations};
use super::profile::{FileKind, Profiles};
use super::settings::Sources;
use std::fmt;
use std::io::ErrorKind;
use std::sync::Arc;

/// What surrounds a program: its environment variables, the shared files, and the profile in use.
#[derive(Clone)]
pub struct Environment {
    variables: Arc<Variables>,
    profiles: Arc<Profiles>,
    profile: String,
}

/// The profile that is used if none is chosen.
pub(crate) const DEFAULT_PROFILE: &str = "default";

type Variables = dyn Fn(&str) -> Option<String> + Send + Sync;

impl Environment {
    /// Returns that of this process. Reads both shared files, which need not be there.
    ///
    /// # Errors
    ///
    /// If a file is malformed or cannot be read.
    pub fn of_process(profile: Option<&str>) -> Result<Environment, ConfigError> {
        let variable = |name: &str| std::env::var(name).ok();
        let profiles = read_profiles(&files::locations(variable, cfg!(windows)))?;
        Ok(Environment::new(variable, profiles, profile))
    }

    /// Returns one in which nothing is set, for tests and for platforms without an environment.
    pub fn empty() -> Environment {
        Environment::new(|_| None, Profiles::default(), None)
    }

    /// Returns one that is made of these parts. Without a profile, it is the one that the variable
    /// `AWS_PROFILE` names, or the one called `default`.
    pub fn new(
        variables: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
        profiles: Profiles,
        profile: Option<&str>,
    ) -> Environment {
        let named = || variables("AWS_PROFILE").filter(|name| !name.trim().is_empty());
        let chosen = profile.map(str::to_owned).or_else(named);
        Environment {
            profile: chosen.unwrap_or_else(|| DEFAULT_PROFILE.to_owned()),
            profiles: Arc::new(profiles),
            variables: Arc::new(variables),
        }
    }

    /// Returns the same with another profile.
    #[must_use]
    pub fn with_profile(&self, name: &str) -> Environment {
        Environment { profile: name.to_owned(), ..self.clone() }
    }

    /// Returns what settings are looked up in.
    pub fn sources(&self) -> Sources<'_> {
        Sources { variable: &*self.variables, profiles: &self.profiles, profile: &self.profile }
    }

    /// Returns an environment variable. One that is blank is not set.
    pub fn variable(&self, name: &str) -> Option<String> {
        let value = (self.variables)(name)?;
        (!value.trim().is_empty()).then_some(value)
    }

    /// Returns the shared files.
    pub fn profiles(&self) -> &Profiles {
        &self.profiles
    }

    /// Returns the name of the profile in use.
    pub fn profile(&self) -> &str {
        &self.profile
    }

    /// Returns where the shared files are.
    pub fn files(&self) -> FileLocations {
        files::locations(|name| self.variable(name), cfg!(windows))
    }

    /// Returns the path of a file in the home folder: `~/.aws/…`.
    #[cfg(feature = "credentials")]
    pub(crate) fn below_home(&self, path: &str) -> String {
        files::below_home(path, |name| self.variable(name), cfg!(windows))
    }
}

/// Without the variables, which may be secrets.
impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").field("profile", &self.profile).finish_non_exhaustive()
    }
}

fn read_profiles(files: &FileLocations) -> Result<Profiles, ConfigError> {
    let mut profiles = Profiles::default();
    let both = [(&files.config, FileKind::Config), (&files.credentials, FileKind::Credentials)];
    for (path, kind) in both {
        match std::fs::read_to_string(path) {
            Ok(text) => profiles.add(&text, path, kind).map_err(ConfigError::Profile)?,
            // A file that is named as `/dev/null` or below a file is a way to have none.
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(cause) => return Err(ConfigError::File { path: path.clone(), cause }),
        }
    }
    Ok(profiles)
}
