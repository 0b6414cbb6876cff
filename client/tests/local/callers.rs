//! One client of each color, with the same settings.

use gameliftstreams::operations::{GameLiftStreams, ListApplicationsError};
use gameliftstreams::{ListApplicationsInput, ListApplicationsOutput};
use smithy_client::Credentials;
use smithy_client::config::environment::Environment;
use smithy_client::{CallError, Timeouts, TransportErrorKind, blocking, tokio};
use std::time::{Duration, Instant};

pub type Outcome = Result<ListApplicationsOutput, CallError<ListApplicationsError>>;

/// A client of either color.
pub enum Caller {
    Blocking(blocking::Client<GameLiftStreams>),
    Tokio(::tokio::runtime::Runtime, tokio::Client<GameLiftStreams>),
}

/// What a test sets.
#[derive(Clone, Copy)]
pub struct Settings {
    pub max_attempts: u32,
    pub timeouts: Timeouts,
}

impl Settings {
    /// Limits that no test reaches, except for those that it sets.
    pub fn new(max_attempts: u32) -> Settings {
        let mut timeouts = Timeouts::default();
        timeouts.connect = Duration::from_secs(10);
        timeouts.read = Duration::from_secs(10);
        timeouts.attempt = Duration::from_secs(20);
        Settings { max_attempts, timeouts }
    }
}

macro_rules! client {
    ($color:ident, $url:expr, $settings:expr) => {
        $color::Client::<GameLiftStreams>::builder()
            .environment(Environment::empty())
            .region("us-west-2")
            .endpoint_url($url)
            .credentials(Credentials::new("AKID", "secret"))
            .max_attempts($settings.max_attempts)
            .timeouts($settings.timeouts)
            .build()
            .unwrap()
    };
}

/// Does the same with a client of each color. The server is made anew for each.
pub fn each<S>(settings: Settings, start: impl Fn() -> (S, String), test: impl Fn(&S, &Caller)) {
    let (server, url) = start();
    test(&server, &Caller::Blocking(client!(blocking, url.as_str(), settings)));
    let (server, url) = start();
    let runtime = ::tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let client = client!(tokio, url.as_str(), settings);
    test(&server, &Caller::Tokio(runtime, client));
}

impl Caller {
    pub fn list(&self) -> Outcome {
        let input = ListApplicationsInput::make();
        match self {
            Caller::Blocking(client) => client.call(&input),
            Caller::Tokio(runtime, client) => runtime.block_on(client.call(&input)),
        }
    }

    /// Calls, and expects this failure of the connection. Nothing here takes ten seconds.
    pub fn fails_with(&self, kind: TransportErrorKind) -> String {
        let started = Instant::now();
        let error = self.list().unwrap_err();
        assert!(started.elapsed() < Duration::from_secs(10), "{error}");
        match &error {
            CallError::Transport(found, _) => assert_eq!(found.kind(), kind, "{error}"),
            _ => panic!("{error:?}"),
        }
        error.to_string()
    }

    /// Makes this many calls at the same time, and returns how many succeeded.
    pub fn list_together(&self, count: usize) -> usize {
        match self {
            Caller::Blocking(_) => std::thread::scope(|scope| {
                let calls: Vec<_> = (0..count).map(|_| scope.spawn(|| self.list())).collect();
                calls.into_iter().filter_map(|call| call.join().ok()?.ok()).count()
            }),
            Caller::Tokio(runtime, client) => runtime.block_on(async {
                let call = |client: tokio::Client<GameLiftStreams>| async move {
                    client.call(&ListApplicationsInput::make()).await.is_ok()
                };
                let calls: Vec<_> =
                    (0..count).map(|_| runtime.spawn(call(client.clone()))).collect();
                let mut succeeded = 0;
                for call in calls {
                    succeeded += usize::from(call.await.unwrap());
                }
                succeeded
            }),
        }
    }
}
