//! Meeting the cases with the operations that they are about.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use smithy_shapes::event_stream::{EventStreamVisitor, Input, InputEvents, Output, OutputEvents};
use smithy_shapes::operation::{Operation, OperationVisitor};
use smithy_shapes::protocol::Protocol;

use super::events::Progress;
use super::response::Told;
use super::{events, initial, malformed, request, response};
use crate::conformance::case::{Direction, EventStreamCase, Kind, Role};
use crate::conformance::check::Check;
use crate::conformance::model::Cases;
use crate::conformance::pattern::matches_id;
use crate::mismatch::Mismatch;

/// Runs the cases of a model, operation by operation.
pub struct Runner<'a> {
    cases: &'a Cases,
    only: &'a str,
    /// What is not as it should be, of each check that was made.
    found: BTreeMap<(Kind, &'a str, Role), Vec<Mismatch>>,
    /// Cases of streams are met more than once.
    events: BTreeMap<(&'a str, Role), Progress>,
}

impl<'a> Runner<'a> {
    /// Returns a runner of those cases whose ids match the pattern, in which `*` stands for any text.
    pub fn new(cases: &'a Cases, only: &'a str) -> Runner<'a> {
        Runner { cases, only, found: BTreeMap::new(), events: BTreeMap::new() }
    }

    /// Returns what runs the cases of the protocol when `visit_operations` of the generated crate calls it.
    pub fn operations<P: Protocol>(&mut self) -> Operations<'_, 'a, P> {
        Operations { runner: self, protocol: PhantomData }
    }

    /// Returns what runs the cases of the protocol that are about events, when `visit_event_streams` of the
    /// generated crate calls it.
    pub fn event_streams<P: Protocol>(&mut self) -> EventStreams<'_, 'a, P> {
        EventStreams { runner: self, protocol: PhantomData }
    }

    /// Returns a check for each case in each of its roles, in the order of the model. What no operation
    /// was visited for has failed.
    pub fn into_checks(mut self) -> Vec<Check> {
        for (_, case) in &self.cases.event_streams {
            for &role in Role::of(case.applies_to) {
                if let Some(progress) = self.events.remove(&(case.id.as_str(), role)) {
                    let key = (Kind::EventStream, case.id.as_str(), role);
                    self.found.insert(key, progress.settle(case));
                }
            }
        }
        let cases = self.cases.list().filter(|case| matches_id(self.only, case.id));
        let check = |case: crate::conformance::model::Listed<'a>| Check {
            kind: case.kind,
            id: case.id.to_owned(),
            role: case.role,
            shape: case.shape.to_owned(),
            mismatches: self.found.remove(&(case.kind, case.id, case.role)).unwrap_or_else(|| {
                let expected = format!("{} in {}", case.shape, case.protocol);
                vec![Mismatch::new("the generated crate", expected, "nothing of the kind")]
            }),
        };
        cases.map(check).collect()
    }

    /// Makes a check, once, and keeps what it finds.
    fn check(
        &mut self,
        (kind, id, role): (Kind, &'a str, Role),
        check: impl FnOnce() -> Result<Vec<Mismatch>, Mismatch>,
    ) {
        if !matches_id(self.only, id) || self.found.contains_key(&(kind, id, role)) {
            return;
        }
        let found = match catch_unwind(AssertUnwindSafe(check)) {
            Ok(Ok(found)) => found,
            Ok(Err(mismatch)) => vec![mismatch],
            Err(panic) => vec![Mismatch::of_panic(&*panic)],
        };
        self.found.insert((kind, id, role), found);
    }

    /// Makes a part of the checks of the cases that are about the streams of this operation.
    fn check_events<P: Protocol, O: Operation>(
        &mut self,
        check: impl Fn(&EventStreamCase, Role, &mut Progress),
    ) {
        let is_met = |(shape, case): &&(String, EventStreamCase)| {
            shape == O::SCHEMA.id() && case.protocol == P::ID && matches_id(self.only, &case.id)
        };
        for (_, case) in self.cases.event_streams.iter().filter(is_met) {
            for &role in Role::of(case.applies_to) {
                let progress = self.events.entry((&case.id, role)).or_default();
                let made = catch_unwind(AssertUnwindSafe(|| check(case, role, progress)));
                if let Err(panic) = made {
                    progress.mismatches.push(Mismatch::of_panic(&*panic));
                }
            }
        }
    }
}

/// Runs the cases of one protocol.
pub struct Operations<'r, 'a, P> {
    runner: &'r mut Runner<'a>,
    protocol: PhantomData<P>,
}

impl<P: Protocol> OperationVisitor for Operations<'_, '_, P> {
    fn visit<O: Operation>(&mut self) {
        let cases = self.runner.cases;
        let runner = &mut *self.runner;
        let is_own = |shape: &str, protocol: &str| shape == O::SCHEMA.id() && protocol == P::ID;
        for (_, case) in cases.requests.iter().filter(|(id, case)| is_own(id, &case.protocol)) {
            for &role in Role::of(case.applies_to) {
                runner.check((Kind::Request, &case.id, role), || match role {
                    Role::Client => request::client::<P, O>(case),
                    Role::Server => request::server::<P, O>(case),
                });
            }
        }
        for (shape, case) in cases.responses.iter().filter(|(_, case)| case.protocol == P::ID) {
            let Some(told) = told_by::<O>(shape) else { continue };
            for &role in Role::of(case.applies_to) {
                runner.check((Kind::Response, &case.id, role), || match role {
                    Role::Client => response::client::<P, O>(case, told),
                    Role::Server => response::server::<P, O>(case, told),
                });
            }
        }
        let malformed = &cases.malformed_requests;
        for (_, case) in malformed.iter().filter(|(id, case)| is_own(id, &case.protocol)) {
            runner.check((Kind::MalformedRequest, &case.id, Role::Server), || {
                malformed::server::<P, O>(case)
            });
        }
        runner.check_events::<P, O>(initial::check::<P, O>);
    }
}

/// Runs those cases of one protocol that are about events.
pub struct EventStreams<'r, 'a, P> {
    runner: &'r mut Runner<'a>,
    protocol: PhantomData<P>,
}

impl<P: Protocol> EventStreamVisitor for EventStreams<'_, '_, P> {
    fn input<O: InputEvents>(&mut self) {
        self.runner.check_events::<P, O>(|case, role, progress| {
            let initial = case.initial_request_params.as_deref();
            events::check::<Input<O, P>>(case, role, Direction::Request, initial, progress);
        });
    }

    fn output<O: OutputEvents>(&mut self) {
        self.runner.check_events::<P, O>(|case, role, progress| {
            let initial = case.initial_response_params.as_deref();
            events::check::<Output<O, P>>(case, role, Direction::Response, initial, progress);
        });
    }
}

/// Returns what a case of this shape tells of the operation. Errors belong to every operation that has
/// them, and are checked with the first of these.
fn told_by<O: Operation>(shape: &str) -> Option<Told> {
    if shape == O::SCHEMA.id() {
        return Some(Told::Output);
    }
    O::SCHEMA.errors().iter().position(|error| error.id() == shape).map(Told::Error)
}

/// Returns the body of a program that runs the cases of one crate: its arguments are the file of the model
/// and the pattern of ids, and it prints the checks as JSON.
pub fn main(run: impl FnOnce(&mut Runner<'_>)) -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(only)) = (arguments.next(), arguments.next()) else {
        eprintln!("error: expected the file of a model and a pattern");
        return ExitCode::FAILURE;
    };
    let model = std::fs::read_to_string(&file).map_err(|error| error.to_string());
    let cases = match model.and_then(|model| Cases::of_model(&model)) {
        Ok(cases) => cases,
        Err(error) => {
            eprintln!("error: {file}: {error}");
            return ExitCode::FAILURE;
        }
    };
    // A panic is what came of a check, and is reported as such.
    std::panic::set_hook(Box::new(|_| {}));
    let mut runner = Runner::new(&cases, &only);
    run(&mut runner);
    match serde_json::to_writer(std::io::stdout(), &runner.into_checks()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
