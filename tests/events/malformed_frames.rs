//! Bytes that are no messages.

use smithy_shapes::event_stream::{Decoder, HeaderValue, Limits};
use tests::frames::{checksum, frame, prelude};

use crate::message;

/// Returns the error that these bytes are.
fn error(bytes: &[u8]) -> String {
    let mut decoder = Decoder::new();
    decoder.feed(bytes);
    decoder.next_message().unwrap_err().to_string()
}

#[test]
fn the_check_value_of_the_checksum() {
    // The one that catalogues of checksums give for CRC-32.
    assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
}

/// No bit can change: a message is refused, whichever it is.
#[test]
fn every_bit_counts() {
    let headers = [("a", "bc".into()), ("d", HeaderValue::Integer(7))];
    let bytes = message(&headers, "payload").encode().unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let (checksum, place) = match bit / 8 {
            0..12 => ("lengths", 8),
            _ => ("message", bytes.len() - 4),
        };
        let expected = format!("the checksum of the {checksum} is wrong at byte {place}");
        assert_eq!(error(&changed), expected, "bit {bit}");
    }
}

/// Nor any byte, to whatever other.
#[test]
fn every_byte_counts() {
    let bytes = message(&[("a", "b".into())], "p").encode().unwrap();
    for place in 0..bytes.len() {
        for other in (0..=255).filter(|other| *other != bytes[place]) {
            let mut changed = bytes.clone();
            changed[place] = other;
            assert!(error(&changed).starts_with("the checksum of the "));
        }
    }
}

#[test]
fn lengths_that_make_no_sense() {
    for (len, headers_len) in [(0, 0), (15, 0), (16, 1), (20, 5), (20, u32::MAX), (4, u32::MAX)] {
        let expected = "a message that is shorter than its parts at byte 0";
        assert_eq!(error(&prelude(len, headers_len)), expected, "{len} and {headers_len}");
    }
}

/// What is too large is refused by its lengths, before any of it has come.
#[test]
fn lengths_that_are_too_large() {
    let most = 25_165_824 + 131_072 + 16;
    for (len, headers_len, expected) in [
        (most, 131_073, "the headers of a message must have at most 131072 bytes at byte 0"),
        (most, 131_071, "the payload of a message must have at most 25165824 bytes at byte 0"),
        (u32::MAX, 0, "the payload of a message must have at most 25165824 bytes at byte 0"),
    ] {
        assert_eq!(error(&prelude(len, headers_len)), expected);
        let mut unlimited = Decoder::with_limits(Limits::NONE);
        unlimited.feed(&prelude(len, headers_len));
        assert_eq!(unlimited.next_message(), Ok(None));
    }
    let mut decoder = Decoder::new();
    decoder.feed(&prelude(most, 131_072));
    assert_eq!(decoder.next_message(), Ok(None));
}

#[test]
fn headers_that_are_none() {
    let too_long = [&[1, b'a', 7, 0x80, 0x00], [b'x'; 0x8000].as_slice()].concat();
    let cases: &[(&[u8], &str)] = &[
        (&[0], "a header without a name at byte 12"),
        (&[1], "the headers end within a header at byte 13"),
        (&[2, b'a'], "the headers end within a header at byte 14"),
        (&[1, b'a'], "the headers end within a header at byte 14"),
        (&[1, 0xff, 0], "no UTF-8 at byte 13"),
        (&[1, b'a', 10], "a header of a type that there is not at byte 14"),
        (&[1, b'a', 255], "a header of a type that there is not at byte 14"),
        (&[1, b'a', 2], "the headers end within a header at byte 15"),
        (&[1, b'a', 3, 0], "the headers end within a header at byte 16"),
        (&[1, b'a', 4, 0, 0, 0], "the headers end within a header at byte 18"),
        (&[1, b'a', 5, 0, 0, 0, 0, 0, 0, 0], "the headers end within a header at byte 22"),
        (&[1, b'a', 6, 0, 1], "the headers end within a header at byte 17"),
        (&[1, b'a', 7, 0, 2, b'x'], "the headers end within a header at byte 18"),
        (&[1, b'a', 7, 0, 2, b'x', 0xc3], "no UTF-8 at byte 18"),
        (&[1, b'a', 9, 0], "the headers end within a header at byte 16"),
        (&[1, b'a', 0, 1, b'a', 1], "a header that is there twice at byte 15"),
        (&too_long, "the value of a header must have at most 32767 bytes at byte 15"),
    ];
    for (headers, expected) in cases {
        assert_eq!(error(&frame(headers, b"payload")), *expected);
    }
}

#[test]
fn timestamps_that_there_are_not() {
    let header = |millis: i64| [&[1, b'a', 8], millis.to_be_bytes().as_slice()].concat();
    for millis in [i64::MIN, -62_135_596_800_001, 253_402_300_800_000, i64::MAX] {
        let error = error(&frame(&header(millis), b""));
        assert!(error.ends_with(" at byte 15"), "{error}");
    }
    for millis in [-62_135_596_800_000, 253_402_300_799_999] {
        let bytes = frame(&header(millis), b"");
        let mut decoder = Decoder::new();
        decoder.feed(&bytes);
        let message = decoder.next_message().unwrap().unwrap();
        assert_eq!(message.encode().unwrap(), bytes);
    }
}

/// After an error nothing is read any more, and its place is one of the stream.
#[test]
fn the_first_error_stays() {
    let good = message(&[], "good").encode().unwrap();
    let mut decoder = Decoder::new();
    decoder.feed(&good);
    assert!(decoder.next_message().unwrap().is_some());
    decoder.feed(&[good.clone(), frame(&[0], b""), good.clone()].concat());
    assert!(decoder.next_message().unwrap().is_some());
    let expected = format!("a header without a name at byte {}", 2 * good.len() + 12);
    for _ in 0..3 {
        assert_eq!(decoder.next_message().unwrap_err().to_string(), expected);
        assert_eq!(decoder.finish().unwrap_err().to_string(), expected);
        decoder.feed(&good);
    }
}
