// The door to the generated modules: written by hand, and never touched by the generator.

#![doc = include_str!("service.md")]
//! # Example
//!
//! ```
//! use gameliftstreams::{Shape, StreamSessionStatus, StreamSessionSummary};
//!
//! let session = StreamSessionSummary::make()
//!     .user_id("player-7")
//!     .status(StreamSessionStatus::Active);
//! assert_eq!(session.to_json(), r#"{"UserId":"player-7","Status":"ACTIVE"}"#);
//! # Ok::<(), gameliftstreams::Error>(())
//! ```
//!
//! Every type implements [`Shape`], whose methods are the formats. Its `SCHEMA` holds what the model
//! says of it and of its members, such as the constraints of a string:
//!
//! ```
//! use gameliftstreams::{CreateApplicationInput, Shape};
//!
//! let description = CreateApplicationInput::SCHEMA.member("Description").unwrap();
//! # #[cfg(feature = "validate")]
//! assert!(description.validate(&"Chess".to_owned()).is_ok());
//! ```

#[cfg(feature = "http")]
#[rustfmt::skip]
pub mod endpoint;
#[cfg(feature = "http")]
pub mod operations;
pub mod schema;
pub mod shapes;

#[doc(inline)]
pub use shapes::*;
#[cfg(any(feature = "client", feature = "tokio"))]
pub use smithy_client as client;
pub use smithy_shapes as runtime;
#[cfg(feature = "validate")]
pub use smithy_shapes::Violations;
pub use smithy_shapes::{
    BigDecimal, BigInteger, Blob, Document, Error, Query, Shape, Timestamp, Value,
};
#[cfg(feature = "http")]
pub use smithy_shapes::{Endpoint, Operation, OperationError};

/// Calls the service, and waits for the answer.
#[cfg(feature = "client")]
pub type Client = smithy_client::blocking::Client<operations::GameLiftStreams>;

/// Calls the service, and awaits the answer.
#[cfg(feature = "tokio")]
pub type AsyncClient = smithy_client::tokio::Client<operations::GameLiftStreams>;
