//! The key that a secret becomes for one day, region and service.

use super::text::hex;
use crate::credentials::Credentials;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use smithy_shapes::Timestamp;
use std::fmt;
use zeroize::Zeroizing;

/// A key for the signatures of one day, region and service:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key>.
///
/// Deriving one takes four HMACs, so a program that signs many requests keeps it.
#[derive(Clone)]
pub struct SigningKey {
    key: Zeroizing<[u8; 32]>,
    /// `20150830/us-east-1/iam/aws4_request`.
    scope: String,
}

impl SigningKey {
    /// Derives the key of the day on which `time` is.
    pub fn derive(
        credentials: &Credentials,
        time: Timestamp,
        region: &str,
        service: &str,
    ) -> SigningKey {
        let date = &super::text::basic_date_time(time)[..8];
        let secret = Zeroizing::new(format!("AWS4{}", credentials.secret_access_key()));
        let mut key = hmac(secret.as_bytes(), date);
        for part in [region, service, "aws4_request"] {
            key = hmac(&*key, part);
        }
        SigningKey { key, scope: format!("{date}/{region}/{service}/aws4_request") }
    }

    /// Reports whether the key is for this day, region and service.
    pub(crate) fn is_for(&self, time: Timestamp, region: &str, service: &str) -> bool {
        let date = &super::text::basic_date_time(time)[..8];
        self.scope.split('/').eq([date, region, service, "aws4_request"])
    }

    /// Returns what the key is for: `20150830/us-east-1/iam/aws4_request`.
    pub fn scope(&self) -> &str {
        &self.scope
    }

    /// Signs a text.
    pub(super) fn sign(&self, text: &str) -> String {
        hex(&*hmac(&*self.key, text))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("scope", &self.scope).finish_non_exhaustive()
    }
}

fn hmac(key: &[u8], text: &str) -> Zeroizing<[u8; 32]> {
    // A key of any length will do, so this cannot fail.
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).unwrap_or_else(|_| Hmac::new(&Default::default()));
    mac.update(text.as_bytes());
    Zeroizing::new(mac.finalize().into_bytes().into())
}
