//! What must hold of any bytes at all as CBOR.

use smithy_shapes::ErrorKind;
use smithy_shapes::shape::{Shape, ShapeVisitor};

use super::{check_error, check_same};
use crate::well_formed::is_cbor;

/// Reads the bytes as CBOR of a shape.
pub(super) struct Cbor<'a> {
    data: &'a [u8],
    /// Whether the data is well-formed, if that is known.
    verdict: Option<bool>,
}

impl<'a> Cbor<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Cbor { data, verdict: is_cbor(data) }
    }
}

impl ShapeVisitor for Cbor<'_> {
    fn visit<T: Shape>(&mut self) {
        match T::from_cbor(self.data) {
            Ok(value) => {
                assert_ne!(self.verdict, Some(false), "{}", T::SCHEMA.id());
                check_same(&value, &value.to_cbor().and_then(T::from_cbor), T::to_cbor);
            }
            Err(error) => {
                check_error(&error, self.data);
                // Text that is not UTF-8 is well-formed, but not valid.
                let blames_form = error.kind() == ErrorKind::Syntax
                    && error.message() != "invalid CBOR: no UTF-8";
                assert!(!blames_form || self.verdict != Some(true), "{error}");
            }
        }
    }
}
