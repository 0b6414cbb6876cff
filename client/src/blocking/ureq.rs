//! Requests over the network, by ureq and rustls.

use super::Transport;
use crate::call::Limits;
use crate::error::{Limit, TransportError, TransportErrorKind};
use http::{Method, Request, Response};
use std::io;
use std::time::Duration;
use ureq::config::{AutoHeaderValue, Config};
use ureq::http::request::Parts;
use ureq::{Agent, Body, Error, Proxy, Timeout};

/// A pool of connections. Copies share it.
#[derive(Clone, Debug)]
pub struct Ureq {
    agent: Agent,
}

/// Servers close connections that nobody uses, Amazon S3 after 20 seconds.
const MAX_IDLE: Duration = Duration::from_secs(15);

impl Default for Ureq {
    /// Trusts the certificate authorities that Mozilla does, and takes the proxy that the environment
    /// names: `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, but for the hosts in `NO_PROXY`.
    fn default() -> Self {
        Ureq::new(Proxy::try_from_env())
    }
}

impl Ureq {
    /// Takes no proxy.
    pub fn direct() -> Ureq {
        Ureq::new(None)
    }

    fn new(proxy: Option<Proxy>) -> Ureq {
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_age(MAX_IDLE)
            .max_idle_connections_per_host(64)
            .max_idle_connections(256)
            .user_agent(AutoHeaderValue::None)
            .accept(AutoHeaderValue::None)
            .accept_encoding(AutoHeaderValue::None)
            .proxy(proxy)
            .build();
        Ureq { agent: Agent::new_with_config(config) }
    }

    fn run(&self, request: &Request<Vec<u8>>, limits: &Limits) -> Result<Response<Body>, Error> {
        let limited = |parts: Request<()>| {
            self.agent
                .configure_request(parts)
                .timeout_connect(Some(limits.connect))
                .timeout_per_read(Some(limits.read))
                .timeout_global(Some(limits.total))
                .build()
        };
        let mut head = Request::new(());
        *head.method_mut() = request.method().clone();
        *head.uri_mut() = request.uri().clone();
        *head.headers_mut() = request.headers().clone();
        let (Parts { method, uri, headers, extensions, .. }, ()) = limited(head).into_parts();
        let mut request_with_body = Request::new(request.body().as_slice());
        *request_with_body.method_mut() = method;
        *request_with_body.uri_mut() = uri;
        *request_with_body.headers_mut() = headers;
        *request_with_body.extensions_mut() = extensions;
        self.agent.run(request_with_body)
    }
}

impl Transport for Ureq {
    fn send(
        &self,
        request: &Request<Vec<u8>>,
        limits: &Limits,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let response = self.run(request, limits).map_err(failure)?;
        let (parts, mut body) = response.into_parts();
        let is_head = request.method() == Method::HEAD;
        let bytes = match is_head {
            true => Vec::new(),
            false => body.with_config().limit(limits.max_body).read_to_vec().map_err(failure)?,
        };
        Ok(Response::from_parts(parts, bytes))
    }
}

fn failure(error: Error) -> TransportError {
    use TransportErrorKind::{Answer, Broken, Connect, Other, Resolve, Tls};
    let kind = match &error {
        Error::HostNotFound | Error::Timeout(Timeout::Resolve) => Resolve,
        Error::ConnectionFailed | Error::ConnectProxyFailed(_) => Connect,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) | Error::TlsRequired => Tls,
        Error::Timeout(Timeout::Connect) => TransportErrorKind::Timeout(Limit::Connect),
        Error::Timeout(Timeout::PerRead) => TransportErrorKind::Timeout(Limit::Read),
        Error::Timeout(_) => TransportErrorKind::Timeout(Limit::Total),
        Error::BodyExceedsLimit(_) | Error::LargeResponseHeader(..) => Answer,
        Error::Protocol(_) => Broken,
        Error::Io(error) => of_io(error),
        _ => Other,
    };
    TransportError::new(kind, error)
}

fn of_io(error: &io::Error) -> TransportErrorKind {
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
