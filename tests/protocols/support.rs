//! Messages as text, so that a test shows all of one and nothing else.

use std::fmt::Write;

use golden_operations::{PutBookInput, PutBookOutput};
use http::{HeaderMap, Request, Response};
use smithy_shapes::{Endpoint, Timestamp};

/// Returns where the tests send their requests.
pub fn endpoint() -> Endpoint {
    Endpoint::new("https://shelf.example").unwrap()
}

/// Returns the timestamp of this date-time.
pub fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Without the map of all parameters, among which a server has those of the path too.
pub fn without_more(mut input: PutBookInput) -> PutBookInput {
    input.more = None;
    input
}

/// Returns an output without anything, as a client reads it: with the map of headers.
pub fn empty_output() -> PutBookOutput {
    PutBookOutput::make().extra([("", ""); 0])
}

/// Returns a request as text: `METHOD URI`, the headers by their names, an empty line, the body.
pub fn shown(request: &Request<Vec<u8>>) -> String {
    shown_parts(
        &format!("{} {}", request.method(), request.uri()),
        request.headers(),
        request.body(),
    )
}

/// Returns a response as text: the status code, the headers by their names, an empty line, the body.
pub fn shown_response(response: &Response<Vec<u8>>) -> String {
    shown_parts(response.status().as_str(), response.headers(), response.body())
}

fn shown_parts(first: &str, headers: &HeaderMap, body: &[u8]) -> String {
    let mut lines: Vec<String> = headers
        .iter()
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    lines.sort();
    let mut text = format!("{first}\n");
    for line in lines {
        writeln!(text, "{line}").unwrap();
    }
    text + "\n" + &String::from_utf8_lossy(body)
}

/// Returns the request that [`shown`] shows so.
pub fn request(text: &str) -> Request<Vec<u8>> {
    let (first, headers, body) = parts(text);
    let (method, uri) = first.split_once(' ').unwrap();
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.body(body.as_bytes().to_vec()).unwrap()
}

/// Returns the response that [`shown_response`] shows so.
pub fn response(text: &str) -> Response<Vec<u8>> {
    let (status, headers, body) = parts(text);
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(name, value);
    }
    response.body(body.as_bytes().to_vec()).unwrap()
}

fn parts(text: &str) -> (&str, Vec<(&str, &str)>, &str) {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let first = lines.next().unwrap();
    (first, lines.map(|line| line.split_once(": ").unwrap()).collect(), body)
}
