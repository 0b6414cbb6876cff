//! AWS Signature Version 4, and 4A with the feature `sigv4a`:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html>.
//!
//! A [`Signer`] signs an [`http::Request`] in its headers, or its URL if somebody else is to send it.
//! It reads no clock: the time of the signature is an argument.
//!
//! ```
//! use smithy_client::Credentials;
//! use smithy_client::sign::{Signer, SigningOptions};
//!
//! let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
//! let signer = Signer {
//!     credentials: &credentials,
//!     region: "us-west-2",
//!     service: "gameliftstreams",
//!     options: SigningOptions::default(),
//! };
//! let mut request = http::Request::get("https://gameliftstreams.us-west-2.api.aws/applications")
//!     .body(Vec::new())?;
//! signer.sign(&mut request, "2026-11-30T12:00:00Z".parse()?)?;
//! let authorization = request.headers()["authorization"].to_str()?;
//! assert!(authorization.starts_with(
//!     "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261130/us-west-2/gameliftstreams/aws4_request, "
//! ));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod canonical;
mod hmac;
mod key;
mod options;
#[cfg(feature = "sigv4a")]
mod pair;
mod signer;

pub use key::SigningKey;
pub use options::{Algorithm, PathEncoding, Payload, SigningOptions};
#[cfg(feature = "sigv4a")]
pub use pair::KeyPair;
pub use signer::{Signature, Signer, SigningError};
