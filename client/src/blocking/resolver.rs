//! Addresses of hosts, which are kept as long as connections are.
//!
//! ureq looks up the host of every request, also of those that go over a connection which it has, on a
//! thread of its own. That takes longer than all else that a call does here.

use crate::network::MAX_IDLE;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Looks up hosts, and keeps what it finds for a while.
#[derive(Default)]
pub(super) struct KeptAddresses {
    resolver: DefaultResolver,
    kept: Mutex<HashMap<String, (Instant, ResolvedSocketAddrs)>>,
}

/// A client has few hosts, but a bucket each at Amazon S3.
const MOST: usize = 1000;

impl fmt::Debug for KeptAddresses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptAddresses").finish_non_exhaustive()
    }
}

impl Resolver for KeptAddresses {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let host = uri.authority().map_or("", |authority| authority.as_str());
        let host = format!("{}://{host}", uri.scheme_str().unwrap_or_default());
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((since, addresses)) = lock().get(&host)
            && since.elapsed() < MAX_IDLE
        {
            return Ok(self.copy(addresses));
        }
        let addresses = self.resolver.resolve(uri, config, timeout)?;
        let mut kept = lock();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(host, (Instant::now(), self.copy(&addresses)));
        Ok(addresses)
    }
}

impl KeptAddresses {
    fn copy(&self, addresses: &ResolvedSocketAddrs) -> ResolvedSocketAddrs {
        let mut copy = self.empty();
        addresses.iter().for_each(|address| copy.push(*address));
        copy
    }
}
