#![cfg_attr(
    all(
        feature = "cbor",
        feature = "event-stream",
        feature = "http",
        feature = "serde",
        feature = "validate",
        feature = "xml"
    ),
    doc = include_str!("../README.md")
)]
#![cfg_attr(
    not(all(
        feature = "cbor",
        feature = "event-stream",
        feature = "http",
        feature = "serde",
        feature = "validate",
        feature = "xml"
    )),
    doc = "What crates generated from Smithy models call at run time, with some of its features."
)]

pub mod codec;
pub mod deserializer;
#[cfg(feature = "http")]
pub mod endpoint;
#[cfg(feature = "event-stream")]
pub mod event_stream;
pub mod kind;
#[cfg(feature = "http")]
pub mod operation;
#[cfg(feature = "http")]
pub mod protocol;
pub mod query;
pub mod schema;
pub mod serializer;
pub mod shape;
#[cfg(feature = "validate")]
pub mod validate;

mod blob;
mod built_ins;
#[cfg(feature = "cbor")]
mod cbor;
mod data;
mod debug;
mod document;
mod error;
#[cfg(feature = "http")]
mod error_body;
mod formats;
mod json;
mod macros;
#[cfg(feature = "arbitrary")]
mod made_up;
mod number;
mod redaction;
mod room;
#[cfg(feature = "serde")]
mod serde;
mod text;
mod timestamp;
mod unit;
mod unknown;
mod value;
mod with_unknown;
#[cfg(feature = "xml")]
mod xml;

/// The crate that makes values from bytes, for tests.
#[cfg(feature = "arbitrary")]
pub use arbitrary;
pub use blob::Blob;
pub use document::Document;
#[cfg(feature = "http")]
pub use endpoint::Endpoint;
pub use error::{Error, ErrorKind, MAX_DEPTH, Segment};
/// The crate of requests and responses.
#[cfg(feature = "http")]
pub use http;
pub use number::{BigDecimal, BigInteger, Number};
#[cfg(feature = "http")]
pub use operation::{Operation, OperationError};
pub use query::Query;
pub use room::MAX_MEMORY_PER_BYTE;
pub use schema::Schema;
pub use shape::Shape;
pub use timestamp::Timestamp;
pub use unit::Unit;
pub use unknown::{UnknownMember, UnknownNumber, UnknownValue};
#[cfg(feature = "validate")]
pub use validate::Violations;
pub use value::Value;
pub use with_unknown::WithUnknown;

/// What the macros of this crate expand to.
#[doc(hidden)]
pub mod __private {
    pub use crate::debug::debug;
    #[cfg(feature = "arbitrary")]
    pub use crate::made_up::make_up;
    #[cfg(feature = "serde")]
    pub use crate::serde::{deserialize, serialize};
    #[cfg(feature = "serde")]
    pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
}
