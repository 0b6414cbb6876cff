//! Who makes a request: the schemes by which a service knows that.
//! <https://smithy.io/2.0/spec/authentication-traits.html>

use super::tables::{OperationSchema, ServiceSchema};
use crate::schema::Trait;

/// A way to prove who makes a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthScheme {
    /// [AWS Signature Version 4](https://smithy.io/2.0/aws/aws-auth.html#aws-auth-sigv4-trait).
    SigV4 {
        /// What the service is called in signatures, such as `gameliftstreams`.
        name: &'static str,
    },
    /// [The same for several regions](https://smithy.io/2.0/aws/aws-auth.html#aws-auth-sigv4a-trait).
    SigV4a {
        /// What the service is called in signatures.
        name: &'static str,
    },
    /// [A token in the header `authorization`](https://smithy.io/2.0/spec/authentication-traits.html#httpbearerauth-trait).
    Bearer,
    /// Nothing: anybody may make the request.
    Anonymous,
    /// A scheme that the runtime does not know, by the ID of its trait.
    Unknown(&'static str),
}

/// What stands in `@auth` for no scheme at all.
const NO_AUTH: &str = "smithy.api#noAuth";

impl OperationSchema {
    /// Returns the schemes that authenticate a request, best first: what `@auth` of the operation says,
    /// or that of the service, or all schemes of the service in the order of their IDs; after them
    /// [`Anonymous`](AuthScheme::Anonymous), if `@optionalAuth` or the absence of all schemes says so.
    pub fn auth_schemes(&self) -> impl Iterator<Item = AuthScheme> {
        let service = self.service();
        let listed = auth(self.traits()).or_else(|| auth(service.traits()));
        let all = listed.is_none().then(|| service.all_auth_schemes());
        let schemes = listed.into_iter().flatten().map(|id| service.auth_scheme(id));
        let mut schemes = schemes.chain(all.into_iter().flatten()).peekable();
        let is_optional = schemes.peek().is_none() || self.traits().contains(&Trait::OptionalAuth);
        schemes.chain(is_optional.then_some(AuthScheme::Anonymous))
    }
}

fn auth(traits: &[Trait]) -> Option<&'static [&'static str]> {
    traits.iter().find_map(|t| match t {
        Trait::Auth(ids) => Some(*ids),
        _ => None,
    })
}

impl ServiceSchema {
    /// Returns what the service is called in signatures, such as `gameliftstreams`. None if it knows
    /// none.
    pub fn signing_name(&self) -> Option<&'static str> {
        self.all_auth_schemes().find_map(|scheme| match scheme {
            AuthScheme::SigV4 { name } | AuthScheme::SigV4a { name } => Some(name),
            _ => None,
        })
    }

    fn all_auth_schemes(&self) -> impl Iterator<Item = AuthScheme> {
        // Generated tables have traits in the order of their IDs.
        self.traits().iter().filter_map(scheme_of)
    }

    fn auth_scheme(&self, id: &'static str) -> AuthScheme {
        let is_meant = |scheme: &AuthScheme| id_of(scheme) == id;
        match id {
            NO_AUTH => AuthScheme::Anonymous,
            _ => self.all_auth_schemes().find(is_meant).unwrap_or(AuthScheme::Unknown(id)),
        }
    }
}

fn scheme_of(of: &Trait) -> Option<AuthScheme> {
    match of {
        Trait::SigV4(name) => Some(AuthScheme::SigV4 { name }),
        Trait::SigV4a(name) => Some(AuthScheme::SigV4a { name }),
        Trait::HttpBearerAuth => Some(AuthScheme::Bearer),
        _ => None,
    }
}

fn id_of(scheme: &AuthScheme) -> &'static str {
    match scheme {
        AuthScheme::SigV4 { .. } => "aws.auth#sigv4",
        AuthScheme::SigV4a { .. } => "aws.auth#sigv4a",
        AuthScheme::Bearer => "smithy.api#httpBearerAuth",
        AuthScheme::Anonymous => NO_AUTH,
        AuthScheme::Unknown(id) => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::prelude;

    fn schemes(service: &'static [Trait], operation: &'static [Trait]) -> Vec<AuthScheme> {
        let service = Box::leak(Box::new(ServiceSchema::new("a#Service", "", service)));
        let unit = &prelude::UNIT;
        OperationSchema::new("a#Get", service, unit, unit, &[], operation).auth_schemes().collect()
    }

    const SIGNED: AuthScheme = AuthScheme::SigV4 { name: "letters" };
    const OF_SERVICE: &[Trait] = &[Trait::SigV4("letters"), Trait::HttpBearerAuth];

    #[test]
    fn the_operation_decides_before_the_service() {
        assert_eq!(schemes(OF_SERVICE, &[]), [SIGNED, AuthScheme::Bearer]);
        let bearer = &[Trait::Auth(&["smithy.api#httpBearerAuth", "a#own"])];
        assert_eq!(schemes(OF_SERVICE, bearer), [AuthScheme::Bearer, AuthScheme::Unknown("a#own")]);
        const ONE: &[Trait] =
            &[Trait::SigV4("letters"), Trait::HttpBearerAuth, Trait::Auth(&["aws.auth#sigv4"])];
        assert_eq!(schemes(ONE, &[]), [SIGNED]);
    }

    #[test]
    fn anybody() {
        assert_eq!(schemes(&[], &[]), [AuthScheme::Anonymous]);
        assert_eq!(schemes(OF_SERVICE, &[Trait::Auth(&[])]), [AuthScheme::Anonymous]);
        const ONE: &[Trait] = &[Trait::SigV4("letters")];
        assert_eq!(schemes(ONE, &[Trait::OptionalAuth]), [SIGNED, AuthScheme::Anonymous]);
        assert_eq!(schemes(ONE, &[Trait::Auth(&["smithy.api#noAuth"])]), [AuthScheme::Anonymous]);
    }
}
