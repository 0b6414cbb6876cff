//! The last steps of making a client: what finds credentials, and what sends.

use super::client::IdentityProvider;
use super::credentials::{FoundCredentials, FoundToken, Ways};
use super::transport::Transport;
use super::{Client, CredentialsProvider, TokenProvider, Ureq};
use crate::builder::{Builder, Color, proxies, trust};
use crate::config::error::ConfigError;
use smithy_shapes::operation::Service;
use std::sync::Arc;

impl<S: Service> Color for Client<S> {
    type Credentials = Arc<dyn CredentialsProvider>;
    type Token = Arc<dyn TokenProvider>;
    type Transport = Arc<dyn Transport>;
}

impl<S: Service> Builder<Client<S>> {
    /// Sets who makes the requests: [`Credentials`](crate::Credentials), or what finds
    /// some.
    #[must_use]
    pub fn credentials(mut self, provider: impl CredentialsProvider) -> Self {
        self.credentials = Some(Arc::new(provider));
        self
    }

    /// Sets the bearer token of the requests: a [`Token`](crate::Token), or what finds
    /// one. Operations that take one are called with it, even if they take credentials too.
    #[must_use]
    pub fn token(mut self, provider: impl TokenProvider) -> Self {
        self.token = Some(Arc::new(provider));
        self
    }

    /// Sets what sends the requests, those for credentials too.
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
        let (config, environment) = self.resolve::<S>()?;
        let ways = match self.transport {
            Some(transport) => Ways { usual: Arc::clone(&transport), direct: transport },
            None => {
                let usual = Ureq::new(proxies(&environment), &trust(&environment)?);
                Ways { usual: Arc::new(usual), direct: Arc::new(Ureq::direct()) }
            }
        };
        let service = S::SCHEMA.signing_name().unwrap_or_default();
        let credentials = self
            .credentials
            .unwrap_or_else(|| Arc::new(FoundCredentials::new(environment.clone(), ways.clone())));
        let token = self
            .token
            .unwrap_or_else(|| Arc::new(FoundToken::new(environment, service, ways.clone())));
        let identity = IdentityProvider { credentials, token };
        Ok(Client::new(config, identity, ways.usual))
    }
}
