//! Carries out what a search for credentials asks for, with files in memory and recorded HTTP.

use serde_json::Value;
use smithy_client::call::Now;
use smithy_client::credentials::machine::{Machine, Output, Report, Step, Task};
use smithy_client::http::{Method, Request, Response, Uri};
use smithy_shapes::Timestamp;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io;
use std::process::Command;
use std::time::Duration;

/// What surrounds a search.
#[derive(Default)]
pub(super) struct World {
    pub(super) time: Timestamp,
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) exchanges: VecDeque<Exchange>,
    /// Texts that must never be shown.
    pub(super) secrets: BTreeSet<String>,
}

/// A request that is expected, and its answer.
pub(super) struct Exchange {
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Body,
    pub(super) response: Response<Vec<u8>>,
}

/// The body of an expected request.
pub(super) enum Body {
    /// Nothing says.
    Any,
    /// A form: the values of some parameters differ with the time.
    Form(String),
    /// A JSON document.
    Json(Value),
}

impl World {
    /// Runs a search to its end.
    pub(super) fn run<T: std::fmt::Debug>(&mut self, mut machine: Machine<T>) -> Result<T, String> {
        let mut elapsed = Duration::ZERO;
        loop {
            let time = Timestamp::new(self.time.seconds() + elapsed.as_secs() as i64, 0);
            let now = Now { time: time.map_err(|error| error.to_string())?, elapsed };
            let step = machine.poll(now);
            self.check_shown(&format!("{step:?}"))?;
            let task = match step {
                Step::Done(found) => return Ok(found),
                Step::Do(task) => task,
            };
            machine.handle(match task {
                Task::Read(path) => Report::Read(self.read(&path)),
                Task::Write(path, contents) => {
                    self.files.insert(path, contents.to_vec());
                    Report::Written(Ok(()))
                }
                Task::Run(command) => Report::Ran(run(&command)),
                Task::Send(request, ..) => Report::Answer(Ok(self.answer(&request)?)),
                Task::Wait(delay) => {
                    elapsed += delay;
                    Report::Waited
                }
            });
        }
    }

    /// Checks that a text that somebody may read has no secret in it.
    pub(super) fn check_shown(&self, text: &str) -> Result<(), String> {
        match self.secrets.iter().find(|secret| text.contains(*secret)) {
            Some(_) => Err(format!("a secret is shown: {text}")),
            None => Ok(()),
        }
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        const NO_SUCH_FILE: i32 = 2;
        let file = self.files.get(path).cloned();
        file.ok_or_else(|| io::Error::from_raw_os_error(NO_SUCH_FILE))
    }

    fn answer(&mut self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, String> {
        let what = format!("{} {}", request.method(), request.uri());
        let exchange = self.exchanges.pop_front();
        let exchange = exchange.ok_or_else(|| format!("{what} is one request too many"))?;
        exchange.check(request).map_err(|why| format!("{what}: {why}"))?;
        Ok(exchange.response)
    }
}

impl Exchange {
    fn check(&self, request: &Request<Vec<u8>>) -> Result<(), String> {
        let (found, expected) = (request.uri(), &self.uri);
        let parts = |uri: &Uri| {
            let pairs = uri.query().unwrap_or_default().split('&').map(str::to_owned);
            let pairs: BTreeSet<String> = pairs.collect();
            (
                uri.scheme_str().map(str::to_owned),
                uri.authority().cloned(),
                uri.path().to_owned(),
                pairs,
            )
        };
        if request.method() != self.method || parts(found) != parts(expected) {
            return Err(format!("expected {} {expected}", self.method));
        }
        for (name, value) in &self.headers {
            match request.headers().get(name).map(|value| value.to_str().unwrap_or_default()) {
                Some(found) if found == value => {}
                found => return Err(format!("header {name}: {found:?}, expected {value:?}")),
            }
        }
        self.body.check(request.body())
    }
}

impl Body {
    fn check(&self, found: &[u8]) -> Result<(), String> {
        match self {
            Body::Any => Ok(()),
            Body::Form(expected) => {
                let (found, expected) = (form(found), form(expected.as_bytes()));
                let names = found.keys().eq(expected.keys());
                let differs = |(name, value): (&String, &String)| expected.get(name) != Some(value);
                match names && !found.iter().any(differs) {
                    true => Ok(()),
                    false => Err(format!("form {found:?}, expected {expected:?}")),
                }
            }
            Body::Json(expected) => match serde_json::from_slice::<Value>(found) {
                Ok(found) if found == *expected => Ok(()),
                _ => Err(format!("{}, expected {expected}", String::from_utf8_lossy(found))),
            },
        }
    }
}

/// The parameters of a form. What differs from one run to the next, and what the recordings were
/// stripped of, is left out: names of sessions, tokens, and numbers of accounts.
fn form(body: &[u8]) -> BTreeMap<String, String> {
    let without_account = |value: &str| {
        let parts = value.split(':').map(|part| match part.parse::<u64>() {
            Ok(_) => "ACCOUNT",
            Err(_) => part,
        });
        parts.collect::<Vec<_>>().join(":")
    };
    form_urlencoded::parse(body)
        .map(|(name, value)| match &*name {
            "RoleSessionName" | "WebIdentityToken" => (name.into_owned(), String::new()),
            _ => (name.into_owned(), without_account(&value)),
        })
        .collect()
}

fn run(command: &str) -> io::Result<Output> {
    let output = Command::new("sh").args(["-c", command]).output()?;
    Ok(Output { code: output.status.code(), stdout: output.stdout.into(), stderr: output.stderr })
}
