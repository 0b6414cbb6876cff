//! Operations and members with wrong bindings.

use super::assert_rest;

#[test]
fn an_operation_without_http() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `example#Get` has no `smithy.api#http`, which `aws.protocols#restJson1` requires
 --> model.json:2:1
  |
2 | "example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {}},
  | ^^^^^^^^^^^^^
  = help: add it, with `method` and `uri`, or give `example#Service` another protocol
"#,
    );
}

#[test]
fn two_members_with_one_header() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X-A"}},
  "b": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "x-a"}}
}}
"#,
        r#"
error: `example#In$a` and `example#In$b` have the same `smithy.api#httpHeader`: `x-a`
 --> model.json:7:76
  |
7 |   "b": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "x-a"}}
  |                                                                            ^^^^^
 ::: model.json:6:76
  |
6 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X-A"}},
  |                                                                            ^^^^^
  = help: give one of the two another name
"#,
    );
}

#[test]
fn two_members_with_one_parameter() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q"}},
  "b": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q"}}
}}
"#,
        r#"
error: `example#In$a` and `example#In$b` have the same `smithy.api#httpQuery`: `q`
 --> model.json:7:75
  |
7 |   "b": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q"}}
  |                                                                           ^^^
 ::: model.json:6:75
  |
6 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q"}},
  |                                                                           ^^^
  = help: give one of the two another name
"#,
    );
}

#[test]
fn a_member_for_a_constant_parameter() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a?kind=b"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "kind"}}
}}
"#,
        r#"
error: `example#In$a` is bound to `kind` of the query, which the URI of `example#Get` sets
 --> model.json:6:75
  |
6 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "kind"}}
  |                                                                           ^^^^^^
 ::: model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/a?kind=b"}
  |                                               ^^^^^^^^^^^
  = help: remove it from the URI, or bind the member to another name
"#,
    );
}

#[test]
fn members_beside_the_payload() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "PUT", "uri": "/a"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}},
  "b": {"target": "smithy.api#String"},
  "c": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `b`, `c` of `example#In` have no place in a message, because `a` is the whole body
 --> model.json:7:3
  |
7 |   "b": {"target": "smithy.api#String"},
  |   ^^^
 ::: model.json:6:49
  |
6 |   "a": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}},
  |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^
  = help: bind them to headers, labels or the query, or put them into the payload
"#,
    );
}

#[test]
fn two_members_with_one_name_in_json() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "POST", "uri": "/a"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"},
  "b": {"target": "smithy.api#String", "traits": {"smithy.api#jsonName": "a"}},
  "c": {"target": "smithy.api#String", "traits": {"smithy.api#jsonName": "d"}},
  "d": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X-D"}}
}}
"#,
        r#"
error: `example#In$a` and `example#In$b` have the same name in JSON: `a`
 --> model.json:7:74
  |
7 |   "b": {"target": "smithy.api#String", "traits": {"smithy.api#jsonName": "a"}},
  |                                                                          ^^^
 ::: model.json:6:3
  |
6 |   "a": {"target": "smithy.api#String"},
  |   ^^^
  = help: give one of the two another `smithy.api#jsonName`
"#,
    );
}
