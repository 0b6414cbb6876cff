//! What services want signed differently.

/// How a request is signed, beyond what all services share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SigningOptions {
    /// The algorithm of the signature.
    pub algorithm: Algorithm,
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
            algorithm: Algorithm::SigV4,
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

/// The algorithm of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// AWS Signature Version 4: a key for each day, region and service.
    SigV4,
    /// AWS Signature Version 4A: a pair of keys, whose signatures hold in several regions. The region
    /// of a signature is a list of them, such as `us-east-1,eu-*` or `*`.
    #[cfg(feature = "sigv4a")]
    SigV4a,
}

impl Algorithm {
    pub(super) fn name(self) -> &'static str {
        match self {
            Algorithm::SigV4 => "AWS4-HMAC-SHA256",
            #[cfg(feature = "sigv4a")]
            Algorithm::SigV4a => "AWS4-ECDSA-P256-SHA256",
        }
    }

    /// Whether a signature says which regions it is for. One of version 4 has a key of its region.
    pub(super) fn names_regions(self) -> bool {
        self != Algorithm::SigV4
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
