//! `cargo xtask diff`: its exit codes, and its errors for models that cannot be compared.

use super::{Folder, GREETING};

/// Returns the greeter with an additional member, and without any.
fn models() -> Folder {
    let longer =
        GREETING.replace(r#""name": "#, r#""title": { "target": "smithy.api#String" }, "name": "#);
    let shorter = GREETING.replace(r#""name": { "target": "smithy.api#String" }"#, "");
    Folder::with(&[("old.json", GREETING), ("longer.json", &longer), ("shorter.json", &shorter)])
}

#[test]
fn the_last_line_is_the_verdict() {
    let folder = models();
    let before = folder.files();
    for (new, verdict) in [("old", "none"), ("longer", "minor"), ("shorter", "major")] {
        for format in ["text", "markdown"] {
            let new = format!("{new}.json");
            let outcome = folder.xtask(&["diff", "old.json", &new, "--format", format]);
            assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""), "{new}");
            let last = outcome.stdout.lines().last();
            assert_eq!(last, Some(&*format!("verdict: {verdict}")), "{}", outcome.stdout);
        }
    }
    assert_eq!(folder.files(), before);
}

#[test]
fn json_is_all_there_is() {
    let outcome = models().xtask(&["diff", "old.json", "longer.json", "--format", "json"]);
    assert_eq!(outcome.code, Some(0));
    assert!(outcome.stdout.starts_with("{\n"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains(r#""item": "Greeting::title""#), "{}", outcome.stdout);
    assert!(outcome.stdout.ends_with("\n}\n"), "{}", outcome.stdout);
}

#[test]
fn a_verdict_can_fail() {
    let cases = [
        ("old", "patch", 0),
        ("longer", "patch", 1),
        ("longer", "minor", 1),
        ("longer", "major", 0),
        ("shorter", "major", 1),
    ];
    let folder = models();
    for (new, limit, code) in cases {
        let path = format!("{new}.json");
        let outcome = folder.xtask(&["diff", "old.json", &path, "--fail-on", limit]);
        assert_eq!(outcome.code, Some(code), "{new}, {limit}");
        assert!(outcome.stdout.contains("verdict: "), "{new}, {limit}");
    }
}

#[test]
fn models_of_two_services_are_refused() {
    let folder = models();
    folder.write("other.json", &GREETING.replace("a#Greeter", "a#Waver"));
    let outcome = folder.xtask(&["diff", "old.json", "other.json"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
    assert_eq!(
        outcome.stderr,
        r##"error: these are models of different services: `a#Greeter` and `a#Waver`
 --> old.json:4:5
  |
4 |     "a#Greeter": { "type": "service", "operations": [{ "target": "a#Greet" }] },
  |     ^^^^^^^^^^^
 ::: other.json:4:5
  |
4 |     "a#Waver": { "type": "service", "operations": [{ "target": "a#Greet" }] },
  |     ^^^^^^^^^
  = help: compare two states of one service's model
"##
    );
}

#[test]
fn everything_that_is_wrong_with_both_is_said() {
    let folder = models();
    folder.write("newer.json", &GREETING.replace(r#""smithy": "2.0""#, r#""smithy": "3.0""#));
    folder.write("half.json", &GREETING[..GREETING.len() / 2]);
    let outcome = folder.xtask(&["diff", "newer.json", "half.json"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
    for expected in [
        "error: `newer.json` follows Smithy 3.0, not Smithy 2.0\n --> newer.json:2:13\n",
        "error: `half.json` is not JSON: EOF while parsing",
    ] {
        assert!(outcome.stderr.contains(expected), "{expected} in {}", outcome.stderr);
    }

    let outcome = folder.xtask(&["diff", "absent.json", "old.json"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.starts_with("error: absent.json: "), "{}", outcome.stderr);
}

#[test]
fn a_service_and_a_protocol_can_be_chosen() {
    let folder = models();
    let two =
        GREETING.replace(r#""shapes": {"#, r#""shapes": { "a#Other": { "type": "service" },"#);
    folder.write("two.json", &two);
    let outcome = folder.xtask(&["diff", "old.json", "two.json"]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.starts_with("error: the model has more than one service\n"));
    let chosen = ["diff", "old.json", "two.json", "--service", "Greeter"];
    let outcome = folder.xtask(&chosen);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(0), "verdict: none\n"));
    let outcome = folder.xtask(&[&chosen[..], &["--protocol", "restJson2"]].concat());
    assert_eq!(outcome.code, Some(2));
    assert!(
        outcome.stderr.contains("`restJson2` is not a known protocol; choose one of rpcv2Cbor, ")
    );
}
