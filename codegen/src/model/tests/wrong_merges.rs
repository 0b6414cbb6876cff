//! Errors between definitions, `apply` statements and mixins.

use super::{assert_files, assert_shapes, source, with_service};

#[test]
fn two_definitions_of_different_types() {
    assert_files(
        &[
            source("a.json", &with_service(r#""example#A": {"type": "string"}"#)),
            source(
                "b.json",
                r#"
{"smithy": "2.0", "shapes": {

"example#A": {"type": "list", "member": {"target": "smithy.api#String"}}}}
"#,
            ),
        ],
        None,
        r#"
error: `example#A` has two different definitions: one is a string, the other a list
 --> b.json:3:1
  |
3 | "example#A": {"type": "list", "member": {"target": "smithy.api#String"}}}}
  | ^^^^^^^^^^^
 ::: a.json:2:1
  |
2 | "example#A": {"type": "string"}
  | ^^^^^^^^^^^
  = help: remove or rename one of the two
"#,
    );
}

#[test]
fn two_definitions_with_other_targets() {
    assert_files(
        &[
            source(
                "a.json",
                &with_service(
                    r#""example#A": {"type": "list", "member": {"target": "smithy.api#Blob"}}"#,
                ),
            ),
            source(
                "b.json",
                &with_service(
                    r#""example#A": {"type": "list", "member": {"target": "smithy.api#String"}}"#,
                ),
            ),
        ],
        None,
        r#"
error: `example#A` has two different definitions: `member` targets `smithy.api#Blob` or `smithy.api#String`
 --> b.json:2:1
  |
2 | "example#A": {"type": "list", "member": {"target": "smithy.api#String"}}
  | ^^^^^^^^^^^
 ::: a.json:2:1
  |
2 | "example#A": {"type": "list", "member": {"target": "smithy.api#Blob"}}
  | ^^^^^^^^^^^
  = help: remove or rename one of the two
"#,
    );
}

#[test]
fn two_definitions_with_other_members() {
    assert_files(
        &[
            source("a.json", &with_service(r#""example#A": {"type": "structure"}"#)),
            source(
                "b.json",
                &with_service(
                    r#""example#A": {"type": "structure", "members": {"a": {"target": "smithy.api#String"}}}"#,
                ),
            ),
        ],
        None,
        r#"
error: `example#A` has two different definitions: only one of them has the member `a`
 --> b.json:2:1
  |
2 | "example#A": {"type": "structure", "members": {"a": {"target": "smithy.api#String"}}}
  | ^^^^^^^^^^^
 ::: a.json:2:1
  |
2 | "example#A": {"type": "structure"}
  | ^^^^^^^^^^^
  = help: remove or rename one of the two
"#,
    );
}

#[test]
fn two_definitions_with_other_properties() {
    assert_files(
        &[
            source("a.json", &with_service(r#""example#A": {"type": "operation"}"#)),
            source(
                "b.json",
                &with_service(
                    r#"
"example#A": {"type": "operation", "input": {"target": "example#In"}},
"example#In": {"type": "structure"}
"#,
                ),
            ),
        ],
        None,
        r#"
error: `example#A` has two different definitions: their properties differ
 --> b.json:2:1
  |
2 | "example#A": {"type": "operation", "input": {"target": "example#In"}},
  | ^^^^^^^^^^^
 ::: a.json:2:1
  |
2 | "example#A": {"type": "operation"}
  | ^^^^^^^^^^^
  = help: remove or rename one of the two
"#,
    );
}

#[test]
fn an_apply_on_no_shape() {
    assert_shapes(
        r#""example#A": {"type": "apply", "traits": {"smithy.api#sensitive": {}}}"#,
        r#"
error: traits are applied to `example#A`, which does not exist
 --> model.json:2:1
  |
2 | "example#A": {"type": "apply", "traits": {"smithy.api#sensitive": {}}}
  | ^^^^^^^^^^^
  = help: define `example#A`, or correct the ID
"#,
    );
}

#[test]
fn an_apply_on_no_member() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "members": {"name": {"target": "smithy.api#String"}}},
"example#A$Name": {"type": "apply", "traits": {"smithy.api#required": {}}},
"example#A$b": {"type": "apply", "traits": {"smithy.api#required": {}}}
"#,
        r#"
error: traits are applied to `example#A$Name`, which does not exist
 --> model.json:3:1
  |
3 | "example#A$Name": {"type": "apply", "traits": {"smithy.api#required": {}}},
  | ^^^^^^^^^^^^^^^^
  = help: did you mean `example#A$name`?

error: traits are applied to `example#A$b`, which does not exist
 --> model.json:4:1
  |
4 | "example#A$b": {"type": "apply", "traits": {"smithy.api#required": {}}}
  | ^^^^^^^^^^^^^
  = help: add a member `b` to `example#A`, or correct the ID
"#,
    );
}

#[test]
fn traits_that_conflict_with_a_definition() {
    assert_files(
        &[
            source(
                "a.json",
                &with_service(
                    r#""example#A": {"type": "string", "traits": {"smithy.api#documentation": "Here."}}"#,
                ),
            ),
            source(
                "b.json",
                r#"
{"smithy": "2.0", "shapes": {
"example#A": {"type": "apply", "traits": {
  "smithy.api#documentation": "There."
}}}}
"#,
            ),
        ],
        None,
        r#"
error: `example#A` has two different values for `smithy.api#documentation`
 --> b.json:3:31
  |
3 |   "smithy.api#documentation": "There."
  |                               ^^^^^^^^
 ::: a.json:2:72
  |
2 | "example#A": {"type": "string", "traits": {"smithy.api#documentation": "Here."}}
  |                                                                        ^^^^^^^
  = help: remove one of the two: only lists can be merged
"#,
    );
}

#[test]
fn traits_that_conflict_between_statements() {
    assert_files(
        &[
            source(
                "a.json",
                &with_service(
                    r#""example#A": {"type": "structure", "members": {"b": {"target": "smithy.api#String"}}}"#,
                ),
            ),
            source(
                "b.json",
                r#"
{"smithy": "2.0", "shapes": {
"example#A$b": {"type": "apply", "traits": {"smithy.api#length": {"min": 1}}}}}
"#,
            ),
            source(
                "c.json",
                r#"
{"smithy": "2.0", "shapes": {
"example#A$b": {"type": "apply", "traits": {"smithy.api#length": {"min": 2}}}}}
"#,
            ),
        ],
        None,
        r#"
error: `example#A$b` has two different values for `smithy.api#length`
 --> c.json:2:45
  |
2 | "example#A$b": {"type": "apply", "traits": {"smithy.api#length": {"min": 2}}}}}
  |                                             ^^^^^^^^^^^^^^^^^^^
 ::: b.json:2:45
  |
2 | "example#A$b": {"type": "apply", "traits": {"smithy.api#length": {"min": 1}}}}}
  |                                             ^^^^^^^^^^^^^^^^^^^
  = help: remove one of the two: only lists can be merged
"#,
    );
}

#[test]
fn a_mixin_that_does_not_exist() {
    assert_shapes(
        r#""example#A": {"type": "structure", "mixins": [{"target": "example#B"}]}"#,
        r#"
error: `example#A` has the mixin `example#B`, which does not exist
 --> model.json:2:58
  |
2 | "example#A": {"type": "structure", "mixins": [{"target": "example#B"}]}
  |                                                          ^^^^^^^^^^^
  = help: define `example#B`, or correct the reference
"#,
    );
}

#[test]
fn a_mixin_that_is_none() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "mixins": [{"target": "example#B"}]},
"example#B": {"type": "structure"}
"#,
        r#"
error: `example#A` has the mixin `example#B`, which is not a mixin
 --> model.json:2:58
  |
2 | "example#A": {"type": "structure", "mixins": [{"target": "example#B"}]},
  |                                                          ^^^^^^^^^^^
  = help: give `example#B` the trait `smithy.api#mixin`
"#,
    );
}

#[test]
fn a_mixin_of_another_type() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "mixins": [{"target": "example#B"}]},
"example#B": {"type": "union", "traits": {"smithy.api#mixin": {}}}
"#,
        r#"
error: `example#A` has the mixin `example#B`, which is a union
 --> model.json:2:58
  |
2 | "example#A": {"type": "structure", "mixins": [{"target": "example#B"}]},
  |                                                          ^^^^^^^^^^^
  = help: a structure can only have mixins of its own type
"#,
    );
}

#[test]
fn a_cycle_of_mixins() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "example#B"}]},
"example#B": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "example#A"}]}
"#,
        r#"
error: mixins form a cycle: `example#A` → `example#B` → `example#A`
 --> model.json:2:1
  |
2 | "example#A": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "example#B"}]},
  | ^^^^^^^^^^^
 ::: model.json:3:1
  |
3 | "example#B": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "mixins": [{"target": "example#A"}]}
  | ^^^^^^^^^^^
  = help: remove one of these shapes from the `mixins` of another
"#,
    );
}

#[test]
fn a_mixin_as_a_target() {
    assert_shapes(
        r#"
"example#A": {"type": "list", "member": {"target": "example#B"}},
"example#B": {"type": "structure", "traits": {"smithy.api#mixin": {}}}
"#,
        r#"
error: `example#A$member` targets `example#B`, which is a structure that is a mixin
 --> model.json:2:52
  |
2 | "example#A": {"type": "list", "member": {"target": "example#B"}},
  |                                                    ^^^^^^^^^^^
  = help: a mixin can only be mixed into other shapes
"#,
    );
}

#[test]
fn mixins_that_disagree_on_a_member() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {
  "a": {"target": "smithy.api#String"}
}},
"example#B": {"type": "structure", "mixins": [{"target": "example#A"}], "members": {
  "a": {"target": "smithy.api#Blob"}
}}
"#,
        r#"
error: `example#B$a` targets both `smithy.api#String` and `smithy.api#Blob`
 --> model.json:6:3
  |
6 |   "a": {"target": "smithy.api#Blob"}
  |   ^^^
 ::: model.json:3:3
  |
3 |   "a": {"target": "smithy.api#String"}
  |   ^^^
  = help: a member that a mixin defines can only be redefined with the same target
"#,
    );
}

#[test]
fn an_apply_on_a_member_that_no_mixin_has() {
    assert_shapes(
        r#"
"example#A": {"type": "structure", "traits": {"smithy.api#mixin": {}}},
"example#B": {"type": "structure", "mixins": [{"target": "example#A"}]},
"example#B$a": {"type": "apply", "traits": {"smithy.api#required": {}}}
"#,
        r#"
error: traits are applied to `example#B$a`, which does not exist
 --> model.json:4:1
  |
4 | "example#B$a": {"type": "apply", "traits": {"smithy.api#required": {}}}
  | ^^^^^^^^^^^^^
  = help: add a member `a` to `example#B`, or correct the ID
"#,
    );
}
