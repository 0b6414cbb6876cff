//! That the checks find what they are for, and say enough to find it again.

use std::collections::{BTreeMap, BTreeSet};

use checks::mismatch::Mismatch;
use checks::round_trips::Run;
use checks::round_trips::property::{Json, Property, comes_back};
use checks::round_trips::random::Random;
use checks::round_trips::report::Summary;
use checks::round_trips::values::{Extent, tree};
use golden_operations::operations::visit_operations;
use golden_operations::shapes::visit_shapes;
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts, RestJson1};
use smithy_shapes::shape::{Shape, ShapeVisitor};
use smithy_shapes::{Endpoint, Error, Operation, Value};

fn run_of<P: Property>(values: u64, seed: u64) -> Summary {
    let mut run = Run::new(values, seed);
    visit_shapes(&mut run.shapes::<P>());
    run.into_summary()
}

/// A format that loses everything.
struct Loss;

impl Property for Loss {
    const NAME: &'static str = "loss";
    const EXTENT: Extent = Extent::WIDE;

    fn check<T: Shape>(_: &Value, value: &T) -> Result<(), Mismatch> {
        match value.to_json().starts_with('{') {
            true => comes_back(value, T::from_json("{}")),
            false => Ok(()),
        }
    }
}

#[test]
fn what_is_lost_is_found_and_found_again() {
    let summary = run_of::<Loss>(20, 7);
    assert_eq!(summary.values, 20 * summary.shapes as u64);
    let page = "example.shelf#Page";
    let failure = summary.failures.iter().find(|failure| failure.shape == page).unwrap();
    assert_eq!(failure.check, "loss");
    assert_eq!(failure.mismatch.came, "nothing");
    // The value of a seed is the same wherever a run begins, and however long it is.
    let again = run_of::<Loss>(1, failure.seed);
    assert!(again.failures.contains(failure), "{failure:?}");
    assert_eq!(summary, run_of::<Loss>(20, 7));
}

#[test]
fn nothing_is_found_where_nothing_is_lost() {
    let summary = run_of::<Json>(20, 7);
    assert_eq!((summary.failed, summary.failures), (0, vec![]));
}

/// A format that cannot stand some values.
struct Panic;

impl Property for Panic {
    const NAME: &'static str = "panic";
    const EXTENT: Extent = Extent::WIDE;

    fn check<T: Shape>(_: &Value, value: &T) -> Result<(), Mismatch> {
        assert_eq!(value.to_json(), "{}", "no members");
        Ok(())
    }
}

#[test]
fn a_panic_is_a_failure() {
    let summary = run_of::<Panic>(20, 0);
    assert!(summary.failed > 20);
    let came = &summary.failures[0].mismatch.came;
    assert!(came.starts_with("a panic: assertion"), "{came}");
}

/// A protocol that forgets the bodies of requests, and says that all went well.
struct Forgetful;

impl Protocol for Forgetful {
    const ID: &'static str = RestJson1::ID;

    type EventFormat = <RestJson1 as Protocol>::EventFormat;

    const INITIAL_MESSAGES: bool = false;

    fn to_request<O: Operation>(
        input: &O::Input,
        endpoint: &Endpoint,
    ) -> Result<http::Request<Vec<u8>>, Error> {
        let mut request = RestJson1::to_request::<O>(input, endpoint)?;
        request.body_mut().clear();
        Ok(request)
    }

    fn from_response<O: Operation>(response: ResponseParts<'_>) -> Result<O::Output, O::Error> {
        RestJson1::from_response::<O>(response)
    }

    fn from_request<O: Operation>(request: RequestParts<'_>) -> Result<O::Input, Error> {
        RestJson1::from_request::<O>(request)
    }

    fn to_response<O: Operation>(output: &O::Output) -> Result<http::Response<Vec<u8>>, Error> {
        RestJson1::to_response::<O>(output)
    }

    fn to_error_response<O: Operation>(error: &O::Error) -> Result<http::Response<Vec<u8>>, Error> {
        let mut response = RestJson1::to_error_response::<O>(error)?;
        *response.status_mut() = http::StatusCode::OK;
        Ok(response)
    }
}

#[test]
fn what_a_message_lacks_is_found() {
    let mut run = Run::new(20, 0);
    visit_operations(&mut run.operations_in::<Forgetful>());
    let summary = run.into_summary();
    let found = |operation: &str| -> Vec<(&str, &str)> {
        let id = format!("example.shelf#{operation}");
        let failures = summary.failures.iter().filter(|failure| failure.shape == id);
        failures.map(|f| (f.check.as_str(), f.mismatch.came.as_str())).collect()
    };
    let error = ("Busy in restJson1", "an output");
    assert_eq!(found("SetNote"), [("request in restJson1", "nothing"), error]);
    assert_eq!(found("Lend"), [("request in restJson1", "/reader: must be set"), error]);
    // Its request has no body.
    assert_eq!(found("GetCover"), [error]);
}

/// Which members of shapes are ever set.
#[derive(Default)]
struct Coverage {
    missing: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

impl ShapeVisitor for Coverage {
    fn visit<T: Shape>(&mut self) {
        let members = T::SCHEMA.members().iter().map(|member| member.name());
        let mut missing: BTreeSet<_> = members.collect();
        for seed in 0..100 {
            match tree(T::SCHEMA, &mut Random::of(T::SCHEMA.id(), seed), Extent::WIDE) {
                Value::Structure(members) => {
                    missing.retain(|name| !members.iter().any(|(set, _)| set == name));
                }
                Value::Union(name, _) => _ = missing.remove(&*name),
                _ => {}
            }
        }
        if !missing.is_empty() {
            self.missing.insert(T::SCHEMA.id(), missing);
        }
    }
}

#[test]
fn every_member_is_set_at_times() {
    let mut coverage = Coverage::default();
    visit_shapes(&mut coverage);
    golden_events::shapes::visit_shapes(&mut coverage);
    assert_eq!(coverage.missing, BTreeMap::new());
}
