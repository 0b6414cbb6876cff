//! Requests, responses and errors: who reads one has what was written.

use std::fmt::Display;
use std::marker::PhantomData;

use smithy_shapes::operation::{
    ErrorVisitor, Modeled, ModeledReader, Operation, OperationError, OperationVisitor, Service,
    Unhandled,
};
use smithy_shapes::protocol::{Protocol, RequestParts, ResponseParts};
use smithy_shapes::schema::Schema;
use smithy_shapes::shape::{Shape, Structure};
use smithy_shapes::{Endpoint, Error, Value};

use crate::mismatch::Mismatch;
use crate::round_trips::difference::{difference, shown};
use crate::round_trips::property::failed;
use crate::round_trips::random::Random;
use crate::round_trips::run::Run;
use crate::round_trips::values::{Family, HOST, Kind, Message};

/// Sends messages of all operations, in the protocol of their service or in this one.
pub struct Operations<'r, P = OfService> {
    run: &'r mut Run,
    protocol: PhantomData<P>,
}

/// The protocol that the service of an operation prefers.
pub struct OfService;

pub(crate) type ProtocolOf<O> = <<O as Operation>::Service as Service>::Protocol;

impl<'r, P> Operations<'r, P> {
    pub(crate) fn new(run: &'r mut Run) -> Self {
        Operations { run, protocol: PhantomData }
    }
}

impl OperationVisitor for Operations<'_> {
    fn visit<O: Operation>(&mut self) {
        check::<ProtocolOf<O>, O>(self.run);
    }
}

impl<P: Protocol> OperationVisitor for Operations<'_, P> {
    fn visit<O: Operation>(&mut self) {
        check::<P, O>(self.run);
    }
}

fn check<P: Protocol, O: Operation>(run: &mut Run) {
    let id = O::SCHEMA.id();
    let message = |kind| Message { kind, family: Family::of(P::ID), operation: O::SCHEMA };
    run.count_operation(id);
    run.check(id, &name::<P>("request"), &|random| request::<P, O>(message(Kind::Request), random));
    run.check(id, &name::<P>("response"), &|random| {
        response::<P, O>(message(Kind::Response), random)
    });
    for (index, schema) in O::SCHEMA.errors().iter().enumerate() {
        let what = name::<P>(schema.name());
        run.check(id, &what, &|random| error::<P, O>(message(Kind::Error), index, random));
    }
}

/// Returns what reports call a message.
pub(crate) fn name<P: Protocol>(message: &str) -> String {
    let (_, protocol) = P::ID.split_once('#').unwrap_or_default();
    format!("{message} in {protocol}")
}

fn request<P: Protocol, O: Operation>(
    message: Message,
    random: &mut Random,
) -> Result<(), Mismatch> {
    let schema = O::Input::SCHEMA;
    let endpoint = Endpoint::new(&format!("https://{HOST}")).map_err(failed)?;
    let input = O::Input::from_value(&message.tree(schema, random)).map_err(failed)?;
    let sent = input.to_value();
    let request = P::to_request::<O>(&input, &endpoint).map_err(|error| about(error, &sent))?;
    let read = P::from_request::<O>(RequestParts::of(&request)).map_err(|e| about(e, &sent))?;
    same(&sent, &message.without_extras(schema, read.to_value()))
}

fn response<P: Protocol, O: Operation>(
    message: Message,
    random: &mut Random,
) -> Result<(), Mismatch> {
    let output = O::Output::from_value(&message.tree(O::Output::SCHEMA, random)).map_err(failed)?;
    let sent = output.to_value();
    let response = P::to_response::<O>(&output).map_err(|error| about(error, &sent))?;
    let read = P::from_response::<O>(ResponseParts::of(&response)).map_err(|e| about(e, &sent))?;
    same(&sent, &read.to_value())
}

fn error<P: Protocol, O: Operation>(
    message: Message,
    index: usize,
    random: &mut Random,
) -> Result<(), Mismatch> {
    let tree = message.tree(O::SCHEMA.errors()[index], random);
    let error = O::Error::modeled(index, Made(&tree)).map_err(failed)?;
    let (schema, sent) = error.visit(Parts)?;
    let response = P::to_error_response::<O>(&error).map_err(|error| about(error, &sent))?;
    let Err(error) = P::from_response::<O>(ResponseParts::of(&response)) else {
        return Err(Mismatch::new("outcome", schema.id(), "an output"));
    };
    let (came, read) = error.visit(Parts)?;
    match came == schema {
        true => same(&sent, &read),
        false => Err(Mismatch::new("outcome", schema.id(), came.id())),
    }
}

fn same(sent: &Value, read: &Value) -> Result<(), Mismatch> {
    difference(sent, read).map_or(Ok(()), Err)
}

/// That a value was not written or read.
fn about(error: impl Display, value: &Value) -> Mismatch {
    Mismatch::new("outcome", shown(value), error.to_string())
}

/// Takes an error for what was made.
struct Made<'t>(&'t Value);

impl ModeledReader for Made<'_> {
    fn read<T: Shape + Structure>(self) -> Result<Modeled<T>, Error> {
        T::from_value(self.0).map(Modeled::from)
    }
}

/// The schema of an error of the model, and what it holds.
struct Parts;

impl ErrorVisitor for Parts {
    type Result = Result<(&'static Schema, Value), Mismatch>;

    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Self::Result {
        Ok((T::SCHEMA, error.to_value()))
    }

    fn unhandled(self, error: &Unhandled) -> Self::Result {
        Err(Mismatch::new("outcome", "an error of the model", error.to_string()))
    }
}
