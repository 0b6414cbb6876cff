//! Searches for credentials and tokens, whose files, programs and answers are written here.

use http::{Request, Response};
use smithy_client::call::Now;
use smithy_client::config::environment::Environment;
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::credentials::machine::{Machine, Output, Report, Route, Step, Task};
use smithy_client::credentials::{find_credentials, find_token};
use smithy_client::{Limit, TransportError, TransportErrorKind};
use smithy_shapes::Timestamp;
use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

/// 1 December 2026, noon.
const NOW: i64 = 1_796_126_400;

/// What surrounds a search.
#[derive(Default)]
struct World {
    variables: BTreeMap<&'static str, &'static str>,
    config: &'static str,
    files: BTreeMap<String, String>,
    /// What a program prints, and its exit code.
    printed: (&'static str, &'static str, i32),
    /// What answers requests, and those that came.
    answers: Vec<Answer>,
    requests: Vec<(String, Request<Vec<u8>>)>,
    waited: Duration,
}

enum Answer {
    Response(u16, &'static str),
    Failure(TransportErrorKind),
}

impl World {
    fn environment(&self) -> Environment {
        let mut profiles = Profiles::default();
        profiles.add(self.config, "config", FileKind::Config).unwrap();
        let variables = self.variables.clone();
        let variable = move |name: &str| match name {
            "HOME" => Some("/home".to_owned()),
            name => variables.get(name).map(|value| (*value).to_owned()),
        };
        Environment::new(variable, profiles, None)
    }

    fn credentials(&mut self) -> Result<String, String> {
        let found = self.run(find_credentials(self.environment(), 1));
        let found = found.map(|found| {
            let parts = [found.access_key_id(), found.secret_access_key()];
            parts.join(" ")
        });
        found.map_err(|error| error.to_string())
    }

    fn run<T: std::fmt::Debug>(&mut self, mut machine: Machine<T>) -> T {
        loop {
            let time = Timestamp::new(NOW, 0).unwrap();
            let step = machine.poll(Now { time, elapsed: self.waited });
            let shown = format!("{step:?}");
            assert!(!shown.contains("hidden"), "{shown}");
            let task = match step {
                Step::Done(found) => return found,
                Step::Do(task) => task,
            };
            machine.handle(match task {
                Task::Read(path) => Report::Read(match self.files.get(&path) {
                    Some(text) => Ok(text.clone().into_bytes()),
                    None => Err(io::ErrorKind::NotFound.into()),
                }),
                Task::Write(path, contents) => {
                    let contents = String::from_utf8(contents.to_vec()).unwrap();
                    self.files.insert(path, contents);
                    Report::Written(Ok(()))
                }
                Task::Run(_) => {
                    let (stdout, stderr, code) = self.printed;
                    let (stdout, stderr) = (stdout.as_bytes().to_vec(), stderr.as_bytes().to_vec());
                    Report::Ran(Ok(Output { code: Some(code), stdout: stdout.into(), stderr }))
                }
                Task::Send(request, _, route) => {
                    let is_direct = route == Route::Direct;
                    assert_eq!(is_direct, request.uri().scheme_str() == Some("http"));
                    self.requests.push((request.uri().to_string(), *request));
                    Report::Answer(self.answer())
                }
                Task::Wait(delay) => {
                    self.waited += delay;
                    Report::Waited
                }
            });
        }
    }

    fn answer(&mut self) -> Result<Response<Vec<u8>>, TransportError> {
        match self.answers.remove(0) {
            Answer::Response(status, body) => {
                let response = Response::builder().status(status);
                Ok(response.body(body.as_bytes().to_vec()).unwrap())
            }
            Answer::Failure(kind) => Err(TransportError::new(kind, "no")),
        }
    }

    fn urls(&self) -> Vec<&str> {
        self.requests.iter().map(|(url, _)| url.as_str()).collect()
    }
}

use Answer::{Failure, Response as Answers};

#[test]
fn every_place_is_named_where_nothing_is() {
    let mut world =
        World { answers: vec![Failure(TransportErrorKind::Connect)], ..World::default() };
    let error = world.credentials().unwrap_err();
    for place in [
        "environment variables: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set",
        "profile: No profiles were defined",
        "web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set",
        "container: No environment variables were set",
        "EC2 instance metadata: no connection",
    ] {
        assert!(error.contains(place), "{error}");
    }
    // An absent host is asked once, and nobody waits.
    assert_eq!((world.requests.len(), world.waited), (1, Duration::ZERO));
}

#[test]
fn metadata_that_are_switched_off_are_not_asked() {
    let variables = BTreeMap::from([("AWS_EC2_METADATA_DISABLED", "true")]);
    let mut world = World { variables, ..World::default() };
    let error = world.credentials().unwrap_err();
    assert!(error.contains("AWS_EC2_METADATA_DISABLED is true"), "{error}");
    assert!(world.requests.is_empty());
}

#[test]
fn slow_metadata_are_asked_four_times() {
    let slow = || Failure(TransportErrorKind::Timeout(Limit::Read));
    let mut world = World { answers: vec![slow(), slow(), slow(), slow()], ..World::default() };
    let error = world.credentials().unwrap_err();
    assert!(error.starts_with("EC2 instance metadata: no more of the answer"), "{error}");
    assert_eq!(world.requests.len(), 4);
}

#[test]
fn metadata_of_an_instance_that_may_not_have_its_role() {
    let refusal = r#"{"Code":"AssumeRoleUnauthorizedAccess","Message":"not trusted"}"#;
    let answers = vec![Answers(200, "token"), Answers(200, "role"), Answers(200, refusal)];
    let mut world = World { answers, ..World::default() };
    let error = world.credentials().unwrap_err();
    assert_eq!(error, "EC2 instance metadata: AssumeRoleUnauthorizedAccess: not trusted");
}

const PROCESS: &str = "[default]\ncredential_process = print-credentials --key hidden\n";

#[test]
fn programs_that_fail() {
    let outcome = |printed| World { config: PROCESS, printed, ..World::default() }.credentials();
    let good = r#"{"Version":1,"AccessKeyId":"A","SecretAccessKey":"hidden"}"#;
    assert_eq!(outcome((good, "", 0)).unwrap(), "A hidden");
    let error = outcome(("", "not logged in\n", 3)).unwrap_err();
    assert!(error.ends_with("exited with code 3. Stderr: not logged in"), "{error}");
    for printed in ["", "hidden", "{\"Version\":1,\"AccessKeyId\":\"hidden\"}", "[]"] {
        let error = outcome((printed, "", 0)).unwrap_err();
        assert!(error.contains("could not parse response"), "{error}");
        assert!(!error.contains("hidden"), "{error}");
    }
    let error = outcome((r#"{"Version":2}"#, "", 0)).unwrap_err();
    assert!(error.ends_with("expected `Version` 1"), "{error}");
}

const SSO: &str = "[default]
sso_session = dev
sso_account_id = 123456789012
sso_role_name = Admin
[sso-session dev]
sso_region = us-east-1
sso_start_url = https://example.awsapps.com/start
";

/// Named by the SHA-1 of `dev`.
const SSO_FILE: &str = "/home/.aws/sso/cache/34c6fceca75e456f25e7e99531e2425c6c1de443.json";

fn sso_world(expires_at: &str, more: &str) -> World {
    let token = format!(r#"{{"accessToken":"hidden1","expiresAt":"{expires_at}"{more}}}"#);
    let files = BTreeMap::from([(SSO_FILE.to_owned(), token)]);
    World { config: SSO, files, ..World::default() }
}

const REFRESHABLE: &str = r#","refreshToken":"hidden2","clientId":"id","clientSecret":"hidden3","registrationExpiresAt":"2027-01-01T00:00:00Z","kept":[1]"#;
const ROLE: &str = r#"{"roleCredentials":{"accessKeyId":"A","secretAccessKey":"hidden4","expiration":1796130000000}}"#;
const PORTAL: &str = "https://portal.sso.us-east-1.amazonaws.com/federation/credentials?role_name=Admin&account_id=123456789012";
const OIDC: &str = "https://oidc.us-east-1.amazonaws.com/token";

#[test]
fn a_session_is_refreshed_before_it_ends() {
    let mut world = sso_world("2026-12-01T12:04:00Z", REFRESHABLE);
    let refreshed = r#"{"accessToken":"hidden5","expiresIn":3600,"refreshToken":"hidden6"}"#;
    world.answers = vec![Answers(200, refreshed), Answers(200, ROLE)];
    assert_eq!(world.credentials().unwrap(), "A hidden4");
    assert_eq!(world.urls(), [OIDC, PORTAL]);
    assert_eq!(world.requests[1].1.headers()["x-amz-sso_bearer_token"], "hidden5");
    let asked: serde_json::Value = serde_json::from_slice(world.requests[0].1.body()).unwrap();
    let expected = r#"{"clientId":"id","clientSecret":"hidden3","grantType":"refresh_token","refreshToken":"hidden2"}"#;
    assert_eq!(asked, serde_json::from_str::<serde_json::Value>(expected).unwrap());
    let kept: serde_json::Value = serde_json::from_str(&world.files[SSO_FILE]).unwrap();
    assert_eq!(
        (&kept["accessToken"], &kept["refreshToken"]),
        (&"hidden5".into(), &"hidden6".into())
    );
    assert_eq!((&kept["expiresAt"], &kept["kept"][0]), (&"2026-12-01T13:00:00Z".into(), &1.into()));
}

#[test]
fn a_session_that_cannot_be_refreshed_is_used_while_it_lives() {
    let mut world = sso_world("2026-12-01T12:04:00Z", REFRESHABLE);
    let invalid = r#"{"__type":"InvalidGrantException"}"#;
    world.answers = vec![Answers(400, invalid), Answers(200, ROLE)];
    assert_eq!(world.credentials().unwrap(), "A hidden4");
    assert_eq!(world.requests[1].1.headers()["x-amz-sso_bearer_token"], "hidden1");
}

#[test]
fn an_expired_session_asks_for_a_login() {
    let error = sso_world("2026-12-01T11:59:00Z", "").credentials().unwrap_err();
    let expected = "the SSO session expired, and it cannot be refreshed; run `aws sso login --profile default`";
    assert_eq!(error, expected);
    let mut world = sso_world("2026-12-01T18:00:00Z", "");
    world.answers = vec![Answers(401, r#"{"message":"Session token not found or invalid"}"#)];
    let error = world.credentials().unwrap_err();
    assert!(error.ends_with("; run `aws sso login --profile default`"), "{error}");
}

#[test]
fn a_role_of_the_environment() {
    let variables = BTreeMap::from([
        ("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/a"),
        ("AWS_WEB_IDENTITY_TOKEN_FILE", "/token"),
        ("AWS_ROLE_SESSION_NAME", "me"),
    ]);
    let files = BTreeMap::from([("/token".to_owned(), "hidden\n".to_owned())]);
    let answer = "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-12-01T13:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>";
    let answers = vec![Answers(503, ""), Answers(200, answer)];
    let mut world = World { variables, files, answers, ..World::default() };
    assert_eq!(world.credentials().unwrap(), "A hidden");
    assert_eq!(world.urls(), ["https://sts.us-east-1.amazonaws.com/"; 2]);
    let body = String::from_utf8(world.requests[0].1.body().clone()).unwrap();
    assert!(body.contains("RoleSessionName=me") && body.contains("WebIdentityToken=hidden"));
    assert!(!world.requests[0].1.headers().contains_key("authorization"));
    world.variables.remove("AWS_ROLE_ARN");
    let error = world.credentials().unwrap_err();
    assert_eq!(error, "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not");
}

#[test]
fn a_container_proves_itself_with_a_token() {
    let uri = "http://169.254.170.23/v1/credentials";
    let variables = BTreeMap::from([
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token"),
    ]);
    let files = BTreeMap::from([("/token".to_owned(), "hidden\n".to_owned())]);
    let good = r#"{"AccessKeyId":"A","SecretAccessKey":"hidden","Token":"t"}"#;
    let answers = vec![Answers(500, ""), Answers(200, good)];
    let mut world = World { variables, files, answers, ..World::default() };
    assert_eq!(world.credentials().unwrap(), "A hidden");
    assert_eq!(world.urls(), [uri, uri]);
    assert_eq!(world.requests[1].1.headers()["authorization"], "hidden");
    world.answers = vec![Answers(404, "")];
    let error = world.credentials().unwrap_err();
    assert!(error.starts_with("container: status 404"), "{error}");
}

#[test]
fn tokens_of_the_environment_and_of_a_session() {
    let mut world = sso_world("2026-12-01T18:00:00Z", "");
    let token = world.run(find_token(world.environment(), "bedrock", 1)).unwrap();
    assert_eq!(token.text(), "hidden1");
    world.variables.insert("AWS_BEARER_TOKEN_BEDROCK", "hidden");
    let token = world.run(find_token(world.environment(), "bedrock", 1)).unwrap();
    assert_eq!(token.text(), "hidden");
    let mut world = World { config: PROCESS, ..World::default() };
    let error = world.run(find_token(world.environment(), "bedrock", 1)).unwrap_err().to_string();
    assert!(error.contains("AWS_BEARER_TOKEN_BEDROCK is not set"), "{error}");
    assert!(error.contains("`default` has no `sso_session`"), "{error}");
}
