//! Endpoint URLs from the environment and profiles, by the cases of botocore where they are at hand.

use serde_json::Value;
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::config::settings::Sources;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The file that says what a suite has as JSON.
fn config(suite: &Value) -> String {
    let mut text = String::new();
    for (name, properties) in suite["profiles"].as_object().unwrap() {
        writeln!(text, "[profile {name}]").unwrap();
        for (key, value) in properties.as_object().unwrap() {
            writeln!(text, "{key} = {}", value.as_str().unwrap()).unwrap();
        }
    }
    for (name, services) in suite["services"].as_object().unwrap() {
        writeln!(text, "[services {name}]").unwrap();
        for (service, properties) in services.as_object().unwrap() {
            writeln!(text, "{service} =").unwrap();
            for (key, value) in properties.as_object().unwrap() {
                writeln!(text, "  {key} = {}", value.as_str().unwrap()).unwrap();
            }
        }
    }
    text
}

#[test]
fn endpoint_urls() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/client-tests/endpoint-url-tests.json");
    let Ok(text) = fs::read_to_string(path) else {
        println!("skipped: needs the folder ../shared/client-tests");
        return;
    };
    let cases: Value = serde_json::from_str(&text).unwrap();
    for suite in cases["testSuites"].as_array().unwrap() {
        let mut profiles = Profiles::default();
        profiles.add(&config(suite), "config", FileKind::Config).unwrap();
        for case in suite["endpointUrlTests"].as_array().unwrap() {
            let client = &suite["client_configs"][case["client_config"].as_str().unwrap()];
            let env = &suite["environments"][case["environment"].as_str().unwrap()];
            let variable = |name: &str| env[name].as_str().map(str::to_owned);
            let profile = case["profile"].as_str().unwrap();
            let sources = Sources { variable: &variable, profiles: &profiles, profile };
            let configured = || {
                let is_ignored = client["ignore_configured_endpoint_urls"] == true;
                let found = sources.endpoint_url(case["service"].as_str().unwrap()).unwrap();
                found.filter(|_| !is_ignored).map(|found| found.value)
            };
            let given = client["endpoint_url"].as_str().map(str::to_owned);
            let url = given.or_else(configured);
            let expected = case["output"]["endpointUrl"].as_str().unwrap();
            let expected = (!expected.ends_with(".amazonaws.com")).then(|| expected.to_owned());
            assert_eq!(url, expected, "{case}");
        }
    }
}
