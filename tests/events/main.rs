//! Streams of events, from bytes to typed events and back.

mod framing;
mod fuzz;
mod malformed_events;
mod malformed_frames;
mod reading;
mod round_trips;
mod writing;

use smithy_shapes::event_stream::{HeaderValue, Message};

/// Returns the bytes of a text of hexadecimal digits and white space.
fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

/// Returns a message of these headers and this payload.
fn message(headers: &[(&str, HeaderValue)], payload: &str) -> Message {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    Message { headers: headers.collect(), payload: payload.as_bytes().to_vec() }
}
