//! The content coding of a request, which an HTTP server undoes before the protocol reads it.

use std::io::Read;

use flate2::read::GzDecoder;
use http::header::{CONTENT_ENCODING, HeaderMap, HeaderValue};
use http::{Request, request};

use crate::mismatch::Mismatch;

/// Returns the headers and the body of a request, without the coding that was applied last.
pub(super) fn decoded(request: Request<Vec<u8>>) -> Result<(HeaderMap, Vec<u8>), Mismatch> {
    let (request::Parts { mut headers, .. }, body) = request.into_parts();
    if !remove(&mut headers) {
        return Ok((headers, body));
    }
    let mut plain = Vec::new();
    match GzDecoder::new(body.as_slice()).read_to_end(&mut plain) {
        Ok(_) => Ok((headers, plain)),
        Err(error) => Err(Mismatch::new("body", "a body in gzip", error.to_string())),
    }
}

/// Removes gzip from the end of the codings, and says whether it was there.
pub(super) fn remove(headers: &mut HeaderMap) -> bool {
    let codings = headers.get(CONTENT_ENCODING).and_then(|value| value.to_str().ok());
    let Some(before) = codings.and_then(|codings| codings.strip_suffix("gzip")) else {
        return false;
    };
    let before = before.trim_end().trim_end_matches(',').to_owned();
    match HeaderValue::try_from(&before) {
        Ok(value) if !before.is_empty() => _ = headers.insert(CONTENT_ENCODING, value),
        _ => _ = headers.remove(CONTENT_ENCODING),
    }
    true
}

#[cfg(test)]
mod tests {
    use super::remove;
    use http::header::{CONTENT_ENCODING, HeaderMap};

    #[test]
    fn the_last_coding_goes() {
        for (codings, left) in
            [("gzip", None), ("custom, gzip", Some("custom")), ("br", Some("br"))]
        {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_ENCODING, codings.parse().unwrap());
            assert_eq!(remove(&mut headers), codings != "br");
            let after = headers.get(CONTENT_ENCODING).map(|value| value.to_str().unwrap());
            assert_eq!(after, left);
        }
    }
}
