//! The codecs of the generated crate beside those of other crates.

pub mod cases;
pub mod comparison;
pub mod data;
pub mod measure;
pub mod peers;
pub mod report;
pub mod table;
