//! The parts of a URL.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The parts of an `http` or `https` URL without a query:
/// <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#url-structure>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url<'a> {
    /// `http` or `https`.
    pub scheme: &'a str,
    /// The host, and the port if it was given; without a user.
    pub authority: &'a str,
    /// The path as it was given: empty where there is none.
    pub path: &'a str,
    /// The path with a `/` at its beginning and its end.
    pub normalized_path: Cow<'a, str>,
    /// Whether the host is an IP address.
    pub is_ip: bool,
}

/// Takes a URL apart, or says what is wrong with it.
pub(super) fn parse(url: &str) -> Result<Url<'_>, &'static str> {
    let scheme = ["http", "https"].into_iter().find_map(|scheme| {
        let rest = url.strip_prefix(scheme)?.strip_prefix("://")?;
        Some((&url[..scheme.len()], rest))
    });
    let (scheme, rest) =
        scheme.ok_or("the URL of an endpoint begins with `http://` or `https://`")?;
    if rest.contains(['?', '#']) {
        return Err("the URL of an endpoint has no query and no fragment");
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let is_ip = check_authority(authority)?;
    if !path.bytes().all(|b| b.is_ascii_graphic()) {
        return Err("the path of an endpoint has other characters than a URL's");
    }
    Ok(Url { scheme, authority, path, normalized_path: normalized(path), is_ip })
}

/// Checks host and port, and says whether the host is an IP address.
fn check_authority(authority: &str) -> Result<bool, &'static str> {
    // The colons in an address of IPv6 are within brackets.
    let host_end = authority.rfind(']').unwrap_or(0);
    let (host, port) = match authority[host_end..].find(':') {
        Some(colon) => authority.split_at(host_end + colon),
        None => (authority, ":0"),
    };
    if host.is_empty() {
        return Err("the URL of an endpoint needs a host");
    }
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let is_ip_v6 = address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    let is_of_host =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'%');
    if !is_ip_v6 && !host.bytes().all(is_of_host) {
        return Err("the host of an endpoint has other characters than a URL's");
    }
    let digits = &port[1..];
    if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.parse::<u16>().is_err() {
        return Err("the port of an endpoint must be a number up to 65535");
    }
    Ok(is_ip_v6 || host.parse::<Ipv4Addr>().is_ok())
}

/// Returns whether a segment of a path means this place or the one above, also percent-encoded: clients that
/// normalize paths take both for the same.
pub(super) fn is_dot_segment(segment: &str) -> bool {
    let decoded = segment.replace("%2e", ".").replace("%2E", ".");
    matches!(decoded.as_str(), "." | "..")
}

fn normalized(path: &str) -> Cow<'_, str> {
    match path {
        "" => Cow::Borrowed("/"),
        _ if path.ends_with('/') => Cow::Borrowed(path),
        _ => Cow::Owned(format!("{path}/")),
    }
}
