//! Chrono, which has calendars of its own, writes and reads the same dates.

use checks::round_trips::random::Random;
use chrono::{DateTime, NaiveDateTime, Utc};
use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;

/// Of all years that a timestamp may have, with a fraction of up to nine digits.
fn random_time(random: &mut Random) -> Timestamp {
    let (first, last) = (Timestamp::MIN.seconds(), Timestamp::MAX.seconds());
    let seconds = first + (random.number() % (last - first) as u64) as i64;
    let scale = 10_u32.pow(random.below(10) as u32);
    let nanos = random.below(1_000_000_000) as u32 / scale * scale;
    Timestamp::new(seconds, nanos).expect("in range")
}

#[test]
fn are_written_as_by_chrono() {
    let mut random = Random::new(5);
    for _ in 0..5_000 {
        let ours = random_time(&mut random);
        let theirs = DateTime::from_timestamp(ours.seconds(), ours.nanos()).expect("in range");
        // Chrono writes three, six or nine digits, and drops what is finer.
        let date_time = |fraction: &str| {
            let digits = theirs.format(fraction).to_string();
            let digits = digits.trim_end_matches('0').trim_end_matches('.');
            format!("{}{digits}Z", theirs.format("%Y-%m-%dT%H:%M:%S"))
        };
        assert_eq!(ours.to_string(), date_time("%.9f"));
        assert_eq!(ours.format(TimestampFormat::DateTime), date_time("%.3f"));
        let http_date = format!("{} GMT", theirs.format("%a, %d %b %Y %H:%M:%S"));
        assert_eq!(ours.format(TimestampFormat::HttpDate), http_date);
    }
}

/// With one character replaced, most are no dates, and some are others.
#[test]
fn are_read_as_by_chrono() {
    let mut random = Random::new(6);
    let mut accepted = 0;
    for _ in 0..20_000 {
        let time = random_time(&mut random);
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
    check(text, TimestampFormat::DateTime, theirs.map(|time| time.to_utc()))
}

fn check_http_date(text: &str) -> usize {
    let format = "%a, %d %b %Y %H:%M:%S GMT";
    let theirs = NaiveDateTime::parse_from_str(text, format).ok().map(|time| time.and_utc());
    // Chrono also takes other numbers of digits, signs, spaces and cases.
    let is_canonical = |time: &DateTime<Utc>| {
        let written = time.format("%a, %d %b %Y %H:%M:%S").to_string();
        let is_written = |start: &str| text.starts_with(start);
        (is_written(&written) || is_written(&written.replace(", 0", ", ")))
            && text.strip_suffix(" GMT").is_some_and(|rest| !rest.ends_with(' '))
    };
    check(text, TimestampFormat::HttpDate, theirs.filter(is_canonical))
}

fn check(text: &str, format: TimestampFormat, theirs: Option<DateTime<Utc>>) -> usize {
    let ours = Timestamp::parse(text, format).ok();
    let theirs = theirs.and_then(|time| {
        // To chrono, a leap second is one that lasts longer.
        let nanos = time.timestamp_subsec_nanos();
        let seconds = time.timestamp() + i64::from(nanos / 1_000_000_000);
        Timestamp::new(seconds, nanos % 1_000_000_000).ok()
    });
    assert_eq!(ours, theirs, "{text}");
    usize::from(ours.is_some())
}
