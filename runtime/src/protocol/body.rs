//! What becomes of a request's body before it is sent.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::message::insert;
use crate::blob::Blob;
use crate::error::Error;
use crate::operation::OperationSchema;

const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

/// Compresses the body and adds its checksum, where the operation asks for these.
pub(super) fn finish(
    schema: &'static OperationSchema,
    headers: &mut HeaderMap,
    body: &mut Vec<u8>,
) -> Result<(), Error> {
    #[cfg(feature = "gzip")]
    compress(schema, headers, body)?;
    if schema.requires_checksum() && !headers.contains_key(&CONTENT_MD5) {
        let checksum = Blob::from(&md5::compute(&*body).0).to_base64();
        if let Ok(checksum) = HeaderValue::try_from(checksum) {
            insert(headers, CONTENT_MD5, checksum)?;
        }
    }
    Ok(())
}

/// Bodies below this are not worth it:
/// <https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait>.
#[cfg(feature = "gzip")]
const COMPRESSED_FROM: usize = 10_240;

/// Compresses the body with gzip, the one encoding that the trait knows.
#[cfg(feature = "gzip")]
fn compress(
    schema: &'static OperationSchema,
    headers: &mut HeaderMap,
    body: &mut Vec<u8>,
) -> Result<(), Error> {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

    if !schema.request_compression().contains(&"gzip") || body.len() < COMPRESSED_FROM {
        return Ok(());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail; if it does, the body goes as it is.
    let Ok(compressed) = encoder.write_all(body).and_then(|()| encoder.finish()) else {
        return Ok(());
    };
    let before = headers.get(CONTENT_ENCODING).map_or(&b""[..], |value| value.as_bytes());
    let mut encoding = before.trim_ascii().to_vec();
    if !encoding.is_empty() {
        encoding.extend_from_slice(b", ");
    }
    encoding.extend_from_slice(b"gzip");
    if let Ok(encoding) = HeaderValue::from_bytes(&encoding) {
        insert(headers, CONTENT_ENCODING, encoding)?;
        if headers.contains_key(CONTENT_LENGTH) {
            insert(headers, CONTENT_LENGTH, HeaderValue::from(compressed.len()))?;
        }
        *body = compressed;
    }
    Ok(())
}
