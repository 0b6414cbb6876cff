//! Values for tests, made of any bytes: [`Arbitrary`] for every shape, as one more format to read.
//!
//! Each decision takes bytes, and where none are left it is the least: absent, empty, zero. So values
//! are no larger than the bytes that they are made of by much, and recursion ends. They respect the
//! constraints of the model as far as that is cheap: enums, ranges, lengths, what is required, unique
//! items, and patterns of the common kind.

mod aggregates;
mod pattern;
mod simple;
mod text;

use arbitrary::{Arbitrary, Unstructured};

use crate::blob::Blob;
use crate::data::ShapeData;
use crate::deserializer;
use crate::document::Document;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::{Member, prelude};
use crate::shape::Shape;
use crate::timestamp::Timestamp;

/// How deep a value nests, unless the model requires more.
const MAX_DEPTH: usize = 12;

/// How many members and items there are in all, so that what a model requires cannot add up without end.
const MAX_VALUES: usize = 1 << 16;

/// How long a string, blob or list is at the most, whatever the model demands.
const MAX_LENGTH: usize = 4096;

/// A value of the type.
///
/// # Errors
///
/// None: bytes make a value, however few they are.
pub fn make_up<T: Shape>(bytes: &mut Unstructured<'_>) -> arbitrary::Result<T> {
    value_at(T::SCHEMA.root(), bytes)
}

fn value_at<T: ShapeData>(
    member: &'static Member,
    bytes: &mut Unstructured<'_>,
) -> arbitrary::Result<T> {
    let mut left = MAX_VALUES;
    let maker = Maker { bytes, left: &mut left, member, depth: 0 };
    deserializer::read(maker).map_err(|_| arbitrary::Error::IncorrectFormat)
}

/// The runtime's own types, for types of users that have them.
macro_rules! natives {
    ($($type:ident: $schema:ident;)*) => {$(
        /// By the feature `arbitrary`.
        impl<'a> Arbitrary<'a> for $type {
            fn arbitrary(bytes: &mut Unstructured<'a>) -> arbitrary::Result<$type> {
                value_at(prelude::$schema.root(), bytes)
            }
        }
    )*};
}

natives! {
    BigDecimal: BIG_DECIMAL;
    BigInteger: BIG_INTEGER;
    Blob: BLOB;
    Document: DOCUMENT;
    Timestamp: TIMESTAMP;
}

/// Makes the value that stands at a member.
struct Maker<'m, 'a> {
    bytes: &'m mut Unstructured<'a>,
    /// How many more values there may be.
    left: &'m mut usize,
    member: &'static Member,
    depth: usize,
}

impl<'a> Maker<'_, 'a> {
    /// Makes a value in this one.
    fn below(&mut self, member: &'static Member) -> Maker<'_, 'a> {
        *self.left = self.left.saturating_sub(1);
        Maker { bytes: self.bytes, left: self.left, member, depth: self.depth + 1 }
    }

    /// Whether there may be no more than the least.
    fn is_at_its_end(&self) -> bool {
        self.bytes.is_empty() || self.depth >= MAX_DEPTH || *self.left == 0
    }

    /// Whether not even what the model requires is made.
    fn is_beyond_its_end(&self) -> bool {
        self.depth >= 2 * MAX_DEPTH || *self.left == 0
    }

    /// One of so many times, while there are bytes.
    fn once_in(&mut self, times: u8) -> bool {
        !self.bytes.is_empty() && self.up_to(usize::from(times) - 1) == 0
    }

    /// A number from 0 to the greatest; 0 where there are no bytes.
    fn up_to(&mut self, greatest: usize) -> usize {
        self.bytes.int_in_range(0..=greatest).unwrap_or_default()
    }

    /// One of these, the first where there are no bytes.
    fn one_of<T: Copy>(&mut self, choices: &[T]) -> Option<T> {
        let index = self.up_to(choices.len().checked_sub(1)?);
        choices.get(index).copied()
    }

    /// How many characters, bytes or items to make: what the model allows, and not many of these.
    fn length(&mut self, usual: usize) -> usize {
        let (least, greatest) = self.bounds_of_length();
        least + self.up_to(usual.min(greatest - least))
    }

    /// The least and the greatest length, in this order.
    fn bounds_of_length(&self) -> (usize, usize) {
        let size = |bound: u64| usize::try_from(bound).unwrap_or(usize::MAX);
        let (min, max) = self.member.length().unwrap_or_default();
        let (least, greatest) = (min.map_or(0, size), max.map_or(usize::MAX, size));
        let least = least.min(MAX_LENGTH);
        (least, greatest.max(least))
    }
}

#[cfg(test)]
mod tests;
