//! Numbers, times, bytes and untyped data.

use std::fmt::Display;

use super::Maker;
use crate::blob::Blob;
use crate::document::Document;
use crate::error::Error;
use crate::number::{BigDecimal, BigInteger};
use crate::schema::TimestampFormat;
use crate::timestamp::Timestamp;

/// How many bytes a blob has at most, beyond those that it must have.
const BYTES: usize = 16;

/// How deep untyped data nests.
const MAX_NESTING: usize = 3;

/// How many items untyped data has at most.
const ITEMS: usize = 3;

/// One in this many values of an enum is unknown.
pub(super) const UNKNOWN: u8 = 32;

impl Maker<'_, '_> {
    pub(super) fn make_boolean(&mut self) -> bool {
        self.up_to(1) == 1
    }

    /// Makes a whole number that the type and the model allow.
    pub(super) fn make_whole<T: Whole>(&mut self) -> T {
        let (least, greatest) = self.bounds();
        let least = least.map_or(T::LEAST, |least| least.ceil() as i64).max(T::LEAST);
        let greatest = greatest.map_or(T::GREATEST, |most| most.floor() as i64).min(T::GREATEST);
        // A range beyond the type has no number.
        let number = if least <= greatest { self.within(least, greatest) } else { least };
        T::try_from(number).unwrap_or_default()
    }

    /// Makes an integer, or a value of an intEnum, which is usually a known one.
    pub(super) fn make_integer(&mut self) -> i32 {
        match self.member.target().int_enum_values() {
            Some(known) if !self.once_in(UNKNOWN) => self.one_of(known).unwrap_or_default(),
            _ => self.make_whole(),
        }
    }

    pub(super) fn make_float(&mut self) -> f32 {
        let any = f32::from_bits(self.bytes.arbitrary().unwrap_or_default());
        match self.bounds() {
            // Few digits, so that the nearest float is within the same bounds.
            (Some(_), _) | (_, Some(_)) => self.make_double() as f32,
            (None, None) if any.is_finite() => any,
            (None, None) => 1.5,
        }
    }

    /// Makes a number that equals itself and that every format can hold.
    pub(super) fn make_double(&mut self) -> f64 {
        const STEPS: usize = 16;
        let any = f64::from_bits(self.bytes.arbitrary().unwrap_or_default());
        let (least, greatest) = match self.bounds() {
            (None, None) => return if any.is_finite() { any } else { 1.5 },
            (Some(least), greatest) => (least, greatest.unwrap_or(least + 1000.0)),
            (None, Some(greatest)) => (greatest - 1000.0, greatest),
        };
        let step = self.up_to(STEPS) as f64 / STEPS as f64;
        (least * (1.0 - step) + greatest * step).clamp(least, greatest.max(least))
    }

    pub(super) fn make_big_integer(&mut self) -> BigInteger {
        if self.bounds() != (None, None) || self.is_at_its_end() {
            return BigInteger::from(self.make_whole::<i64>());
        }
        let digits = self.up_to(40);
        let digits: String = (0..digits).map(|_| char::from(b'0' + self.up_to(9) as u8)).collect();
        let sign = if self.make_boolean() { "-" } else { "" };
        format!("{sign}{digits}").parse().unwrap_or_default()
    }

    pub(super) fn make_big_decimal(&mut self) -> Result<BigDecimal, Error> {
        if self.bounds() != (None, None) {
            // Like every double, but without an exponent.
            return format!("{}", self.make_double()).parse();
        }
        let whole: i64 = self.make_whole();
        match self.up_to(999_999) {
            0 => whole.to_string().parse(),
            fraction => format!("{whole}.{fraction}").parse(),
        }
    }

    pub(super) fn make_blob(&mut self) -> Blob {
        let length = self.length(BYTES);
        let mut bytes = vec![0; length];
        // Zeros if there are no more bytes.
        let _ = self.bytes.fill_buffer(&mut bytes);
        Blob::from(bytes)
    }

    /// Makes a time to the millisecond, or to the second in http-dates, which all formats can hold.
    pub(super) fn make_timestamp(&mut self) -> Timestamp {
        let (first, last) = (Timestamp::MIN.seconds(), Timestamp::MAX.seconds());
        // Mostly times of our day.
        let seconds = match self.once_in(4) {
            true => self.within(first, last),
            false => self.within(0, i64::from(u32::MAX)),
        };
        let has_fraction = self.member.timestamp_format() != Some(TimestampFormat::HttpDate);
        let millis = if has_fraction { self.up_to(999) as u32 } else { 0 };
        Timestamp::new(seconds, millis * 1_000_000).unwrap_or_default()
    }

    /// Makes untyped data, but not null at the root: JSON cannot distinguish a member that is a null
    /// document from an absent one.
    pub(super) fn make_document(&mut self) -> Document {
        match self.untyped(MAX_NESTING) {
            Document::Null => Document::Boolean(false),
            document => document,
        }
    }

    fn untyped(&mut self, nesting: usize) -> Document {
        match self.up_to(if nesting > 0 { 5 } else { 3 }) {
            1 => self.make_boolean().into(),
            2 => Document::from(self.within(i64::MIN, i64::MAX)),
            3 => Document::String(self.free_text()),
            4 => {
                let count = self.up_to(ITEMS);
                Document::List((0..count).map(|_| self.untyped(nesting - 1)).collect())
            }
            5 => {
                let count = self.up_to(ITEMS);
                (0..count).map(|_| (self.free_text(), self.untyped(nesting - 1))).collect()
            }
            _ => Document::Null,
        }
    }

    /// Makes a number of a range that is not empty.
    fn within(&mut self, least: i64, greatest: i64) -> i64 {
        self.bytes.int_in_range(least..=greatest).unwrap_or(least)
    }

    /// Returns the bounds of the model.
    fn bounds(&self) -> (Option<f64>, Option<f64>) {
        fn nearest(bound: &impl Display) -> Option<f64> {
            bound.to_string().parse().ok().filter(|bound: &f64| bound.is_finite())
        }
        let (min, max) = self.member.range().unwrap_or_default();
        (min.as_ref().and_then(nearest), max.as_ref().and_then(nearest))
    }
}

/// A type of whole numbers.
pub(super) trait Whole: TryFrom<i64> + Default {
    const LEAST: i64;
    const GREATEST: i64;
}

macro_rules! whole {
    ($($type:ident)*) => {$(
        impl Whole for $type {
            const LEAST: i64 = $type::MIN as i64;
            const GREATEST: i64 = $type::MAX as i64;
        }
    )*};
}

whole! { i8 i16 i32 i64 }
