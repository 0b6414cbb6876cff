//! From the parts of a message to an [`http`] request or response.

use http::header::{self, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri};

use super::body;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind};
use crate::operation::OperationSchema;

/// The headers of a message that is written; of two of the same name, the last one counts.
pub(super) type Headers = Vec<(HeaderName, HeaderValue)>;

/// A request that has yet to learn where it goes.
pub(super) struct Outgoing {
    pub(super) method: &'static str,
    /// Encoded, below the path of the endpoint.
    pub(super) path: String,
    /// Encoded, without the question mark.
    pub(super) query: String,
    pub(super) headers: Headers,
    pub(super) content_type: Option<&'static str>,
    pub(super) body: Vec<u8>,
}

impl Outgoing {
    /// Returns a request of a protocol that has one path and puts all into the body.
    pub(super) fn post(path: String, content_type: Option<&'static str>, body: Vec<u8>) -> Self {
        let (query, headers) = (String::new(), Vec::new());
        Outgoing { method: "POST", path, query, headers, content_type, body }
    }

    pub(super) fn header(&mut self, name: &str, value: &str) -> Result<(), Error> {
        self.headers.push(header_of(name, value)?);
        Ok(())
    }

    pub(super) fn into_request(
        mut self,
        schema: &'static OperationSchema,
        endpoint: &Endpoint,
        host_prefix: &str,
    ) -> Result<Request<Vec<u8>>, Error> {
        let mut request = Request::new(Vec::new());
        *request.method_mut() = Method::from_bytes(self.method.as_bytes())
            .map_err(|_| invalid(format!("`{}` is not a valid method", self.method)))?;
        *request.uri_mut() = self.uri(endpoint, host_prefix)?;
        let headers = request.headers_mut();
        for (name, values) in endpoint.headers() {
            let (name, value) = header_of(name, &values.join(", "))?;
            insert(headers, name, value)?;
        }
        fill(headers, self.headers, self.content_type)?;
        let host = format!("{host_prefix}{}", endpoint.authority());
        if headers.get(header::HOST).is_some_and(|value| value.as_bytes() != host.as_bytes()) {
            return Err(invalid("the header `host` must be that of the endpoint".to_owned()));
        }
        body::finish(schema, headers, &mut self.body)?;
        *request.body_mut() = self.body;
        Ok(request)
    }

    fn uri(&self, endpoint: &Endpoint, host_prefix: &str) -> Result<Uri, Error> {
        let (scheme, authority, base) =
            (endpoint.scheme(), endpoint.authority(), endpoint.path().trim_end_matches('/'));
        let path = match self.path.as_str() {
            "" => "/",
            path => path,
        };
        let question = if self.query.is_empty() { "" } else { "?" };
        let uri =
            format!("{scheme}://{host_prefix}{authority}{base}{path}{question}{}", self.query);
        Uri::try_from(uri).map_err(|error| invalid(format!("the URI of the request: {error}")))
    }
}

/// Returns a response of these parts.
pub(super) fn response(
    status: u16,
    headers: Headers,
    content_type: Option<&'static str>,
    body: Vec<u8>,
) -> Result<Response<Vec<u8>>, Error> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status)
        .map_err(|_| invalid(format!("{status} is not a valid status code")))?;
    fill(response.headers_mut(), headers, content_type)?;
    Ok(response)
}

fn fill(
    into: &mut HeaderMap,
    headers: Headers,
    content_type: Option<&'static str>,
) -> Result<(), Error> {
    for (name, value) in headers {
        insert(into, name, value)?;
    }
    match content_type {
        // A member that is bound to the header knows better.
        Some(content_type) if !into.contains_key(CONTENT_TYPE) => {
            insert(into, CONTENT_TYPE, HeaderValue::from_static(content_type))
        }
        _ => Ok(()),
    }
}

/// Sets a header, unless there are more than a message can have.
pub(super) fn insert(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Result<(), Error> {
    match headers.try_insert(name, value) {
        Ok(_) => Ok(()),
        Err(_) => Err(invalid("too many headers".to_owned())),
    }
}

/// Returns a header of this name and value, neither of which an error shows.
pub(super) fn header_of(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Error> {
    let name = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| invalid("this is not a valid header name".to_owned()))?;
    let value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| invalid("a header cannot hold this value".to_owned()))?;
    Ok((name, value))
}

#[cold]
fn invalid(message: String) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// The headers that a request has once, and by which servers and what is before them may tell
/// operations, bodies and callers apart.
const SINGLE: [HeaderName; 7] = [
    header::AUTHORIZATION,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::HOST,
    HeaderName::from_static("smithy-protocol"),
    HeaderName::from_static("x-amz-target"),
    HeaderName::from_static("x-amzn-target"),
];

/// Refuses a request that contradicts itself: a header that it has once comes with different values,
/// of which others may take another one, or is not text.
pub(super) fn check_single_headers(headers: &HeaderMap) -> Result<(), Error> {
    for name in &SINGLE {
        let mut lines = headers.get_all(name).iter();
        let Some(first) = lines.next() else { continue };
        if lines.any(|line| line != first) {
            return Err(invalid(format!("the request has several values for `{name}`")));
        }
        if std::str::from_utf8(first.as_bytes()).is_err() {
            return Err(invalid(format!("`{name}` is not UTF-8")));
        }
    }
    Ok(())
}

/// Returns the first value of a header, if it is text.
pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    std::str::from_utf8(headers.get(name)?.as_bytes()).ok()
}
