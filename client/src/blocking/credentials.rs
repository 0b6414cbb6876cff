//! Finding credentials and tokens: once for all threads, and again before they expire.

use super::machine;
use super::transport::Transport;
use crate::config::environment::Environment;
use crate::credentials::cache::{Expires, Freshness, Kept};
use crate::credentials::machine::Machine;
use crate::credentials::{CredentialsError, SharedFailure, find_credentials, find_token};
use crate::error::Cause;
use crate::identity::{Credentials, Token};
use crate::local::clock::now;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Finds credentials when a call needs them.
pub trait CredentialsProvider: Send + Sync + 'static {
    /// Returns the credentials to sign with. It is asked for every attempt, so it keeps what it has
    /// for as long as that lives.
    ///
    /// # Errors
    ///
    /// Why there are none.
    fn credentials(&self) -> Result<Credentials, Cause>;
}

impl CredentialsProvider for Credentials {
    fn credentials(&self) -> Result<Credentials, Cause> {
        Ok(self.clone())
    }
}

/// Finds a bearer token when a call needs it.
pub trait TokenProvider: Send + Sync + 'static {
    /// Returns the token. It is asked for every attempt, so it keeps what it has for as long as that
    /// lives.
    ///
    /// # Errors
    ///
    /// Why there is none.
    fn token(&self) -> Result<Token, Cause>;
}

impl TokenProvider for Token {
    fn token(&self) -> Result<Token, Cause> {
        Ok(self.clone())
    }
}

/// Finds credentials where every AWS tool looks for them, and keeps them until they are about to
/// expire.
pub(super) struct FoundCredentials(Shared<Credentials>);

/// Finds a bearer token where every AWS tool looks for it, and keeps it until it is about to expire.
pub(super) struct FoundToken(Shared<Token>);

/// What searches go through.
#[derive(Clone)]
pub(super) struct Ways {
    pub(super) usual: Arc<dyn Transport>,
    pub(super) direct: Arc<dyn Transport>,
}

impl FoundCredentials {
    pub(super) fn new(environment: Environment, ways: Ways) -> Self {
        let machine = move || find_credentials(environment.clone(), fastrand::u64(..));
        FoundCredentials(Shared::new(machine, ways))
    }
}

impl FoundToken {
    pub(super) fn new(environment: Environment, service: &'static str, ways: Ways) -> Self {
        let machine = move || find_token(environment.clone(), service, fastrand::u64(..));
        FoundToken(Shared::new(machine, ways))
    }
}

impl CredentialsProvider for FoundCredentials {
    fn credentials(&self) -> Result<Credentials, Cause> {
        self.0.get()
    }
}

impl TokenProvider for FoundToken {
    fn token(&self) -> Result<Token, Cause> {
        self.0.get()
    }
}

type Search<T> = dyn Fn() -> Machine<Result<T, CredentialsError>> + Send + Sync;

/// Something that one thread looks for while the others wait, or use the old one while it lives.
struct Shared<T> {
    search: Box<Search<T>>,
    ways: Ways,
    state: Mutex<State<T>>,
    ended: Condvar,
}

struct State<T> {
    kept: Kept<T>,
    is_searching: bool,
    /// How many searches ended, and why the last one failed.
    ended: u64,
    failure: Option<Arc<CredentialsError>>,
}

impl<T: Expires + Clone> Shared<T> {
    fn new(
        search: impl Fn() -> Machine<Result<T, CredentialsError>> + Send + Sync + 'static,
        ways: Ways,
    ) -> Self {
        let state = State { kept: Kept::default(), is_searching: false, ended: 0, failure: None };
        let (state, ended) = (Mutex::new(state), Condvar::new());
        Shared { search: Box::new(search), ways, state, ended }
    }

    fn get(&self) -> Result<T, Cause> {
        let time = now(Instant::now()).time;
        let mut state = self.lock();
        match state.kept.get(time) {
            Some((kept, Freshness::Fresh)) => return Ok(kept),
            Some((kept, Freshness::Ageing)) if state.is_searching => return Ok(kept),
            _ if state.is_searching => {
                let before = state.ended;
                while state.ended == before {
                    state = self.ended.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
            }
            _ => {
                state.is_searching = true;
                drop(state);
                state = self.search();
            }
        }
        match (state.kept.get(time), &state.failure) {
            (Some((kept, Freshness::Fresh | Freshness::Ageing)), _) => Ok(kept),
            (_, Some(failure)) => Err(Box::new(SharedFailure(Arc::clone(failure)))),
            // A search may find what expired already; the service says so.
            (Some((kept, Freshness::Expired)), None) => Ok(kept),
            (None, None) => Err("the search for credentials was interrupted".into()),
        }
    }

    /// Searches, and tells the threads that wait.
    fn search(&self) -> MutexGuard<'_, State<T>> {
        let ended = Ended(self);
        let found = machine::run((self.search)(), &self.ways);
        let mut state = self.lock();
        match found {
            Ok(found) => {
                state.kept.found(found);
                state.failure = None;
            }
            Err(error) => {
                state.kept.failed(now(Instant::now()).time);
                state.failure = Some(Arc::new(error));
            }
        }
        drop(state);
        drop(ended);
        self.lock()
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends a search when it is dropped, also by a panic.
struct Ended<'s, T: Expires + Clone>(&'s Shared<T>);

impl<T: Expires + Clone> Drop for Ended<'_, T> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.is_searching = false;
        state.ended += 1;
        self.0.ended.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Limits;
    use crate::config::profile::Profiles;
    use crate::error::{TransportError, TransportErrorKind};
    use http::{Request, Response};
    use smithy_shapes::Timestamp;
    use std::collections::BTreeSet;
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    /// A container whose agent numbers its keys, and fails after some.
    struct Agent {
        asked: AtomicUsize,
        gives: usize,
        lifetime: i64,
    }

    impl Agent {
        fn answer(&self) -> Result<Response<Vec<u8>>, TransportError> {
            let number = self.asked.fetch_add(1, Ordering::SeqCst);
            // Long enough for all threads to ask.
            thread::sleep(Duration::from_millis(100));
            if number >= self.gives {
                return Err(TransportError::new(TransportErrorKind::Connect, "gone"));
            }
            let end = now(Instant::now()).time.seconds() + self.lifetime;
            let end = Timestamp::new(end, 0).unwrap();
            let body = format!(
                r#"{{"AccessKeyId":"{number}","SecretAccessKey":"s","Expiration":"{end}"}}"#
            );
            Ok(Response::new(body.into_bytes()))
        }
    }

    fn found(gives: usize, lifetime: i64) -> (FoundCredentials, Arc<Agent>) {
        let agent = Arc::new(Agent { asked: AtomicUsize::new(0), gives, lifetime });
        let variable = |name: &str| {
            (name == "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").then(|| "/keys".to_owned())
        };
        let environment = Environment::new(variable, Profiles::default(), None);
        let asked = Arc::clone(&agent);
        let transport: Arc<dyn Transport> =
            Arc::new(move |_: &Request<Vec<u8>>, _: &Limits| asked.answer());
        let ways = Ways { usual: Arc::clone(&transport), direct: transport };
        (FoundCredentials::new(environment, ways), agent)
    }

    /// What many threads get at the same time.
    fn together(found: &FoundCredentials) -> BTreeSet<String> {
        let start = Barrier::new(20);
        let get = || {
            start.wait();
            match found.credentials() {
                Ok(credentials) => credentials.access_key_id().to_owned(),
                Err(error) => error.to_string(),
            }
        };
        thread::scope(|scope| {
            let threads: Vec<_> = (0..20).map(|_| scope.spawn(get)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        })
    }

    #[test]
    fn many_threads_search_once() {
        let (found, agent) = found(9, 3600);
        assert_eq!(together(&found), BTreeSet::from(["0".to_owned()]));
        assert_eq!(together(&found), BTreeSet::from(["0".to_owned()]));
        assert_eq!(agent.asked.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn ageing_credentials_are_replaced_by_one_thread() {
        let (found, agent) = found(9, 60);
        assert_eq!(together(&found), BTreeSet::from(["0".to_owned()]));
        // One thread waits for new ones, and the others use what they have.
        assert_eq!(together(&found), BTreeSet::from(["0".to_owned(), "1".to_owned()]));
        assert_eq!(agent.asked.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn old_credentials_are_kept_if_there_are_no_new_ones() {
        let (found, agent) = found(1, 60);
        assert_eq!(together(&found), BTreeSet::from(["0".to_owned()]));
        assert_eq!(together(&found), BTreeSet::from(["0".to_owned()]));
        assert_eq!(together(&found), BTreeSet::from(["0".to_owned()]));
        // The failure is not repeated at once.
        assert_eq!(agent.asked.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_failure_reaches_all_who_waited() {
        let (found, agent) = found(0, 60);
        let errors = together(&found);
        assert_eq!(errors.len(), 1);
        assert!(errors.first().unwrap().contains("no connection: gone"), "{errors:?}");
        assert_eq!(agent.asked.load(Ordering::SeqCst), 1);
        assert!(found.credentials().is_err());
        assert_eq!(agent.asked.load(Ordering::SeqCst), 2);
    }
}
