//! Simple values as text, which XML, queries and HTTP bindings have in common.

use std::fmt::{self, Debug, Display};
use std::str::FromStr;

use crate::error::Error;

/// A float or a double as text: the shortest digits that are read back as the same number, or one
/// of the [three names](non_finite).
pub(crate) struct Real<T>(pub(crate) T);

impl<T: Copy + Debug + Into<f64>> Display for Real<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match non_finite(self.0.into()) {
            Some(name) => f.write_str(name),
            // `Debug` writes exponents where they are shorter; `Display` never does.
            None => write!(f, "{:?}", self.0),
        }
    }
}

/// Returns the name of a double that is not a finite number.
pub(crate) fn non_finite(value: f64) -> Option<&'static str> {
    match value {
        _ if value.is_nan() => Some("NaN"),
        f64::INFINITY => Some("Infinity"),
        f64::NEG_INFINITY => Some("-Infinity"),
        _ => None,
    }
}

/// The methods of a [`ShapeDeserializer`](crate::deserializer::ShapeDeserializer) whose values are
/// text: `self.parse` calls a function with it.
macro_rules! read_numbers_and_booleans {
    () => {
        fn boolean(self) -> Result<bool, Error> {
            self.parse($crate::text::boolean)
        }

        fn byte(self) -> Result<i8, Error> {
            self.parse($crate::text::whole)
        }

        fn short(self) -> Result<i16, Error> {
            self.parse($crate::text::whole)
        }

        fn integer(self) -> Result<i32, Error> {
            self.parse($crate::text::whole)
        }

        fn long(self) -> Result<i64, Error> {
            self.parse($crate::text::whole)
        }

        fn float(self) -> Result<f32, Error> {
            self.parse(|text| $crate::text::real(text, f32::is_finite))
        }

        fn double(self) -> Result<f64, Error> {
            self.parse(|text| $crate::text::real(text, f64::is_finite))
        }
    };
}

pub(crate) use read_numbers_and_booleans;

/// Reads `true` or `false`.
pub(crate) fn boolean(text: &str) -> Result<bool, Error> {
    text.parse().map_err(|_| Error::expected("a boolean"))
}

/// Reads an integer of a primitive type.
pub(crate) fn whole<T: FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            Error::out_of_range()
        } else {
            Error::expected("an integer")
        }
    })
}

/// Reads a float or a double, or one of the [three names](non_finite).
pub(crate) fn real<T: FromStr + Copy>(text: &str, is_finite: fn(T) -> bool) -> Result<T, Error> {
    let is_name = matches!(text, "NaN" | "Infinity" | "-Infinity");
    // Rust also reads other names.
    let is_number = |b: u8| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.' | b'e' | b'E');
    if !is_name && !text.bytes().all(is_number) {
        return Err(Error::expected("a number"));
    }
    match text.parse() {
        Ok(value) if is_name || is_finite(value) => Ok(value),
        Ok(_) => Err(Error::out_of_range()),
        Err(_) => Err(Error::expected("a number")),
    }
}
