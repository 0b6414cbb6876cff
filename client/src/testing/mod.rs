//! Transports for tests: answers that are written down, and exchanges that are recorded and replayed.
//!
//! ```
//! use smithy_client::http::Response;
//! use smithy_client::testing::Canned;
//!
//! let canned = Canned::new([Response::new(br#"{"Items":[]}"#.to_vec())]);
//! // let client = Client::builder().transport(canned.clone())…
//! assert!(canned.requests().is_empty());
//! ```

mod canned;
mod recording;

pub use canned::Canned;
pub use recording::{Exchange, Recorder, Recording, RecordingError};
