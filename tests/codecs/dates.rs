//! Chrono, which has calendars of its own, writes and reads the same dates.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};
use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;
use tests::random::Random;

/// A second of the years that a timestamp may have.
fn random_second(random: &mut Random) -> i64 {
    let (first, last) = (Timestamp::MIN.seconds(), Timestamp::MAX.seconds());
    first + (random.number() % (last - first) as u64) as i64
}

#[test]
fn are_written_as_by_chrono() {
    let mut random = Random::new(5);
    for _ in 0..5_000 {
        let seconds = random_second(&mut random);
        let ours = Timestamp::new(seconds, 0).expect("in range");
        let theirs = DateTime::from_timestamp(seconds, 0).expect("in range");
        let date_time = theirs.to_rfc3339_opts(SecondsFormat::Secs, true);
        assert_eq!(ours.format(TimestampFormat::DateTime), date_time);
        let http_date = theirs.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
        assert_eq!(ours.format(TimestampFormat::HttpDate), http_date);
    }
}

/// With one character replaced, most are no dates, and some are others.
#[test]
fn are_read_as_by_chrono() {
    let mut random = Random::new(6);
    let mut accepted = 0;
    for _ in 0..20_000 {
        let time = Timestamp::new(random_second(&mut random), 0).expect("in range");
        let offset = random.of_these(&["Z", "+01:30", "-23:59"]);
        let text = time.to_string().replace('Z', offset);
        accepted += check_date_time(&replaced(&mut random, &text, "0123456789-+:TZ. "));
        let text = time.format(TimestampFormat::HttpDate);
        accepted += check_http_date(&replaced(&mut random, &text, "0123456789, :GMTSunJanDec"));
    }
    assert!((5_000..35_000).contains(&accepted), "{accepted}");
}

fn replaced(random: &mut Random, text: &str, choices: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = random.below(bytes.len());
    bytes[at] = choices.as_bytes()[random.below(choices.len())];
    String::from_utf8(bytes).expect("all is ASCII")
}

/// One for a date, nothing for none. What is out of our range is none.
fn check_date_time(text: &str) -> usize {
    let theirs = DateTime::parse_from_rfc3339(text).ok();
    // Chrono also takes a space for the T.
    let theirs = theirs.filter(|_| !text.contains(' '));
    check(text, TimestampFormat::DateTime, theirs.map(|time| time.to_utc()))
}

fn check_http_date(text: &str) -> usize {
    let format = "%a, %d %b %Y %H:%M:%S GMT";
    let theirs = NaiveDateTime::parse_from_str(text, format).ok().map(|time| time.and_utc());
    // Chrono also takes numbers without leading zeros, signs, and any case.
    let theirs = theirs.filter(|time| time.format(format).to_string() == text);
    check(text, TimestampFormat::HttpDate, theirs)
}

fn check(text: &str, format: TimestampFormat, theirs: Option<DateTime<Utc>>) -> usize {
    let ours = Timestamp::parse(text, format).ok().map(Timestamp::seconds);
    // To chrono, a leap second is one that lasts longer.
    let seconds = |time: DateTime<Utc>| {
        time.timestamp() + i64::from(time.timestamp_subsec_nanos() / 1_000_000_000)
    };
    let in_range = |seconds: &i64| Timestamp::new(*seconds, 0).is_ok();
    assert_eq!(ours, theirs.map(seconds).filter(in_range), "{text}");
    usize::from(ours.is_some())
}
