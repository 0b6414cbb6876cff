//! `imports`: that imported models have the crates of the models.

use super::{Folder, GREETING};

#[test]
fn a_line_says_that_a_model_has_the_same_crate() {
    let folder = Folder::with(&[("models/greeter.json", GREETING)]);
    let outcome = folder.xtask(&["imports", "models"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let lines: Vec<&str> = outcome.stdout.lines().collect();
    assert_eq!(lines[0], "models/greeter.json: same crate");
    assert_eq!(lines[2], "not compared, since import drops it:");
    assert!(lines[3].starts_with("  smithy.api#documentation: "), "{}", outcome.stdout);
}

#[test]
fn a_model_that_fails_does_not_stop_the_others() {
    let wrong = GREETING.replace("\"target\": \"a#Greet\" }", "\"target\": \"a#Meet\" }");
    let folder = Folder::with(&[("models/a.json", &wrong), ("models/greeter.json", GREETING)]);
    let outcome = folder.xtask(&["imports", "models"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stdout.starts_with("models/a.json: error: "), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("`a#Meet`, which does not exist"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("\nmodels/greeter.json: same crate\n"), "{}", outcome.stdout);
    assert_eq!(outcome.stderr, "error: 1 of 2 models differ or fail\n");
}
