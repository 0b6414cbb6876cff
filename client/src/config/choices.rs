//! What a program sets itself, before what the environment and the shared files say.

use super::client::{ClientConfig, ProgressHook, RequestHook, ResponseHook, Timeouts, user_agent};
use super::environment::Environment;
use super::error::ConfigError;
use super::settings::{Setting, Sources};
use smithy_shapes::endpoint::EndpointParams;
use smithy_shapes::operation::Service;

/// What a program sets.
#[derive(Default)]
pub(crate) struct Choices {
    pub(crate) region: Option<String>,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) use_fips: Option<bool>,
    pub(crate) use_dual_stack: Option<bool>,
    pub(crate) max_attempts: Option<u32>,
    pub(crate) timeouts: Timeouts,
    pub(crate) user_agent: Option<String>,
    pub(crate) without_host_prefix: bool,
    pub(crate) is_anonymous: bool,
    pub(crate) keeps_clock: bool,
    pub(crate) on_request: Vec<RequestHook>,
    pub(crate) on_response: Vec<ResponseHook>,
    pub(crate) on_progress: Vec<ProgressHook>,
}

/// Returns the settings of a client for a region, or for the region that is set, for the calls that
/// clients make on their own.
pub(crate) fn own_config<S: Service>(
    environment: &Environment,
    region: Option<&str>,
) -> Result<ClientConfig<S>, ConfigError> {
    let region = region.map(str::to_owned);
    let choices = Choices { region, ..Choices::default() };
    choices.config::<S>(&environment.sources())
}

impl Choices {
    /// Returns these settings, and what is set elsewhere.
    pub(crate) fn config<S: Service>(
        &self,
        sources: &Sources<'_>,
    ) -> Result<ClientConfig<S>, ConfigError> {
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
        // All of them are the same here, but a word that is none of them is a mistake.
        sources.one_of(Setting::RETRY_MODE, &["standard", "adaptive", "legacy"])?;
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
        config.on_progress.clone_from(&self.on_progress);
        Ok(config)
    }
}
