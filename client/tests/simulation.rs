//! Many calls of a service that throttles, fails, breaks off and has another clock, without a network and
//! without waiting: everything follows from a seed.

use gameliftstreams::CreateApplicationInput;
use gameliftstreams::operations::{CreateApplication, GameLiftStreams};
use http::{Request, Response};
use smithy_client::Credentials;
use smithy_client::Identity;
use smithy_client::call::{Call, Event, Now, Step};
use smithy_client::config::client::ClientConfig;
use smithy_client::config::environment::Environment;
use smithy_client::sign::{Signer, SigningOptions};
use smithy_client::{CallError, TransportError, TransportErrorKind};
use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;
use std::collections::BTreeSet;
use std::time::Duration;

const START: i64 = 1_796_000_000;

/// What goes wrong with a request, in percent.
struct Weather {
    throttled: u64,
    failed: u64,
    broken: u64,
    /// The seconds by which the clock of the service is ahead.
    clock: i64,
}

struct Simulation {
    weather: Weather,
    random: u64,
    /// Since the start, by the clock of the client.
    now: Duration,
    requests: u64,
    refused_signatures: u64,
}

/// What was seen of one call.
struct Seen {
    result: Result<(), String>,
    attempts: u64,
    invocations: BTreeSet<String>,
    bodies: BTreeSet<Vec<u8>>,
    elapsed: Duration,
}

impl Simulation {
    fn new(weather: Weather) -> Simulation {
        Simulation { weather, random: 7, now: Duration::ZERO, requests: 0, refused_signatures: 0 }
    }

    fn draw(&mut self, below: u64) -> u64 {
        // Xorshift: the tests' own, so that they do not share a generator with what they test.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % below
    }

    fn now(&self, started: Duration) -> Now {
        let seconds = START + i64::try_from(self.now.as_secs()).unwrap();
        let time = Timestamp::new(seconds, self.now.subsec_nanos()).unwrap();
        Now { time, elapsed: self.now - started }
    }

    fn call(&mut self, config: &ClientConfig<GameLiftStreams>) -> Seen {
        let input = CreateApplicationInput::make()
            .description("demo")
            .application_source_uri("s3://bucket/app/")
            .executable_path("app.exe");
        let started = self.now;
        let seed = [self.draw(u64::MAX), self.draw(u64::MAX)];
        let mut call = Call::<CreateApplication>::new(config, &input, seed);
        let (mut invocations, mut bodies) = (BTreeSet::new(), BTreeSet::new());
        let mut attempts = 0;
        loop {
            let event = match call.poll(self.now(started)) {
                Step::Identify(_) => Event::Identity(Ok(Identity::Credentials(credentials()))),
                Step::Send(request, _) => {
                    attempts += 1;
                    let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
                    assert_eq!(header("amz-sdk-request"), format!("attempt={attempts}; max=3"));
                    invocations.insert(header("amz-sdk-invocation-id"));
                    bodies.insert(request.body().clone());
                    let request = request.clone();
                    Event::Answer(self.answer(request))
                }
                Step::Wait(delay) => {
                    self.now += delay;
                    Event::Waited
                }
                Step::Done(outcome) => {
                    let result = outcome.map(|_| ()).map_err(|error| error.to_string());
                    let elapsed = self.now - started;
                    return Seen { result, attempts, invocations, bodies, elapsed };
                }
            };
            call.handle(self.now(started), event);
        }
    }

    fn answer(&mut self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        self.requests += 1;
        let took = 20 + self.draw(60);
        self.now += Duration::from_millis(took);
        let Weather { throttled, failed, broken, clock } = self.weather;
        let seconds = START + i64::try_from(self.now.as_secs()).unwrap() + clock;
        let time = Timestamp::new(seconds, 0).unwrap();
        let response = Response::builder().header("date", time.format(TimestampFormat::HttpDate));
        let error = |response: http::response::Builder, status: u16, code: &str| {
            let response = response.status(status).header("x-amzn-errortype", code);
            Ok(response.body(br#"{"message":"not now"}"#.to_vec()).unwrap())
        };
        // Signing again takes the longest by far, so not every signature is looked at.
        let is_looked_at = self.requests % 16 == 1;
        if !is_timely(&request, time) || (is_looked_at && !is_signed(&request)) {
            self.refused_signatures += 1;
            return error(response, 403, "InvalidSignatureException");
        }
        match self.draw(100) {
            roll if roll < throttled => error(response, 429, "ThrottlingException"),
            roll if roll < throttled + failed => error(response, 500, "InternalServerException"),
            roll if roll < throttled + failed + broken => {
                Err(TransportError::new(TransportErrorKind::Broken, "end of file"))
            }
            _ => Ok(response.body(b"{\"Arn\":\"arn:aws:gameliftstreams:::a\"}".to_vec()).unwrap()),
        }
    }
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
}

/// Reports whether the date of a request is within five minutes of now.
fn is_timely(request: &Request<Vec<u8>>, now: Timestamp) -> bool {
    (now.seconds() - date(request).seconds()).abs() <= 5 * 60
}

/// Reports whether a request has the signature that its date and its content call for.
fn is_signed(request: &Request<Vec<u8>>) -> bool {
    let mut again = request.clone();
    let credentials = credentials();
    let signer = Signer {
        credentials: &credentials,
        region: "us-west-2",
        service: "gameliftstreams",
        options: SigningOptions::default(),
    };
    signer.sign(&mut again, date(request)).unwrap();
    again.headers()["authorization"] == request.headers()["authorization"]
}

fn date(request: &Request<Vec<u8>>) -> Timestamp {
    let date = request.headers()["x-amz-date"].to_str().unwrap();
    let parts = [&date[..4], &date[4..6], &date[6..11], &date[11..13], &date[13..]];
    format!("{}-{}-{}:{}:{}", parts[0], parts[1], parts[2], parts[3], parts[4]).parse().unwrap()
}

fn config() -> ClientConfig<GameLiftStreams> {
    ClientConfig::new(Some("us-west-2"))
}

#[test]
fn a_hundred_thousand_calls_in_bad_weather() {
    let weather = Weather { throttled: 3, failed: 3, broken: 3, clock: 2 * 60 * 60 };
    let mut simulation = Simulation::new(weather);
    let config = config();
    let mut succeeded = 0;
    for _ in 0..100_000 {
        let seen = simulation.call(&config);
        assert!((1..=3).contains(&seen.attempts));
        // All attempts of a call are one call to the service, whose token says so.
        assert_eq!((seen.invocations.len(), seen.bodies.len()), (1, 1));
        assert!(seen.elapsed < Duration::from_secs(10), "{:?}", seen.elapsed);
        succeeded += u64::from(seen.result.is_ok());
    }
    // Nine in a hundred requests fail: three attempts fail together in 0.07 percent of the calls.
    assert!(succeeded > 99_700, "{succeeded}");
    // The first call learns of the clock.
    assert_eq!(simulation.refused_signatures, 1);
}

#[test]
fn a_service_that_throttles_for_ever_gets_hardly_more_requests_than_calls() {
    let weather = Weather { throttled: 100, failed: 0, broken: 0, clock: 0 };
    let mut simulation = Simulation::new(weather);
    let config = config();
    for _ in 0..1000 {
        let seen = simulation.call(&config);
        let error = seen.result.unwrap_err();
        assert!(error.contains("ThrottlingException"), "{error}");
    }
    // A client begins with tokens for a hundred retries, and failures give none back.
    assert_eq!(simulation.requests, 1000 + 100);
}

#[test]
fn a_clock_is_left_alone_if_that_is_wanted() {
    let weather = Weather { throttled: 0, failed: 0, broken: 0, clock: 2 * 60 * 60 };
    let mut simulation = Simulation::new(weather);
    let client = gameliftstreams::Client::builder()
        .environment(Environment::empty())
        .region("us-west-2")
        .credentials(credentials())
        .without_clock_correction()
        .transport(|request: &Request<Vec<u8>>, _: &_| {
            let time = Timestamp::new(START, 0).unwrap();
            assert!(!is_timely(request, time) && is_signed(request));
            let date = time.format(TimestampFormat::HttpDate);
            let response = Response::builder().status(403).header("date", date);
            let response = response.header("x-amzn-errortype", "SignatureDoesNotMatch");
            Ok(response.body(b"{}".to_vec()).unwrap())
        })
        .build()
        .unwrap();
    let error = client.call(&gameliftstreams::ListApplicationsInput::make()).unwrap_err();
    assert!(matches!(error, CallError::Service(..)) && error.context().attempts() == 1, "{error}");
    // The other way round, one more attempt is enough.
    let seen = simulation.call(&config());
    assert_eq!((seen.result, seen.attempts), (Ok(()), 2));
}

#[test]
fn the_same_seed_is_the_same_call() {
    let run = || {
        let weather = Weather { throttled: 30, failed: 30, broken: 20, clock: 0 };
        let mut simulation = Simulation::new(weather);
        let config = config();
        let seen: Vec<_> = (0..50).map(|_| simulation.call(&config)).collect();
        seen.into_iter()
            .map(|seen| (seen.result, seen.invocations, seen.elapsed))
            .collect::<Vec<_>>()
    };
    assert_eq!(run(), run());
}
