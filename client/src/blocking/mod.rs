//! Calls that block their thread until the answer is there.

mod build;
mod client;
mod pages;
mod transport;
mod ureq;
mod wait;

pub use self::ureq::Ureq;
pub use client::{Client, CredentialsProvider};
pub use pages::Pages;
pub use transport::Transport;
pub use wait::WaitError;
