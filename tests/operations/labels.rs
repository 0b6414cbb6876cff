//! Labels: <https://smithy.io/2.0/spec/http-bindings.html#httplabel-trait>.

use gameliftstreams::operations::*;
use gameliftstreams::*;

use crate::exchange::{ORIGIN, request};

#[test]
fn all_but_unreserved_characters_are_encoded() {
    for (label, path) in [
        ("azAZ09-._~", "azAZ09-._~"),
        ("a b", "a%20b"),
        ("a/b", "a%2Fb"),
        ("%", "%25"),
        ("%2F", "%252F"),
        (":@!$&'()*+,;=", "%3A%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"),
        ("?#[]{}|\\^`\"<>", "%3F%23%5B%5D%7B%7D%7C%5C%5E%60%22%3C%3E"),
        ("ü/日本語🎮", "%C3%BC%2F%E6%97%A5%E6%9C%AC%E8%AA%9E%F0%9F%8E%AE"),
        ("\0\r\n\u{7f}", "%00%0D%0A%7F"),
        ("{Identifier}", "%7BIdentifier%7D"),
    ] {
        let input = GetApplicationInput::make().identifier(label);
        let request = request::<GetApplication>(&input);
        assert_eq!(request.uri().to_string(), format!("{ORIGIN}/applications/{path}"));
        assert_eq!(GetApplication::from_request(&request).unwrap(), input);
    }
}

#[test]
fn the_path_of_the_endpoint_comes_first() {
    let input = GetApplicationInput::make().identifier("a-1");
    for (endpoint, uri) in [
        ("https://example.com", "https://example.com/applications/a-1"),
        ("https://example.com/", "https://example.com/applications/a-1"),
        ("http://localhost:8080/base", "http://localhost:8080/base/applications/a-1"),
        ("http://[::1]:1/b/c/", "http://[::1]:1/b/c/applications/a-1"),
    ] {
        let endpoint = Endpoint::new(endpoint).unwrap();
        let request = GetApplication::to_request(&input, &endpoint).unwrap();
        assert_eq!(request.uri().to_string(), uri);
    }
}

/// Returns what is said of a request that cannot be made.
#[track_caller]
fn refused<O: Operation>(input: O::Input) -> String {
    let endpoint = Endpoint::new(ORIGIN).unwrap();
    O::to_request(&input, &endpoint).unwrap_err().to_string()
}

#[test]
fn a_label_must_be_there() {
    let input = GetStreamSessionInput::make;
    for (input, path) in [
        (input(), "/Identifier"),
        (input().stream_session_identifier("s-1"), "/Identifier"),
        (input().identifier("sg-1"), "/StreamSessionIdentifier"),
    ] {
        let message = refused::<GetStreamSession>(input);
        assert_eq!(message, format!("{path}: must be set: it is part of the URI"));
    }
    assert_eq!(
        refused::<TagResource>(TagResourceRequest::make().tags([("a", "b")])),
        "/ResourceArn: must be set: it is part of the URI",
    );
}

#[test]
fn a_label_must_not_be_empty() {
    let input = GetStreamSessionInput::make;
    for (input, path) in [
        (input().identifier("").stream_session_identifier("s-1"), "/Identifier"),
        (input().identifier("sg-1").stream_session_identifier(""), "/StreamSessionIdentifier"),
    ] {
        let message = refused::<GetStreamSession>(input);
        assert_eq!(message, format!("{path}: must not be empty: it is part of the URI"));
    }
}

#[test]
fn nothing_else_is_checked_before_it_is_sent() {
    // Services change their constraints without notice: `validate` checks them.
    let input = GetApplicationInput::make().identifier("no identifier at all!");
    assert!(input.validate().is_err());
    request::<GetApplication>(&input);
    request::<CreateApplication>(&CreateApplicationInput::make());
}
