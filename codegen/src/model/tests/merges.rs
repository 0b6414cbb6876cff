//! Several files, `apply` statements and mixins.

use super::{load_shapes, member_names, shape, source, with_service};
use crate::model::{Source, load};
use serde_json::json;

/// Returns a file with only these shapes.
fn shapes(name: &str, shapes: &str) -> Source {
    source(name, &format!("{{\"smithy\": \"2.0\", \"shapes\": {{{shapes}}}}}"))
}

#[test]
fn files_make_one_model_in_any_order() {
    let mut files = [
        source(
            "facts.json",
            &with_service(
                r#"
            "example#A": {"type": "structure", "members": {"b": {"target": "example#B"}}}
        "#,
            ),
        ),
        shapes("more.json", r#""example#B": {"type": "string"}"#),
        shapes(
            "docs.json",
            r#"
            "example#A": {"type": "apply", "traits": {"smithy.api#documentation": "An A."}},
            "example#A$b": {"type": "apply", "traits": {"smithy.api#documentation": "Its B."}}
        "#,
        ),
        source("metadata.json", r#"{"smithy": "2.0", "metadata": {}}"#),
    ];
    for _ in 0..files.len() {
        files.rotate_left(1);
        let model = load(&files, None).unwrap();
        let a = shape(&model, "example#A");
        assert_eq!(a.traits.str("smithy.api#documentation"), Some("An A."));
        let b = a.member("b").unwrap();
        assert_eq!(b.traits.str("smithy.api#documentation"), Some("Its B."));
    }
}

#[test]
fn equal_definitions_are_one() {
    let one = with_service(
        r#"
        "example#A": {"type": "structure", "traits": {"smithy.api#tags": ["x"]}, "members": {
            "a": {"target": "smithy.api#String"},
            "b": {"target": "smithy.api#Blob", "traits": {"smithy.api#required": {}}}
        }}
    "#,
    );
    let other = with_service(
        r#"
        "example#A": {"type": "structure", "traits": {"smithy.api#tags": ["x"]}, "members": {
            "b": {"target": "smithy.api#Blob"},
            "a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}
        }}
    "#,
    );
    let model = load(&[source("one.json", &one), source("other.json", &other)], None).unwrap();
    let a = shape(&model, "example#A");
    assert_eq!(member_names(a), ["a", "b"]);
    assert!(a.members.iter().all(|member| member.traits.has("smithy.api#required")));
    assert_eq!(a.traits.get("smithy.api#tags"), Some(&json!(["x"])));
}

#[test]
fn traits_that_are_lists_are_joined() {
    let files = [
        source(
            "a.json",
            &with_service(
                r#"
            "example#A": {"type": "string", "traits": {"smithy.api#tags": ["x"]}}
        "#,
            ),
        ),
        shapes(
            "b.json",
            r#"
            "example#A": {"type": "apply", "traits": {"smithy.api#tags": ["y"]}}
        "#,
        ),
    ];
    let model = load(&files, None).unwrap();
    let tags = shape(&model, "example#A").traits.get("smithy.api#tags");
    assert_eq!(tags, Some(&json!(["x", "y"])));
}

#[test]
fn traits_apply_to_the_members_of_an_enum_trait() {
    let model = load_shapes(
        r#"
        "example#A": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}},
        "example#A$x": {"type": "apply", "traits": {"smithy.api#documentation": "An X."}}
    "#,
    );
    let x = shape(&model, "example#A").member("x").unwrap();
    assert_eq!(x.traits.str("smithy.api#documentation"), Some("An X."));
}

#[test]
fn members_of_mixins_come_first() {
    let model = load_shapes(
        r#"
        "example#List": {"type": "structure",
            "mixins": [{"target": "example#Paged"}, {"target": "example#Named"}],
            "members": {"size": {"target": "smithy.api#Integer"}}
        },
        "example#Paged": {"type": "structure",
            "mixins": [{"target": "example#Token"}],
            "members": {"page": {"target": "smithy.api#Integer"}},
            "traits": {"smithy.api#mixin": {}}
        },
        "example#Token": {"type": "structure",
            "members": {"token": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#mixin": {}}
        },
        "example#Named": {"type": "structure",
            "members": {"name": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#mixin": {}}
        }
    "#,
    );
    assert_eq!(member_names(shape(&model, "example#List")), ["token", "page", "name", "size"]);
}

#[test]
fn traits_of_later_mixins_and_of_the_shape_win() {
    let model = load_shapes(
        r#"
        "example#D": {"type": "structure", "mixins": [{"target": "example#C"}],
            "traits": {"example#four": {}, "smithy.api#documentation": "D"}
        },
        "example#C": {"type": "structure",
            "mixins": [{"target": "example#A"}, {"target": "example#B"}],
            "traits": {"smithy.api#mixin": {}, "example#three": {}}
        },
        "example#A": {"type": "structure",
            "traits": {"smithy.api#mixin": {}, "example#foo": 1, "example#one": {}}
        },
        "example#B": {"type": "structure",
            "traits": {
                "smithy.api#mixin": {"localTraits": ["smithy.api#private"]},
                "smithy.api#private": {},
                "smithy.api#documentation": "B",
                "example#foo": 2
            }
        }
    "#,
    );
    let traits = &shape(&model, "example#D").traits;
    let ids: Vec<&str> = traits.iter().map(|(id, _)| id.name()).collect();
    assert_eq!(ids, ["foo", "four", "one", "three", "documentation"]);
    assert_eq!(traits.get("example#foo"), Some(&json!(2)));
    assert_eq!(traits.str("smithy.api#documentation"), Some("D"));
}

#[test]
fn inherited_members_can_be_given_traits() {
    let model = load_shapes(
        r#"
        "example#A1": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {
            "a": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "Generic"}}
        }},
        "example#A2": {"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": {
            "a": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}
        }},
        "example#Redefined": {"type": "structure",
            "mixins": [{"target": "example#A1"}, {"target": "example#A2"}],
            "members": {
                "a": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "Mine"}}
            }
        },
        "example#Applied": {"type": "structure", "mixins": [{"target": "example#A1"}]},
        "example#Untouched": {"type": "structure", "mixins": [{"target": "example#A1"}]},
        "example#Applied$a": {"type": "apply", "traits": {"smithy.api#documentation": "Mine"}}
    "#,
    );
    let redefined = &shape(&model, "example#Redefined").members[0];
    assert_eq!(redefined.traits.str("smithy.api#documentation"), Some("Mine"));
    assert!(redefined.traits.has("smithy.api#required"));
    let applied = &shape(&model, "example#Applied").members[0];
    assert_eq!(applied.traits.str("smithy.api#documentation"), Some("Mine"));
    let untouched = &shape(&model, "example#Untouched").members[0];
    assert_eq!(untouched.traits.str("smithy.api#documentation"), Some("Generic"));
}

#[test]
fn services_and_operations_inherit_properties() {
    let model = load_shapes(
        r#"
        "example#Base": {"type": "service", "version": "1",
            "operations": [{"target": "example#Ping"}],
            "rename": {"example#Lost": "Gone", "example#Busy": "Full"},
            "traits": {"smithy.api#mixin": {}}
        },
        "example#Shop": {"type": "service",
            "mixins": [{"target": "example#Base"}],
            "operations": [{"target": "example#Get"}, {"target": "example#Ping"}],
            "rename": {"example#Busy": "Occupied"},
            "traits": {"smithy.api#mixin": {}}
        },
        "example#Checked": {"type": "operation",
            "errors": [{"target": "example#Busy"}],
            "traits": {"smithy.api#mixin": {}}
        },
        "example#Ping": {"type": "operation"},
        "example#Get": {"type": "operation",
            "mixins": [{"target": "example#Checked"}],
            "errors": [{"target": "example#Lost"}]
        },
        "example#Failure": {"type": "structure",
            "traits": {"smithy.api#mixin": {}, "smithy.api#error": "client"}
        },
        "example#Busy": {"type": "structure", "mixins": [{"target": "example#Failure"}]},
        "example#Lost": {"type": "structure", "mixins": [{"target": "example#Failure"}]}
    "#,
    );
    let shop = shape(&model, "example#Shop").as_service().unwrap();
    let operations: Vec<&str> = shop.operations.iter().map(|id| id.name()).collect();
    assert_eq!(shop.version.as_deref(), Some("1"));
    assert_eq!(operations, ["Ping", "Get"]);
    assert_eq!(shop.rename["example#Lost"], "Gone");
    assert_eq!(shop.rename["example#Busy"], "Occupied");

    let get = shape(&model, "example#Get").as_operation().unwrap();
    let errors: Vec<&str> = get.errors.iter().map(|id| id.name()).collect();
    assert_eq!(errors, ["Busy", "Lost"]);
    assert!(shape(&model, "example#Busy").traits.has("smithy.api#error"));
}

#[test]
fn lists_maps_and_strings_inherit() {
    let model = load_shapes(
        r#"
        "example#Names": {"type": "list", "mixins": [{"target": "example#Strings"}]},
        "example#Strings": {"type": "list", "member": {"target": "smithy.api#String"},
            "traits": {"smithy.api#mixin": {}}
        },
        "example#Name": {"type": "string", "mixins": [{"target": "example#Plain"}]},
        "example#Plain": {"type": "string",
            "traits": {"smithy.api#mixin": {}, "smithy.api#pattern": "^[a-z]*$"}
        }
    "#,
    );
    assert_eq!(member_names(shape(&model, "example#Names")), ["member"]);
    assert!(shape(&model, "example#Name").traits.has("smithy.api#pattern"));
}

/// A note, not an error: the documentation outlives its subject in one state of the model.
#[test]
fn documentation_of_what_does_not_exist_is_noted() {
    let model = load_shapes(
        r#"
"example#A": {"type": "structure"},
"example#A$b": {"type": "apply", "traits": {"smithy.api#documentation": "A B."}},
"example#B": {"type": "apply", "traits": {"smithy.api#documentation": "All of B."}},
"example#C": {"type": "structure", "mixins": [{"target": "example#M"}]},
"example#C$b": {"type": "apply", "traits": {"smithy.api#documentation": "Another."}},
"example#M": {"type": "structure", "traits": {"smithy.api#mixin": {}}}
"#,
    );
    assert_eq!(
        model.notes().to_string(),
        r#"
note: `example#B` is documented, but does not exist; and 2 more like it
 --> model.json:4:1
  |
4 | "example#B": {"type": "apply", "traits": {"smithy.api#documentation": "All of B."}},
  | ^^^^^^^^^^^
  = help: define `example#B`, or correct the ID
"#
        .trim()
    );
}
