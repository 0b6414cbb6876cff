#![doc = include_str!("service.md")]

#[cfg(feature = "http")]
#[rustfmt::skip]
pub mod endpoint;
#[cfg(feature = "http")]
pub mod operations;
pub mod schema;
pub mod shapes;

#[doc(inline)]
pub use shapes::*;
pub use smithy_shapes as runtime;
#[cfg(feature = "validate")]
pub use smithy_shapes::Violations;
pub use smithy_shapes::{
    BigDecimal, BigInteger, Blob, Document, Error, Query, Shape, Timestamp, Value,
};
#[cfg(feature = "http")]
pub use smithy_shapes::{Endpoint, Operation, OperationError};
