//! Headers that belong to the protocol or to the connection, and who has the last word on them.
//!
//! A member that the model binds to such a header (`@httpHeader("accept")`) knows better than the
//! protocol, as in the AWS SDKs: it is written in place of what the protocol has, and a server reads
//! it and leaves it to its caller to judge. Three headers are different: codings that are applied to
//! the body are appended to `content-encoding`, `host` must be that of the endpoint, and
//! `x-amzn-errortype` names the error.
//!
//! The keys of a map of headers come from anywhere, and so set none of these.

use crate::schema::Schema;

/// What HTTP and its clients, signers and proxies are responsible for
/// (<https://smithy.io/2.0/spec/http-bindings.html#restricted-http-headers>), what else is of one
/// connection only, and what protocols read and write themselves. In order.
const RESERVED: [&str; 31] = [
    "accept",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-md5",
    "content-type",
    "expect",
    "forwarded",
    "host",
    "keep-alive",
    "max-forwards",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "server",
    "smithy-protocol",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-amz-content-sha256",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-target",
    "x-amzn-errortype",
    "x-amzn-query-error",
    "x-amzn-target",
    "x-forwarded-for",
];

/// Returns whether no key of a map becomes this header, whose name is in lower case.
pub(super) fn is_reserved(name: &str) -> bool {
    RESERVED.binary_search(&name).is_ok()
}

/// Returns whether a member of the structure is bound to the header.
pub(super) fn is_bound(schema: &'static Schema, header: &str) -> bool {
    schema.members().iter().any(|member| member.is_in_header(header))
}

#[cfg(test)]
mod tests {
    use super::{RESERVED, is_reserved};

    #[test]
    fn the_list_is_in_order() {
        assert!(RESERVED.is_sorted());
        assert!(is_reserved("host") && is_reserved("transfer-encoding"));
        assert!(!is_reserved("x-foo") && !is_reserved("hello"));
    }
}
