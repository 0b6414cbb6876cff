//! Errors in the choice of the service.

use super::{assert_file, assert_files, assert_shapes, source, with_service};

#[test]
fn no_service() {
    assert_file(
        r#"{"smithy": "2.0", "shapes": {}}"#,
        r#"
error: the model has no service
 = help: add a file that defines a service
"#,
    );
}

#[test]
fn two_services_and_none_chosen() {
    assert_shapes(
        r#""example#Other": {"type": "service"}"#,
        r#"
error: the model has more than one service
 --> model.json:2:1
  |
2 | "example#Other": {"type": "service"}
  | ^^^^^^^^^^^^^^^
 ::: model.json:1:30
  |
1 | {"smithy": "2.0", "shapes": {"example#Service": {"type": "service"},
  |                              ^^^^^^^^^^^^^^^^^
  = help: choose `example#Other` or `example#Service`
"#,
    );
}

#[test]
fn a_service_that_does_not_exist() {
    assert_files(
        &[source("model.json", &with_service(r#""example#Other": {"type": "service"}"#))],
        Some("Another"),
        r#"
error: the model has no service `Another`
 --> model.json:2:1
  |
2 | "example#Other": {"type": "service"}
  | ^^^^^^^^^^^^^^^
 ::: model.json:1:30
  |
1 | {"smithy": "2.0", "shapes": {"example#Service": {"type": "service"},
  |                              ^^^^^^^^^^^^^^^^^
  = help: choose `example#Other` or `example#Service`
"#,
    );
}

#[test]
fn a_service_name_that_means_two() {
    assert_files(
        &[source("model.json", &with_service(r#""other#Service": {"type": "service"}"#))],
        Some("Service"),
        r#"
error: the model has more than one service `Service`
 --> model.json:1:30
  |
1 | {"smithy": "2.0", "shapes": {"example#Service": {"type": "service"},
  |                              ^^^^^^^^^^^^^^^^^
 ::: model.json:2:1
  |
2 | "other#Service": {"type": "service"}
  | ^^^^^^^^^^^^^^^
  = help: choose `example#Service` or `other#Service`
"#,
    );
}

#[test]
fn a_rename_to_no_name() {
    assert_file(
        r#"{"smithy": "2.0", "shapes": {"example#Service": {"type": "service",
  "rename": {"example#A": "A B"}
}}}"#,
        r#"
error: `rename.example#A` of `example#Service` is not a valid name: `A B`
 --> model.json:2:27
  |
2 |   "rename": {"example#A": "A B"}
  |                           ^^^^^
  = help: a shape name is made of letters, digits and `_`, no digit first
"#,
    );
}
