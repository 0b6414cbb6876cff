//! Simple values as text, as XML and queries have them.

use std::str::FromStr;

use crate::error::Error;

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

/// Reads a float or a double, or one of the three names for what is no number.
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
