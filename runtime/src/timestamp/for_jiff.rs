//! Conversions from and to the types of `jiff`.

use super::{NANOS_PER_SECOND, Timestamp, malformed, out_of_range};
use crate::error::Error;

/// With the feature `jiff`.
impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = Error;

    /// Fails for the last 26 hours of the year 9999: jiff's last timestamp is
    /// 9999-12-30T22:00:00.999999999Z.
    fn try_from(time: Timestamp) -> Result<jiff::Timestamp, Error> {
        // The nanoseconds are less than a second.
        jiff::Timestamp::new(time.seconds, time.nanos as i32)
            .map_err(|_| malformed("jiff's timestamps end with 9999-12-30T22:00:00.999999999Z"))
    }
}

/// With the feature `jiff`.
impl TryFrom<jiff::Timestamp> for Timestamp {
    type Error = Error;

    /// Fails for years before 1.
    fn try_from(time: jiff::Timestamp) -> Result<Timestamp, Error> {
        let nanos = time.as_nanosecond();
        let per_second = i128::from(NANOS_PER_SECOND);
        let seconds = i64::try_from(nanos.div_euclid(per_second)).map_err(|_| out_of_range())?;
        let nanos = u32::try_from(nanos.rem_euclid(per_second)).map_err(|_| out_of_range())?;
        Timestamp::new(seconds, nanos)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp as Jiff;

    use crate::timestamp::Timestamp;

    #[test]
    fn every_nanosecond_of_both_there_and_back() {
        for (text, seconds, nanos) in [
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
            ("1969-12-31T23:59:59.999999999Z", 0, -1),
            ("1969-12-31T23:59:58.5Z", -1, -500_000_000),
            ("1970-01-01T00:00:00Z", 0, 0),
            ("2026-04-27T12:30:00.000000001Z", 1_777_293_000, 1),
            ("9999-12-30T22:00:00.999999999Z", 253_402_207_200, 999_999_999),
        ] {
            let timestamp: Timestamp = text.parse().unwrap();
            let time = Jiff::new(seconds, nanos).unwrap();
            assert_eq!(Jiff::try_from(timestamp), Ok(time), "{text}");
            assert_eq!(Timestamp::try_from(time), Ok(timestamp), "{text}");
        }
    }

    #[test]
    fn what_only_one_of_them_has_is_refused() {
        assert!(Timestamp::try_from(Jiff::new(-62_135_596_800, -1).unwrap()).is_err());
        assert!(Timestamp::try_from(Jiff::MIN).is_err());
        assert!(Timestamp::try_from(Jiff::MAX).is_ok());
        let last: Timestamp = "9999-12-30T22:00:01Z".parse().unwrap();
        let error = Jiff::try_from(last).unwrap_err();
        assert_eq!(error.message(), "jiff's timestamps end with 9999-12-30T22:00:00.999999999Z");
        assert!(Jiff::try_from(Timestamp::MAX).is_err());
    }
}
