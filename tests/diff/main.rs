//! Comparing two states of a model: each kind of change, all updates of a real service, and no
//! report without a difference in the generated crate.

mod cases;
#[expect(dead_code, reason = "not all of it is needed here")]
#[path = "../generator/files.rs"]
mod files;
mod models;
mod mutations;
mod published;
mod reports;
