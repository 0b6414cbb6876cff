//! Checks of crates that were generated from models. Each is a library, of which `cargo xtask` makes a
//! program for each model.
//!
//! * [`conformance`]: the protocol tests that models carry.
//! * [`round_trips`]: made-up values through every format and protocol and back.
//! * [`endpoints`]: the endpoint tests that models carry.
//! * `client`: official test data for clients, which need no generated crate.
//!
//! Without the features of these names, there is only what lists cases and reports on them.

#[cfg(feature = "client")]
pub mod client;
pub mod conformance;
#[cfg(feature = "endpoints")]
pub mod endpoints;
pub mod mismatch;
pub mod round_trips;
