//! Blobs: bytes.

use std::fmt;
use std::ops::Deref;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::{Error, ErrorKind};

/// The value of a blob: bytes, which are base64 in text formats.
///
/// ```
/// use smithy_shapes::Blob;
///
/// let blob = Blob::from("hello");
/// assert_eq!(blob.to_base64(), "aGVsbG8=");
/// assert_eq!(Blob::from_base64("aGVsbG8=")?, blob);
/// assert_eq!(blob.len(), 5);
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// Returns the bytes as padded base64.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(&self.0)
    }

    /// Reads padded base64.
    ///
    /// # Errors
    ///
    /// If the text is anything else.
    pub fn from_base64(text: &str) -> Result<Blob, Error> {
        match STANDARD.decode(text) {
            Ok(bytes) => Ok(Blob(bytes)),
            Err(_) => Err(Error::new(ErrorKind::Value, "invalid base64")),
        }
    }

    /// Returns the bytes.
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl Deref for Blob {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Blob {
        Blob(bytes)
    }
}

impl From<&[u8]> for Blob {
    fn from(bytes: &[u8]) -> Blob {
        Blob(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Blob {
    fn from(bytes: &[u8; N]) -> Blob {
        Blob(bytes.to_vec())
    }
}

impl From<&str> for Blob {
    fn from(text: &str) -> Blob {
        Blob(text.as_bytes().to_vec())
    }
}

impl From<String> for Blob {
    fn from(text: String) -> Blob {
        Blob(text.into_bytes())
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({})", self.0.escape_ascii())
    }
}

#[cfg(test)]
mod tests {
    use super::Blob;

    #[test]
    fn base64() {
        // https://www.rfc-editor.org/rfc/rfc4648#section-10
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(Blob::from(bytes).to_base64(), text);
            assert_eq!(Blob::from_base64(text), Ok(Blob::from(bytes)));
        }
        assert_eq!(Blob::from(&[0xfb, 0xff, 0xfe]).to_base64(), "+//+");
    }

    #[test]
    fn no_base64() {
        // Without padding, of the URL alphabet, with bits left over, with white space.
        for text in ["Zg", "Zg=", "Zg===", "=", "-__-", "Zh==", "Zm9v\n", " Zm9v", "Zm 9v", "Zm9vé"]
        {
            let error = Blob::from_base64(text).expect_err(text);
            assert_eq!(error.to_string(), "invalid base64");
        }
    }

    #[test]
    fn bytes() {
        let blob = Blob::from(vec![b'a', 0, b'"', b'\n', 0xff]);
        assert_eq!(format!("{blob:?}"), r#"Blob(a\x00\"\n\xff)"#);
        assert_eq!((blob.len(), blob.as_ref()), (5, &b"a\0\"\n\xff"[..]));
        assert_eq!(Blob::from("é".to_owned()), Blob::from(&b"\xc3\xa9"[..]));
        assert_eq!(blob.clone().into_vec(), *blob);
    }
}
