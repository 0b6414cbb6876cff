//! Reading bodies: <https://url.spec.whatwg.org/#urlencoded-parsing>, but strictly.

use std::borrow::Cow;

use super::Query;
use crate::error::{Error, ErrorKind};

impl Query {
    /// Reads a body of the type `application/x-www-form-urlencoded`, or what is after the `?`
    /// of a URL. A name without `=` has an empty value.
    ///
    /// ```
    /// use smithy_shapes::Query;
    ///
    /// let query = Query::parse("Action=List&Name=a+b%26c&All")?;
    /// let pairs: Vec<_> = query.pairs().collect();
    /// assert_eq!(pairs, [("Action", "List"), ("Name", "a b&c"), ("All", "")]);
    ///
    /// let error = Query::parse("Action=100%").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "invalid query: `%` without two hexadecimal digits at byte 10",
    /// );
    /// # Ok::<(), smithy_shapes::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If `%` is without two hexadecimal digits after it, or if a name or a value is not UTF-8.
    pub fn parse(body: impl AsRef<[u8]>) -> Result<Query, Error> {
        let body = body.as_ref();
        let mut query = Query::with_capacity(body.len());
        let mut start = 0;
        for pair in body.split(|&b| b == b'&') {
            if !pair.is_empty() {
                let equals = pair.iter().position(|&b| b == b'=');
                let (name, value) = pair.split_at(equals.unwrap_or(pair.len()));
                let value = value.get(1..).unwrap_or_default();
                let name = decode(name, start)?;
                let value = decode(value, start + pair.len() - value.len())?;
                query.add(&name, |text| text.push_str(&value));
            }
            start += pair.len() + 1;
        }
        Ok(query)
    }
}

/// Returns a name or a value, which begins at the byte `start` of the body.
fn decode(encoded: &[u8], start: usize) -> Result<Cow<'_, str>, Error> {
    if !encoded.iter().any(|b| matches!(b, b'%' | b'+')) {
        return match std::str::from_utf8(encoded) {
            Ok(text) => Ok(text.into()),
            Err(error) => Err(syntax("no UTF-8", start + error.valid_up_to())),
        };
    }
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let [byte, after @ ..] = rest {
        let (decoded, after) = match (byte, after) {
            (b'+', _) => (b' ', after),
            (b'%', after) => match hexadecimal(after) {
                Some(decoded) => (decoded, &after[2..]),
                None => {
                    let at = start + encoded.len() - rest.len();
                    return Err(syntax("`%` without two hexadecimal digits", at));
                }
            },
            _ => (*byte, after),
        };
        bytes.push(decoded);
        rest = after;
    }
    String::from_utf8(bytes).map(Cow::Owned).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        syntax("no UTF-8", start + encoded_length(encoded, valid))
    })
}

/// Returns the byte of the two digits that come first.
fn hexadecimal(text: &[u8]) -> Option<u8> {
    let digit = |index: usize| char::from(*text.get(index)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// Returns how much of the text its first `decoded` bytes took.
fn encoded_length(encoded: &[u8], decoded: usize) -> usize {
    let mut at = 0;
    for _ in 0..decoded {
        at += if encoded.get(at) == Some(&b'%') { 3 } else { 1 };
    }
    at
}

#[cold]
fn syntax(message: &str, offset: usize) -> Error {
    Error::new(ErrorKind::Syntax, format!("invalid query: {message}")).at(offset)
}
