//! Where services are: URLs that are set, of services, containers and metadata.

use super::json::{cases, contains, equal, lookup, name, read};
use super::report::Report;
use serde_json::Value;
use smithy_client::config::environment::Environment;
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::config::settings::Sources;
use smithy_client::credentials::{container, imds};
use std::fmt::Write;
use std::path::Path;

pub(super) fn run(folder: &Path, report: &mut Report) {
    let suites = read(&folder.join("endpoint-url-tests.json")).unwrap_or_default();
    for suite in suites["testSuites"].as_array().into_iter().flatten() {
        for case in suite["endpointUrlTests"].as_array().into_iter().flatten() {
            report.case("endpoint URLs", &name(case, &["name"]), service(suite, case));
        }
    }
    for case in cases(&folder.join("ecs-tests.json")) {
        report.case("endpoints of containers", &name(&case, &["docs"]), ecs(&case));
    }
    for case in cases(&folder.join("imds-endpoint-tests.json")) {
        report.case("endpoints of metadata", &name(&case, &["docs"]), metadata(&case));
    }
}

fn service(suite: &Value, case: &Value) -> Result<(), String> {
    let key = |property: &str| case[property].as_str().unwrap_or_default();
    let client = &suite["client_configs"][key("client_config")];
    let variable = lookup(&suite["environments"][key("environment")]);
    let profiles = parse(&config(suite))?;
    let sources = Sources { variable: &variable, profiles: &profiles, profile: key("profile") };
    let found = sources.endpoint_url(key("service")).map_err(|error| error.to_string())?;
    let is_ignored = client["ignore_configured_endpoint_urls"] == true;
    let configured = found.filter(|_| !is_ignored).map(|found| found.value);
    let given = client["endpoint_url"].as_str().map(str::to_owned);
    // Without a URL that is set, the service's own is expected.
    let expected = case["output"]["endpointUrl"].as_str();
    let expected = expected.filter(|url| !url.ends_with(".amazonaws.com"));
    equal("URL", given.or(configured).as_deref(), expected)
}

/// The file that says what a suite has as JSON.
fn config(suite: &Value) -> String {
    let mut text = String::new();
    for (name, properties) in suite["profiles"].as_object().into_iter().flatten() {
        let _ = writeln!(text, "[profile {name}]");
        for (key, value) in properties.as_object().into_iter().flatten() {
            let _ = writeln!(text, "{key} = {}", value.as_str().unwrap_or_default());
        }
    }
    for (name, services) in suite["services"].as_object().into_iter().flatten() {
        let _ = writeln!(text, "[services {name}]");
        for (service, properties) in services.as_object().into_iter().flatten() {
            let _ = writeln!(text, "{service} =");
            for (key, value) in properties.as_object().into_iter().flatten() {
                let _ = writeln!(text, "  {key} = {}", value.as_str().unwrap_or_default());
            }
        }
    }
    text
}

fn parse(config: &str) -> Result<Profiles, String> {
    let mut profiles = Profiles::default();
    profiles.add(config, "config", FileKind::Config).map_err(|error| error.to_string())?;
    Ok(profiles)
}

fn ecs(case: &Value) -> Result<(), String> {
    let environment = Environment::new(lookup(&case["env"]), Profiles::default(), None);
    let none = "No environment variables were set to configure ECS provider";
    let found = match container::endpoint(&environment) {
        Ok(Some(uri)) => Ok(uri.to_string()),
        Ok(None) => Err(none.to_owned()),
        Err(error) => Err(error.to_string()),
    };
    outcome(found, &case["result"])
}

fn metadata(case: &Value) -> Result<(), String> {
    let file = case["env"]["AWS_CONFIG_FILE"].as_str().unwrap_or_default();
    let profiles = parse(case["fs"][file].as_str().unwrap_or_default())?;
    let environment = Environment::new(lookup(&case["env"]), profiles, None);
    let found = imds::endpoint(&environment.sources(), case["mode_override"].as_str());
    let found = found.map(|endpoint| format!("{endpoint}/latest/api/token"));
    outcome(found.map_err(|error| error.to_string()), &case["result"])
}

fn outcome(found: Result<String, String>, expected: &Value) -> Result<(), String> {
    let error = expected["ErrorContains"].as_str().or(expected["Err"].as_str());
    match (found, error) {
        (Ok(found), None) => equal("URL", Some(&*found), expected["Ok"].as_str()),
        (Err(found), Some(expected)) => contains("error", &found, expected),
        (found, _) => Err(format!("{found:?}, expected {expected}")),
    }
}
