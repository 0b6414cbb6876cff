//! Numbers that no primitive type of Rust holds.

mod decimal;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use decimal::split_exponent;
pub(crate) use decimal::{Decimal, is_json_number};

/// A number in a [`Document`](crate::Document): exactly the one that was read.
///
/// Numbers are equal and in order by their values, whatever their forms. A double has the value of
/// its shortest decimal, which is what formats write; NaN equals nothing.
///
/// ```
/// use smithy_shapes::Number;
///
/// let big: Number = "12345678901234567890123".parse()?;
/// assert_eq!(big.to_string(), "12345678901234567890123");
/// assert_eq!("1e400".parse::<Number>()?, "10e399".parse()?);
/// assert_eq!(Number::from(1_i64), Number::from(1.0));
/// assert!(Number::from(9_007_199_254_740_993_i64) < "9007199254740993.5".parse()?);
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Number {
    /// A whole number within `i64`.
    Integer(i64),
    /// A whole number above `i64`.
    Unsigned(u64),
    /// Any other number that is the shortest decimal of a double.
    Float(f64),
    /// Any other number.
    Decimal(BigDecimal),
}

impl Number {
    /// Returns the nearest double, which is infinite if the number is beyond all of them.
    pub fn as_f64(&self) -> f64 {
        match self {
            Number::Integer(n) => *n as f64,
            Number::Unsigned(n) => *n as f64,
            Number::Float(n) => *n,
            // Every JSON number is a float to Rust.
            Number::Decimal(n) => n.as_str().parse().unwrap_or(f64::NAN),
        }
    }

    /// Returns the nearest single float, rounded only once: not through a double.
    #[cfg(feature = "serde")]
    pub(crate) fn as_f32(&self) -> f32 {
        match self {
            Number::Integer(n) => *n as f32,
            Number::Unsigned(n) => *n as f32,
            Number::Float(n) if !n.is_finite() => *n as f32,
            _ => self.text().parse().unwrap_or(f32::NAN),
        }
    }

    /// Returns the number of a text that is known to be a JSON number.
    pub(crate) fn from_json(text: &str) -> Result<Number, Error> {
        if let Ok(n) = text.parse::<i64>()
            && text != "-0"
        {
            return Ok(Number::Integer(n));
        }
        if let Ok(n) = text.parse::<u64>() {
            return Ok(Number::Unsigned(n));
        }
        match text.parse::<f64>() {
            Ok(n) if is_shortest_decimal(text, n) => Ok(Number::Float(n)),
            _ => BigDecimal::from_json(text).map(Number::Decimal),
        }
    }

    /// Compares with a decimal. NaN compares with nothing.
    pub(crate) fn cmp_decimal(&self, other: Decimal<'_>) -> Option<Ordering> {
        match self {
            Number::Float(n) if !n.is_finite() => n.partial_cmp(&0.0),
            _ => Some(Decimal::of(&self.text()).cmp(&other)),
        }
    }

    fn text(&self) -> Cow<'_, str> {
        match self {
            Number::Decimal(n) => Cow::Borrowed(n.as_str()),
            _ => Cow::Owned(self.to_string()),
        }
    }
}

/// Returns whether the shortest decimal of the double is the number of this text.
fn is_shortest_decimal(text: &str, double: f64) -> bool {
    // No two numbers of so few digits are the same double.
    const DIGITS: usize = f64::DIGITS as usize;
    let is_short = text.len() <= DIGITS && !text.contains(['e', 'E']);
    is_short || (double.is_finite() && Decimal::of(&format!("{double:?}")) == Decimal::of(text))
}

impl FromStr for Number {
    type Err = Error;

    /// Reads a JSON number.
    fn from_str(text: &str) -> Result<Number, Error> {
        text.parse().map(BigDecimal::into)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        match (self, other) {
            (Number::Integer(a), Number::Integer(b)) => Some(a.cmp(b)),
            (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
            (_, Number::Float(b)) if !b.is_finite() => 0.0.partial_cmp(b),
            _ => self.cmp_decimal(Decimal::of(&other.text())),
        }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Integer(n) => write!(f, "{n}"),
            Number::Unsigned(n) => write!(f, "{n}"),
            Number::Float(n) => write!(f, "{n:?}"),
            Number::Decimal(n) => write!(f, "{n}"),
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

impl From<i128> for Number {
    fn from(n: i128) -> Number {
        match i64::try_from(n) {
            Ok(n) => Number::Integer(n),
            Err(_) => BigDecimal(n.to_string()).into(),
        }
    }
}

impl From<u128> for Number {
    fn from(n: u128) -> Number {
        match u64::try_from(n) {
            Ok(n) => n.into(),
            Err(_) => Number::Decimal(BigDecimal(n.to_string())),
        }
    }
}

impl From<f64> for Number {
    fn from(n: f64) -> Number {
        Number::Float(n)
    }
}

impl From<BigInteger> for Number {
    fn from(n: BigInteger) -> Number {
        BigDecimal(n.0).into()
    }
}

impl From<BigDecimal> for Number {
    fn from(n: BigDecimal) -> Number {
        Number::from_json(n.as_str()).unwrap_or(Number::Decimal(n))
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

/// A decimal number of any precision, as the text of a JSON number whose exponent has 64 bits.
///
/// Equality is that of the text: `1.0` is not `1.00`, since the two differ in precision. As
/// [`Number`]s they are equal.
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
            BigDecimal::from_json(text)
        } else {
            Err(Error::new(ErrorKind::Value, "expected a decimal number"))
        }
    }
}

impl BigDecimal {
    /// Returns the number of a text that is known to be a JSON number.
    fn from_json(text: &str) -> Result<BigDecimal, Error> {
        // Comparing and writing need exponents of 64 bits.
        match split_exponent(text).1.parse::<i64>() {
            Ok(_) => Ok(BigDecimal(text.to_owned())),
            Err(_) => Err(Error::new(ErrorKind::Value, "the exponent has more than 64 bits")),
        }
    }
}

macro_rules! big_number {
    ($($name:ident)*) => {$(
        impl $name {
            /// Returns the decimal text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Default for $name {
            /// Returns zero.
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
