//! Calls that are awaited, under tokio.

mod build;
mod client;
mod credentials;
mod hyper;
mod machine;
mod pages;
mod transport;

pub use self::hyper::Hyper;
pub use client::Client;
pub use credentials::{CredentialsProvider, TokenProvider};
pub use pages::{Items, Pages};
pub use transport::Transport;

use std::future::Future;
use std::pin::Pin;

/// A future in a box, as traits return it that are used as objects.
pub type BoxFuture<'f, T> = Pin<Box<dyn Future<Output = T> + Send + 'f>>;
