//! Which errors are worth another try, as all AWS services mean their codes and status codes.

/// The codes by which services ask for fewer requests.
const THROTTLING: &[&str] = &[
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// The codes of what may be gone the next time.
const TRANSIENT: &[&str] = &["InternalError", "RequestTimeout", "RequestTimeoutException"];

pub(super) fn is_throttling(code: &str, status: u16) -> bool {
    THROTTLING.contains(&code) || status == 429
}

pub(super) fn is_transient(code: &str, status: u16) -> bool {
    TRANSIENT.contains(&code) || matches!(status, 500 | 502 | 503 | 504)
}
