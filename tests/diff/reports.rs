//! Reports as text, as Markdown and as JSON.

use crate::models::{base, compared};
use serde_json::{Value, json};
use smithy_codegen::Diff;

/// Returns an update with changes of all classes.
fn update() -> Diff {
    let mut new = base();
    let shapes = &mut new["shapes"];
    shapes["a#Order"]["members"]["old"]["target"] = json!("smithy.api#Integer");
    shapes["a#Order"]["members"].as_object_mut().unwrap().shift_remove("price");
    shapes["a#Order"]["members"]["gift"] = json!({ "target": "smithy.api#Boolean" });
    shapes["a#Id"]["traits"]["smithy.api#pattern"] = json!("^`[a-z]+`$");
    shapes["a#Name"]["traits"]["smithy.api#length"] = json!({ "min": 2 });
    shapes["a#PutOrder"]["traits"]["smithy.api#documentation"] = json!("Puts an order.");
    compared("an update", &base(), &new)
}

#[test]
fn text_is_for_people() {
    assert_eq!(
        update().to_text(),
        r#"wire-breaking
  Its type changed, on the wire too: code that uses it no longer compiles.
    Order::old: type was Option<String>, is Option<i32>

source-breaking
  It was removed: code that names it no longer compiles.
    Order::price: Option<f64>

additive
  A new member with a setter: code that does not set it compiles as before.
    Order::gift: Option<bool>

limits
  Something else may be sent than before: the service may reject what it used to accept.
    schema::ID: pattern was "^[a-z]+$", is "^`[a-z]+`$"
    schema::NAME: length was 1 to 20, is at least 2

documentation
  Its documentation changed.
    operations::PutOrder

verdict: major
"#
    );
}

#[test]
fn markdown_is_for_change_logs() {
    assert_eq!(
        update().to_markdown(),
        r#"### Wire-breaking

- Its type changed, on the wire too: code that uses it no longer compiles.
  - `Order::old`: type was `Option<String>`, is `Option<i32>`

### Source-breaking

- It was removed: code that names it no longer compiles.
  - `Order::price`: `Option<f64>`

### Additive

- A new member with a setter: code that does not set it compiles as before.
  - `Order::gift`: `Option<bool>`

### Limits

- Something else may be sent than before: the service may reject what it used to accept.
  - `schema::ID`: pattern was `"^[a-z]+$"`, is `` "^`[a-z]+`$" ``
  - `schema::NAME`: length was `1 to 20`, is `at least 2`

### Documentation

- Its documentation changed.
  - `operations::PutOrder`
"#
    );
}

#[test]
fn json_is_for_programs() {
    let report: Value = serde_json::from_str(&update().to_json()).unwrap();
    assert_eq!(report["service"], "a#Shop");
    assert_eq!(report["verdict"], "major");
    let changes = report["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 6);
    assert_eq!(
        changes[0],
        json!({
            "class": "wire-breaking",
            "kind": "wire-type",
            "item": "Order::old",
            "shape": "a#Order$old",
            "what": "type",
            "was": "Option<String>",
            "is": "Option<i32>",
            "why": "Its type changed, on the wire too: code that uses it no longer compiles."
        })
    );
    assert_eq!(
        changes[2],
        json!({
            "class": "additive",
            "kind": "added-member",
            "item": "Order::gift",
            "shape": "a#Order$gift",
            "what": null,
            "was": null,
            "is": "Option<bool>",
            "why": "A new member with a setter: code that does not set it compiles as before."
        })
    );
}

#[test]
fn nothing_is_no_change() {
    let nothing = compared("nothing", &base(), &base());
    assert_eq!(nothing.to_text(), "verdict: none\n");
    assert_eq!(nothing.to_markdown(), "");
    let report: Value = serde_json::from_str(&nothing.to_json()).unwrap();
    assert_eq!(report, json!({ "service": "a#Shop", "verdict": "none", "changes": [] }));
}
