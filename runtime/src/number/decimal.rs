//! The values of decimal numbers, compared without being written out.

use std::cmp::Ordering;

/// The value of the text of a JSON number, whose equality and order are those of numbers: `1e2` is
/// `100.0`, and `-0` is `0`.
///
/// Comparing takes time that grows with the texts, never with their exponents.
#[derive(Clone, Copy)]
pub(crate) struct Decimal<'a> {
    is_negative: bool,
    /// The digits before the point and those after it.
    digits: [&'a [u8]; 2],
    exponent: i64,
}

impl<'a> Decimal<'a> {
    /// Returns the value of a text that is a JSON number. An exponent beyond 64 bits becomes the
    /// greatest or the least.
    pub(crate) fn of(text: &'a str) -> Decimal<'a> {
        let (number, exponent) = split_exponent(text);
        let (is_negative, number) = match number.strip_prefix('-') {
            Some(number) => (true, number),
            None => (false, number),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let limit = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        let exponent = exponent.parse().unwrap_or(limit);
        Decimal { is_negative, digits: [whole.as_bytes(), fraction.as_bytes()], exponent }
    }

    /// Returns the digits from the first that is not zero.
    fn significant(self) -> impl Iterator<Item = u8> + 'a {
        let digits = self.digits.into_iter().flatten().copied();
        digits.skip_while(|digit| *digit == b'0')
    }

    /// Returns the power of ten of the first significant digit; none for zero.
    fn magnitude(self) -> Option<i128> {
        let fraction = self.digits[1].len() as i128;
        let significant = self.significant().count() as i128;
        (significant > 0).then_some(i128::from(self.exponent) + significant - fraction - 1)
    }

    /// Compares the numbers without their signs.
    fn cmp_magnitude(self, other: Decimal<'_>) -> Ordering {
        // None, for zero, sorts first.
        self.magnitude().cmp(&other.magnitude()).then_with(|| {
            let count = self.significant().count().max(other.significant().count());
            let padded = |digits| Iterator::chain(digits, std::iter::repeat(b'0')).take(count);
            padded(self.significant()).cmp(padded(other.significant()))
        })
    }

    fn is_below_zero(self) -> bool {
        self.is_negative && self.significant().next().is_some()
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_below_zero(), other.is_below_zero()) {
            (false, false) => self.cmp_magnitude(*other),
            (true, true) => other.cmp_magnitude(*self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal<'_> {}

/// Splits a JSON number into what is before its exponent and the exponent, which is 0 if there is none.
pub(super) fn split_exponent(text: &str) -> (&str, &str) {
    text.split_once(['e', 'E']).unwrap_or((text, "0"))
}

/// Returns whether the text is a number of <https://www.rfc-editor.org/rfc/rfc8259#section-6>.
pub(crate) const fn is_json_number(text: &str) -> bool {
    let text = text.as_bytes();
    let start = if matches!(text, [b'-', ..]) { 1 } else { 0 };
    let mut at = end_of_digits(text, start);
    if at == start || (at > start + 1 && text[start] == b'0') {
        return false;
    }
    if at < text.len() && text[at] == b'.' {
        let fraction = at + 1;
        at = end_of_digits(text, fraction);
        if at == fraction {
            return false;
        }
    }
    if at < text.len() && matches!(text[at], b'e' | b'E') {
        at += 1;
        if at < text.len() && matches!(text[at], b'+' | b'-') {
            at += 1;
        }
        let exponent = at;
        at = end_of_digits(text, exponent);
        if at == exponent {
            return false;
        }
    }
    at == text.len()
}

/// Returns where the digits that start at an index end.
const fn end_of_digits(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < text.len() && text[at].is_ascii_digit() {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use std::cmp::Ordering::{self, Equal, Less};

    #[track_caller]
    fn check(one: &str, other: &str, expected: Ordering) {
        assert_eq!(Decimal::of(one).cmp(&Decimal::of(other)), expected, "{one} and {other}");
        assert_eq!(Decimal::of(other).cmp(&Decimal::of(one)), expected.reverse());
    }

    #[test]
    fn forms_of_one_number_are_equal() {
        for (one, other) in [
            ("0", "-0"),
            ("0", "0.000e999999999"),
            ("1", "1.0"),
            ("100", "1e2"),
            ("100", "1E+2"),
            ("100.0", "0.001e5"),
            ("-1.50", "-15e-1"),
            ("0.05", "5e-2"),
            ("1e999999999", "10e999999998"),
            ("1e-999999999", "0.01e-999999997"),
            ("10e9223372036854775806", "1e9223372036854775807"),
        ] {
            check(one, other, Equal);
        }
    }

    #[test]
    fn numbers_are_in_their_order() {
        let ordered = [
            "-1e9223372036854775807",
            "-1e999999999",
            "-18446744073709551618",
            "-18446744073709551617",
            "-1.5",
            "-0.1",
            "-1e-999999999",
            "0",
            "1e-9223372036854775808",
            "1e-999999999",
            "0.1",
            "0.1000000000000000055511151231257827",
            "0.11",
            "0.9",
            "1",
            "1.0000000000000000000000000000000000001",
            "9",
            "10",
            "9007199254740993",
            "9007199254740993.5",
            "18446744073709551617",
            "18446744073709551618",
            "1e400",
            "1.1e400",
            "1e999999999",
            "1e9223372036854775807",
            "10e9223372036854775807",
        ];
        for (index, one) in ordered.iter().enumerate() {
            check(one, one, Equal);
            for other in &ordered[index + 1..] {
                check(one, other, Less);
            }
        }
    }
}
