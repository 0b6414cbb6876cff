//! Running the cases.

mod encoding;
mod host;
mod malformed;
mod message;
mod request;
mod response;
mod runner;

pub use runner::{Operations, Runner, main};
