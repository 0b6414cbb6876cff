//! Media types: which ones a server takes and gives.

use http::header::{ACCEPT, CONTENT_TYPE};

use super::binding::{self, is_event_stream, media_type};
use super::format::RestFormat;
use crate::codec::Bindings;
use crate::error::{Error, ErrorKind};
use crate::operation::OperationSchema;
use crate::protocol::message::header;
use crate::protocol::{EVENT_STREAM, RequestParts};
use crate::schema::{Schema, ShapeType};

/// What a message holds.
#[derive(PartialEq)]
enum Content {
    None,
    /// Of this media type.
    Of(&'static str),
    Any,
}

/// Refuses a request whose body is of another media type than the operation takes, or which takes
/// none that the operation gives.
pub(super) fn check<F: RestFormat>(
    schema: &'static OperationSchema,
    request: RequestParts<'_>,
) -> Result<(), Error> {
    let refuse = |kind, message| Err(Error::new(kind, message));
    let sent = header(request.headers, CONTENT_TYPE.as_str()).map(essence);
    let takes = match (content::<F>(schema.input(), Bindings::OfRequest), sent) {
        (Content::Any, _) | (Content::None, None) => true,
        (Content::None, Some(_)) => request.body.is_empty(),
        (Content::Of(expected), Some(sent)) => sent.eq_ignore_ascii_case(essence(expected)),
        (Content::Of(_), None) => request.body.is_empty(),
    };
    if !takes {
        return refuse(ErrorKind::UnsupportedMediaType, "the operation takes no such content-type");
    }
    let gives = match (
        content::<F>(schema.output(), Bindings::OfResponse),
        header(request.headers, ACCEPT.as_str()),
    ) {
        (Content::Of(given), Some(accept)) => accepts(accept, given),
        _ => true,
    };
    if !gives {
        return refuse(ErrorKind::NotAcceptable, "the operation gives nothing that is accepted");
    }
    Ok(())
}

fn content<F: RestFormat>(schema: &'static Schema, bindings: Bindings) -> Content {
    let Some(member) = binding::payload(schema) else {
        let has_body = binding::has_body(schema, bindings);
        return if has_body { Content::Of(F::MEDIA_TYPE) } else { Content::None };
    };
    match (member.target().shape_type(), media_type(member)) {
        _ if is_event_stream(member) => Content::Of(EVENT_STREAM),
        (ShapeType::Blob | ShapeType::String | ShapeType::Enum, Some(media_type)) => {
            Content::Of(media_type)
        }
        (ShapeType::Blob, None) => Content::Any,
        (ShapeType::String | ShapeType::Enum, None) => Content::Of("text/plain"),
        _ => Content::Of(F::MEDIA_TYPE),
    }
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether the media type is among those of an `accept`:
/// <https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1>.
fn accepts(accept: &str, given: &str) -> bool {
    let given = essence(given);
    let kind = given.split('/').next().unwrap_or_default();
    accept.split(',').map(essence).any(|range| match range.split_once('/') {
        Some(("*", "*")) => true,
        Some((range_kind, "*")) => range_kind.eq_ignore_ascii_case(kind),
        _ => range.eq_ignore_ascii_case(given),
    })
}
