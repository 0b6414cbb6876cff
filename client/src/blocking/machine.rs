//! Carries out what the search for credentials asks for.

use super::credentials::Ways;
use crate::credentials::machine::{Machine, Report, Route, Step, Task};
use crate::local::clock::now;
use crate::local::{files, process};
use std::thread;
use std::time::Instant;

pub(super) fn run<T>(mut machine: Machine<T>, ways: &Ways) -> T {
    let started = Instant::now();
    loop {
        let task = match machine.poll(now(started)) {
            Step::Done(found) => return found,
            Step::Do(task) => task,
        };
        machine.handle(match task {
            Task::Read(path) => Report::Read(files::read(&path)),
            Task::Write(path, contents) => Report::Written(files::write(&path, &contents)),
            Task::Run(command) => Report::Ran(process::run(&command)),
            Task::Send(request, limits, route) => {
                let transport = match route {
                    Route::Usual => &ways.usual,
                    Route::Direct => &ways.direct,
                };
                Report::Answer(transport.send(&request, &limits))
            }
            Task::Wait(delay) => {
                thread::sleep(delay);
                Report::Waited
            }
        });
    }
}
