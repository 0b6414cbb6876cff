//! Errors in one file: in its JSON, and in how its shapes are written.

use super::{assert_file, assert_files, assert_shapes, source};

#[test]
fn a_text_that_is_not_json() {
    assert_file(
        r#"
{"smithy": "2.0",
  "shapes": oops
}
"#,
        r#"
error: `model.json` is not JSON: expected value
 --> model.json:2:13
  |
2 |   "shapes": oops
  |             ^
"#,
    );
}

#[test]
fn a_truncated_file() {
    assert_file(
        r#"
{"smithy": "2.0",
  "shapes": {
"#,
        r#"
error: `model.json` is not JSON: EOF while parsing an object
 --> model.json:2:13
  |
2 |   "shapes": {
  |             ^
  = help: the file ends early: check that it was written completely
"#,
    );
}

#[test]
fn an_empty_file() {
    assert_file(
        "",
        r#"
error: `model.json` is not JSON: EOF while parsing a value
 --> model.json:1:1
  |
1 |
  | ^
  = help: the file ends early: check that it was written completely
"#,
    );
}

#[test]
fn json_nested_too_deep() {
    assert_file(
        &"[\n".repeat(1000),
        r#"
error: `model.json` nests values more than 127 levels deep
   --> model.json:128:1
    |
128 | [
    | ^
    = help: nest arrays and objects less deeply
"#,
    );
}

#[test]
fn json_that_is_no_model() {
    assert_file(
        r#"{"name": "package"}"#,
        r#"
error: `model.json` is valid JSON, but not a Smithy model
 --> model.json:1:1
  |
1 | {"name": "package"}
  | ^
  = help: a model is an object with the keys `smithy`, the version, and `shapes`
"#,
    );
}

#[test]
fn json_that_is_no_object() {
    assert_file(
        "[]",
        r#"
error: `model.json` is valid JSON, but not a Smithy model
 --> model.json:1:1
  |
1 | []
  | ^
  = help: a model is an object with the keys `smithy`, the version, and `shapes`
"#,
    );
}

#[test]
fn a_model_without_shapes() {
    assert_file(
        r#"{"smithy": "2.0"}"#,
        r#"
error: `model.json` is valid JSON, but not a Smithy model
 --> model.json:1:1
  |
1 | {"smithy": "2.0"}
  | ^
  = help: a model is an object with the keys `smithy`, the version, and `shapes`
"#,
    );
}

#[test]
fn a_wrong_version() {
    assert_file(
        r#"{"smithy": "1.0", "shapes": {}}"#,
        r#"
error: `model.json` follows Smithy 1.0, not Smithy 2.0
 --> model.json:1:12
  |
1 | {"smithy": "1.0", "shapes": {}}
  |            ^^^^^
  = help: a Smithy 2.0 model has `"smithy": "2.0"`
"#,
    );
}

#[test]
fn a_version_that_is_no_string() {
    assert_file(
        r#"{"smithy": 2, "shapes": {}}"#,
        r#"
error: `model.json` has a `smithy` version that is not a string
 --> model.json:1:12
  |
1 | {"smithy": 2, "shapes": {}}
  |            ^
  = help: a Smithy 2.0 model has `"smithy": "2.0"`
"#,
    );
}

#[test]
fn shapes_that_are_no_object() {
    assert_file(
        r#"{"smithy": "2.0", "shapes": []}"#,
        r#"
error: the `shapes` of a model must be an object
 --> model.json:1:19
  |
1 | {"smithy": "2.0", "shapes": []}
  |                   ^^^^^^^^
"#,
    );
}

#[test]
fn a_shape_twice_in_a_file() {
    assert_shapes(
        r#"
"example#A": {"type": "string"},
"example#A": {"type": "blob"}
"#,
        r#"
error: `example#A` appears twice in `shapes`
 --> model.json:3:1
  |
3 | "example#A": {"type": "blob"}
  | ^^^^^^^^^^^
 ::: model.json:2:1
  |
2 | "example#A": {"type": "string"},
  | ^^^^^^^^^^^
  = help: remove or rename one of the two
"#,
    );
}

#[test]
fn a_member_twice_in_a_shape() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String"},
  "a": {"target": "smithy.api#Blob"}
}}
"#,
        r#"
error: `a` appears twice in `members`
 --> model.json:4:3
  |
4 |   "a": {"target": "smithy.api#Blob"}
  |   ^^^
 ::: model.json:3:3
  |
3 |   "a": {"target": "smithy.api#String"},
  |   ^^^
  = help: remove or rename one of the two
"#,
    );
}

#[test]
fn a_bad_shape_id() {
    assert_shapes(
        r#""Order": {"type": "string"}"#,
        r#"
error: `Order` is not a valid shape ID
 --> model.json:2:1
  |
2 | "Order": {"type": "string"}
  | ^^^^^^^
  = help: a shape ID is `namespace#Name`, made of letters, digits, `_` and, in the namespace, dots
"#,
    );
}

#[test]
fn a_bad_id_in_an_apply() {
    assert_shapes(
        r#""example#Order$": {"type": "apply", "traits": {}}"#,
        r#"
error: `example#Order$` is not a valid ID of a shape or member
 --> model.json:2:1
  |
2 | "example#Order$": {"type": "apply", "traits": {}}
  | ^^^^^^^^^^^^^^^^
  = help: a shape ID is `namespace#Name`, made of letters, digits, `_` and, in the namespace, dots
"#,
    );
}

#[test]
fn a_definition_of_a_member() {
    assert_shapes(
        r#""example#A$b": {"type": "string"}"#,
        r#"
error: `example#A$b` is not a valid shape ID
 --> model.json:2:1
  |
2 | "example#A$b": {"type": "string"}
  | ^^^^^^^^^^^^^
  = help: a shape ID is `namespace#Name`, made of letters, digits, `_` and, in the namespace, dots
"#,
    );
}

#[test]
fn a_bad_shape_id_as_target() {
    assert_shapes(
        r#""example#A": {"type": "list", "member": {"target": "String"}}"#,
        r#"
error: `String`, the `member.target` of `example#A`, is not a valid shape ID
 --> model.json:2:52
  |
2 | "example#A": {"type": "list", "member": {"target": "String"}}
  |                                                    ^^^^^^^^
  = help: a shape ID is `namespace#Name`, made of letters, digits, `_` and, in the namespace, dots
"#,
    );
}

#[test]
fn a_bad_member_name() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "item-1": {"target": "smithy.api#String"}
}}
"#,
        r#"
error: `members.item-1` of `example#A` has an invalid name
 --> model.json:3:3
  |
3 |   "item-1": {"target": "smithy.api#String"}
  |   ^^^^^^^^
  = help: a member name is made of letters, digits and `_`, no digit first
"#,
    );
}

#[test]
fn a_trait_without_namespace() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": "smithy.api#String", "traits": {"required": {}}}
}}
"#,
        r#"
error: `members.a.traits.required` of `example#A` names a trait without its namespace
 --> model.json:3:51
  |
3 |   "a": {"target": "smithy.api#String", "traits": {"required": {}}}
  |                                                   ^^^^^^^^^^
  = help: Smithy's own traits are written as `smithy.api#required`
"#,
    );
}

#[test]
fn a_shape_that_is_no_object() {
    assert_shapes(
        r#""example#A": "string""#,
        r#"
error: `example#A` must be an object, but is a string
 --> model.json:2:14
  |
2 | "example#A": "string"
  |              ^^^^^^^^
"#,
    );
}

#[test]
fn a_shape_without_type() {
    assert_shapes(
        r#""example#A": {}"#,
        r#"
error: `example#A` has no `type`
 --> model.json:2:1
  |
2 | "example#A": {}
  | ^^^^^^^^^^^
  = help: add a `type`
"#,
    );
}

#[test]
fn an_unknown_type() {
    assert_shapes(
        r#""example#A": {"type": "money"}"#,
        r#"
error: `example#A` has the type `money`, which does not exist
 --> model.json:2:23
  |
2 | "example#A": {"type": "money"}
  |                       ^^^^^^^
  = help: the types are blob, boolean, string, byte, short, integer, long, float, double, bigInteger, bigDecimal, timestamp, document, enum, intEnum, list, map, structure, union, service, operation, resource
"#,
    );
}

#[test]
fn a_type_in_the_wrong_case() {
    assert_shapes(
        r#""example#A": {"type": "Structure"}"#,
        r#"
error: `example#A` has the type `Structure`, which does not exist
 --> model.json:2:23
  |
2 | "example#A": {"type": "Structure"}
  |                       ^^^^^^^^^^^
  = help: did you mean `structure`?
"#,
    );
}

#[test]
fn members_that_are_no_object() {
    assert_shapes(
        r#""example#A": {"type": "structure", "members": ["a", "b"]}"#,
        r#"
error: `members` of `example#A` must be an object, but is an array
 --> model.json:2:36
  |
2 | "example#A": {"type": "structure", "members": ["a", "b"]}
  |                                    ^^^^^^^^^
"#,
    );
}

#[test]
fn a_target_that_is_no_string() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {"target": 1}
}}
"#,
        r#"
error: `members.a.target` of `example#A` must be a string, but is a number
 --> model.json:3:19
  |
3 |   "a": {"target": 1}
  |                   ^
"#,
    );
}

#[test]
fn a_member_without_target() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {
  "a": {}
}}
"#,
        r#"
error: `members.a` of `example#A` has no `target`
 --> model.json:3:3
  |
3 |   "a": {}
  |   ^^^
  = help: add a `target`
"#,
    );
}

#[test]
fn traits_that_are_no_object() {
    assert_shapes(
        r#""example#A": {"type": "string", "traits": null}"#,
        r#"
error: `traits` of `example#A` must be an object, but is null
 --> model.json:2:43
  |
2 | "example#A": {"type": "string", "traits": null}
  |                                           ^^^^
"#,
    );
}

#[test]
fn errors_that_are_no_array() {
    assert_shapes(
        r#"
"example#A": {"type": "operation",
  "errors": {"target": "example#B"}
}
"#,
        r#"
error: `errors` of `example#A` must be an array, but is an object
 --> model.json:3:3
  |
3 |   "errors": {"target": "example#B"}
  |   ^^^^^^^^
"#,
    );
}

#[test]
fn a_reference_that_is_no_object() {
    assert_shapes(
        r#"
"example#A": {"type": "operation", "errors": [
  "example#B"
]}
"#,
        r#"
error: `errors.0` of `example#A` must be an object, but is a string
 --> model.json:3:3
  |
3 |   "example#B"
  |   ^^^^^^^^^^^
"#,
    );
}

#[test]
fn a_rename_that_is_no_string() {
    assert_shapes(
        r#""example#A": {"type": "service", "rename": {"example#B": true}}"#,
        r#"
error: `rename.example#B` of `example#A` must be a string, but is a boolean
 --> model.json:2:58
  |
2 | "example#A": {"type": "service", "rename": {"example#B": true}}
  |                                                          ^^^^
"#,
    );
}

#[test]
fn a_file_in_smithys_idl() {
    let text = "$version: \"2.0\"\nnamespace example\n";
    assert_files(
        &[source("models/books.smithy", text)],
        None,
        r#"
error: `models/books.smithy` is written in the Smithy IDL, but only the JSON AST is supported
 --> models/books.smithy:1:1
  |
1 | $version: "2.0"
  | ^
  = help: convert it with the Smithy CLI: `smithy ast models/books.smithy > models/books.json`
"#,
    );
}

#[test]
fn a_file_in_smithys_idl_by_another_name() {
    assert_file(
        "\n// Books.\nnamespace example\n\nstring Isbn\n",
        r#"
error: `model.json` is written in the Smithy IDL, but only the JSON AST is supported
 --> model.json:1:1
  |
1 | // Books.
  | ^
  = help: convert it with the Smithy CLI: `smithy ast model.json > model-ast.json`
"#,
    );
}

#[test]
fn a_json_file_whose_name_is_that_of_the_idl() {
    assert_files(
        &[source("books.smithy", r#"{"smithy": "2.0", "shapes": {}}"#)],
        None,
        r#"
error: the model has no service
 = help: add a file that defines a service
"#,
    );
}
