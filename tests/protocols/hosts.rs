//! Where requests go: <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>.

use golden_customizations::LocateInput;
use golden_customizations::operations::Locate;
use golden_operations::operations::{GetCover, Ping, Upload};
use golden_operations::{GetCoverInput, UploadInput};
use smithy_shapes::protocol::{
    AwsJson1_0, AwsQuery, Protocol, RequestParts, RestJson1, RestXml, RpcV2Json,
};
use smithy_shapes::{Document, Endpoint, Unit};

use crate::support::{endpoint, shown};

#[test]
fn urls() {
    for (url, cover, ping, rpc) in [
        ("http://h", "http://h/cover/1", "http://h/", "http://h/service/Shelf/operation/Ping"),
        ("https://h/", "https://h/cover/1", "https://h/", "https://h/service/Shelf/operation/Ping"),
        (
            "https://h:8443/v1",
            "https://h:8443/v1/cover/1",
            "https://h:8443/v1/",
            "https://h:8443/v1/service/Shelf/operation/Ping",
        ),
        (
            "https://h/a/b%20c/",
            "https://h/a/b%20c/cover/1",
            "https://h/a/b%20c/",
            "https://h/a/b%20c/service/Shelf/operation/Ping",
        ),
        (
            "http://[::1]:80",
            "http://[::1]:80/cover/1",
            "http://[::1]:80/",
            "http://[::1]:80/service/Shelf/operation/Ping",
        ),
    ] {
        let endpoint = Endpoint::new(url).unwrap();
        let input = GetCoverInput::make().id("1");
        let request = RestJson1::to_request::<GetCover>(&input, &endpoint).unwrap();
        assert_eq!(request.uri().to_string(), cover);
        let request = RestXml::to_request::<Ping>(&Unit, &endpoint).unwrap();
        assert_eq!(request.uri().to_string(), ping);
        let request = AwsQuery::to_request::<Ping>(&Unit, &endpoint).unwrap();
        assert_eq!(request.uri().to_string(), ping);
        let request = RpcV2Json::to_request::<Ping>(&Unit, &endpoint).unwrap();
        assert_eq!(request.uri().to_string(), rpc);
    }
}

/// Labels are part of the host in every protocol, and still of the body.
#[test]
fn host_labels() {
    let input = UploadInput::make().tenant("team-1").text("t");
    let uri = |request: http::Request<Vec<u8>>| request.uri().to_string();
    let endpoint = Endpoint::new("https://shelf.example:1/v").unwrap();
    let rest = RestJson1::to_request::<Upload>(&input, &endpoint).unwrap();
    assert_eq!(rest.body(), br#"{"tenant":"team-1","text":"t"}"#);
    assert_eq!(uri(rest), "https://team-1.data.shelf.example:1/v/upload");
    let rpc = AwsJson1_0::to_request::<Upload>(&input, &endpoint).unwrap();
    assert_eq!(uri(rpc), "https://team-1.data.shelf.example:1/v/");
    let query = AwsQuery::to_request::<Upload>(&input, &endpoint).unwrap();
    assert_eq!(uri(query), "https://team-1.data.shelf.example:1/v/");
}

/// The labels are still in the body, and nobody asks for one that is not needed.
#[test]
fn an_endpoint_can_do_without_the_prefix() {
    let input = UploadInput::make().tenant("team-1").text("t");
    let uri = |request: http::Request<Vec<u8>>| request.uri().to_string();
    for url in ["http://127.0.0.1:4566", "http://[::1]:4566", "http://localhost:4566"] {
        let endpoint = Endpoint::new(url).unwrap().without_host_prefix();
        let rest = RestJson1::to_request::<Upload>(&input, &endpoint).unwrap();
        assert_eq!(rest.body(), br#"{"tenant":"team-1","text":"t"}"#);
        assert_eq!(uri(rest), format!("{url}/upload"));
        let rpc = AwsJson1_0::to_request::<Upload>(&input, &endpoint).unwrap();
        assert_eq!(uri(rpc), format!("{url}/"));
        let query = AwsQuery::to_request::<Upload>(&UploadInput::make(), &endpoint).unwrap();
        assert_eq!(uri(query), format!("{url}/"));
    }
}

#[test]
fn no_prefix_stands_in_front_of_an_address() {
    let input = UploadInput::make().tenant("team-1");
    for url in ["http://127.0.0.1:4566", "http://[::1]"] {
        let endpoint = Endpoint::new(url).unwrap();
        let error = RestJson1::to_request::<Upload>(&input, &endpoint).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the operation puts a prefix in front of the host, which an IP address cannot have: \
             `Endpoint::without_host_prefix` leaves it out"
        );
        // An operation without a prefix does not mind.
        assert!(RestJson1::to_request::<Ping>(&Unit, &endpoint).is_ok());
    }
}

/// Nothing is sent to a host that somebody else may have.
#[test]
fn host_labels_are_checked() {
    let message = "/tenant: must be 1 to 63 letters, digits and dashes: it is part of the host";
    let long = "a".repeat(64);
    for label in ["", "a.b", "-a", "a_b", "é", "a/b", "a@b", "a:1", " ", &long] {
        let input = UploadInput::make().tenant(label);
        for error in [
            RestJson1::to_request::<Upload>(&input, &endpoint()).unwrap_err(),
            AwsJson1_0::to_request::<Upload>(&input, &endpoint()).unwrap_err(),
            AwsQuery::to_request::<Upload>(&input, &endpoint()).unwrap_err(),
        ] {
            assert_eq!(error.to_string(), message, "{label}");
        }
    }
    let error = RestXml::to_request::<Upload>(&UploadInput::make(), &endpoint()).unwrap_err();
    assert_eq!(error.to_string(), "/tenant: must be set: it is part of the host");
    for label in ["a", "0", "A-9", &long[1..]] {
        let input = UploadInput::make().tenant(label);
        assert!(RestXml::to_request::<Upload>(&input, &endpoint()).is_ok(), "{label}");
    }
}

/// Clients and services that normalize paths would take such a label for another path.
#[test]
fn no_label_leads_to_another_path() {
    for id in [".", ".."] {
        let input = GetCoverInput::make().id(id);
        let error = RestJson1::to_request::<GetCover>(&input, &endpoint()).unwrap_err();
        assert_eq!(error.to_string(), "/id: must not be `.` or `..`, which lead to another path");
    }
    let input = LocateInput::make().r#box("b").item("../../c/x");
    let error = RestXml::to_request::<Locate>(&input, &endpoint()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/item: must not have segments `.` or `..`, which lead to another path: \
         `Endpoint::with_literal_paths` is for services that take them as they are"
    );
}

/// Keys of objects are names, whatever dots they have, and the endpoint knows by how it is signed for.
#[test]
fn a_service_may_take_paths_as_they_are() {
    let schemes = |literal: bool| {
        let scheme = [("disableDoubleEncoding", Document::Boolean(literal))];
        Document::List(vec![Document::Null, scheme.into_iter().collect()])
    };
    let by_scheme = endpoint().with_property("authSchemes", schemes(true));
    assert!(!endpoint().with_property("authSchemes", schemes(false)).has_literal_paths());
    for endpoint in [by_scheme, endpoint().with_literal_paths()] {
        for item in ["../key", "a/./b", "a/..", ".", "a//..b"] {
            let input = LocateInput::make().r#box("b").item(item);
            let request = RestXml::to_request::<Locate>(&input, &endpoint).unwrap();
            let expected = format!("https://shelf.example/b/items/{item}?location");
            assert_eq!(request.uri().to_string(), expected);
            let read = RestXml::from_request::<Locate>(RequestParts::of(&request));
            assert_eq!(read, Ok(input));
        }
    }
}

/// A label that the endpoint has in its host is not a part of the path any more.
#[test]
fn labels_in_the_host() {
    let endpoint = Endpoint::new("https://b.archive.example").unwrap().with_label_in_host("box");
    let input = LocateInput::make().r#box("b").item("i");
    let request = RestXml::to_request::<Locate>(&input, &endpoint).unwrap();
    assert_eq!(shown(&request), "GET https://b.archive.example/items/i?location\n\n");
}

#[test]
fn no_endpoints() {
    for url in ["", "shelf.example", "ftp://shelf.example", "https://", "//shelf.example"] {
        assert!(Endpoint::new(url).is_err(), "{url}");
    }
}
