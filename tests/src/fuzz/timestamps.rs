//! What must hold of any text at all as a timestamp.

use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;

/// Reads the text in every format, and what is written of it.
pub(super) fn check(text: &str) {
    for format in
        [TimestampFormat::DateTime, TimestampFormat::HttpDate, TimestampFormat::EpochSeconds]
    {
        if let Ok(time) = Timestamp::parse(text, format) {
            check_written(time, format);
        }
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        assert_eq!(time.to_string().parse(), Ok(time), "{text:?}");
    }
}

/// What is written is read, as the same time or less than a second before it: a format may hold no
/// more. And there is one way to write a time.
fn check_written(time: Timestamp, format: TimestampFormat) {
    let text = time.format(format);
    let again = match Timestamp::parse(&text, format) {
        Ok(again) => again,
        Err(error) => panic!("{text}: {error}"),
    };
    let nanos =
        |time: Timestamp| i128::from(time.seconds()) * 1_000_000_000 + i128::from(time.nanos());
    assert!((0..1_000_000_000).contains(&(nanos(time) - nanos(again))), "{text}: {time} {again}");
    assert_eq!(again.format(format), text);
}
