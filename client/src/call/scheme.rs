//! How a request proves who makes it.

use crate::sign::{Payload, SigningOptions};
use smithy_shapes::operation::{AuthScheme, OperationSchema};
use smithy_shapes::{Document, Endpoint};
use std::collections::BTreeMap;

/// How one request is signed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scheme {
    Anonymous,
    SigV4 { name: String, region: String, options: SigningOptions },
    Bearer,
}

/// What there has to be to make a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Needed {
    /// An access key.
    Credentials,
    /// A bearer token.
    Token,
}

/// Returns what the operation needs, best first, and whether it may do without. An operation without
/// a scheme that is known needs nothing.
pub(super) fn needed(schema: &OperationSchema, prefers_token: bool) -> (Option<Needed>, bool) {
    let schemes = schema.auth_schemes();
    if prefers_token && schemes.contains(&AuthScheme::Bearer) {
        return (Some(Needed::Token), false);
    }
    let is_optional = schemes.contains(&AuthScheme::Anonymous);
    let needed = schemes.iter().find_map(|scheme| match scheme {
        AuthScheme::SigV4 { .. } => Some(Needed::Credentials),
        AuthScheme::Bearer => Some(Needed::Token),
        _ => None,
    });
    (needed, is_optional)
}

/// Chooses the scheme of a signed request: the first that the endpoint names and that is known, or what
/// the model says.
pub(super) fn signed(schema: &OperationSchema, endpoint: &Endpoint, region: &str) -> Scheme {
    let payload = if schema.has_unsigned_payload() { Payload::Unsigned } else { Payload::Hashed };
    let options = SigningOptions { payload, ..SigningOptions::default() };
    let modeled = schema.auth_schemes().into_iter().find_map(|scheme| match scheme {
        AuthScheme::SigV4 { name } => Some(name),
        _ => None,
    });
    let name = modeled.unwrap_or_default();
    let of_endpoint = listed(endpoint).find(|scheme| text(scheme, "name") == Some("sigv4"));
    let Some(scheme) = of_endpoint else {
        return Scheme::SigV4 { name: name.to_owned(), region: region.to_owned(), options };
    };
    let is_literal = scheme.get("disableDoubleEncoding") == Some(&Document::Boolean(true));
    let options =
        if is_literal { SigningOptions { payload, ..SigningOptions::for_s3() } } else { options };
    Scheme::SigV4 {
        name: text(scheme, "signingName").unwrap_or(name).to_owned(),
        region: text(scheme, "signingRegion").unwrap_or(region).to_owned(),
        options,
    }
}

/// Returns the endpoint's list:
/// <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#endpoint-authschemes-list-property>.
fn listed(endpoint: &Endpoint) -> impl Iterator<Item = &BTreeMap<String, Document>> {
    let schemes = match endpoint.properties().get("authSchemes") {
        Some(Document::List(schemes)) => schemes.as_slice(),
        _ => &[],
    };
    schemes.iter().filter_map(|scheme| match scheme {
        Document::Map(scheme) => Some(scheme),
        _ => None,
    })
}

fn text<'s>(scheme: &'s BTreeMap<String, Document>, name: &str) -> Option<&'s str> {
    match scheme.get(name) {
        Some(Document::String(text)) => Some(text),
        _ => None,
    }
}
