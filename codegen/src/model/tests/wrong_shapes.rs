//! Errors in shapes, and in what they refer to.

use super::assert_shapes;

#[test]
fn a_target_that_does_not_exist() {
    assert_shapes(
        r#"
"example#Order": {
    "type": "structure",
    "members": {
        "item": {
            "target": "example#Item"
        }
    }
}
"#,
        r#"
error: `example#Order$item` targets `example#Item`, which does not exist
 --> model.json:6:23
  |
6 |             "target": "example#Item"
  |                       ^^^^^^^^^^^^^^
  = help: define `example#Item`, or correct the target
"#,
    );
}

#[test]
fn a_target_that_exists_elsewhere() {
    assert_shapes(
        r#""example#Order": {"type": "list", "member": {"target": "example#string"}}"#,
        r#"
error: `example#Order$member` targets `example#string`, which does not exist
 --> model.json:2:56
  |
2 | "example#Order": {"type": "list", "member": {"target": "example#string"}}
  |                                                        ^^^^^^^^^^^^^^^^
  = help: did you mean `smithy.api#String`?
"#,
    );
}

#[test]
fn a_target_that_is_no_data() {
    assert_shapes(
        r#""example#A": {"type": "list", "member": {"target": "example#Service"}}"#,
        r#"
error: `example#A$member` targets `example#Service`, which is a service
 --> model.json:2:52
  |
2 | "example#A": {"type": "list", "member": {"target": "example#Service"}}
  |                                                    ^^^^^^^^^^^^^^^^^
  = help: a member targets data, not a service, operation or resource
"#,
    );
}

#[test]
fn a_list_without_member() {
    assert_shapes(
        r#""example#A": {"type": "list"}"#,
        r#"
error: the list `example#A` has no `member`
 --> model.json:2:1
  |
2 | "example#A": {"type": "list"}
  | ^^^^^^^^^^^
  = help: add `"member": {"target": … }`
"#,
    );
}

#[test]
fn a_map_without_key_and_value() {
    assert_shapes(
        r#""example#A": {"type": "map"}"#,
        r#"
error: the map `example#A` has no `key`
 --> model.json:2:1
  |
2 | "example#A": {"type": "map"}
  | ^^^^^^^^^^^
  = help: add `"key": {"target": … }`

error: the map `example#A` has no `value`
 --> model.json:2:1
  |
2 | "example#A": {"type": "map"}
  | ^^^^^^^^^^^
  = help: add `"value": {"target": … }`
"#,
    );
}

#[test]
fn a_map_key_that_is_no_string() {
    assert_shapes(
        r#"
"example#A": {"type": "map",
  "key": {"target": "smithy.api#Integer"},
  "value": {"target": "smithy.api#Integer"}
}
"#,
        r#"
error: `example#A$key` targets `smithy.api#Integer`, which is an integer
 --> model.json:3:21
  |
3 |   "key": {"target": "smithy.api#Integer"},
  |                     ^^^^^^^^^^^^^^^^^^^^
  = help: the key of a map targets a string or an enum
"#,
    );
}

#[test]
fn a_union_without_members() {
    assert_shapes(
        r#""example#A": {"type": "union"}"#,
        r#"
error: the union `example#A` has no members
 --> model.json:2:1
  |
2 | "example#A": {"type": "union"}
  | ^^^^^^^^^^^
  = help: add a member
"#,
    );
}

#[test]
fn an_enum_without_members() {
    assert_shapes(
        r#""example#A": {"type": "enum", "members": {}}"#,
        r#"
error: the enum `example#A` has no members
 --> model.json:2:1
  |
2 | "example#A": {"type": "enum", "members": {}}
  | ^^^^^^^^^^^
  = help: add a member
"#,
    );
}

#[test]
fn an_int_enum_without_values() {
    assert_shapes(
        r#"
"example#A": {"type": "intEnum", "members": {
  "ONE": {"target": "smithy.api#Unit"}
}}
"#,
        r#"
error: `example#A$ONE` needs a value that is an integer of 32 bits
 --> model.json:3:3
  |
3 |   "ONE": {"target": "smithy.api#Unit"}
  |   ^^^^^
  = help: give it the trait `"smithy.api#enumValue": 1`
"#,
    );
}

#[test]
fn an_enum_value_that_is_no_string() {
    assert_shapes(
        r#"
"example#A": {"type": "enum", "members": {
  "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}
}}
"#,
        r#"
error: `example#A$ONE` needs a value that is a string
 --> model.json:3:3
  |
3 |   "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}
  |   ^^^^^
  = help: give it the trait `"smithy.api#enumValue": "…"`
"#,
    );
}

#[test]
fn an_enum_value_twice() {
    assert_shapes(
        r#"
"example#A": {"type": "enum", "members": {
  "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "1"}},
  "TWO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "1"}}
}}
"#,
        r#"
error: `example#A$ONE` and `example#A$TWO` have the same value: "1"
 --> model.json:4:3
  |
4 |   "TWO": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "1"}}
  |   ^^^^^
 ::: model.json:3:3
  |
3 |   "ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "1"}},
  |   ^^^^^
  = help: remove one of the two, or give it a value of its own
"#,
    );
}

#[test]
fn an_input_that_is_no_structure() {
    assert_shapes(
        r#"
"example#A": {"type": "operation",
  "input": {"target": "smithy.api#String"}
}
"#,
        r#"
error: `input` of `example#A` targets `smithy.api#String`, which is a string
 --> model.json:3:23
  |
3 |   "input": {"target": "smithy.api#String"}
  |                       ^^^^^^^^^^^^^^^^^^^
  = help: an operation takes and returns structures
"#,
    );
}

#[test]
fn an_output_that_does_not_exist() {
    assert_shapes(
        r#"
"example#A": {"type": "operation",
  "output": {"target": "example#AOutput"}
}
"#,
        r#"
error: `output` of `example#A` targets `example#AOutput`, which does not exist
 --> model.json:3:24
  |
3 |   "output": {"target": "example#AOutput"}
  |                        ^^^^^^^^^^^^^^^^^
  = help: define `example#AOutput`, or correct the target
"#,
    );
}

#[test]
fn an_error_that_is_no_error() {
    assert_shapes(
        r#"
"example#A": {"type": "operation",
  "errors": [{"target": "smithy.api#Unit"}]
}
"#,
        r#"
error: `errors.0` of `example#A` targets `smithy.api#Unit`, which is a structure
 --> model.json:3:25
  |
3 |   "errors": [{"target": "smithy.api#Unit"}]
  |                         ^^^^^^^^^^^^^^^^^
  = help: an error is a structure with the trait `smithy.api#error`
"#,
    );
}

#[test]
fn an_operation_that_is_none() {
    assert_shapes(
        r#"
"example#A": {"type": "resource",
  "identifiers": {"id": {"target": "example#Id"}},
  "read": {"target": "smithy.api#String"}
}
"#,
        r#"
error: `identifiers.id` of `example#A` targets `example#Id`, which does not exist
 --> model.json:3:36
  |
3 |   "identifiers": {"id": {"target": "example#Id"}},
  |                                    ^^^^^^^^^^^^
  = help: define `example#Id`, or correct the target

error: `read` of `example#A` targets `smithy.api#String`, which is a string
 --> model.json:4:22
  |
4 |   "read": {"target": "smithy.api#String"}
  |                      ^^^^^^^^^^^^^^^^^^^
  = help: only an operation is allowed here
"#,
    );
}

#[test]
fn a_structure_that_requires_itself() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "b": {"target": "example#B", "traits": {"smithy.api#required": {}}}
}},
"example#B": {"type": "structure", "members": {
  "a": {"target": "example#A", "traits": {"smithy.api#required": {}}}
}}
"#,
        r#"
error: `example#A` can never be built, because it requires itself: `example#A` → `example#B` → `example#A`
 --> model.json:3:3
  |
3 |   "b": {"target": "example#B", "traits": {"smithy.api#required": {}}}
  |   ^^^
 ::: model.json:6:3
  |
6 |   "a": {"target": "example#A", "traits": {"smithy.api#required": {}}}
  |   ^^^
  = help: make a member optional, or make it target a list, a map, or a union with other members
"#,
    );
}

#[test]
fn a_union_that_leads_back_always() {
    assert_shapes(
        r#"
"example#A": {"type": "union", "members": {
  "b": {"target": "example#B"}
}},
"example#B": {"type": "structure", "members": {
  "a": {"target": "example#A", "traits": {"smithy.api#required": {}}}
}}
"#,
        r#"
error: `example#A` can never be built, because it requires itself: `example#A` → `example#B` → `example#A`
 --> model.json:3:3
  |
3 |   "b": {"target": "example#B"}
  |   ^^^
 ::: model.json:6:3
  |
6 |   "a": {"target": "example#A", "traits": {"smithy.api#required": {}}}
  |   ^^^
  = help: make a member optional, or make it target a list, a map, or a union with other members
"#,
    );
}

#[test]
fn a_list_of_itself() {
    assert_shapes(
        r#""example#A": {"type": "list", "member": {"target": "example#A"}}"#,
        r#"
error: `example#A` is a collection that contains only itself: `example#A` → `example#A`
 --> model.json:2:31
  |
2 | "example#A": {"type": "list", "member": {"target": "example#A"}}
  |                               ^^^^^^^^
  = help: make a member target a structure or a union
"#,
    );
}

#[test]
fn a_target_with_a_typo() {
    assert_shapes(
        r#"
"example#Order": {"type": "list", "member": {"target": "example#Itme"}},
"example#Item": {"type": "string"}
"#,
        r#"
error: `example#Order$member` targets `example#Itme`, which does not exist
 --> model.json:2:56
  |
2 | "example#Order": {"type": "list", "member": {"target": "example#Itme"}},
  |                                                        ^^^^^^^^^^^^^^
  = help: did you mean `example#Item`?
"#,
    );
}
