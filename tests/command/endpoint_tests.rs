//! `cargo xtask endpoint-tests`.

use super::{Folder, root};
use std::fs;

/// One test, because the command works in one folder.
#[test]
fn the_cases_of_models_are_run_and_counted() {
    let fixture = root().join("tests/fixtures/endpoints.json");
    let model = fs::read_to_string(fixture).unwrap();
    let folder = Folder::with(&[("models/archive.json", &model), ("models/notes.txt", "")]);
    let outcome = folder.xtask(&["endpoint-tests", "models"]);
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""), "{}", outcome.stdout);
    assert_eq!(
        outcome.stdout,
        "archive: 20 of 20\n20 of 20 cases pass by rule sets, 0 of 0 by traits\n"
    );

    // Three expectations that fail: a URL, a property, and an input.
    let wrong = model
        .replace("http://box1.localhost:8000", "http://box2.localhost:8000")
        .replace(r#""depth": 1, "of": ["A"#, r#""depth": 2, "of": ["A"#)
        .replace(r#"{ "a/b": "1" }"#, r#"{ "a/c": "1" }"#);
    folder.write("models/archive.json", &wrong);
    let outcome = folder.xtask(&["endpoint-tests", "models/archive.json"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(outcome.stderr, "error: not every endpoint test passes\n");
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!((lines[0], lines.len()), ("archive: 17 of 20", 5), "{}", outcome.stdout);
    assert_eq!(lines[4], "17 of 20 cases pass by rule sets, 0 of 0 by traits");
}

#[test]
fn a_model_that_is_none_is_an_error() {
    let folder = Folder::with(&[("model.json", "{}")]);
    let outcome = folder.xtask(&["endpoint-tests", "model.json", "missing.json"]);
    assert_eq!((outcome.code, &*outcome.stdout), (Some(1), ""));
    assert!(outcome.stderr.contains("missing.json"), "{}", outcome.stderr);
}
