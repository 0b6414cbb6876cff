//! restXml: <https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html>.

use super::rest::RestFormat;
use super::rpc::sender_or_receiver;
use crate::codec::{Bindings, Format, ReadOptions};
use crate::data::{ShapeData, Structure};
use crate::error::Error;
use crate::error_body::ErrorBody;
use crate::operation::{ErrorDetails, OperationSchema, ServiceSchema};
use crate::schema::Member;
use crate::shape::Shape;
use crate::xml::{self, ErrorEnvelope, Xml};

/// HTTP bindings, and bodies of XML.
#[derive(Clone, Copy, Debug)]
pub struct RestXml;

protocol!(RestXml, "aws.protocols#restXml", events: Xml, by: rest<Xml>);

impl RestFormat for Xml {
    const ERROR_HEADER: Option<&'static str> = None;
    const EMPTY_PAYLOAD: &'static [u8] = b"";

    fn write_body<T: Shape + Structure>(
        value: &T,
        bindings: Bindings,
        service: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error> {
        xml::write_members(value, T::SCHEMA.root(), bindings.body(), service.xml_namespace())
    }

    fn write_output<T: Shape + Structure>(
        value: &T,
        operation: &'static OperationSchema,
    ) -> Result<Vec<u8>, Error> {
        if operation.has_unwrapped_output() {
            return xml::write_unwrapped(value, T::SCHEMA, operation.service().xml_namespace());
        }
        Self::write_body(value, Bindings::OfResponse, operation.service())
    }

    fn read_output<T: Shape + Structure>(
        into: &mut T,
        body: &[u8],
        operation: &'static OperationSchema,
        options: ReadOptions,
    ) -> Result<(), Error> {
        if operation.has_unwrapped_output() {
            return xml::read_unwrapped(into, T::SCHEMA, body, options);
        }
        Self::read(into, T::SCHEMA.root(), body, options)
    }

    fn write_payload<T: ShapeData>(
        value: &T,
        member: &'static Member,
        service: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error> {
        xml::write_document(value, member, service.xml_namespace())
    }

    fn write_error<T: Shape + Structure>(
        error: &T,
        details: &ErrorDetails,
        service: &'static ServiceSchema,
    ) -> Result<Vec<u8>, Error> {
        let wrapped: &[&str] =
            if service.wraps_errors() { &["ErrorResponse", "Error"] } else { &["Error"] };
        xml::write_error(
            error,
            T::SCHEMA,
            &ErrorEnvelope {
                names: wrapped,
                namespace: service.xml_namespace(),
                bindings: Bindings::OfResponse,
                fault: Some(sender_or_receiver(T::SCHEMA)),
                code: T::SCHEMA.name(),
                request_id: details.request_id.as_deref().map(|id| ("RequestId", id)),
            },
        )
    }

    fn error_body(body: &[u8], _: &'static ServiceSchema) -> ErrorBody {
        xml::read_error_body(body, ERROR)
    }

    fn read_error<T: Shape + Structure>(
        into: &mut T,
        body: &[u8],
        _: &'static ServiceSchema,
        options: ReadOptions,
    ) -> Result<(), Error> {
        xml::read_below(into, T::SCHEMA.root(), body, xml::error_path(body, ERROR), options)
    }
}

/// Where the error is below the document element.
pub(super) const ERROR: &[&str] = &["Error"];
