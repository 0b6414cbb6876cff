//! Reading errors: which of the operation's it is, and what all errors tell.

use super::ResponseParts;
use super::message::header;
use crate::error::Error;
use crate::error_body::ErrorBody;
use crate::operation::{
    ErrorDetails, ModeledReader, Operation, OperationError, OperationSchema, ServiceSchema,
    Unhandled,
};
use crate::schema::{HttpBinding, Member, Schema};
use crate::value::Value;

/// What a response says of an error, as its protocol tells it.
pub(super) struct Failure {
    /// What names the shape of the error, in any of the ways in which services write it.
    code: Option<String>,
    message: Option<String>,
    request_id: Option<String>,
}

impl Failure {
    pub(super) fn new(code: Option<String>, body: ErrorBody) -> Failure {
        let code = code.or(body.shape).or(body.code);
        Failure { code, message: body.message, request_id: body.request_id }
    }

    /// Returns the operation's error; `reader` reads it if the model names it.
    pub(super) fn read<O: Operation, R: ModeledReader>(
        self,
        response: ResponseParts<'_>,
        reader: impl FnOnce(ErrorDetails) -> R,
    ) -> O::Error {
        let code = self.code.as_deref().map(bare_code).unwrap_or_default();
        let index = index_of(O::SCHEMA, code);
        let schema = index.map(|index| O::SCHEMA.errors()[index]);
        let may_show = |names: &[&str]| !schema.is_some_and(|schema| hides(schema, names));
        let of_body = self.request_id.filter(|_| may_show(&REQUEST_ID));
        let of_header = || request_id(response).filter(|_| may_show(&REQUEST_ID_HEADERS));
        let details = ErrorDetails {
            code: query_code(O::SCHEMA.service(), response).unwrap_or(code).to_owned(),
            message: self.message.filter(|_| may_show(&MESSAGE)),
            request_id: of_body.or_else(of_header),
            status: response.status,
            schema,
        };
        let Some(index) = index else {
            return unhandled::<O>(details, response, None);
        };
        match O::Error::modeled(index, reader(details.clone())) {
            Ok(error) => error,
            Err(cause) => unhandled::<O>(details, response, Some(cause)),
        }
    }
}

/// The names by which errors say what went wrong.
const MESSAGE: [&str; 3] = ["message", "Message", "errorMessage"];

/// The names by which errors tell the id of the request.
const REQUEST_ID: [&str; 3] = ["RequestId", "RequestID", "requestId"];

/// The headers by which responses do.
const REQUEST_ID_HEADERS: [&str; 3] = ["x-amzn-requestid", "x-amz-request-id", "x-amzn-request-id"];

/// Returns what an error of this shape says, unless that must not be shown: then only the shape, which
/// hides it, has it.
pub(crate) fn message_of(error: &Value, schema: &'static Schema) -> Option<String> {
    if hides(schema, &MESSAGE) {
        return None;
    }
    match MESSAGE.iter().find_map(|name| error.get(name)) {
        Some(Value::String(message)) => Some(message.clone()),
        _ => None,
    }
}

/// Returns whether what a response with this error tells by these names must not be shown.
fn hides(error: &'static Schema, names: &[&str]) -> bool {
    // A payload is the whole body, so that what the body tells may be in there.
    let payload = error.members().iter().find(|m| m.http_binding() == Some(HttpBinding::Payload));
    let shapes = [Some(error), payload.map(Member::target)];
    payload.is_some_and(Member::is_sensitive)
        || shapes.into_iter().flatten().any(|schema| {
            let mut members = schema.members().iter();
            schema.root().is_sensitive()
                || members.any(|member| member.is_sensitive() && goes_by(member, names))
        })
}

/// Returns whether a message may have the member by one of these names.
fn goes_by(member: &'static Member, names: &[&str]) -> bool {
    let own = [member.name(), member.json_name(), member.xml_name()];
    names.iter().any(|name| own.contains(name) || member.is_in_header(name))
}

/// Returns the error for a response of success that cannot be read.
pub(super) fn unreadable<O: Operation>(response: ResponseParts<'_>, cause: Error) -> O::Error {
    let details = ErrorDetails {
        status: response.status,
        request_id: request_id(response),
        ..ErrorDetails::default()
    };
    unhandled::<O>(details, response, Some(cause))
}

fn unhandled<O: Operation>(
    details: ErrorDetails,
    response: ResponseParts<'_>,
    cause: Option<Error>,
) -> O::Error {
    O::Error::unhandled(Unhandled::new(details, response.body.to_vec(), cause))
}

/// Returns the code without a namespace and without what may follow a colon:
/// <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization>.
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.split_once('#').map_or(code, |(_, code)| code).trim()
}

fn index_of(schema: &'static OperationSchema, code: &str) -> Option<usize> {
    let errors = schema.errors();
    let is_called = |error: &'static Schema| error.query_error().is_some_and(|(c, _)| c == code);
    let by_query_code = || errors.iter().position(|error| is_called(error));
    errors.iter().position(|error| error.name() == code).or_else(by_query_code)
}

/// The header that has them:
/// <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait>.
pub(super) const QUERY_ERROR: &str = "x-amzn-query-error";

fn query_code<'a>(service: &'static ServiceSchema, response: ResponseParts<'a>) -> Option<&'a str> {
    if !service.is_query_compatible() {
        return None;
    }
    let value = header(response.headers, QUERY_ERROR)?;
    Some(value.split_once(';').map_or(value, |(code, _)| code))
}

/// Returns the id of the request, by the headers in which services tell it.
fn request_id(response: ResponseParts<'_>) -> Option<String> {
    REQUEST_ID_HEADERS.iter().find_map(|name| header(response.headers, name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{MESSAGE, REQUEST_ID_HEADERS, bare_code, hides};
    use crate::schema::prelude::STRING;
    use crate::schema::{Member, Schema, ShapeType, Trait};

    static LETTER: Schema = Schema::new(
        &LETTER,
        "com.example#Letter",
        ShapeType::Structure,
        &[Member::new("message", &STRING, &[Trait::Sensitive])],
        &[],
    );
    static SEALED: Schema = Schema::new(
        &SEALED,
        "com.example#Sealed",
        ShapeType::Structure,
        &[
            Member::new("letter", &LETTER, &[Trait::HttpPayload]),
            Member::new("id", &STRING, &[Trait::HttpHeader("X-Amzn-RequestId"), Trait::Sensitive]),
        ],
        &[],
    );
    static OPEN: Schema = Schema::new(
        &OPEN,
        "com.example#Open",
        ShapeType::Structure,
        &[
            Member::new("letter", &LETTER, &[]),
            Member::new("id", &STRING, &[Trait::HttpHeader("X-Amzn-RequestId")]),
        ],
        &[],
    );

    /// The body of an error may be all of one member, of which something is sensitive.
    #[test]
    fn secrets_in_payloads_and_headers() {
        assert!(hides(&LETTER, &MESSAGE) && hides(&SEALED, &MESSAGE));
        assert!(hides(&SEALED, &REQUEST_ID_HEADERS));
        assert!(!hides(&OPEN, &MESSAGE) && !hides(&OPEN, &REQUEST_ID_HEADERS));
    }

    #[test]
    fn codes() {
        for code in [
            "FooError",
            "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
            "aws.example#FooError",
            "aws.example#FooError:http://internal.amazon.com/#",
        ] {
            assert_eq!(bare_code(code), "FooError");
        }
        assert_eq!(bare_code("aws.example#Foo#Error"), "Foo#Error");
    }
}
