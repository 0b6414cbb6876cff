//! Whose codecs are compared.

pub mod botocore;
pub mod derive;
pub mod ours;
pub mod sdk;
