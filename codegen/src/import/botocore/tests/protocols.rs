//! The protocols, and the names that they give to members.

use super::{description, extend, shapes};
use serde_json::{Value, json};

/// Returns the traits of the service.
fn service_traits(metadata: Value) -> Value {
    shapes(&description(metadata, json!({})))["PostOffice"]["traits"].clone()
}

#[test]
fn every_protocol_has_its_trait() {
    for (metadata, id) in [
        (json!({ "protocol": "rest-json" }), "aws.protocols#restJson1"),
        (json!({ "protocol": "rest-xml" }), "aws.protocols#restXml"),
        (json!({ "protocol": "json", "jsonVersion": "1.0" }), "aws.protocols#awsJson1_0"),
        (json!({ "protocol": "json", "jsonVersion": "1.1" }), "aws.protocols#awsJson1_1"),
        (json!({ "protocol": "query" }), "aws.protocols#awsQuery"),
        (json!({ "protocol": "ec2" }), "aws.protocols#ec2Query"),
        (json!({ "protocol": "smithy-rpc-v2-cbor" }), "smithy.protocols#rpcv2Cbor"),
    ] {
        assert_eq!(service_traits(metadata)[id], json!({}), "{id}");
    }
}

#[test]
fn a_service_may_speak_several() {
    let traits = service_traits(json!({
        "protocol": "smithy-rpc-v2-cbor",
        "protocols": ["smithy-rpc-v2-cbor", "json", "query"],
        "jsonVersion": "1.0",
        "awsQueryCompatible": {},
    }));
    for id in [
        "smithy.protocols#rpcv2Cbor",
        "aws.protocols#awsJson1_0",
        "aws.protocols#awsQuery",
        "aws.protocols#awsQueryCompatible",
    ] {
        assert_eq!(traits[id], json!({}), "{id}");
    }
}

#[test]
fn http2_is_for_all_or_for_events() {
    let http = |h2: &str| {
        let settings = json!({ "protocol": "rest-json", "protocolSettings": { "h2": h2 } });
        service_traits(settings)["aws.protocols#restJson1"].clone()
    };
    assert_eq!(
        http("eventstream"),
        json!({ "http": ["http/1.1", "h2"], "eventStreamHttp": ["h2"] })
    );
    assert_eq!(
        http("optional"),
        json!({ "http": ["h2", "http/1.1"], "eventStreamHttp": ["h2", "http/1.1"] })
    );
}

#[test]
fn signatures_are_named() {
    let traits = |mut metadata: Value| {
        extend(&mut metadata, json!({ "protocol": "query" }));
        service_traits(metadata)
    };
    assert_eq!(traits(json!({}))["aws.auth#sigv4"], json!({ "name": "post" }));
    let several = traits(json!({
        "auth": ["aws.auth#sigv4", "smithy.api#httpBearerAuth"],
        "signingName": "letters",
    }));
    assert_eq!(several["aws.auth#sigv4"], json!({ "name": "letters" }));
    assert_eq!(several["smithy.api#httpBearerAuth"], json!({}));
    assert_eq!(several["smithy.api#auth"], json!(["aws.auth#sigv4", "smithy.api#httpBearerAuth"]));
    let bearer = traits(json!({ "signatureVersion": "bearer" }));
    assert_eq!(bearer["smithy.api#httpBearerAuth"], json!({}));
    assert_eq!(traits(json!({ "signatureVersion": "v2" })).get("aws.auth#sigv4"), None);
}

/// Returns members with their own names, and lists.
fn named() -> Value {
    json!({
        "Named": {
            "type": "structure",
            "members": {
                "plain": { "shape": "Text", "locationName": "plain" },
                "other": { "shape": "Text", "locationName": "Other", "queryName": "OTHER" },
                "lines": { "shape": "Lines", "locationName": "Lines" },
                "loose": { "shape": "Loose" },
                "map": { "shape": "Map", "flattened": true, "locationName": "entry" },
            },
        },
        "Text": { "type": "string" },
        "Lines": { "type": "list", "member": { "shape": "Text", "locationName": "Line" } },
        "Loose": {
            "type": "list",
            "member": { "shape": "Text", "locationName": "Bit" },
            "flattened": true,
        },
        "Map": {
            "type": "map",
            "key": { "shape": "Text", "locationName": "Name" },
            "value": { "shape": "Text" },
        },
    })
}

#[test]
fn names_in_xml_and_queries() {
    for protocol in ["query", "rest-xml", "ec2"] {
        let shapes = shapes(&description(json!({ "protocol": protocol }), named()));
        let members = &shapes["Named"]["members"];
        assert_eq!(members["plain"].get("traits"), None);
        assert_eq!(
            members["other"]["traits"],
            json!({ "aws.protocols#ec2QueryName": "OTHER", "smithy.api#xmlName": "Other" })
        );
        assert_eq!(members["lines"]["traits"], json!({ "smithy.api#xmlName": "Lines" }));
        assert_eq!(
            members["loose"]["traits"],
            json!({ "smithy.api#xmlFlattened": {}, "smithy.api#xmlName": "Bit" })
        );
        assert_eq!(
            members["map"]["traits"],
            json!({ "smithy.api#xmlFlattened": {}, "smithy.api#xmlName": "entry" })
        );
        assert_eq!(shapes["Lines"]["member"]["traits"], json!({ "smithy.api#xmlName": "Line" }));
        assert_eq!(shapes["Map"]["key"]["traits"], json!({ "smithy.api#xmlName": "Name" }));
        assert_eq!(shapes["Map"]["value"].get("traits"), None);
    }
}

#[test]
fn names_in_json() {
    let shapes = shapes(&description(json!({ "protocol": "rest-json" }), named()));
    let members = &shapes["Named"]["members"];
    assert_eq!(members["lines"]["traits"], json!({ "smithy.api#jsonName": "Lines" }));
    assert_eq!(shapes["Lines"]["member"].get("traits"), None);
}

#[test]
fn roots_and_namespaces_of_xml() {
    let mut description = description(
        json!({ "protocol": "rest-xml" }),
        json!({
            "In": {
                "type": "structure",
                "members": {
                    "Letter": {
                        "shape": "Paper",
                        "locationName": "Sheet",
                        "xmlNamespace": { "uri": "http://post.example" },
                    },
                },
                "payload": "Letter",
            },
            "Paper": { "type": "structure", "members": { "by": { "shape": "Writer" } } },
            "Writer": {
                "type": "structure",
                "members": { "kind": { "shape": "Text", "xmlAttribute": true } },
                "xmlNamespace": { "prefix": "x", "uri": "http://people.example" },
            },
            "Text": { "type": "string" },
        }),
    );
    description["operations"]["Send"]["input"] = json!({
        "shape": "In",
        "locationName": "SendRequest",
        "xmlNamespace": { "uri": "http://post.example" },
    });
    let shapes = shapes(&description);
    assert_eq!(
        shapes["PostOffice"]["traits"]["smithy.api#xmlNamespace"],
        json!({ "uri": "http://post.example" })
    );
    assert_eq!(
        shapes["In"]["traits"],
        json!({ "smithy.api#input": {}, "smithy.api#xmlName": "SendRequest" })
    );
    assert_eq!(
        shapes["In"]["members"]["Letter"]["traits"],
        json!({ "smithy.api#httpPayload": {}, "smithy.api#xmlName": "Sheet" })
    );
    assert_eq!(
        shapes["Paper"]["members"]["by"]["traits"],
        json!({ "smithy.api#xmlNamespace": { "prefix": "x", "uri": "http://people.example" } })
    );
    assert_eq!(
        shapes["Writer"]["members"]["kind"]["traits"],
        json!({ "smithy.api#xmlAttribute": {} })
    );
}

#[test]
fn errors_of_queries_have_codes() {
    let error = json!({
        "Lost": {
            "type": "structure",
            "members": {},
            "error": { "code": "Parcel.Lost", "httpStatusCode": 404 },
            "exception": true,
        },
    });
    let of =
        |protocol: Value| shapes(&description(protocol, error.clone()))["Lost"]["traits"].clone();
    assert_eq!(
        of(json!({ "protocol": "query" })),
        json!({
            "smithy.api#error": "client",
            "aws.protocols#awsQueryError": { "code": "Parcel.Lost", "httpResponseCode": 404 },
            "smithy.api#httpError": 404,
        })
    );
    assert_eq!(
        of(json!({ "protocol": "rest-json" })),
        json!({ "smithy.api#error": "client", "smithy.api#httpError": 404 })
    );
}

#[test]
fn traits_of_targets_that_members_say() {
    let mut description = description(
        json!({ "protocol": "rest-json" }),
        json!({
            "In": {
                "type": "structure",
                "members": {
                    "body": { "shape": "Bytes", "streaming": true },
                    "extra": { "shape": "Text", "jsonvalue": true, "location": "header" },
                },
                "payload": "body",
            },
            "Bytes": { "type": "blob" },
            "Text": { "type": "string" },
        }),
    );
    description["operations"]["Send"]["authtype"] = json!("v4-unsigned-body");
    description["operations"]["Send"]["unsignedPayload"] = json!(true);
    let shapes = shapes(&description);
    assert_eq!(shapes["Bytes"]["traits"], json!({ "smithy.api#streaming": {} }));
    assert_eq!(shapes["Text"]["traits"], json!({ "smithy.api#mediaType": "application/json" }));
    assert_eq!(shapes["Send"]["traits"]["aws.auth#unsignedPayload"], json!({}));
}
