//! Profile files and their places, by the cases of the AWS SDK for Rust where they are at hand.

use serde_json::{Value, json};
use smithy_client::config::files::locations;
use smithy_client::config::profile::{FileKind, Profiles, Section};
use std::fs;
use std::path::Path;

fn cases(name: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/client-tests");
    let Ok(text) = fs::read_to_string(folder.join(name)) else {
        println!("skipped: needs the folder ../shared/client-tests");
        return Vec::new();
    };
    let mut cases: Value = serde_json::from_str(&text).unwrap();
    cases["tests"].as_array_mut().unwrap().drain(..).collect()
}

fn sections<'s>(sections: impl Iterator<Item = (&'s str, &'s Section)>) -> Value {
    sections
        .map(|(name, section)| {
            let properties = section.iter().map(|(name, value)| (name.to_owned(), json!(value)));
            (name.to_owned(), Value::Object(properties.collect()))
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn profiles() {
    for case in cases("profile-parser-tests.json") {
        let mut profiles = Profiles::default();
        let mut outcome = Ok(());
        for (key, kind) in
            [("configFile", FileKind::Config), ("credentialsFile", FileKind::Credentials)]
        {
            if let (Some(text), Ok(())) = (case["input"][key].as_str(), &outcome) {
                outcome = profiles.add(text, key, kind);
            }
        }
        let output = &case["output"];
        match (&outcome, output["errorContaining"].as_str()) {
            (Ok(()), None) => {
                let config = &output["config"];
                assert_eq!(sections(profiles.profiles()), config["profiles"], "{case}");
                if !config["sso_sessions"].is_null() {
                    assert_eq!(sections(profiles.sso_sessions()), config["sso_sessions"], "{case}");
                }
            }
            (Err(error), Some(expected)) => {
                assert!(error.to_string().contains(expected), "{case} {error}")
            }
            _ => panic!("{case}: {outcome:?}"),
        }
    }
}

#[test]
fn places() {
    for case in cases("file-location-tests.json") {
        let env = |name: &str| case["environment"][name].as_str().map(str::to_owned);
        let found = locations(env, case["platform"] == "windows");
        assert_eq!(found.config, case["configLocation"], "{case}");
        assert_eq!(found.credentials, case["credentialsLocation"], "{case}");
    }
}
