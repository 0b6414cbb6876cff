//! Warnings: what may be intended, or appears in models that AWS publishes.

use super::{PLAIN, REST, assert_warnings, load_with};
use crate::diagnostic::Severity;

#[test]
fn a_trait_of_another_namespace_that_no_file_defines() {
    assert_warnings(
        PLAIN,
        r#"
"example#A": {"type": "string", "traits": {"acme#color": "red"}},
"example#B": {"type": "string", "traits": {"acme#color": "blue"}}
"#,
        r#"
warning: `example#A` has the trait `acme#color`, which no file defines; and 1 more like it
 --> model.json:2:58
  |
2 | "example#A": {"type": "string", "traits": {"acme#color": "red"}},
  |                                                          ^^^^^
  = help: add a file that defines it, with the trait `smithy.api#trait`
"#,
    );
}

#[test]
fn a_trait_that_the_model_defines_is_known_in_any_namespace() {
    assert_warnings(
        PLAIN,
        r#"
"smithy.api#later": {"type": "structure", "traits": {"smithy.api#trait": {}}},
"acme#color": {"type": "string", "traits": {"smithy.api#trait": {"selector": "string"}}},
"example#A": {"type": "string", "traits": {"smithy.api#later": {}, "acme#color": "red"}}
"#,
        "",
    );
}

#[test]
fn a_key_that_services_have_and_smithy_does_not() {
    assert_warnings(
        r#""example#Service": {"type": "service", "traits": {
  "aws.api#service": {"sdkId": "Books", "shelf": 3}
}}"#,
        r#""example#A": {"type": "string"}"#,
        r#"
warning: `shelf` in `aws.api#service` of `example#Service` does not exist
 --> model.json:2:50
  |
2 |   "aws.api#service": {"sdkId": "Books", "shelf": 3}
  |                                                  ^
  = help: its keys are `sdkId`, `arnNamespace`, `cloudFormationName`, `cloudTrailEventSource`, `docId`, `endpointPrefix`, `cloudWatchNamespace`
"#,
    );
}

#[test]
fn two_operations_with_one_uri() {
    assert_warnings(
        r#""example#Service": {"type": "service", "operations": [{"target": "example#A"}, {"target": "example#B"}, {"target": "example#C"}, {"target": "example#D"}]}"#,
        r#"
"example#A": {"type": "operation", "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books?list&all"}
}},
"example#B": {"type": "operation", "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books?all&list"}
}},
"example#C": {"type": "operation", "traits": {
  "smithy.api#http": {"method": "PUT", "uri": "/books?list&all"}
}},
"example#D": {"type": "operation", "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books?list"}
}}
"#,
        r#"
warning: `example#A` and `example#B` have the same URI and method
 --> model.json:6:47
  |
6 |   "smithy.api#http": {"method": "GET", "uri": "/books?all&list"}
  |                                               ^^^^^^^^^^^^^^^^^
 ::: model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books?list&all"}
  |                                               ^^^^^^^^^^^^^^^^^
  = help: change one of the two, or add a constant query such as `?list`
"#,
    );
}

#[test]
fn labels_of_other_names_make_no_other_uri() {
    let label = r#"{"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}"#;
    let operation = |name: &str, member: &str| {
        format!(
            r#"
"example#{name}": {{"type": "operation", "input": {{"target": "example#{name}In"}}, "traits": {{
  "smithy.api#http": {{"method": "GET", "uri": "/books/{{{member}}}"}}
}}}},
"example#{name}In": {{"type": "structure", "members": {{"{member}": {label}}}}}"#
        )
    };
    let model = load_with(
        r#""example#Service": {"type": "service", "operations": [{"target": "example#A"}, {"target": "example#B"}]}"#,
        &format!("{},{}", operation("A", "id"), operation("B", "isbn")),
    );
    let notes = model.unwrap().notes().clone();
    let messages: Vec<&str> = notes.iter().map(|note| note.message()).collect();
    assert_eq!(messages, ["`example#A` and `example#B` have the same URI and method"]);
}

#[test]
fn codes_that_say_something_else() {
    assert_warnings(
        REST,
        r#"
"example#Get": {"type": "operation", "errors": [{"target": "example#E"}], "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books", "code": 404}
}},
"example#E": {"type": "structure", "traits": {
  "smithy.api#error": "client",
  "smithy.api#httpError": 503
}}
"#,
        r#"
warning: `example#Get` succeeds with the status 404, which is not a success
 --> model.json:3:65
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books", "code": 404}
  |                                                                 ^^^
  = help: choose a code from 200 to 299

warning: `example#E` is the client's fault, but has the status 503
 --> model.json:7:27
  |
7 |   "smithy.api#httpError": 503
  |                           ^^^
  = help: choose a code from 400 to 499, or another `smithy.api#error`
"#,
    );
}

#[test]
fn a_label_after_a_greedy_one() {
    assert_warnings(
        REST,
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/{path+}/pages/{page}"}
}},
"example#In": {"type": "structure", "members": {
  "path": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
  "page": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
warning: the URI of `example#Get` has a label after the greedy one
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/{path+}/pages/{page}"}
  |                                               ^^^^^^^^^^^^^^^^^^^^^^^
  = help: only one label can be greedy, and no label should follow it
"#,
    );
}

#[test]
fn a_label_for_a_host_without_a_prefix() {
    assert_warnings(
        REST,
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#hostLabel": {}}}
}}
"#,
        r#"
warning: `example#In$id` has `smithy.api#hostLabel`, but the host prefix of `example#Get` has no `{id}`
 --> model.json:6:79
  |
6 |   "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#hostLabel": {}}}
  |                                                                               ^^^^^^^^^^^^^^^^^^^^^^
 ::: model.json:2:1
  |
2 | "example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  | ^^^^^^^^^^^^^
  = help: add the label to the host prefix, or remove `smithy.api#hostLabel`
"#,
    );
}

#[test]
fn every_check_names_the_event_of_smithys_own() {
    let shapes = r#"
"example#A": {"type": "string", "traits": {
  "smithy.api#requird": {},
  "smithy.api#range": {"minimum": 1, "max": "two"}
}}"#;
    let errors = load_with(PLAIN, shapes).unwrap_err();
    let events: Vec<_> = errors.iter().map(|error| error.event_id().unwrap_or("none")).collect();
    assert_eq!(
        events,
        ["TraitTarget", "TraitValue.UnknownMember", "TraitValue", "Model.UnresolvedTrait"]
    );
    assert!(errors.iter().all(|error| error.severity() == Severity::Error));
}

#[test]
fn a_uri_with_dots_for_a_segment() {
    assert_warnings(
        REST,
        r#"
"example#Get": {"type": "operation", "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a/../b"}
}}
"#,
        r#"
warning: the URI of `example#Get` has the segment `..`, which leads to another path
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/a/../b"}
  |                                               ^^^^^^^^^
  = help: write the intended path, without `.` and `..`
"#,
    );
}

#[test]
fn a_method_in_small_letters() {
    assert_warnings(
        REST,
        r#"
"example#Get": {"type": "operation", "traits": {
  "smithy.api#http": {"method": "get", "uri": "/a"}
}}
"#,
        r#"
warning: `example#Get` has the method `get`, which HTTP does not define
 --> model.json:3:33
  |
3 |   "smithy.api#http": {"method": "get", "uri": "/a"}
  |                                 ^^^^^
  = help: did you mean `GET`?
"#,
    );
}
