//! Media types: which ones a server takes and gives.

use http::header::CONTENT_TYPE;

use super::binding;
use super::format::RestFormat;
use super::reserved::is_bound;
use crate::codec::Bindings;
use crate::error::{Error, ErrorKind};
use crate::operation::OperationSchema;
use crate::protocol::RequestParts;
use crate::protocol::media_type::{EVENT_STREAM, is_accepted, is_same};
use crate::protocol::message::header;
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
/// none that the operation gives. What a member is bound to is for the operation itself to judge.
pub(super) fn check<F: RestFormat>(
    schema: &'static OperationSchema,
    request: RequestParts<'_>,
) -> Result<(), Error> {
    let refuse = |kind, message| Err(Error::new(kind, message));
    let sent = header(request.headers, CONTENT_TYPE.as_str());
    let input = schema.input();
    let takes = is_bound(input, "content-type")
        || match (content::<F>(input, Bindings::OfRequest), sent) {
            (Content::Any, _) | (Content::None, None) => true,
            (Content::None, Some(_)) => request.body.is_empty(),
            (Content::Of(expected), Some(sent)) => is_same(sent, expected),
            (Content::Of(_), None) => request.body.is_empty(),
        };
    if !takes {
        return refuse(ErrorKind::UnsupportedMediaType, "the operation takes no such content-type");
    }
    let gives = is_bound(input, "accept")
        || match content::<F>(schema.output(), Bindings::OfResponse) {
            Content::Of(given) => is_accepted(request.headers, given),
            Content::None | Content::Any => true,
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
    match (member.target().shape_type(), member.media_type()) {
        _ if member.is_event_stream() => Content::Of(EVENT_STREAM),
        (ShapeType::Blob | ShapeType::String | ShapeType::Enum, Some(media_type)) => {
            Content::Of(media_type)
        }
        (ShapeType::Blob, None) => Content::Any,
        (ShapeType::String | ShapeType::Enum, None) => Content::Of("text/plain"),
        _ => Content::Of(F::MEDIA_TYPE),
    }
}
