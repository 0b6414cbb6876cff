//! The keys that a secret becomes for a day and a service.

use super::hmac::hmac;
use super::options::Algorithm;
#[cfg(feature = "sigv4a")]
use super::pair::KeyPair;
use crate::identity::Credentials;
use crate::text::{basic_date_time, hex};
use smithy_shapes::Timestamp;
use std::fmt;
use zeroize::Zeroizing;

/// A key for the signatures of one day and service, and of a region if the algorithm is of version 4:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key>.
///
/// Deriving one takes longer than signing, so a program that signs many requests keeps it.
#[derive(Clone)]
pub struct SigningKey {
    secret: Secret,
    /// The day, counted from 1970.
    day: i64,
    /// `20150830/us-east-1/iam/aws4_request`, without the region in version 4A.
    scope: String,
}

#[derive(Clone)]
enum Secret {
    SigV4(Zeroizing<[u8; 32]>),
    #[cfg(feature = "sigv4a")]
    SigV4a(KeyPair),
}

impl SigningKey {
    /// Derives the key of the day on which `time` is.
    pub fn derive(
        credentials: &Credentials,
        algorithm: Algorithm,
        time: Timestamp,
        region: &str,
        service: &str,
    ) -> SigningKey {
        let date = &basic_date_time(time)[..8];
        let scope = match algorithm.names_regions() {
            true => format!("{date}/{service}/aws4_request"),
            false => format!("{date}/{region}/{service}/aws4_request"),
        };
        let secret = match algorithm {
            Algorithm::SigV4 => {
                let secret = Zeroizing::new(format!("AWS4{}", credentials.secret_access_key()));
                let derive = |key: Zeroizing<[u8; 32]>, part| hmac(&*key, part);
                let mut parts = scope.split('/');
                let first = hmac(secret.as_bytes(), parts.next().unwrap_or_default());
                Secret::SigV4(parts.fold(first, derive))
            }
            #[cfg(feature = "sigv4a")]
            Algorithm::SigV4a => Secret::SigV4a(KeyPair::derive(credentials)),
        };
        SigningKey { secret, day: day(time), scope }
    }

    /// Reports whether the key is for this algorithm, day, region and service.
    pub(crate) fn is_for(
        &self,
        algorithm: Algorithm,
        time: Timestamp,
        region: &str,
        service: &str,
    ) -> bool {
        let is_same = match self.secret {
            Secret::SigV4(_) => algorithm == Algorithm::SigV4,
            #[cfg(feature = "sigv4a")]
            Secret::SigV4a(_) => algorithm == Algorithm::SigV4a,
        };
        let mut parts = self.scope.split('/').skip(1);
        let is_of_region = algorithm.names_regions() || parts.next() == Some(region);
        is_same && self.day == day(time) && is_of_region && parts.next() == Some(service)
    }

    /// Returns what the key is for: `20150830/us-east-1/iam/aws4_request`.
    pub fn scope(&self) -> &str {
        &self.scope
    }

    /// Signs a text.
    pub(super) fn sign(&self, text: &str) -> String {
        match &self.secret {
            Secret::SigV4(key) => hex(&*hmac(&**key, text)),
            #[cfg(feature = "sigv4a")]
            Secret::SigV4a(pair) => pair.sign(text),
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("scope", &self.scope).finish_non_exhaustive()
    }
}

fn day(time: Timestamp) -> i64 {
    time.seconds().div_euclid(24 * 60 * 60)
}
