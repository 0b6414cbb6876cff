//! What traits say, one method for each. These are asked about once a message at most, so they
//! search the list of traits. What codecs ask about every member is in `flags`.

use super::{Bound, Fault, Member, Schema, ShapeType, Trait};

/// The part of an HTTP message that a member is bound to:
/// <https://smithy.io/2.0/spec/http-bindings.html>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HttpBinding {
    /// `@httpLabel`: the label of the member's name in the URI.
    Label,
    /// `@httpQuery`: the query parameter of this name.
    Query(&'static str),
    /// `@httpQueryParams`: a query parameter for each entry of a map.
    QueryParams,
    /// `@httpHeader`: the header of this name.
    Header(&'static str),
    /// `@httpPrefixHeaders`: a header for each entry of a map, whose name begins with this prefix.
    PrefixHeaders(&'static str),
    /// `@httpPayload`: the whole body.
    Payload,
    /// `@httpResponseCode`: the status code.
    ResponseCode,
}

impl Schema {
    /// Returns who must fix this error. `None` if the shape is not an error.
    ///
    /// See <https://smithy.io/2.0/spec/type-refinement-traits.html#error-trait>.
    pub fn fault(&self) -> Option<Fault> {
        self.traits().iter().find_map(|t| match t {
            Trait::Error(fault) => Some(*fault),
            _ => None,
        })
    }

    /// Returns the status code that `@httpError` gives to this error.
    pub fn http_error(&self) -> Option<u16> {
        self.traits().iter().find_map(|t| match t {
            Trait::HttpError(status) => Some(*status),
            _ => None,
        })
    }

    /// Returns the code and the status code that `@awsQueryError` gives to this error.
    ///
    /// See
    /// <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsqueryerror-trait>.
    pub fn query_error(&self) -> Option<(&'static str, u16)> {
        self.traits().iter().find_map(|t| match t {
            Trait::AwsQueryError { code, status } => Some((*code, *status)),
            _ => None,
        })
    }

    /// Returns whether the request may be sent again after this error: `@retryable`.
    pub fn is_retryable(&self) -> bool {
        self.traits().iter().any(|t| matches!(t, Trait::Retryable { .. }))
    }

    /// Returns whether the service asks for fewer requests by this error: `@retryable` with
    /// `throttling`.
    pub fn is_throttling(&self) -> bool {
        self.traits().iter().any(|t| matches!(t, Trait::Retryable { throttling: true }))
    }

    /// Returns the values of an enum that the model knows, in its order. `None` for other shapes.
    pub fn enum_values(&self) -> Option<&'static [&'static str]> {
        self.traits().iter().find_map(|t| match t {
            Trait::EnumValues(values) => Some(*values),
            _ => None,
        })
    }

    /// Returns the values of an intEnum that the model knows, in its order. `None` for other
    /// shapes.
    pub fn int_enum_values(&self) -> Option<&'static [i32]> {
        self.traits().iter().find_map(|t| match t {
            Trait::IntEnumValues(values) => Some(*values),
            _ => None,
        })
    }
}

impl Member {
    /// Returns the part of an HTTP message that the member is bound to, in requests or responses.
    /// `None` if it is in the body with the other members. [`is_bound`](Member::is_bound) says
    /// whether the binding applies to a message.
    pub fn http_binding(&self) -> Option<HttpBinding> {
        self.traits().iter().find_map(|t| match t {
            Trait::HttpLabel => Some(HttpBinding::Label),
            Trait::HttpQuery(name) => Some(HttpBinding::Query(name)),
            Trait::HttpQueryParams => Some(HttpBinding::QueryParams),
            Trait::HttpHeader(name) => Some(HttpBinding::Header(name)),
            Trait::HttpPrefixHeaders(prefix) => Some(HttpBinding::PrefixHeaders(prefix)),
            Trait::HttpPayload => Some(HttpBinding::Payload),
            Trait::HttpResponseCode => Some(HttpBinding::ResponseCode),
            _ => None,
        })
    }

    /// Returns whether the member is bound to this header. Case does not matter.
    pub fn is_in_header(&self, name: &str) -> bool {
        matches!(self.http_binding(), Some(HttpBinding::Header(own)) if own.eq_ignore_ascii_case(name))
    }

    /// Returns whether the member is bound to a label in the host prefix: `@hostLabel`.
    pub fn is_host_label(&self) -> bool {
        self.traits().contains(&Trait::HostLabel)
    }

    /// Returns whether the member is a header of an event: `@eventHeader`.
    pub fn is_event_header(&self) -> bool {
        self.traits().contains(&Trait::EventHeader)
    }

    /// Returns whether the member is the payload of an event: `@eventPayload`.
    pub fn is_event_payload(&self) -> bool {
        self.traits().contains(&Trait::EventPayload)
    }

    /// Returns whether clients fill in the member if it is absent: `@idempotencyToken`.
    pub fn is_idempotency_token(&self) -> bool {
        self.traits().contains(&Trait::IdempotencyToken)
    }

    /// Returns the value that a server uses if there is none, as JSON: `@default`.
    pub fn default(&self) -> Option<&'static str> {
        self.traits().iter().find_map(|t| match t {
            Trait::Default(json) => Some(*json),
            _ => None,
        })
    }

    /// Returns the media type of the content of a blob or string: `@mediaType`.
    pub fn media_type(&self) -> Option<&'static str> {
        self.effective_traits().find_map(|t| match t {
            Trait::MediaType(media_type) => Some(*media_type),
            _ => None,
        })
    }

    /// Returns whether the value is sent as a stream: `@streaming`.
    pub fn is_streaming(&self) -> bool {
        self.effective_traits().any(|t| *t == Trait::Streaming)
    }

    /// Returns whether the value is a stream of events: a union that is streamed.
    pub fn is_event_stream(&self) -> bool {
        self.target().shape_type() == ShapeType::Union && self.is_streaming()
    }

    /// Returns the least and the greatest length that `@length` allows.
    pub fn length(&self) -> Option<(Option<u64>, Option<u64>)> {
        self.effective_traits().find_map(|t| match t {
            Trait::Length { min, max } => Some((*min, *max)),
            _ => None,
        })
    }

    /// Returns the least and the greatest number that `@range` allows.
    pub fn range(&self) -> Option<(Option<Bound>, Option<Bound>)> {
        self.effective_traits().find_map(|t| match t {
            Trait::Range { min, max } => Some((*min, *max)),
            _ => None,
        })
    }

    /// Returns the regular expression of `@pattern`.
    pub fn pattern(&self) -> Option<&'static str> {
        self.effective_traits().find_map(|t| match t {
            Trait::Pattern(pattern) => Some(*pattern),
            _ => None,
        })
    }

    /// Returns whether no two items of a list may be equal: `@uniqueItems`.
    pub fn has_unique_items(&self) -> bool {
        self.effective_traits().any(|t| *t == Trait::UniqueItems)
    }
}
