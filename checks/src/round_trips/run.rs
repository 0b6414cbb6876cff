//! Taking values of every shape and operation of a crate through their checks.

use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use smithy_shapes::protocol::Protocol;
use smithy_shapes::shape::{Shape, ShapeVisitor};

use crate::mismatch::Mismatch;
use crate::round_trips::events::EventStreams;
use crate::round_trips::operations::Operations;
use crate::round_trips::property::Property;
use crate::round_trips::random::Random;
use crate::round_trips::report::{Failure, Summary};
use crate::round_trips::values::tree;

/// Makes values and checks them, and keeps what comes of it.
pub struct Run {
    values: u64,
    seed: u64,
    shapes: BTreeSet<&'static str>,
    operations: BTreeSet<&'static str>,
    summary: Summary,
}

impl Run {
    /// Returns a run of so many values for each check of each shape, the first of this seed, and each
    /// further one of the next.
    pub fn new(values: u64, seed: u64) -> Run {
        Run {
            values,
            seed,
            shapes: BTreeSet::new(),
            operations: BTreeSet::new(),
            summary: Summary::default(),
        }
    }

    /// Returns what checks the property when `visit_shapes` of the generated crate calls it.
    pub fn shapes<P: Property>(&mut self) -> Shapes<'_, P> {
        Shapes { run: self, property: PhantomData }
    }

    /// Returns what sends messages in the protocol of their service when `visit_operations` calls it.
    pub fn operations(&mut self) -> Operations<'_> {
        Operations::new(self)
    }

    /// Returns the same in another protocol.
    pub fn operations_in<P: Protocol>(&mut self) -> Operations<'_, P> {
        Operations::new(self)
    }

    /// Returns what sends events when `visit_event_streams` calls it.
    pub fn event_streams(&mut self) -> EventStreams<'_> {
        EventStreams::new(self)
    }

    /// Returns the same in another protocol.
    pub fn event_streams_in<P: Protocol>(&mut self) -> EventStreams<'_, P> {
        EventStreams::new(self)
    }

    /// Returns what came of it.
    pub fn into_summary(self) -> Summary {
        let (shapes, operations) = (self.shapes.len(), self.operations.len());
        Summary { shapes, operations, ..self.summary }
    }

    pub(crate) fn count_operation(&mut self, id: &'static str) {
        self.operations.insert(id);
    }

    pub(crate) fn count_stream(&mut self) {
        self.summary.streams += 1;
    }

    /// Makes a check with the random numbers of each seed.
    pub(crate) fn check(
        &mut self,
        shape: &'static str,
        check: &str,
        make: &dyn Fn(&mut Random) -> Result<(), Mismatch>,
    ) {
        let mut failures = Vec::new();
        for number in 0..self.values {
            let seed = self.seed.wrapping_add(number);
            let mut random = Random::of(shape, seed);
            let made = catch_unwind(AssertUnwindSafe(|| make(&mut random)));
            let outcome = made.unwrap_or_else(|panic| Err(Mismatch::of_panic(&*panic)));
            if let Err(mismatch) = outcome {
                let (shape, check) = (shape.to_owned(), check.to_owned());
                failures.push(Failure { shape, check, seed, mismatch });
            }
        }
        self.summary.checks += 1;
        self.summary.values += self.values;
        self.summary.failed += failures.len() as u64;
        // One is as good as another to find out why.
        self.summary.failures.extend(failures.into_iter().next());
    }
}

/// Checks a property of all shapes.
pub struct Shapes<'r, P> {
    run: &'r mut Run,
    property: PhantomData<P>,
}

impl<P: Property> ShapeVisitor for Shapes<'_, P> {
    fn visit<T: Shape>(&mut self) {
        self.run.shapes.insert(T::SCHEMA.id());
        self.run.check(T::SCHEMA.id(), P::NAME, &|random| {
            let tree = tree(T::SCHEMA, random, P::EXTENT);
            let value = T::from_value(&tree).map_err(|error| {
                Mismatch::new("the value", "one of the shape", error.to_string())
            })?;
            P::check(&tree, &value)
        });
    }
}

/// Returns the body of a program that checks one crate: its arguments are how many values there are of
/// each shape and the first seed, and it prints the summary as JSON.
pub fn main(checks: impl FnOnce(&mut Run)) -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse());
    let (Some(Ok(values)), Some(Ok(seed))) = (arguments.next(), arguments.next()) else {
        eprintln!("error: expected a number of values and a seed");
        return ExitCode::FAILURE;
    };
    // A panic is what came of a check, and is reported as such.
    std::panic::set_hook(Box::new(|_| {}));
    let mut run = Run::new(values, seed);
    checks(&mut run);
    match serde_json::to_writer(std::io::stdout(), &run.into_summary()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
