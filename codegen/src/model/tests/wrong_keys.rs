//! Unknown keys.

use super::{assert_file, assert_shapes};

#[test]
fn a_property_that_a_resource_does_not_have() {
    assert_shapes(
        r#"
"example#A": {"type": "resource", "raed": {"target": "example#Get"}}
"#,
        r#"
error: `raed` of `example#A` is not a property of a resource
 --> model.json:2:35
  |
2 | "example#A": {"type": "resource", "raed": {"target": "example#Get"}}
  |                                   ^^^^^^
  = help: did you mean `read`?
"#,
    );
}

#[test]
fn a_property_that_a_service_does_not_have() {
    assert_shapes(
        r#"
"example#Other": {"type": "service", "operation": []}
"#,
        r#"
error: `operation` of `example#Other` is not a property of a service
 --> model.json:2:38
  |
2 | "example#Other": {"type": "service", "operation": []}
  |                                      ^^^^^^^^^^^
  = help: did you mean `operations`?
"#,
    );
}

#[test]
fn a_property_that_a_simple_type_does_not_have() {
    assert_shapes(
        r#"
"example#A": {"type": "string", "members": {}}
"#,
        r#"
error: `members` of `example#A` is not a property of a string
 --> model.json:2:33
  |
2 | "example#A": {"type": "string", "members": {}}
  |                                 ^^^^^^^^^
  = help: the properties of a string are `type`, `mixins`, `traits`
"#,
    );
}

#[test]
fn a_property_that_a_structure_does_not_have() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "member": {}}
"#,
        r#"
error: `member` of `example#A` is not a property of a structure
 --> model.json:2:36
  |
2 | "example#A": {"type": "structure", "member": {}}
  |                                    ^^^^^^^^
  = help: did you mean `members`?
"#,
    );
}

#[test]
fn a_property_that_a_member_does_not_have() {
    assert_shapes(
        r#"
"example#A": {"type": "list", "member": {"target": "smithy.api#String", "required": true}}
"#,
        r#"
error: `member.required` of `example#A` is not a property of a member
 --> model.json:2:85
  |
2 | "example#A": {"type": "list", "member": {"target": "smithy.api#String", "required": true}}
  |                                                                                     ^^^^
  = help: the properties of a member are `target`, `traits`
"#,
    );
}

#[test]
fn a_property_that_a_reference_does_not_have() {
    assert_shapes(
        r#"
"example#A": {"type": "operation", "input": {
  "target": "smithy.api#Unit", "traits": {}
}}
"#,
        r#"
error: `input.traits` of `example#A` is not a property of a reference
 --> model.json:3:32
  |
3 |   "target": "smithy.api#Unit", "traits": {}
  |                                ^^^^^^^^
  = help: the properties of a reference are `target`
"#,
    );
}

#[test]
fn a_property_that_an_apply_statement_does_not_have() {
    assert_shapes(
        r#"
"example#A": {"type": "string"},
"example#A$a": {"type": "apply", "trait": {}}
"#,
        r#"
error: `trait` of `example#A$a` is not a property of an `apply` statement
 --> model.json:3:34
  |
3 | "example#A$a": {"type": "apply", "trait": {}}
  |                                  ^^^^^^^
  = help: did you mean `traits`?
"#,
    );
}

#[test]
fn a_key_that_a_model_does_not_have() {
    assert_file(
        r#"
{"smithy": "2.0",
  "shapes": {},
  "shape": {},
  "comment": "ours"
}
"#,
        r#"
error: `shape` is not a key of a model
 --> model.json:3:3
  |
3 |   "shape": {},
  |   ^^^^^^^
  = help: did you mean `shapes`?

error: `comment` is not a key of a model
 --> model.json:4:14
  |
4 |   "comment": "ours"
  |              ^^^^^^
  = help: the keys of a model are `smithy`, `metadata` and `shapes`
"#,
    );
}
