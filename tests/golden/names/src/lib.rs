// Yours to edit: regenerating does not touch this file.

#![doc = include_str!("service.md")]

pub mod schema;
pub mod shapes;

#[doc(inline)]
pub use shapes::*;
pub use smithy_shapes as runtime;
pub use smithy_shapes::{BigDecimal, BigInteger, Blob, Query, Value};
