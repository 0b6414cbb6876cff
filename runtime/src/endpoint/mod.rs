//! Where the requests of a service go.
//!
//! A generated crate has a module `endpoint` with a structure `Params`: a field a parameter, and
//! `resolve`, which gives an [`Endpoint`]; what all crates' `Params` have in common is
//! [`EndpointParams`]. It is made from the service's
//! [rule set](https://smithy.io/2.0/additional-specs/rules-engine/specification.html), compiled to
//! calls of [`rules`], or else from its
//! [endpoint traits](https://smithy.io/2.0/aws/aws-endpoints-region.html), as a
//! [`StandardEndpoints`].

pub mod context;
pub mod rules;

mod arn;
mod given;
mod host;
mod params;
mod partition;
mod standard;
mod template;
mod url;

pub use given::GivenEndpoint;
pub use params::EndpointParams;
pub use partition::{Partition, partition};
pub use standard::{SpecialCase, StandardEndpoints};

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::error::{Error, ErrorKind};

/// Where the requests of an operation go, and what they need to get there.
///
/// ```
/// use smithy_shapes::endpoint::Endpoint;
///
/// let endpoint = Endpoint::new("https://example.com:8443/base")?.with_header("x-region", "north");
/// assert_eq!(endpoint.authority(), "example.com:8443");
/// assert_eq!(endpoint.path(), "/base");
/// assert_eq!(endpoint.headers()["x-region"], ["north"]);
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    url: String,
    /// Where the scheme, and where the authority ends in the URL.
    scheme_end: usize,
    authority_end: usize,
    headers: BTreeMap<String, Vec<String>>,
    properties: BTreeMap<String, Document>,
    labels: BTreeSet<String>,
    is_ip: bool,
    takes_host_prefix: bool,
    has_literal_paths: bool,
}

impl Endpoint {
    /// Returns the endpoint at a URL, which is kept as it is: a scheme, which is `http` or `https`, a host,
    /// and perhaps a port and a path that all requests begin with.
    ///
    /// # Errors
    ///
    /// What such a URL lacks, or has too much.
    pub fn new(url: &str) -> Result<Endpoint, Error> {
        let parts = url::parse(url).map_err(no_endpoint)?;
        if url.len() != parts.scheme.len() + "://".len() + parts.authority.len() + parts.path.len()
        {
            return Err(no_endpoint("the URL of an endpoint names no user"));
        }
        if parts.path.split('/').any(url::is_dot_segment) {
            return Err(no_endpoint("the path of an endpoint has no segments `.` and `..`"));
        }
        Ok(Endpoint {
            scheme_end: parts.scheme.len(),
            authority_end: url.len() - parts.path.len(),
            url: url.to_owned(),
            headers: BTreeMap::new(),
            properties: BTreeMap::new(),
            labels: BTreeSet::new(),
            is_ip: parts.is_ip,
            takes_host_prefix: true,
            has_literal_paths: false,
        })
    }

    /// Adds a value of a header that every request has.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Endpoint {
        self.headers.entry(name.into()).or_default().push(value.into());
        self
    }

    /// Sets a property.
    pub fn with_property(
        mut self,
        name: impl Into<String>,
        value: impl Into<Document>,
    ) -> Endpoint {
        self.properties.insert(name.into(), value.into());
        self
    }

    /// Sets several properties.
    pub fn with_properties<N: Into<String>>(
        mut self,
        properties: impl IntoIterator<Item = (N, Document)>,
    ) -> Endpoint {
        self.properties.extend(properties.into_iter().map(|(name, value)| (name.into(), value)));
        self
    }

    /// Notes that the URL already holds what the label `name` of a request's URI stands for.
    pub fn with_label_in_host(mut self, name: impl Into<String>) -> Endpoint {
        self.labels.insert(name.into());
        self
    }

    /// Leaves the host as it is in all requests, where some operations put a
    /// [prefix](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait) in front of it, such as
    /// `data.`: for a server of one's own, which has one name or address.
    ///
    /// ```
    /// use smithy_shapes::Endpoint;
    ///
    /// let endpoint = Endpoint::new("http://127.0.0.1:4566")?.without_host_prefix();
    /// assert!(!endpoint.takes_host_prefix());
    /// # Ok::<(), smithy_shapes::Error>(())
    /// ```
    pub fn without_host_prefix(mut self) -> Endpoint {
        self.takes_host_prefix = false;
        self
    }

    /// Lets greedy labels have segments `.` and `..`, for a service to which a path is no more than a
    /// name, such as the key of an object. See [`has_literal_paths`](Self::has_literal_paths).
    pub fn with_literal_paths(mut self) -> Endpoint {
        self.has_literal_paths = true;
        self
    }

    /// Returns the URL, as it was given.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `http` or `https`.
    pub fn scheme(&self) -> &str {
        &self.url[..self.scheme_end]
    }

    /// Returns the host, and the port if the URL has one: `example.com:8443`.
    pub fn authority(&self) -> &str {
        &self.url[self.scheme_end + "://".len()..self.authority_end]
    }

    /// Returns the path that all requests begin with: empty, or `/` and more.
    pub fn path(&self) -> &str {
        &self.url[self.authority_end..]
    }

    /// Returns the headers that every request has: values by name.
    pub fn headers(&self) -> &BTreeMap<String, Vec<String>> {
        &self.headers
    }

    /// Returns what else the rules say of the endpoint, such as how to sign, in
    /// [`authSchemes`](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#endpoint-authschemes-list-property).
    pub fn properties(&self) -> &BTreeMap<String, Document> {
        &self.properties
    }

    /// Returns whether the host of a request begins with the prefix that its operation has, if it has one.
    pub fn takes_host_prefix(&self) -> bool {
        self.takes_host_prefix
    }

    /// Returns whether the host is an IP address.
    pub fn is_ip(&self) -> bool {
        self.is_ip
    }

    /// Returns whether the service takes paths as they are, so that greedy labels may have segments `.` and
    /// `..`: by [`with_literal_paths`](Self::with_literal_paths), or since an auth scheme of the
    /// endpoint has `disableDoubleEncoding`, with which signers leave paths as they are. The HTTP client
    /// must leave them so too.
    ///
    /// Other signers sign the path that such segments lead to, and so do other services read it: for
    /// these a request with such a label is an error.
    pub fn has_literal_paths(&self) -> bool {
        let is_literal = |scheme: &Document| match scheme {
            Document::Map(scheme) => {
                scheme.get("disableDoubleEncoding") == Some(&Document::Boolean(true))
            }
            _ => false,
        };
        let by_scheme = || match self.properties.get("authSchemes") {
            Some(Document::List(schemes)) => schemes.iter().any(is_literal),
            _ => false,
        };
        self.has_literal_paths || by_scheme()
    }

    /// Returns whether the URL already holds what the label `name` of a request's URI stands for, as it
    /// does the bucket in `https://bucket.s3.amazonaws.com`. The request leaves it out of its path.
    pub fn has_label(&self, name: &str) -> bool {
        self.labels.contains(name)
    }
}

/// Refuses a region that is not a label of a host: one from outside must not lead requests, or their
/// signatures, elsewhere.
fn check_region(region: Option<&str>, allow_sub_domains: bool) -> Result<(), Error> {
    if region.is_none_or(|region| host::is_valid_host_label(region, allow_sub_domains)) {
        return Ok(());
    }
    Err(no_endpoint("the region cannot be part of the name of a host"))
}

/// Returns the error of an endpoint that there is not.
fn no_endpoint(message: impl Into<std::borrow::Cow<'static, str>>) -> Error {
    Error::new(ErrorKind::Endpoint, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_has_the_parts_of_its_url() {
        for (url, scheme, authority, path) in [
            ("https://example.com", "https", "example.com", ""),
            ("http://localhost:8000", "http", "localhost:8000", ""),
            ("https://a.example.com:1/", "https", "a.example.com:1", "/"),
            ("https://[fe80::1]:8080/a/b%2Fc/", "https", "[fe80::1]:8080", "/a/b%2Fc/"),
        ] {
            let endpoint = Endpoint::new(url).unwrap();
            assert_eq!(endpoint.url(), url);
            assert_eq!(
                (endpoint.scheme(), endpoint.authority(), endpoint.path()),
                (scheme, authority, path)
            );
        }
    }

    #[test]
    fn other_urls_are_errors_that_say_why() {
        for (url, message) in [
            ("example.com", "the URL of an endpoint begins with `http://` or `https://`"),
            ("ftp://example.com", "the URL of an endpoint begins with `http://` or `https://`"),
            ("", "the URL of an endpoint begins with `http://` or `https://`"),
            ("https://", "the URL of an endpoint needs a host"),
            ("https:///path", "the URL of an endpoint needs a host"),
            ("https://:80", "the URL of an endpoint needs a host"),
            ("https://exa mple.com", "the host of an endpoint has other characters than a URL's"),
            ("https://[::1", "the host of an endpoint has other characters than a URL's"),
            ("https://[::g]", "the host of an endpoint has other characters than a URL's"),
            ("https://example.com:port", "the port of an endpoint must be a number up to 65535"),
            ("https://example.com:65536", "the port of an endpoint must be a number up to 65535"),
            ("https://example.com:", "the port of an endpoint must be a number up to 65535"),
            ("https://example.com:+1", "the port of an endpoint must be a number up to 65535"),
            ("https://example.com/?a=b", "the URL of an endpoint has no query and no fragment"),
            ("https://example.com#a", "the URL of an endpoint has no query and no fragment"),
            ("https://example.com/ä", "the path of an endpoint has other characters than a URL's"),
            ("https://example.com/\n", "the path of an endpoint has other characters than a URL's"),
            ("https://me:pw@example.com", "the URL of an endpoint names no user"),
            ("https://example.com/a/../b", "the path of an endpoint has no segments `.` and `..`"),
            ("https://example.com/.", "the path of an endpoint has no segments `.` and `..`"),
            ("https://example.com/%2e.", "the path of an endpoint has no segments `.` and `..`"),
        ] {
            let error = Endpoint::new(url).unwrap_err();
            assert_eq!((error.kind(), error.message()), (ErrorKind::Endpoint, message), "{url:?}");
        }
    }

    #[test]
    fn headers_properties_and_labels_add_up() {
        let endpoint = Endpoint::new("https://example.com")
            .unwrap()
            .with_header("a", "1")
            .with_header("a", "2")
            .with_property("backend", "one")
            .with_property("backend", "two")
            .with_label_in_host("Bucket");
        assert_eq!(endpoint.headers()["a"], ["1", "2"]);
        assert_eq!(endpoint.properties()["backend"], Document::from("two"));
        assert!(endpoint.has_label("Bucket") && !endpoint.has_label("Key"));
    }
}
