//! Where a member is in a message:
//! <https://smithy.io/2.0/spec/http-bindings.html>.

use crate::codec::Bindings;
use crate::schema::{HttpBinding, Member, Schema, TimestampFormat};

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
    /// Returns where a member is in such a message.
    pub(super) fn of(member: &'static Member, bindings: Bindings) -> Binding {
        if !member.is_bound(bindings) {
            return Binding::Body;
        }
        match member.http_binding() {
            Some(HttpBinding::Label) => Binding::Label,
            Some(HttpBinding::Query(name)) => Binding::Query(name),
            Some(HttpBinding::QueryParams) => Binding::QueryParams,
            Some(HttpBinding::Header(name)) => Binding::Header(name),
            Some(HttpBinding::PrefixHeaders(prefix)) => Binding::PrefixHeaders(prefix),
            Some(HttpBinding::Payload) => Binding::Payload,
            Some(HttpBinding::ResponseCode) => Binding::ResponseCode,
            None => Binding::Body,
        }
    }

    /// Returns the format of a timestamp there:
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

/// Returns the member that is the whole body.
pub(super) fn payload(schema: &'static Schema) -> Option<&'static Member> {
    schema.members().iter().find(|member| member.http_binding() == Some(HttpBinding::Payload))
}

/// Returns whether there are members that make up a body, so that there is one even if all are absent.
pub(super) fn has_body(schema: &'static Schema, bindings: Bindings) -> bool {
    schema.members().iter().any(|member| !member.is_bound(bindings))
}
