//! Runs the protocol tests that a Smithy model carries against the crate generated from it:
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.
//!
//! ```text
//! model ─► Cases ─► Runner, visited with each operation ─► Checks ─► Report
//! ```
//!
//! A case is a check in each role that it is for. A client writes the request and reads the
//! response, a server reads the request and writes the response; both start from the `params`,
//! which are read apart from every codec of the runtime, and what was written is compared by what
//! it says. `cargo xtask conformance` generates the crates, and a program for each that calls
//! [`main`].

pub mod case;
pub mod check;
pub mod pattern;
pub mod report;
pub mod skips;

#[cfg(feature = "conformance")]
mod body;
#[cfg(feature = "conformance")]
mod checks;
mod expand;
mod model;
#[cfg(feature = "conformance")]
mod node;
#[cfg(feature = "conformance")]
mod value;

#[cfg(feature = "conformance")]
pub use checks::{EventStreams, Operations, Runner, main};
pub use model::{Cases, Listed};
