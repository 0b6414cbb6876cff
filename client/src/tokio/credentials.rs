//! Finding credentials and tokens: once for all tasks, and again before they expire.

use super::BoxFuture;
use super::machine;
use super::transport::Transport;
use crate::config::environment::Environment;
use crate::credentials::cache::{Expires, Freshness, Kept};
use crate::credentials::machine::Machine;
use crate::credentials::{CredentialsError, SharedFailure, find_credentials, find_token};
use crate::error::Cause;
use crate::identity::{Credentials, Token};
use crate::local::clock::now;
use ::tokio::sync::Mutex;
use std::sync::Arc;
use std::time::Instant;

/// Finds credentials when a call needs them.
pub trait CredentialsProvider: Send + Sync + 'static {
    /// Returns the credentials to sign with. It is asked for every attempt, so it keeps what it has
    /// for as long as that lives.
    ///
    /// # Errors
    ///
    /// Why there are none.
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, Cause>>;
}

impl CredentialsProvider for Credentials {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, Cause>> {
        Box::pin(async { Ok(self.clone()) })
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
    fn token(&self) -> BoxFuture<'_, Result<Token, Cause>>;
}

impl TokenProvider for Token {
    fn token(&self) -> BoxFuture<'_, Result<Token, Cause>> {
        Box::pin(async { Ok(self.clone()) })
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
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, Cause>> {
        Box::pin(self.0.get())
    }
}

impl TokenProvider for FoundToken {
    fn token(&self) -> BoxFuture<'_, Result<Token, Cause>> {
        Box::pin(self.0.get())
    }
}

type Search<T> = dyn Fn() -> Machine<Result<T, CredentialsError>> + Send + Sync;

/// Something that one task looks for while the others wait, or use the old one while it lives.
struct Shared<T> {
    search: Box<Search<T>>,
    ways: Ways,
    kept: std::sync::Mutex<Kept<T>>,
    /// Held by the task that searches. Has how many searches ended, and why the last one failed.
    searching: Mutex<(u64, Option<Arc<CredentialsError>>)>,
    ended: std::sync::atomic::AtomicU64,
}

impl<T: Expires + Clone + Send> Shared<T> {
    fn new(
        search: impl Fn() -> Machine<Result<T, CredentialsError>> + Send + Sync + 'static,
        ways: Ways,
    ) -> Self {
        Shared {
            search: Box::new(search),
            ways,
            kept: std::sync::Mutex::default(),
            searching: Mutex::default(),
            ended: std::sync::atomic::AtomicU64::new(0),
        }
    }

    async fn get(&self) -> Result<T, Cause> {
        use std::sync::atomic::Ordering::SeqCst;
        let time = || now(Instant::now()).time;
        let before = self.ended.load(SeqCst);
        let mut search = match self.kept(|kept| kept.get(time())) {
            Some((found, Freshness::Fresh)) => return Ok(found),
            Some((found, Freshness::Ageing)) => match self.searching.try_lock() {
                Ok(search) => search,
                Err(_) => return Ok(found),
            },
            _ => self.searching.lock().await,
        };
        // Whoever waited takes what the search in between found, or why it did not.
        if search.0 == before {
            let found = machine::run((self.search)(), &self.ways).await;
            search.0 += 1;
            self.ended.store(search.0, SeqCst);
            search.1 = match found {
                Ok(found) => {
                    self.kept(|kept| kept.found(found));
                    None
                }
                Err(error) => {
                    self.kept(|kept| kept.failed(time()));
                    Some(Arc::new(error))
                }
            };
        }
        match (self.kept(|kept| kept.get(time())), &search.1) {
            (Some((found, Freshness::Fresh | Freshness::Ageing)), _) => Ok(found),
            (_, Some(failure)) => Err(Box::new(SharedFailure(Arc::clone(failure)))),
            // A search may find what expired already; the service says so.
            (Some((found, Freshness::Expired)), None) => Ok(found),
            (None, None) => Err("the search for credentials was interrupted".into()),
        }
    }

    fn kept<R>(&self, run: impl FnOnce(&mut Kept<T>) -> R) -> R {
        run(&mut self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
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
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    /// A container whose agent numbers its keys, and fails after some.
    struct Agent {
        asked: AtomicUsize,
        gives: usize,
        lifetime: i64,
    }

    impl Transport for Agent {
        fn send<'s>(
            &'s self,
            _: &'s Request<Vec<u8>>,
            _: &'s Limits,
        ) -> BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>> {
            Box::pin(async {
                let number = self.asked.fetch_add(1, Ordering::SeqCst);
                // Long enough for all tasks to ask.
                ::tokio::time::sleep(Duration::from_millis(50)).await;
                if number >= self.gives {
                    return Err(TransportError::new(TransportErrorKind::Connect, "gone"));
                }
                let end = now(Instant::now()).time.seconds() + self.lifetime;
                let end = Timestamp::new(end, 0).unwrap();
                let body = format!(
                    r#"{{"AccessKeyId":"{number}","SecretAccessKey":"s","Expiration":"{end}"}}"#
                );
                Ok(Response::new(body.into_bytes()))
            })
        }
    }

    /// What many tasks get at the same time, in two rounds, and how often the agent was asked.
    fn rounds(gives: usize, lifetime: i64) -> ([BTreeSet<String>; 2], usize) {
        let agent = Arc::new(Agent { asked: AtomicUsize::new(0), gives, lifetime });
        let variable = |name: &str| {
            (name == "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").then(|| "/keys".to_owned())
        };
        let environment = Environment::new(variable, Profiles::default(), None);
        let transport: Arc<dyn Transport> = Arc::<Agent>::clone(&agent);
        let ways = Ways { usual: Arc::clone(&transport), direct: transport };
        let found = Arc::new(FoundCredentials::new(environment, ways));
        let runtime = ::tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let round = || {
            runtime.block_on(async {
                let get = |found: Arc<FoundCredentials>| async move {
                    match found.credentials().await {
                        Ok(credentials) => credentials.access_key_id().to_owned(),
                        Err(error) => error.to_string(),
                    }
                };
                let tasks: Vec<_> =
                    (0..20).map(|_| ::tokio::spawn(get(Arc::clone(&found)))).collect();
                let mut all = BTreeSet::new();
                for task in tasks {
                    all.insert(task.await.unwrap());
                }
                all
            })
        };
        let rounds = [round(), round()];
        (rounds, agent.asked.load(Ordering::SeqCst))
    }

    fn set(keys: &[&str]) -> BTreeSet<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    #[test]
    fn many_tasks_search_once() {
        assert_eq!(rounds(9, 3600), ([set(&["0"]), set(&["0"])], 1));
    }

    #[test]
    fn ageing_credentials_are_replaced_by_one_task() {
        assert_eq!(rounds(9, 60), ([set(&["0"]), set(&["0", "1"])], 2));
    }

    #[test]
    fn old_credentials_are_kept_if_there_are_no_new_ones() {
        assert_eq!(rounds(1, 60), ([set(&["0"]), set(&["0"])], 2));
    }

    #[test]
    fn a_failure_reaches_all_who_waited() {
        let ([first, _], asked) = rounds(0, 60);
        assert!(first.len() == 1 && first.first().unwrap().contains("no connection: gone"));
        assert_eq!(asked, 2);
    }
}
