//! Mistakes in the values of traits.

use super::{assert_rest, assert_shapes};

#[test]
fn a_code_that_is_text() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {
  "smithy.api#error": "client",
  "smithy.api#httpError": "404"
}}
"#,
        r#"
error: `smithy.api#httpError` of `example#A` must be an integer, but is "404"
 --> model.json:4:27
  |
4 |   "smithy.api#httpError": "404"
  |                           ^^^^^
  = help: write it without quotes
"#,
    );
}

#[test]
fn a_code_out_of_range() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {
  "smithy.api#error": "client",
  "smithy.api#httpError": 4040
}}
"#,
        r#"
error: `smithy.api#httpError` of `example#A` must be an integer from 100 to 999, but is 4040
 --> model.json:4:27
  |
4 |   "smithy.api#httpError": 4040
  |                           ^^^^
"#,
    );
}

#[test]
fn a_word_with_a_typo() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {"smithy.api#error": "cliont"}}
"#,
        r#"
error: `smithy.api#error` of `example#A` must be "client" or "server", but is "cliont"
 --> model.json:2:67
  |
2 | "example#A": {"type": "structure", "traits": {"smithy.api#error": "cliont"}}
  |                                                                   ^^^^^^^^
  = help: did you mean "client"?
"#,
    );
}

#[test]
fn a_word_that_is_none_of_several() {
    assert_shapes(
        r#"
"example#A": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "unix"}}
"#,
        r#"
error: `smithy.api#timestampFormat` of `example#A` must be one of "date-time", "epoch-seconds", "http-date", but is "unix"
 --> model.json:2:77
  |
2 | "example#A": {"type": "timestamp", "traits": {"smithy.api#timestampFormat": "unix"}}
  |                                                                             ^^^^^^
"#,
    );
}

#[test]
fn a_key_that_is_called_otherwise() {
    assert_shapes(
        r#"
"example#A": {"type": "integer", "traits": {"smithy.api#range": {"minimum": 1}}}
"#,
        r#"
error: `minimum` in `smithy.api#range` of `example#A` does not exist
 --> model.json:2:77
  |
2 | "example#A": {"type": "integer", "traits": {"smithy.api#range": {"minimum": 1}}}
  |                                                                             ^
  = help: did you mean `min`?
"#,
    );
}

#[test]
fn a_key_that_does_not_exist() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"smithy.api#sensitive": {"since": "1"}}}
"#,
        r#"
error: `since` in `smithy.api#sensitive` of `example#A` does not exist
 --> model.json:2:78
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#sensitive": {"since": "1"}}}
  |                                                                              ^^^
  = help: remove it: the trait has no keys
"#,
    );
}

#[test]
fn an_annotation_that_is_true() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"smithy.api#sensitive": true}}
"#,
        r#"
error: `smithy.api#sensitive` of `example#A` must be `{}`, but is true
 --> model.json:2:68
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#sensitive": true}}
  |                                                                    ^^^^
"#,
    );
}

#[test]
fn a_method_that_is_a_number() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": 5, "uri": "/a"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `method` in `smithy.api#http` of `example#Get` must be an HTTP method, such as `GET`, but is 5
 --> model.json:3:33
  |
3 |   "smithy.api#http": {"method": 5, "uri": "/a"}
  |                                 ^
"#,
    );
}

#[test]
fn a_method_with_a_space() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET ", "uri": "/a"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `method` in `smithy.api#http` of `example#Get` must be an HTTP method, such as `GET`, but is "GET "
 --> model.json:3:33
  |
3 |   "smithy.api#http": {"method": "GET ", "uri": "/a"}
  |                                 ^^^^^^
"#,
    );
}

#[test]
fn a_key_that_is_missing() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"uri": "/a"}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `smithy.api#http` of `example#Get` has no `method`
 --> model.json:3:3
  |
3 |   "smithy.api#http": {"uri": "/a"}
  |   ^^^^^^^^^^^^^^^^^
  = help: add a `method`
"#,
    );
}

#[test]
fn a_value_deep_within_another() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a"},
  "smithy.waiters#waitable": {
  "Done": {"acceptors": [{"state": "success", "matcher": {"success": "yes"}}]}
}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `Done.acceptors.0.matcher.success` in `smithy.waiters#waitable` of `example#Get` must be a boolean, but is "yes"
 --> model.json:5:70
  |
5 |   "Done": {"acceptors": [{"state": "success", "matcher": {"success": "yes"}}]}
  |                                                                      ^^^^^
"#,
    );
}

#[test]
fn a_union_without_a_key() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a"},
  "smithy.waiters#waitable": {
  "Done": {"acceptors": [{"state": "success", "matcher": {}}]}
}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `Done.acceptors.0.matcher` in `smithy.waiters#waitable` of `example#Get` must have one of the keys `output`, `inputOutput`, `errorType`, `success`
 --> model.json:5:47
  |
5 |   "Done": {"acceptors": [{"state": "success", "matcher": {}}]}
  |                                               ^^^^^^^^^
"#,
    );
}

#[test]
fn a_list_that_is_empty() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a"},
  "smithy.waiters#waitable": {
  "Done": {"acceptors": []}
}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `Done.acceptors` in `smithy.waiters#waitable` of `example#Get` must be an array that is not empty, but is empty
 --> model.json:5:12
  |
5 |   "Done": {"acceptors": []}
  |            ^^^^^^^^^^^
"#,
    );
}

#[test]
fn a_name_that_xml_does_not_allow() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#xmlName": "1st item"}}
}}
"#,
        r#"
error: `smithy.api#xmlName` of `example#A$a` must be an XML name, such as `Item` or `xsi:type`, but is "1st item"
 --> model.json:3:73
  |
3 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#xmlName": "1st item"}}
  |                                                                         ^^^^^^^^^^
"#,
    );
}

#[test]
fn a_prefix_that_xml_does_not_allow() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {
  "smithy.api#xmlNamespace": {"uri": "http://example.com", "prefix": "a:b"}
}}
"#,
        r#"
error: `prefix` in `smithy.api#xmlNamespace` of `example#A` must be an XML name without `:`, such as `xsi`, but is "a:b"
 --> model.json:3:70
  |
3 |   "smithy.api#xmlNamespace": {"uri": "http://example.com", "prefix": "a:b"}
  |                                                                      ^^^^^
"#,
    );
}

#[test]
fn a_header_that_http_does_not_allow() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X A"}}
}}
"#,
        r#"
error: `smithy.api#httpHeader` of `example#A$a` must be the name of a header, such as `X-Kind`, but is "X A"
 --> model.json:3:76
  |
3 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "X A"}}
  |                                                                            ^^^^^
"#,
    );
}

#[test]
fn a_negative_length() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"smithy.api#length": {"min": -1}}}
"#,
        r#"
error: `min` in `smithy.api#length` of `example#A` must be at least 0, but is -1
 --> model.json:2:73
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#length": {"min": -1}}}
  |                                                                         ^^
"#,
    );
}

#[test]
fn a_length_from_more_to_less() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"smithy.api#length": {"min": 5, "max": 4}}}
"#,
        r#"
error: `smithy.api#length` of `example#A` has a `min` of 5, which is greater than its `max` of 4
 --> model.json:2:44
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#length": {"min": 5, "max": 4}}}
  |                                            ^^^^^^^^^^^^^^^^^^^
  = help: no value is between them: swap the two
"#,
    );
}

#[test]
fn a_range_from_more_to_less() {
    assert_shapes(
        r#"
"example#A": {"type": "double", "traits": {"smithy.api#range": {"min": 0.5, "max": 0.25}}}
"#,
        r#"
error: `smithy.api#range` of `example#A` has a `min` of 0.5, which is greater than its `max` of 0.25
 --> model.json:2:44
  |
2 | "example#A": {"type": "double", "traits": {"smithy.api#range": {"min": 0.5, "max": 0.25}}}
  |                                            ^^^^^^^^^^^^^^^^^^
  = help: no value is between them: swap the two
"#,
    );
}

#[test]
fn a_waiter_from_more_to_less() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a"},
  "smithy.waiters#waitable": {
  "Done": {"minDelay": 200, "acceptors": [{"state": "success", "matcher": {"success": true}}]}
}
}},
"example#In": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `Done` in `smithy.waiters#waitable` of `example#Get` has a `minDelay` of 200, which is greater than its `maxDelay` of 120
 --> model.json:5:3
  |
5 |   "Done": {"minDelay": 200, "acceptors": [{"state": "success", "matcher": {"success": true}}]}
  |   ^^^^^^
  = help: by default, `minDelay` is 2 and `maxDelay` is 120 seconds
"#,
    );
}

#[test]
fn a_pattern_that_is_no_expression() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"smithy.api#pattern": "^[a-z+$"}}
"#,
        r#"
error: `smithy.api#pattern` of `example#A` is not a regular expression: a `[` is never closed
 --> model.json:2:66
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#pattern": "^[a-z+$"}}
  |                                                                  ^^^^^^^^^
  = help: correct it, or escape literal characters with a backslash
"#,
    );
}

#[test]
fn a_range_of_texts_from_more_to_less() {
    assert_shapes(
        r#"
"example#A": {"type": "bigInteger", "traits": {
  "smithy.api#range": {"min": "18446744073709551617", "max": 18446744073709551615}
}}
"#,
        r#"
error: `smithy.api#range` of `example#A` has a `min` of "18446744073709551617", which is greater than its `max` of 18446744073709551615
 --> model.json:3:3
  |
3 |   "smithy.api#range": {"min": "18446744073709551617", "max": 18446744073709551615}
  |   ^^^^^^^^^^^^^^^^^^
  = help: no value is between them: swap the two
"#,
    );
}
