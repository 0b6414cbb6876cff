//! What calls take from outside: the time, and a seed.

use crate::call::Now;
use smithy_shapes::Timestamp;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

pub(crate) fn seed() -> [u64; 2] {
    [fastrand::u64(..), fastrand::u64(..)]
}

pub(crate) fn now(started: Instant) -> Now {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    let time = Timestamp::new(seconds, since.subsec_nanos()).unwrap_or_default();
    Now { time, elapsed: started.elapsed() }
}
