//! What users of AWS tools configure: the shared files, and where they are.

pub mod client;
pub mod files;
pub mod profile;
pub mod settings;
