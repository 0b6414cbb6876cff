//! Right cases pass, and each of their parts can fail.

use checks::conformance::check::Check;
use checks::conformance::{Cases, Runner};
use serde_json::{Value, json};
use smithy_shapes::protocol::RestJson1;

/// Runs the cases of one shape, and says what each check found: `client: body, header X`.
fn run(shape: &str, tests: &str, case: &Value) -> Vec<String> {
    let traits = json!({ format!("smithy.test#{tests}"): [case] });
    let model = json!({ "shapes": { shape: { "type": "operation", "traits": traits } } });
    let cases = Cases::of_model(&model.to_string()).unwrap();
    let mut runner = Runner::new(&cases, "*");
    golden_operations::operations::visit_operations(&mut runner.operations::<RestJson1>());
    golden_events::operations::visit_operations(&mut runner.operations::<RestJson1>());
    golden_events::operations::visit_event_streams(&mut runner.event_streams::<RestJson1>());
    let shown = |check: Check| {
        let whats: Vec<&str> = check.mismatches.iter().map(|m| m.what.as_str()).collect();
        format!("{}: {}", check.role, whats.join(", "))
    };
    runner.into_checks().into_iter().map(shown).collect()
}

/// Returns the case with another value at this place.
fn with(case: &Value, pointer: &str, value: Value) -> Value {
    let mut case = case.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match case.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    case
}

/// Checks that the case passes, and that each change makes it fail as expected.
fn check(shape: &str, tests: &str, case: &Value, changes: &[(&str, Value, &[&str])]) {
    let good: Vec<String> = run(shape, tests, case);
    assert!(good.iter().all(|found| found.ends_with(": ")), "{good:?}");
    for (pointer, value, expected) in changes {
        let found = run(shape, tests, &with(case, pointer, value.clone()));
        assert_eq!(found, *expected, "{pointer} {value}");
    }
}

#[test]
fn requests() {
    let case = json!({
        "id": "PutsBook", "protocol": "aws.protocols#restJson1",
        "method": "PUT", "uri": "/shelves/7/books/a/b%20c",
        "queryParams": ["kind=book", "raw", "tag=x", "tag=y"],
        "headers": { "X-Token": "t-1", "X-Names": "n,m", "Content-Type": "application/json" },
        "requireHeaders": ["Content-Length"],
        "body": "{ \"Title\": \"T\" }", "bodyMediaType": "application/json",
        "params": {
            "shelf": 7, "path": "a/b c", "tags": ["x", "y"], "token": "t-1",
            "names": ["n", "m"], "title": "T"
        }
    });
    check(
        "example.shelf#PutBook",
        "httpRequestTests",
        &case,
        &[
            ("/method", json!("POST"), &["client: method", "server: input"]),
            ("/uri", json!("/shelves/8/books/a/b%20c"), &["client: path", "server: input/shelf"]),
            (
                "/queryParams",
                json!(["kind=book", "raw", "tag=x"]),
                &["client: query parameter tag", "server: input/tags/1"],
            ),
            (
                "/queryParams/0",
                json!("kind=music"),
                &["client: query parameter kind", "server: input"],
            ),
            ("/forbidQueryParams", json!(["tag"]), &["client: query parameter tag", "server: "]),
            (
                "/requireQueryParams",
                json!(["since"]),
                &["client: query parameter since", "server: "],
            ),
            ("/headers/X-Token", json!("t-2"), &["client: header X-Token", "server: input/token"]),
            ("/forbidHeaders", json!(["X-Names"]), &["client: header X-Names", "server: "]),
            ("/requireHeaders", json!(["X-Dates"]), &["client: header X-Dates", "server: "]),
            (
                "/body",
                json!("{ \"Title\": \"U\" }"),
                &["client: body: /Title differs", "server: input/title"],
            ),
            (
                "/body",
                json!("{"),
                &[
                    "client: body: that of the case is no JSON: EOF while parsing an object at line 1 column 1",
                    "server: input",
                ],
            ),
            ("/params/nobody", json!(1), &["client: the case", "server: the case"]),
            ("/params/shelf", json!("7"), &["client: the case", "server: the case"]),
            (
                "/protocol",
                json!("a#b"),
                &["client: the generated crate", "server: the generated crate"],
            ),
        ],
    );
}

#[test]
fn tokens_that_clients_make_up() {
    let token = "00000000-0000-4000-8000-000000000000";
    let case = json!({
        "id": "Token", "protocol": "aws.protocols#restJson1", "appliesTo": "client",
        "method": "PUT", "uri": "/shelves/7/books/a", "headers": { "X-Token": token },
        "params": { "shelf": 7, "path": "a" }
    });
    let other = json!("00000000-0000-4000-8000-000000000001");
    check(
        "example.shelf#PutBook",
        "httpRequestTests",
        &case,
        &[
            ("/headers/X-Token", other, &["client: header X-Token"]),
            ("/params/token", json!("mine"), &["client: header X-Token"]),
        ],
    );
}

#[test]
fn errors() {
    let case = json!({
        "id": "NoShelf", "protocol": "aws.protocols#restJson1", "code": 404,
        "headers": { "X-Amzn-Errortype": "NoSuchShelf", "X-Hint": "h" },
        "body": "{\"message\":\"m\",\"shelf\":1}", "bodyMediaType": "application/json",
        "params": { "message": "m", "shelf": 1, "hint": "h" }
    });
    check(
        "example.shelf#NoSuchShelf",
        "httpResponseTests",
        &case,
        &[
            ("/code", json!(400), &["client: ", "server: code"]),
            ("/params/shelf", json!(2), &["client: error/shelf", "server: body: /shelf differs"]),
            ("/params/hint", json!(null), &["client: error/hint", "server: header X-Hint"]),
            (
                "/headers/X-Amzn-Errortype",
                json!("Busy"),
                &["client: error", "server: header X-Amzn-Errortype"],
            ),
            (
                "/headers/X-Amzn-Errortype",
                json!("What"),
                &["client: error", "server: header X-Amzn-Errortype"],
            ),
            ("/vendorParams", json!({ "code": "Other" }), &["client: error code", "server: "]),
        ],
    );
}

#[test]
fn outputs() {
    let case = json!({
        "id": "Cover", "protocol": "aws.protocols#restJson1", "code": 200,
        "headers": { "Content-Type": "image/png" }, "body": "pixels", "bodyMediaType": "image/png",
        "params": { "kind": "image/png", "image": "pixels" }
    });
    check(
        "example.shelf#GetCover",
        "httpResponseTests",
        &case,
        &[
            ("/code", json!(500), &["client: outcome", "server: code"]),
            ("/params/image", json!("dots"), &["client: output/image", "server: body"]),
            (
                "/forbidHeaders",
                json!(["Content-Type"]),
                &["client: ", "server: header Content-Type"],
            ),
        ],
    );
}

#[test]
fn malformed_requests() {
    let case = json!({
        "id": "NoNumber", "protocol": "aws.protocols#restJson1",
        "request": { "method": "PUT", "uri": "/shelves/$shelf:L/books/a?kind=book&raw" },
        "response": { "code": 400 },
        "testParameters": { "shelf": ["x", "1.5"] }
    });
    check(
        "example.shelf#PutBook",
        "httpMalformedRequestTests",
        &case,
        &[
            ("/testParameters/shelf/1", json!("1"), &["server: ", "server: outcome"]),
            ("/testParameters/shelf", json!(["1"]), &["server: outcome"]),
        ],
    );
}

#[test]
fn events() {
    let header = |text: &str| json!({ "string": text });
    let case = json!({
        "id": "Captions", "protocol": "aws.protocols#restJson1",
        "events": [{
            "type": "response", "params": { "caption": { "text": "hi" } },
            "headers": {
                ":message-type": header("event"), ":event-type": header("caption"),
                ":content-type": header("text/vtt")
            },
            "body": "hi", "bodyMediaType": "text/vtt"
        }]
    });
    let error = "example.radio#OffAir";
    check(
        "example.radio#Listen",
        "eventStreamTests",
        &case,
        &[
            (
                "/events/0/params/caption/text",
                json!("ho"),
                &["client: event/caption/text", "server: body"],
            ),
            ("/events/0/body", json!("ho"), &["client: event/caption/text", "server: body"]),
            (
                "/events/0/headers/:event-type",
                header("tone"),
                &["client: event/caption, event/tone", "server: header :event-type"],
            ),
            (
                "/events/0/headers/:message-type",
                json!({ "byte": 1 }),
                &["client: outcome", "server: header :message-type"],
            ),
            (
                "/events/0/forbidHeaders",
                json!([":event-type"]),
                &["client: ", "server: header :event-type"],
            ),
            ("/events/0/requireHeaders", json!([":date"]), &["client: ", "server: header :date"]),
            ("/expectation", json!({ "failure": {} }), &["client: outcome", "server: outcome"]),
            (
                "/expectation",
                json!({ "failure": { "errorId": error } }),
                &["client: outcome", "server: outcome"],
            ),
        ],
    );
}

#[test]
fn only_some_cases() {
    let request = |id: &str| {
        json!({ "id": id, "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/",
                "appliesTo": "server" })
    };
    let tests = json!([request("PingOne"), request("PingTwo")]);
    let model = json!({ "shapes": { "example.shelf#Ping": {
        "type": "operation", "traits": { "smithy.test#httpRequestTests": tests } } } });
    let cases = Cases::of_model(&model.to_string()).unwrap();
    let mut runner = Runner::new(&cases, "*Two");
    golden_operations::operations::visit_operations(&mut runner.operations::<RestJson1>());
    let ids: Vec<String> = runner.into_checks().into_iter().map(|check| check.id).collect();
    assert_eq!(ids, ["PingTwo"]);
}
