//! Text that is hashed as it is written, and the few forms of text that signatures and names of files
//! need.

use sha2::{Digest, Sha256};
use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;
use std::fmt::{self, Write};

/// Hashes what is written into it.
#[derive(Default)]
pub(crate) struct Hasher(Sha256);

impl Write for Hasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl Hasher {
    pub(crate) fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

pub(crate) fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// Writes bytes percent-encoded, except RFC 3986's unreserved characters and those in `kept`.
pub(crate) fn percent_encode(out: &mut impl Write, bytes: &[u8], kept: &str) -> fmt::Result {
    for byte in bytes {
        let c = char::from(*byte);
        let is_unreserved = c.is_ascii_alphanumeric() || "-._~".contains(c);
        if is_unreserved || (c.is_ascii() && kept.contains(c)) {
            out.write_char(c)?;
        } else {
            write!(out, "%{byte:02X}")?;
        }
    }
    Ok(())
}

/// Decodes `%XX`, and leaves alone what is not such a code.
pub(crate) fn percent_decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = match after {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        bytes.push(code.map_or(*first, |(high, low)| high * 16 + low));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    bytes
}

fn digit(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

/// A time as signatures have it: `20150830T123600Z`.
pub(crate) fn basic_date_time(time: Timestamp) -> String {
    let text = time.format(TimestampFormat::DateTime);
    let whole = text.split_once(['.', 'Z']).map_or(&*text, |(whole, _)| whole);
    let mut basic = String::with_capacity(16);
    basic.extend(whole.chars().filter(|c| !matches!(c, '-' | ':')));
    basic.push('Z');
    basic
}
