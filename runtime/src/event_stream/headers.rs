//! The headers of a message: <https://smithy.io/2.0/aws/amazon-eventstream.html#headers-format>.
//!
//! The specification has no empty strings and blobs; but members may be empty, and all who speak
//! the format send and take them.

use std::collections::BTreeSet;

use super::message::HeaderValue;
use crate::error::{Error, ErrorKind};
use crate::timestamp::{MILLIS_PER_SECOND, NANOS_PER_MILLI, Timestamp};

const TRUE: u8 = 0;
const FALSE: u8 = 1;
const BYTE: u8 = 2;
const SHORT: u8 = 3;
const INTEGER: u8 = 4;
const LONG: u8 = 5;
const BLOB: u8 = 6;
const STRING: u8 = 7;
const TIMESTAMP: u8 = 8;
const UUID: u8 = 9;

/// The most bytes of a string or blob.
const MAX_VALUE_LEN: usize = 32_767;

pub(super) fn write_header(
    out: &mut Vec<u8>,
    name: &str,
    value: &HeaderValue,
) -> Result<(), Error> {
    let name_len = u8::try_from(name.len()).ok().filter(|len| *len > 0);
    let name_len = name_len.ok_or_else(|| {
        Error::new(ErrorKind::Value, "the name of a header must have 1 to 255 bytes")
    })?;
    out.push(name_len);
    out.extend_from_slice(name.as_bytes());
    let mut write = |indicator: u8, value: &[u8]| {
        out.push(indicator);
        out.extend_from_slice(value);
    };
    match value {
        HeaderValue::Boolean(true) => write(TRUE, &[]),
        HeaderValue::Boolean(false) => write(FALSE, &[]),
        HeaderValue::Byte(value) => write(BYTE, &value.to_be_bytes()),
        HeaderValue::Short(value) => write(SHORT, &value.to_be_bytes()),
        HeaderValue::Integer(value) => write(INTEGER, &value.to_be_bytes()),
        HeaderValue::Long(value) => write(LONG, &value.to_be_bytes()),
        HeaderValue::Timestamp(value) => write(TIMESTAMP, &value.millis().to_be_bytes()),
        HeaderValue::Uuid(value) => write(UUID, value),
        HeaderValue::Blob(value) => {
            write(BLOB, &value_len(value)?);
            out.extend_from_slice(value);
        }
        HeaderValue::String(value) => {
            write(STRING, &value_len(value.as_bytes())?);
            out.extend_from_slice(value.as_bytes());
        }
    }
    Ok(())
}

/// Returns the length that is before the bytes of a string or blob.
fn value_len(value: &[u8]) -> Result<[u8; 2], Error> {
    if value.len() > MAX_VALUE_LEN {
        return Err(too_long());
    }
    Ok((value.len() as u16).to_be_bytes())
}

fn too_long() -> Error {
    Error::new(
        ErrorKind::Value,
        format!("the value of a header must have at most {MAX_VALUE_LEN} bytes"),
    )
}

/// Reads headers until the end of the bytes. Errors name a byte of these.
pub(super) fn read_headers(bytes: &[u8]) -> Result<Vec<(String, HeaderValue)>, Error> {
    let mut reader = Reader { bytes, at: 0 };
    let mut headers = Vec::new();
    let mut starts = Vec::new();
    while reader.at < bytes.len() {
        starts.push(reader.at);
        headers.push(reader.header()?);
    }
    match repeated_name(&headers) {
        Some(index) => Err(malformed("a header that is there twice").at(starts[index])),
        None => Ok(headers),
    }
}

/// Returns the first header whose name another before it has.
pub(super) fn repeated_name(headers: &[(String, HeaderValue)]) -> Option<usize> {
    let mut seen = BTreeSet::new();
    headers.iter().position(|(name, _)| !seen.insert(name))
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn header(&mut self) -> Result<(String, HeaderValue), Error> {
        let start = self.at;
        let [name_len] = self.array()?;
        if name_len == 0 {
            return Err(malformed("a header without a name").at(start));
        }
        let name = self.text(name_len.into())?;
        Ok((name, self.value()?))
    }

    fn value(&mut self) -> Result<HeaderValue, Error> {
        let start = self.at;
        let [indicator] = self.array()?;
        Ok(match indicator {
            TRUE => HeaderValue::Boolean(true),
            FALSE => HeaderValue::Boolean(false),
            BYTE => HeaderValue::Byte(i8::from_be_bytes(self.array()?)),
            SHORT => HeaderValue::Short(i16::from_be_bytes(self.array()?)),
            INTEGER => HeaderValue::Integer(i32::from_be_bytes(self.array()?)),
            LONG => HeaderValue::Long(i64::from_be_bytes(self.array()?)),
            BLOB => {
                let len = self.value_len()?;
                HeaderValue::Blob(self.take(len)?.into())
            }
            STRING => {
                let len = self.value_len()?;
                HeaderValue::String(self.text(len)?)
            }
            TIMESTAMP => {
                let start = self.at;
                let millis = i64::from_be_bytes(self.array()?);
                HeaderValue::Timestamp(from_millis(millis).map_err(|error| error.at(start))?)
            }
            UUID => HeaderValue::Uuid(self.array()?),
            _ => return Err(malformed("a header of a type that there is not").at(start)),
        })
    }

    fn value_len(&mut self) -> Result<usize, Error> {
        let start = self.at;
        let len = usize::from(u16::from_be_bytes(self.array()?));
        if len > MAX_VALUE_LEN {
            return Err(too_long().at(start));
        }
        Ok(len)
    }

    fn text(&mut self, len: usize) -> Result<String, Error> {
        let start = self.at;
        match std::str::from_utf8(self.take(len)?) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(malformed("no UTF-8").at(start + error.valid_up_to())),
        }
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let start = self.at;
        self.take(N)?.try_into().map_err(|_| cut_off().at(start))
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let end = self.at + len;
        let taken = self.bytes.get(self.at..end).ok_or_else(|| cut_off().at(self.bytes.len()))?;
        self.at = end;
        Ok(taken)
    }
}

fn malformed(message: &'static str) -> Error {
    Error::new(ErrorKind::Syntax, message)
}

fn cut_off() -> Error {
    malformed("the headers end within a header")
}

fn from_millis(millis: i64) -> Result<Timestamp, Error> {
    // Less than a second, which has 32 bits.
    let nanos = millis.rem_euclid(MILLIS_PER_SECOND) as u32 * NANOS_PER_MILLI;
    Timestamp::new(millis.div_euclid(MILLIS_PER_SECOND), nanos)
}
