//! Exchanges that are recorded, kept in a file, and replayed.

use crate::error::{TransportError, TransportErrorKind};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, Request, Response};
use smithy_shapes::Document;
use smithy_shapes::schema::prelude::DOCUMENT;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A request and its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The request, without headers: some are secret, and some differ each time.
    pub request: Request<Vec<u8>>,
    /// The answer.
    pub response: Response<Vec<u8>>,
}

/// Exchanges in order. As a transport, it gives the answer to each request, which has to have the method,
/// URL and body that was recorded. Copies share what is left.
#[derive(Clone, Default)]
pub struct Recording(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    exchanges: Vec<Exchange>,
    replayed: usize,
}

/// A transport that sends over another one, and records what comes. Copies share the recording.
#[derive(Clone, Debug)]
pub struct Recorder<T> {
    inner: T,
    recording: Recording,
}

/// Why a text is not a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordingError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for RecordingError {}

impl<T> Recorder<T> {
    /// Records what comes over a transport.
    pub fn new(inner: T) -> Recorder<T> {
        Recorder { inner, recording: Recording::default() }
    }

    /// Returns the transport that requests are sent over.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// Returns what was recorded so far.
    pub fn recording(&self) -> Recording {
        self.recording.clone()
    }
}

impl Recording {
    /// Reads a recording: a line of JSON an exchange, as [`to_text`](Recording::to_text) writes it.
    ///
    /// # Errors
    ///
    /// If a line is something else.
    pub fn parse(text: &str) -> Result<Recording, RecordingError> {
        let recording = Recording::default();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        for (index, line) in lines {
            let exchange = read(line);
            let exchange =
                exchange.map_err(|message| RecordingError { line: index + 1, message })?;
            recording.state().exchanges.push(exchange);
        }
        Ok(recording)
    }

    /// Writes the recording, to be kept in a file. It has no headers of requests, and so no signatures
    /// and tokens; but bodies are as they were sent.
    pub fn to_text(&self) -> String {
        let state = self.state();
        let lines = state.exchanges.iter().map(|exchange| DOCUMENT.to_json(&write(exchange)));
        lines.map(|line| line + "\n").collect()
    }

    /// Returns all exchanges.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.state().exchanges.clone()
    }

    /// Adds an exchange, without the headers of the request.
    pub fn record(&self, request: &Request<Vec<u8>>, response: &Response<Vec<u8>>) {
        let mut kept = Request::new(request.body().clone());
        *kept.method_mut() = request.method().clone();
        *kept.uri_mut() = request.uri().clone();
        self.state().exchanges.push(Exchange { request: kept, response: response.clone() });
    }

    /// Returns the answer to a request, as the transport does.
    ///
    /// # Errors
    ///
    /// If the request is not the one that was recorded next.
    pub fn answer(&self, request: &Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let mut state = self.state();
        let fail = |why: String| TransportError::new(TransportErrorKind::Answer, why);
        let number = state.replayed;
        let Some(Exchange { request: recorded, response }) = state.exchanges.get(number) else {
            return Err(fail(format!("the recording has no more than {number} exchanges")));
        };
        let target = |request: &Request<Vec<u8>>| (request.method().clone(), request.uri().clone());
        if target(request) != target(recorded) {
            let (method, uri) = target(recorded);
            return Err(fail(format!("exchange {} is {method} {uri}", number + 1)));
        }
        if request.body() != recorded.body() {
            return Err(fail(format!("the body differs from that of exchange {}", number + 1)));
        }
        let response = response.clone();
        state.replayed += 1;
        Ok(response)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Recording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Recording")
            .field("exchanges", &state.exchanges.len())
            .field("replayed", &state.replayed)
            .finish()
    }
}

fn write(exchange: &Exchange) -> Document {
    let Exchange { request, response } = exchange;
    let mut entries: BTreeMap<String, Document> = BTreeMap::new();
    let mut add = |name: &str, value: Document| entries.insert(name.to_owned(), value);
    add("method", request.method().as_str().into());
    add("uri", request.uri().to_string().into());
    add("status", i64::from(response.status().as_u16()).into());
    add("headers", headers(response.headers()));
    for (part, body) in [("request", request.body()), ("response", response.body())] {
        match std::str::from_utf8(body) {
            Ok(text) => add(part, text.into()),
            Err(_) => add(&format!("{part}Base64"), STANDARD.encode(body).into()),
        };
    }
    Document::Map(entries)
}

fn headers(headers: &HeaderMap) -> Document {
    let pairs = headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        vec![Document::from(name.as_str()), Document::from(value)]
    });
    Document::List(pairs.map(Document::List).collect())
}

fn read(line: &str) -> Result<Exchange, String> {
    let entries = match DOCUMENT.from_json(line) {
        Ok(Document::Map(entries)) => entries,
        Ok(_) => return Err("it is not an object".to_owned()),
        Err(error) => return Err(error.to_string()),
    };
    let text = |name: &str| match entries.get(name) {
        Some(Document::String(text)) => Ok(text.as_str()),
        _ => Err(format!("`{name}` is not a string")),
    };
    let body = |name: &str| match text(&format!("{name}Base64")) {
        Ok(encoded) => STANDARD.decode(encoded).map_err(|error| format!("`{name}Base64`: {error}")),
        Err(_) => text(name).map(|text| text.as_bytes().to_vec()),
    };
    let request = Request::builder().method(text("method")?).uri(text("uri")?);
    let request = request.body(body("request")?).map_err(|error| error.to_string())?;
    let status = match entries.get("status") {
        Some(Document::Number(status)) => status.to_string(),
        _ => return Err("`status` is not a number".to_owned()),
    };
    let mut response = Response::builder().status(&*status);
    if let Some(Document::List(pairs)) = entries.get("headers") {
        for pair in pairs {
            match pair {
                Document::List(pair) => match pair.as_slice() {
                    [Document::String(name), Document::String(value)] => {
                        response = response.header(name, value);
                    }
                    _ => return Err("a header is not a name and a value".to_owned()),
                },
                _ => return Err("a header is not a list".to_owned()),
            }
        }
    }
    let response = response.body(body("response")?).map_err(|error| error.to_string())?;
    Ok(Exchange { request, response })
}

#[cfg(feature = "blocking")]
mod blocking {
    use super::{Recorder, Recording, Request, Response, TransportError};
    use crate::blocking::Transport;
    use crate::call::Limits;

    impl Transport for Recording {
        fn send(
            &self,
            request: &Request<Vec<u8>>,
            _: &Limits,
        ) -> Result<Response<Vec<u8>>, TransportError> {
            self.answer(request)
        }
    }

    impl<T: Transport> Transport for Recorder<T> {
        fn send(
            &self,
            request: &Request<Vec<u8>>,
            limits: &Limits,
        ) -> Result<Response<Vec<u8>>, TransportError> {
            let response = self.inner.send(request, limits)?;
            self.recording.record(request, &response);
            Ok(response)
        }
    }
}

#[cfg(feature = "tokio")]
mod tokio {
    use super::{Recorder, Recording, Request, Response, TransportError};
    use crate::call::Limits;
    use crate::tokio::{BoxFuture, Transport};

    impl Transport for Recording {
        fn send<'s>(
            &'s self,
            request: &'s Request<Vec<u8>>,
            _: &'s Limits,
        ) -> BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>> {
            Box::pin(async move { self.answer(request) })
        }
    }

    impl<T: Transport> Transport for Recorder<T> {
        fn send<'s>(
            &'s self,
            request: &'s Request<Vec<u8>>,
            limits: &'s Limits,
        ) -> BoxFuture<'s, Result<Response<Vec<u8>>, TransportError>> {
            Box::pin(async move {
                let response = self.inner.send(request, limits).await?;
                self.recording.record(request, &response);
                Ok(response)
            })
        }
    }
}
