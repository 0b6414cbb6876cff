//! When a call is tried again, and after how long: the rules that all AWS SDKs share, version 2.1.
//! <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
//!
//! Nothing here sleeps or draws a random number: both are the caller's.

mod budget;
mod policy;
mod skew;

pub use budget::RetryBudget;
pub use policy::{RetryPolicy, RetryReason};
pub use skew::ClockSkew;
