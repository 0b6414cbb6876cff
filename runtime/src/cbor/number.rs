//! Numbers of any size, which consist of several items, and seconds.

use super::head::{
    DECIMAL_FRACTION, EPOCH_SECONDS, Head, NEGATIVE, NEGATIVE_BIGNUM, POSITIVE_BIGNUM, TAG,
    UNSIGNED, write,
};
use super::natural::{MAX_BYTES, Natural};
use super::reader::Reader;
use super::writer::Writer;
use crate::error::Error;
use crate::timestamp::{MILLIS_PER_SECOND, Timestamp};

impl Reader<'_> {
    /// Takes an integer of any size, as its decimal digits; `what` it is for the caller.
    pub(super) fn digits(&mut self, what: &'static str) -> Result<String, Error> {
        let start = self.offset();
        let is_negative = match self.peek()?.0 {
            Head::Tag(POSITIVE_BIGNUM) => false,
            Head::Tag(NEGATIVE_BIGNUM) => true,
            _ => return Ok(self.head(what, Head::integer)?.to_string()),
        };
        self.tag()?;
        let bytes = self.bytes("the bytes of an integer")?;
        match Natural::from_bytes(&bytes) {
            // What is there is -1 less the number.
            Some(number) if is_negative => Ok(format!("-{}", number.plus_one().into_digits())),
            Some(number) => Ok(number.into_digits()),
            None => Err(Error::out_of_range().at(start)),
        }
    }

    /// Takes a decimal number, as the text of a JSON number; `what` it is for the caller.
    pub(super) fn decimal(&mut self, what: &'static str) -> Result<String, Error> {
        match self.peek()?.0 {
            Head::Tag(DECIMAL_FRACTION) => {
                self.tag()?;
                self.decimal_fraction()
            }
            Head::Float(value) if value.is_finite() => {
                self.head(what, Head::number)?;
                Ok(format!("{value:?}"))
            }
            _ => self.digits(what),
        }
    }

    /// Takes a list of an exponent of ten and what it is to be multiplied with.
    fn decimal_fraction(&mut self) -> Result<String, Error> {
        const PARTS: &str = "an exponent and a mantissa";
        let start = self.offset();
        let mut left = self.list(PARTS)?;
        if !self.next(&mut left) {
            return Err(Error::expected(PARTS).at(start));
        }
        let exponent = self.head("an exponent", Head::integer)?;
        let Ok(exponent) = i64::try_from(exponent) else {
            return Err(Error::out_of_range().at(start));
        };
        if !self.next(&mut left) {
            return Err(Error::expected(PARTS).at(start));
        }
        let digits = self.digits("a mantissa")?;
        if self.next(&mut left) {
            return Err(Error::expected(PARTS).at(start));
        }
        Ok(decimal_text(&digits, exponent))
    }

    /// Takes a number of seconds since 1970.
    pub(super) fn seconds(&mut self) -> Result<Timestamp, Error> {
        const SECONDS: &str = "a number of seconds";
        let start = self.offset();
        let result = match self.peek()?.0 {
            Head::Float(_) => Timestamp::from_double(self.head(SECONDS, Head::number)?),
            _ => match i64::try_from(self.head(SECONDS, Head::integer)?) {
                Ok(seconds) => Timestamp::new(seconds, 0),
                Err(_) => Err(Error::out_of_range()),
            },
        };
        result.map_err(|error| error.at(start))
    }
}

impl Writer {
    pub(super) fn integer(&mut self, value: i64) {
        // The complement of a negative number is -1 less the number.
        let (major, argument) = if value < 0 { (NEGATIVE, !value) } else { (UNSIGNED, value) };
        write(&mut self.out, major, argument as u64);
    }

    /// Writes an integer of any size, of which these are the decimal digits.
    pub(super) fn big_integer(&mut self, text: &str) {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let number = Natural::from_digits(digits);
        let (tag, number) = if is_negative {
            (NEGATIVE_BIGNUM, number.map(Natural::minus_one))
        } else {
            (POSITIVE_BIGNUM, number)
        };
        let Some(bytes) = number.and_then(|number| number.to_bytes()) else {
            return self.fail(TOO_LARGE);
        };
        write(&mut self.out, TAG, tag);
        self.bytes(&bytes);
    }

    /// Writes a number, of which this is the JSON: an integer if it is written as one.
    pub(super) fn number(&mut self, text: &str) {
        if text.contains(['.', 'e', 'E']) {
            self.big_decimal(text);
        } else {
            self.big_integer(text);
        }
    }

    /// Writes a decimal number, of which this is the JSON.
    pub(super) fn big_decimal(&mut self, text: &str) {
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let exponent = exponent.parse::<i64>().ok();
        let Some(exponent) = exponent.and_then(|e| e.checked_sub(fraction.len() as i64)) else {
            return self.fail(TOO_LARGE_EXPONENT);
        };
        write(&mut self.out, TAG, DECIMAL_FRACTION);
        self.list_head(2);
        self.integer(exponent);
        let mantissa = format!("{whole}{fraction}");
        match mantissa.parse() {
            Ok(mantissa) => self.integer(mantissa),
            Err(_) => self.big_integer(&mantissa),
        }
    }

    /// Writes a timestamp with milliseconds: a double, unless its seconds are whole.
    pub(super) fn timestamp(&mut self, value: Timestamp) {
        write(&mut self.out, TAG, EPOCH_SECONDS);
        match value.millis() {
            millis if millis % MILLIS_PER_SECOND == 0 => self.integer(value.seconds()),
            // So many milliseconds are a double, and so only the quotient is rounded.
            millis => self.double(millis as f64 / MILLIS_PER_SECOND as f64),
        }
    }
}

const TOO_LARGE: &str = "the number has more than 1024 bytes";
const _: () = assert!(MAX_BYTES == 1024);
const TOO_LARGE_EXPONENT: &str = "the exponent has more than 64 bits";

/// These digits times ten to the power of the exponent. Zeros that are not among the digits are
/// written out only where they are few.
fn decimal_text(digits: &str, exponent: i64) -> String {
    const MAX_ZEROS: usize = 32;
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let places = usize::try_from(exponent.unsigned_abs()).unwrap_or(usize::MAX);
    if exponent == 0 {
        format!("{sign}{digits}")
    } else if exponent > 0 || places > digits.len().saturating_add(MAX_ZEROS) {
        format!("{sign}{digits}e{exponent}")
    } else {
        let width = places + 1;
        let digits = format!("{digits:0>width$}");
        let (whole, fraction) = digits.split_at(digits.len() - places);
        format!("{sign}{whole}.{fraction}")
    }
}
