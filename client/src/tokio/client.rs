//! The client whose calls are awaited.

use super::credentials::{CredentialsProvider, TokenProvider};
use super::pages::Pages;
use super::transport::Transport;
use crate::builder::Builder;
use crate::call::{Call, Event, Needed, Outcome, Step};
use crate::config::client::ClientConfig;
use crate::config::error::ConfigError;
use crate::error::{CallError, Cause, Context};
use crate::identity::Identity;
use crate::local::clock::{now, seed};
use crate::wait::{Wait, WaitError};
use http::Request;
use smithy_shapes::operation::{Input, Operation, Paginated, Service, Waiter};
use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Calls a service. Copies are cheap, and share connections and what the client learns.
///
/// A call whose future is dropped stops: nothing goes on behind it.
pub struct Client<S: Service> {
    config: Arc<ClientConfig<S>>,
    identity: IdentityProvider,
    transport: Arc<dyn Transport>,
}

/// What finds out who makes a request.
#[derive(Clone)]
pub(super) struct IdentityProvider {
    pub(super) credentials: Arc<dyn CredentialsProvider>,
    pub(super) token: Arc<dyn TokenProvider>,
}

impl<S: Service> Clone for Client<S> {
    fn clone(&self) -> Self {
        Client {
            config: Arc::clone(&self.config),
            identity: self.identity.clone(),
            transport: Arc::clone(&self.transport),
        }
    }
}

/// Short, and without secrets.
impl<S: Service> fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.config).finish_non_exhaustive()
    }
}

impl<S: Service> Client<S> {
    pub(super) fn new(
        config: ClientConfig<S>,
        identity: IdentityProvider,
        transport: Arc<dyn Transport>,
    ) -> Self {
        Client { config: Arc::new(config), identity, transport }
    }

    /// Makes a client with the settings that every AWS tool finds, in the environment and the shared
    /// files.
    ///
    /// # Errors
    ///
    /// If a setting is missing or wrong.
    pub fn from_env() -> Result<Client<S>, ConfigError> {
        Client::builder().build()
    }

    /// Makes a client with settings of one's own, before those of the environment and the shared files.
    pub fn builder() -> Builder<Client<S>> {
        Builder::default()
    }

    /// Calls the operation that the input belongs to.
    ///
    /// # Errors
    ///
    /// Those of the service, and whatever else keeps the call from its answer.
    pub async fn call<I>(&self, input: &I) -> Outcome<I::Operation>
    where
        I: Input<Operation: Operation<Service = S>>,
    {
        self.call_as::<I::Operation>(input).await
    }

    /// Calls an operation whose input does not belong to it alone.
    ///
    /// # Errors
    ///
    /// As for [`call`](Self::call).
    pub async fn call_as<O>(&self, input: &O::Input) -> Outcome<O>
    where
        O: Operation<Service = S>,
    {
        let started = Instant::now();
        let mut call = Call::<O>::new(&self.config, input, seed());
        loop {
            let event = match call.poll(now(started)) {
                Step::Identify(needed) => Event::Identity(self.identity(needed).await),
                Step::Send(request, limits) => {
                    Event::Answer(self.transport.send(request, &limits).await)
                }
                Step::Wait(delay) => {
                    ::tokio::time::sleep(delay).await;
                    Event::Waited
                }
                Step::Done(outcome) => return *outcome,
            };
            call.handle(now(started), event);
        }
    }

    /// Returns all pages of results, each fetched when it is asked for.
    ///
    /// ```no_run
    /// # use smithy_client::{CallError, tokio::Client};
    /// # use smithy_shapes::operation::{Input, Operation, Paginated};
    /// # async fn all<I>(client: &Client<<I::Operation as Operation>::Service>, input: &I) -> Result<(), CallError<<I::Operation as Operation>::Error>>
    /// # where I: Input<Operation: Paginated> {
    /// let mut pages = client.pages(input);
    /// while let Some(page) = pages.next().await {
    ///     println!("{:?}", page?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages<I>(&self, input: &I) -> Pages<I::Operation>
    where
        I: Input<Operation: Paginated<Service = S, Input: Send + Sync, Output: Send, Error: Send>>,
    {
        self.pages_as::<I::Operation>(input)
    }

    /// Does the same for an operation whose input does not belong to it alone.
    pub fn pages_as<O: Paginated<Service = S>>(&self, input: &O::Input) -> Pages<O> {
        Pages::new(self.clone(), input.clone())
    }

    /// Calls an operation until its answer is what the waiter waits for, with pauses in between.
    /// Returns the last output; none if it was an error that it waited for.
    ///
    /// # Errors
    ///
    /// If the waiter sees that it would wait in vain, or the time is over.
    pub async fn wait<O: Operation<Service = S>>(
        &self,
        waiter: &Waiter<O>,
        input: &O::Input,
        at_most: Duration,
    ) -> Result<Option<O::Output>, WaitError<O::Error>> {
        let mut wait = Wait::new(waiter, input, at_most);
        loop {
            match wait.called(self.call_as::<O>(input).await) {
                ControlFlow::Continue(delay) => ::tokio::time::sleep(delay).await,
                ControlFlow::Break(waited) => return waited,
            }
        }
    }

    /// Returns the request of an operation, signed in its URL, so that anybody can send it until it
    /// expires. Sends nothing, except for credentials if there are none yet.
    ///
    /// # Errors
    ///
    /// See [`Call::presign`].
    pub async fn presign<I>(
        &self,
        input: &I,
        expires: Duration,
    ) -> Result<Request<Vec<u8>>, CallError<<I::Operation as Operation>::Error>>
    where
        I: Input<Operation: Operation<Service = S>>,
    {
        self.presign_as::<I::Operation>(input, expires).await
    }

    /// Does the same for an operation whose input does not belong to it alone.
    ///
    /// # Errors
    ///
    /// See [`Call::presign`].
    pub async fn presign_as<O: Operation<Service = S>>(
        &self,
        input: &O::Input,
        expires: Duration,
    ) -> Result<Request<Vec<u8>>, CallError<O::Error>> {
        let call = Call::<O>::new(&self.config, input, seed());
        let identity = match call.needed_identity() {
            None => None,
            Some(needed) => match self.identity(needed).await {
                Ok(identity) => Some(identity),
                Err(cause) => {
                    let context = Context::new(O::SCHEMA.name(), 0, None);
                    return Err(CallError::Credentials(cause, context));
                }
            },
        };
        call.presign(identity.as_ref(), now(Instant::now()), expires)
    }

    async fn identity(&self, needed: Needed) -> Result<Identity, Cause> {
        match needed {
            Needed::Credentials => {
                self.identity.credentials.credentials().await.map(Identity::Credentials)
            }
            Needed::Token => self.identity.token.token().await.map(Identity::Token),
        }
    }
}
