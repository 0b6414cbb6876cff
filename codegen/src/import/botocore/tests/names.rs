//! Names, and the roles that follow from what refers to a shape.

use super::{converted, description, files, shapes};
use serde_json::{Value, json};

/// Returns the id of the service.
fn service_id(metadata: Value) -> String {
    let model = converted(&files(&description(metadata, json!({})))).unwrap().model;
    let model: Value = serde_json::from_str(&model.text).unwrap();
    let shapes = model["shapes"].as_object().unwrap();
    let service = shapes.iter().find(|(_, shape)| shape["type"] == "service");
    service.unwrap().0.clone()
}

#[test]
fn the_service_is_named_by_its_id_or_the_prefix_of_targets() {
    let id =
        |service_id_: &str| service_id(json!({ "protocol": "query", "serviceId": service_id_ }));
    assert_eq!(id("GameLiftStreams"), "com.amazonaws.gameliftstreams#GameLiftStreams");
    assert_eq!(id("IoT Events Data"), "com.amazonaws.ioteventsdata#IoTEventsData");
    assert_eq!(
        id("codestar notifications"),
        "com.amazonaws.codestarnotifications#CodestarNotifications"
    );
    let with_prefix = |prefix: &str| {
        service_id(json!({ "protocol": "json", "jsonVersion": "1.0", "targetPrefix": prefix }))
    };
    assert_eq!(with_prefix("PostOffice_2020"), "com.amazonaws.postoffice#PostOffice_2020");
    assert_eq!(with_prefix("com.example.post.Letters"), "com.amazonaws.postoffice#Letters");
}

#[test]
fn names_differ_in_more_than_their_case() {
    let shapes = shapes(&description(
        json!({ "protocol": "query" }),
        json!({
            "In": {
                "type": "structure",
                "members": {
                    "a": { "shape": "Text" },
                    "b": { "shape": "text" },
                    "c": { "shape": "send" },
                    "d": { "shape": "PostOffice" },
                },
            },
            "Text": { "type": "string" },
            "text": { "type": "string", "max": 3 },
            "send": { "type": "boolean" },
            "PostOffice": { "type": "string" },
        }),
    ));
    let members = &shapes["In"]["members"];
    assert_eq!(members["a"]["target"], "Text");
    assert_eq!(members["b"]["target"], "text2");
    assert_eq!(members["c"]["target"], "send2");
    assert_eq!(members["d"]["target"], "PostOffice2");
    assert_eq!(shapes["text2"]["traits"], json!({ "smithy.api#length": { "max": 3 } }));
    assert_eq!(shapes["Send"]["type"], "operation");
}

#[test]
fn shapes_of_the_prelude_are_targeted_there() {
    let shapes = shapes(&description(
        json!({ "protocol": "query" }),
        json!({
            "In": {
                "type": "structure",
                "members": {
                    "a": { "shape": "String" },
                    "b": { "shape": "Integer" },
                    "c": { "shape": "Long" },
                    "d": { "shape": "Document" },
                },
            },
            "String": { "type": "string" },
            "Integer": { "type": "string" },
            "Long": { "type": "long", "max": 9 },
            "Document": { "type": "structure", "members": { "a": { "shape": "String" } } },
        }),
    ));
    let members = shapes["In"]["members"].as_object().unwrap();
    let targets: Vec<&Value> = members.values().map(|member| &member["target"]).collect();
    assert_eq!(targets, ["smithy.api#String", "Integer", "Long", "Document"]);
}

#[test]
fn labels_are_named_by_their_members() {
    let mut description = description(
        json!({ "protocol": "rest-json" }),
        json!({
            "In": {
                "type": "structure",
                "members": {
                    "Box": { "shape": "Text", "location": "uri", "locationName": "box" },
                    "Rest": { "shape": "Text", "location": "uri", "locationName": "rest" },
                },
            },
            "Text": { "type": "string" },
        }),
    );
    description["operations"]["Send"]["http"]["requestUri"] = json!("/{box}/in/{rest+}?fast");
    let http = &shapes(&description)["Send"]["traits"]["smithy.api#http"];
    assert_eq!(*http, json!({ "method": "POST", "uri": "/{Box}/in/{Rest+}?fast" }));
}

#[test]
fn what_something_else_refers_to_is_no_input_and_no_output() {
    let mut description = description(
        json!({ "protocol": "query" }),
        json!({
            "Both": { "type": "structure", "members": {} },
            "Out": { "type": "structure", "members": { "in": { "shape": "In" } } },
        }),
    );
    let operations = &mut description["operations"];
    operations["Send"]["output"] = json!({ "shape": "Out" });
    operations["Move"] = json!({ "input": { "shape": "Both" }, "output": { "shape": "Both" } });
    let shapes = shapes(&description);
    assert_eq!(shapes["In"].get("traits"), None);
    assert_eq!(shapes["Out"]["traits"], json!({ "smithy.api#output": {} }));
    assert_eq!(shapes["Both"].get("traits"), None);
}
