//! `smithy.test#httpResponseTests`: a server writes the response, a client reads it.

use http::Response;
use serde_json::value::RawValue;
use smithy_shapes::Error;
use smithy_shapes::operation::{
    ErrorVisitor, Modeled, ModeledReader, Operation, OperationError, Unhandled,
};
use smithy_shapes::protocol::{Protocol, ResponseParts};
use smithy_shapes::schema::Schema;
use smithy_shapes::shape::{Shape, Structure};

use super::message::{Expected, Written, format_of, header_map, holds_big_numbers};
use super::request::wrong_case;
use crate::conformance::body::Leeway;
use crate::conformance::case::ResponseCase;
use crate::conformance::node;
use crate::conformance::value::compare;
use crate::mismatch::Mismatch;

/// What the response tells.
#[derive(Clone, Copy)]
pub(super) enum Told {
    /// The output of the operation.
    Output,
    /// The error at this index of those that the operation may have.
    Error(usize),
}

pub(super) fn client<P: Protocol, O: Operation>(
    case: &ResponseCase,
    told: Told,
) -> Result<Vec<Mismatch>, Mismatch> {
    let response = described::<P>(case)?;
    match (P::from_response::<O>(ResponseParts::of(&response)), told) {
        (Ok(came), Told::Output) => {
            let expected: O::Output =
                node::read(case.params.as_deref()).map_err(|error| wrong_case(&error))?;
            Ok(compare("output", &expected.to_value(), &came.to_value()))
        }
        (Err(came), Told::Error(index)) => {
            let schema = O::SCHEMA.errors().get(index).copied();
            let mut found = came.visit(CompareError { schema, case })?;
            found.extend(compare_details(case, &came));
            Ok(found)
        }
        (Ok(came), Told::Error(_)) => {
            let came = crate::conformance::value::show(&came.to_value());
            Err(Mismatch::new("outcome", "an error", format!("the output {came}")))
        }
        (Err(came), Told::Output) => {
            Err(Mismatch::new("outcome", "an output", format!("the error {came}")))
        }
    }
}

pub(super) fn server<P: Protocol, O: Operation>(
    case: &ResponseCase,
    told: Told,
) -> Result<Vec<Mismatch>, Mismatch> {
    let params = case.params.as_deref();
    let (schema, written) = match told {
        Told::Output => {
            let output = node::read(params).map_err(|error| wrong_case(&error))?;
            (Some(O::Output::SCHEMA), P::to_response::<O>(&output))
        }
        Told::Error(index) => {
            let error =
                O::Error::modeled(index, FromParams(params)).map_err(|error| wrong_case(&error))?;
            (O::SCHEMA.errors().get(index).copied(), P::to_error_response::<O>(&error))
        }
    };
    let response = written
        .map_err(|error| Mismatch::new("response", "one that can be written", error.to_string()))?;

    let written_type = response.headers().get("content-type").and_then(|t| t.to_str().ok());
    let mut found = Vec::new();
    if response.status().as_u16() != case.code {
        let (expected, came) = (case.code.to_string(), response.status().as_str().to_owned());
        found.push(Mismatch::new("code", expected, came));
    }
    // The id of the request is made up by the sender of the response.
    let mut headers = case.headers.clone();
    headers.retain(|name, _| !name.eq_ignore_ascii_case("x-amzn-requestid"));
    let expected = Expected {
        headers: &headers,
        forbid_headers: &case.forbid_headers,
        require_headers: &case.require_headers,
        body: case.body.as_deref(),
        format: format_of::<P>(case.body_media_type.as_deref().or(written_type), &case.headers),
        leeway: Leeway { rounded: schema.is_some_and(holds_big_numbers), server: true },
    };
    let written = Written { headers: response.headers(), body: response.body(), has_length: true };
    found.extend(expected.compare(&written));
    Ok(found)
}

/// Returns the response that the case describes.
pub(super) fn described<P: Protocol>(case: &ResponseCase) -> Result<Response<Vec<u8>>, Mismatch> {
    let format = format_of::<P>(case.body_media_type.as_deref(), &case.headers);
    let body = format.decode(case.body.as_deref().unwrap_or_default())?;
    let mut response = Response::builder()
        .status(case.code)
        .body(body)
        .map_err(|error| Mismatch::new("the case", "a response", error.to_string()))?;
    *response.headers_mut() = header_map(&case.headers)?;
    Ok(response)
}

/// Returns the code and status that the error tells, as far as the case says them.
fn compare_details(case: &ResponseCase, came: &impl OperationError) -> Vec<Mismatch> {
    let mut found = Vec::new();
    if came.status() != case.code {
        found.push(Mismatch::new("status", case.code.to_string(), came.status().to_string()));
    }
    // `aws.protocoltests.config#ErrorCodeParams`
    let code = case.vendor_params.get("code").and_then(|code| code.as_str());
    if let Some(code) = code.filter(|code| *code != came.code()) {
        found.push(Mismatch::new("error code", code, came.code()));
    }
    found
}

/// Compares an error with the params of a case.
struct CompareError<'a> {
    schema: Option<&'static Schema>,
    case: &'a ResponseCase,
}

impl CompareError<'_> {
    fn expected(&self) -> String {
        self.schema.map_or("", Schema::id).to_owned()
    }
}

impl ErrorVisitor for CompareError<'_> {
    type Result = Result<Vec<Mismatch>, Mismatch>;

    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Self::Result {
        if Some(T::SCHEMA) != self.schema {
            return Err(Mismatch::new("error", self.expected(), T::SCHEMA.id()));
        }
        let expected: T =
            node::read(self.case.params.as_deref()).map_err(|error| wrong_case(&error))?;
        Ok(compare("error", &expected.to_value(), &error.to_value()))
    }

    fn unhandled(self, error: &Unhandled) -> Self::Result {
        Err(Mismatch::new("error", self.expected(), format!("unhandled: {error}")))
    }
}

/// The error that the params say.
struct FromParams<'a>(Option<&'a RawValue>);

impl ModeledReader for FromParams<'_> {
    fn read<T: Shape + Structure>(self) -> Result<Modeled<T>, Error> {
        node::read::<T>(self.0).map(Modeled::from)
    }
}
