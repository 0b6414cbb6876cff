//! `cargo xtask conformance`.

use super::{Folder, GREETING, columns};

/// A service whose only operation has a case of each kind except events.
const GUESTS: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Guests": {
      "type": "service",
      "operations": [{ "target": "a#Sign" }],
      "traits": { "aws.protocols#restJson1": {} }
    },
    "a#Sign": {
      "type": "operation",
      "input": { "target": "a#SignInput" },
      "output": { "target": "a#SignOutput" },
      "errors": [{ "target": "a#Full" }],
      "traits": {
        "smithy.api#http": { "method": "POST", "uri": "/guests/{year}" },
        "smithy.test#httpRequestTests": [{
          "id": "Signs", "protocol": "aws.protocols#restJson1",
          "method": "POST", "uri": "/guests/2026",
          "headers": { "Content-Type": "application/json" },
          "body": "{ \"name\": \"Anna\" }", "bodyMediaType": "application/json",
          "params": { "year": 2026, "name": "Anna" }
        }],
        "smithy.test#httpMalformedRequestTests": [{
          "id": "BadYear", "protocol": "aws.protocols#restJson1",
          "request": { "method": "POST", "uri": "/guests/$year:L" },
          "response": { "code": 400 },
          "testParameters": { "year": ["x", "1.5"] }
        }]
      }
    },
    "a#SignInput": {
      "type": "structure",
      "members": {
        "year": {
          "target": "smithy.api#Integer",
          "traits": { "smithy.api#httpLabel": {}, "smithy.api#required": {} }
        },
        "name": { "target": "smithy.api#String" }
      },
      "traits": { "smithy.api#input": {} }
    },
    "a#SignOutput": { "type": "structure", "traits": { "smithy.api#output": {} } },
    "a#Full": {
      "type": "structure",
      "members": { "message": { "target": "smithy.api#String" } },
      "traits": {
        "smithy.api#error": "client",
        "smithy.api#httpError": 409,
        "smithy.test#httpResponseTests": [{
          "id": "NoPage", "protocol": "aws.protocols#restJson1", "appliesTo": "client",
          "code": 409, "headers": { "X-Amzn-Errortype": "Full" },
          "body": "{ \"message\": \"come again\" }", "bodyMediaType": "application/json",
          "params": { "message": "come again" }
        }]
      }
    }
  }
}
"#;

/// One test, because the command works in one folder.
#[test]
fn cases_are_run_and_counted() {
    let folder = Folder::with(&[("models/guests.json", GUESTS), ("models/notes.txt", "")]);
    let outcome = folder.xtask(&["conformance", "models"]);
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""), "{}", outcome.stdout);
    let expected = [
        "requests responses malformed requests event streams all skipped",
        "guests.json 2 of 2 1 of 1 2 of 2 - 5 of 5 0",
        "all 2 of 2 1 of 1 2 of 2 - 5 of 5 0",
    ];
    assert_eq!(columns(&outcome.stdout), expected);

    // Besides, a case that fails, and a model that cannot be generated from.
    folder.write("models/liars.json", &GUESTS.replace("\"Anna\" }\n", "\"Otto\" }\n"));
    folder.write(
        "models/nobody.json",
        &GUESTS.replace("\"target\": \"a#Full\"", "\"target\": \"a#No\""),
    );
    let outcome = folder.xtask(&["conformance", "models"]);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(outcome.stderr, "error: not everything passed\n");
    let lines = columns(&outcome.stdout);
    assert_eq!(lines[1], "guests.json 2 of 2 1 of 1 2 of 2 - 5 of 5 0");
    assert_eq!(lines[2], "liars.json 0 of 2 1 of 1 2 of 2 - 3 of 5 0");
    assert_eq!(lines[3], "nobody.json failed to build");
    let failure = "failed: liars.json: Signs (request, server)
  input/name
    expected: \"Otto\"
    came:     \"Anna\"
";
    assert!(outcome.stdout.contains(failure), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("failed: nobody.json:\nerror: "), "{}", outcome.stdout);

    // Only what passes is listed.
    let outcome = folder.xtask(&["conformance", "models/liars.json", "--only", "*Year"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stdout);
    assert_eq!(columns(&outcome.stdout)[1], "liars.json - - 2 of 2 - 2 of 2 0");
}

#[test]
fn cases_are_listed() {
    let folder = Folder::with(&[("guests.json", GUESTS)]);
    let outcome = folder.xtask(&["conformance", "guests.json", "--list"]);
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
    assert_eq!(
        outcome.stdout,
        "guests.json: Signs (request, client)
guests.json: Signs (request, server)
guests.json: NoPage (response, client)
guests.json: BadYear[0] (malformed request, server)
guests.json: BadYear[1] (malformed request, server)
"
    );
    let outcome = folder.xtask(&["conformance", "guests.json", "--list", "--only", "BadYear[1]"]);
    assert_eq!(outcome.stdout, "guests.json: BadYear[1] (malformed request, server)\n");
}

#[test]
fn nothing_to_run_is_an_error() {
    let folder = Folder::with(&[
        ("guests.json", GUESTS),
        ("greeting.json", GREETING),
        ("list.json", "[]"),
        ("empty/notes.txt", ""),
    ]);
    let cases: [(&[&str], &[&str]); 5] = [
        (&["greeting.json"], &["error: no protocol tests in greeting.json"]),
        (
            &["guests.json", "--only", "Sign"],
            &["error: no protocol test in guests.json matches `Sign`"],
        ),
        (
            &["missing.json", "list.json"],
            &[
                "error: missing.json: No such file",
                "error: list.json: not a Smithy model in JSON: ",
            ],
        ),
        (&["empty"], &["error: empty: a folder without a .json file"]),
        (&[], &["<PATH>..."]),
    ];
    for (arguments, messages) in cases {
        let outcome = folder.xtask(&[&["conformance"], arguments].concat());
        assert_ne!(outcome.code, Some(0), "{arguments:?}");
        assert_eq!(outcome.stdout, "", "{arguments:?}");
        for message in messages {
            assert!(outcome.stderr.contains(message), "{arguments:?}: {}", outcome.stderr);
        }
    }
}
