//! Where credentials and tokens are found.
//!
//! [`find_credentials`] looks where all AWS tools do, without reading or sending anything by itself: see
//! [`machine`].

#[cfg(any(feature = "blocking", feature = "tokio"))]
pub(crate) mod cache;
mod chain;
pub mod container;
#[cfg(feature = "login")]
mod dpop;
mod error;
pub mod imds;
mod json;
#[cfg(feature = "login")]
mod login;
pub mod machine;
pub(crate) mod metadata;
pub mod process;
pub mod profile_chain;
mod service;
mod sso;
mod sts;
mod variables;

#[cfg(any(feature = "blocking", feature = "tokio"))]
pub(crate) use chain::token_variable;
pub use chain::{find_credentials, find_credentials_of_profile, find_token};
#[cfg(any(feature = "blocking", feature = "tokio"))]
pub(crate) use error::SharedFailure;
pub use error::{Absent, CredentialsError};
