//! Signing a request: in its headers, or in its URL.

use super::canonical::{self, Canonical, encoded};
use super::key::SigningKey;
use super::options::{Payload, SigningOptions};
use crate::identity::Credentials;
use crate::text::{Hasher, basic_date_time, sha256_hex};
use http::header::{AUTHORIZATION, HOST, HeaderName, HeaderValue};
use http::uri::PathAndQuery;
use http::{Request, Uri};
use smithy_shapes::Timestamp;
use std::fmt::{self, Write};
use std::time::Duration;

const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const REGION_SET: HeaderName = HeaderName::from_static("x-amz-region-set");
const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// The longest life of a presigned URL: seven days.
const MAX_EXPIRATION: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Signs requests to one service in one region.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'a> {
    /// Who makes the requests.
    pub credentials: &'a Credentials,
    /// The region of the signature, such as `us-west-2`.
    pub region: &'a str,
    /// The name by which the service knows its signatures, such as `gameliftstreams`.
    pub service: &'a str,
    /// What the service wants signed differently.
    pub options: SigningOptions,
}

/// The signature of a request, with what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The signature, in hexadecimal digits.
    pub signature: String,
    /// What was signed: the algorithm, time, scope, and the hash of the canonical request.
    pub string_to_sign: String,
    /// The names of the signed headers, with `;` between them.
    pub signed_headers: String,
}

/// Why a request cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SigningError {
    /// The URL of the request has no host, and neither do its headers.
    NoHost,
    /// A credential, region or service has characters that a header or URL cannot hold.
    NotPrintable(&'static str),
    /// A presigned URL lives for at least one second, and for seven days at most.
    Expiration(Duration),
    /// The URL is too long with the signature in it.
    Url,
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SigningError::NoHost => f.write_str("the request has no host"),
            SigningError::NotPrintable(what) => {
                write!(f, "the {what} has characters that a request cannot hold")
            }
            SigningError::Expiration(expires) => write!(
                f,
                "a presigned URL expires after 1 second to 7 days, not after {} seconds",
                expires.as_secs()
            ),
            SigningError::Url => f.write_str("the URL is too long to be signed"),
        }
    }
}

impl std::error::Error for SigningError {}

impl Signer<'_> {
    /// Signs a request in its headers. Sets `authorization`, `x-amz-date`, and `host`,
    /// `x-amz-security-token` and `x-amz-content-sha256` where they are needed; a signature that is
    /// there is replaced.
    ///
    /// # Errors
    ///
    /// If the request has no host, or something cannot be written into a header.
    pub fn sign<B: AsRef<[u8]>>(
        &self,
        request: &mut Request<B>,
        time: Timestamp,
    ) -> Result<Signature, SigningError> {
        let key = self.key(time);
        self.sign_with(&key, request, time)
    }

    /// Does the same with a key that is kept for the day, region and service.
    ///
    /// # Errors
    ///
    /// See [`sign`](Signer::sign).
    pub fn sign_with<B: AsRef<[u8]>>(
        &self,
        key: &SigningKey,
        request: &mut Request<B>,
        time: Timestamp,
    ) -> Result<Signature, SigningError> {
        let payload_hash = match self.options.payload {
            Payload::Hashed => sha256_hex(request.body().as_ref()),
            Payload::Unsigned => UNSIGNED_PAYLOAD.to_owned(),
        };
        let date_time = basic_date_time(time);
        set_host(request)?;
        let token = self.session_token()?;
        let headers = request.headers_mut();
        for name in [AUTHORIZATION, CONTENT_SHA256, REGION_SET, SECURITY_TOKEN] {
            headers.remove(name);
        }
        if self.options.algorithm.names_regions() {
            headers.insert(REGION_SET, printable("region", self.region)?);
        }
        headers.insert(DATE, printable("time", &date_time)?);
        if self.options.sends_payload_hash || self.options.payload == Payload::Unsigned {
            headers.insert(CONTENT_SHA256, printable("hash", &payload_hash)?);
        }
        if let Some(token) = token.clone().filter(|_| self.options.signs_session_token) {
            headers.insert(SECURITY_TOKEN, token);
        }
        let headers = canonical::headers(request.headers());
        let names = canonical::names(&headers);
        let canonical = Canonical {
            method: request.method(),
            path: request.uri().path(),
            query: canonical::query(request.uri().query().unwrap_or_default()),
            headers,
            signed_headers: &names,
            payload_hash: &payload_hash,
        };
        let signature = self.signature(key, &canonical, &date_time);
        let (algorithm, id) = (self.options.algorithm.name(), self.credentials.access_key_id());
        let mut authorization = String::with_capacity(256);
        // A `String` takes whatever is written.
        let _ = write!(
            authorization,
            "{algorithm} Credential={id}/{}, SignedHeaders={names}, Signature={}",
            key.scope(),
            signature.signature
        );
        let authorization = HeaderValue::try_from(authorization)
            .map_err(|_| SigningError::NotPrintable("access key id"))?;
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, authorization);
        if let Some(token) = token.filter(|_| !self.options.signs_session_token) {
            headers.insert(SECURITY_TOKEN, token);
        }
        Ok(signature)
    }

    /// Signs a request in its URL, so that anybody can send it until it expires. All its headers are
    /// signed, so that they have to be sent with it.
    ///
    /// # Errors
    ///
    /// If the request has no host, or the life of the URL is not from one second to seven days.
    pub fn presign<B: AsRef<[u8]>>(
        &self,
        request: &mut Request<B>,
        time: Timestamp,
        expires: Duration,
    ) -> Result<Signature, SigningError> {
        if expires < Duration::from_secs(1) || expires > MAX_EXPIRATION {
            return Err(SigningError::Expiration(expires));
        }
        let payload_hash = match self.options.payload {
            Payload::Hashed => sha256_hex(request.body().as_ref()),
            Payload::Unsigned => UNSIGNED_PAYLOAD.to_owned(),
        };
        let key = self.key(time);
        let date_time = basic_date_time(time);
        set_host(request)?;
        for name in [AUTHORIZATION, CONTENT_SHA256, DATE, REGION_SET, SECURITY_TOKEN] {
            request.headers_mut().remove(name);
        }
        let headers = canonical::headers(request.headers());
        let names = canonical::names(&headers);
        let mut query = without_signature(request.uri().query().unwrap_or_default());
        let mut add = |name: &str, value: &str| {
            let separator = if query.is_empty() { "" } else { "&" };
            let _ = write!(query, "{separator}{name}={}", encoded(value.as_bytes()));
        };
        add("X-Amz-Algorithm", self.options.algorithm.name());
        let credential = format!("{}/{}", self.credentials.access_key_id(), key.scope());
        add("X-Amz-Credential", &credential);
        add("X-Amz-Date", &date_time);
        add("X-Amz-SignedHeaders", &names);
        add("X-Amz-Expires", &expires.as_secs().to_string());
        let token = self.credentials.session_token();
        if let Some(token) = token.filter(|_| self.options.signs_session_token) {
            add("X-Amz-Security-Token", token);
        }
        if self.options.algorithm.names_regions() {
            add("X-Amz-Region-Set", self.region);
        }
        let canonical = Canonical {
            method: request.method(),
            path: request.uri().path(),
            query: canonical::query(&query),
            headers,
            signed_headers: &names,
            payload_hash: &payload_hash,
        };
        let signature = self.signature(&key, &canonical, &date_time);
        let mut add = |name: &str, value: &str| {
            let _ = write!(query, "&{name}={}", encoded(value.as_bytes()));
        };
        if let Some(token) = token.filter(|_| !self.options.signs_session_token) {
            add("X-Amz-Security-Token", token);
        }
        add("X-Amz-Signature", &signature.signature);
        set_query(request, &query)?;
        Ok(signature)
    }

    /// Derives the key of a day, for [`sign_with`](Signer::sign_with).
    pub fn key(&self, time: Timestamp) -> SigningKey {
        let Signer { credentials, region, service, options } = *self;
        SigningKey::derive(credentials, options.algorithm, time, region, service)
    }

    fn signature(&self, key: &SigningKey, canonical: &Canonical<'_>, date_time: &str) -> Signature {
        let mut hasher = Hasher::default();
        // A hasher takes whatever is written.
        let _ = canonical.write(self.options, &mut hasher);
        let (algorithm, scope) = (self.options.algorithm.name(), key.scope());
        let mut string_to_sign = String::with_capacity(192);
        let _ = write!(string_to_sign, "{algorithm}\n{date_time}\n{scope}\n{}", hasher.finish());
        Signature {
            signature: key.sign(&string_to_sign),
            signed_headers: canonical.signed_headers.to_owned(),
            string_to_sign,
        }
    }

    fn session_token(&self) -> Result<Option<HeaderValue>, SigningError> {
        let Some(token) = self.credentials.session_token() else { return Ok(None) };
        let mut token = printable("session token", token)?;
        token.set_sensitive(true);
        Ok(Some(token))
    }
}

fn printable(what: &'static str, text: &str) -> Result<HeaderValue, SigningError> {
    HeaderValue::from_str(text).map_err(|_| SigningError::NotPrintable(what))
}

/// Sets the header `host`, which is signed always, from the URL where it is absent.
fn set_host<B>(request: &mut Request<B>) -> Result<(), SigningError> {
    if request.headers().contains_key(HOST) {
        return Ok(());
    }
    let authority = request.uri().authority().ok_or(SigningError::NoHost)?;
    let default = match request.uri().scheme_str() {
        Some("http") => Some(80),
        Some("https") => Some(443),
        _ => None,
    };
    // A program that sends the request leaves out a port that goes without saying.
    let host = match authority.port_u16() {
        Some(port) if Some(port) != default => format!("{}:{port}", authority.host()),
        _ => authority.host().to_owned(),
    };
    // Browsers, which may send what is signed in its URL, write hosts so.
    let host = printable("host", &host.to_ascii_lowercase())?;
    request.headers_mut().insert(HOST, host);
    Ok(())
}

/// The query without what an earlier signature left there.
fn without_signature(query: &str) -> String {
    const NAMES: [&str; 8] = [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-Region-Set",
        "X-Amz-Security-Token",
        "X-Amz-Signature",
        "X-Amz-SignedHeaders",
    ];
    let is_other = |pair: &&str| {
        let name = pair.split_once('=').map_or(*pair, |(name, _)| name);
        !NAMES.contains(&name)
    };
    query.split('&').filter(is_other).collect::<Vec<_>>().join("&")
}

fn set_query<B>(request: &mut Request<B>, query: &str) -> Result<(), SigningError> {
    let mut parts = request.uri().clone().into_parts();
    let path = parts.path_and_query.as_ref().map_or("/", PathAndQuery::path);
    parts.path_and_query = Some(format!("{path}?{query}").parse().map_err(|_| SigningError::Url)?);
    *request.uri_mut() = Uri::from_parts(parts).map_err(|_| SigningError::Url)?;
    Ok(())
}
