//! Requests over the network, by ureq and rustls.

use super::Transport;
use super::resolver::KeptAddresses;
use crate::call::Limits;
use crate::error::{Limit, TransportError, TransportErrorKind};
use crate::network::failure::of_io;
use crate::network::{MAX_IDLE, MAX_IDLE_OF_HOST, Proxies, Trust};
use http::{Method, Request, Response};
use std::sync::Arc;
use ureq::config::{AutoHeaderValue, Config};
use ureq::http::request::Parts;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body, Error, Proxy, Timeout};

/// A pool of connections. Copies share it.
#[derive(Clone, Debug)]
pub struct Ureq {
    agent: Agent,
    proxies: Arc<Proxies>,
}

impl Ureq {
    /// Sends requests over these proxies, to hosts whom these authorities vouch for.
    pub fn new(proxies: Proxies, trust: &Trust) -> Ureq {
        let roots = match trust.certificates() {
            None => RootCerts::WebPki,
            Some(certificates) => {
                let certificates = certificates.iter().map(|der| Certificate::from_der(der));
                let certificates = certificates.map(|certificate| certificate.to_owned());
                RootCerts::new_with_certs(&certificates.collect::<Vec<_>>())
            }
        };
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_age(MAX_IDLE)
            .max_idle_connections_per_host(MAX_IDLE_OF_HOST)
            .max_idle_connections(4 * MAX_IDLE_OF_HOST)
            .user_agent(AutoHeaderValue::None)
            .accept(AutoHeaderValue::None)
            .accept_encoding(AutoHeaderValue::None)
            // Chosen for each request, since there is one for each scheme.
            .proxy(None)
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .build();
        let connector = DefaultConnector::default();
        let agent = Agent::with_parts(config, connector, KeptAddresses::default());
        Ureq { agent, proxies: Arc::new(proxies) }
    }

    /// Sends requests over no proxy.
    pub fn direct() -> Ureq {
        Ureq::new(Proxies::default(), &Trust::default())
    }

    fn run(&self, request: &Request<Vec<u8>>, limits: &Limits) -> Result<Response<Body>, Error> {
        let proxy = self.proxies.get(request.uri()).map(Proxy::new).transpose()?;
        let limited = |parts: Request<()>| {
            self.agent
                .configure_request(parts)
                .proxy(proxy)
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
        if request.method() == Method::HEAD {
            return Ok(Response::from_parts(parts, Vec::new()));
        }
        if body.content_length().is_some_and(|length| length > limits.max_body) {
            return Err(failure(Error::BodyExceedsLimit(limits.max_body)));
        }
        let bytes = body.with_config().limit(limits.max_body).read_to_vec().map_err(failure)?;
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
        // It is not HTTP. All else is a connection that ended within an answer.
        Error::Protocol(why) if why.to_string().starts_with("http parse") => Answer,
        Error::Protocol(_) => Broken,
        Error::Io(error) => of_io(error),
        _ => Other,
    };
    TransportError::new(kind, error)
}
