//! Numbers in models: of any size and precision.

use serde_json::{Number, Value};
use std::cmp::Ordering;

/// The key of the map in which `serde_json` passes the text of a number that does not fit 64 bits.
pub(super) const TEXT: &str = "$serde_json::private::Number";

/// Parses a number, as a double if one has the same value and as written otherwise. Returns `None`
/// if the text is not a number, or its exponent does not fit 64 bits.
pub(crate) fn read(text: &str) -> Option<Number> {
    let number: Number = text.parse().ok()?;
    Decimal::of(text)?;
    let double = number.as_f64().and_then(Number::from_f64);
    Some(double.filter(|_| number.as_i64().is_none() && is_double(&number)).unwrap_or(number))
}

/// Returns whether the shortest decimal of a double is this number.
pub(crate) fn is_double(number: &Number) -> bool {
    let double = number.as_f64().map(|double| format!("{double:?}"));
    double.is_some_and(|double| Decimal::of(&double) == Decimal::of(&number.to_string()))
}

/// Returns the nearest single float, if the value is a number that is within its range.
pub(crate) fn single(value: &Value) -> Option<f32> {
    value.as_number()?.to_string().parse().ok().filter(|single: &f32| single.is_finite())
}

/// Compares the values of two texts; `None` if either is not a number.
pub(crate) fn compare(one: &str, other: &str) -> Option<Ordering> {
    let is_number = |text: &str| text.parse::<Number>().is_ok();
    (is_number(one) && is_number(other)).then_some(())?;
    Some(Decimal::of(one)?.compare(&Decimal::of(other)?))
}

/// Returns whether the number is written as an integer.
pub(crate) fn is_integer(number: &Number) -> bool {
    !number.to_string().contains(['.', 'e', 'E'])
}

/// The value of a number, whatever its form. Its exponent is never written out.
#[derive(PartialEq)]
struct Decimal {
    is_negative: bool,
    /// The digits, without leading or trailing zeros; empty for zero.
    digits: String,
    /// The power of ten of the last digit.
    exponent: i128,
}

impl Decimal {
    /// Returns the value of the text of a number; `None` if its exponent does not fit 64 bits.
    fn of(text: &str) -> Option<Decimal> {
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent = i128::from(exponent.parse::<i64>().ok()?);
        let (is_negative, number) = match number.strip_prefix('-') {
            Some(number) => (true, number),
            None => (false, number),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        let zeros = (all.len() - digits.len()) as i128;
        let digits = digits.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Decimal { is_negative: false, digits, exponent: 0 });
        }
        let exponent = exponent + zeros - fraction.len() as i128;
        Some(Decimal { is_negative, digits, exponent })
    }

    fn compare(&self, other: &Decimal) -> Ordering {
        match (self.sign(), other.sign()) {
            (1, 1) => self.compare_size(other),
            (-1, -1) => other.compare_size(self),
            (sign, other_sign) => sign.cmp(&other_sign),
        }
    }

    fn sign(&self) -> i8 {
        match self.digits.is_empty() {
            true => 0,
            false if self.is_negative => -1,
            false => 1,
        }
    }

    /// Compares the absolute values. Neither is zero.
    fn compare_size(&self, other: &Decimal) -> Ordering {
        let before_point = |number: &Decimal| number.digits.len() as i128 + number.exponent;
        before_point(self).cmp(&before_point(other)).then_with(|| self.digits.cmp(&other.digits))
    }
}

#[cfg(test)]
mod tests {
    use super::{compare, read};
    use std::cmp::Ordering;

    /// A value that a double holds has the form of a double, and any other keeps its own form.
    #[test]
    fn numbers_are_exact() {
        for (text, expected) in [
            ("0.10", "0.1"),
            ("1e2", "100.0"),
            ("-0.000", "-0.0"),
            ("5e-324", "5e-324"),
            ("1E23", "1e+23"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("9007199254740993.5", "9007199254740993.5"),
            ("1e400", "1e+400"),
            ("-1e-400", "-1e-400"),
            ("1e999999999", "1e+999999999"),
            ("1e-9223372036854775808", "1e-9223372036854775808"),
        ] {
            assert_eq!(read(text).unwrap().to_string(), expected);
        }
        for text in ["1e9223372036854775808", "", "x", "01", "1."] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_are_compared_exactly() {
        let rising = [
            "-1e400",
            "-12345678901234567890123.1",
            "-12345678901234567890123",
            "-0.5",
            "0",
            "1e-400",
            "0.25",
            "18446744073709551617",
            "18446744073709551618",
            "340282366920938463463374607431768211456.5",
            "1e999999999",
        ];
        for (index, one) in rising.iter().enumerate() {
            for (other_index, other) in rising.iter().enumerate() {
                assert_eq!(compare(one, other), Some(index.cmp(&other_index)), "{one} {other}");
            }
        }
        assert_eq!(compare("-0.0", "0"), Some(Ordering::Equal));
        assert_eq!(compare("1e2", "100.00"), Some(Ordering::Equal));
        assert_eq!(compare("one", "1"), None);
    }
}
