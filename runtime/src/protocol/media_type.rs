//! Media types: <https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1>.

use http::HeaderMap;
use http::header::ACCEPT;

use crate::schema::{Member, Schema};

/// The media type of event streams.
pub(crate) const EVENT_STREAM: &str = "application/vnd.amazon.eventstream";

/// Returns whether the messages of an input or output are events.
pub(super) fn has_event_stream(schema: &'static Schema) -> bool {
    schema.members().iter().any(Member::is_event_stream)
}

/// Returns a media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Returns whether both are the same, except for parameters.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other))
}

/// Returns whether a response may be of this media type:
/// <https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1>.
pub(super) fn is_accepted(headers: &HeaderMap, given: &str) -> bool {
    let given = essence(given);
    let kind = given.split('/').next().unwrap_or_default();
    let includes = |range: &str| match essence(range).split_once('/') {
        Some(("*", "*")) => true,
        Some((range_kind, "*")) => range_kind.eq_ignore_ascii_case(kind),
        _ => is_same(range, given),
    };
    let mut lines = headers.get_all(ACCEPT).iter().peekable();
    // No preference is none against anything.
    lines.peek().is_none()
        || lines
            .filter_map(|line| std::str::from_utf8(line.as_bytes()).ok())
            .any(|line| line.split(',').any(includes))
}
