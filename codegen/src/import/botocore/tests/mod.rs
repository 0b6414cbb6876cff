//! Small descriptions, and what they become.

mod mistakes;
mod names;
mod polling;
mod protocols;

use super::{BotocoreFiles, Converted, from_botocore};
use crate::diagnostic::{Diagnostics, Source};
use serde_json::{Map, Value, json};

/// Returns a description of one operation `Send`, with these shapes besides its empty input `In`.
fn description(metadata: Value, shapes: Value) -> Value {
    let mut description = json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020",
            "endpointPrefix": "post",
            "serviceId": "Post Office",
            "signatureVersion": "v4",
        },
        "operations": {
            "Send": { "http": { "method": "POST", "requestUri": "/" }, "input": { "shape": "In" } },
        },
        "shapes": { "In": { "type": "structure", "members": {} } },
    });
    extend(&mut description["metadata"], metadata);
    extend(&mut description["shapes"], shapes);
    description
}

fn extend(object: &mut Value, more: Value) {
    let Value::Object(more) = more else { panic!("{more} is not an object") };
    object.as_object_mut().unwrap().extend(more);
}

fn files(service: &Value) -> BotocoreFiles {
    BotocoreFiles {
        service: Source::new("service-2.json", format!("{service:#}")),
        paginators: None,
        waiters: None,
        endpoint_rules: None,
    }
}

fn converted(files: &BotocoreFiles) -> Result<Converted, Diagnostics> {
    from_botocore(files)
}

/// Returns the shapes that a description becomes, without the namespace in their ids.
fn shapes(service: &Value) -> Map<String, Value> {
    let text =
        converted(&files(service)).unwrap().model.text.replace("com.amazonaws.postoffice#", "");
    match serde_json::from_str::<Value>(&text).unwrap()["shapes"].take() {
        Value::Object(shapes) => shapes,
        other => panic!("{other} is not an object"),
    }
}
