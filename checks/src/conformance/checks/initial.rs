//! The initial request and response of a stream of events.

use smithy_shapes::operation::{ErrorVisitor, Modeled, Operation, OperationError, Unhandled};
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts};
use smithy_shapes::schema::{Member, Schema, ShapeType};
use smithy_shapes::shape::{Shape, Structure};

use super::events::{Failure, Progress, expects_failure};
use super::response::{Told, described as described_response};
use super::{request, response};
use crate::conformance::case::{Direction, EventStreamCase, ResponseCase, Role};

/// Writes or reads the messages before the events, as far as the case has them.
pub(super) fn check<P: Protocol, O: Operation>(
    case: &EventStreamCase,
    role: Role,
    progress: &mut Progress,
) {
    let mut initial = case.initial_request.clone();
    if let Some(initial) = &mut initial {
        initial.params = initial.params.take().or(case.initial_request_params.clone());
    }
    let mut answer = case.initial_response.clone();
    if let Some(answer) = &mut answer {
        answer.params = answer.params.take().or(case.initial_response_params.clone());
    }
    // Events that come without the message that has to come first.
    let lacks_first = |direction, schema| {
        expects_failure(case)
            && has_required(schema)
            && case.events.iter().any(|event| event.r#type == direction)
    };
    match role {
        Role::Client => {
            if let Some(initial) = initial {
                progress.add(request::client::<P, O>(&initial));
            }
            match answer {
                Some(answer) => read_response::<P, O>(case, &answer, progress),
                None if lacks_first(Direction::Response, O::Output::SCHEMA) => {
                    read_empty_response::<P, O>(progress);
                }
                None => {}
            }
        }
        Role::Server => {
            match initial {
                Some(initial) => progress.add(request::server::<P, O>(&initial)),
                None if lacks_first(Direction::Request, O::Input::SCHEMA) => {
                    read_empty_request::<P, O>(progress);
                }
                None => {}
            }
            if let Some(answer) = answer {
                progress.add(response::server::<P, O>(&answer, Told::Output));
            }
        }
    }
}

/// Returns whether something else than the events must be there.
fn has_required(schema: &'static Schema) -> bool {
    let is_stream = |member: &Member| member.target().shape_type() == ShapeType::Union;
    schema.members().iter().any(|member| member.is_required() && !is_stream(member))
}

fn read_response<P: Protocol, O: Operation>(
    case: &EventStreamCase,
    answer: &ResponseCase,
    progress: &mut Progress,
) {
    if !expects_failure(case) {
        return progress.add(response::client::<P, O>(answer, Told::Output));
    }
    match described_response::<P>(answer) {
        Ok(response) => {
            if let Err(error) = P::from_response::<O>(ResponseParts::of(&response)) {
                progress.failures.push(Failure::new(error.visit(SchemaOf), &error));
            }
        }
        Err(mismatch) => progress.mismatches.push(mismatch),
    }
}

/// The request of the operation with nothing in it.
fn read_empty_request<P: Protocol, O: Operation>(progress: &mut Progress) {
    let (method, uri) = O::SCHEMA.http().map_or(("POST", "/"), |http| (http.method, http.uri));
    let request = match request::described(method, uri, &[], None, Vec::new()) {
        Ok(request) => request,
        Err(mismatch) => return progress.mismatches.push(mismatch),
    };
    match P::from_request::<O>(RequestParts::of(&request)) {
        Ok(input) => {
            if let Err(violations) = input.validate() {
                progress.failures.push(Failure::new(None, violations));
            }
        }
        Err(error) => progress.failures.push(Failure::new(None, error)),
    }
}

/// A response without any header.
fn read_empty_response<P: Protocol, O: Operation>(progress: &mut Progress) {
    let response = http::Response::new(Vec::new());
    match P::from_response::<O>(ResponseParts::of(&response)) {
        Ok(output) => {
            if let Err(violations) = output.validate() {
                progress.failures.push(Failure::new(None, violations));
            }
        }
        Err(error) => progress.failures.push(Failure::new(error.visit(SchemaOf), &error)),
    }
}

/// The schema of an error of the model.
struct SchemaOf;

impl ErrorVisitor for SchemaOf {
    type Result = Option<&'static Schema>;

    fn modeled<T: Shape + Structure>(self, _: &Modeled<T>) -> Self::Result {
        Some(T::SCHEMA)
    }

    fn unhandled(self, _: &Unhandled) -> Self::Result {
        None
    }
}
