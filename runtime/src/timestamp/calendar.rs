//! Timestamps as calendar dates, by the arithmetic of [`datealgo`].

use datealgo::{date_to_weekday, datetime_to_secs, days_in_month, secs_to_datetime};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Appends a date-time of <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>, in UTC.
pub(super) fn write_date_time(seconds: i64, nanos: u32, out: &mut String) {
    let (year, month, day, hour, minute, second) = secs_to_datetime(seconds);
    push_digits(year as u32, 4, out);
    for (separator, part) in [('-', month), ('-', day), ('T', hour), (':', minute), (':', second)] {
        out.push(separator);
        push_digits(part.into(), 2, out);
    }
    push_fraction(nanos, out);
    out.push('Z');
}

/// Appends an IMF-fixdate of <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
pub(super) fn write_http_date(seconds: i64, out: &mut String) {
    let (year, month, day, hour, minute, second) = secs_to_datetime(seconds);
    out.push_str(WEEKDAYS[usize::from(date_to_weekday((year, month, day)) - 1)]);
    out.push_str(", ");
    push_digits(day.into(), 2, out);
    out.push(' ');
    out.push_str(MONTHS[usize::from(month - 1)]);
    out.push(' ');
    push_digits(year as u32, 4, out);
    for (separator, part) in [(' ', hour), (':', minute), (':', second)] {
        out.push(separator);
        push_digits(part.into(), 2, out);
    }
    out.push_str(" GMT");
}

/// Appends a number with leading zeros.
fn push_digits(number: u32, count: u32, out: &mut String) {
    // The 1 in front of the digits keeps their zeros.
    out.push_str(&itoa::Buffer::new().format(10_u32.pow(count) + number)[1..]);
}

/// Appends a fraction of a second with its point, in as few digits as possible. Appends nothing for
/// zero.
pub(super) fn push_fraction(nanos: u32, out: &mut String) {
    if nanos == 0 {
        return;
    }
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(super::NANOS_PER_SECOND + nanos);
    let last = digits.bytes().rposition(|digit| digit != b'0').unwrap_or(0);
    out.push('.');
    out.push_str(&digits[1..=last]);
}

/// Reads a date-time: seconds since 1970 and nanoseconds, whatever the year.
pub(super) fn read_date_time(text: &str) -> Option<(i64, u32)> {
    let mut text = Cursor(text.as_bytes());
    let year = text.digits(4)?;
    text.take(b"-")?;
    let month = text.digits(2)?;
    text.take(b"-")?;
    let day = text.digits(2)?;
    // RFC 3339 allows a space.
    text.take(b"Tt ")?;
    let seconds = text.time_on(year, month, day)?;
    let nanos = text.fraction()?;
    let offset = text.offset()?;
    text.0.is_empty().then_some((seconds - offset, nanos))
}

/// Reads an IMF-fixdate: seconds since 1970, whatever the year.
pub(super) fn read_http_date(text: &str) -> Option<i64> {
    let mut text = Cursor(text.as_bytes());
    let weekday = text.one_of(&WEEKDAYS)?;
    text.take(b",")?;
    text.take(b" ")?;
    // RFC 9110 requires two digits, but some services write one.
    let day = text.digits(2).or_else(|| text.digits(1))?;
    text.take(b" ")?;
    let month = text.one_of(&MONTHS)?;
    text.take(b" ")?;
    let year = text.digits(4)?;
    text.take(b" ")?;
    let seconds = text.time_on(year, month, day)?;
    (text.0 == b" GMT").then_some(())?;
    let date = (year as i32, month as u8, day as u8);
    (u32::from(date_to_weekday(date)) == weekday).then_some(seconds)
}

/// The rest of a text.
struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn take(&mut self, choices: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        choices.contains(first).then_some(*first)
    }

    /// Takes this many digits, or nothing.
    fn digits(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let number = digits.iter().try_fold(0, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
        })?;
        self.0 = rest;
        Some(number)
    }

    /// Takes a word, and returns its place in the list, counted from 1.
    fn one_of(&mut self, words: &[&str]) -> Option<u32> {
        let index = words.iter().position(|word| self.0.starts_with(word.as_bytes()))?;
        self.0 = &self.0[words[index].len()..];
        Some(index as u32 + 1)
    }

    /// Takes the time of this day, and returns the seconds since 1970. A leap second is the second
    /// after it.
    fn time_on(&mut self, year: u32, month: u32, day: u32) -> Option<i64> {
        let hour = self.digits(2)?;
        self.take(b":")?;
        let minute = self.digits(2)?;
        self.take(b":")?;
        let second = self.digits(2)?;
        let (year, month, day) = (year as i32, month as u8, day as u8);
        let is_date = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        let is_time = hour < 24 && minute < 60 && second <= 60;
        if !is_date || !is_time {
            return None;
        }
        let minutes = datetime_to_secs((year, month, day, hour as u8, minute as u8, 0));
        Some(minutes + i64::from(second))
    }

    /// Takes the fraction of a second, if one comes next. Digits beyond the nanosecond are dropped.
    fn fraction(&mut self) -> Option<u32> {
        let Some(rest) = self.0.strip_prefix(b".") else {
            return Some(0);
        };
        self.0 = rest;
        let mut nanos = 0;
        let mut scale = super::NANOS_PER_SECOND;
        while let Some(digit) = self.digits(1) {
            scale /= 10;
            nanos += digit * scale;
        }
        // There is at least one digit.
        (scale < super::NANOS_PER_SECOND).then_some(nanos)
    }

    /// Takes the offset of a place, and returns how many seconds it is ahead of UTC.
    fn offset(&mut self) -> Option<i64> {
        let sign = match self.take(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hours = self.digits(2)?;
        self.take(b":")?;
        let minutes = self.digits(2)?;
        (hours < 24 && minutes < 60).then(|| sign * i64::from(hours * 3600 + minutes * 60))
    }
}
