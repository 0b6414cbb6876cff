//! How a client is made: from what a program says, and what the environment and the shared files say.

use crate::call::Progress;
use crate::config::choices::Choices;
use crate::config::client::{ClientConfig, Timeouts};
use crate::config::environment::{DEFAULT_PROFILE, Environment};
use crate::config::error::ConfigError;
use crate::config::settings::{Found, Setting};
use crate::credentials::token_variable;
use crate::network::{Proxies, Trust};
use http::{Request, Response};
use smithy_shapes::operation::Service;
use std::fmt;
use std::sync::Arc;

/// A color of clients: those that block, or those that are awaited.
pub trait Color {
    /// What finds credentials.
    type Credentials;
    /// What finds bearer tokens.
    type Token;
    /// What sends requests.
    type Transport;
}

/// Makes a client. What is not set here is looked up in the environment and in the shared files, as every
/// AWS tool does.
pub struct Builder<C: Color> {
    pub(crate) credentials: Option<C::Credentials>,
    pub(crate) token: Option<C::Token>,
    pub(crate) transport: Option<C::Transport>,
    profile: Option<String>,
    environment: Option<Environment>,
    choices: Choices,
}

impl<C: Color> Default for Builder<C> {
    fn default() -> Self {
        Builder {
            credentials: None,
            token: None,
            transport: None,
            profile: None,
            environment: None,
            choices: Choices::default(),
        }
    }
}

impl<C: Color> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("region", &self.choices.region)
            .field("endpoint_url", &self.choices.endpoint_url)
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}

impl<C: Color> Builder<C> {
    /// Sets the region that requests are sent to, such as `us-west-2`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.choices.region = Some(region.into());
        self
    }

    /// Sets the URL that all requests are sent to instead of the service's own.
    #[must_use]
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.choices.endpoint_url = Some(url.into());
        self
    }

    /// Sets the profile of the shared files to look at, instead of the one that `AWS_PROFILE` names.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Sets what surrounds the client instead of the environment of this process and its shared files,
    /// for tests and for platforms without them.
    #[must_use]
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Sets whether endpoints have to be validated to FIPS 140.
    #[must_use]
    pub fn use_fips(mut self, value: bool) -> Self {
        self.choices.use_fips = Some(value);
        self
    }

    /// Sets whether endpoints have to answer over IPv6 as well as IPv4.
    #[must_use]
    pub fn use_dual_stack(mut self, value: bool) -> Self {
        self.choices.use_dual_stack = Some(value);
        self
    }

    /// Sets how many attempts a call has in all; 1 turns retries off. The default is 3.
    #[must_use]
    pub fn max_attempts(mut self, count: u32) -> Self {
        self.choices.max_attempts = Some(count.max(1));
        self
    }

    /// Sets the limits on time.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.choices.timeouts = timeouts;
        self
    }

    /// Adds what the program calls itself to the header `user-agent`, such as `backup/1.2`.
    #[must_use]
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.choices.user_agent = Some(name.into());
        self
    }

    /// Leaves the host as it is in all requests, where some operations put a prefix in front of it: for a
    /// server of one's own, which has one name or address.
    #[must_use]
    pub fn without_host_prefix(mut self) -> Self {
        self.choices.without_host_prefix = true;
        self
    }

    /// Signs nothing, and needs no credentials.
    #[must_use]
    pub fn anonymous(mut self) -> Self {
        self.choices.is_anonymous = true;
        self
    }

    /// Signs by the clock here, even if it is off from that of the service.
    #[must_use]
    pub fn without_clock_correction(mut self) -> Self {
        self.choices.keeps_clock = true;
        self
    }

    /// Adds a function that may change every request before it is signed.
    #[must_use]
    pub fn on_request(
        mut self,
        hook: impl Fn(&mut Request<Vec<u8>>) + Send + Sync + 'static,
    ) -> Self {
        self.choices.on_request.push(Arc::new(hook));
        self
    }

    /// Adds a function that sees every whole response.
    #[must_use]
    pub fn on_response(
        mut self,
        hook: impl Fn(&Response<Vec<u8>>) + Send + Sync + 'static,
    ) -> Self {
        self.choices.on_response.push(Arc::new(hook));
        self
    }

    /// Adds a function that sees what happens during calls: attempts, answers, waits, and how long they
    /// take. It sees no secret.
    ///
    /// ```
    /// # use smithy_client::{Builder, Color};
    /// # fn with_log<C: Color>(builder: Builder<C>) -> Builder<C> {
    /// builder.on_progress(|progress| eprintln!("{progress}"))
    /// # }
    /// ```
    #[must_use]
    pub fn on_progress(mut self, hook: impl Fn(&Progress<'_>) + Send + Sync + 'static) -> Self {
        self.choices.on_progress.push(Arc::new(hook));
        self
    }

    /// Returns everything that is set here, in the environment and in the shared files.
    pub(crate) fn resolve<S: Service>(
        &self,
    ) -> Result<(ClientConfig<S>, Environment), ConfigError> {
        let environment = match &self.environment {
            Some(environment) => match &self.profile {
                Some(profile) => environment.with_profile(profile),
                None => environment.clone(),
            },
            None => Environment::of_process(self.profile.as_deref())?,
        };
        let name = environment.profile();
        if name != DEFAULT_PROFILE && environment.profiles().profile(name).is_none() {
            let files = environment.files();
            let files = format!("{} and {}", files.config, files.credentials);
            return Err(ConfigError::NoProfile { name: name.to_owned(), files });
        }
        let mut config = self.choices.config::<S>(&environment.sources())?;
        let variable = S::SCHEMA.signing_name().map(token_variable);
        let is_set = variable.is_some_and(|variable| environment.variable(&variable).is_some());
        config.prefers_token = self.token.is_some() || (is_set && self.credentials.is_none());
        Ok((config, environment))
    }
}

/// Returns the proxies that the environment names.
pub(crate) fn proxies(environment: &Environment) -> Proxies {
    Proxies::of_environment(|name| environment.variable(name))
}

/// Returns the authorities of the file that is set, or Mozilla's.
pub(crate) fn trust(environment: &Environment) -> Result<Trust, ConfigError> {
    let Some(Found { value: path, origin }) = environment.sources().get(Setting::CA_BUNDLE) else {
        return Ok(Trust::default());
    };
    let pem = std::fs::read(&path);
    let trust = pem.map_err(|error| error.to_string()).and_then(|pem| Trust::of_pem(&pem));
    trust.map_err(|message| ConfigError::Certificates { path, origin, message })
}
