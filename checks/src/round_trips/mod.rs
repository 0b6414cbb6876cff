//! Takes made-up values of any generated crate through every format and protocol and back.
//!
//! ```text
//! schema ─► values: a tree ─► the type ─► property, operations, events: there and back ─► report
//! ```
//!
//! Values are made of nothing but schemas and numbers, as trees that know no type and no format. What
//! comes back has to be what was sent; [`values::Extent`] names what some format cannot hold, and
//! why. `cargo xtask round-trips` generates the crates, and a program for each that calls [`main`].

pub mod report;

#[cfg(feature = "round-trips")]
mod difference;
#[cfg(feature = "round-trips")]
mod events;
#[cfg(feature = "round-trips")]
mod operations;
#[cfg(feature = "round-trips")]
pub mod property;
#[cfg(feature = "round-trips")]
pub mod random;
#[cfg(feature = "round-trips")]
mod run;
#[cfg(feature = "round-trips")]
pub mod values;

#[cfg(feature = "round-trips")]
pub use {
    events::EventStreams,
    operations::{OfService, Operations},
    run::{Run, Shapes, main},
};
