//! From bytes to messages.

use std::fmt;

use super::headers::read_headers;
use super::message::{CHECKSUM_LEN, Message, PRELUDE_LEN};
use crate::error::{Error, ErrorKind};

/// How large a message may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of its headers.
    pub headers: usize,
    /// Bytes of its payload.
    pub payload: usize,
}

impl Limits {
    /// What the [specification](https://smithy.io/2.0/aws/amazon-eventstream.html#message-format)
    /// allows: 128 KiB of headers, and a payload of 24 MiB.
    pub const SPECIFIED: Limits = Limits { headers: 128 << 10, payload: 24 << 20 };

    /// Whatever the lengths can tell: 4 GiB, of which no more is in memory than was fed.
    ///
    /// For clients, which must take what a service sends, as the specification has it.
    pub const NONE: Limits = Limits { headers: usize::MAX, payload: usize::MAX };

    pub(super) fn check(self, headers: usize, payload: usize) -> Result<(), Error> {
        let too_large = |what, limit| {
            let message = format!("the {what} of a message must have at most {limit} bytes");
            Err(Error::new(ErrorKind::Value, message))
        };
        if headers > self.headers {
            return too_large("headers", self.headers);
        }
        if payload > self.payload {
            return too_large("payload", self.payload);
        }
        Ok(())
    }
}

/// Takes the bytes of a stream, however they are cut, and gives the messages.
///
/// The first error ends the stream: it comes again whatever is fed. Errors name a byte of the
/// stream, counted from the first that was fed.
pub struct Decoder {
    limits: Limits,
    /// What was fed: messages that were taken, then what follows.
    fed: Vec<u8>,
    /// How much of it was given as messages.
    taken: usize,
    /// The place of the first byte of `fed` in the stream.
    offset: usize,
    failure: Option<Error>,
}

/// A message, and where it stood in the stream.
pub(super) struct Frame {
    pub(super) message: Message,
    /// The first byte of the message.
    pub(super) start: usize,
    /// The first byte of its payload.
    pub(super) payload: usize,
    len: usize,
}

impl Default for Decoder {
    fn default() -> Decoder {
        Decoder::new()
    }
}

impl Decoder {
    /// Returns a decoder at the beginning of a stream, with [`Limits::SPECIFIED`].
    pub fn new() -> Decoder {
        Decoder::with_limits(Limits::SPECIFIED)
    }

    /// Returns the same with other limits.
    pub fn with_limits(limits: Limits) -> Decoder {
        Decoder { limits, fed: Vec::new(), taken: 0, offset: 0, failure: None }
    }

    /// Takes the next bytes of the stream.
    pub fn feed(&mut self, bytes: &[u8]) {
        // What is left is moved only if it is no more than what was taken: so no byte costs more
        // than one move, however the stream is cut.
        if self.taken >= self.fed.len() - self.taken {
            self.fed.drain(..self.taken);
            self.offset += self.taken;
            self.taken = 0;
        }
        if self.failure.is_none() {
            self.fed.extend_from_slice(bytes);
        }
    }

    /// Returns the next message, if all its bytes are there.
    ///
    /// # Errors
    ///
    /// If a checksum is wrong, a length or a header makes no sense, or a limit is exceeded.
    pub fn next_message(&mut self) -> Result<Option<Message>, Error> {
        Ok(self.next_frame()?.map(|frame| frame.message))
    }

    /// Whether the stream may end here.
    ///
    /// # Errors
    ///
    /// If it ends inside of a message, or was malformed before.
    pub fn finish(&self) -> Result<(), Error> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        if self.taken < self.fed.len() {
            let end = self.offset + self.fed.len();
            return Err(malformed("the stream ends inside of a message").at(end));
        }
        Ok(())
    }

    pub(super) fn next_frame(&mut self) -> Result<Option<Frame>, Error> {
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        let start = self.offset + self.taken;
        let frame = match read_frame(&self.fed[self.taken..], start, self.limits) {
            Ok(frame) => frame,
            Err(error) => {
                self.failure = Some(error.clone());
                return Err(error);
            }
        };
        self.taken += frame.as_ref().map_or(0, |frame| frame.len);
        Ok(frame)
    }
}

/// Without the bytes, which may hold what nobody should see.
impl fmt::Debug for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder")
            .field("limits", &self.limits)
            .field("fed", &format_args!("{} bytes", self.fed.len() - self.taken))
            .field("offset", &(self.offset + self.taken))
            .field("failure", &self.failure)
            .finish()
    }
}

/// Reads the message at the beginning of the bytes, if all of it is there.
fn read_frame(bytes: &[u8], start: usize, limits: Limits) -> Result<Option<Frame>, Error> {
    let Some(prelude) = bytes.get(..PRELUDE_LEN) else { return Ok(None) };
    if crc32fast::hash(&prelude[..8]) != number(&prelude[8..]) {
        return Err(malformed("the checksum of the lengths is wrong").at(start + 8));
    }
    // Bytes of the message, of which as many as these are no payload.
    let len = number(prelude) as usize;
    let headers_len = number(&prelude[4..]) as usize;
    let rest = len.checked_sub(PRELUDE_LEN + CHECKSUM_LEN);
    let Some(payload_len) = rest.and_then(|rest| rest.checked_sub(headers_len)) else {
        return Err(malformed("a message that is shorter than its parts").at(start));
    };
    limits.check(headers_len, payload_len).map_err(|error| error.at(start))?;

    let Some(bytes) = bytes.get(..len) else { return Ok(None) };
    let (content, checksum) = bytes.split_at(len - CHECKSUM_LEN);
    if crc32fast::hash(content) != number(checksum) {
        return Err(malformed("the checksum of the message is wrong").at(start + content.len()));
    }
    let (headers, payload) = content[PRELUDE_LEN..].split_at(headers_len);
    let headers = read_headers(headers).map_err(|error| error.shifted(start + PRELUDE_LEN))?;
    let message = Message { headers, payload: payload.to_vec() };
    Ok(Some(Frame { message, start, payload: start + PRELUDE_LEN + headers_len, len }))
}

/// Returns the number that the first four bytes are.
fn number(bytes: &[u8]) -> u32 {
    bytes.first_chunk().copied().map_or(0, u32::from_be_bytes)
}

fn malformed(message: &'static str) -> Error {
    Error::new(ErrorKind::Syntax, message)
}

#[cfg(test)]
mod tests {
    use super::{Decoder, Message};

    /// Bytes that are left are not moved each time, which took half a minute for a few megabytes.
    #[test]
    fn feeding_is_linear() {
        let message = Message { headers: Vec::new(), payload: vec![7; 84] }.encode().unwrap();
        assert_eq!(message.len(), 100);
        let mut decoder = Decoder::new();
        decoder.feed(&message.repeat(10));
        for taken in 1..5 {
            assert!(decoder.next_message().unwrap().is_some());
            decoder.feed(&[]);
            assert_eq!((decoder.taken, decoder.offset, decoder.fed.len()), (taken * 100, 0, 1000));
        }
        assert!(decoder.next_message().unwrap().is_some());
        decoder.feed(&message[..1]);
        assert_eq!((decoder.taken, decoder.offset, decoder.fed.len()), (0, 500, 501));
        for _ in 0..5 {
            assert!(decoder.next_message().unwrap().is_some());
        }
        assert_eq!(decoder.next_message(), Ok(None));
        let error = decoder.finish().unwrap_err();
        assert_eq!(error.offset(), Some(1001));
        decoder.feed(&message[1..]);
        assert!(decoder.next_message().unwrap().is_some());
        assert_eq!(decoder.finish(), Ok(()));
    }
}
