// Yours to edit: regenerating does not touch this file.

#![doc = include_str!("service.md")]

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
