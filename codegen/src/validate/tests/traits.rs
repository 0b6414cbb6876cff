//! Mistakes in the choice of traits.

use super::assert_shapes;

#[test]
fn a_trait_that_smithy_does_not_have() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#requird": {}}}
}}
"#,
        r#"
error: `example#A$a` has the trait `smithy.api#requird`, which does not exist
 --> model.json:3:51
  |
3 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#requird": {}}}
  |                                                   ^^^^^^^^^^^^^^^^^^^^
  = help: did you mean `smithy.api#required`?
"#,
    );
}

#[test]
fn a_trait_of_another_of_smithys_namespaces() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"aws.protocols#sensitive": {}}}
"#,
        r#"
error: `example#A` has the trait `aws.protocols#sensitive`, which does not exist
 --> model.json:2:44
  |
2 | "example#A": {"type": "string", "traits": {"aws.protocols#sensitive": {}}}
  |                                            ^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: did you mean `smithy.api#sensitive`?
"#,
    );
}

#[test]
fn a_trait_that_is_like_no_other() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"smithy.api#colorful": {}}}
"#,
        r#"
error: `example#A` has the trait `smithy.api#colorful`, which does not exist
 --> model.json:2:44
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#colorful": {}}}
  |                                            ^^^^^^^^^^^^^^^^^^^^^
  = help: remove it; or, if a later version of Smithy has it, add a file that defines it
"#,
    );
}

#[test]
fn a_trait_on_a_shape_that_it_does_not_apply_to() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {"smithy.api#range": {"min": 1}}}
"#,
        r#"
error: `smithy.api#range` is applied to `example#A`, which is a string
 --> model.json:2:44
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#range": {"min": 1}}}
  |                                            ^^^^^^^^^^^^^^^^^^
  = help: it applies to numbers, and members that target one
"#,
    );
}

#[test]
fn a_trait_on_a_member_of_another_shape() {
    assert_shapes(
        r#"
"example#A": {"type": "union", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}
}}
"#,
        r#"
error: `smithy.api#required` is applied to `example#A$a`, which is a member of a union
 --> model.json:3:51
  |
3 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}
  |                                                   ^^^^^^^^^^^^^^^^^^^^^
  = help: it applies to members of structures
"#,
    );
}

#[test]
fn a_trait_on_a_member_that_targets_another_type() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#Integer", "traits": {"smithy.api#length": {"min": 1}}}
}}
"#,
        r#"
error: `smithy.api#length` is applied to `example#A$a`, which targets an integer
 --> model.json:3:52
  |
3 |   "a": {"target": "smithy.api#Integer", "traits": {"smithy.api#length": {"min": 1}}}
  |                                                    ^^^^^^^^^^^^^^^^^^^
  = help: it applies to strings, blobs, lists and maps, and members that target one
"#,
    );
}

#[test]
fn a_trait_on_a_member_that_targets_a_list_of_another_type() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "example#B", "traits": {"smithy.api#httpHeader": "X-A"}}
}},
"example#B": {"type": "list", "member": {"target": "example#A"}}
"#,
        r#"
error: `smithy.api#httpHeader` is applied to `example#A$a`, which targets a list of structures
 --> model.json:3:68
  |
3 |   "a": {"target": "example#B", "traits": {"smithy.api#httpHeader": "X-A"}}
  |                                                                    ^^^^^
  = help: it applies to members of structures that target numbers, strings, booleans, timestamps and lists of numbers, strings, booleans and timestamps
"#,
    );
}

#[test]
fn a_trait_without_one_that_it_needs() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {"smithy.api#httpError": 404}}
"#,
        r#"
error: `example#A` has the trait `smithy.api#httpError`, but not `smithy.api#error`
 --> model.json:2:71
  |
2 | "example#A": {"type": "structure", "traits": {"smithy.api#httpError": 404}}
  |                                                                       ^^^
  = help: add `smithy.api#error`, or remove `smithy.api#httpError`
"#,
    );
}

#[test]
fn traits_that_exclude_each_other() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {"a": {
  "target": "smithy.api#String",
  "traits": {"smithy.api#httpHeader": "X-A", "smithy.api#httpQuery": "a"}
}}}
"#,
        r#"
error: `example#A$a` has both `smithy.api#httpHeader` and `smithy.api#httpQuery`
 --> model.json:4:39
  |
4 |   "traits": {"smithy.api#httpHeader": "X-A", "smithy.api#httpQuery": "a"}
  |                                       ^^^^^
 ::: model.json:4:70
  |
4 |   "traits": {"smithy.api#httpHeader": "X-A", "smithy.api#httpQuery": "a"}
  |                                                                      ^^^
  = help: remove one of the two
"#,
    );
}

#[test]
fn a_trait_that_only_one_member_may_have() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}},
  "b": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}}
}}
"#,
        r#"
error: `example#A$a` and `example#A$b` both have the trait `smithy.api#httpPayload`
 --> model.json:4:49
  |
4 |   "b": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}}
  |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^
 ::: model.json:3:49
  |
3 |   "a": {"target": "smithy.api#Blob", "traits": {"smithy.api#httpPayload": {}}},
  |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^
  = help: only one member of a structure may have it
"#,
    );
}

#[test]
fn an_applied_trait_is_shown_where_it_is_applied() {
    assert_shapes(
        r#"
"example#A": {"type": "string"},
"example#B": {"type": "structure", "members": {"a": {"target": "example#A"}}},
"example#B$a": {"type": "apply", "traits": {
  "smithy.api#xmlAttribute": 1
}}
"#,
        r#"
error: `smithy.api#xmlAttribute` of `example#B$a` must be `{}`, but is 1
 --> model.json:5:30
  |
5 |   "smithy.api#xmlAttribute": 1
  |                              ^
"#,
    );
}

#[test]
fn a_trait_on_an_inherited_member() {
    assert_shapes(
        r#"
"example#M": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"smithy.api#requird": {}}}
}, "traits": {"smithy.api#mixin": {}}},
"example#A": {"type": "structure", "members": {}, "mixins": [{"target": "example#M"}]},
"example#A$a": {"type": "apply", "traits": {"smithy.api#pattern": 1}}
"#,
        r#"
error: `smithy.api#pattern` of `example#A$a` must be a string, but is 1
 --> model.json:6:67
  |
6 | "example#A$a": {"type": "apply", "traits": {"smithy.api#pattern": 1}}
  |                                                                   ^
  = help: write it in quotes

error: `example#M$a` has the trait `smithy.api#requird`, which does not exist
 --> model.json:3:51
  |
3 |   "a": {"target": "smithy.api#String", "traits": {"smithy.api#requird": {}}}
  |                                                   ^^^^^^^^^^^^^^^^^^^^
  = help: did you mean `smithy.api#required`?
"#,
    );
}

#[test]
fn all_that_is_wrong_with_a_trait_is_told_at_once() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "traits": {
  "smithy.api#range": {"minimum": 1, "max": "two"}
}}
"#,
        r#"
error: `smithy.api#range` is applied to `example#A`, which is a string
 --> model.json:3:3
  |
3 |   "smithy.api#range": {"minimum": 1, "max": "two"}
  |   ^^^^^^^^^^^^^^^^^^
  = help: it applies to numbers, and members that target one

error: `minimum` in `smithy.api#range` of `example#A` does not exist
 --> model.json:3:35
  |
3 |   "smithy.api#range": {"minimum": 1, "max": "two"}
  |                                   ^
  = help: did you mean `min`?

error: `max` in `smithy.api#range` of `example#A` must be a number, but is "two"
 --> model.json:3:45
  |
3 |   "smithy.api#range": {"minimum": 1, "max": "two"}
  |                                             ^^^^^
"#,
    );
}

#[test]
fn a_trait_that_another_excludes_without_being_excluded_by_it() {
    assert_shapes(
        r#"
"example#A": {"type": "list", "member": {"target": "smithy.api#String"}, "traits": {
  "smithy.api#sparse": {},
  "smithy.api#uniqueItems": {}
}}
"#,
        r#"
error: `example#A` has both `smithy.api#uniqueItems` and `smithy.api#sparse`
 --> model.json:4:3
  |
4 |   "smithy.api#uniqueItems": {}
  |   ^^^^^^^^^^^^^^^^^^^^^^^^
 ::: model.json:3:3
  |
3 |   "smithy.api#sparse": {},
  |   ^^^^^^^^^^^^^^^^^^^
  = help: remove one of the two
"#,
    );
}
