//! The bounds of ranges.

#[cfg(feature = "validate")]
use std::cmp::Ordering;
use std::fmt;

#[cfg(feature = "validate")]
use crate::number::Number;
use crate::number::{Decimal, is_json_number};

/// A bound of `@range`: a decimal number of any size and precision.
///
/// ```
/// use smithy_shapes::schema::Bound;
///
/// const MAX: Bound = Bound::decimal("18446744073709551617");
/// assert_eq!(MAX.to_string(), "18446744073709551617");
/// assert_eq!(Bound::integer(100), Bound::decimal("1e2"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Bound(Form);

#[derive(Clone, Copy, Debug)]
enum Form {
    Integer(i64),
    Decimal(&'static str),
}

impl Bound {
    /// Returns a whole number as a bound.
    pub const fn integer(value: i64) -> Bound {
        Bound(Form::Integer(value))
    }

    /// Returns the number of a text as a bound.
    ///
    /// # Panics
    ///
    /// If the text is not a JSON number. In a table, that is an error of the compiler.
    pub const fn decimal(text: &'static str) -> Bound {
        assert!(is_json_number(text), "a bound must be a JSON number");
        Bound(Form::Decimal(text))
    }

    /// Compares a number with the bound. `None` for NaN.
    #[cfg(feature = "validate")]
    pub(crate) fn compare(self, number: &Number) -> Option<Ordering> {
        match self.0 {
            Form::Integer(bound) => number.partial_cmp(&Number::Integer(bound)),
            Form::Decimal(text) => number.cmp_decimal(Decimal::of(text)),
        }
    }
}

impl PartialEq for Bound {
    fn eq(&self, other: &Bound) -> bool {
        let (one, other) = (self.to_string(), other.to_string());
        Decimal::of(&one) == Decimal::of(&other)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Integer(value) => value.fmt(f),
            Form::Decimal(text) => f.write_str(text),
        }
    }
}
