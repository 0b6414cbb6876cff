//! What a server refuses. What it takes is in [`crate::exchange`].

use gameliftstreams::operations::*;
use gameliftstreams::runtime::ErrorKind;
use gameliftstreams::runtime::http::Request;
use gameliftstreams::*;

/// Returns a request to update an application.
fn update(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Request<Vec<u8>> {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into()).unwrap()
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[track_caller]
fn refused(request: &Request<Vec<u8>>, kind: ErrorKind, message: &str) {
    let error = UpdateApplication::from_request(request).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn another_method_or_path() {
    for method in ["GET", "POST", "patch"] {
        let request = update(method, "/applications/a-1", &[JSON], "{}");
        refused(&request, ErrorKind::Value, "the method is not that of the operation");
    }
    for uri in [
        "/",
        "/applications",
        "/applications/",
        "/applications//",
        "/applications/a/b",
        "/Applications/a",
        "/x/applications/a",
    ] {
        let request = update("PATCH", uri, &[JSON], "{}");
        refused(&request, ErrorKind::Value, "the path is not that of the operation");
    }
}

#[test]
fn labels_that_are_malformed() {
    for label in ["%FF", "%C3", "a%ED%A0%80"] {
        let request = update("PATCH", &format!("/applications/{label}"), &[JSON], "{}");
        refused(&request, ErrorKind::Syntax, "/Identifier: no UTF-8 in the URI");
    }
}

#[test]
fn a_slash_at_the_end_is_ignored() {
    let request = update("PATCH", "https://a.b/applications/a%2Fb/?x=y", &[JSON], "{}");
    let input = UpdateApplication::from_request(&request).unwrap();
    assert_eq!(input, UpdateApplicationInput::make().identifier("a/b"));
}

#[test]
fn other_media_types() {
    let body = r#"{"Description":"b"}"#;
    let request = |content_type: &str| {
        update("PATCH", "/applications/a", &[("content-type", content_type)], body)
    };
    let expected = UpdateApplicationInput::make().identifier("a").description("b");
    for content_type in ["application/json", "Application/JSON; charset=utf-8"] {
        let input = UpdateApplication::from_request(&request(content_type));
        assert_eq!(input.unwrap(), expected);
    }
    let message = "the operation takes no such content-type";
    for content_type in ["text/plain", "application/xml", "application/jsonx", ""] {
        refused(&request(content_type), ErrorKind::UnsupportedMediaType, message);
    }
    let request = update("PATCH", "/applications/a", &[], body);
    refused(&request, ErrorKind::UnsupportedMediaType, message);
}

#[test]
fn media_types_that_are_not_given() {
    let request = |accept| update("PATCH", "/applications/a", &[JSON, ("accept", accept)], "{}");
    for accept in ["application/json", "*/*", "text/html, application/*;q=0.8"] {
        UpdateApplication::from_request(&request(accept)).unwrap();
    }
    for accept in ["text/html", "application/xml, text/*"] {
        let message = "the operation gives nothing that is accepted";
        refused(&request(accept), ErrorKind::NotAcceptable, message);
    }
}

#[test]
fn bodies_that_do_not_fit() {
    for (body, kind, message) in [
        (r#"{"Description":7}"#, ErrorKind::Type, "/Description: expected a string at byte 15"),
        ("[]", ErrorKind::Type, "expected a structure at byte 0"),
        (
            r#"{"ApplicationLogPaths":["a",null]}"#,
            ErrorKind::Type,
            "/ApplicationLogPaths/1: expected a string at byte 28",
        ),
    ] {
        refused(&update("PATCH", "/applications/a", &[JSON], body), kind, message);
    }
    let request = update("PATCH", "/applications/a", &[JSON], r#"{"Description":"b""#);
    let error = UpdateApplication::from_request(&request).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax, "{error}");
}

#[test]
fn null_in_a_map() {
    let body = r#"{"Tags":{"a":null}}"#;
    let request = Request::post("/tags/arn").header(JSON.0, JSON.1).body(body).unwrap();
    let error = TagResource::from_request(&request).unwrap_err();
    assert_eq!(error.to_string(), "/Tags/a: expected a string at byte 13");
}

#[test]
fn parameters_that_do_not_fit() {
    for (query, message) in [
        ("MaxResults=ten", "/MaxResults: expected an integer"),
        ("MaxResults=2147483648", "/MaxResults: the number is out of range"),
        ("MaxResults=1&MaxResults=2", "/MaxResults: expected one value"),
    ] {
        let request = Request::get(format!("/applications?{query}")).body(Vec::new()).unwrap();
        let error = ListApplications::from_request(&request).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn parameters_in_any_order_and_unknown() {
    let uri = "/streamsessions?x&MaxResults=7&ExportFilesStatus=FAILED&status=no&Status=a+b%2B";
    let request = Request::get(uri).body(Vec::new()).unwrap();
    let input = ListStreamSessionsByAccount::from_request(&request).unwrap();
    let expected = ListStreamSessionsByAccountInput::make()
        .status("a b+".into())
        .export_files_status(ExportFilesStatus::Failed)
        .max_results(7);
    assert_eq!(input, expected);
}
