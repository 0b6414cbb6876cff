//! Calls services whose crates were generated from Smithy models.
//!
//! What decides is pure: it reads no clock, draws no random number and waits for nothing. Each layer
//! can be used without the next one.
//!
//! * [`call`]: one call, as a state machine.
//! * [`sign`]: AWS Signature Version 4, in headers and in URLs.
//! * [`credentials`]: who makes a request.
//! * [`retry`]: when a call is tried again.
//! * [`config`]: the shared files of AWS tools.

#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
pub mod call;
pub mod config;
pub mod credentials;
mod error;
pub mod retry;
pub mod sign;

pub use builder::{Builder, Colour, ConfigError};
pub use config::client::Timeouts;
pub use error::{CallError, Cause, Context, Limit, Timeout, TransportError, TransportErrorKind};
pub use http;
