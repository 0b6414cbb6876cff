//! What must hold of any bytes that a client reads from its surroundings.

use http::{Request, Response, Uri};
use smithy_client::Credentials;
use smithy_client::call::Now;
use smithy_client::config::environment::Environment;
use smithy_client::config::profile::{FileKind, Profiles};
use smithy_client::credentials::machine::{Machine, Output, Report, Step, Task};
use smithy_client::credentials::{find_credentials, process, profile_chain};
use smithy_client::sign::{Signer, SigningOptions};
use smithy_shapes::Timestamp;
use std::time::Duration;

/// No search for credentials takes more steps, whatever it is told.
const MOST_STEPS: usize = 60;

/// Reads the text as both shared files, and follows every profile.
pub(super) fn profiles(text: &str) {
    for kind in [FileKind::Config, FileKind::Credentials] {
        let mut profiles = Profiles::default();
        match profiles.add(text, "file", kind) {
            Err(error) => {
                assert!((1..=text.lines().count()).contains(&error.line), "{error}");
                assert_eq!(profiles, Profiles::default(), "what is malformed changes nothing");
            }
            Ok(()) => {
                let mut again = profiles.clone();
                again.add(text, "file", kind).unwrap();
                assert_eq!(again, profiles);
                for (name, _) in profiles.profiles() {
                    let _ = profile_chain::resolve(&profiles, name);
                }
            }
        }
    }
}

/// Takes the bytes for what a program prints, and for all answers of a metadata service.
pub(super) fn credentials(bytes: &[u8]) {
    if let Ok(found) = process::parse(bytes) {
        assert!(!found.access_key_id().is_empty() && !found.secret_access_key().is_empty());
    }
    let container = ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/keys");
    for variable in [Some(container), None] {
        let get = move |name: &str| {
            let (_, value) = variable.filter(|(known, _)| *known == name)?;
            Some(value.to_owned())
        };
        let environment = Environment::new(get, Profiles::default(), None);
        let _ = run(find_credentials(environment, 1), bytes);
    }
}

fn run<T>(mut machine: Machine<T>, answer: &[u8]) -> T {
    let mut elapsed = Duration::ZERO;
    for _ in 0..MOST_STEPS {
        let time = Timestamp::new(1_796_126_400, 0).unwrap();
        let task = match machine.poll(Now { time, elapsed }) {
            Step::Done(found) => return found,
            Step::Do(task) => task,
        };
        machine.handle(match task {
            Task::Read(_) => Report::Read(Ok(answer.to_vec())),
            Task::Write(..) => Report::Written(Ok(())),
            Task::Run(_) => {
                let stdout = answer.to_vec().into();
                Report::Ran(Ok(Output { code: Some(0), stdout, stderr: Vec::new() }))
            }
            Task::Send(..) => Report::Answer(Ok(Response::new(answer.to_vec()))),
            Task::Wait(delay) => {
                elapsed += delay;
                Report::Waited
            }
        });
    }
    panic!("the search does not end");
}

/// Takes the text for a path and query, signs it in the URL, and signs it again.
pub(super) fn presigned_urls(text: &str) {
    let Ok(uri) = format!("https://example.com/{text}").parse::<Uri>() else { return };
    for options in [SigningOptions::default(), SigningOptions::for_s3()] {
        let credentials = Credentials::new("AKID", "secret").with_session_token("token+/=");
        let signer =
            Signer { credentials: &credentials, region: "us-east-1", service: "s", options };
        let time = Timestamp::new(1_796_126_400, 0).unwrap();
        let mut request = Request::new(Vec::new());
        *request.uri_mut() = uri.clone();
        let Ok(signature) = signer.presign(&mut request, time, Duration::from_secs(60)) else {
            continue;
        };
        let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
        assert_eq!(path, uri.path());
        // What was there before comes first and is as it was.
        let own = own_pairs(uri.query().unwrap_or_default());
        assert!(query.starts_with(&own), "{query} {own}");
        assert!(query.ends_with(&signature.signature));
        let once = request.uri().clone();
        signer.presign(&mut request, time, Duration::from_secs(60)).unwrap();
        assert_eq!(*request.uri(), once);
    }
}

/// The pairs of a query that are not an earlier signature's.
fn own_pairs(query: &str) -> String {
    let is_own = |pair: &&str| !pair.split('=').next().unwrap_or_default().starts_with("X-Amz-");
    query.split('&').take_while(is_own).collect::<Vec<_>>().join("&")
}
