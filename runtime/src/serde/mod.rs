//! serde's traits for every shape, without a derive: any serde format reads and writes shapes.
//!
//! * A structure is a map of its members that are set, by their JSON names, each as serde's
//!   `Some`; a union is a map with one entry. So `serde_json` writes what `to_json` writes, and
//!   formats that do not describe themselves work too.
//! * In text formats a blob is base64, a big number is a string, and a timestamp is a number of
//!   seconds where every reader makes the same double of its digits, otherwise a date-time; both
//!   are read. In binary formats they are bytes, a string, and a pair of seconds and nanoseconds.
//!   All nine digits of a timestamp are kept, unlike in what services read: an http-date that has a
//!   fraction is a date-time.
//! * What may be null in a sparse list or map is serde's `Some` or `None`. In text formats null is
//!   skipped in other lists and maps.
//! * Nothing is redacted: what is written can be read back.

mod aggregates;
mod deserialize;
mod leaves;
mod serialize;

pub use deserialize::deserialize;
pub use serialize::serialize;
