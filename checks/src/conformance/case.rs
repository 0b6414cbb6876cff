//! The cases as they stand in a model.
//!
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html> and
//! <https://smithy.io/2.0/additional-specs/event-stream-protocol-compliance-tests.html>. A property
//! that is not known here is an error: a case of which a part was overlooked would pass for nothing.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

/// Which of the traits a case is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// `smithy.test#httpRequestTests`
    Request,
    /// `smithy.test#httpResponseTests`
    Response,
    /// `smithy.test#httpMalformedRequestTests`
    MalformedRequest,
    /// `smithy.test#eventStreamTests`
    EventStream,
}

impl Kind {
    /// In the order of the report.
    pub const ALL: [Kind; 4] =
        [Kind::Request, Kind::Response, Kind::MalformedRequest, Kind::EventStream];

    /// Returns what the report calls such cases.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Request => "requests",
            Kind::Response => "responses",
            Kind::MalformedRequest => "malformed requests",
            Kind::EventStream => "event streams",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Kind::Request => "request",
            Kind::Response => "response",
            Kind::MalformedRequest => "malformed request",
            Kind::EventStream => "event stream",
        })
    }
}

/// Whose behaviour is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes requests and reads responses.
    Client,
    /// Reads requests and writes responses.
    Server,
}

impl Role {
    /// Returns the roles that a case is to be checked in: that of `appliesTo`, or both.
    pub fn of(applies_to: Option<Role>) -> &'static [Role] {
        match applies_to {
            Some(Role::Client) => &[Role::Client],
            Some(Role::Server) => &[Role::Server],
            None => &[Role::Client, Role::Server],
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Role::Client => "client",
            Role::Server => "server",
        })
    }
}

/// A property that is known, and says nothing about the outcome.
pub type Ignored = Option<IgnoredAny>;

/// A request, and the input that it says; also `smithy.test#InitialHttpRequest`, where the id and
/// the protocol are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct RequestCase {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub protocol: String,
    pub method: String,
    pub uri: String,
    pub host: Option<String>,
    pub resolved_host: Option<String>,
    #[serde(default)]
    pub query_params: Vec<String>,
    #[serde(default)]
    pub forbid_query_params: Vec<String>,
    #[serde(default)]
    pub require_query_params: Vec<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    #[serde(default)]
    pub require_headers: Vec<String>,
    pub body: Option<String>,
    pub body_media_type: Option<String>,
    pub params: Option<Box<RawValue>>,
    pub applies_to: Option<Role>,
    #[serde(default)]
    pub vendor_params: Ignored,
    #[serde(default)]
    pub vendor_params_shape: Ignored,
    #[serde(default)]
    pub auth_scheme: Ignored,
    #[serde(default)]
    pub documentation: Ignored,
    #[serde(default)]
    pub tags: Ignored,
}

/// A response, and the output or error that it says; also `smithy.test#InitialHttpResponse`, where
/// the id and the protocol are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct ResponseCase {
    #[serde(default)]
    pub id: String,
    #[serde(default)]
    pub protocol: String,
    pub code: u16,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    #[serde(default)]
    pub require_headers: Vec<String>,
    pub body: Option<String>,
    pub body_media_type: Option<String>,
    pub params: Option<Box<RawValue>>,
    pub applies_to: Option<Role>,
    #[serde(default)]
    pub vendor_params: Value,
    #[serde(default)]
    pub vendor_params_shape: Ignored,
    #[serde(default)]
    pub auth_scheme: Ignored,
    #[serde(default)]
    pub documentation: Ignored,
    #[serde(default)]
    pub tags: Ignored,
}

/// A request that a server has to refuse, as it is in the model: see [`expand`].
///
/// [`expand`]: crate::conformance::expand::expand
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code, reason = "some properties need only be known")]
pub(crate) struct MalformedRequestTemplate {
    pub(crate) id: String,
    pub(crate) protocol: String,
    pub(crate) request: Value,
    pub(crate) response: Value,
    #[serde(default)]
    pub(crate) test_parameters: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    documentation: Ignored,
    #[serde(default)]
    tags: Ignored,
}

/// A request that a server has to refuse.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct MalformedRequestCase {
    pub id: String,
    pub protocol: String,
    pub request: MalformedRequest,
    pub response: Refusal,
}

/// The request of a [`MalformedRequestCase`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct MalformedRequest {
    pub method: String,
    pub uri: String,
    pub host: Option<String>,
    #[serde(default)]
    pub query_params: Vec<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    pub body: Option<String>,
}

/// The response to a [`MalformedRequestCase`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct Refusal {
    pub code: u16,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    pub body: Option<RefusalBody>,
}

/// What is demanded of the body of a [`Refusal`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct RefusalBody {
    pub media_type: String,
    pub assertion: RefusalAssertion,
}

/// The assertion of a [`RefusalBody`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub enum RefusalAssertion {
    Contents(String),
    MessageRegex(String),
}

/// Events, the messages before them, and what comes of both.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct EventStreamCase {
    pub id: String,
    pub protocol: String,
    pub initial_request_params: Option<Box<RawValue>>,
    pub initial_request: Option<RequestCase>,
    pub initial_response_params: Option<Box<RawValue>>,
    pub initial_response: Option<ResponseCase>,
    #[serde(default)]
    pub events: Vec<Event>,
    pub expectation: Option<Expectation>,
    pub applies_to: Option<Role>,
    #[serde(default)]
    pub initial_request_shape: Ignored,
    #[serde(default)]
    pub initial_response_shape: Ignored,
    #[serde(default)]
    pub vendor_params: Ignored,
    #[serde(default)]
    pub vendor_params_shape: Ignored,
    #[serde(default)]
    pub documentation: Ignored,
    #[serde(default)]
    pub tags: Ignored,
}

/// An event of an [`EventStreamCase`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub struct Event {
    pub r#type: Direction,
    pub params: Option<Box<RawValue>>,
    #[serde(default)]
    pub headers: BTreeMap<String, HeaderValue>,
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    #[serde(default)]
    pub require_headers: Vec<String>,
    pub body: Option<String>,
    pub body_media_type: Option<String>,
    /// The whole message, in base64.
    pub bytes: Option<String>,
    #[serde(default)]
    pub vendor_params: Ignored,
    #[serde(default)]
    pub vendor_params_shape: Ignored,
}

/// Whether an event goes to the server or comes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Direction {
    Request,
    Response,
}

/// The value of an event's header, with its type.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum HeaderValue {
    Boolean(bool),
    /// A number, or in base64.
    Byte(Value),
    Short(i16),
    Integer(i32),
    Long(i64),
    /// In base64.
    Blob(String),
    String(String),
    /// In RFC 3339, or in seconds since 1970.
    Timestamp(Value),
}

/// What comes of an [`EventStreamCase`].
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the specification says it, under the same names")]
pub enum Expectation {
    Success {},
    #[serde(rename_all = "camelCase")]
    Failure {
        error_id: Option<String>,
    },
}
