//! Folders of botocore data, used in place of models.

use super::{Folder, NONE, Outcome};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;

/// A description of a service with one operation, in the version 2020-01-01.
const GREETER: &str = r#"{
  "version": "2.0",
  "metadata": {
    "apiVersion": "2020-01-01",
    "endpointPrefix": "greet",
    "protocol": "rest-json",
    "serviceId": "Greeter",
    "signatureVersion": "v4"
  },
  "operations": {
    "Greet": {
      "http": { "method": "GET", "requestUri": "/" },
      "input": { "shape": "Greeting" }
    }
  },
  "shapes": {
    "Greeting": { "type": "structure", "members": { "name": { "shape": "Name" } } },
    "Name": { "type": "string" }
  }
}"#;

const FOLDER: &str = "data/greeter/2020-01-01";

/// The files that every folder has besides: no pages, and one host.
const REST: [(&str, &str); 2] = [
    ("data/greeter/2020-01-01/paginators-1.json", r#"{ "pagination": {} }"#),
    (
        "data/greeter/2020-01-01/endpoint-rule-set-1.json",
        r#"{ "version": "1.0", "parameters": {}, "rules": [
            { "type": "endpoint", "conditions": [], "endpoint": { "url": "https://greet.test" } }
        ] }"#,
    ),
];

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

/// Returns a folder with these files and those of [`REST`].
fn folder_with(files: &[(&str, &[u8])]) -> Folder {
    let folder = Folder::with(&REST);
    for (path, bytes) in files {
        let path = folder.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn import(folder: &Folder, path: &str) -> Outcome {
    folder.xtask(&["import", path, "--out", "model.json"])
}

/// Reads `model.json` after importing.
#[track_caller]
fn imported(files: &[(&str, &[u8])], path: &str) -> String {
    let folder = folder_with(files);
    let outcome = import(&folder, path);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    folder.read("model.json")
}

/// Expects this error, and that nothing is imported.
#[track_caller]
fn assert_refused(files: &[(&str, &[u8])], path: &str, expected: &str) {
    let folder = folder_with(files);
    let outcome = import(&folder, path);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(outcome.stdout, "");
    assert_eq!(outcome.stderr.trim_end(), expected.trim_start());
    assert!(!folder.path("model.json").exists());
}

#[test]
fn a_folder_is_imported_and_what_it_cannot_say_is_told() {
    let folder = folder_with(&[("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes())]);
    let outcome = import(&folder, FOLDER);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_eq!(
        outcome.stdout,
        "model.json: 4 shapes (1 operation, 1 service, 1 string, 1 structure), written
what data/greeter/2020-01-01 does not say of what is new:
  resources, and names in ARNs, CloudFormation and CloudTrail
  the name of the service's shape, which is derived from the service ID
  which structures are inputs or outputs: those that nothing else refers to are assumed to be \
         (inputs: 1, outputs: 0)\n"
    );
    assert!(folder.read("model.json").contains(r#""com.amazonaws.greeter#Greet": {"#));
    // Everything that the format cannot say was in the existing model.
    let again = import(&folder, FOLDER);
    let summary = "model.json: 4 shapes (1 operation, 1 service, 1 string, 1 structure)";
    assert_eq!(again.stdout, format!("{summary}, up to date\n"));
}

#[test]
fn files_may_be_compressed_and_the_only_version_goes_without_saying() {
    let path = "data/greeter/2020-01-01/service-2.json";
    let compressed = gzip(GREETER.as_bytes());
    let plain = imported(&[(path, GREETER.as_bytes())], FOLDER);
    assert_eq!(imported(&[(&format!("{path}.gz"), &compressed)], FOLDER), plain);
    assert_eq!(imported(&[(path, GREETER.as_bytes())], "data/greeter"), plain);
    assert_eq!(imported(&[(path, GREETER.as_bytes())], path), plain);
}

#[test]
fn paginators_and_waiters_are_read_where_there_are_some() {
    let waiters = r#"{ "version": 2, "waiters": { "Greeted": {
        "operation": "Greet", "delay": 1, "maxAttempts": 1,
        "acceptors": [{ "matcher": "status", "expected": 200, "state": "success" }] } } }"#;
    let model = imported(
        &[
            ("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes()),
            ("data/greeter/2020-01-01/waiters-2.json.gz", &gzip(waiters.as_bytes())),
        ],
        FOLDER,
    );
    assert!(model.contains(r#""Greeted""#), "{model}");
}

#[test]
fn a_crate_is_generated_from_a_folder() {
    let folder = folder_with(&[("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes())]);
    let arguments = ["codegen", "--model", "data/greeter", "--out", "out", "--name", "greeter"];
    let outcome = folder.xtask(&arguments);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(folder.read("out/src/operations.rs").contains("Greet"));
}

#[test]
fn a_workspace_has_the_newest_version_of_each_service() {
    let newer = GREETER.replace("\"Greet\"", "\"GreetLoudly\"");
    let folder = folder_with(&[
        ("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes()),
        ("data/greeter/2021-01-01/service-2.json.gz", &gzip(newer.as_bytes())),
        ("data/greeter/2021-01-01/paginators-1.json", REST[0].1.as_bytes()),
        ("data/greeter/2021-01-01/endpoint-rule-set-1.json", REST[1].1.as_bytes()),
        ("data/waver/2020-01-01/service-2.json", GREETER.as_bytes()),
        ("data/endpoints.json", b"{}"),
    ]);
    let outcome = folder.xtask(&["codegen-all", "data", "--out", "out"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stdout.starts_with("1 services, 1 changed, 1 failed\n"), "{}", outcome.stdout);
    assert!(
        outcome.stdout.contains("aws-waver failed:\nerror: data/waver/2020-01-01 has no file ")
    );
    assert!(folder.read("out/aws-greeter/src/operations.rs").contains("GreetLoudly"));
}

#[test]
fn a_folder_is_compared_and_what_it_cannot_say_is_as_before() {
    let folder = folder_with(&[("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes())]);
    assert_eq!(import(&folder, FOLDER).code, Some(0));
    let model: serde_json::Value = serde_json::from_str(&folder.read("model.json")).unwrap();
    let mut known = model.clone();
    known["shapes"]["com.amazonaws.greeter#Name"]["traits"]["smithy.api#mediaType"] =
        "text/plain".into();
    // Importing drops the rules; a crate generated from the folder has them.
    known["shapes"]["com.amazonaws.greeter#Greeter"]["traits"]["smithy.rules#endpointRuleSet"] =
        serde_json::from_str(REST[1].1).unwrap();
    folder.write("model.json", &known.to_string());

    for paths in [["model.json", FOLDER], [FOLDER, "model.json"]] {
        let outcome = folder.xtask(&["diff", paths[0], paths[1]]);
        assert_eq!(outcome.stdout, "verdict: none\n", "{}", outcome.stderr);
        assert!(outcome.stderr.starts_with("note: "), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(" are of two formats: "), "{}", outcome.stderr);
    }
    let outcome = folder.xtask(&["diff", "data/none", "none.json"]);
    assert_eq!(outcome.code, Some(2));
    assert_eq!(outcome.stderr.matches("error: ").count(), 2, "{}", outcome.stderr);
}

/// As when one update follows another.
#[test]
fn of_two_folders_the_second_keeps_the_order_of_the_first() {
    const NEXT: &str = "data/greeter/2020-02-02";
    let members = r#""first": { "shape": "Name" }, "second": { "shape": "Name" }"#;
    let reordered = r#""second": { "shape": "Name" }, "first": { "shape": "Name" }"#;
    let description = |members: &str| {
        let greeting =
            r#""Greeting": { "type": "structure", "members": { "name": { "shape": "Name" } } },"#;
        let nested = format!(
            r#""Greeting": {{ "type": "structure", "members": {{ "to": {{ "shape": "To" }} }} }},
               "To": {{ "type": "structure", "members": {{ {members} }}, "required": ["first", "second"] }},"#
        );
        GREETER.replace(greeting, &nested)
    };
    let (old, new) = (description(members), description(reordered));
    assert_ne!(old, new);
    let folder = folder_with(&[
        (&format!("{FOLDER}/service-2.json"), old.as_bytes()),
        (&format!("{NEXT}/service-2.json"), new.as_bytes()),
    ]);
    for (path, text) in REST {
        folder.write(&path.replace(FOLDER, NEXT), text);
    }
    let outcome = folder.xtask(&["diff", FOLDER, NEXT]);
    assert_eq!((&*outcome.stdout, &*outcome.stderr), ("verdict: none\n", ""));
}

/// A number in a model as published can be text in the folder.
#[test]
fn an_update_that_breaks_something_says_what_formats_may_have_to_do_with_it() {
    let folder = folder_with(&[("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes())]);
    assert_eq!(import(&folder, FOLDER).code, Some(0));
    let published =
        folder.read("model.json").replace(r#""type": "string""#, r#""type": "integer""#);
    folder.write("model.json", &published);
    folder.write(
        "crates.toml",
        r#"crate = [{ name = "greeter", models = ["model.json"], out = "generated" }]"#,
    );
    assert_eq!(folder.xtask(&["codegen", "--config", "crates.toml"]).code, Some(0));

    let outcome = folder.xtask(&["update", "--config", "crates.toml", FOLDER]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("verdict: major"), "{}", outcome.stdout);
    let note = "note: if model.json was made of a published model, what breaks may be a difference";
    assert!(outcome.stderr.contains(note), "{}", outcome.stderr);
    let outcome = folder.xtask(&["update", "--config", "crates.toml", FOLDER]);
    assert_eq!((outcome.code, &*outcome.stderr), (Some(0), ""));
}

#[test]
fn a_folder_without_a_description() {
    assert_refused(
        &[],
        FOLDER,
        "
error: data/greeter/2020-01-01 has no file service-2.json or service-2.json.gz
 = help: choose a file that is a Smithy model, or a folder such as botocore/data/gameliftstreams",
    );
}

#[test]
fn a_folder_with_pieces_missing() {
    let folder = folder_with(&[("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes())]);
    REST.iter().for_each(|(path, _)| folder.remove(path));
    let before = folder.files();
    for command in [&["import", FOLDER, "--out", "model.json"][..], &["update", FOLDER]] {
        let outcome = folder.xtask(command);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""), "{command:?}");
        assert_eq!(
            outcome.stderr,
            "error: data/greeter/2020-01-01 has no file paginators-1.json or paginators-1.json.gz
 = help: get the whole folder, or, if botocore itself has no such file of this service, add one \
that says `{ \"pagination\": {} }`

error: data/greeter/2020-01-01 has no file endpoint-rule-set-1.json or endpoint-rule-set-1.json.gz
 = help: get the whole folder, of botocore 1.29 or later
"
        );
    }
    assert_eq!(folder.changed_since(&before), NONE);
}

/// Most services have no waiters, so only an existing model shows that the file is missing.
#[test]
fn a_folder_that_has_lost_the_waiters() {
    let waiters = r#"{ "version": 2, "waiters": { "Greeted": {
        "operation": "Greet", "delay": 1, "maxAttempts": 1,
        "acceptors": [{ "matcher": "status", "expected": 200, "state": "success" }] } } }"#;
    let path = "data/greeter/2020-01-01/waiters-2.json";
    let folder = folder_with(&[
        ("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes()),
        (path, waiters.as_bytes()),
    ]);
    assert_eq!(import(&folder, FOLDER).code, Some(0));
    folder.remove(path);
    let before = folder.files();
    let outcome = import(&folder, FOLDER);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
    let expected = "error: `com.amazonaws.greeter#Greet` has waiters in model.json, but no operation \
                    does in data/greeter/2020-01-01/service-2.json as Smithy\n  --> model.json:";
    assert!(outcome.stderr.starts_with(expected), "{}", outcome.stderr);
    assert!(outcome.stderr.contains(r#"that file must be `{ "version": 2, "waiters": {} }`"#));
    assert_eq!(folder.changed_since(&before), NONE);

    folder.write(path, r#"{ "version": 2, "waiters": {} }"#);
    assert_eq!(folder.xtask(&["diff", "model.json", FOLDER]).code, Some(0));
    folder.remove(path);
    let arguments = ["diff", "model.json", FOLDER];
    assert_eq!(folder.xtask(&arguments).code, Some(2));
    // A service may have its first waiters.
    let arguments = ["diff", FOLDER, "model.json"];
    let outcome = folder.xtask(&arguments);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("operations::GREETED: Waiter<Greet>"), "{}", outcome.stdout);
}

#[test]
fn several_versions() {
    assert_refused(
        &[
            ("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes()),
            ("data/greeter/2021-01-01/service-2.json.gz", b""),
        ],
        "data/greeter",
        "
error: data/greeter has several versions of the service
 = help: choose one of data/greeter/2020-01-01, data/greeter/2021-01-01",
    );
}

#[test]
fn files_that_are_not_gzip_or_end_too_early() {
    let name = "data/greeter/2020-01-01/service-2.json.gz";
    let compressed = gzip(GREETER.as_bytes());
    for bytes in [GREETER.as_bytes(), &compressed[..compressed.len() / 2], b""] {
        let outcome = import(&folder_with(&[(name, bytes)]), FOLDER);
        assert_eq!(outcome.code, Some(1));
        let expected = format!("error: {name}: is not a complete gzip file: ");
        assert!(outcome.stderr.starts_with(&expected), "{}", outcome.stderr);
    }
    let text = GREETER.split_at(20).0;
    assert_refused(
        &[(name, &gzip(text.as_bytes()))],
        FOLDER,
        r#"
error: `data/greeter/2020-01-01/service-2.json.gz` is not JSON: EOF while parsing an object
 --> data/greeter/2020-01-01/service-2.json.gz:2:18
  |
2 |   "version": "2.0"
  |                  ^
  = help: the file ends early: check that it was written completely"#,
    );
}

#[test]
fn a_description_in_another_version_of_the_format() {
    assert_refused(
        &[("data/greeter/2020-01-01/service-2.json", GREETER.replace("2.0", "3.0").as_bytes())],
        FOLDER,
        r#"
error: this describes a service in version 3.0 of the format, not 2.0
 --> data/greeter/2020-01-01/service-2.json:2:14
  |
2 |   "version": "3.0",
  |              ^^^^^
  = help: use a version of botocore that has `service-2.json`"#,
    );
}

#[test]
fn a_reference_to_a_shape_that_does_not_exist() {
    assert_refused(
        &[(
            "data/greeter/2020-01-01/service-2.json",
            GREETER.replace(r#"{ "shape": "Name" }"#, r#"{ "shape": "Nam" }"#).as_bytes(),
        )],
        FOLDER,
        r#"
error: `Nam` is not a shape in the description
  --> data/greeter/2020-01-01/service-2.json:17:72
   |
17 |     "Greeting": { "type": "structure", "members": { "name": { "shape": "Nam" } } },
   |                                                                        ^^^^^
   = help: add `Nam` to `shapes`, or refer to another shape"#,
    );
}

/// The enums have value names, one of them new; the list is new, and nothing else is.
#[test]
fn what_it_cannot_say_of_what_is_new_is_told() {
    let sizes = r#"{ "type": "string", "enum": ["small"] }"#;
    let description = GREETER.replace(r#"{ "type": "string" }"#, sizes);
    let path = "data/greeter/2020-01-01/service-2.json";
    let folder = folder_with(&[(path, description.as_bytes())]);
    assert_eq!(import(&folder, FOLDER).code, Some(0));
    let newer = description
        .replace(r#"["small"]"#, r#"["small", "large"]"#)
        .replace(r#"{ "name": { "shape": "Name" } }"#, r#"{ "names": { "shape": "Names" } }"#)
        .replace(
            r#""Name": {"#,
            r#""Names": { "type": "list", "member": { "shape": "Name" } }, "Name": {"#,
        );
    folder.write(path, &newer);
    let outcome = import(&folder, FOLDER);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_eq!(
        outcome.stdout,
        "model.json: 5 shapes (1 enum, 1 list, 1 operation, 1 service, 1 structure), written
what data/greeter/2020-01-01 does not say of what is new:
  names of enum values, which are derived from the values (enums: 1)
  which lists have unique items (lists: 1)
"
    );
}

/// A model kept as published contains everything in a description, but the description is not what
/// was published.
#[test]
fn an_update_says_what_the_model_is_replaced_with() {
    let path = "data/greeter/2020-01-01/service-2.json";
    let folder = folder_with(&[(path, GREETER.as_bytes())]);
    assert_eq!(import(&folder, FOLDER).code, Some(0));
    let imported = folder.read("model.json");
    let documented = imported.replacen(
        "\"traits\": {",
        r#""traits": { "smithy.api#title": "Greeter", "smithy.api#documentation": "Greets.","#,
        1,
    );
    assert_ne!(documented, imported);
    folder.write("model.json", &documented);
    folder.write(
        "crates.toml",
        "[[crate]]\nname = \"greeter\"\nmodels = [\"model.json\"]\nout = \"out\"\n",
    );
    assert_eq!(folder.xtask(&["codegen", "--config", "crates.toml"]).code, Some(0));
    let outcome = folder.xtask(&["update", "--config", "crates.toml", "data/greeter"]);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let expected = "model.json: 4 shapes (1 operation, 1 service, 1 string, 1 structure), converted \
                    from botocore's data, written\n";
    assert!(outcome.stdout.contains(expected), "{}", outcome.stdout);
}

/// As another format had it: with another service name and other value names.
#[test]
fn what_the_model_says_that_is_there_stays() {
    let sizes = r#"{ "type": "string", "enum": ["x-large"] }"#;
    let description = GREETER.replace(r#"{ "type": "string" }"#, sizes);
    let folder = folder_with(&[("data/greeter/2020-01-01/service-2.json", description.as_bytes())]);
    assert_eq!(import(&folder, FOLDER).code, Some(0));
    let model = folder.read("model.json");
    let known = model.replace("#Greeter", "#InnerGreeter").replace("x_large", "EXTRA_LARGE");
    assert_ne!(known, model);
    folder.write("model.json", &known);

    let outcome = import(&folder, FOLDER);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let now = folder.read("model.json");
    assert!(now.contains(r#""com.amazonaws.greeter#InnerGreeter": {"#), "{now}");
    assert!(now.contains(r#""EXTRA_LARGE": {"#) && !now.contains("x_large"), "{now}");
}

#[test]
fn the_model_of_another_service_is_not_replaced() {
    let folder = folder_with(&[("data/greeter/2020-01-01/service-2.json", GREETER.as_bytes())]);
    assert_eq!(import(&folder, FOLDER).code, Some(0));
    let path = "data/greeter/2020-01-01/service-2.json";
    folder.write(path, &GREETER.replace(r#""Greeter""#, r#""Waver""#));
    folder.make_old();
    let outcome = import(&folder, FOLDER);
    assert_eq!(outcome.code, Some(1));
    assert_eq!(
        outcome.stderr,
        "error: model.json is the model of com.amazonaws.greeter#Greeter, and \
         data/greeter/2020-01-01/service-2.json as Smithy of com.amazonaws.waver#Waver\n \
         = help: choose another file with `--out`\n"
    );
    assert_eq!(folder.written(), NONE);
}
