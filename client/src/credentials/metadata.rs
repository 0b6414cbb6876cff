//! Requests to the services that run what a program runs in: answers are small and near, or not there.

use super::machine::{Port, Route};
use crate::call::Limits;
use crate::error::{TransportError, TransportErrorKind};
use crate::retry::{RetryPolicy, RetryReason};
use http::{Request, Response};
use std::time::Duration;

/// The limits of one attempt: a host that is there answers within milliseconds.
pub(crate) const LIMITS: Limits = Limits {
    connect: Duration::from_secs(1),
    read: Duration::from_secs(1),
    total: Duration::from_secs(5),
    max_body: 64 << 10,
};

const MAX_ATTEMPTS: u32 = 4;

/// Sends a request, again after errors of the service and of the connection. A host that does not
/// accept a connection is not there.
pub(super) async fn send(
    port: &Port,
    request: &Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, TransportError> {
    let policy = RetryPolicy { base_delay: Duration::from_millis(100), ..RetryPolicy::default() };
    let mut attempt = 0;
    loop {
        let answer = port.send(request.clone(), LIMITS, Route::Direct).await;
        attempt += 1;
        let is_transient = match &answer {
            Ok(response) => response.status().is_server_error(),
            Err(error) => error.may_have_been_sent() && error.is_transient(),
        };
        if !is_transient || attempt == MAX_ATTEMPTS {
            return answer;
        }
        port.wait(policy.delay(attempt - 1, RetryReason::Transient, port.fraction(), None)).await;
    }
}

/// Reports whether the host is not there.
pub(super) fn is_absent(error: &TransportError) -> bool {
    use TransportErrorKind::{Connect, Resolve, Timeout};
    matches!(error.kind(), Connect | Resolve | Timeout(crate::error::Limit::Connect))
}
