//! Values for tests, made of any bytes: [`Arbitrary`] for every shape, as one more format to read.
//!
//! Each decision takes bytes. If none are left, it is the least one: absent, empty, zero. So values are
//! not much larger than the bytes that they are made from, and recursion ends. They respect the
//! constraints of the model as far as that is cheap: enums, ranges, lengths, required members, unique
//! items, and common patterns.

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

/// How long a string, blob or list is at most, whatever the model requires.
const MAX_LENGTH: usize = 4096;

/// Returns a value of the type.
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
        /// With the feature `arbitrary`.
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

/// Makes the value of a member.
struct Maker<'m, 'a> {
    bytes: &'m mut Unstructured<'a>,
    /// How many more values may be made.
    left: &'m mut usize,
    member: &'static Member,
    depth: usize,
}

impl<'a> Maker<'_, 'a> {
    /// Makes a value inside this one.
    fn below(&mut self, member: &'static Member) -> Maker<'_, 'a> {
        *self.left = self.left.saturating_sub(1);
        Maker { bytes: self.bytes, left: self.left, member, depth: self.depth + 1 }
    }

    /// Returns whether only the least may be made.
    fn is_at_its_end(&self) -> bool {
        self.bytes.is_empty() || self.depth >= MAX_DEPTH || *self.left == 0
    }

    /// Returns whether not even what the model requires is made.
    fn is_beyond_its_end(&self) -> bool {
        self.depth >= 2 * MAX_DEPTH || *self.left == 0
    }

    /// Returns true once in so many times, while there are bytes.
    fn once_in(&mut self, times: u8) -> bool {
        !self.bytes.is_empty() && self.up_to(usize::from(times) - 1) == 0
    }

    /// Returns a number from 0 to `greatest`; 0 if there are no bytes.
    fn up_to(&mut self, greatest: usize) -> usize {
        self.bytes.int_in_range(0..=greatest).unwrap_or_default()
    }

    /// Returns one of these; the first if there are no bytes.
    fn one_of<T: Copy>(&mut self, choices: &[T]) -> Option<T> {
        let index = self.up_to(choices.len().checked_sub(1)?);
        choices.get(index).copied()
    }

    /// Returns how many characters, bytes or items to make: what the model allows, but not many.
    fn length(&mut self, usual: usize) -> usize {
        let (least, greatest) = self.bounds_of_length();
        least + self.up_to(usual.min(greatest - least))
    }

    /// Returns the least and the greatest length, in this order.
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
