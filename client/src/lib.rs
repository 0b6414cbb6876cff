//! Calls services whose crates were generated from Smithy models.
//!
//! What decides is pure: it reads no clock, draws no random number and waits for nothing. Each layer
//! can be used without the next one.
//!
//! * [`sign`]: AWS Signature Version 4, in headers and in URLs.
//! * [`credentials`]: who makes a request.
//! * [`retry`]: when a call is tried again.
//! * [`config`]: the shared files of AWS tools.

pub mod config;
pub mod credentials;
pub mod retry;
pub mod sign;
