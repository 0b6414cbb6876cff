//! Answers that are written down.

use crate::error::{TransportError, TransportErrorKind};
use http::{Request, Response};
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A transport that gives answers in order, and keeps the requests. Copies share both.
#[derive(Clone, Default)]
pub struct Canned(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: VecDeque<Result<Response<Vec<u8>>, TransportErrorKind>>,
    requests: Vec<Request<Vec<u8>>>,
}

impl Canned {
    /// Makes a transport with these answers.
    pub fn new(answers: impl IntoIterator<Item = Response<Vec<u8>>>) -> Canned {
        let canned = Canned::default();
        answers.into_iter().for_each(|answer| canned.then(answer));
        canned
    }

    /// Adds an answer after those that are left.
    pub fn then(&self, answer: Response<Vec<u8>>) {
        self.state().answers.push_back(Ok(answer));
    }

    /// Adds a failure of the connection after the answers that are left.
    pub fn then_fail(&self, kind: TransportErrorKind) {
        self.state().answers.push_back(Err(kind));
    }

    /// Returns the requests so far.
    pub fn requests(&self) -> Vec<Request<Vec<u8>>> {
        self.state().requests.clone()
    }

    /// Keeps a request, and returns the next answer, as the transport does.
    ///
    /// # Errors
    ///
    /// If a failure is next, or no answer is left.
    pub fn answer(&self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let mut state = self.state();
        state.requests.push(request.clone());
        match state.answers.pop_front() {
            Some(Ok(answer)) => Ok(answer),
            Some(Err(kind)) => Err(TransportError::new(kind, "so that a test sees it")),
            // Another attempt would find none either.
            None => Err(TransportError::new(TransportErrorKind::Answer, "no answer is left")),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Canned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Canned")
            .field("answers", &state.answers.len())
            .field("requests", &state.requests.len())
            .finish()
    }
}

#[cfg(feature = "blocking")]
impl crate::blocking::Transport for Canned {
    fn send(
        &self,
        request: &Request<Vec<u8>>,
        _: &crate::call::Limits,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        self.answer(request)
    }
}

#[cfg(feature = "tokio")]
impl crate::tokio::Transport for Canned {
    fn send<'s>(
        &'s self,
        request: &'s Request<Vec<u8>>,
        _: &'s crate::call::Limits,
    ) -> crate::tokio::BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(async move { self.answer(request) })
    }
}
