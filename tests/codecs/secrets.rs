//! What the model calls sensitive is never shown: not by `Debug`, not in violations, not in
//! errors, at no depth.

use std::collections::BTreeMap;

use gameliftstreams::{
    CreateStreamSessionConnectionOutput, GetStreamSessionOutput, Shape, StartStreamSessionInput,
    Value,
};
use smithy_shapes::UnknownMember;
use tests::sample::{Lock, Safe, Vault};

#[test]
fn debug_of_gameliftstreams() {
    let input = StartStreamSessionInput::make()
        .identifier("sg-1")
        .signal_request("hunter2")
        .connection_timeout_seconds(5)
        .locations(["us-east-1"])
        .additional_environment_variables([("MODE", "demo")]);
    assert_eq!(
        format!("{input:?}"),
        "StartStreamSessionInput { Identifier: \"sg-1\", SignalRequest: <redacted>, \
         Locations: [\"us-east-1\"], ConnectionTimeoutSeconds: 5, \
         AdditionalEnvironmentVariables: {\"MODE\": \"demo\"} }",
    );
    let output = GetStreamSessionOutput::make()
        .signal_request("hunter2")
        .signal_response("hunter3")
        .status(gameliftstreams::StreamSessionStatus::Active);
    assert_eq!(
        format!("{:#?}", Some(output)),
        "Some(\n    GetStreamSessionOutput {\n        Status: ACTIVE,\n        \
         SignalRequest: <redacted>,\n        SignalResponse: <redacted>,\n    },\n)",
    );
    // What is absent is not shown as redacted.
    let output = CreateStreamSessionConnectionOutput::make();
    assert_eq!(format!("{output:?}"), "CreateStreamSessionConnectionOutput");
}

/// Returns a vault in which all that is secret says so.
fn vault() -> Vault {
    let secret = || "secret".to_owned();
    let safe = || Safe {
        content: Some(secret()),
        count: Some(77),
        by_name: Some([(secret(), 77)].into()),
    };
    Vault {
        name: Some("bank".to_owned()),
        pin: Some(77_777),
        password: Some(secret()),
        passwords: Some(vec![secret(), secret()]),
        words: Some(vec![secret()]),
        by_password: Some([(secret(), 55)].into()),
        ledger: Some([(secret(), 77)].into()),
        safe: Some(safe()),
        safes: Some([("shown".to_owned(), safe())].into()),
        lock: Some(Lock::Code(vec![secret()])),
    }
}

#[test]
fn debug_at_every_depth() {
    let expected = "Vault { name: \"bank\", pin: <redacted>, password: <redacted>, \
                    passwords: [<redacted>, <redacted>], words: <redacted>, \
                    byPassword: {<redacted>: 55}, ledger: <redacted>, safe: <redacted>, \
                    safes: {\"shown\": <redacted>}, lock: Lock { code: [<redacted>] } }";
    assert_eq!(format!("{:?}", vault()), expected);
    let pretty = format!("{:#?}", vault());
    assert!(!pretty.contains("secret") && !pretty.contains("77"), "{pretty}");
    assert!(pretty.contains("\n    passwords: [\n        <redacted>,\n"), "{pretty}");
    // The shape itself is sensitive, wherever it stands.
    assert_eq!(format!("{:?}", Safe::default()), "<redacted>");
    assert_eq!(format!("{:?}", Lock::Open("door".to_owned())), "Lock { open: \"door\" }");
}

#[test]
fn debug_of_unknown_members_shows_the_tag_only() {
    let lock = Lock::from_json(r#"{"retina":{"scan":"secret"}}"#).unwrap();
    assert_eq!(format!("{lock:?}"), "Lock { retina: <redacted> }");
}

#[test]
fn violations() {
    let violations = vault().validate().unwrap_err();
    let expected = "/pin: must be at most 9999; it is <redacted>\n\
        /password: must have a length of at most 4 but has 6; it is <redacted>\n\
        /passwords/0: must have a length of at most 4 but has 6; it is <redacted>\n\
        /passwords/1: must have a length of at most 4 but has 6; it is <redacted>\n\
        /words/0: must have a length of at most 4 but has 6; it is <redacted>\n\
        /byPassword/<redacted>: must have a length of at most 4 but has 6; it is <redacted>\n\
        /byPassword/<redacted>: must be at most 9; it is 55\n\
        /ledger/<redacted>: must have a length of at most 4 but has 6; it is <redacted>\n\
        /ledger/<redacted>: must be at most 9; it is <redacted>\n\
        /safe/content: must have a length of at most 4 but has 6; it is <redacted>\n\
        /safe/count: must be at most 9; it is <redacted>\n\
        /safe/byName/<redacted>: must have a length of at most 4 but has 6; it is <redacted>\n\
        /safe/byName/<redacted>: must be at most 9; it is <redacted>\n\
        /safes/shown/content: must have a length of at most 4 but has 6; it is <redacted>\n\
        /safes/shown/count: must be at most 9; it is <redacted>\n\
        /safes/shown/byName/<redacted>: must have a length of at most 4 but has 6; it is <redacted>\n\
        /safes/shown/byName/<redacted>: must be at most 9; it is <redacted>\n\
        /lock/code/0: must have a length of at most 4 but has 6; it is <redacted>";
    assert_eq!(violations.to_string(), expected);
    let debug = format!("{violations:?}");
    assert!(!debug.contains("secret") && !debug.contains("77"), "{debug}");
}

#[test]
fn unknown_members_in_violations_are_shown_by_their_tag() {
    let lock = Lock::from_json(r#"{"retina":{"scan":"secret"}}"#).unwrap();
    let violations = lock.validate().unwrap_err().to_string();
    assert_eq!(violations, "/: must be a member that the model knows; it is \"retina\"");
}

/// Input in which something secret does not fit, and what is said of it.
const BAD: &[(&str, &str)] = &[
    (r#"{"pin":"secret"}"#, "/pin"),
    (r#"{"pin":777777777777}"#, "/pin"),
    (r#"{"password":777}"#, "/password"),
    (r#"{"password":{"secret":"secret"}}"#, "/password"),
    (r#"{"passwords":[777]}"#, "/passwords/0"),
    (r#"{"words":["a",777]}"#, "/words/1"),
    (r#"{"byPassword":{"secret":[]}}"#, "/byPassword/<redacted>"),
    (r#"{"ledger":{"secret":"secret"}}"#, "/ledger/<redacted>"),
    (r#"{"safe":"secret"}"#, "/safe"),
    (r#"{"safe":{"count":"secret"}}"#, "/safe/count"),
    (r#"{"safe":{"byName":{"secret":777}}}"#, "/safe/byName/<redacted>"),
    (r#"{"safes":{"shown":{"byName":{"secret":"secret"}}}}"#, "/safes/shown/byName/<redacted>"),
    (r#"{"lock":{"code":["a",777]}}"#, "/lock/code/1"),
];

#[track_caller]
fn tells_no_secret(error: impl std::fmt::Display + std::fmt::Debug, path: &str) {
    for text in [error.to_string(), format!("{error:?}")] {
        assert!(!text.contains("secret") && !text.contains("777"), "{text}");
    }
    let text = error.to_string();
    assert!(text.starts_with(&format!("{path}: ")), "{text}");
}

#[test]
fn errors_of_json() {
    for (json, path) in BAD {
        tells_no_secret(Vault::from_json(json).unwrap_err(), path);
    }
    let escape = Vault::from_json(r#"{"password":"\q"}"#).unwrap_err();
    let expected = "/password: invalid JSON: a malformed escape sequence at byte 15";
    assert_eq!(escape.to_string(), expected);
}

/// What is said in place of a serde format's own words where these may quote a secret.
const UNSAID: &str = "does not fit its shape; what was found may be sensitive and is not shown";

#[test]
fn errors_of_serde() {
    for (json, path) in BAD {
        tells_no_secret(serde_json::from_str::<Vault>(json).unwrap_err(), path);
    }
    let error = serde_json::from_str::<Vault>(r#"{"password":777}"#).unwrap_err();
    assert_eq!(error.to_string(), format!("/password: {UNSAID}"));
}

/// A secret may stand where a list, map, structure or union of secrets belongs, and serde_json
/// would quote it.
#[test]
fn serde_and_secrets_without_their_wrapping() {
    for name in ["passwords", "words", "byPassword", "ledger", "safe", "safes", "lock"] {
        let json = format!(r#"{{"{name}":"secret"}}"#);
        let error = serde_json::from_str::<Vault>(&json).unwrap_err();
        assert_eq!(error.to_string(), format!("/{name}: {UNSAID}"));
    }
    let error = serde_json::from_str::<Vault>(r#""secret""#).unwrap_err();
    assert_eq!(error.to_string(), UNSAID);
    // Where there are no secrets, the format says what it has found.
    let error = serde_json::from_str::<Vault>(r#"{"name":["bank"]}"#).unwrap_err();
    let expected = "/name: invalid type: sequence, expected a string at line 1 column 8";
    assert_eq!(error.to_string(), expected);
    let error = serde_json::from_str::<Vault>(r#"{"name":"bank""#).unwrap_err();
    assert_eq!(error.to_string(), "EOF while parsing an object at line 1 column 14");
}

/// Of a member that a union does not know, the tag is shown and nothing else.
#[test]
fn errors_in_unknown_members() {
    let lock = r#"{"lock":{"retina":{"scan":secret}}}"#;
    let error = serde_json::from_str::<Vault>(lock).unwrap_err();
    assert_eq!(error.to_string(), format!("/lock/retina: {UNSAID}"));

    // XML has no U+0000.
    let content = [("secret", "\0")].into_iter().collect();
    let lock = Lock::Unknown(UnknownMember::new("retina", content));
    let error = Vault { lock: Some(lock), ..Vault::default() }.to_xml().unwrap_err();
    let expected = "/lock/retina/<redacted>: XML has no way to write U+0000";
    assert_eq!(error.to_string(), expected);
}

/// Text from outside cannot pass for another line of a log.
#[test]
fn text_that_would_be_a_line() {
    let lock = Lock::from_json(r#"{"a: 1 }\nLock { b\u2028":1}"#).unwrap();
    assert_eq!(format!("{lock:?}"), r"Lock { a: 1 }\nLock { b\u{2028}: <redacted> }");
    assert_eq!(
        lock.validate().unwrap_err().to_string(),
        r#"/: must be a member that the model knows; it is "a: 1 }\nLock { b\u{2028}""#,
    );
    let safes = r#"{"safes":{"a\nb\u0085c\u2029d\u200fe":[]}}"#;
    let error = Vault::from_json(safes).unwrap_err();
    let expected = r"/safes/a\nb\u{85}c\u{2029}d\u{200f}e: expected a structure at byte 38";
    assert_eq!(error.to_string(), expected);
    let value = Safe { content: Some("secret".into()), ..Safe::default() };
    let vault = Vault { safes: Some([("a\n".to_owned(), value)].into()), ..Vault::default() };
    let violations = vault.validate().unwrap_err().to_string();
    assert!(violations.starts_with(r"/safes/a\n/content: "), "{violations}");
    // A serde format's own words too.
    let error = serde_json::from_str::<Vault>(r#"{"name":"a\n"#).unwrap_err().to_string();
    assert!(!error.contains('\n'), "{error}");
}

#[test]
fn errors_of_xml() {
    let bad = [
        ("<v><pin>secret</pin></v>", "/pin"),
        ("<v><password><secret/></password></v>", "/password"),
        (
            "<v><byPassword><entry><key>secret</key><value>777</value></entry></byPassword></v>",
            "/byPassword/<redacted>",
        ),
        (
            "<v><ledger><entry><key>secret</key><value>secret</value></entry></ledger></v>",
            "/ledger/<redacted>",
        ),
        ("<v><safe><count>secret</count></safe></v>", "/safe/count"),
        ("<v><safe>secret</safe></v>", "/safe"),
    ];
    for (xml, path) in bad {
        tells_no_secret(Vault::from_xml(xml).unwrap_err(), path);
    }
    // Writing: XML has no U+0000.
    let ledger = Vault { ledger: Some([("secret\0".to_owned(), 1)].into()), ..Vault::default() };
    tells_no_secret(ledger.to_xml().unwrap_err(), "/ledger/<redacted>");
}

#[test]
fn errors_of_values() {
    let structure = |name: &'static str, value| Value::Structure(vec![(name.into(), value)]);
    let wrong = || Value::Map([("secret".to_owned(), Value::String("secret".to_owned()))].into());
    for name in ["pin", "password", "passwords", "words", "safe", "lock"] {
        let error = Vault::from_value(&structure(name, wrong())).unwrap_err();
        tells_no_secret(error, &format!("/{name}"));
    }
    for name in ["byPassword", "ledger"] {
        let error = Vault::from_value(&structure(name, wrong())).unwrap_err();
        tells_no_secret(error, &format!("/{name}/<redacted>"));
    }
}

#[test]
fn formats_are_exact() {
    let value = vault();
    assert_eq!(Vault::from_json(value.to_json()), Ok(value.clone()));
    assert!(value.to_json().contains(r#""password":"secret""#));
    assert_eq!(value.to_query().get("password"), Some("secret"));
    let secret = Value::String("secret".to_owned());
    assert_eq!(value.to_value().get("password"), Some(&secret));
    let entries: BTreeMap<_, _> = [("secret".to_owned(), Value::Byte(77))].into();
    assert_eq!(value.to_value().get("ledger"), Some(&Value::Map(entries)));
}
