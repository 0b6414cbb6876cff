//! What changed between two states of a model: each kind of change, all of a real service's
//! updates, and nothing that a generated crate does not show.

mod cases;
#[expect(dead_code, reason = "not all of it is needed here")]
#[path = "../generator/files.rs"]
mod files;
mod models;
mod mutations;
mod published;
mod reports;
