//! Requests over the network, by hyper and rustls.

mod connect;

use super::{BoxFuture, Transport};
use crate::call::Limits;
use crate::error::{Limit, TransportError, TransportErrorKind};
use crate::network::failure::of_io;
use crate::network::{MAX_IDLE, MAX_IDLE_OF_HOST, Proxies, Trust};
use ::tokio::time::timeout;
use connect::Connector;
use http::header::{CONTENT_LENGTH, PROXY_AUTHORIZATION};
use http::response::Parts;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// A pool of connections. Copies share it.
#[derive(Clone)]
pub struct Hyper {
    client: Client<Connector, Full<Bytes>>,
    proxies: Arc<Proxies>,
}

impl fmt::Debug for Hyper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hyper").finish_non_exhaustive()
    }
}

impl Hyper {
    /// Sends requests over these proxies, to hosts whom these authorities vouch for, and connects to
    /// them within a time.
    pub fn new(proxies: Proxies, trust: &Trust, connect: Duration) -> Hyper {
        let mut builder = Client::builder(TokioExecutor::new());
        builder
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(MAX_IDLE)
            .pool_max_idle_per_host(MAX_IDLE_OF_HOST);
        let proxies = Arc::new(proxies);
        let connector = Connector::new(Arc::clone(&proxies), trust, connect);
        Hyper { client: builder.build(connector), proxies }
    }

    async fn exchange(
        &self,
        request: &Request<Vec<u8>>,
        limits: &Limits,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        let mut copy = Request::new(Full::new(Bytes::copy_from_slice(request.body())));
        *copy.method_mut() = request.method().clone();
        *copy.uri_mut() = request.uri().clone();
        *copy.headers_mut() = request.headers().clone();
        if let Some(authorization) = connect::authorization_of(&self.proxies, request.uri()) {
            copy.headers_mut().insert(PROXY_AUTHORIZATION, authorization);
        }
        // The connection has a limit of its own, before anything can be read.
        let head = timeout(limits.connect + limits.read, self.client.request(copy)).await;
        let response = head.map_err(|_| slow(Limit::Read))?.map_err(failure)?;
        let (parts, body) = response.into_parts();
        let body = whole(&parts, body, limits).await?;
        Ok(Response::from_parts(parts, body))
    }
}

impl Transport for Hyper {
    fn send<'s>(
        &'s self,
        request: &'s Request<Vec<u8>>,
        limits: &'s Limits,
    ) -> BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(async move {
            let exchange = timeout(limits.total, self.exchange(request, limits)).await;
            exchange.unwrap_or_else(|_| Err(slow(Limit::Total)))
        })
    }
}

/// Reads a body, piece by piece.
async fn whole(
    parts: &Parts,
    mut body: Incoming,
    limits: &Limits,
) -> Result<Vec<u8>, TransportError> {
    let announced = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let announced = announced.and_then(|length| length.parse::<u64>().ok());
    let mut bytes = Vec::new();
    let too_long = |length: u64| {
        let limit = limits.max_body;
        let why = format!("its body has {length} bytes or more, and may have {limit}");
        TransportError::new(TransportErrorKind::Answer, why)
    };
    if let Some(length) = announced.filter(|length| *length > limits.max_body)
        && !hyper::body::Body::is_end_stream(&body)
    {
        return Err(too_long(length));
    }
    while let Some(frame) =
        timeout(limits.read, body.frame()).await.map_err(|_| slow(Limit::Read))?
    {
        let Ok(data) = frame.map_err(of_hyper)?.into_data() else { continue };
        let length = (bytes.len() + data.len()) as u64;
        if length > limits.max_body {
            return Err(too_long(length));
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

fn slow(limit: Limit) -> TransportError {
    TransportError::new(TransportErrorKind::Timeout(limit), "the limit ran out")
}

fn failure(error: Error) -> TransportError {
    let io = deepest_io(&error);
    let is_timeout = io.is_some_and(|io| io.kind() == io::ErrorKind::TimedOut);
    let kind = match (error.is_connect(), io.map(of_io)) {
        (true, _) if is_timeout => TransportErrorKind::Timeout(Limit::Connect),
        (true, Some(TransportErrorKind::Broken)) => TransportErrorKind::Connect,
        (_, Some(kind)) => kind,
        (true, None) => TransportErrorKind::Connect,
        (false, None) => match find::<hyper::Error>(&error) {
            Some(error) => of_protocol(error),
            None => TransportErrorKind::Other,
        },
    };
    TransportError::new(kind, error)
}

fn of_hyper(error: hyper::Error) -> TransportError {
    let kind = match deepest_io(&error) {
        Some(io) => of_io(io),
        None => of_protocol(&error),
    };
    TransportError::new(kind, error)
}

fn of_protocol(error: &hyper::Error) -> TransportErrorKind {
    match error.is_parse() {
        // It is not HTTP, or its head is too long.
        true => TransportErrorKind::Answer,
        // The connection ended within an answer, or before it.
        false => TransportErrorKind::Broken,
    }
}

/// Returns the last error of the operating system or of rustls below an error.
fn deepest_io<'e>(error: &'e (dyn StdError + 'static)) -> Option<&'e io::Error> {
    let mut deepest = causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).last()?;
    // What an error of this kind was made of is not its source.
    while let Some(inner) = deepest.get_ref().and_then(|inner| inner.downcast_ref::<io::Error>()) {
        deepest = inner;
    }
    Some(deepest)
}

fn find<'e, E: StdError + 'static>(error: &'e (dyn StdError + 'static)) -> Option<&'e E> {
    causes(error).find_map(|cause| cause.downcast_ref::<E>())
}

fn causes<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let current = next?;
        next = current.source();
        Some(current)
    })
}
