//! Where requests go.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::error::{Error, ErrorKind};

/// Where requests go: a scheme, a host, and what the path begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    url: String,
    headers: Vec<(String, String)>,
    properties: BTreeMap<String, Document>,
    labels: Vec<String>,
}

impl Endpoint {
    /// The endpoint at this URL.
    ///
    /// # Errors
    ///
    /// If this is no URL with a scheme and a host.
    pub fn new(url: &str) -> Result<Endpoint, Error> {
        match url.split_once("://") {
            Some(("http" | "https", rest)) if !rest.is_empty() => {}
            _ => return Err(Error::new(ErrorKind::Value, "expected a URL")),
        }
        Ok(Endpoint {
            url: url.trim_end_matches('/').to_owned(),
            headers: Vec::new(),
            properties: BTreeMap::new(),
            labels: Vec::new(),
        })
    }

    /// The URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `http` or `https`.
    pub fn scheme(&self) -> &str {
        self.url.split_once("://").map_or("", |(scheme, _)| scheme)
    }

    /// The host, and the port where it is not the scheme's.
    pub fn authority(&self) -> &str {
        let rest = self.url.split_once("://").map_or("", |(_, rest)| rest);
        rest.split_once('/').map_or(rest, |(authority, _)| authority)
    }

    /// What the path of every request begins with.
    pub fn path(&self) -> &str {
        let rest = self.url.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("", |at| &rest[at..])
    }

    /// Headers to send.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// What else is said of the endpoint.
    pub fn properties(&self) -> &BTreeMap<String, Document> {
        &self.properties
    }

    /// Says that the URL holds the value of this label already.
    pub fn with_label_in_host(mut self, name: &str) -> Endpoint {
        self.labels.push(name.to_owned());
        self
    }

    /// Whether the URL holds the value of this label already.
    pub fn has_label(&self, name: &str) -> bool {
        self.labels.iter().any(|label| label == name)
    }
}
