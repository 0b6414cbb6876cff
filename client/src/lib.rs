//! Calls services whose crates were generated from Smithy models.
//!
//! What decides is pure: it reads no clock, draws no random number and waits for nothing. Each layer
//! can be used without the next one.
//!
//! * [`call`]: one call, as a state machine.
//! * [`sign`]: AWS Signature Version 4, in headers and in URLs.
//! * `credentials`, with the feature of this name: where [`Credentials`] and [`Token`]s are found.
//! * [`retry`]: when a call is tried again.
//! * [`config`]: what users of AWS tools set, and where.
//! * `blocking`, with the feature of this name: the client whose calls block their thread.
//! * `tokio`, with the feature of this name: the client whose calls are awaited.
//! * [`testing`]: transports for tests.

#[cfg(feature = "blocking")]
pub mod blocking;
#[cfg(any(feature = "blocking", feature = "tokio"))]
mod builder;
pub mod call;
pub mod config;
#[cfg(feature = "credentials")]
pub mod credentials;
mod error;
mod identity;
#[cfg(any(feature = "blocking", feature = "tokio"))]
mod local;
#[cfg(any(feature = "blocking", feature = "tokio"))]
pub mod network;
mod random;
pub mod retry;
pub mod sign;
pub mod testing;
mod text;
#[cfg(feature = "tokio")]
pub mod tokio;
#[cfg(any(feature = "blocking", feature = "tokio"))]
mod wait;

#[cfg(any(feature = "blocking", feature = "tokio"))]
pub use builder::{Builder, Color};
pub use config::client::Timeouts;
pub use config::error::ConfigError;
pub use error::{CallError, Cause, Context, Limit, Timeout, TransportError, TransportErrorKind};
pub use http;
pub use identity::{Credentials, Identity, Token};
#[cfg(any(feature = "blocking", feature = "tokio"))]
pub use wait::WaitError;
