//! Sessions of `aws login`.

use super::json::{cases, equal, lookup, name};
use super::replay::{Body, Exchange, World};
use super::report::Report;
use serde_json::{Value, json};
use smithy_client::Credentials;
use smithy_client::config::environment::Environment;
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::credentials::find_credentials_of_profile;
use smithy_client::http::{Method, Response};
use std::path::Path;

/// When the cases take place.
const TIME: &str = "2025-11-19T00:00:00Z";

/// The region, if the profile has none.
const REGION: &str = "us-east-1";

const CACHE: &str = "/home/.aws/login/cache";

pub(super) fn run(folder: &Path, report: &mut Report) {
    for case in cases(&folder.join("login-provider-test-cases.json")) {
        report.case("login", &name(&case, &["documentation"]), check(&case));
    }
}

fn check(case: &Value) -> Result<(), String> {
    let config = case["configContents"].as_str().unwrap_or_default();
    let mut profiles = Profiles::default();
    profiles.add(config, "config", FileKind::Config).map_err(|error| error.to_string())?;
    let (profile, region) = match profiles.profiles().next() {
        Some((name, section)) => (Some(name.to_owned()), section.get("region")),
        None => (None, None),
    };
    let region = region.unwrap_or(REGION).to_owned();
    let variables = lookup(&json!({ "HOME": "/home", "AWS_REGION": REGION }));
    let environment = Environment::new(variables, profiles, profile.as_deref());
    let mut world = world(case, &region)?;
    let found = world.run(find_credentials_of_profile(environment, 1))?;
    let found = found.map_err(|error| error.to_string());
    world.check_shown(&format!("{found:?}"))?;
    for outcome in case["outcomes"].as_array().into_iter().flatten() {
        match (outcome["result"].as_str(), &found) {
            (Some("credentials"), Ok(found)) => credentials(found, outcome)?,
            (Some("error"), Err(_)) => {}
            (Some("cacheContents"), _) => cache(&world, outcome)?,
            _ => return Err(format!("{found:?}, expected {outcome}")),
        }
    }
    equal("requests that did not come", world.exchanges.len(), 0)
}

fn world(case: &Value, region: &str) -> Result<World, String> {
    let mut world =
        World { time: TIME.parse().map_err(|_| "time".to_owned())?, ..World::default() };
    for (name, contents) in case["cacheContents"].as_object().into_iter().flatten() {
        world.files.insert(format!("{CACHE}/{name}"), contents.to_string().into_bytes());
        let secrets = [&contents["accessToken"]["secretAccessKey"], &contents["refreshToken"]];
        world.secrets.extend(secrets.iter().filter_map(|text| Some(text.as_str()?.to_owned())));
    }
    for call in case["mockApiCalls"].as_array().into_iter().flatten() {
        world.exchanges.push_back(exchange(call, region)?);
    }
    Ok(world)
}

fn exchange(call: &Value, region: &str) -> Result<Exchange, String> {
    let status = call["responseCode"].as_u64().unwrap_or(200) as u16;
    let response = match &call["response"]["tokenOutput"] {
        Value::Null => &call["response"],
        output => output,
    };
    let mut body = response.clone();
    if let (200, Some(body)) = (status, body.as_object_mut()) {
        // What the cases leave out of an answer.
        body.entry("tokenType").or_insert("aws_sigv4".into());
    }
    let response = Response::builder().status(status).body(body.to_string().into_bytes());
    Ok(Exchange {
        method: Method::POST,
        uri: format!("https://{region}.signin.aws.amazon.com/v1/token")
            .parse()
            .map_err(|_| "a region is not one")?,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: Body::Json(call["request"]["tokenInput"].clone()),
        response: response.map_err(|error| error.to_string())?,
    })
}

fn credentials(found: &Credentials, expected: &Value) -> Result<(), String> {
    let text = |name: &str| expected[name].as_str();
    equal("key", Some(found.access_key_id()), text("accessKeyId"))?;
    equal("secret", Some(found.secret_access_key()), text("secretAccessKey"))?;
    equal("session token", found.session_token(), text("sessionToken"))?;
    equal("account", found.account_id(), text("accountId"))?;
    let expires_at = text("expiresAt").and_then(|text| text.parse().ok());
    equal("expiry", found.expires_at(), expires_at)
}

fn cache(world: &World, expected: &Value) -> Result<(), String> {
    let files = expected.as_object().into_iter().flatten();
    for (name, expected) in files.filter(|(name, _)| *name != "result") {
        let contents = world.files.get(&format!("{CACHE}/{name}"));
        let contents = contents.and_then(|bytes| serde_json::from_slice(bytes).ok());
        equal(name, contents.as_ref(), Some(expected))?;
    }
    Ok(())
}
