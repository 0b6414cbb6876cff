//! Runs the protocol tests that a Smithy model carries against the crate generated from it:
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

pub mod case;
pub mod pattern;
pub mod report;
pub mod skips;

#[cfg(feature = "checks")]
mod body;
#[cfg(feature = "checks")]
mod checks;
mod expand;
mod model;
#[cfg(feature = "checks")]
mod node;
#[cfg(feature = "checks")]
mod value;

#[cfg(feature = "checks")]
pub use checks::{EventStreams, Operations, Runner, main};
pub use model::{Cases, Listed};
