//! Runs the protocol tests that a Smithy model carries against the crate generated from it:
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>.

pub mod case;
pub mod pattern;
pub mod report;
pub mod skips;

mod expand;
mod model;

pub use model::{Cases, Listed};
