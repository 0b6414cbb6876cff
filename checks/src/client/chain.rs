//! Searches for credentials and tokens, with recorded HTTP.

use super::json::{contains, equal, lookup, read};
use super::replay::{Body, Exchange, World};
use super::report::Report;
use serde_json::Value;
use smithy_client::config::environment::Environment;
use smithy_client::config::profile::{FileKind, ProfileError, Profiles};
use smithy_client::credentials::{find_credentials, find_credentials_of_profile, find_token};
use smithy_client::http::Response;
use smithy_client::{Credentials, Token};
use smithy_shapes::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};

/// When the cases take place: 24 June 2021.
const TIME: i64 = 1_624_543_674;

/// Headers that are compared. Those of signatures depend on the time and on what the recordings were
/// stripped of.
const HEADERS: [&str; 6] = [
    "accept",
    "content-type",
    "x-amz-sso_bearer_token",
    "x-amz-target",
    "x-aws-ec2-metadata-token",
    "x-aws-ec2-metadata-token-ttl-seconds",
];

pub(super) fn run(folder: &Path, report: &mut Report) {
    for kind in ["default-credential-provider-chain", "profile-provider"] {
        for case in folders(&folder.join(kind)) {
            report.case(kind, &file_name(&case), credentials(&case, kind));
        }
    }
    let kind = "default-token-provider-chain";
    for case in folders(&folder.join(kind)) {
        report.case(kind, &file_name(&case), token(&case));
    }
}

fn credentials(folder: &Path, kind: &str) -> Result<(), String> {
    let case = Case::read(folder)?;
    let mut world = case.world()?;
    let found = match case.environment() {
        Err(error) => Err(format!("could not parse profile file {error}")),
        Ok(environment) => {
            let machine = match kind {
                "profile-provider" => find_credentials_of_profile(environment, 1),
                _ => find_credentials(environment, 1),
            };
            world.run(machine)?.map_err(|error| error.to_string())
        }
    };
    case.check(&world, found, |found: &Credentials, expected| {
        let text = |name: &str| expected[name].as_str();
        equal("key", Some(found.access_key_id()), text("access_key_id"))?;
        equal("secret", Some(found.secret_access_key()), text("secret_access_key"))?;
        equal("session token", found.session_token(), text("session_token"))?;
        equal("account", found.account_id(), text("account_id"))?;
        equal("expiry", found.expires_at().map(Timestamp::seconds), expected["expiry"].as_i64())
    })
}

fn token(folder: &Path) -> Result<(), String> {
    let case = Case::read(folder)?;
    let mut world = case.world()?;
    let found = match case.environment() {
        Err(error) => Err(format!("could not parse profile file {error}")),
        Ok(environment) => {
            world.run(find_token(environment, "service", 1))?.map_err(|error| error.to_string())
        }
    };
    case.check(&world, found, |found: &Token, expected| {
        equal("token", Some(found.text()), expected["token"].as_str())?;
        let expiration = expected["expiration"].as_str().and_then(|text| text.parse().ok());
        equal("expiration", found.expires_at(), expiration)
    })
}

struct Case {
    folder: PathBuf,
    env: Value,
    traffic: Value,
    result: Value,
}

impl Case {
    fn read(folder: &Path) -> Result<Case, String> {
        let file =
            |name: &str| read(&folder.join(name)).ok_or_else(|| format!("{name} cannot be read"));
        let mut case = file("test-case.json")?;
        Ok(Case {
            folder: folder.to_owned(),
            env: file("env.json")?,
            traffic: file("http-traffic.json").unwrap_or_default(),
            result: case["result"].take(),
        })
    }

    fn environment(&self) -> Result<Environment, ProfileError> {
        let variables = lookup(&self.env);
        let mut profiles = Profiles::default();
        let locations = smithy_client::config::files::locations(&variables, false);
        for (path, kind) in
            [(locations.config, FileKind::Config), (locations.credentials, FileKind::Credentials)]
        {
            let file = self.folder.join("fs").join(path.trim_start_matches('/'));
            if let Ok(text) = fs::read_to_string(file) {
                profiles.add(&text, &path, kind)?;
            }
        }
        Ok(Environment::new(variables, profiles, None))
    }

    fn world(&self) -> Result<World, String> {
        let mut world = World {
            time: Timestamp::new(TIME, 0).map_err(|error| error.to_string())?,
            ..World::default()
        };
        let files = self.folder.join("fs");
        add_files(&files, &files, &mut world);
        let events = self.traffic["events"].as_array().into_iter().flatten();
        let connections = group(events);
        for events in connections {
            world.exchanges.push_back(exchange(&events)?);
        }
        let expected = &self.result["Ok"];
        let of_headers = world.exchanges.iter().flat_map(|exchange| &exchange.headers);
        let of_headers = of_headers.filter(|(name, _)| name.ends_with("token"));
        world.secrets = of_headers.map(|(_, value)| value.clone()).collect();
        for property in ["secret_access_key", "session_token", "token"] {
            world.secrets.extend(expected[property].as_str().map(str::to_owned));
        }
        world.secrets.retain(|secret| secret.len() >= 5);
        Ok(world)
    }

    fn check<T: std::fmt::Debug>(
        &self,
        world: &World,
        found: Result<T, String>,
        check: impl Fn(&T, &Value) -> Result<(), String>,
    ) -> Result<(), String> {
        world.check_shown(&format!("{found:?}"))?;
        match (&found, self.result["ErrorContains"].as_str()) {
            (Ok(found), None) => {
                check(found, &self.result["Ok"])?;
                equal("requests that did not come", world.exchanges.len(), 0)
            }
            (Err(error), Some(expected)) => contains("error", error, expected),
            _ => Err(format!("{found:?}, expected {}", self.result)),
        }
    }
}

/// The events of each connection, in order.
fn group<'e>(events: impl Iterator<Item = &'e Value>) -> Vec<Vec<&'e Value>> {
    let mut connections: Vec<(i64, Vec<&Value>)> = Vec::new();
    for event in events {
        let id = event["connection_id"].as_i64().unwrap_or_default();
        match connections.iter_mut().find(|(known, _)| *known == id) {
            Some((_, events)) => events.push(&event["action"]),
            None => connections.push((id, vec![&event["action"]])),
        }
    }
    connections.into_iter().map(|(_, events)| events).collect()
}

fn exchange(events: &[&Value]) -> Result<Exchange, String> {
    let find = |name: &str| events.iter().find_map(|event| event.get(name));
    let request = find("Request").map(|event| &event["request"]).unwrap_or(&Value::Null);
    let response = find("Response").map(|event| &event["response"]["Ok"]).unwrap_or(&Value::Null);
    let text = |name: &str| request[name].as_str().ok_or_else(|| format!("a request lacks {name}"));
    let body = data(events, "Request");
    let is_form = headers(request).any(|(_, value)| value.contains("form-urlencoded"));
    let mut answer = Response::builder().status(response["status"].as_u64().unwrap_or(500) as u16);
    for (name, value) in headers(response) {
        answer = answer.header(name, value);
    }
    Ok(Exchange {
        method: text("method")?.parse().map_err(|_| "a method is not one".to_owned())?,
        uri: text("uri")?.parse().map_err(|_| "a URL is not one".to_owned())?,
        headers: headers(request).filter(|(name, _)| HEADERS.contains(&&**name)).collect(),
        body: if is_form && !body.is_empty() { Body::Form(body) } else { Body::Any },
        response: answer.body(data(events, "Response").into_bytes()).map_err(|e| e.to_string())?,
    })
}

fn headers(message: &Value) -> impl Iterator<Item = (String, String)> {
    let headers = message["headers"].as_object().into_iter().flatten();
    headers.filter_map(|(name, values)| {
        Some((name.to_ascii_lowercase(), values[0].as_str()?.to_owned()))
    })
}

/// The body in one direction.
fn data(events: &[&Value], direction: &str) -> String {
    let pieces = events.iter().map(|event| &event["Data"]);
    let pieces = pieces.filter(|data| data["direction"] == direction);
    pieces.filter_map(|data| data["data"]["Utf8"].as_str()).collect()
}

fn add_files(root: &Path, folder: &Path, world: &mut World) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            add_files(root, &path, world);
        } else if let (Ok(contents), Ok(name)) = (fs::read(&path), path.strip_prefix(root)) {
            world.files.insert(format!("/{}", name.display()), contents);
        }
    }
}

pub(super) fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
