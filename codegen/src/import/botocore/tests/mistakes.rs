//! Descriptions that are wrong: each error has its place.

use super::{converted, description, files};
use crate::diagnostic::Source;
use serde_json::{Value, json};

/// Returns the errors for a description whose part at a pointer is replaced.
fn errors(pointer: &str, value: Value) -> String {
    let mut service = description(
        json!({ "protocol": "rest-json" }),
        json!({
            "In": { "type": "structure", "members": { "a": { "shape": "A", "location": "header" } } },
            "A": { "type": "string", "timestampFormat": "iso8601" },
        }),
    );
    *service.pointer_mut(pointer).unwrap() = value;
    match converted(&files(&service)) {
        Ok(converted) => panic!("{}", converted.model.text),
        Err(errors) => errors.to_string(),
    }
}

#[test]
fn a_shape_that_does_not_exist() {
    assert_eq!(
        errors("/shapes/In/members/a/shape", json!("B")),
        r#"error: `B` is not a shape in the description
  --> service-2.json:26:20
   |
26 |           "shape": "B",
   |                    ^^^
   = help: add `B` to `shapes`, or refer to another shape"#
    );
    assert!(
        errors("/operations/Send/input/shape", json!("B"))
            .starts_with("error: `B` is not a shape in the description")
    );
}

#[test]
fn values_that_do_not_exist() {
    for (pointer, value, message, help) in [
        (
            "/version",
            "3.0",
            "this describes a service in version 3.0 of the format, not 2.0",
            "use a version of botocore",
        ),
        (
            "/metadata/protocol",
            "smoke",
            "`smoke` is not a known protocol",
            "the protocols are rest-json,",
        ),
        ("/shapes/A/type", "text", "`text` is not a known type", ""),
        (
            "/shapes/A/timestampFormat",
            "moon",
            "`moon` is not a known timestamp format",
            "the formats are",
        ),
        (
            "/shapes/In/members/a/location",
            "moon",
            "`moon` is not a known location",
            "the locations are uri,",
        ),
    ] {
        let errors = errors(pointer, json!(value));
        assert!(errors.starts_with(&format!("error: {message}\n")), "{errors}");
        assert!(errors.contains(&format!("\"{value}\"")), "{errors}");
        assert!(help.is_empty() || errors.contains(&format!("= help: {help}")), "{errors}");
    }
}

#[test]
fn values_of_the_wrong_type() {
    for (pointer, expected) in [
        ("/metadata/apiVersion", "this must be a string, but is a number"),
        ("/operations/Send/http/method", "this must be a string, but is a number"),
        ("/shapes", "this must be an object, but is a number"),
        ("/shapes/In/members", "this must be an object, but is a number"),
        ("/shapes/In/members/a", "this has no `shape`"),
    ] {
        let errors = errors(pointer, json!(1));
        assert!(errors.starts_with(&format!("error: {expected}\n")), "{pointer}: {errors}");
        assert!(errors.contains("--> service-2.json:"), "{errors}");
    }
}

#[test]
fn all_errors_are_told_at_once() {
    let mut service = description(
        json!({ "protocol": "rest-json" }),
        json!({ "A": { "type": "text" }, "B": { "type": "list" } }),
    );
    service["operations"]["Send"]["errors"] = json!([{ "shape": "C" }]);
    let mut files = files(&service);
    files.waiters = Some(Source::new("waiters-2.json", "{"));
    let errors = converted(&files).err().unwrap();
    let messages: Vec<&str> = errors.iter().map(|error| error.message()).collect();
    assert_eq!(
        messages,
        [
            "`waiters-2.json` is not JSON: EOF while parsing an object",
            "`text` is not a known type",
            "this has no `member`",
            "`C` is not a shape in the description",
        ]
    );
}

#[test]
fn json_that_is_no_description() {
    let source = files(&json!({ "smithy": "2.0", "shapes": {} }));
    let errors = converted(&source).err().unwrap().to_string();
    assert!(
        errors.starts_with("error: this has no `metadata`\n --> service-2.json:1:1\n"),
        "{errors}"
    );
}
