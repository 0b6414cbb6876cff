//! Conversions from and to the types of `time`.

use time::{Duration, OffsetDateTime, UtcDateTime};

use super::Timestamp;
use crate::error::Error;

/// With the feature `time`. In UTC.
impl From<Timestamp> for OffsetDateTime {
    fn from(time: Timestamp) -> OffsetDateTime {
        // `time` has the same years, so nothing is ever saturated.
        OffsetDateTime::UNIX_EPOCH.saturating_add(since_epoch(time))
    }
}

/// With the feature `time`.
impl From<Timestamp> for UtcDateTime {
    fn from(time: Timestamp) -> UtcDateTime {
        UtcDateTime::UNIX_EPOCH.saturating_add(since_epoch(time))
    }
}

/// With the feature `time`.
impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = Error;

    /// Fails for years before 1 and, in UTC, after 9999.
    fn try_from(time: OffsetDateTime) -> Result<Timestamp, Error> {
        Timestamp::new(time.unix_timestamp(), time.nanosecond())
    }
}

/// With the feature `time`.
impl TryFrom<UtcDateTime> for Timestamp {
    type Error = Error;

    /// Fails for years before 1 and after 9999.
    fn try_from(time: UtcDateTime) -> Result<Timestamp, Error> {
        Timestamp::new(time.unix_timestamp(), time.nanosecond())
    }
}

fn since_epoch(time: Timestamp) -> Duration {
    // The nanoseconds are less than a second.
    Duration::new(time.seconds, time.nanos as i32)
}

#[cfg(test)]
mod tests {
    use time::{Date, Duration, Month, OffsetDateTime, Time, UtcDateTime, UtcOffset};

    use crate::timestamp::Timestamp;

    fn utc(date: (i32, Month, u8), time: (u8, u8, u8), nanos: u32) -> UtcDateTime {
        let date = Date::from_calendar_date(date.0, date.1, date.2).unwrap();
        UtcDateTime::new(date, Time::from_hms_nano(time.0, time.1, time.2, nanos).unwrap())
    }

    fn first() -> UtcDateTime {
        utc((1, Month::January, 1), (0, 0, 0), 0)
    }

    fn last() -> UtcDateTime {
        utc((9999, Month::December, 31), (23, 59, 59), 999_999_999)
    }

    #[test]
    fn every_nanosecond_of_the_years_1_to_9999_there_and_back() {
        let before_epoch = utc((1969, Month::December, 31), (23, 59, 59), 999_999_999);
        for (text, time) in [
            ("0001-01-01T00:00:00Z", first()),
            ("1969-12-31T23:59:59.999999999Z", before_epoch),
            ("1970-01-01T00:00:00Z", UtcDateTime::UNIX_EPOCH),
            ("2026-04-27T12:30:00.000000001Z", utc((2026, Month::April, 27), (12, 30, 0), 1)),
            ("9999-12-31T23:59:59.999999999Z", last()),
        ] {
            let timestamp: Timestamp = text.parse().unwrap();
            assert_eq!(UtcDateTime::from(timestamp), time);
            assert_eq!(Timestamp::try_from(time), Ok(timestamp));
            assert_eq!(OffsetDateTime::from(timestamp), OffsetDateTime::from(time));
            assert_eq!(Timestamp::try_from(OffsetDateTime::from(time)), Ok(timestamp));
        }
    }

    #[test]
    fn other_years_are_refused() {
        let before = first() - Duration::nanoseconds(1);
        for time in [before, utc((-9999, Month::January, 1), (0, 0, 0), 0)] {
            assert!(Timestamp::try_from(time).is_err(), "{time}");
            assert!(Timestamp::try_from(OffsetDateTime::from(time)).is_err(), "{time}");
        }
    }

    #[test]
    fn an_offset_counts() {
        let east = UtcOffset::from_hms(2, 0, 0).unwrap();
        let time = OffsetDateTime::from(utc((2026, Month::April, 27), (12, 30, 0), 5));
        let timestamp = "2026-04-27T12:30:00.000000005Z".parse::<Timestamp>();
        assert_eq!(Timestamp::try_from(time.to_offset(east)), timestamp);
        // The year 10000 in UTC.
        let west = UtcOffset::from_hms(-1, 0, 0).unwrap();
        let new_year = OffsetDateTime::from(last()).replace_offset(west);
        assert!(Timestamp::try_from(new_year).is_err());
    }
}
