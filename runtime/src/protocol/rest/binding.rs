//! Where a member stands in a message:
//! <https://smithy.io/2.0/spec/http-bindings.html>.

use crate::codec::Bindings;
use crate::schema::{Member, Schema, TimestampFormat, Trait};

/// The part of a message that a member is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// The label of the member's name in the URI.
    Label,
    /// The query parameter of this name.
    Query(&'static str),
    /// A query parameter for each entry of a map.
    QueryParams,
    /// The header of this name.
    Header(&'static str),
    /// A header for each entry of a map, whose name begins with this.
    PrefixHeaders(&'static str),
    /// The whole body.
    Payload,
    /// The status code.
    ResponseCode,
    /// The body, with all others that are bound to nothing.
    Body,
}

impl Binding {
    /// Where a member stands in such a message.
    pub(super) fn of(member: &'static Member, bindings: Bindings) -> Binding {
        if !member.is_bound(bindings) {
            return Binding::Body;
        }
        let bound = member.traits().iter().find_map(|t| match t {
            Trait::HttpLabel => Some(Binding::Label),
            Trait::HttpQuery(name) => Some(Binding::Query(name)),
            Trait::HttpQueryParams => Some(Binding::QueryParams),
            Trait::HttpHeader(name) => Some(Binding::Header(name)),
            Trait::HttpPrefixHeaders(prefix) => Some(Binding::PrefixHeaders(prefix)),
            Trait::HttpPayload => Some(Binding::Payload),
            Trait::HttpResponseCode => Some(Binding::ResponseCode),
            _ => None,
        });
        bound.unwrap_or(Binding::Body)
    }

    /// The format of a timestamp there:
    /// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>.
    pub(super) fn timestamp_format(self, member: &'static Member) -> TimestampFormat {
        let of_part = match self {
            Binding::Header(_) | Binding::PrefixHeaders(_) => TimestampFormat::HttpDate,
            _ => TimestampFormat::DateTime,
        };
        member.timestamp_format().unwrap_or(of_part)
    }

    pub(super) fn is_header(self) -> bool {
        matches!(self, Binding::Header(_) | Binding::PrefixHeaders(_))
    }
}

/// The member that is the whole body.
pub(super) fn payload(schema: &'static Schema) -> Option<&'static Member> {
    schema.members().iter().find(|member| member.traits().contains(&Trait::HttpPayload))
}

/// Whether there are members that make up a body, so that there is one even if all are absent.
pub(super) fn has_body(schema: &'static Schema, bindings: Bindings) -> bool {
    schema.members().iter().any(|member| !member.is_bound(bindings))
}

/// The media type of a payload that the format does not write.
pub(super) fn media_type(member: &'static Member) -> Option<&'static str> {
    member.effective_traits().find_map(|t| match t {
        Trait::MediaType(media_type) => Some(*media_type),
        _ => None,
    })
}
