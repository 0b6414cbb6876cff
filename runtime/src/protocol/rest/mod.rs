//! The protocols with HTTP bindings, whatever the format of their bodies:
//! <https://smithy.io/2.0/spec/http-bindings.html>.

mod binding;
mod format;
mod header;
mod negotiation;
mod read;
mod request;
mod reserved;
mod response;
mod uri;
mod write;

pub(super) use format::RestFormat;
pub(super) use request::{from_request, to_request};
pub(super) use response::{from_response, to_error_response, to_response};

/// See [`Protocol::INITIAL_MESSAGES`](super::Protocol::INITIAL_MESSAGES).
pub(super) const INITIAL_MESSAGES: bool = false;
