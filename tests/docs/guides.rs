//! Rust in the guides is compiled and run: `tests/src/lib.rs` includes each guide that has any.

use crate::root;
use std::fs;

#[test]
fn every_guide_with_rust_is_a_doctest() {
    let included = include_str!("../src/lib.rs");
    for file in crate::markdown::files_below(&root().join("docs")) {
        let text = fs::read_to_string(&file).unwrap();
        let path = file.strip_prefix(root()).unwrap().display();
        let line = format!("include_str!(\"../../{path}\")");
        assert!(
            !text.contains("```rust") || included.contains(&line),
            "{path} has Rust code, so tests/src/lib.rs must have a struct with `{line}`",
        );
    }
}
