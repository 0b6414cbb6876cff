//! The generator: golden files, freshness, determinism, bad input.

mod bad_input;
mod command;
mod determinism;
mod documentation;
mod golden;
mod published;
mod support;
