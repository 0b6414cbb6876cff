//! A client of either color, whose inputs and outputs are JSON.

use serde_json::Value;
use smithy_client::{CallError, WaitError, blocking, tokio};
use smithy_shapes::operation::{
    ErrorVisitor, Modeled, Operation, Paginated, Service, Unhandled, Waiter,
};
use smithy_shapes::shape::Structure;
use smithy_shapes::{OperationError, Shape};
use std::time::Duration;

/// The output of an operation, or several in a list.
pub type Answer = Result<Value, Failure>;

/// Why there is no output.
#[derive(Debug)]
pub struct Failure {
    /// What a user reads.
    pub line: String,
    /// The service's code, if it answered.
    pub code: Option<String>,
    /// The name of the error in the model, if it has one.
    pub variant: Option<&'static str>,
}

/// A client of either color.
pub enum Clients<S: Service> {
    /// Calls that block.
    Blocking(blocking::Client<S>),
    /// Calls that are awaited.
    Tokio(::tokio::runtime::Runtime, tokio::Client<S>),
}

/// How long a waiter may take.
const PATIENCE: Duration = Duration::from_secs(60);

impl<S: Service> Clients<S> {
    /// Makes a client with the environment's settings.
    ///
    /// # Errors
    ///
    /// If it cannot be made.
    pub fn new(color: &str, endpoint: &str) -> Result<Self, String> {
        match color {
            "blocking" => {
                let client = blocking::Client::builder().endpoint_url(endpoint);
                client.build().map(Clients::Blocking).map_err(|error| error.to_string())
            }
            "tokio" => {
                let runtime = ::tokio::runtime::Builder::new_current_thread().enable_all().build();
                let runtime = runtime.map_err(|error| error.to_string())?;
                let client = tokio::Client::builder().endpoint_url(endpoint).build();
                Ok(Clients::Tokio(runtime, client.map_err(|error| error.to_string())?))
            }
            other => Err(format!("{other} is not a color")),
        }
    }

    /// Calls an operation.
    pub fn call<O: Operation<Service = S>>(&self, input: &str) -> Answer {
        let input = read::<O>(input)?;
        let outcome = match self {
            Clients::Blocking(client) => client.call_as::<O>(&input),
            Clients::Tokio(runtime, client) => runtime.block_on(client.call_as::<O>(&input)),
        };
        outcome.map_err(failure).and_then(|output| written(&output))
    }

    /// Fetches all pages of an operation.
    pub fn pages<O: Paginated<Service = S>>(&self, input: &str) -> Answer {
        let input = read::<O>(input)?;
        let pages: Vec<Result<O::Output, CallError<O::Error>>> = match self {
            Clients::Blocking(client) => client.pages_as::<O>(&input).collect(),
            Clients::Tokio(runtime, client) => runtime.block_on(async {
                let (mut pages, mut all) = (client.pages_as::<O>(&input), Vec::new());
                while let Some(page) = pages.next().await {
                    all.push(page);
                }
                all
            }),
        };
        let pages = pages.into_iter().map(|page| page.map_err(failure));
        pages.map(|page| page.and_then(|page| written(&page))).collect()
    }

    /// Waits for what a waiter waits for.
    pub fn wait<O: Operation<Service = S>>(&self, waiter: &Waiter<O>, input: &str) -> Answer {
        let input = read::<O>(input)?;
        let waited = match self {
            Clients::Blocking(client) => client.wait(waiter, &input, PATIENCE),
            Clients::Tokio(runtime, client) => {
                runtime.block_on(client.wait(waiter, &input, PATIENCE))
            }
        };
        match waited {
            Ok(Some(output)) => written(&output),
            Ok(None) => Ok(Value::Null),
            Err(WaitError::Call(error)) => Err(failure(error)),
            Err(other) => Err(said(other.to_string())),
        }
    }
}

fn read<O: Operation>(input: &str) -> Result<O::Input, Failure> {
    O::Input::from_json(input).map_err(|error| said(format!("the input: {error}")))
}

fn written(output: &impl Shape) -> Answer {
    serde_json::from_str(&output.to_json()).map_err(|error| said(error.to_string()))
}

fn said(line: String) -> Failure {
    Failure { line, code: None, variant: None }
}

fn failure<E: OperationError>(error: CallError<E>) -> Failure {
    let service = error.as_service_error();
    Failure {
        line: error.to_string(),
        code: service.map(|error| error.code().to_owned()),
        variant: service.and_then(|error| error.visit(Variant)),
    }
}

/// The name of the error in the model.
struct Variant;

impl ErrorVisitor for Variant {
    type Result = Option<&'static str>;

    fn modeled<T: Shape + Structure>(self, _: &Modeled<T>) -> Self::Result {
        Some(T::SCHEMA.name())
    }

    fn unhandled(self, _: &Unhandled) -> Self::Result {
        None
    }
}
