//! Numbers that no primitive type of Rust holds.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// A number in a [`Document`](crate::Document) or a bound of a range.
///
/// Whole numbers that fit are kept exactly; any other is the nearest double.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number within `i64`.
    Integer(i64),
    /// A whole number above `i64`.
    Unsigned(u64),
    /// Any other number.
    Float(f64),
}

impl Number {
    /// The nearest double.
    pub fn as_f64(self) -> f64 {
        match self {
            Number::Integer(n) => n as f64,
            Number::Unsigned(n) => n as f64,
            Number::Float(n) => n,
        }
    }

    /// Reads a JSON number.
    pub(crate) fn from_json(text: &str) -> Number {
        if let Ok(n) = text.parse::<i64>()
            && text != "-0"
        {
            return Number::Integer(n);
        }
        match text.parse::<u64>() {
            Ok(n) => Number::Unsigned(n),
            // Every JSON number is a float to Rust, if need be an infinite one.
            Err(_) => Number::Float(text.parse().unwrap_or(f64::NAN)),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Integer(n) => write!(f, "{n}"),
            Number::Unsigned(n) => write!(f, "{n}"),
            Number::Float(n) => write!(f, "{n:?}"),
        }
    }
}

impl From<i64> for Number {
    fn from(n: i64) -> Number {
        Number::Integer(n)
    }
}

impl From<u64> for Number {
    fn from(n: u64) -> Number {
        i64::try_from(n).map_or(Number::Unsigned(n), Number::Integer)
    }
}

impl From<f64> for Number {
    fn from(n: f64) -> Number {
        Number::Float(n)
    }
}

/// An integer of any size, as decimal text without leading zeros.
///
/// ```
/// use smithy_shapes::BigInteger;
///
/// let n: BigInteger = "170141183460469231731687303715884105728".parse()?;
/// assert_eq!(n.to_string(), "170141183460469231731687303715884105728");
/// assert_eq!("-007".parse::<BigInteger>()?, BigInteger::from(-7));
/// assert!("1.5".parse::<BigInteger>().is_err());
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigInteger(String);

/// A decimal number of any precision, as the text of a JSON number.
///
/// Equality is that of the text: `1.0` is not `1.00`, since the two differ in precision.
///
/// ```
/// use smithy_shapes::BigDecimal;
///
/// let n: BigDecimal = "3.14159265358979323846264338327950288".parse()?;
/// assert_eq!(n.as_str(), "3.14159265358979323846264338327950288");
/// assert!("three".parse::<BigDecimal>().is_err());
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BigDecimal(String);

impl FromStr for BigInteger {
    type Err = Error;

    fn from_str(text: &str) -> Result<BigInteger, Error> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", text),
        };
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Error::new(ErrorKind::Value, "expected an integer"));
        }
        match digits.trim_start_matches('0') {
            "" => Ok(BigInteger::default()),
            digits => Ok(BigInteger(format!("{sign}{digits}"))),
        }
    }
}

impl FromStr for BigDecimal {
    type Err = Error;

    fn from_str(text: &str) -> Result<BigDecimal, Error> {
        if is_json_number(text) {
            Ok(BigDecimal(text.to_owned()))
        } else {
            Err(Error::new(ErrorKind::Value, "expected a decimal number"))
        }
    }
}

/// Whether the text is a number as <https://www.rfc-editor.org/rfc/rfc8259#section-6> has it.
fn is_json_number(text: &str) -> bool {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text.strip_prefix('-').unwrap_or(text);
    let whole = digits(rest);
    if whole == 0 || (whole > 1 && rest.starts_with('0')) {
        return false;
    }
    let mut rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let len = digits(fraction);
        if len == 0 {
            return false;
        }
        rest = &fraction[len..];
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let len = digits(exponent);
        return len > 0 && len == exponent.len();
    }
    rest.is_empty()
}

macro_rules! big_number {
    ($($name:ident)*) => {$(
        impl $name {
            /// The decimal text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Default for $name {
            /// Zero.
            fn default() -> $name {
                $name("0".to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<i64> for $name {
            fn from(n: i64) -> $name {
                $name(n.to_string())
            }
        }
    )*};
}

big_number! { BigInteger BigDecimal }

#[cfg(test)]
mod tests;
