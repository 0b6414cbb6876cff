//! Messages: <https://smithy.io/2.0/aws/amazon-eventstream.html#message-format>.

use std::fmt;

use super::Limits;
use super::headers::{repeated_name, write_header};
use crate::blob::Blob;
use crate::error::{Error, ErrorKind, OnOneLine, Segment};
use crate::timestamp::Timestamp;

/// The length of the message, the length of its headers, and the checksum of both.
pub(super) const PRELUDE_LEN: usize = 12;

/// The checksum at the end of a message.
pub(super) const CHECKSUM_LEN: usize = 4;

/// A message: what a stream consists of, whatever its protocol makes of it.
///
/// ```
/// use smithy_shapes::event_stream::{Decoder, HeaderValue, Message};
///
/// let message = Message {
///     headers: vec![("answer".to_owned(), HeaderValue::Byte(42))],
///     payload: b"hello".to_vec(),
/// };
/// let bytes = message.encode()?;
///
/// let mut decoder = Decoder::new();
/// decoder.feed(&bytes[..20]);
/// assert_eq!(decoder.next_message()?, None);
/// decoder.feed(&bytes[20..]);
/// assert_eq!(decoder.next_message()?, Some(message));
/// decoder.finish()?;
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Message {
    /// The headers. Their order means nothing, and is kept.
    pub headers: Vec<(String, HeaderValue)>,
    /// The payload.
    pub payload: Vec<u8>,
}

/// The value of a header: <https://smithy.io/2.0/aws/amazon-eventstream.html#headers-format>.
#[derive(Clone, Debug, PartialEq)]
pub enum HeaderValue {
    /// A boolean.
    Boolean(bool),
    /// A byte.
    Byte(i8),
    /// A short.
    Short(i16),
    /// An integer.
    Integer(i32),
    /// A long.
    Long(i64),
    /// At most 32,767 bytes.
    Blob(Blob),
    /// At most 32,767 bytes of UTF-8.
    String(String),
    /// A point in time, of which the millisecond is sent, and what is left of it is dropped.
    Timestamp(Timestamp),
    /// A UUID, which no shape has for its type.
    Uuid([u8; 16]),
}

impl From<&str> for HeaderValue {
    fn from(value: &str) -> HeaderValue {
        HeaderValue::String(value.to_owned())
    }
}

impl Message {
    /// Returns the message by which a server tells an
    /// [error that is not in the model](https://smithy.io/2.0/aws/amazon-eventstream.html#unmodeled-error-events).
    pub fn error(code: &str, message: &str) -> Message {
        let headers =
            [(":message-type", "error"), (":error-code", code), (":error-message", message)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.into()));
        Message { headers: headers.into(), payload: Vec::new() }
    }

    /// Returns the value of the header of this name.
    pub fn header(&self, name: &str) -> Option<&HeaderValue> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// Returns the bytes of the message.
    ///
    /// # Errors
    ///
    /// If a name or a value is too long for a header, a name is empty or there twice, or the
    /// message exceeds [`Limits::SPECIFIED`].
    pub fn encode(&self) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; PRELUDE_LEN];
        for (name, value) in &self.headers {
            write_header(&mut bytes, name, value)
                .map_err(|error| error.within(Segment::Key(name.clone())))?;
        }
        if let Some(index) = repeated_name(&self.headers) {
            let name = Segment::Key(self.headers[index].0.clone());
            return Err(Error::new(ErrorKind::Value, "a header that is there twice").within(name));
        }
        let headers_len = bytes.len() - PRELUDE_LEN;
        Limits::SPECIFIED.check(headers_len, self.payload.len())?;

        bytes.extend_from_slice(&self.payload);
        // Within the limits, both lengths have 32 bits.
        let message_len = bytes.len() + CHECKSUM_LEN;
        bytes[..4].copy_from_slice(&(message_len as u32).to_be_bytes());
        bytes[4..8].copy_from_slice(&(headers_len as u32).to_be_bytes());
        let prelude_checksum = crc32fast::hash(&bytes[..8]);
        bytes[8..PRELUDE_LEN].copy_from_slice(&prelude_checksum.to_be_bytes());
        let checksum = crc32fast::hash(&bytes);
        bytes.extend_from_slice(&checksum.to_be_bytes());
        Ok(bytes)
    }
}

/// With those values that are the format's own: the others, and the payload, may hold what nobody
/// should see.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Message");
        for (name, value) in &self.headers {
            let shown_name = OnOneLine(name).to_string();
            match value {
                HeaderValue::String(text) if name.starts_with(':') => {
                    shown.field(&shown_name, text)
                }
                _ => shown.field(&shown_name, &format_args!("_")),
            };
        }
        shown.field("payload", &format_args!("{} bytes", self.payload.len())).finish()
    }
}
