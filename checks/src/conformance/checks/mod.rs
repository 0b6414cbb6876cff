//! Running the cases.

mod encoding;
mod events;
mod host;
mod initial;
mod malformed;
mod message;
mod request;
mod response;
mod runner;

pub use runner::{EventStreams, Operations, Runner, main};
