//! Calls that block their thread until the answer is there.

mod build;
mod client;
mod credentials;
mod machine;
mod pages;
mod resolver;
mod transport;
mod ureq;

pub use self::ureq::Ureq;
pub use client::Client;
pub use credentials::{CredentialsProvider, TokenProvider};
pub use pages::{Items, Pages};
pub use transport::Transport;
