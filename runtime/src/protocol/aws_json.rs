//! awsJson1_0 and awsJson1_1: <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html> and
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html>.

use super::RequestParts;
use super::message::header;
use super::rpc::Rpc;
use crate::data::Structure;
use crate::error::{Error, ErrorKind};
use crate::error_body::ErrorBody;
use crate::json::{AwsJson, read_error_body, write_with_type};
use crate::operation::OperationSchema;
use crate::schema::Schema;
use crate::shape::Shape;

/// JSON of the version 1.0: errors are named by their absolute shape ids.
#[derive(Clone, Copy, Debug)]
pub struct AwsJson1_0;

/// JSON of the version 1.1: errors are named by their shapes' names.
#[derive(Clone, Copy, Debug)]
pub struct AwsJson1_1;

protocol!(AwsJson1_0, "aws.protocols#awsJson1_0", events: AwsJson, by: rpc<AwsJson1_0>);
protocol!(AwsJson1_1, "aws.protocols#awsJson1_1", events: AwsJson, by: rpc<AwsJson1_1>);

/// Where the two differ.
pub(super) trait Version: 'static {
    /// The media type of bodies.
    const MEDIA_TYPE: &'static str;

    /// Returns what an error is called in its body.
    fn error_type(schema: &'static Schema) -> &'static str;
}

impl Version for AwsJson1_0 {
    const MEDIA_TYPE: &'static str = "application/x-amz-json-1.0";

    fn error_type(schema: &'static Schema) -> &'static str {
        schema.id()
    }
}

impl Version for AwsJson1_1 {
    const MEDIA_TYPE: &'static str = "application/x-amz-json-1.1";

    fn error_type(schema: &'static Schema) -> &'static str {
        schema.name()
    }
}

impl<V: Version> Rpc for V {
    type Format = AwsJson;
    const MEDIA_TYPE: &'static str = V::MEDIA_TYPE;
    const UNIT_IS_EMPTY: bool = true;
    const ERROR_HEADER: Option<&'static str> = Some("x-amzn-errortype");
    const RESPONSE_HEADERS: &'static [(&'static str, &'static str)] = &[];

    fn path(_: &'static OperationSchema) -> String {
        "/".to_owned()
    }

    fn headers(operation: &'static OperationSchema) -> Vec<(&'static str, String)> {
        vec![(TARGET, target(operation))]
    }

    fn check(operation: &'static OperationSchema, request: RequestParts<'_>) -> Result<(), Error> {
        check_target(operation, request)
    }

    fn write_error<T: Shape + Structure>(error: &T) -> Result<Vec<u8>, Error> {
        write_with_type::<T, AwsJson>(error, T::SCHEMA.root(), V::error_type(T::SCHEMA))
    }

    fn error_body(body: &[u8]) -> ErrorBody {
        read_error_body(body)
    }
}

/// The header that names the operation.
const TARGET: &str = "x-amz-target";

fn target(operation: &'static OperationSchema) -> String {
    format!("{}.{}", operation.service().name(), operation.name())
}

fn check_target(
    operation: &'static OperationSchema,
    request: RequestParts<'_>,
) -> Result<(), Error> {
    // A request that names none has been found to be for this operation in another way.
    if header(request.headers, TARGET).is_none_or(|sent| sent == target(operation)) {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Value, "the request names another operation"))
}
