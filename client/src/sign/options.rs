//! What services want signed differently.

/// How a request is signed, beyond what all services share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SigningOptions {
    /// How the path is written into what is signed.
    pub path: PathEncoding,
    /// Whether `.`, `..` and empty segments of the path are resolved in what is signed. Amazon S3
    /// has objects of such names, so it is off there.
    pub normalizes_path: bool,
    /// What is signed of the body.
    pub payload: Payload,
    /// Whether the header `x-amz-content-sha256` says what is signed of the body, as Amazon S3 needs.
    pub sends_payload_hash: bool,
    /// Whether the session token is signed. Few services want it added after signing.
    pub signs_session_token: bool,
}

impl Default for SigningOptions {
    /// What all services except Amazon S3 expect.
    fn default() -> Self {
        SigningOptions {
            path: PathEncoding::Double,
            normalizes_path: true,
            payload: Payload::Hashed,
            sends_payload_hash: false,
            signs_session_token: true,
        }
    }
}

impl SigningOptions {
    /// Returns what Amazon S3 expects: paths as they are, and the hash of the body in a header.
    pub fn for_s3() -> Self {
        SigningOptions {
            path: PathEncoding::Single,
            normalizes_path: false,
            sends_payload_hash: true,
            ..SigningOptions::default()
        }
    }
}

/// How the path of a request, which is percent-encoded already, is written into what is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathEncoding {
    /// As it is in the URL.
    Single,
    /// Encoded once more, so that `%3A` becomes `%253A`.
    Double,
}

/// What is signed of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Its SHA-256.
    Hashed,
    /// Nothing: the body may change on its way. Says so in `x-amz-content-sha256`.
    Unsigned,
}
