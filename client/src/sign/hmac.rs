//! HMAC-SHA256: <https://www.rfc-editor.org/rfc/rfc2104>.
//!
//! It is so short that it is no reason to have three more packages.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The length of a block of SHA-256.
const BLOCK: usize = 64;

/// Returns the HMAC of a text. A key of any length will do.
pub(super) fn hmac(key: &[u8], text: impl AsRef<[u8]>) -> Zeroizing<[u8; 32]> {
    let mut block = Zeroizing::new([0; BLOCK]);
    match key.len() > BLOCK {
        true => block[..32].copy_from_slice(&Sha256::digest(key)),
        false => block[..key.len()].copy_from_slice(key),
    }
    let padded = |pad: u8| Zeroizing::new(block.map(|byte| byte ^ pad));
    let inner = Sha256::new().chain_update(*padded(0x36)).chain_update(text).finalize();
    let outer = Sha256::new().chain_update(*padded(0x5c)).chain_update(inner).finalize();
    Zeroizing::new(outer.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hex;

    /// <https://www.rfc-editor.org/rfc/rfc4231#section-4>, cases 1, 2, 3 and 6.
    #[test]
    fn rfc_4231() {
        for (key, text, expected) in [
            (
                &[0x0b; 20][..],
                &b"Hi There"[..],
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                &[0xaa; 20],
                &[0xdd; 50],
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            ),
            (
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            assert_eq!(hex(&*hmac(key, text)), expected);
        }
    }
}
