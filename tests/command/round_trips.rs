//! `cargo xtask round-trips`.

use super::{Folder, GREETING, columns};

/// A service whose only operation has a message of each kind, with members that do not accept every
/// value: a required list of parameters must not be empty, and the name of an error is fixed.
const DIARY: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#Diary": {
      "type": "service",
      "operations": [{ "target": "a#Write" }],
      "traits": { "aws.protocols#restJson1": {} }
    },
    "a#Write": {
      "type": "operation",
      "input": { "target": "a#WriteInput" },
      "output": { "target": "a#WriteOutput" },
      "errors": [{ "target": "a#Full" }],
      "traits": { "smithy.api#http": { "method": "POST", "uri": "/days/{day}" } }
    },
    "a#WriteInput": {
      "type": "structure",
      "members": {
        "day": {
          "target": "smithy.api#String",
          "traits": { "smithy.api#httpLabel": {}, "smithy.api#required": {} }
        },
        "title": { "target": "smithy.api#String" },
        "text": { "target": "smithy.api#String" },
        "mood": { "target": "a#Mood" },
        "tags": {
          "target": "a#Tags",
          "traits": { "smithy.api#httpQuery": "tag", "smithy.api#required": {} }
        }
      }
    },
    "a#Tags": { "type": "list", "member": { "target": "smithy.api#String" } },
    "a#WriteOutput": {
      "type": "structure",
      "members": { "pages": { "target": "smithy.api#Integer" } },
      "traits": { "smithy.api#output": {} }
    },
    "a#Mood": {
      "type": "enum",
      "members": {
        "GLAD": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "glad" } }
      }
    },
    "a#Full": {
      "type": "structure",
      "members": {
        "message": { "target": "smithy.api#String" },
        "kind": {
          "target": "smithy.api#String",
          "traits": { "smithy.api#httpHeader": "x-amzn-ErrorType" }
        }
      },
      "traits": { "smithy.api#error": "client", "smithy.api#httpError": 409 }
    }
  }
}
"#;

/// One test, because the command works in one folder.
#[test]
fn values_are_made_and_compared() {
    let folder = Folder::with(&[
        ("models/diary.json", DIARY),
        ("models/greeting.json", GREETING),
        ("models/notes.txt", ""),
    ]);
    let outcome = folder.xtask(&["round-trips", "models", "--values", "10"]);
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""), "{}", outcome.stdout);
    // Nine properties of each shape; a request, a response and an error.
    let expected = [
        "shapes operations streams checks values failed",
        "diary.json 4 1 0 39 390 0",
        "greeting.json 1 0 0 9 90 0",
        "all 5 1 0 48 480 0",
    ];
    assert_eq!(columns(&outcome.stdout), expected);

    // Two members of one name in JSON, one of which is a header that a client fills in, and a model
    // that does not make a crate.
    let title = r#""title": { "target": "smithy.api#String" }"#;
    let bound = r#", "traits": { "smithy.api#httpHeader": "Content-MD5", "smithy.api#jsonName": "text" } }"#;
    let http = r#""traits": { "smithy.api#http""#;
    let summed = r#""traits": { "smithy.api#httpChecksumRequired": {}, "smithy.api#http""#;
    let forgetful = DIARY.replace(title, &title.replace(" }", bound)).replace(http, summed);
    folder.write("models/forgetful.json", &forgetful);
    folder.write("models/nobody.json", &DIARY.replace("{ \"target\": \"a#Full\" }", "{}"));
    let command = ["round-trips", "models", "--checks", "values,json,messages", "--seed", "3"];
    let outcome = folder.xtask(&command);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(outcome.stderr, "error: not everything comes back\n");
    let lines = columns(&outcome.stdout);
    assert_eq!(lines[1], "diary.json 4 1 0 11 550 0");
    assert!(lines[2].starts_with("forgetful.json 4 1 0 11 550 "), "{}", outcome.stdout);
    assert_eq!(lines[4], "nobody.json failed to build");
    for failure in [
        "\n\nfailed: forgetful.json: a#WriteInput (json, seed ",
        "\n\nfailed: forgetful.json: a#Write (request in restJson1, seed ",
        "\n\nfailed: nobody.json:\nerror: ",
    ] {
        assert!(outcome.stdout.contains(failure), "{failure}: {}", outcome.stdout);
    }
    assert_eq!(folder.xtask(&command).stdout, outcome.stdout, "the same in every run");

    // In a protocol without such names.
    let command = ["round-trips", "models/forgetful.json", "--checks", "messages"];
    let outcome = folder.xtask(&[&command[..], &["--protocol", "awsQuery"]].concat());
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""), "{}", outcome.stdout);
    assert_eq!(columns(&outcome.stdout)[1], "forgetful.json 0 1 0 3 150 0");
}

#[test]
fn wrong_arguments_are_refused() {
    let folder = Folder::with(&[("diary.json", DIARY), ("empty/notes.txt", "")]);
    let cases: [(&[&str], &str); 5] = [
        (&["missing.json"], "error: missing.json: No such file"),
        (&["empty"], "error: empty: a folder without a .json file"),
        (&["diary.json", "--checks", "yaml"], "[possible values: values, json, cbor, xml, query, "),
        (&["diary.json", "--protocol", "soap"], "`soap` is not a known protocol; choose one of "),
        (&[], "<PATH>..."),
    ];
    for (arguments, message) in cases {
        let outcome = folder.xtask(&[&["round-trips"], arguments].concat());
        assert_ne!(outcome.code, Some(0), "{arguments:?}");
        assert_eq!(outcome.stdout, "", "{arguments:?}");
        assert!(outcome.stderr.contains(message), "{arguments:?}: {}", outcome.stderr);
    }
}
