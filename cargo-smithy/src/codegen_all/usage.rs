//! What processes used, where the system tells.

use std::time::Duration;

/// Time and memory of processes.
#[derive(Clone, Copy, Default)]
pub(super) struct Usage {
    /// Of all cores, in user and system mode.
    pub(super) cpu: Duration,
    /// The most memory that any of them had at once, in bytes.
    pub(super) peak: u64,
}

/// Of this process.
pub(super) fn own() -> Option<Usage> {
    system::usage(system::OWN)
}

/// Of the processes that this one started and that have ended.
pub(super) fn of_children() -> Option<Usage> {
    system::usage(system::CHILDREN)
}

#[cfg(unix)]
mod system {
    use super::{Duration, Usage};
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeVal;

    pub(super) const OWN: UsageWho = UsageWho::RUSAGE_SELF;
    pub(super) const CHILDREN: UsageWho = UsageWho::RUSAGE_CHILDREN;

    /// What Linux counts in kibibytes, Apple's systems count in bytes.
    const UNIT: u64 = if cfg!(target_vendor = "apple") { 1 } else { 1024 };

    pub(super) fn usage(who: UsageWho) -> Option<Usage> {
        let usage = getrusage(who).ok()?;
        let duration = |time: TimeVal| {
            let micros = time.tv_sec() * 1_000_000 + time.tv_usec();
            Duration::from_micros(u64::try_from(micros).unwrap_or_default())
        };
        Some(Usage {
            cpu: duration(usage.user_time()) + duration(usage.system_time()),
            peak: u64::try_from(usage.max_rss()).unwrap_or_default() * UNIT,
        })
    }
}

#[cfg(not(unix))]
mod system {
    use super::Usage;

    pub(super) const OWN: () = ();
    pub(super) const CHILDREN: () = ();

    pub(super) fn usage((): ()) -> Option<Usage> {
        None
    }
}
