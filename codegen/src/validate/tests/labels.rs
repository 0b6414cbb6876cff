//! Labels without members, and members without labels.

use super::assert_rest;

#[test]
fn a_label_that_no_member_has() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/{id}"}
}},
"example#In": {"type": "structure", "members": {
  "name": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: the URI of `example#Get` has the label `{id}`, for which `example#In` has no member with `smithy.api#httpLabel`
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{id}"}
  |                                               ^^^^^^^^^^^^^
  = help: add a required member `id` with `smithy.api#httpLabel`, or remove the label
"#,
    );
}

#[test]
fn a_label_whose_member_lacks_the_trait() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/{id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` has the label `{id}`, for which `example#In` has no member with `smithy.api#httpLabel`
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{id}"}
  |                                               ^^^^^^^^^^^^^
  = help: add `smithy.api#httpLabel` to `example#In$id`
"#,
    );
}

#[test]
fn a_label_with_a_typo() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/{ids}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` has the label `{ids}`, for which `example#In` has no member with `smithy.api#httpLabel`
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{ids}"}
  |                                               ^^^^^^^^^^^^^^
  = help: did you mean `{id}`?

error: `example#In$id` has `smithy.api#httpLabel`, but the URI of `example#Get` has no `{id}`
 --> model.json:6:79
  |
6 |   "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
  |                                                                               ^^^^^^^^^^^^^^^^^^^^^^
 ::: model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{ids}"}
  |                                               ^^^^^^^^^^^^^^
  = help: add the label to the URI, or remove `smithy.api#httpLabel`
"#,
    );
}

#[test]
fn a_label_of_an_operation_without_input() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/books/{id}"}}}
"#,
        r#"
error: the URI of `example#Get` has the label `{id}`, for which there is no member, because the operation has no input
 --> model.json:2:93
  |
2 | "example#Get": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/books/{id}"}}}
  |                                                                                             ^^^^^^^^^^^^^
  = help: add an input with a required member `id` that has `smithy.api#httpLabel`
"#,
    );
}

#[test]
fn a_member_that_the_uri_lacks() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: `example#In$id` has `smithy.api#httpLabel`, but the URI of `example#Get` has no `{id}`
 --> model.json:6:79
  |
6 |   "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
  |                                                                               ^^^^^^^^^^^^^^^^^^^^^^
 ::: model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books"}
  |                                               ^^^^^^^^
  = help: add the label to the URI, or remove `smithy.api#httpLabel`
"#,
    );
}

#[test]
fn a_label_that_stands_twice() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/{id}/{id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` has the label `{id}` twice
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{id}/{id}"}
  |                                               ^^^^^^^^^^^^^^^^^^
  = help: give one of the two another name, and a member of its own
"#,
    );
}

#[test]
fn two_greedy_labels() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/{id+}/to/{to+}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
  "to": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` has two greedy labels
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/{id+}/to/{to+}"}
  |                                               ^^^^^^^^^^^^^^^^^
  = help: only one label can be greedy, and no label should follow it
"#,
    );
}

#[test]
fn a_greedy_label_that_is_a_number() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/{id+}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#Integer", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` has the greedy label `{id+}`, whose member targets an integer
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{id+}"}
  |                                               ^^^^^^^^^^^^^^
  = help: only a string can hold several segments
"#,
    );
}

#[test]
fn a_label_of_a_host_that_no_member_has() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books"},
  "smithy.api#endpoint": {"hostPrefix": "{id}."}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: the host prefix of `example#Get` has the label `{id}`, for which `example#In` has no member with `smithy.api#hostLabel`
 --> model.json:4:41
  |
4 |   "smithy.api#endpoint": {"hostPrefix": "{id}."}
  |                                         ^^^^^^^
  = help: add `smithy.api#hostLabel` to `example#In$id`
"#,
    );
}

#[test]
fn a_member_that_the_host_lacks() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books"},
  "smithy.api#endpoint": {"hostPrefix": "data."}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#hostLabel": {}}}
}}
"#,
        r#"
error: `example#In$id` has `smithy.api#hostLabel`, but the host prefix of `example#Get` has no `{id}`
 --> model.json:7:79
  |
7 |   "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#hostLabel": {}}}
  |                                                                               ^^^^^^^^^^^^^^^^^^^^^^
 ::: model.json:4:41
  |
4 |   "smithy.api#endpoint": {"hostPrefix": "data."}
  |                                         ^^^^^^^
  = help: add the label to the host prefix, or remove `smithy.api#hostLabel`
"#,
    );
}
