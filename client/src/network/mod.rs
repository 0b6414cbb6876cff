//! What both drivers need to reach a service: which proxy, whom to trust, and what went wrong.

pub(crate) mod failure;
pub(crate) mod proxies;
pub(crate) mod trust;

pub use proxies::Proxies;
pub use trust::Trust;

use std::time::Duration;

/// How long a connection is kept that nobody uses: servers close those, Amazon S3 after 20 seconds.
pub(crate) const MAX_IDLE: Duration = Duration::from_secs(15);

/// How many connections to one host are kept that nobody uses.
pub(crate) const MAX_IDLE_OF_HOST: usize = 64;
