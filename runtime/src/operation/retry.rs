//! Which errors are worth another attempt, by the codes and status codes that AWS services share.

/// The codes with which services ask for fewer requests.
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

/// The codes of errors that may be gone the next time.
const TRANSIENT: &[&str] =
    &["IDPCommunicationError", "InternalError", "RequestTimeout", "RequestTimeoutException"];

/// Returns whether the service asks for fewer requests.
pub(super) fn is_throttling(code: &str, status: u16) -> bool {
    THROTTLING.contains(&code) || status == 429
}

/// Returns whether the error may be gone the next time.
pub(super) fn is_transient(code: &str, status: u16) -> bool {
    TRANSIENT.contains(&code) || matches!(status, 500 | 502 | 503 | 504)
}
