//! Who makes a request: the holder of an access key, or of a token.

mod credentials;
mod token;

pub use credentials::Credentials;
pub use token::Token;

/// Who makes a request.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Identity {
    /// The holder of an access key.
    Credentials(Credentials),
    /// The holder of a token.
    Token(Token),
}
