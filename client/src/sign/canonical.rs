//! The canonical request: what is signed of a request, in one form whatever it looks like on its way.
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request>

use super::options::{PathEncoding, SigningOptions};
use crate::text::{percent_decode, percent_encode};
use http::header::{self, HeaderName};
use http::{HeaderMap, Method};
use std::borrow::Cow;
use std::fmt::{self, Write};

/// The headers that something between us and the service may change, and those that say which attempt
/// of a call a request is.
const UNSIGNED: [HeaderName; 14] = [
    header::AUTHORIZATION,
    header::CONNECTION,
    header::EXPECT,
    HeaderName::from_static("keep-alive"),
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::USER_AGENT,
    HeaderName::from_static("x-amzn-trace-id"),
    HeaderName::from_static("amz-sdk-invocation-id"),
    HeaderName::from_static("amz-sdk-request"),
];

/// What is signed of a request.
pub(super) struct Canonical<'r> {
    pub(super) method: &'r Method,
    /// Percent-encoded, as in the URL.
    pub(super) path: &'r str,
    /// Percent-encoded, sorted.
    pub(super) query: Vec<(Cow<'r, str>, Cow<'r, str>)>,
    /// Sorted by name, which is in lower case.
    pub(super) headers: Vec<(&'r str, Cow<'r, [u8]>)>,
    /// The names of the headers: `host;x-amz-date`.
    pub(super) signed_headers: &'r str,
    pub(super) payload_hash: &'r str,
}

impl Canonical<'_> {
    /// Writes the canonical request.
    pub(super) fn write(&self, options: SigningOptions, out: &mut impl Write) -> fmt::Result {
        writeln!(out, "{}", self.method)?;
        write_path(self.path, options, out)?;
        out.write_char('\n')?;
        for (index, (name, value)) in self.query.iter().enumerate() {
            let separator = if index == 0 { "" } else { "&" };
            write!(out, "{separator}{name}={value}")?;
        }
        out.write_char('\n')?;
        for (name, value) in &self.headers {
            writeln!(out, "{name}:{}", String::from_utf8_lossy(value))?;
        }
        write!(out, "\n{}\n{}", self.signed_headers, self.payload_hash)
    }
}

/// Returns the names of headers: `host;x-amz-date`.
pub(super) fn names(headers: &[(&str, Cow<'_, [u8]>)]) -> String {
    let mut names = String::with_capacity(64);
    for (index, (name, _)) in headers.iter().enumerate() {
        if index > 0 {
            names.push(';');
        }
        names.push_str(name);
    }
    names
}

fn write_path(path: &str, options: SigningOptions, out: &mut impl Write) -> fmt::Result {
    let path = if options.normalizes_path { normalized(path) } else { Cow::Borrowed(path) };
    let kept = match options.path {
        PathEncoding::Single => "/%",
        PathEncoding::Double => "/",
    };
    match &*path {
        "" => out.write_char('/'),
        path => percent_encode(out, path.as_bytes(), kept),
    }
}

/// The path without `.`, `..` and empty segments. A slash at its end stays.
fn normalized(path: &str) -> Cow<'_, str> {
    let is_odd = |segment: &str| matches!(segment, "" | "." | "..");
    let inner = path.strip_prefix('/').unwrap_or(path);
    if !inner.split('/').any(is_odd) {
        return Cow::Borrowed(path);
    }
    let mut segments = Vec::new();
    for segment in inner.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let ends_in_slash = path.ends_with('/') && !segments.is_empty();
    let end = if ends_in_slash { "/" } else { "" };
    Cow::Owned(format!("/{}{end}", segments.join("/")))
}

/// The parameters of a query, percent-encoded in the one way that is signed, and sorted.
pub(super) fn query(query: &str) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (recoded(name), recoded(value)))
        .collect();
    pairs.sort_unstable();
    pairs
}

fn recoded(text: &str) -> Cow<'_, str> {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    match text.bytes().all(is_unreserved) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(encoded(&percent_decode(text))),
    }
}

/// Percent-encodes all but unreserved characters.
pub(super) fn encoded(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len());
    // A `String` takes whatever is written.
    let _ = percent_encode(&mut encoded, bytes, "");
    encoded
}

/// The headers that are signed: all values of a name in one line, white space reduced to one space.
pub(super) fn headers(headers: &HeaderMap) -> Vec<(&str, Cow<'_, [u8]>)> {
    let names = headers.keys().filter(|name| !UNSIGNED.contains(name));
    let mut signed = Vec::with_capacity(headers.keys_len());
    signed.extend(names.map(|name| {
        let mut values = headers.get_all(name).iter().map(|value| trimmed(value.as_bytes()));
        let first = values.next().unwrap_or_default();
        let value = values.fold(first, |all, value| Cow::Owned([&*all, &*value].join(&b',')));
        (name.as_str(), value)
    }));
    signed.sort_unstable();
    signed
}

fn trimmed(value: &[u8]) -> Cow<'_, [u8]> {
    let value = value.trim_ascii();
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let is_reduced = |pair: &[u8]| !(is_space(&pair[0]) && is_space(&pair[1]));
    if value.windows(2).all(is_reduced) && !value.contains(&b'\t') {
        return Cow::Borrowed(value);
    }
    let words = value.split(is_space).filter(|word| !word.is_empty());
    Cow::Owned(words.collect::<Vec<_>>().join(&b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let of = |path, options| {
            let mut text = String::new();
            write_path(path, options, &mut text).unwrap();
            text
        };
        let (usual, s3) = (SigningOptions::default(), SigningOptions::for_s3());
        for (path, as_usual, as_s3) in [
            ("", "/", "/"),
            ("/", "/", "/"),
            ("/a/b/", "/a/b/", "/a/b/"),
            ("/applications/arn%3Aaws", "/applications/arn%253Aaws", "/applications/arn%3Aaws"),
            ("/a/./b//c/..", "/a/b", "/a/./b//c/.."),
            ("//", "/", "//"),
            ("/../a", "/a", "/../a"),
        ] {
            assert_eq!(of(path, usual), as_usual);
            assert_eq!(of(path, s3), as_s3);
        }
    }

    #[test]
    fn queries() {
        let of = |text| {
            let pairs = query(text).into_iter().map(|(name, value)| format!("{name}={value}"));
            pairs.collect::<Vec<_>>().join("&")
        };
        assert_eq!(of("b=2&a=1&a=0&&c"), "a=0&a=1&b=2&c=");
        // Sorted as they are encoded; a plus is a plus, and what is no code stays as it is.
        assert_eq!(of("%7ea=x%2fy&b=1+2&c=%zz"), "b=1%2B2&c=%25zz&~a=x%2Fy");
        assert_eq!(of("a=b=c"), "a=b%3Dc");
    }
}
