//! `update` when it cannot work: the errors, and that nothing is written.

use super::updating::{
    CBOR, CONFIG, JSON, TEXT, assert_refused, project, published, speaking, succeed, update,
};
use super::{Folder, NONE};

#[test]
fn a_crate_that_is_not_up_to_date_is_not_updated() {
    let folder = project();
    folder.remove("generated/src/shapes/greeting.rs");
    assert_refused(
        &folder,
        &["more.json"],
        "
error: generated is not what its present model makes of it (1 new)
 = help: run `cargo xtask codegen --config crates.toml`, look at what that changes, and update then
",
    );
}

#[test]
fn a_model_of_another_service() {
    let folder = project();
    folder.write("other.json", &published(TEXT).replace("a#Greeter", "a#Waver"));
    assert_refused(
        &folder,
        &["other.json"],
        "
error: other.json is the model of a#Waver, of which crates.toml has no crate
 = help: it has crates of a#Greeter; `cargo xtask codegen --model` generates one from any model
",
    );
}

#[test]
fn a_model_that_cannot_be_read() {
    let folder = project();
    let newer = published(TEXT).replace(r#""smithy": "2.0""#, r#""smithy": "3.0""#);
    folder.write("newer.json", &newer);
    assert_refused(
        &folder,
        &["newer.json"],
        r#"
error: `newer.json` follows Smithy 3.0, not Smithy 2.0
 --> newer.json:2:13
  |
2 |   "smithy": "3.0",
  |             ^^^^^
  = help: a Smithy 2.0 model has `"smithy": "2.0"`
"#,
    );
    folder.write("half.json", "{\n  \"smithy\": \"2.0\",\n  \"shapes\": {");
    assert_refused(
        &folder,
        &["half.json"],
        r#"
error: `half.json` is not JSON: EOF while parsing an object
 --> half.json:3:13
  |
3 |   "shapes": {
  |             ^
  = help: the file ends early: check that it was written completely
"#,
    );
    let outcome = update(&folder, &["absent.json"]);
    assert_eq!(outcome.code, Some(1));
    assert!(outcome.stderr.starts_with("error: absent.json: "), "{}", outcome.stderr);
}

/// The place is in the given file, not in the file that would be written.
#[test]
fn a_model_that_is_wrong_in_itself() {
    let folder = project();
    folder.write("wrong.json", &published(TEXT).replace("smithy.api#String", "a#Strin"));
    assert_refused(
        &folder,
        &["wrong.json"],
        r#"
error: `a#Greeting$text` targets `a#Strin`, which does not exist
 --> wrong.json:8:40
  |
8 |       "members": { "text": { "target": "a#Strin" } },
  |                                        ^^^^^^^^^
  = help: did you mean `smithy.api#String`?
"#,
    );
}

#[test]
fn a_list_with_a_name_twice() {
    let folder = project();
    folder.write("crates.toml", &CONFIG.repeat(2));
    assert_refused(
        &folder,
        &["more.json"],
        "\nerror: crates.toml: there are two crates `greeter`\n",
    );
}

/// The file alone also works.
#[test]
fn a_model_that_is_a_folder_of_botocore_is_not_replaced() {
    let folder = Folder::with(&[
        (
            "data/service-2.json",
            r#"{
            "version": "2.0",
            "metadata": { "protocol": "rest-json", "serviceId": "Greeter", "apiVersion": "1", "endpointPrefix": "a" },
            "operations": {},
            "shapes": {}
        }"#,
        ),
        ("data/paginators-1.json", r#"{ "pagination": {} }"#),
        ("data/endpoint-rule-set-1.json", "{}"),
        (
            "crates.toml",
            "[[crate]]\nname = \"a\"\nmodels = [\"data/service-2.json\"]\nout = \"out\"\n",
        ),
    ]);
    let expected = "
error: data/service-2.json is botocore's data
 = help: replace the folder, and run `cargo xtask codegen`
";
    assert_refused(&folder, &["data"], expected);
}

/// An entry written on one line has no room for another.
#[test]
fn a_protocol_that_cannot_be_written_down() {
    let config = r#"crate = [{ name = "greeter", models = ["model.json"], out = "generated" }]"#;
    let folder = Folder::with(&[
        ("crates.toml", config),
        ("model.json", &speaking(&[JSON])),
        ("both.json", &speaking(&[JSON, CBOR])),
    ]);
    succeed(&folder, &["codegen", "--config", "crates.toml"]);
    let before = folder.files();
    let outcome = update(&folder, &["both.json"]);
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
    assert_eq!(
        outcome.stderr,
        "error: the service prefers the protocol rpcv2Cbor now
 = help: add `protocol = \"awsJson1_0\"` to the crate `greeter` in crates.toml to keep the one of \
         before, or another protocol\n"
    );
    assert_eq!(folder.changed_since(&before), NONE);
}
