//! What is read and written: answers and a request as the service has them, the same in every run.
//!
//! They are values of serde_json, so that none of the codecs makes what it is measured with.

use std::rc::Rc;

use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};

use crate::peers::derive::{Derived, write_xml};

/// One value in all formats.
pub struct Data {
    pub json: Form,
    pub xml: Form,
    pub query: Form,
}

/// A value in a format, as text and as what the text must be read as.
pub struct Form {
    pub text: Rc<str>,
    pub value: Rc<Value>,
}

impl Data {
    /// Returns the value that `make` makes in any notation; structs of type `Xml` can write it as XML.
    pub fn new<Xml: Derived>(make: fn(&Notation) -> Value) -> Data {
        let (json, xml) = (make(&JSON), make(&XML));
        let structs: Xml = serde_json::from_value(xml.clone()).unwrap();
        let pairs = query_pairs("", &xml);
        let mut query = form_urlencoded::Serializer::new(String::new());
        Data {
            json: Form::new(json.to_string(), json),
            query: Form::new(query.extend_pairs(&pairs).finish(), pairs.into_iter().collect()),
            xml: Form::new(write_xml(&structs), xml),
        }
    }
}

impl Form {
    fn new(text: String, value: Value) -> Form {
        Form { text: text.into(), value: Rc::new(value) }
    }
}

/// Queries have the names of XML, with positions for elements of one name.
fn query_pairs(path: &str, value: &Value) -> Vec<(String, String)> {
    let below =
        |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(name, value)| query_pairs(&below(name), value)).collect()
        }
        Value::Array(values) => {
            let places = (1..).map(|place: usize| below(&place.to_string()));
            places.zip(values).flat_map(|(path, value)| query_pairs(&path, value)).collect()
        }
        Value::String(text) => vec![(path.to_owned(), text.clone())],
        other => vec![(path.to_owned(), other.to_string())],
    }
}

/// What formats write differently.
pub struct Notation {
    /// From milliseconds since 1970.
    timestamp: fn(i64) -> Value,
    list: fn(Vec<Value>) -> Value,
    map: fn(&[(&str, &str)]) -> Value,
}

/// JSON as AWS writes it.
pub const JSON: Notation = Notation {
    timestamp: |milliseconds| json!(milliseconds as f64 / 1e3),
    list: Value::Array,
    map: |entries| entries.iter().map(|(key, value)| (key.to_string(), json!(value))).collect(),
};

/// XML as AWS writes it, each element as a member.
pub const XML: Notation = Notation {
    timestamp: |milliseconds| {
        let time = DateTime::from_timestamp_millis(milliseconds);
        json!(time.map(|time| time.to_rfc3339_opts(SecondsFormat::Millis, true)))
    },
    list: |members| json!({ "member": members }),
    map: |entries| {
        let entry = |(key, value): &(&str, &str)| json!({ "key": key, "value": value });
        json!({ "entry": entries.iter().map(entry).collect::<Vec<_>>() })
    },
};

/// Returns the answer of `ListStreamSessions`, with as many sessions as a page can have.
pub fn page(notation: &Notation) -> Value {
    let sessions = (0..100).map(|number| summary(notation, number)).collect();
    json!({
        "Items": (notation.list)(sessions),
        "NextToken": format!("{}{}", id(9_001, 24), id(9_002, 24)),
    })
}

/// Of ten sessions one has failed, three are over, and the others are running.
fn summary(notation: &Notation, number: u64) -> Value {
    let outcome = match number % 10 {
        3 => Outcome::Failed,
        0 | 5 | 8 => Outcome::Over,
        _ => Outcome::Running,
    };
    without_nulls(json!({
        "Arn": session_arn(number),
        "UserId": format!("player-{}", id(number + 500, 36)),
        "Status": match outcome {
            Outcome::Failed => "ERROR",
            Outcome::Over => "TERMINATED",
            Outcome::Running => ["ACTIVE", "CONNECTED"][number as usize % 2],
        },
        "StatusReason": match outcome {
            Outcome::Failed => Some("applicationExit"),
            Outcome::Over => Some("idleTimeout"),
            Outcome::Running => None,
        },
        "Protocol": "WebRTC",
        "LastUpdatedAt": time(notation, number, 1_800),
        "CreatedAt": time(notation, number, 0),
        "ApplicationArn": application_arn(number % 3),
        "ExportFilesMetadata": export(number, &outcome),
        "Location": LOCATIONS[number as usize % LOCATIONS.len()],
    }))
}

enum Outcome {
    Running,
    Over,
    Failed,
}

fn export(number: u64, outcome: &Outcome) -> Value {
    let uri = format!("s3://streams-{ACCOUNT}/exports/{}.zip", id(number + 1_000, 9));
    match outcome {
        Outcome::Running => Value::Null,
        Outcome::Over => json!({ "Status": "SUCCEEDED", "OutputUri": uri }),
        Outcome::Failed => json!({
            "Status": "FAILED",
            "StatusReason": "The bucket \"streams\" denied access:\ncheck its policy.",
            "OutputUri": uri,
        }),
    }
}

/// Returns the answer of `GetStreamSession`.
pub fn session(notation: &Notation) -> Value {
    json!({
        "Arn": session_arn(7),
        "Description": "Evening playtest of build 4711",
        "StreamGroupId": group_id(),
        "UserId": format!("player-{}", id(507, 12)),
        "Status": "CONNECTED",
        "Protocol": "WebRTC",
        "Location": "eu-central-1",
        "SignalRequest": id(11, 240),
        "SignalResponse": id(12, 240),
        "ConnectionTimeoutSeconds": 120,
        "SessionLengthSeconds": 43_200,
        "AdditionalLaunchArgs": (notation.list)(vec![
            json!("-windowed"),
            json!("--level=\"Harbour at night\""),
        ]),
        "AdditionalEnvironmentVariables": (notation.map)(&[
            ("GAME_LANGUAGE", "fr-FR"),
            ("GAME_REGION", "eu"),
            ("GAME_TELEMETRY", "1"),
        ]),
        "PerformanceStatsConfiguration": { "SharedWithClient": true },
        "LogFileLocationUri": format!("s3://streams-{ACCOUNT}/logs/{}/", id(13, 9)),
        "WebSdkProtocolUrl": "https://streams.example.com/sdk/v1.2/protocol",
        "LastUpdatedAt": time(notation, 7, 95),
        "CreatedAt": time(notation, 7, 0),
        "ApplicationArn": application_arn(1),
        "ExportFilesMetadata": { "Status": "PENDING" },
    })
}

/// Returns a request to `CreateStreamGroup`.
pub fn group(notation: &Notation) -> Value {
    let locations = LOCATIONS.iter().zip(0..).map(|(name, n)| location(notation, name, n));
    json!({
        "Description": "Playtests, all regions",
        "StreamClass": "gen6n_ultra_win2022",
        "DefaultApplicationIdentifier": application_arn(1),
        "LocationConfigurations": (notation.list)(locations.collect()),
        "Tags": (notation.map)(&[
            ("cost-centre", "4711"),
            ("environment", "staging"),
            ("owner", "playtest & QA"),
            ("team", "Équipe Lumière"),
        ]),
        "ClientToken": id(14, 36),
    })
}

fn location(notation: &Notation, name: &str, number: u64) -> Value {
    let blocks = (0..3).map(|block| json!(format!("10.{number}.{}.0/20", block * 16)));
    json!({
        "LocationName": name,
        "AlwaysOnCapacity": 2 * number,
        "TargetIdleCapacity": 4,
        "MaximumCapacity": 50 + number,
        "VpcTransitConfiguration": {
            "VpcId": format!("vpc-{}", id(number + 2_000, 17).to_lowercase()),
            "Ipv4CidrBlocks": (notation.list)(blocks.collect()),
        },
    })
}

const LOCATIONS: [&str; 4] = ["us-west-2", "us-east-2", "eu-central-1", "ap-northeast-1"];

const ACCOUNT: &str = "111122223333";

fn group_id() -> String {
    format!("sg-{}", id(1, 9))
}

fn session_arn(number: u64) -> String {
    arn(&format!("streamsession/{}/{}", group_id(), id(number + 100, 13)))
}

fn application_arn(number: u64) -> String {
    arn(&format!("application/a-{}", id(number + 50, 9)))
}

fn arn(resource: &str) -> String {
    format!("arn:aws:gameliftstreams:us-west-2:{ACCOUNT}:{resource}")
}

/// Sessions start 97.01 seconds apart, so that no time is a whole second.
fn time(notation: &Notation, number: u64, seconds_later: i64) -> Value {
    (notation.timestamp)(1_777_293_000_512 + 97_010 * number as i64 + 1_000 * seconds_later)
}

/// Letters and digits that look like chance: a different text for each seed.
fn id(seed: u64, length: usize) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = seed;
    let letter = || {
        // The constants of Knuth's MMIX generator, whose high bits are the good ones.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(LETTERS[(state >> 33) as usize % LETTERS.len()])
    };
    std::iter::repeat_with(letter).take(length).collect()
}

/// Absent members are left out, in objects at the top only.
fn without_nulls(mut value: Value) -> Value {
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, member| !member.is_null());
    }
    value
}
