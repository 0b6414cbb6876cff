//! How a request proves who makes it.

use crate::sign::{Algorithm, Payload, SigningOptions};
use smithy_shapes::operation::{AuthScheme, OperationSchema};
use smithy_shapes::{Document, Endpoint};
use std::collections::BTreeMap;

/// How one request is signed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scheme {
    Anonymous,
    Signed { name: String, region: String, options: SigningOptions },
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
    let has = |wanted| schema.auth_schemes().any(|scheme| scheme == wanted);
    if prefers_token && has(AuthScheme::Bearer) {
        return (Some(Needed::Token), false);
    }
    let needed = schema.auth_schemes().find_map(|scheme| match scheme {
        AuthScheme::Bearer => Some(Needed::Token),
        scheme => of_model(scheme).map(|_| Needed::Credentials),
    });
    (needed, has(AuthScheme::Anonymous))
}

/// Chooses the scheme of a signed request: the first that the endpoint names and that is known, or what
/// the model says.
pub(super) fn signed(
    schema: &OperationSchema,
    endpoint: &Endpoint,
    region: &str,
) -> Result<Scheme, &'static str> {
    let modeled = schema.auth_schemes().find_map(of_model);
    let mut of_endpoint = listed(endpoint).peekable();
    let is_listed = of_endpoint.peek().is_some();
    let found = of_endpoint.find_map(|scheme| Some((algorithm(text(scheme, "name")?)?, scheme)));
    let (algorithm, scheme) = match (found, modeled) {
        (Some((algorithm, scheme)), _) => (algorithm, Some(scheme)),
        (None, Some((algorithm, _))) if !is_listed => (algorithm, None),
        _ => {
            return Err(
                "the endpoint wants signatures that this program does not have: see the feature `sigv4a`",
            );
        }
    };
    let is_literal = scheme.and_then(|scheme| scheme.get("disableDoubleEncoding"))
        == Some(&Document::Boolean(true));
    let options = if is_literal { SigningOptions::for_s3() } else { SigningOptions::default() };
    let payload = if schema.has_unsigned_payload() { Payload::Unsigned } else { Payload::Hashed };
    let said = |name| scheme.and_then(|scheme| text(scheme, name));
    let regions = scheme.and_then(regions);
    Ok(Scheme::Signed {
        name: said("signingName").or(modeled.map(|(_, name)| name)).unwrap_or_default().to_owned(),
        region: regions.unwrap_or_else(|| said("signingRegion").unwrap_or(region).to_owned()),
        options: SigningOptions { algorithm, payload, ..options },
    })
}

fn of_model(scheme: AuthScheme) -> Option<(Algorithm, &'static str)> {
    match scheme {
        AuthScheme::SigV4 { name } => Some((Algorithm::SigV4, name)),
        #[cfg(feature = "sigv4a")]
        AuthScheme::SigV4a { name } => Some((Algorithm::SigV4a, name)),
        _ => None,
    }
}

/// The algorithm of a scheme, by its name in an endpoint's list.
fn algorithm(name: &str) -> Option<Algorithm> {
    match name {
        "sigv4" => Some(Algorithm::SigV4),
        #[cfg(feature = "sigv4a")]
        "sigv4a" => Some(Algorithm::SigV4a),
        _ => None,
    }
}

/// The regions of a signature of version 4A.
fn regions(scheme: &BTreeMap<String, Document>) -> Option<String> {
    let Some(Document::List(regions)) = scheme.get("signingRegionSet") else { return None };
    let regions = regions.iter().filter_map(|region| match region {
        Document::String(region) => Some(region.as_str()),
        _ => None,
    });
    Some(regions.collect::<Vec<_>>().join(","))
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
