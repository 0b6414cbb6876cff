//! Timestamps: points in time, and how they are written on the wire.

mod calendar;
#[cfg(feature = "chrono")]
mod for_chrono;
#[cfg(feature = "jiff")]
mod for_jiff;
#[cfg(feature = "time")]
mod for_time;

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::error::{Error, ErrorKind};

/// How a timestamp is written on the wire:
/// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339 in UTC: `1985-04-12T23:20:50.52Z`.
    DateTime,
    /// IMF-fixdate of RFC 9110: `Tue, 29 Apr 2014 18:30:38 GMT`.
    HttpDate,
    /// Seconds since 1970-01-01T00:00:00Z, with an optional fraction: `1515531081.123`.
    EpochSeconds,
}

/// A point in time, exact to the nanosecond, between the years 1 and 9999.
///
/// Services accept milliseconds, so [`format`](Timestamp::format) and everything else with a wire
/// form (JSON, XML, CBOR, queries, headers, URIs, events) drops finer digits, and an http-date
/// drops the whole fraction. `Display`, `Debug`, [`Value`](crate::Value) and serde keep all nine
/// digits. Finer digits are dropped towards the past, also before 1970, so that an instant has the
/// same milliseconds in every format.
///
/// It converts from and to [`SystemTime`] and, with the features `chrono`, `jiff` and `time`,
/// `chrono::DateTime<Utc>`, `jiff::Timestamp`, `time::OffsetDateTime` and `time::UtcDateTime`.
/// Nothing is rounded, and a time that the other type cannot represent is an error.
///
/// ```
/// use smithy_shapes::Timestamp;
/// use smithy_shapes::schema::TimestampFormat;
///
/// let t: Timestamp = "2026-04-27T12:30:00.5Z".parse()?;
/// assert_eq!((t.seconds(), t.nanos()), (1_777_293_000, 500_000_000));
/// assert_eq!(t.format(TimestampFormat::EpochSeconds), "1777293000.5");
/// assert_eq!(t.to_string(), "2026-04-27T12:30:00.5Z");
///
/// let t: Timestamp = "2026-04-27T12:30:00.123456789Z".parse()?;
/// assert_eq!(t.format(TimestampFormat::DateTime), "2026-04-27T12:30:00.123Z");
/// assert_eq!(t.format(TimestampFormat::HttpDate), "Mon, 27 Apr 2026 12:30:00 GMT");
/// assert_eq!(t.to_string(), "2026-04-27T12:30:00.123456789Z");
///
/// let system: std::time::SystemTime = t.try_into()?;
/// assert_eq!(Timestamp::try_from(system)?, t);
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    seconds: i64,
    nanos: u32,
}

const NANOS_PER_SECOND: u32 = 1_000_000_000;
pub(crate) const NANOS_PER_MILLI: u32 = 1_000_000;
#[cfg(any(feature = "cbor", feature = "event-stream"))]
pub(crate) const MILLIS_PER_SECOND: i64 = 1_000;

impl Timestamp {
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Timestamp = Timestamp { seconds: -62_135_596_800, nanos: 0 };

    /// 9999-12-31T23:59:59.999999999Z.
    pub const MAX: Timestamp = Timestamp { seconds: 253_402_300_799, nanos: NANOS_PER_SECOND - 1 };

    /// Returns the point `nanos` nanoseconds after the point `seconds` seconds after
    /// 1970-01-01T00:00:00Z (before it, if negative).
    ///
    /// # Errors
    ///
    /// If that is not between [`MIN`](Timestamp::MIN) and [`MAX`](Timestamp::MAX), or if `nanos`
    /// is a second or more.
    pub fn new(seconds: i64, nanos: u32) -> Result<Timestamp, Error> {
        let in_range = (Self::MIN.seconds..=Self::MAX.seconds).contains(&seconds);
        if in_range && nanos < NANOS_PER_SECOND {
            Ok(Timestamp { seconds, nanos })
        } else {
            Err(out_of_range())
        }
    }

    /// Returns the whole seconds since 1970-01-01T00:00:00Z, rounded down.
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// Returns the nanoseconds after [`seconds`](Timestamp::seconds): less than a second.
    pub fn nanos(self) -> u32 {
        self.nanos
    }

    /// Reads a timestamp. Offsets of RFC 3339 are applied; digits beyond the nanosecond are
    /// dropped.
    ///
    /// # Errors
    ///
    /// If the text does not have the format, or its year is not between 1 and 9999. An http-date
    /// has no fraction of a second.
    pub fn parse(text: &str, format: TimestampFormat) -> Result<Timestamp, Error> {
        match format {
            TimestampFormat::DateTime => {
                let (seconds, nanos) = calendar::read_date_time(text).ok_or_else(|| {
                    malformed("expected a date-time such as 1985-04-12T23:20:50Z")
                })?;
                Timestamp::new(seconds, nanos)
            }
            TimestampFormat::HttpDate => {
                let seconds = calendar::read_http_date(text).ok_or_else(|| {
                    malformed("expected an http-date such as Tue, 29 Apr 2014 18:30:38 GMT")
                })?;
                Timestamp::new(seconds, 0)
            }
            TimestampFormat::EpochSeconds => parse_epoch_seconds(text),
        }
    }

    /// Reads a timestamp as a server must: in UTC, and only in the one form of the format.
    pub(crate) fn parse_strictly(text: &str, format: TimestampFormat) -> Result<Timestamp, Error> {
        let is_strict = match format {
            TimestampFormat::DateTime => {
                text.ends_with('Z') && text.as_bytes().get(10) == Some(&b'T')
            }
            TimestampFormat::HttpDate => text.as_bytes().get(7) == Some(&b' '),
            TimestampFormat::EpochSeconds => true,
        };
        let time = Timestamp::parse(text, format)?;
        if is_strict {
            Ok(time)
        } else {
            Err(malformed("expected a timestamp in UTC, in the one form of its format"))
        }
    }

    /// Reads a double by its shortest decimal, which it was most likely read from.
    #[cfg(any(feature = "cbor", feature = "serde"))]
    pub(crate) fn from_double(seconds: f64) -> Result<Timestamp, Error> {
        // Doubles below this are less than a microsecond apart, so that no two decimals of six
        // places are the same double.
        const DENSE: f64 = (1_u64 << 33) as f64;
        let micros = (seconds * 1e6).round();
        if (0.0..DENSE).contains(&seconds) && micros / 1e6 == seconds {
            let micros = micros as u64;
            let nanos = (micros % 1_000_000) as u32 * 1_000;
            return Timestamp::new((micros / 1_000_000) as i64, nanos);
        }
        Timestamp::parse(&seconds.to_string(), TimestampFormat::EpochSeconds)
    }

    /// Returns the milliseconds since 1970-01-01T00:00:00Z, rounded down.
    #[cfg(any(feature = "cbor", feature = "event-stream"))]
    pub(crate) fn millis(self) -> i64 {
        self.seconds * MILLIS_PER_SECOND + i64::from(self.nanos / NANOS_PER_MILLI)
    }

    /// Returns the timestamp as services read it: with at most milliseconds, or none in an
    /// http-date, and with a fraction only if it is not zero. `Display` writes all digits.
    ///
    /// See <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
    pub fn format(self, format: TimestampFormat) -> String {
        let mut text = String::with_capacity(32);
        self.write(format, &mut text);
        text
    }

    /// Appends the timestamp as [`format`](Timestamp::format) writes it.
    pub(crate) fn write(self, format: TimestampFormat, out: &mut String) {
        let nanos = self.nanos - self.nanos % NANOS_PER_MILLI;
        match format {
            TimestampFormat::DateTime => calendar::write_date_time(self.seconds, nanos, out),
            TimestampFormat::HttpDate => calendar::write_http_date(self.seconds, out),
            // -0.5 s is kept as -1 s + 500,000,000 ns.
            TimestampFormat::EpochSeconds if self.seconds < 0 && nanos > 0 => {
                out.push('-');
                out.push_str(itoa::Buffer::new().format(-(self.seconds + 1)));
                calendar::push_fraction(NANOS_PER_SECOND - nanos, out);
            }
            TimestampFormat::EpochSeconds => {
                out.push_str(itoa::Buffer::new().format(self.seconds));
                calendar::push_fraction(nanos, out);
            }
        }
    }
}

/// Reads digits with at most one point among them, if they are as few as services write.
fn parse_plain_seconds(text: &[u8]) -> Option<Timestamp> {
    let mut number = 0;
    let mut point = None;
    // This many digits fit into 64 bits.
    if text.len() > 19 {
        return None;
    }
    for (index, &byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => number = number * 10 + u64::from(byte - b'0'),
            b'.' if point.is_none() => point = Some(index),
            _ => return None,
        }
    }
    let whole = point.unwrap_or(text.len());
    let places = text.len() - point.map_or(whole, |point| point + 1);
    if whole == 0 || places > 9 || point.is_some_and(|_| places == 0) {
        return None;
    }
    let scale = 10_u64.pow(places as u32);
    let nanos = number % scale * (u64::from(NANOS_PER_SECOND) / scale);
    Timestamp::new(i64::try_from(number / scale).ok()?, nanos as u32).ok()
}

/// Reads the text of a JSON number, without the rounding of a float.
fn parse_epoch_seconds(text: &str) -> Result<Timestamp, Error> {
    if let Some(time) = parse_plain_seconds(text.as_bytes()) {
        return Ok(time);
    }
    let invalid = || malformed("expected seconds since 1970 such as 1515531081.123");
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return Err(invalid());
    }
    let exponent: i64 = exponent.parse().map_err(|_| invalid())?;

    // The digits of the number, and how many of them stand before its point.
    let digits = || whole.bytes().chain(fraction.bytes()).skip_while(|&b| b == b'0');
    let leading_zeros = whole.len() + fraction.len() - digits().count();
    let point = (whole.len() as i64).saturating_sub(leading_zeros as i64).saturating_add(exponent);
    if digits().next().is_none() {
        return Ok(Timestamp::default());
    }
    if point > 12 {
        return Err(out_of_range());
    }
    // The first `point + 9` digits are nanoseconds: 21 at most.
    let places = usize::try_from(point.saturating_add(9)).unwrap_or(0);
    let nanos = digits()
        .chain(std::iter::repeat(b'0'))
        .take(places)
        .fold(0, |n: i128, digit| n * 10 + i128::from(digit - b'0'));
    let nanos = if negative { -nanos } else { nanos };

    let per_second = i128::from(NANOS_PER_SECOND);
    let seconds = i64::try_from(nanos.div_euclid(per_second)).map_err(|_| out_of_range())?;
    let nanos = u32::try_from(nanos.rem_euclid(per_second)).map_err(|_| out_of_range())?;
    Timestamp::new(seconds, nanos)
}

fn malformed(message: &'static str) -> Error {
    Error::new(ErrorKind::Value, message)
}

fn out_of_range() -> Error {
    Error::new(ErrorKind::Value, "timestamps range from the year 1 to the year 9999")
}

/// A date-time with all digits.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        calendar::write_date_time(self.seconds, self.nanos, &mut text);
        f.write_str(&text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Timestamp, Error> {
        Timestamp::parse(text, TimestampFormat::DateTime)
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = Error;

    fn try_from(time: SystemTime) -> Result<Timestamp, Error> {
        let (before, distance) = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => (false, after),
            Err(before) => (true, before.duration()),
        };
        let seconds = i64::try_from(distance.as_secs()).map_err(|_| out_of_range())?;
        match (before, distance.subsec_nanos()) {
            (false, nanos) => Timestamp::new(seconds, nanos),
            (true, 0) => Timestamp::new(-seconds, 0),
            (true, nanos) => Timestamp::new(-seconds - 1, NANOS_PER_SECOND - nanos),
        }
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = Error;

    /// Fails if the system's clock cannot represent the time, for example before 1601 on Windows.
    fn try_from(time: Timestamp) -> Result<SystemTime, Error> {
        let whole = Duration::from_secs(time.seconds.unsigned_abs());
        let whole = if time.seconds < 0 {
            UNIX_EPOCH.checked_sub(whole)
        } else {
            UNIX_EPOCH.checked_add(whole)
        };
        whole
            .and_then(|t| t.checked_add(Duration::from_nanos(time.nanos.into())))
            .ok_or_else(out_of_range)
    }
}

#[cfg(test)]
mod tests;
