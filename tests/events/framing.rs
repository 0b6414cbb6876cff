//! Messages as bytes. The expected bytes were computed with Python's `struct` and `zlib.crc32`.

use smithy_shapes::Timestamp;
use smithy_shapes::event_stream::{Decoder, HeaderValue, Limits, Message};

use crate::{hex, message};

/// The message is these bytes, and these bytes are the message.
fn check(message: Message, bytes: &str) {
    let bytes = hex(bytes);
    assert_eq!(message.encode().unwrap(), bytes, "{message:?}");
    let mut decoder = Decoder::new();
    decoder.feed(&bytes);
    let decoded = decoder.next_message().unwrap().unwrap();
    assert_eq!((&decoded.headers, &decoded.payload), (&message.headers, &message.payload));
    assert_eq!(decoder.next_message(), Ok(None));
    assert_eq!(decoder.finish(), Ok(()));
}

#[test]
fn without_headers() {
    check(message(&[], ""), "00000010 00000000 05c248eb 7d98c8ff");
    check(message(&[], "hello"), "00000015 00000000 cd22c79b 68656c6c6f 570c3496");
}

#[test]
fn a_header_of_each_type() {
    use HeaderValue::{Boolean, Byte, Integer, Long, Short, Uuid};
    let blob = |bytes: &[u8]| HeaderValue::Blob(bytes.into());
    let time = |seconds, nanos| HeaderValue::Timestamp(Timestamp::new(seconds, nanos).unwrap());
    let uuid: [u8; 16] = std::array::from_fn(|index| index as u8);
    for (value, bytes) in [
        (Boolean(true), "00000013 00000003 db6b6381 0161 00 1f7e7f3c"),
        (Boolean(false), "00000013 00000003 db6b6381 0161 01 68794faa"),
        (Byte(-2), "00000014 00000004 f72f2a32 0161 02 fe edfe346e"),
        (Short(258), "00000015 00000005 bd483314 0161 03 0102 c4e13eca"),
        (Integer(-2), "00000017 00000007 29860158 0161 04 fffffffe 0bdfb3d1"),
        (Long(1 << 40), "0000001b 0000000b e5c0a072 0161 05 0000010000000000 a23e7b89"),
        (blob(&[0, 255]), "00000017 00000007 29860158 0161 06 0002 00ff f625cb27"),
        ("é".into(), "00000017 00000007 29860158 0161 07 0002 c3a9 a99a92db"),
        (time(1, 500_000_000), "0000001b 0000000b e5c0a072 0161 08 00000000000005dc 6a3f25c1"),
        (time(-1, 999_000_000), "0000001b 0000000b e5c0a072 0161 08 ffffffffffffffff dc4b4f0e"),
        (
            Uuid(uuid),
            "00000023 00000013 67fdcb63 0161 09 000102030405060708090a0b0c0d0e0f d9210d97",
        ),
        // Beyond the letter of the specification.
        ("".into(), "00000015 00000005 bd483314 0161 07 0000 34fdc67b"),
        (blob(&[]), "00000015 00000005 bd483314 0161 06 0000 353fac4c"),
    ] {
        check(message(&[("a", value)], ""), bytes);
    }
}

#[test]
fn headers_and_a_payload() {
    check(
        message(&[("a", "b".into()), ("cd", HeaderValue::Boolean(true))], "{}"),
        "0000001c 0000000a 20e74cf4 0161 07 0001 62 026364 00 7b7d 212fbc7c",
    );
}

/// What is left of a millisecond is dropped, towards the past.
#[test]
fn timestamps_of_nanoseconds() {
    let encoded = |seconds, nanos| {
        let time = HeaderValue::Timestamp(Timestamp::new(seconds, nanos).unwrap());
        message(&[("a", time)], "").encode().unwrap()[15..23].to_vec()
    };
    assert_eq!(encoded(0, 1_999_999), 1_i64.to_be_bytes());
    assert_eq!(encoded(-1, 999_999_999), (-1_i64).to_be_bytes());
    let (first, last) = (Timestamp::MIN, Timestamp::MAX);
    assert_eq!(encoded(first.seconds(), first.nanos()), (-62_135_596_800_000_i64).to_be_bytes());
    assert_eq!(encoded(last.seconds(), last.nanos()), 253_402_300_799_999_i64.to_be_bytes());
}

#[test]
fn what_cannot_be_written() {
    let long = "x".repeat(32_768);
    let name = "n".repeat(256);
    for (headers, expected) in [
        (vec![("", "v".into())], "/: the name of a header must have 1 to 255 bytes".to_owned()),
        (
            vec![(name.as_str(), "v".into())],
            format!("/{name}: the name of a header must have 1 to 255 bytes"),
        ),
        (
            vec![("a", long.as_str().into())],
            "/a: the value of a header must have at most 32767 bytes".to_owned(),
        ),
        (
            vec![("a", HeaderValue::Blob(long.as_str().into()))],
            "/a: the value of a header must have at most 32767 bytes".to_owned(),
        ),
        (
            vec![("a", "v".into()), ("b", "v".into()), ("a", "w".into())],
            "/a: a header that is there twice".to_owned(),
        ),
    ] {
        assert_eq!(message(&headers, "").encode().unwrap_err().to_string(), expected);
    }
    assert!(message(&[(&name[1..], long[1..].into())], "").encode().is_ok());
}

/// So many bytes of headers, and so many of payload.
fn sized(headers: usize, payload: usize) -> Message {
    let names = ["a", "b", "c", "d"];
    // A header of a string has a byte for the length of its name, the name, a byte for its type
    // and two for its length.
    let headers = (0..headers.div_ceil(32_768)).map(|index| {
        let len = (headers - 32_768 * index).min(32_768) - 5;
        (names[index].to_owned(), HeaderValue::from("x".repeat(len).as_str()))
    });
    Message { headers: headers.collect(), payload: vec![0; payload] }
}

#[test]
fn limits() {
    let allowed = sized(131_072, 25_165_824).encode().unwrap();
    assert_eq!(allowed.len(), 131_072 + 25_165_824 + 16);
    let mut decoder = Decoder::new();
    decoder.feed(&allowed);
    assert!(decoder.next_message().unwrap().is_some());

    let too_large = sized(0, 25_165_825).encode().unwrap_err().to_string();
    assert_eq!(too_large, "the payload of a message must have at most 25165824 bytes");
    let mut headers = sized(131_072, 0);
    headers.headers.push(("e".to_owned(), HeaderValue::Boolean(true)));
    let too_large = headers.encode().unwrap_err().to_string();
    assert_eq!(too_large, "the headers of a message must have at most 131072 bytes");

    let mut strict = Decoder::with_limits(Limits { headers: 3, payload: 1 });
    strict.feed(&message(&[("a", HeaderValue::Boolean(true))], "x").encode().unwrap());
    assert!(strict.next_message().unwrap().is_some());
    strict.feed(&message(&[], "xy").encode().unwrap());
    let error = strict.next_message().unwrap_err().to_string();
    assert_eq!(error, "the payload of a message must have at most 1 bytes at byte 20");
}

/// Three messages, with all that a message has.
fn three() -> (Vec<Message>, Vec<u8>) {
    let messages = vec![
        message(&[("a", "b".into()), ("cd", HeaderValue::Boolean(true))], "{}"),
        message(&[], ""),
        message(&[("n", HeaderValue::Long(-1))], "0123456789"),
    ];
    let bytes = messages.iter().flat_map(|message| message.encode().unwrap()).collect();
    (messages, bytes)
}

fn decode<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<Message> {
    let mut decoder = Decoder::new();
    let mut messages = Vec::new();
    for chunk in chunks {
        decoder.feed(chunk);
        while let Some(message) = decoder.next_message().unwrap() {
            messages.push(message);
        }
    }
    decoder.finish().unwrap();
    messages
}

#[test]
fn however_it_is_cut() {
    let (messages, bytes) = three();
    for size in 1..=bytes.len() {
        assert_eq!(decode(bytes.chunks(size)), messages);
    }
    for first in 0..=bytes.len() {
        for second in first..=bytes.len() {
            let chunks = [&bytes[..first], &bytes[first..second], &bytes[second..]];
            assert_eq!(decode(chunks), messages, "at {first} and {second}");
        }
    }
}

/// All that is complete is given, and not before it is.
#[test]
fn cut_off_anywhere() {
    let (messages, bytes) = three();
    let ends = [28, 44, 44 + 16 + 11 + 10];
    for len in 0..bytes.len() {
        let mut decoder = Decoder::new();
        decoder.feed(&bytes[..len]);
        let complete = ends.iter().filter(|end| **end <= len).count();
        for message in &messages[..complete] {
            assert_eq!(decoder.next_message().unwrap().as_ref(), Some(message));
        }
        assert_eq!(decoder.next_message(), Ok(None));
        let expected = match len == 0 || ends.contains(&len) {
            true => Ok(()),
            false => Err(format!("the stream ends inside of a message at byte {len}")),
        };
        assert_eq!(decoder.finish().map_err(|error| error.to_string()), expected);
    }
}

#[test]
fn payloads_and_values_are_not_shown() {
    let message = message(&[(":event-type", "e".into()), ("key", "secret".into())], "secret");
    let shown = format!("{message:?}");
    assert_eq!(shown, r#"Message { :event-type: "e", key: _, payload: 6 bytes }"#);
    let mut decoder = Decoder::new();
    decoder.feed(b"secret");
    assert!(format!("{decoder:?}").contains("fed: 6 bytes"));
}
