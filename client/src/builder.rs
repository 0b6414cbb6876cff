//! How a client is made: from what a program says, and what the environment and the shared files say.

use crate::config::client::{ClientConfig, RequestHook, ResponseHook, Timeouts, user_agent};
use crate::config::files;
use crate::config::profile::{FileKind, ProfileError, Profiles};
use crate::config::settings::{Setting, SettingError, Sources};
use http::{Request, Response};
use smithy_shapes::endpoint::EndpointParams;
use smithy_shapes::operation::Service;
use std::fmt;
use std::io::ErrorKind;
use std::sync::Arc;

/// A colour of clients: those that block, or those that are awaited.
pub trait Colour {
    /// What finds credentials.
    type Credentials;
    /// What sends requests.
    type Transport;
}

/// Makes a client. What is not set here is looked up in the environment and in the shared files, as every
/// AWS tool does.
pub struct Builder<C: Colour> {
    pub(crate) credentials: Option<C::Credentials>,
    pub(crate) transport: Option<C::Transport>,
    settings: Settings,
}

/// What a program sets.
#[derive(Default)]
struct Settings {
    region: Option<String>,
    endpoint_url: Option<String>,
    profile: Option<String>,
    use_fips: Option<bool>,
    use_dual_stack: Option<bool>,
    max_attempts: Option<u32>,
    timeouts: Timeouts,
    user_agent: Option<String>,
    without_host_prefix: bool,
    is_anonymous: bool,
    keeps_clock: bool,
    on_request: Vec<RequestHook>,
    on_response: Vec<ResponseHook>,
}

impl<C: Colour> Default for Builder<C> {
    fn default() -> Self {
        Builder { credentials: None, transport: None, settings: Settings::default() }
    }
}

impl<C: Colour> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("region", &self.settings.region)
            .field("endpoint_url", &self.settings.endpoint_url)
            .field("profile", &self.settings.profile)
            .finish_non_exhaustive()
    }
}

impl<C: Colour> Builder<C> {
    /// Sets the region that requests are sent to, such as `us-west-2`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.settings.region = Some(region.into());
        self
    }

    /// Sets the URL that all requests are sent to instead of the service's own.
    #[must_use]
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.settings.endpoint_url = Some(url.into());
        self
    }

    /// Sets the profile of the shared files to look at, instead of the one that `AWS_PROFILE` names.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.settings.profile = Some(name.into());
        self
    }

    /// Sets whether endpoints have to be validated to FIPS 140.
    #[must_use]
    pub fn use_fips(mut self, value: bool) -> Self {
        self.settings.use_fips = Some(value);
        self
    }

    /// Sets whether endpoints have to answer over IPv6 as well as IPv4.
    #[must_use]
    pub fn use_dual_stack(mut self, value: bool) -> Self {
        self.settings.use_dual_stack = Some(value);
        self
    }

    /// Sets how many attempts a call has in all; 1 turns retries off. The default is 3.
    #[must_use]
    pub fn max_attempts(mut self, count: u32) -> Self {
        self.settings.max_attempts = Some(count.max(1));
        self
    }

    /// Sets the limits on time.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.settings.timeouts = timeouts;
        self
    }

    /// Adds what the program calls itself to the header `user-agent`, such as `backup/1.2`.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.settings.user_agent = Some(name.into());
        self
    }

    /// Leaves the host as it is in all requests, where some operations put a prefix in front of it: for a
    /// server of one's own, which has one name or address.
    #[must_use]
    pub fn without_host_prefix(mut self) -> Self {
        self.settings.without_host_prefix = true;
        self
    }

    /// Signs nothing, and needs no credentials.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.settings.is_anonymous = true;
        self
    }

    /// Signs by the clock here, even if it is off from that of the service.
    #[must_use]
    pub fn without_clock_correction(mut self) -> Self {
        self.settings.keeps_clock = true;
        self
    }

    /// Adds a function that may change every request before it is signed.
    #[must_use]
    pub fn on_request(
        mut self,
        hook: impl Fn(&mut Request<Vec<u8>>) + Send + Sync + 'static,
    ) -> Self {
        self.settings.on_request.push(Arc::new(hook));
        self
    }

    /// Adds a function that sees every whole response.
    #[must_use]
    pub fn on_response(
        mut self,
        hook: impl Fn(&Response<Vec<u8>>) + Send + Sync + 'static,
    ) -> Self {
        self.settings.on_response.push(Arc::new(hook));
        self
    }

    /// Returns everything that is set here, in the environment and in the shared files.
    pub(crate) fn resolve<S: Service>(&self) -> Result<Resolved<S>, ConfigError> {
        let variable = |name: &str| std::env::var(name).ok();
        let profile = self.settings.profile.clone().or_else(|| variable("AWS_PROFILE"));
        let profiles = read_profiles(&variable)?;
        let name = profile.as_deref().unwrap_or("default");
        if profile.is_some() && profiles.profile(name).is_none() {
            return Err(ConfigError::NoProfile { name: name.to_owned(), files: shown(&variable) });
        }
        let sources = Sources { variable: &variable, profiles: &profiles, profile: name };
        let config = self.settings.config::<S>(&sources)?;
        Ok(Resolved { config, profile: name.to_owned(), profiles })
    }
}

/// What a client is made of.
pub(crate) struct Resolved<S: Service> {
    pub(crate) config: ClientConfig<S>,
    pub(crate) profiles: Profiles,
    pub(crate) profile: String,
}

impl Settings {
    fn config<S: Service>(&self, sources: &Sources<'_>) -> Result<ClientConfig<S>, ConfigError> {
        let own = |value: &Option<String>| value.clone();
        let found = |setting| sources.get(setting).map(|found| found.value);
        let region = own(&self.region).or_else(|| found(Setting::REGION));
        let has_regions = S::Endpoints::default().set_region("us-east-1");
        if region.is_none() && has_regions {
            return Err(ConfigError::NoRegion { looked_at: sources.places(Setting::REGION) });
        }
        let mut config = ClientConfig::<S>::new(region.as_deref());
        let endpoints = &mut config.endpoints;
        let url = match &self.endpoint_url {
            Some(url) => Some(url.clone()),
            None => {
                let id = S::SCHEMA.sdk_id().unwrap_or(S::SCHEMA.name());
                sources.endpoint_url(id)?.map(|found| found.value)
            }
        };
        if let Some(url) = url {
            endpoints.set_endpoint(&url);
        }
        let flag = |own: Option<bool>, setting| match own {
            Some(value) => Ok(Some(value)),
            None => sources.flag(setting),
        };
        if let Some(value) = flag(self.use_fips, Setting::USE_FIPS)? {
            endpoints.set_use_fips(value);
        }
        if let Some(value) = flag(self.use_dual_stack, Setting::USE_DUAL_STACK)? {
            endpoints.set_use_dual_stack(value);
        }
        let max_attempts = match self.max_attempts {
            Some(count) => Some(count),
            None => sources.count(Setting::MAX_ATTEMPTS)?,
        };
        if let Some(count) = max_attempts {
            config.retry.max_attempts = count;
        }
        config.timeouts = self.timeouts;
        config.user_agent = user_agent::<S>(self.user_agent.as_deref());
        config.takes_host_prefix = !self.without_host_prefix;
        config.signs = !self.is_anonymous;
        config.corrects_clock = !self.keeps_clock;
        config.on_request.clone_from(&self.on_request);
        config.on_response.clone_from(&self.on_response);
        Ok(config)
    }
}

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
            ConfigError::Profile(error) => error.fmt(f),
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

/// Reads both shared files, which need not be there.
fn read_profiles(variable: &impl Fn(&str) -> Option<String>) -> Result<Profiles, ConfigError> {
    let files = files::locations(variable, cfg!(windows));
    let mut profiles = Profiles::default();
    let both = [(files.config, FileKind::Config), (files.credentials, FileKind::Credentials)];
    for (path, kind) in both {
        match std::fs::read_to_string(&path) {
            Ok(text) => profiles.add(&text, &path, kind).map_err(ConfigError::Profile)?,
            // A file that is named as `/dev/null` or below a file is a way to have none.
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(cause) => return Err(ConfigError::File { path, cause }),
        }
    }
    Ok(profiles)
}

fn shown(variable: &impl Fn(&str) -> Option<String>) -> String {
    let files = files::locations(variable, cfg!(windows));
    format!("{} and {}", files.config, files.credentials)
}
