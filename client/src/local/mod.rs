//! This machine: its clock, its files and its programs.

pub(crate) mod clock;
pub(crate) mod files;
pub(crate) mod process;
