//! Carries out what the search for credentials asks for.

use super::credentials::Ways;
use crate::credentials::machine::{Machine, Report, Route, Step, Task};
use crate::local::clock::now;
use crate::local::{files, process};
use std::io;
use std::time::Instant;

pub(super) async fn run<T>(mut machine: Machine<T>, ways: &Ways) -> T {
    let started = Instant::now();
    loop {
        let task = match machine.poll(now(started)) {
            Step::Done(found) => return found,
            Step::Do(task) => task,
        };
        let report = match task {
            Task::Read(path) => Report::Read(blocking(move || files::read(&path)).await),
            Task::Write(path, contents) => {
                Report::Written(blocking(move || files::write(&path, &contents)).await)
            }
            Task::Run(command) => Report::Ran(blocking(move || process::run(&command)).await),
            Task::Send(request, limits, route) => {
                let transport = match route {
                    Route::Usual => &ways.usual,
                    Route::Direct => &ways.direct,
                };
                Report::Answer(transport.send(&request, &limits).await)
            }
            Task::Wait(delay) => {
                ::tokio::time::sleep(delay).await;
                Report::Waited
            }
        };
        machine.handle(report);
    }
}

/// Runs what blocks on a thread for such.
async fn blocking<T: Send + 'static>(
    run: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    ::tokio::task::spawn_blocking(run).await.unwrap_or_else(|error| Err(io::Error::other(error)))
}
