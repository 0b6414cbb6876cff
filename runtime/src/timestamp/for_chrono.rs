//! Conversions from and to the types of `chrono`.

use chrono::{DateTime, Utc};

use super::{NANOS_PER_SECOND, Timestamp, out_of_range};
use crate::error::Error;

/// With the feature `chrono`.
impl From<Timestamp> for DateTime<Utc> {
    fn from(time: Timestamp) -> DateTime<Utc> {
        // The years of `chrono` go far beyond 9999.
        DateTime::from_timestamp(time.seconds, time.nanos).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }
}

/// With the feature `chrono`.
impl TryFrom<DateTime<Utc>> for Timestamp {
    type Error = Error;

    /// Fails for years before 1 and after 9999. A leap second is the first second of the next
    /// minute, as in Unix time.
    fn try_from(time: DateTime<Utc>) -> Result<Timestamp, Error> {
        let nanos = time.timestamp_subsec_nanos();
        let seconds = time.timestamp().checked_add((nanos / NANOS_PER_SECOND).into());
        Timestamp::new(seconds.ok_or_else(out_of_range)?, nanos % NANOS_PER_SECOND)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

    use crate::timestamp::Timestamp;

    fn utc(year: i32, month: u32, day: u32, time: (u32, u32, u32), nanos: u32) -> DateTime<Utc> {
        let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        date.and_hms_nano_opt(time.0, time.1, time.2, nanos).unwrap().and_utc()
    }

    #[test]
    fn every_nanosecond_of_the_years_1_to_9999_there_and_back() {
        let last = utc(9999, 12, 31, (23, 59, 59), 999_999_999);
        for (text, time) in [
            ("0001-01-01T00:00:00Z", utc(1, 1, 1, (0, 0, 0), 0)),
            ("1969-12-31T23:59:59.999999999Z", utc(1969, 12, 31, (23, 59, 59), 999_999_999)),
            ("1970-01-01T00:00:00Z", DateTime::UNIX_EPOCH),
            ("2026-04-27T12:30:00.000000001Z", utc(2026, 4, 27, (12, 30, 0), 1)),
            ("9999-12-31T23:59:59.999999999Z", last),
        ] {
            let timestamp: Timestamp = text.parse().unwrap();
            assert_eq!(DateTime::<Utc>::from(timestamp), time);
            assert_eq!(Timestamp::try_from(time), Ok(timestamp));
        }
        let step = TimeDelta::nanoseconds(1);
        for time in [utc(1, 1, 1, (0, 0, 0), 0) - step, last + step] {
            assert!(Timestamp::try_from(time).is_err(), "{time}");
        }
        for time in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            assert!(Timestamp::try_from(time).is_err(), "{time}");
        }
    }

    #[test]
    fn a_leap_second_is_the_first_of_the_next_minute() {
        let leap = utc(2016, 12, 31, (23, 59, 59), 1_500_000_000);
        assert_eq!(leap.to_string(), "2016-12-31 23:59:60.500 UTC");
        assert_eq!(Timestamp::try_from(leap), "2017-01-01T00:00:00.5Z".parse());
        let last = utc(9999, 12, 31, (23, 59, 59), 1_000_000_000);
        assert!(Timestamp::try_from(last).is_err());
    }
}
