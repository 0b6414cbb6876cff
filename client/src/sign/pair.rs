//! The pair of keys that a secret becomes in version 4A:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html>.

use super::hmac::hmac;
use super::options::Algorithm;
use crate::identity::Credentials;
use crate::text::hex;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

/// A pair of keys on the curve P-256. Its private key is zeroed when it is dropped.
#[derive(Clone)]
pub struct KeyPair(SigningKey);

/// Of the order of the curve, 2 less: what is greater is not a private key less 1.
const GREATEST: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x4f,
];

impl KeyPair {
    /// Derives the pair of an access key, by the counter mode of NIST SP 800-108: the first number that
    /// is small enough, plus 1, is the private key.
    pub fn derive(credentials: &Credentials) -> KeyPair {
        let secret = Zeroizing::new(format!("AWS4A{}", credentials.secret_access_key()));
        let candidate = |counter: u8| {
            let mut input = vec![0, 0, 0, 1];
            input.extend(Algorithm::SigV4a.name().bytes());
            input.push(0);
            input.extend(credentials.access_key_id().bytes());
            // The counter, and the length of the key in bits.
            input.extend([counter, 0, 0, 1, 0]);
            hmac(secret.as_bytes(), input)
        };
        let fits = |key: &Zeroizing<[u8; 32]>| **key <= GREATEST;
        let key = (1..=u8::MAX).map(candidate).find(fits).unwrap_or_default();
        let key = plus_one(key);
        // Every number from 1 to the order of the curve, less 1, is a key.
        KeyPair(SigningKey::from_slice(&*key).expect("the number is in range"))
    }

    /// Returns the public key.
    pub fn public(&self) -> &VerifyingKey {
        self.0.verifying_key()
    }

    /// Signs a text. The same text gives the same signature: RFC 6979.
    pub(super) fn sign(&self, text: &str) -> String {
        let signature: DerSignature = self.0.sign(text.as_bytes());
        hex(signature.as_bytes())
    }
}

/// The next number, of numbers whose first byte is the greatest.
fn plus_one(mut number: Zeroizing<[u8; 32]>) -> Zeroizing<[u8; 32]> {
    for byte in number.iter_mut().rev() {
        *byte = byte.wrapping_add(1);
        if *byte != 0 {
            break;
        }
    }
    number
}
