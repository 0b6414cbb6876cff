//! The AWS SDK, through its public API: the network is a connector with an answer of ours.

use std::cell::LazyCell;
use std::sync::{Arc, Mutex};

use anyhow::Result;
use aws_sdk_gameliftstreams::Client;
use aws_sdk_gameliftstreams::config::retry::RetryConfig;
use aws_sdk_gameliftstreams::config::timeout::TimeoutConfig;
use aws_sdk_gameliftstreams::config::{
    BehaviorVersion, Config, Credentials, IdentityCache, Region, StalledStreamProtectionConfig,
};
use aws_sdk_gameliftstreams::operation::create_stream_group::builders::CreateStreamGroupFluentBuilder;
use aws_sdk_gameliftstreams::operation::get_stream_session::GetStreamSessionOutput;
use aws_sdk_gameliftstreams::operation::list_stream_sessions::ListStreamSessionsOutput;
use aws_sdk_gameliftstreams::primitives::DateTime;
use aws_sdk_gameliftstreams::types::{
    ExportFilesMetadata, LocationConfiguration, StreamSessionSummary, VpcTransitConfiguration,
};
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use pollster::block_on;
use serde_json::{Value, json};

use crate::comparison::{Peer, Row, Scope, same};
use crate::data::Form;

static CALL: Peer = Peer {
    name: "AWS SDK, whole call",
    about: "an operation of aws-sdk-gameliftstreams with an answer from memory: building the \
            request, endpoint, signing, orchestration, and reading the answer; where a request is \
            written, also copying it, since calls consume it. That is more than a codec does, so \
            there is no ratio. An SDK has no way to read a request or to write an answer.",
    scope: Scope::Call,
};

static EMPTY_CALL: Peer = Peer {
    name: "AWS SDK, empty answer",
    about: "the same operation with `{}` for an answer.",
    scope: Scope::EmptyCall,
};

/// Returns a client without retries, time limits and caches, which would need an async runtime. It is made
/// when it is first used: most processes need no client.
fn client(network: Network) -> LazyCell<Client, impl FnOnce() -> Client> {
    LazyCell::new(move || make_client(network))
}

fn make_client(network: Network) -> Client {
    let network = SharedHttpConnector::new(network);
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::from_static("us-west-2"))
        .credentials_provider(Credentials::new("key", "secret", None, None, "bench"))
        .identity_cache(IdentityCache::no_cache())
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
        .http_client(http_client_fn(move |_, _| network.clone()))
        .build();
    Client::from_conf(config)
}

/// Answers every request alike and keeps the body of the last.
#[derive(Clone, Debug)]
struct Network {
    answer: &'static str,
    request: Arc<Mutex<SdkBody>>,
}

impl Network {
    /// Returns the answer lives on, so that no call has to copy it.
    fn new(answer: &str) -> Network {
        let answer = answer.to_owned().leak();
        Network { answer, request: Arc::new(Mutex::new(SdkBody::empty())) }
    }
}

impl HttpConnector for Network {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        *self.request.lock().unwrap() = request.take_body();
        let body = SdkBody::from(self.answer);
        HttpConnectorFuture::ready(Ok(HttpResponse::new(200.try_into().unwrap(), body)))
    }
}

/// Calls of `ListStreamSessions`.
pub fn page_readers(json: &Form) -> Vec<Row> {
    let call = |answer: &str| {
        let client = client(Network::new(answer));
        move || block_on(client.list_stream_sessions().identifier("sg-1AB2C3De4").send()).unwrap()
    };
    let expected = json.value.clone();
    vec![
        Row::new(&CALL, call(&json.text), move |page| same(&page_value(&page), &expected)),
        Row::new(&EMPTY_CALL, call("{}"), |page| same(&page_value(&page), &json!({ "Items": [] }))),
    ]
}

/// Calls of `GetStreamSession`.
pub fn session_readers(json: &Form) -> Vec<Row> {
    let call = |answer: &str| {
        let client = client(Network::new(answer));
        move || {
            let request = client.get_stream_session().identifier("sg-1AB2C3De4");
            block_on(request.stream_session_identifier("ABC123def4567").send()).unwrap()
        }
    };
    let expected = json.value.clone();
    vec![
        Row::new(&CALL, call(&json.text), move |session| same(&session_value(&session), &expected)),
        Row::new(&EMPTY_CALL, call("{}"), |session| same(&json!(session.arn()), &Value::Null)),
    ]
}

/// Returns a call of `CreateStreamGroup`, which takes its request by value: the copy is counted.
pub fn group_writers(json: &Form) -> Vec<Row> {
    let network = Network::new("{}");
    let client = client(network.clone());
    let value = json.value.clone();
    let request = LazyCell::new(move || group_request(&client, &value));
    let call = move || block_on(request.clone().send()).unwrap();
    let expected = json.value.clone();
    let check = move |_| -> Result<()> {
        let request = network.request.lock().unwrap();
        same(&serde_json::from_slice(request.bytes().unwrap_or_default())?, &expected)
    };
    vec![Row::new(&CALL, call, check)]
}

fn group_request(client: &Client, group: &Value) -> CreateStreamGroupFluentBuilder {
    let tags = group["Tags"].as_object().into_iter().flatten();
    client
        .create_stream_group()
        .description(text(&group["Description"]))
        .stream_class(text(&group["StreamClass"]).as_str().into())
        .default_application_identifier(text(&group["DefaultApplicationIdentifier"]))
        .set_location_configurations(list(&group["LocationConfigurations"], location))
        .set_tags(Some(tags.map(|(key, value)| (key.clone(), text(value))).collect()))
        .client_token(text(&group["ClientToken"]))
}

fn location(value: &Value) -> LocationConfiguration {
    let transit = &value["VpcTransitConfiguration"];
    let transit = VpcTransitConfiguration::builder()
        .vpc_id(text(&transit["VpcId"]))
        .set_ipv4_cidr_blocks(list(&transit["Ipv4CidrBlocks"], text));
    LocationConfiguration::builder()
        .location_name(text(&value["LocationName"]))
        .set_always_on_capacity(number(&value["AlwaysOnCapacity"]))
        .set_target_idle_capacity(number(&value["TargetIdleCapacity"]))
        .set_maximum_capacity(number(&value["MaximumCapacity"]))
        .vpc_transit_configuration(transit.build().unwrap())
        .build()
        .unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn number(value: &Value) -> Option<i32> {
    value.as_i64().and_then(|number| number.try_into().ok())
}

fn list<T>(value: &Value, item: fn(&Value) -> T) -> Option<Vec<T>> {
    Some(value.as_array()?.iter().map(item).collect())
}

fn page_value(page: &ListStreamSessionsOutput) -> Value {
    let items: Vec<_> = page.items().iter().map(summary_value).collect();
    present([("Items", json!(items)), ("NextToken", json!(page.next_token()))])
}

fn summary_value(summary: &StreamSessionSummary) -> Value {
    present([
        ("Arn", json!(summary.arn())),
        ("UserId", json!(summary.user_id())),
        ("Status", json!(summary.status().map(|status| status.as_str()))),
        ("StatusReason", json!(summary.status_reason().map(|reason| reason.as_str()))),
        ("Protocol", json!(summary.protocol().map(|protocol| protocol.as_str()))),
        ("LastUpdatedAt", json!(summary.last_updated_at().map(DateTime::as_secs_f64))),
        ("CreatedAt", json!(summary.created_at().map(DateTime::as_secs_f64))),
        ("ApplicationArn", json!(summary.application_arn())),
        ("ExportFilesMetadata", json!(summary.export_files_metadata().map(export_value))),
        ("Location", json!(summary.location())),
    ])
}

fn export_value(export: &ExportFilesMetadata) -> Value {
    present([
        ("Status", json!(export.status().map(|status| status.as_str()))),
        ("StatusReason", json!(export.status_reason())),
        ("OutputUri", json!(export.output_uri())),
    ])
}

fn session_value(session: &GetStreamSessionOutput) -> Value {
    let performance = session.performance_stats_configuration();
    let performance =
        performance.map(|stats| json!({ "SharedWithClient": stats.shared_with_client() }));
    present([
        ("Arn", json!(session.arn())),
        ("Description", json!(session.description())),
        ("StreamGroupId", json!(session.stream_group_id())),
        ("UserId", json!(session.user_id())),
        ("Status", json!(session.status().map(|status| status.as_str()))),
        ("StatusReason", json!(session.status_reason().map(|reason| reason.as_str()))),
        ("Protocol", json!(session.protocol().map(|protocol| protocol.as_str()))),
        ("Location", json!(session.location())),
        ("SignalRequest", json!(session.signal_request())),
        ("SignalResponse", json!(session.signal_response())),
        ("ConnectionTimeoutSeconds", json!(session.connection_timeout_seconds())),
        ("SessionLengthSeconds", json!(session.session_length_seconds())),
        ("AdditionalLaunchArgs", json!(session.additional_launch_args())),
        ("AdditionalEnvironmentVariables", json!(session.additional_environment_variables())),
        ("PerformanceStatsConfiguration", json!(performance)),
        ("LogFileLocationUri", json!(session.log_file_location_uri())),
        ("WebSdkProtocolUrl", json!(session.web_sdk_protocol_url())),
        ("LastUpdatedAt", json!(session.last_updated_at().map(DateTime::as_secs_f64))),
        ("CreatedAt", json!(session.created_at().map(DateTime::as_secs_f64))),
        ("ApplicationArn", json!(session.application_arn())),
        ("ExportFilesMetadata", json!(session.export_files_metadata().map(export_value))),
    ])
}

/// Returns the members that are there.
fn present<const N: usize>(members: [(&str, Value); N]) -> Value {
    let present = members.into_iter().filter(|(_, value)| !value.is_null());
    present.map(|(name, value)| (name.to_owned(), value)).collect()
}
