//! What went wrong on the way, by the errors of the operating system and of rustls.

use crate::error::{Limit, TransportErrorKind};
use std::io;

/// Returns what an error of a connection means.
pub(crate) fn of_io(error: &io::Error) -> TransportErrorKind {
    use io::ErrorKind::{
        AddrNotAvailable, ConnectionRefused, HostUnreachable, InvalidData, NetworkUnreachable,
        TimedOut,
    };
    match error.kind() {
        ConnectionRefused | HostUnreachable | NetworkUnreachable | AddrNotAvailable => {
            TransportErrorKind::Connect
        }
        // rustls reports certificates that it does not trust so.
        InvalidData => TransportErrorKind::Tls,
        TimedOut => TransportErrorKind::Timeout(Limit::Total),
        // The standard library has no kind for it.
        _ if error.to_string().starts_with("failed to lookup address") => {
            TransportErrorKind::Resolve
        }
        _ => TransportErrorKind::Broken,
    }
}
