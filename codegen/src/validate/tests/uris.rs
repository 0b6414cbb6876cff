//! Mistakes in URIs.

use super::assert_rest;

#[test]
fn a_uri_without_a_slash() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "books/{id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` is `books/{id}`, which does not begin with a slash
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "books/{id}"}
  |                                               ^^^^^^^^^^^^
  = help: write a `/` before it
"#,
    );
}

#[test]
fn a_uri_with_an_empty_segment() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books//{id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` is `/books//{id}`, which has an empty segment
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books//{id}"}
  |                                               ^^^^^^^^^^^^^^
  = help: write one slash, not two
"#,
    );
}

#[test]
fn a_uri_with_a_fragment() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/{id}#top"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` is `/books/{id}#top`, which has a fragment
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{id}#top"}
  |                                               ^^^^^^^^^^^^^^^^^
  = help: remove `#` and what follows: servers never see it
"#,
    );
}

#[test]
fn a_uri_with_other_characters() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/bücher/{id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` is `/bücher/{id}`, which has the character 'ü', which is not allowed in a URI
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/bücher/{id}"}
  |                                               ^^^^^^^^^^^^^^
  = help: write it percent-encoded, or leave it out
"#,
    );
}

#[test]
fn a_uri_with_part_of_a_label() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/id-{id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` is `/books/id-{id}`, which has the segment `id-{id}`, which is only partly a label
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/id-{id}"}
  |                                               ^^^^^^^^^^^^^^^^
  = help: a label is everything between two slashes
"#,
    );
}

#[test]
fn a_uri_with_a_label_that_is_no_name() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books/{the-id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` is `/books/{the-id}`, which has the label `{the-id}`, which is not the name of a member
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books/{the-id}"}
  |                                               ^^^^^^^^^^^^^^^^^
  = help: a label is made of letters, digits and `_`, and a `+` at its end if it is greedy
"#,
    );
}

#[test]
fn a_uri_with_a_label_in_its_query() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "input": {"target": "example#In"}, "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/books?id={id}"}
}},
"example#In": {"type": "structure", "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}
}}
"#,
        r#"
error: the URI of `example#Get` is `/books?id={id}`, which has a label in its query
 --> model.json:3:47
  |
3 |   "smithy.api#http": {"method": "GET", "uri": "/books?id={id}"}
  |                                               ^^^^^^^^^^^^^^^^
  = help: give a member `smithy.api#httpQuery` instead: a query in a URI is constant
"#,
    );
}

#[test]
fn a_host_prefix_that_leaves_the_host() {
    assert_rest(
        r#"
"example#Get": {"type": "operation", "traits": {
  "smithy.api#http": {"method": "GET", "uri": "/a"},
  "smithy.api#endpoint": {"hostPrefix": "evil.example/"}
}}
"#,
        r#"
error: `hostPrefix` in `smithy.api#endpoint` of `example#Get` must be the beginning of a host name, such as `data.` or `{id}.`, but is "evil.example/"
 --> model.json:4:41
  |
4 |   "smithy.api#endpoint": {"hostPrefix": "evil.example/"}
  |                                         ^^^^^^^^^^^^^^^
"#,
    );
}
