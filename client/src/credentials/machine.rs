//! How credentials are found without reading, sending or waiting.
//!
//! What finds them is written as an `async fn` that asks a port for what it needs. A [`Machine`] turns
//! it into a state machine: asked by [`poll`](Machine::poll), it says which task comes next, and
//! [`handle`](Machine::handle) tells it what came of the task. So one text serves drivers that block and
//! drivers that are awaited, and tests that do neither.

use crate::call::{Limits, Now};
use crate::error::{TransportError, TransportErrorKind};
use crate::random::Random;
use http::{Request, Response};
use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use zeroize::Zeroizing;

/// What to do next.
#[derive(Debug)]
pub enum Step<T> {
    /// Carry out a task, and say what came of it.
    Do(Task),
    /// There is nothing more to do.
    Done(T),
}

/// Something to carry out.
pub enum Task {
    /// Read a file. Report [`Report::Read`].
    Read(String),
    /// Write a file that only its owner may read, all of it or nothing. Report [`Report::Written`].
    Write(String, Zeroizing<Vec<u8>>),
    /// Run a command in a shell. Report [`Report::Ran`].
    Run(Zeroizing<String>),
    /// Send a request. Report [`Report::Answer`].
    Send(Box<Request<Vec<u8>>>, Limits, Route),
    /// Wait. Report [`Report::Waited`].
    Wait(Duration),
}

/// The way of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// As any request of the client, over a proxy if there is one.
    Usual,
    /// Never over a proxy: the host is this machine, or what runs it.
    Direct,
}

/// What came of a task.
pub enum Report {
    /// The contents of a file.
    Read(io::Result<Vec<u8>>),
    /// The file is written.
    Written(io::Result<()>),
    /// What a command printed, once it ended.
    Ran(io::Result<Output>),
    /// The whole answer.
    Answer(Result<Response<Vec<u8>>, TransportError>),
    /// The time to wait is over.
    Waited,
}

/// What a command printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Output {
    /// Its exit code; none if a signal ended it.
    pub code: Option<i32>,
    /// What it printed to its standard output.
    pub stdout: Zeroizing<Vec<u8>>,
    /// What it printed to its standard error.
    pub stderr: Vec<u8>,
}

/// Without what it printed.
impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Output").field("code", &self.code).finish_non_exhaustive()
    }
}

/// Without contents, commands and headers, which have secrets.
impl fmt::Debug for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Task::Read(path) => f.debug_tuple("Read").field(path).finish(),
            Task::Write(path, _) => f.debug_tuple("Write").field(path).finish(),
            Task::Run(_) => f.write_str("Run"),
            Task::Send(request, ..) => {
                let (method, uri) = (request.method(), request.uri());
                f.debug_tuple("Send").field(method).field(uri).finish()
            }
            Task::Wait(delay) => f.debug_tuple("Wait").field(delay).finish(),
        }
    }
}

/// Without contents and output, which have secrets.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Report::Read(_) => "Read",
            Report::Written(_) => "Written",
            Report::Ran(_) => "Ran",
            Report::Answer(_) => "Answer",
            Report::Waited => "Waited",
        })
    }
}

/// Finds something, a task after the other. See the [module](self).
pub struct Machine<T> {
    body: Pin<Box<dyn Future<Output = T> + Send>>,
    port: Port,
}

impl<T> fmt::Debug for Machine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Machine").finish_non_exhaustive()
    }
}

impl<T> Machine<T> {
    /// Makes a machine of what finds something. The seed decides what is random.
    pub(super) fn new<F>(seed: u64, body: impl FnOnce(Port) -> F) -> Machine<T>
    where
        F: Future<Output = T> + Send + 'static,
    {
        let port = Port(Arc::new(Mutex::new(Mail {
            now: None,
            random: Random::new(seed),
            task: None,
            report: None,
        })));
        Machine { body: Box::pin(body(port.clone())), port }
    }

    /// Returns what to do next. Each task is given once.
    ///
    /// # Panics
    ///
    /// If it is asked again after [`Step::Done`], or before the report on the last task.
    pub fn poll(&mut self, now: Now) -> Step<T> {
        self.port.mail().now = Some(now);
        // Nothing ever wakes the body: it goes on when it is polled.
        match self.body.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(found) => Step::Done(found),
            Poll::Pending => {
                let task = self.port.mail().task.take();
                Step::Do(task.expect("every task is reported before the next one is asked for"))
            }
        }
    }

    /// Says what came of the task that [`poll`](Self::poll) gave.
    pub fn handle(&mut self, report: Report) {
        self.port.mail().report = Some(report);
    }
}

/// What the body of a machine reaches the world through.
#[derive(Clone)]
pub(super) struct Port(Arc<Mutex<Mail>>);

/// What the body and its machine have for each other.
struct Mail {
    now: Option<Now>,
    random: Random,
    task: Option<Task>,
    report: Option<Report>,
}

impl Port {
    fn mail(&self) -> MutexGuard<'_, Mail> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the time.
    pub(super) fn now(&self) -> Now {
        let start = Now { time: Default::default(), elapsed: Duration::ZERO };
        self.mail().now.unwrap_or(start)
    }

    /// Returns a random number.
    pub(super) fn random(&self) -> u64 {
        self.mail().random.next()
    }

    /// Returns a random number from 0 to 1.
    pub(super) fn fraction(&self) -> f64 {
        self.mail().random.fraction()
    }

    pub(super) async fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.run_task(Task::Read(path.to_owned())).await {
            Report::Read(read) => read,
            other => Err(unexpected(&other)),
        }
    }

    pub(super) async fn write(&self, path: &str, bytes: Vec<u8>) -> io::Result<()> {
        match self.run_task(Task::Write(path.to_owned(), Zeroizing::new(bytes))).await {
            Report::Written(written) => written,
            other => Err(unexpected(&other)),
        }
    }

    pub(super) async fn run(&self, command: &str) -> io::Result<Output> {
        match self.run_task(Task::Run(Zeroizing::new(command.to_owned()))).await {
            Report::Ran(output) => output,
            other => Err(unexpected(&other)),
        }
    }

    pub(super) async fn send(
        &self,
        request: Request<Vec<u8>>,
        limits: Limits,
        route: Route,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        match self.run_task(Task::Send(Box::new(request), limits, route)).await {
            Report::Answer(answer) => answer,
            other => Err(TransportError::new(TransportErrorKind::Other, unexpected(&other))),
        }
    }

    pub(super) async fn wait(&self, delay: Duration) {
        self.run_task(Task::Wait(delay)).await;
    }

    /// Leaves a task for the machine to hand out, and takes the report on it.
    async fn run_task(&self, task: Task) -> Report {
        self.mail().task = Some(task);
        poll_fn(|_| match self.mail().report.take() {
            Some(report) => Poll::Ready(report),
            None => Poll::Pending,
        })
        .await
    }
}

fn unexpected(report: &Report) -> io::Error {
    io::Error::other(format!("the driver reported {report:?} on another task"))
}
