//! Profile files, and where they are.

use super::json::{cases, contains, equal, lookup, name};
use super::report::Report;
use serde_json::{Map, Value, json};
use smithy_client::config::files::locations;
use smithy_client::config::profile::{FileKind, Profiles, Section};
use std::path::Path;

pub(super) fn run(folder: &Path, report: &mut Report) {
    for case in cases(&folder.join("profile-parser-tests.json")) {
        report.case("profile files", &name(&case, &["name"]), parse(&case));
    }
    for case in cases(&folder.join("file-location-tests.json")) {
        report.case("places of files", &name(&case, &["name"]), locate(&case));
    }
}

fn parse(case: &Value) -> Result<(), String> {
    let mut profiles = Profiles::default();
    let mut outcome = Ok(());
    let files = [("configFile", FileKind::Config), ("credentialsFile", FileKind::Credentials)];
    for (key, kind) in files {
        if let (Some(text), Ok(())) = (case["input"][key].as_str(), &outcome) {
            outcome = profiles.add(text, key, kind);
        }
    }
    match (&outcome, case["output"]["errorContaining"].as_str()) {
        (Ok(()), None) => {
            let config = &case["output"]["config"];
            equal("profiles", &sections(profiles.profiles()), &config["profiles"])?;
            match &config["sso_sessions"] {
                Value::Null => Ok(()),
                sessions => equal("sessions", &sections(profiles.sso_sessions()), sessions),
            }
        }
        (Err(error), Some(expected)) => contains("error", &error.to_string(), expected),
        (found, expected) => Err(format!("{found:?}, expected error: {expected:?}")),
    }
}

fn sections<'s>(sections: impl Iterator<Item = (&'s str, &'s Section)>) -> Value {
    let object = |section: &Section| {
        let properties = section.iter().map(|(name, value)| (name.to_owned(), json!(value)));
        Value::Object(properties.collect())
    };
    let sections = sections.map(|(name, section)| (name.to_owned(), object(section)));
    Value::Object(sections.collect::<Map<_, _>>())
}

fn locate(case: &Value) -> Result<(), String> {
    let found = locations(lookup(&case["environment"]), case["platform"] == "windows");
    equal("config", Some(&*found.config), case["configLocation"].as_str())?;
    equal("credentials", Some(&*found.credentials), case["credentialsLocation"].as_str())
}
