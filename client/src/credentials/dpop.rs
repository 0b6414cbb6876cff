//! Proof that a token is used by the one it was given to: a request is signed with the key that the
//! token was asked for with. <https://www.rfc-editor.org/rfc/rfc9449>

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::Request;
use http::header::{HeaderName, HeaderValue};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use smithy_shapes::Timestamp;
use std::fmt;

const DPOP: HeaderName = HeaderName::from_static("dpop");

/// A key on the curve P-256.
pub(super) struct ProofKey {
    pair: EcdsaKeyPair,
    /// Both coordinates of the public key.
    x: String,
    y: String,
}

impl fmt::Debug for ProofKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProofKey")
    }
}

impl ProofKey {
    /// Reads a key as OpenSSL writes it: `-----BEGIN EC PRIVATE KEY-----`.
    pub(super) fn parse(pem: &str) -> Result<ProofKey, String> {
        let lines = pem.lines().map(str::trim).filter(|line| !line.starts_with("-----"));
        let der = STANDARD.decode(lines.collect::<String>());
        let der = der.map_err(|_| "its key is not in PEM".to_owned())?;
        let (private, public) = parts(&der).ok_or("its key is not one on the curve P-256")?;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
            private,
            public,
            &SystemRandom::new(),
        );
        let pair = pair.map_err(|error| format!("its key cannot be used: {error}"))?;
        let (x, y) = public[1..].split_at(32);
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        Ok(ProofKey { pair, x: encode(x), y: encode(y) })
    }

    /// Adds the proof to a request. A request whose URL cannot be written stays as it is, and is
    /// refused.
    pub(super) fn prove(&self, request: &mut Request<Vec<u8>>, id: &str, now: Timestamp) {
        let url = request.uri().to_string();
        let url = url.split(['?', '#']).next().unwrap_or_default();
        let proof = self.proof(request.method().as_str(), url, id, now);
        if let Some(value) = proof.and_then(|proof| HeaderValue::from_str(&proof).ok()) {
            request.headers_mut().insert(DPOP, value);
        }
    }

    /// Returns a signed token: <https://www.rfc-editor.org/rfc/rfc9449#name-dpop-proof-jwt-syntax>.
    fn proof(&self, method: &str, url: &str, id: &str, now: Timestamp) -> Option<String> {
        let ProofKey { pair, x, y } = self;
        let header = format!(
            r#"{{"typ":"dpop+jwt","alg":"ES256","jwk":{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}"}}}}"#
        );
        let payload =
            format!(r#"{{"jti":"{id}","htm":"{method}","htu":"{url}","iat":{}}}"#, now.seconds());
        let signed =
            format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
        let signature = pair.sign(&SystemRandom::new(), signed.as_bytes()).ok()?;
        Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// Returns the private and the public key of an `ECPrivateKey`:
/// <https://www.rfc-editor.org/rfc/rfc5915#section-3>. Its parts are so short on this curve that each
/// length is one byte.
fn parts(der: &[u8]) -> Option<(&[u8], &[u8])> {
    const SEQUENCE: u8 = 0x30;
    const INTEGER: u8 = 0x02;
    const OCTET_STRING: u8 = 0x04;
    const PARAMETERS: u8 = 0xa0;
    const PUBLIC_KEY: u8 = 0xa1;
    const BIT_STRING: u8 = 0x03;
    let (inner, _) = element(der, SEQUENCE)?;
    let (_, rest) = element(inner, INTEGER)?;
    let (private, rest) = element(rest, OCTET_STRING)?;
    let (_, rest) = element(rest, PARAMETERS)?;
    let (public, _) = element(rest, PUBLIC_KEY)?;
    let (public, _) = element(public, BIT_STRING)?;
    // No bit is unused, and the point is not compressed.
    let public = public.strip_prefix(&[0])?;
    (private.len() == 32 && public.len() == 65 && public[0] == 4).then_some((private, public))
}

/// Returns the contents of the element that begins here, and what is after it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    match der {
        [first, length, rest @ ..] if *first == tag && *length < 0x80 => {
            rest.split_at_checked(usize::from(*length))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    /// Made with `openssl ecparam -genkey -name prime256v1`.
    const KEY: &str = "-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIBXN6NUCfSij64a0VbNYlc+BsTcCTOeWBcjwNtJlnNPcoAoGCCqGSM49
AwEHoUQDQgAE+kA0cgMCK0B/2JrrshG/ZmQNbcYYnos/KZ2RCVzUV6mWkQm00hCm
4hA8bMVc8vnpcSTbmK93CfqXjtzANH6DAw==
-----END EC PRIVATE KEY-----
";

    #[test]
    fn proofs_can_be_verified() {
        let key = ProofKey::parse(KEY).unwrap();
        let mut request =
            Request::post("https://example.com/v1/token?a=b").body(Vec::new()).unwrap();
        key.prove(&mut request, "id", Timestamp::new(5, 0).unwrap());
        let proof = request.headers()["dpop"].to_str().unwrap();
        let (signed, signature) = proof.rsplit_once('.').unwrap();
        let (header, payload) = signed.split_once('.').unwrap();
        let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        let expected = r#"{"jti":"id","htm":"POST","htu":"https://example.com/v1/token","iat":5}"#;
        assert_eq!(String::from_utf8(decode(payload)).unwrap(), expected);
        let header: serde_json::Value = serde_json::from_slice(&decode(header)).unwrap();
        let coordinate = |name: &str| decode(header["jwk"][name].as_str().unwrap());
        let point = [vec![4], coordinate("x"), coordinate("y")].concat();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
        public.verify(signed.as_bytes(), &decode(signature)).unwrap();
    }

    #[test]
    fn other_keys_are_errors() {
        for pem in ["", "-----BEGIN X-----\n!\n", "MAA=", &KEY.replace("MHc", "MHg")] {
            assert!(ProofKey::parse(pem).is_err(), "{pem}");
        }
    }
}
