//! Which proxy a request goes over, by the environment variables that most programs follow.

use http::Uri;
use std::fmt;
use std::net::IpAddr;

/// Which proxy a request goes over.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    http: Option<String>,
    https: Option<String>,
    none_for: Vec<String>,
}

impl Proxies {
    /// Returns those of the variables `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`; their
    /// names in lower case come first.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Proxies {
        let get = |name: &str| {
            let lower = variable(&name.to_ascii_lowercase());
            let found = lower.or_else(|| variable(name))?.trim().to_owned();
            (!found.is_empty()).then_some(found)
        };
        let proxy = |name| get(name).or_else(|| get("ALL_PROXY")).map(with_scheme);
        let none_for = get("NO_PROXY").unwrap_or_default();
        let names = none_for.split(',').map(|name| name.trim().to_ascii_lowercase());
        Proxies {
            http: proxy("HTTP_PROXY"),
            https: proxy("HTTPS_PROXY"),
            none_for: names.filter(|name| !name.is_empty()).collect(),
        }
    }

    /// Returns the URL of the proxy for a request, if it goes over one.
    pub fn get(&self, uri: &Uri) -> Option<&str> {
        let proxy = match uri.scheme_str() {
            Some("https") => self.https.as_deref(),
            _ => self.http.as_deref(),
        };
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        let host = host.trim_start_matches('[').trim_end_matches(']');
        proxy.filter(|_| !self.none_for.iter().any(|name| covers(name, host, uri.port_u16())))
    }
}

/// Without the passwords that URLs may have.
impl fmt::Debug for Proxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proxies")
            .field("http", &self.http.is_some())
            .field("https", &self.https.is_some())
            .field("none_for", &self.none_for)
            .finish()
    }
}

fn with_scheme(proxy: String) -> String {
    if proxy.contains("://") { proxy } else { format!("http://{proxy}") }
}

/// Reports whether an entry of `NO_PROXY` covers a host: `*`, a name with all below it, an address or a
/// range of addresses, each with or without a port.
fn covers(entry: &str, host: &str, port: Option<u16>) -> bool {
    let (name, wanted) = match entry.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') => (name, port.parse().ok()),
        _ => (entry, None),
    };
    if wanted.is_some() && wanted != port {
        return false;
    }
    if let Ok(address) = host.parse::<IpAddr>() {
        return name == "*" || in_range(name, address);
    }
    let name = name.trim_start_matches("*.").trim_start_matches('.');
    name == "*"
        || host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Reports whether an address is this one, or in this range: `10.0.0.0/8`.
fn in_range(range: &str, address: IpAddr) -> bool {
    let (base, length) = match range.split_once('/') {
        Some((base, length)) => (base, length.parse::<u32>().ok()),
        None => (range, Some(128)),
    };
    let bits = |address: IpAddr| match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)) << 96, 32),
        IpAddr::V6(address) => (u128::from(address), 128),
    };
    let (Ok(base), Some(length)) = (base.parse::<IpAddr>(), length) else { return false };
    if base.is_ipv4() != address.is_ipv4() {
        return false;
    }
    let ((base, size), (address, _)) = (bits(base), bits(address));
    let differing = 128 - length.min(size);
    (base ^ address).checked_shr(differing).unwrap_or(0) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(variables: &[(&str, &str)]) -> Proxies {
        Proxies::of_environment(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    fn get(variables: &[(&str, &str)], uri: &str) -> Option<String> {
        proxies(variables).get(&uri.parse().unwrap()).map(str::to_owned)
    }

    #[test]
    fn each_scheme_has_its_proxy() {
        let both = [("HTTP_PROXY", "http://a:1"), ("https_proxy", "b:2"), ("HTTPS_PROXY", "c")];
        assert_eq!(get(&both, "http://x").as_deref(), Some("http://a:1"));
        assert_eq!(get(&both, "https://x").as_deref(), Some("http://b:2"));
        assert_eq!(get(&[("ALL_PROXY", "d")], "https://x").as_deref(), Some("http://d"));
        assert_eq!(get(&[("HTTP_PROXY", "a")], "https://x"), None);
    }

    #[test]
    fn hosts_without_a_proxy() {
        let is_direct = |names: &'static str, uri: &str| {
            get(&[("ALL_PROXY", "p"), ("NO_PROXY", names)], uri).is_none()
        };
        for (names, uri) in [
            ("*", "https://x"),
            ("a, example.com", "https://api.example.com"),
            (".example.com", "https://example.com"),
            ("*.Example.com", "https://api.EXAMPLE.com"),
            ("10.0.0.0/8", "http://10.1.2.3"),
            ("::1", "http://[::1]:80"),
            ("fd00::/8", "http://[fd12::1]"),
            ("localhost:80", "http://localhost:80"),
        ] {
            assert!(is_direct(names, uri), "{names} {uri}");
        }
        for (names, uri) in [
            ("", "https://x"),
            ("example.com", "https://notexample.com"),
            ("10.0.0.0/8", "http://11.1.2.3"),
            ("10.0.0.0/x", "http://10.1.2.3"),
            ("localhost:80", "http://localhost:81"),
            ("0.0.0.0/0", "http://[::1]"),
        ] {
            assert!(!is_direct(names, uri), "{names} {uri}");
        }
    }
}
