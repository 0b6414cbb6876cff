//! The generator: golden files, freshness, determinism, bad input.

mod bad_input;
mod bad_polling;
mod bad_rules;
mod collisions;
mod contents;
mod descriptions;
mod determinism;
mod documentation;
mod equality;
mod example;
mod files;
mod golden;
mod hidden;
mod imports;
mod large;
mod levels;
mod published;
mod selection;
mod targets;
