//! What must hold of any bytes at all as a request or a response.

use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use smithy_shapes::operation::OperationVisitor;
use smithy_shapes::protocol::{
    AwsJson1_0, AwsJson1_1, AwsQuery, Ec2Query, Protocol, RequestParts, ResponseParts, RestJson1,
    RestXml, RpcV2Cbor, RpcV2Json,
};
use smithy_shapes::{Endpoint, Error, MAX_DEPTH, Operation};

/// A message of bytes, in which a line has the method and the URI, or the status code; then come
/// the headers, an empty line, and the body. Lines that are not headers are left out.
pub(super) struct Message<'a> {
    method: Method,
    uri: Uri,
    status: u16,
    headers: HeaderMap,
    body: &'a [u8],
}

impl<'a> Message<'a> {
    pub(super) fn of(data: &'a [u8]) -> Message<'a> {
        let end = data.windows(2).position(|two| two == b"\n\n");
        let (head, body) = match end {
            Some(end) => (&data[..end], &data[end + 2..]),
            None => (data, &[][..]),
        };
        let mut lines = head.split(|byte| *byte == b'\n');
        let first = lines.next().unwrap_or_default();
        let (method, uri) = halves(first, b" ");
        let mut headers = HeaderMap::new();
        for line in lines.take(100) {
            let (name, value) = halves(line, b": ");
            if let (Ok(name), Ok(value)) =
                (HeaderName::from_bytes(name), HeaderValue::from_bytes(value))
            {
                headers.append(name, value);
            }
        }
        Message {
            method: Method::from_bytes(method).unwrap_or(Method::POST),
            uri: Uri::try_from(uri).unwrap_or_default(),
            status: std::str::from_utf8(first).ok().and_then(|s| s.parse().ok()).unwrap_or(200),
            headers,
            body,
        }
    }

    fn request(&self) -> RequestParts<'_> {
        let Message { method, uri, headers, body, .. } = self;
        RequestParts { method, uri, headers, body }
    }

    fn response(&self) -> ResponseParts<'_> {
        ResponseParts { status: self.status, headers: &self.headers, body: self.body }
    }
}

/// Returns what is before the separator, and what is after it.
fn halves<'a>(text: &'a [u8], separator: &[u8]) -> (&'a [u8], &'a [u8]) {
    match text.windows(separator.len()).position(|part| part == separator) {
        Some(at) => (&text[..at], &text[at + separator.len()..]),
        None => (text, &[]),
    }
}

/// Reads the message as that of each operation.
pub(super) struct Operations<'a> {
    pub(super) message: Message<'a>,
}

impl OperationVisitor for Operations<'_> {
    fn visit<O: Operation>(&mut self) {
        self.read::<RestJson1, O>();
        self.read::<RestXml, O>();
        self.read::<AwsJson1_0, O>();
        self.read::<AwsJson1_1, O>();
        self.read::<AwsQuery, O>();
        self.read::<Ec2Query, O>();
        self.read::<RpcV2Cbor, O>();
        self.read::<RpcV2Json, O>();
    }
}

impl Operations<'_> {
    /// What can be read can also be written, or is refused; nothing panics.
    fn read<P: Protocol, O: Operation>(&self) {
        let endpoint = Endpoint::new("https://example.com").expect("this is a URL");
        match P::from_request::<O>(self.message.request()) {
            Ok(input) => drop(P::to_request::<O>(&input, &endpoint)),
            Err(error) => check_error(&error),
        }
        match P::from_response::<O>(self.message.response()) {
            Ok(output) => drop(P::to_response::<O>(&output)),
            Err(error) => drop(P::to_error_response::<O>(&error)),
        }
    }
}

fn check_error(error: &Error) {
    assert!(error.path().count() <= MAX_DEPTH + 2, "{error}");
}
