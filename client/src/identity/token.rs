//! Bearer tokens.

use smithy_shapes::Timestamp;
use std::fmt;
use zeroize::Zeroizing;

/// A bearer token: whoever has it may make requests.
///
/// It is zeroed when it is dropped, and `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    text: Zeroizing<String>,
    expires_at: Option<Timestamp>,
}

impl Token {
    /// Makes a token that does not expire.
    pub fn new(text: impl Into<String>) -> Token {
        Token { text: Zeroizing::new(text.into()), expires_at: None }
    }

    /// Sets the time after which services refuse the token.
    #[must_use]
    pub fn with_expiration(mut self, expires_at: Timestamp) -> Token {
        self.expires_at = Some(expires_at);
        self
    }

    /// Returns the token.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the time after which services refuse the token, if it expires.
    pub fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
