//! What users of AWS tools configure: the shared files, and where they are.

#[cfg(feature = "credentials")]
pub(crate) mod choices;
pub mod client;
pub mod environment;
pub(crate) mod error;
pub mod files;
pub mod profile;
pub mod settings;
