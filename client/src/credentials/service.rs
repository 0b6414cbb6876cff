//! Calls that finding credentials takes: of STS, IAM Identity Center and AWS Sign-In.

use super::machine::{Port, Route};
use crate::call::{Call, Event, Now, Outcome, Step};
use crate::config::choices::own_config;
use crate::config::client::ClientConfig;
use crate::config::environment::Environment;
use crate::config::error::ConfigError;
use crate::identity::Credentials;
use crate::identity::Identity;
use smithy_shapes::operation::{Operation, Service};
use std::time::Duration;

/// The limit of a whole call, with its attempts and waits: another call waits for it.
const LIMIT: Duration = Duration::from_secs(60);

/// Returns the settings of a client for a region, or for the one that the environment has.
pub(super) fn config<S: Service>(
    environment: &Environment,
    region: Option<&str>,
) -> Result<ClientConfig<S>, ConfigError> {
    let mut config = own_config::<S>(environment, region)?;
    config.timeouts.call = LIMIT;
    Ok(config)
}

/// Calls an operation, with credentials if it needs some.
pub(super) async fn call<O: Operation>(
    port: &Port,
    config: &ClientConfig<O::Service>,
    input: &O::Input,
    credentials: Option<&Credentials>,
) -> Outcome<O> {
    let started = port.now().elapsed;
    let now = || {
        let now = port.now();
        Now { elapsed: now.elapsed.saturating_sub(started), ..now }
    };
    let mut call = Call::<O>::new(config, input, [port.random(), port.random()]);
    loop {
        let event = match call.poll(now()) {
            Step::Identify(_) => Event::Identity(match credentials {
                Some(credentials) => Ok(Identity::Credentials(credentials.clone())),
                None => Err("the call needs credentials".into()),
            }),
            Step::Send(request, limits) => {
                let request = request.clone();
                Event::Answer(port.send(request, limits, Route::Usual).await)
            }
            Step::Wait(delay) => {
                port.wait(delay).await;
                Event::Waited
            }
            Step::Done(outcome) => return *outcome,
        };
        call.handle(now(), event);
    }
}
