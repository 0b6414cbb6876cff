//! Connections: directly or over a proxy, with TLS or without, within a time.

use crate::error::Cause;
use crate::network::{Proxies, Trust};
use ::tokio::net::TcpStream;
use ::tokio::time::timeout;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderValue, Uri};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tower_service::Service;

/// Makes connections.
#[derive(Clone)]
pub(super) struct Connector {
    tls: ClientConfig,
    proxies: Arc<Proxies>,
    limit: Duration,
}

type Stream = MaybeHttpsStream<TokioIo<TcpStream>>;
type Connecting<T> = Pin<Box<dyn Future<Output = Result<T, Cause>> + Send>>;

impl Connector {
    pub(super) fn new(proxies: Arc<Proxies>, trust: &Trust, limit: Duration) -> Connector {
        Connector { tls: tls(trust), proxies, limit }
    }

    async fn connect(self, uri: Uri) -> Result<Io, Cause> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let is_https = uri.scheme_str() == Some("https");
        let Some(proxy) = self.proxies.get(&uri).map(str::to_owned) else {
            let stream = self.https(tcp).call(uri).await?;
            return Ok(Io { stream, is_proxied: false });
        };
        let proxy: Uri = proxy.parse()?;
        if !is_https {
            // The request names its host, and the proxy fetches the answer.
            let stream = self.https(tcp).call(without_user(&proxy)?).await?;
            return Ok(Io { stream, is_proxied: true });
        }
        let mut tunnel = Tunnel::new(without_user(&proxy)?, tcp);
        if let Some(authorization) = authorization(&proxy)? {
            tunnel = tunnel.with_auth(authorization);
        }
        let stream = self.https(tunnel).call(uri).await?;
        Ok(Io { stream, is_proxied: false })
    }

    fn https<C>(&self, inner: C) -> HttpsConnector<C> {
        let builder = HttpsConnectorBuilder::new().with_tls_config(self.tls.clone());
        let builder = builder.https_or_http().enable_http1();
        #[cfg(feature = "http2")]
        let builder = builder.enable_http2();
        builder.wrap_connector(inner)
    }
}

impl Service<Uri> for Connector {
    type Response = Io;
    type Error = Cause;
    type Future = Connecting<Io>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Cause>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Connecting<Io> {
        let (connector, limit) = (self.clone(), self.limit);
        Box::pin(async move {
            let connected = timeout(limit, connector.connect(uri)).await;
            connected.unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()))
        })
    }
}

fn tls(trust: &Trust) -> ClientConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    // The provider has both versions of TLS that are safe.
    let builder = builder.expect("ring has a cipher suite for each version");
    match trust.certificates() {
        None => builder.with_webpki_roots().with_no_client_auth(),
        Some(certificates) => {
            let mut roots = RootCertStore::empty();
            roots.add_parsable_certificates(certificates.iter().cloned());
            builder.with_root_certificates(roots).with_no_client_auth()
        }
    }
}

/// Returns what a request says to the proxy that fetches its answer. Behind a tunnel, the proxy does
/// not see it.
pub(super) fn authorization_of(proxies: &Proxies, uri: &Uri) -> Option<HeaderValue> {
    let proxy = proxies.get(uri).filter(|_| uri.scheme_str() != Some("https"))?;
    authorization(&proxy.parse().ok()?).ok()?
}

/// Returns what proves to a proxy who uses it, by the user and password in its URL.
fn authorization(proxy: &Uri) -> Result<Option<HeaderValue>, Cause> {
    let authority = proxy.authority().map_or("", |authority| authority.as_str());
    let Some((user, _)) = authority.rsplit_once('@') else { return Ok(None) };
    let user = percent_encoding::percent_decode_str(user).collect::<Vec<u8>>();
    let mut value = HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(user)))?;
    value.set_sensitive(true);
    Ok(Some(value))
}

fn without_user(proxy: &Uri) -> Result<Uri, Cause> {
    let mut parts = proxy.clone().into_parts();
    if let Some(authority) = &parts.authority {
        let (_, host) = authority.as_str().rsplit_once('@').unwrap_or(("", authority.as_str()));
        parts.authority = Some(host.parse()?);
    }
    Ok(Uri::from_parts(parts)?)
}

/// A connection, which may be to a proxy that fetches answers.
pub(super) struct Io {
    stream: Stream,
    is_proxied: bool,
}

impl Connection for Io {
    fn connected(&self) -> Connected {
        self.stream.connected().proxy(self.is_proxied)
    }
}

impl hyper::rt::Read for Io {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: hyper::rt::ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl hyper::rt::Write for Io {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }
}
