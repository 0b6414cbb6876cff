//! Paginators and waiters that have no counterpart.

use super::{converted, description, files};
use crate::diagnostic::Source;
use serde_json::{Value, json};

/// Returns the model, and the last line of what is unsaid.
fn convert(paginators: Value, waiters: Value) -> (Value, String) {
    let mut service = description(
        json!({ "protocol": "query" }),
        json!({
            "In": { "type": "structure", "members": { "token": { "shape": "String" } } },
            "Out": {
                "type": "structure",
                "members": {
                    "next": { "shape": "String" },
                    "count": { "shape": "Integer" },
                    "lines": { "shape": "Lines" },
                },
            },
            "Lines": { "type": "list", "member": { "shape": "String" } },
            "String": { "type": "string" },
            "Integer": { "type": "integer" },
        }),
    );
    service["operations"]["Send"]["output"] = json!({ "shape": "Out" });
    let mut files = files(&service);
    files.paginators = Some(Source::new("paginators-1.json", paginators.to_string()));
    files.waiters = Some(Source::new("waiters-2.json", waiters.to_string()));
    let converted = converted(&files).unwrap();
    let mut model: Value = serde_json::from_str(&converted.model.text).unwrap();
    let traits = model["shapes"]["com.amazonaws.postoffice#Send"]["traits"].take();
    (traits, converted.unsaid.last().unwrap().to_string())
}

fn paginated(paginator: Value) -> (Value, String) {
    let (traits, unsaid) = convert(json!({ "pagination": { "Send": paginator } }), json!({}));
    (traits["smithy.api#paginated"].clone(), unsaid)
}

#[test]
fn items_are_the_only_list_among_the_results() {
    let (paginated, _) = paginated(json!({
        "input_token": ["token"],
        "output_token": "next",
        "result_key": ["count", "lines"],
        "limit_key": "missing",
    }));
    let expected = json!({ "inputToken": "token", "outputToken": "next", "items": "lines" });
    assert_eq!(paginated, expected);
}

#[test]
fn pages_that_no_trait_can_say_are_named() {
    for (input, output) in [
        (json!(["token", "other"]), json!("next")),
        (json!("token"), json!(["next", "other"])),
        (json!("token"), json!("next || lines[-1]")),
        (json!("token"), json!("count")),
        (json!("missing"), json!("next")),
    ] {
        let (paginated, unsaid) =
            paginated(json!({ "input_token": input, "output_token": output }));
        assert_eq!(paginated, Value::Null);
        assert_eq!(unsaid, "pages that `@paginated` cannot express: Send");
    }
    let (_, unsaid) = convert(json!({ "pagination": { "Recall": {} } }), json!({}));
    assert_eq!(unsaid, "pages that `@paginated` cannot express: Recall");
}

fn waitable(acceptor: Value) -> (Value, String) {
    let waiter = json!({ "operation": "Send", "delay": 5, "acceptors": [acceptor] });
    let (traits, unsaid) = convert(json!({}), json!({ "waiters": { "Sent": waiter } }));
    (traits["smithy.waiters#waitable"]["Sent"]["acceptors"].clone(), unsaid)
}

#[test]
fn any_error_and_no_error_are_success_or_not() {
    let matcher = |expected: bool| {
        waitable(json!({ "matcher": "error", "expected": expected, "state": "retry" })).0
    };
    assert_eq!(matcher(true), json!([{ "state": "retry", "matcher": { "success": false } }]));
    assert_eq!(matcher(false), json!([{ "state": "retry", "matcher": { "success": true } }]));
}

#[test]
fn waiters_that_no_trait_can_say_are_named() {
    for acceptor in [
        json!({ "matcher": "status", "expected": 301, "state": "success" }),
        json!({ "matcher": "path", "argument": "count", "expected": 3, "state": "success" }),
        json!({ "matcher": "pathAll", "argument": "lines", "expected": true, "state": "success" }),
    ] {
        let (acceptors, unsaid) = waitable(acceptor);
        assert_eq!(acceptors, Value::Null);
        assert_eq!(unsaid, "waiters that `@waitable` cannot express: Sent");
    }
}

#[test]
fn properties_that_nothing_reads_are_named() {
    let service = description(
        json!({ "protocol": "query" }),
        json!({
            "In": { "type": "structure", "members": { "a": { "shape": "A", "colour": "red" } } },
            "A": { "type": "string", "colour": "blue" },
            "B": { "type": "string", "colour": "green" },
        }),
    );
    let unsaid = converted(&files(&service)).unwrap().unsaid;
    let unsaid: Vec<String> = unsaid.iter().map(ToString::to_string).collect();
    assert_eq!(
        unsaid[unsaid.len() - 2..],
        ["the meaning of `colour` of members: In$a", "the meaning of `colour` of shapes: A, B"]
    );
}
