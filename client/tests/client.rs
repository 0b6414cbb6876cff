//! The client whose calls block, over transports of these tests.

use gameliftstreams::operations::ListApplicationsError;
use gameliftstreams::{Client, GetApplicationInput, ListApplicationsInput};
use smithy_client::CallError;
use smithy_client::Credentials;
use smithy_client::TransportErrorKind;
use smithy_client::config::environment::Environment;
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::http::Response;
use smithy_client::testing::{Canned, Recorder, Recording};
use std::time::Duration;

fn environment(variables: &'static [(&str, &str)], config: &str) -> Environment {
    let mut profiles = Profiles::default();
    profiles.add(config, "config", FileKind::Config).unwrap();
    let variable = |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    Environment::new(variable, profiles, None)
}

fn builder(canned: &Canned) -> smithy_client::Builder<Client> {
    Client::builder()
        .environment(Environment::empty())
        .region("us-west-2")
        .credentials(Credentials::new("AKID", "hidden"))
        .transport(canned.clone())
}

fn client(answers: impl IntoIterator<Item = Response<Vec<u8>>>) -> (Client, Canned) {
    let canned = Canned::new(answers);
    (builder(&canned).build().unwrap(), canned)
}

fn json(body: &str) -> Response<Vec<u8>> {
    Response::new(body.as_bytes().to_vec())
}

fn failure(status: u16, code: &str) -> Response<Vec<u8>> {
    let response = Response::builder().status(status).header("x-amzn-errortype", code);
    let response = response.header("x-amzn-requestid", "4442587f");
    response.body(br#"{"message":"Rate exceeded"}"#.to_vec()).unwrap()
}

#[test]
fn a_call() {
    let (client, canned) = client([json(r#"{"Items":[{"Arn":"a"}]}"#)]);
    let output = client.call(&ListApplicationsInput::make().max_results(20)).unwrap();
    assert_eq!(output.items.unwrap()[0].arn, "a");
    let request = &canned.requests()[0];
    let uri = "https://gameliftstreams.us-west-2.api.aws/applications?MaxResults=20";
    assert_eq!(request.uri(), uri);
    let header = |name: &str| request.headers()[name].to_str().unwrap();
    assert!(header("authorization").starts_with("AWS4-HMAC-SHA256 Credential=AKID/"));
    assert!(header("user-agent").starts_with("smithy-client/"));
    assert_eq!(header("amz-sdk-request"), "attempt=1; max=3");
}

#[test]
fn an_error_is_one_line() {
    let (client, canned) = client((0..3).map(|_| failure(429, "ThrottlingException")));
    let error = client.call(&ListApplicationsInput::make()).unwrap_err();
    let expected = "ListApplications failed: ThrottlingException: Rate exceeded (request 4442587f, 3 attempts, https://gameliftstreams.us-west-2.api.aws)";
    assert_eq!(error.to_string(), expected);
    assert!(matches!(
        error.as_service_error(),
        Some(ListApplicationsError::ThrottlingException(_))
    ));
    assert!(error.may_have_been_sent());
    assert_eq!(canned.requests().len(), 3);
}

#[test]
fn failures_of_the_connection_say_so_to_the_bottom() {
    let canned = Canned::default();
    (0..3).for_each(|_| canned.then_fail(TransportErrorKind::Connect));
    let client = builder(&canned).build().unwrap();
    let error = client.call(&ListApplicationsInput::make()).unwrap_err();
    assert!(matches!(error, CallError::Transport(..)), "{error}");
    assert!(error.to_string().starts_with("ListApplications failed: no connection: "), "{error}");
    let mut cause: &dyn std::error::Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    assert_eq!(cause.to_string(), "so that a test sees it");
}

#[test]
fn an_input_without_what_belongs_in_the_path() {
    let (client, canned) = client([]);
    let error = client.call(&GetApplicationInput::make()).unwrap_err();
    assert!(matches!(error, CallError::Build(..)), "{error}");
    assert!(error.to_string().contains("Identifier"), "{error}");
    assert!(!error.may_have_been_sent() && canned.requests().is_empty());
}

#[test]
fn pages_and_items() {
    let pages = || {
        [
            json(r#"{"Items":[{"Arn":"a"},{"Arn":"b"}],"NextToken":"2"}"#),
            json(r#"{"NextToken":"3"}"#),
            json(r#"{"Items":[{"Arn":"c"}]}"#),
        ]
    };
    let (first, canned) = client(pages());
    let input = ListApplicationsInput::make();
    let found: Vec<_> = first.pages(&input).map(|page| page.unwrap().items).collect();
    assert_eq!(found.len(), 3);
    assert!(canned.requests()[2].uri().query().unwrap().contains("NextToken=3"));

    let (second, canned) = client(pages());
    let mut items = second.pages(&input).items();
    let arns = |items: &mut dyn Iterator<Item = _>| -> Vec<_> {
        items
            .map(|item: Result<gameliftstreams::ApplicationSummary, CallError<_>>| item.unwrap())
            .map(|item| item.arn)
            .collect()
    };
    assert_eq!(arns(&mut items.by_ref().take(2)), ["a", "b"]);
    // Pages are fetched when they are needed.
    assert_eq!(canned.requests().len(), 1);
    assert_eq!(arns(&mut items), ["c"]);
    let next: Option<Result<_, CallError<ListApplicationsError>>> = items.next();
    assert!(next.is_none());
}

#[test]
fn pages_end_after_an_error() {
    let denied = failure(403, "AccessDeniedException");
    let (client, _) = client([json(r#"{"NextToken":"2"}"#), denied]);
    let results: Vec<_> =
        client.pages(&ListApplicationsInput::make()).map(|page| page.is_ok()).collect();
    assert_eq!(results, [true, false]);
}

#[test]
fn a_request_that_somebody_else_sends() {
    let (client, canned) = client([]);
    let input = GetApplicationInput::make().identifier("a-1");
    let request = client.presign(&input, Duration::from_secs(600)).unwrap();
    let uri = request.uri().to_string();
    assert!(
        uri.starts_with("https://gameliftstreams.us-west-2.api.aws/applications/a-1?"),
        "{uri}"
    );
    assert!(uri.contains("X-Amz-Expires=600") && uri.contains("X-Amz-Signature="), "{uri}");
    assert!(!request.headers().contains_key("authorization"));
    assert!(canned.requests().is_empty());
    let error = client.presign(&input, Duration::ZERO).unwrap_err().to_string();
    let expected = "GetApplication failed: a presigned URL expires after 1 second to 7 days, not after 0 seconds";
    assert!(error.starts_with(expected), "{error}");
}

#[test]
fn hooks_see_what_is_sent_and_what_comes() {
    let canned = Canned::new([json("{}")]);
    let client = builder(&canned)
        .on_request(|request| {
            request.headers_mut().insert("x-trace", "1".parse().unwrap());
        })
        .on_response(|response| assert_eq!(response.status(), 200))
        .build()
        .unwrap();
    client.call(&ListApplicationsInput::make()).unwrap();
    let request = &canned.requests()[0];
    // What a hook adds is signed.
    assert!(request.headers()["authorization"].to_str().unwrap().contains(";x-trace,"));
}

#[test]
fn a_call_can_be_watched() {
    let canned = Canned::new([failure(500, "InternalServerException"), json("{}")]);
    let seen = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let log = std::sync::Arc::clone(&seen);
    let client = builder(&canned)
        .on_progress(move |progress| log.lock().unwrap().push(progress.to_string()))
        .build()
        .unwrap();
    client.call(&ListApplicationsInput::make()).unwrap();
    let without_times = |line: &String| {
        let words =
            line.split(' ').map(|word| if word.parse::<u32>().is_ok() { "N" } else { word });
        words.collect::<Vec<_>>().join(" ")
    };
    let seen: Vec<String> = seen.lock().unwrap().iter().map(without_times).collect();
    let expected = [
        "ListApplications: sends attempt N",
        "ListApplications: attempt N was answered with status N after N ms",
        "ListApplications: waits N ms after attempt N",
        "ListApplications: sends attempt N",
        "ListApplications: attempt N was answered with status N after N ms",
        "ListApplications: succeeded with attempt N after N ms",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_bucket_of_another_region() {
    let response = Response::builder().status(301).header("x-amz-bucket-region", "eu-west-1");
    let (client, _) = client([response.body(b"{}".to_vec()).unwrap()]);
    let error = client.call(&ListApplicationsInput::make()).unwrap_err().to_string();
    assert!(error.ends_with("; the bucket is in the region eu-west-1"), "{error}");
}

#[test]
fn exchanges_are_recorded_and_replayed() {
    let (_, canned) = client([json(r#"{"Items":[]}"#), json(r#"{"Arn":"é"}"#)]);
    let recorder = Recorder::new(canned);
    let client = |builder: smithy_client::Builder<Client>| builder.build().unwrap();
    let calls = |client: &Client| {
        client.call(&ListApplicationsInput::make()).map_err(|error| error.to_string())?;
        let input = GetApplicationInput::make().identifier("a-1");
        client.call(&input).map_err(|error| error.to_string())
    };
    calls(&client(builder(&Canned::default()).transport(recorder.clone()))).unwrap();
    let text = recorder.recording().to_text();
    assert!(!text.contains("AKID") && !text.contains("hidden"), "{text}");

    let recording = Recording::parse(&text).unwrap();
    let replaying = client(builder(&Canned::default()).transport(recording));
    assert_eq!(calls(&replaying).unwrap().arn, "é");
    let error = calls(&replaying).unwrap_err();
    assert!(error.contains("the recording has no more than 2 exchanges"), "{error}");
    let other = client(builder(&Canned::default()).transport(Recording::parse(&text).unwrap()));
    let error = other.call(&GetApplicationInput::make().identifier("b")).unwrap_err().to_string();
    assert!(error.contains("exchange 1 is GET https://"), "{error}");
    let error = Recording::parse("{}\n").unwrap_err().to_string();
    assert_eq!(error, "line 1: `method` is not a string");
}

#[test]
fn a_client_without_a_region() {
    let error = Client::builder().environment(Environment::empty()).build().unwrap_err();
    let expected = "no region is set: call `region` of the builder, or set one of the environment variable `AWS_REGION`, the environment variable `AWS_DEFAULT_REGION`, `region` of the profile `default`";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn regions_that_are_no_part_of_a_host() {
    let canned = Canned::default();
    let client = builder(&canned).region("us west").build().unwrap();
    let error = client.call(&ListApplicationsInput::make()).unwrap_err();
    assert!(matches!(error, CallError::Endpoint(..)), "{error}");
}

#[test]
fn a_profile_that_is_not_there() {
    let environment = environment(&[("AWS_PROFILE", "work"), ("HOME", "/home/me")], "[default]\n");
    let error = Client::builder().environment(environment).build().unwrap_err();
    let expected =
        "the profile `work` is in neither of /home/me/.aws/config and /home/me/.aws/credentials";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn settings_of_the_environment_and_the_profile() {
    let canned = Canned::new([json("{}")]);
    let config = "[default]\nregion = eu-west-1\nmax_attempts = 7\n";
    let surroundings =
        environment(&[("AWS_ENDPOINT_URL_GAMELIFTSTREAMS", "http://localhost:8080")], config);
    let client = Client::builder()
        .environment(surroundings)
        .credentials(Credentials::new("AKID", "hidden"))
        .transport(canned.clone())
        .build()
        .unwrap();
    client.call(&ListApplicationsInput::make()).unwrap();
    let request = &canned.requests()[0];
    assert_eq!(request.uri(), "http://localhost:8080/applications");
    assert!(request.headers()["authorization"].to_str().unwrap().contains("/eu-west-1/"));
    assert_eq!(request.headers()["amz-sdk-request"], "attempt=1; max=7");
    let surroundings = environment(&[("AWS_MAX_ATTEMPTS", "many")], config);
    let error = Client::builder().environment(surroundings).build().unwrap_err();
    let expected =
        "the environment variable `AWS_MAX_ATTEMPTS` is \"many\"; expected a number from 1";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_way_to_retry_that_does_not_exist() {
    let surroundings =
        environment(&[("AWS_RETRY_MODE", "never")], "[default]\nregion = eu-west-1\n");
    let error = Client::builder().environment(surroundings).build().unwrap_err();
    let expected = "the environment variable `AWS_RETRY_MODE` is \"never\"; expected standard or adaptive or legacy";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_client_without_credentials() {
    let canned = Canned::default();
    let surroundings = environment(&[("AWS_EC2_METADATA_DISABLED", "true")], "");
    let client = Client::builder()
        .environment(surroundings)
        .region("us-west-2")
        .transport(canned.clone())
        .build()
        .unwrap();
    let error = client.call(&ListApplicationsInput::make()).unwrap_err();
    assert!(matches!(error, CallError::Credentials(..)));
    let error = error.to_string();
    assert!(error.starts_with("ListApplications failed: no credentials: "), "{error}");
    for place in ["environment variables", "profile", "web identity", "container", "EC2"] {
        assert!(error.contains(place), "{error}");
    }
    assert!(canned.requests().is_empty());
}

#[test]
fn calls_that_nobody_signs() {
    let canned = Canned::new([json("{}")]);
    let client = builder(&canned).anonymous().build().unwrap();
    client.call(&ListApplicationsInput::make()).unwrap();
    assert!(!canned.requests()[0].headers().contains_key("authorization"));
}

#[test]
fn debug_is_short_and_has_no_secret() {
    let (client, _) = client([]);
    let shown = format!("{client:?}");
    assert!(shown.len() < 1000 && !shown.contains("hidden"), "{shown}");
}
