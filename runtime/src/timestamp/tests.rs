//! The three formats, both ways. The expected seconds are `date`'s.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::Timestamp;
use crate::schema::TimestampFormat::{self, DateTime, EpochSeconds, HttpDate};

fn at(seconds: i64, nanos: u32) -> Timestamp {
    Timestamp::new(seconds, nanos).unwrap()
}

#[track_caller]
fn reads(format: TimestampFormat, text: &str, seconds: i64, nanos: u32) {
    assert_eq!(Timestamp::parse(text, format), Ok(at(seconds, nanos)), "{text}");
}

#[track_caller]
fn refuses(format: TimestampFormat, texts: &[&str], expected: &str) {
    for text in texts {
        let error = Timestamp::parse(text, format).expect_err(text);
        assert_eq!(error.to_string(), expected, "{text}");
    }
}

/// The timestamp is written as this.
#[track_caller]
fn writes(format: TimestampFormat, text: &str, seconds: i64, nanos: u32) {
    assert_eq!(at(seconds, nanos).format(format), text);
}

/// The timestamp is written as this, and read back.
#[track_caller]
fn both(format: TimestampFormat, text: &str, seconds: i64, nanos: u32) {
    writes(format, text, seconds, nanos);
    reads(format, text, seconds, nanos);
}

const NO_DATE_TIME: &str = "expected a date-time such as 1985-04-12T23:20:50Z";
const NO_HTTP_DATE: &str = "expected an http-date such as Tue, 29 Apr 2014 18:30:38 GMT";
const NO_SECONDS: &str = "expected seconds since 1970 such as 1515531081.123";
const OUT_OF_RANGE: &str = "timestamps range from the year 1 to the year 9999";

#[test]
fn date_times() {
    both(DateTime, "1970-01-01T00:00:00Z", 0, 0);
    both(DateTime, "1985-04-12T23:20:50.52Z", 482_196_050, 520_000_000);
    both(DateTime, "2020-02-29T00:00:00Z", 1_582_934_400, 0);
    both(DateTime, "1969-12-31T23:59:59.5Z", -1, 500_000_000);
    both(DateTime, "1969-12-31T23:59:59.999Z", -1, 999_000_000);
    both(DateTime, "0001-01-01T00:00:00Z", -62_135_596_800, 0);
    both(DateTime, "9999-12-31T23:59:59.999Z", 253_402_300_799, 999_000_000);
    reads(DateTime, "9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999);
}

#[test]
fn date_times_of_other_forms() {
    // https://www.rfc-editor.org/rfc/rfc3339#section-5.8
    reads(DateTime, "1996-12-19T16:39:57-08:00", 851_042_397, 0);
    reads(DateTime, "1937-01-01T12:00:27.87+00:20", -1_041_337_173, 870_000_000);
    reads(DateTime, "1985-04-12T23:20:50.520000000Z", 482_196_050, 520_000_000);
    reads(DateTime, "1985-04-12t23:20:50z", 482_196_050, 0);
    reads(DateTime, "1985-04-12 23:20:50Z", 482_196_050, 0);
    reads(DateTime, "1985-04-12T23:20:50-00:00", 482_196_050, 0);
    reads(DateTime, "1985-04-13T23:19:50+23:59", 482_196_050, 0);
    // A leap second is the second after it.
    reads(DateTime, "1990-12-31T23:59:60Z", 662_688_000, 0);
    reads(DateTime, "1990-12-31T15:59:60.25-08:00", 662_688_000, 250_000_000);
}

#[test]
fn digits_of_fractions() {
    for (digits, nanos) in [
        ("1", 100_000_000),
        ("12", 120_000_000),
        ("123", 123_000_000),
        ("1234", 123_400_000),
        ("12345", 123_450_000),
        ("123456", 123_456_000),
        ("1234567", 123_456_700),
        ("12345678", 123_456_780),
        ("123456789", 123_456_789),
        ("000000001", 1),
    ] {
        let date_time = format!("1970-01-01T00:00:00.{digits}Z");
        reads(DateTime, &date_time, 0, nanos);
        reads(EpochSeconds, &format!("0.{digits}"), 0, nanos);
        // Text for people has them all.
        assert_eq!(at(0, nanos).to_string(), date_time);
        assert_eq!(format!("{:?}", at(0, nanos)), date_time);
    }
    // Digits beyond the nanosecond are dropped.
    reads(DateTime, "1970-01-01T00:00:00.0000000019999Z", 0, 1);
    reads(DateTime, "1970-01-01T00:00:00.9999999999Z", 0, 999_999_999);
    reads(EpochSeconds, "0.0000000019999", 0, 1);
    reads(EpochSeconds, "0.9999999999", 0, 999_999_999);
    reads(EpochSeconds, "-0.0000000019999", -1, 999_999_999);
}

/// Services take no more than milliseconds, and none in http-dates. What is finer is dropped
/// towards the past in every format.
#[test]
fn digits_that_are_written() {
    writes(DateTime, "2021-04-07T19:40:55.126Z", 1_617_824_455, 126_591_836);
    writes(EpochSeconds, "1617824455.126", 1_617_824_455, 126_591_836);
    writes(HttpDate, "Wed, 07 Apr 2021 19:40:55 GMT", 1_617_824_455, 126_591_836);
    writes(DateTime, "1970-01-01T00:00:00Z", 0, 999_999);
    writes(EpochSeconds, "0", 0, 999_999);
    writes(DateTime, "1970-01-01T00:00:00.999Z", 0, 999_999_999);
    writes(EpochSeconds, "0.999", 0, 999_999_999);
    writes(HttpDate, "Thu, 01 Jan 1970 00:00:00 GMT", 0, 999_999_999);
    // A nanosecond before 1970, and one less than a second before.
    writes(DateTime, "1969-12-31T23:59:59.999Z", -1, 999_999_999);
    writes(EpochSeconds, "-0.001", -1, 999_999_999);
    writes(HttpDate, "Wed, 31 Dec 1969 23:59:59 GMT", -1, 999_999_999);
    writes(DateTime, "1969-12-31T23:59:59Z", -1, 1);
    writes(EpochSeconds, "-1", -1, 1);
    writes(DateTime, "9999-12-31T23:59:59.999Z", 253_402_300_799, 999_999_999);
    writes(EpochSeconds, "253402300799.999", 253_402_300_799, 999_999_999);
    writes(HttpDate, "Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799, 999_999_999);
}

#[test]
fn no_date_times() {
    refuses(
        DateTime,
        &[
            "",
            "Z",
            "1985",
            "1985-04-12",
            "1985-04-12T23:20Z",
            "1985-04-12T23:20:50",
            "85-04-12T23:20:50Z",
            "1985-4-12T23:20:50Z",
            "1985-13-12T23:20:50Z",
            "1985-00-12T23:20:50Z",
            "1985-04-31T23:20:50Z",
            "1985-04-00T23:20:50Z",
            "2019-02-29T00:00:00Z",
            "1985-04-12T24:00:00Z",
            "1985-04-12T23:60:50Z",
            "1985-04-12T23:20:61Z",
            "1985-04-12T23:20:50.Z",
            "1985-04-12T23:20:50,5Z",
            "1985-04-12T23:20:50+1:00",
            "1985-04-12T23:20:50+0100",
            "1985-04-12T23:20:50+01:60",
            "1985-04-12T23:20:50Z ",
            " 1985-04-12T23:20:50Z",
            "1985-04-12T23:20:50ZZ",
            "10000-01-01T00:00:00Z",
            "-001-01-01T00:00:00Z",
            "1515531081",
            "Tue, 29 Apr 2014 18:30:38 GMT",
        ],
        NO_DATE_TIME,
    );
    refuses(
        DateTime,
        &[
            "0000-12-31T23:59:59Z",
            "0001-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
            "9999-12-31T23:59:60Z",
        ],
        OUT_OF_RANGE,
    );
}

#[test]
fn http_dates() {
    both(HttpDate, "Thu, 01 Jan 1970 00:00:00 GMT", 0, 0);
    both(HttpDate, "Tue, 29 Apr 2014 18:30:38 GMT", 1_398_796_238, 0);
    both(HttpDate, "Sun, 02 Jan 2000 20:34:56 GMT", 946_845_296, 0);
    both(HttpDate, "Wed, 31 Dec 1969 23:59:59 GMT", -1, 0);
    both(HttpDate, "Mon, 01 Jan 0001 00:00:00 GMT", -62_135_596_800, 0);
    both(HttpDate, "Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799, 0);
    reads(HttpDate, "Mon, 31 Dec 1990 23:59:60 GMT", 662_688_000, 0);
    reads(HttpDate, "Sun, 2 Jan 2000 20:34:56 GMT", 946_845_296, 0);
}

#[test]
fn no_http_dates() {
    refuses(
        HttpDate,
        &[
            "",
            "GMT",
            "Tue, 29 Apr 2014 18:30:38",
            "Tue, 29 Apr 2014 18:30:38 UTC",
            "Tue, 29 Apr 2014 18:30:38 +0000",
            "Wed, 29 Apr 2014 18:30:38 GMT",
            "29 Apr 2014 18:30:38 GMT",
            "Tue, 29 April 2014 18:30 GMT",
            "Tue, 31 Apr 2014 18:30:38 GMT",
            "Tue, 29 Foo 2014 18:30:38 GMT",
            "Tuesday, 29-Apr-14 18:30:38 GMT",
            "Tue Apr 29 18:30:38 2014",
            "Tue, 29 Apr 2014 24:30:38 GMT",
            "Tue, 29 Apr 2014 18:30:38. GMT",
            "Tue, 29 Apr 2014 18:30:38.000 GMT",
            "Tue, 29 Apr 2014 18:30:38.123 GMT",
            "Tue, 29 Apr 2014 8:30:38 GMT",
            "Tue,  29 Apr 2014 18:30:38 GMT",
            "tue, 29 apr 2014 18:30:38 GMT",
            "Tue, 29 Apr 2014 18:30:38 GMT ",
            "1985-04-12T23:20:50Z",
            "1398796238",
        ],
        NO_HTTP_DATE,
    );
    refuses(HttpDate, &["Fri, 31 Dec 9999 23:59:60 GMT"], OUT_OF_RANGE);
}

#[test]
fn epoch_seconds() {
    both(EpochSeconds, "0", 0, 0);
    both(EpochSeconds, "1515531081.123", 1_515_531_081, 123_000_000);
    both(EpochSeconds, "-1", -1, 0);
    both(EpochSeconds, "-0.5", -1, 500_000_000);
    both(EpochSeconds, "-1.5", -2, 500_000_000);
    both(EpochSeconds, "-0.001", -1, 999_000_000);
    both(EpochSeconds, "-62135596800", -62_135_596_800, 0);
    both(EpochSeconds, "-62135596799.999", -62_135_596_800, 1_000_000);
    both(EpochSeconds, "253402300799.999", 253_402_300_799, 999_000_000);
    reads(EpochSeconds, "-0.000000001", -1, 999_999_999);
    reads(EpochSeconds, "-62135596799.999999999", -62_135_596_800, 1);
    reads(EpochSeconds, "253402300799.999999999", 253_402_300_799, 999_999_999);
}

#[test]
fn epoch_seconds_with_exponents() {
    reads(EpochSeconds, "1e9", 1_000_000_000, 0);
    reads(EpochSeconds, "1.5E+3", 1_500, 0);
    reads(EpochSeconds, "1515531081123e-3", 1_515_531_081, 123_000_000);
    reads(EpochSeconds, "0.000001515531081123E15", 1_515_531_081, 123_000_000);
    reads(EpochSeconds, "-15e-1", -2, 500_000_000);
    reads(EpochSeconds, "1e-9", 0, 1);
    reads(EpochSeconds, "1e-10", 0, 0);
    reads(EpochSeconds, "-1e-10", 0, 0);
    reads(EpochSeconds, "1e-1000000", 0, 0);
    reads(EpochSeconds, "0e1000000", 0, 0);
    reads(EpochSeconds, "-0.0e5", 0, 0);
    reads(EpochSeconds, "0000000000000000000000000000001", 1, 0);
    reads(EpochSeconds, &format!("1{}e-40", "0".repeat(40)), 1, 0);
    reads(EpochSeconds, &format!("0.{}1e41", "0".repeat(40)), 1, 0);
}

#[test]
fn no_epoch_seconds() {
    refuses(
        EpochSeconds,
        &[
            "",
            "-",
            ".",
            "1.",
            ".5",
            "+1",
            "1e",
            "1e+",
            "1e5.5",
            "--1",
            "1 ",
            " 1",
            "0x1",
            "1_000",
            "1,5",
            "NaN",
            "Infinity",
            "1985-04-12T23:20:50Z",
            "1e99999999999999999999",
            "٣",
        ],
        NO_SECONDS,
    );
    refuses(
        EpochSeconds,
        &[
            "253402300800",
            "-62135596801",
            "-62135596800.000000001",
            "1e12",
            "-1e12",
            "1e1000000",
            "1e9223372036854775807",
            "99999999999999999999999999999999",
        ],
        OUT_OF_RANGE,
    );
}

#[test]
fn the_ends_of_the_range() {
    assert_eq!((Timestamp::MIN.seconds(), Timestamp::MIN.nanos()), (-62_135_596_800, 0));
    assert_eq!((Timestamp::MAX.seconds(), Timestamp::MAX.nanos()), (253_402_300_799, 999_999_999));
    assert_eq!(Timestamp::new(-62_135_596_800, 0), Ok(Timestamp::MIN));
    assert_eq!(Timestamp::new(253_402_300_799, 999_999_999), Ok(Timestamp::MAX));
    for (seconds, nanos) in
        [(-62_135_596_801, 999_999_999), (253_402_300_800, 0), (i64::MIN, 0), (0, 1_000_000_000)]
    {
        assert_eq!(Timestamp::new(seconds, nanos).unwrap_err().to_string(), OUT_OF_RANGE);
    }
    assert_eq!(Timestamp::default(), at(0, 0));
}

#[test]
fn timestamps_are_in_the_order_of_time() {
    let times =
        [Timestamp::MIN, at(-1, 0), at(-1, 1), at(0, 0), at(0, 5), at(1, 0), Timestamp::MAX];
    assert!(times.is_sorted_by(|a, b| a < b));
}

#[test]
fn text_is_a_date_time() {
    assert_eq!(at(482_196_050, 520_000_000).to_string(), "1985-04-12T23:20:50.52Z");
    assert_eq!(Timestamp::MAX.to_string(), "9999-12-31T23:59:59.999999999Z");
    assert_eq!("1996-12-19T16:39:57-08:00".parse(), Ok(at(851_042_397, 0)));
    assert_eq!("0".parse::<Timestamp>().unwrap_err().to_string(), NO_DATE_TIME);
}

#[test]
fn the_system_s_time() {
    let half = Duration::from_millis(500);
    let pairs = [
        (UNIX_EPOCH, at(0, 0)),
        (UNIX_EPOCH + half, at(0, 500_000_000)),
        (UNIX_EPOCH - half, at(-1, 500_000_000)),
        (UNIX_EPOCH - Duration::from_secs(1), at(-1, 0)),
        (UNIX_EPOCH - Duration::from_secs(1) - half, at(-2, 500_000_000)),
        (UNIX_EPOCH + Duration::new(1_398_796_238, 1_000), at(1_398_796_238, 1_000)),
        (UNIX_EPOCH - Duration::new(10_000_000_000, 100), at(-10_000_000_001, 999_999_900)),
    ];
    for (system, time) in pairs {
        assert_eq!(Timestamp::try_from(system), Ok(time));
        assert_eq!(SystemTime::try_from(time), Ok(system));
    }
    let late = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
    assert_eq!(Timestamp::try_from(late).unwrap_err().to_string(), OUT_OF_RANGE);
}
