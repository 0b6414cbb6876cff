//! The last steps of making a client: what finds credentials, and what sends.

use super::transport::Transport;
use super::{Client, CredentialsProvider, Ureq};
use crate::builder::{Builder, Colour, ConfigError, Resolved};
use crate::config::profile::Profiles;
use crate::credentials::Credentials;
use crate::credentials::profile_chain::{self, Base};
use crate::error::Cause;
use smithy_shapes::operation::Service;
use std::sync::Arc;

impl<S: Service> Colour for Client<S> {
    type Credentials = Arc<dyn CredentialsProvider>;
    type Transport = Arc<dyn Transport>;
}

impl<S: Service> Builder<Client<S>> {
    /// Sets who makes the requests: [`Credentials`], or what finds some.
    #[must_use]
    pub fn credentials(mut self, provider: impl CredentialsProvider) -> Self {
        self.credentials = Some(Arc::new(provider));
        self
    }

    /// Sets what sends the requests.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Makes the client. Sends nothing: credentials are found by the first call.
    ///
    /// # Errors
    ///
    /// If a setting is missing or wrong.
    pub fn build(self) -> Result<Client<S>, ConfigError> {
        let Resolved { config, profile, profiles } = self.resolve::<S>()?;
        let credentials = self.credentials.unwrap_or_else(|| Arc::new(Found { profiles, profile }));
        let transport = self.transport.unwrap_or_else(|| Arc::new(Ureq::default()));
        Ok(Client::new(config, credentials, transport))
    }
}

/// Finds credentials in the environment, or in the profile.
struct Found {
    profiles: Profiles,
    profile: String,
}

impl CredentialsProvider for Found {
    fn credentials(&self) -> Result<Credentials, Cause> {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let id = variable("AWS_ACCESS_KEY_ID").or_else(|| variable("AWS_ACCESS_KEY"));
        let secret = variable("AWS_SECRET_ACCESS_KEY").or_else(|| variable("SECRET_ACCESS_KEY"));
        if let (Some(id), Some(secret)) = (id, secret) {
            let credentials = Credentials::new(id, secret);
            return Ok(match variable("AWS_SESSION_TOKEN") {
                Some(token) => credentials.with_session_token(token),
                None => credentials,
            });
        }
        let chain = profile_chain::resolve(&self.profiles, &self.profile)?;
        match chain.base {
            Base::AccessKey { access_key_id, secret_access_key, session_token, .. }
                if chain.roles.is_empty() =>
            {
                let credentials = Credentials::new(access_key_id, secret_access_key.as_str());
                Ok(match session_token {
                    Some(token) => credentials.with_session_token(token.as_str()),
                    None => credentials,
                })
            }
            other => Err(format!("{other:?}").into()),
        }
    }
}
