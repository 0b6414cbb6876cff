//! What must hold of any bytes at all: the bodies of the fuzz targets, and of a test that runs
//! them for a moment.

mod cbor;
mod client;
mod messages;
mod streams;
mod timestamps;

use std::fmt::Debug;

use serde_json::error::Category;
use smithy_shapes::query::Dialect;
use smithy_shapes::shape::{Shape, ShapeVisitor};
use smithy_shapes::{Error, ErrorKind, MAX_DEPTH, Query};

/// Reads the bytes as JSON of every shape.
pub fn json(data: &[u8]) {
    crate::visit_shapes(&mut Json { data, verdict: Verdict::of(data) });
}

/// Reads the bytes as JSON of one shape.
pub fn json_of<T: Shape>(data: &[u8]) {
    Json { data, verdict: Verdict::of(data) }.visit::<T>();
}

/// Reads the bytes as XML of every shape.
pub fn xml(data: &[u8]) {
    crate::visit_shapes(&mut Xml { data });
}

/// Reads the bytes as XML of one shape.
pub fn xml_of<T: Shape>(data: &[u8]) {
    Xml { data }.visit::<T>();
}

/// Reads the bytes as CBOR of every shape.
pub fn cbor(data: &[u8]) {
    crate::visit_shapes(&mut cbor::Cbor::new(data));
}

/// Reads the bytes as CBOR of one shape.
pub fn cbor_of<T: Shape>(data: &[u8]) {
    cbor::Cbor::new(data).visit::<T>();
}

/// Reads the bytes as a query of every shape.
pub fn query(data: &[u8]) {
    if let Some(query) = form(data) {
        crate::visit_shapes(&mut Parameters { query });
    }
}

/// Reads the bytes as a query of one shape.
pub fn query_of<T: Shape>(data: &[u8]) {
    if let Some(query) = form(data) {
        Parameters { query }.visit::<T>();
    }
}

/// Reads the bytes as a stream of messages, and as the events of every stream. Checksums are put
/// right, or nothing would be read.
pub fn event_stream(data: &[u8]) {
    let mut stream = data.to_vec();
    crate::frames::repair(&mut stream);
    streams::messages(&stream);
    golden_events::operations::visit_event_streams(&mut streams::Events { stream: &stream });
}

/// Reads the bytes as a request and a response of every operation, in every protocol.
pub fn protocols(data: &[u8]) {
    let visitor = &mut messages::Operations { message: messages::Message::of(data) };
    golden_customizations::operations::visit_operations(visitor);
    golden_operations::operations::visit_operations(visitor);
}

/// Reads the bytes as shared files of AWS tools.
pub fn profiles(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        client::profiles(text);
    }
}

/// Takes the bytes for what programs and metadata services say of credentials.
pub fn credentials(data: &[u8]) {
    client::credentials(data);
}

/// Signs the bytes, as a path and query, in the URL.
pub fn presigned_urls(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        client::presigned_urls(text);
    }
}

/// Reads the bytes as a timestamp in every format.
pub fn timestamps(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        timestamps::check(text);
    }
}

/// What serde_json says of the bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Json,
    NoJson,
    /// JSON so far, but deeper than serde_json or this crate goes, or a number beyond doubles,
    /// which this crate minds only where it reads a double: each may say what it likes.
    Beyond,
}

impl Verdict {
    fn of(data: &[u8]) -> Verdict {
        let Err(error) = serde_json::from_slice::<serde_json::Value>(data) else {
            return Verdict::Json;
        };
        let message = error.to_string();
        let is_beyond =
            ["recursion limit exceeded", "number out of range"].iter().any(|m| message.contains(m));
        if is_beyond || error.classify() == Category::Data {
            return Verdict::Beyond;
        }
        // Strings that nobody reads are not decoded, as serde_json does not either.
        match serde_json::from_slice::<serde::de::IgnoredAny>(data) {
            Ok(_) => Verdict::Beyond,
            Err(_) => Verdict::NoJson,
        }
    }
}

struct Json<'a> {
    data: &'a [u8],
    verdict: Verdict,
}

impl ShapeVisitor for Json<'_> {
    fn visit<T: Shape>(&mut self) {
        let result = T::from_json(self.data);
        match &result {
            Ok(_) => assert_ne!(self.verdict, Verdict::NoJson, "{}", T::SCHEMA.id()),
            Err(error) => {
                check_error(error, self.data);
                let blames_syntax = error.kind() == ErrorKind::Syntax;
                assert!(!blames_syntax || self.verdict != Verdict::Json, "{error}");
            }
        }
        self.check_peer(&result);
        if let Ok(value) = result {
            let text = value.to_json();
            let again = T::from_json(&text);
            check_same(&value, &again, |v| Ok(v.to_json()));
        }
    }
}

impl Json<'_> {
    /// Returns whether there is a number that serde_json has a double for, but that no double is: a whole
    /// number without end, the last moment of the year 9999 (which becomes 10000), `-0`.
    fn has_what_doubles_lose(&self) -> bool {
        let is_part = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E');
        self.data.split(|b| !is_part(b)).any(|number| {
            let is_whole = number.iter().all(|b| b.is_ascii_digit() || *b == b'-');
            number == b"-0"
                || (is_whole && number.len() >= 19)
                || number.starts_with(b"253402300799.")
        })
    }

    /// serde_json, whose lexer is another, reads the same through the same schema.
    fn check_peer<T: Shape>(&self, result: &Result<T, Error>) {
        let id = T::SCHEMA.id();
        let peer = serde_json::from_slice::<T>(self.data);
        match (result, peer) {
            (Ok(ours), Ok(theirs)) => assert!(
                same_but_for_digits(&ours.to_json(), &theirs.to_json()),
                "{id}: {:?} is not {:?}",
                Shown(ours),
                Shown(&theirs),
            ),
            (Err(_), Err(_)) => {}
            (Ok(_), Err(_)) if self.verdict == Verdict::Beyond || self.has_what_doubles_lose() => {}
            (Ok(ours), Err(error)) => {
                panic!("{id}: only serde_json refuses: {error}: {:?}", Shown(ours))
            }
            // By serde, any timestamp may be a number.
            (Err(error), Ok(_)) if error.message() == "expected a timestamp string" => {}
            (Err(error), Ok(_)) => panic!("{id}: only serde_json accepts: {error}"),
        }
    }
}

struct Xml<'a> {
    data: &'a [u8],
}

impl ShapeVisitor for Xml<'_> {
    fn visit<T: Shape>(&mut self) {
        match T::from_xml(self.data) {
            Err(error) => check_error(&error, self.data),
            Ok(value) => match value.to_xml().and_then(T::from_xml) {
                // A required union that the input leaves out is written without a member.
                Err(error) if error.message() == "a union without a member" => {}
                again => check_same(&value, &again, T::to_xml),
            },
        }
    }
}

/// Returns the pairs of a form body, which are the same after they were written.
fn form(data: &[u8]) -> Option<Query> {
    match Query::parse(data) {
        Err(error) => {
            check_error(&error, data);
            assert_eq!(error.kind(), ErrorKind::Syntax);
            None
        }
        Ok(query) => {
            assert_eq!(Query::parse(query.to_string()).as_ref(), Ok(&query));
            Some(query)
        }
    }
}

struct Parameters {
    query: Query,
}

impl ShapeVisitor for Parameters {
    fn visit<T: Shape>(&mut self) {
        for dialect in [Dialect::Aws, Dialect::Ec2] {
            match dialect.read::<T>(&self.query, T::SCHEMA.root()) {
                Err(error) => assert!(error.path().count() <= MAX_DEPTH + 1, "{error}"),
                Ok(value) => check_queries(dialect, &value),
            }
        }
    }
}

/// What was written is read as what is written again. Not so what was read first: it may have
/// parts that leave nothing in a query.
fn check_queries<T: Shape>(dialect: Dialect, value: &T) {
    let write = |value: &T| {
        let mut query = Query::default();
        dialect.write(&mut query, value, T::SCHEMA.root());
        query
    };
    let read = |query: &Query| dialect.read::<T>(query, T::SCHEMA.root());
    match read(&write(value)) {
        Ok(value) => check_same(&value, &read(&write(&value)), |v| Ok(write(v).to_string())),
        Err(error) => assert_eq!(error.message(), "a union without a member"),
    }
}

/// Errors name a byte of the input and a path that is not deeper than what can be read.
fn check_error(error: &Error, data: &[u8]) {
    assert!(error.offset().is_some_and(|offset| offset <= data.len()), "{error}");
    assert!(error.path().count() <= MAX_DEPTH + 1, "{error}");
}

/// What was read must be what was written. NaN, which equals nothing, is compared by how it is
/// written.
fn check_same<T: Shape, W: PartialEq>(
    value: &T,
    again: &Result<T, Error>,
    write: impl Fn(&T) -> Result<W, Error>,
) {
    let id = T::SCHEMA.id();
    match again {
        Ok(again) => assert!(
            again == value || write(again) == write(value),
            "{id}: {:?} became {:?}",
            Shown(value),
            Shown(again),
        ),
        Err(error) => panic!("{id}: {error}: {:?}", Shown(value)),
    }
}

/// Returns whether two texts are the same, except for the digits that a double loses.
fn same_but_for_digits(ours: &str, theirs: &str) -> bool {
    let is_beyond = |error: serde_json::Error| error.to_string().contains("number out of range");
    ours == theirs
        || match (serde_json::from_str(ours), serde_json::from_str(theirs)) {
            (Ok(ours), Ok(theirs)) => is_close(&ours, &theirs),
            (Err(error), _) | (_, Err(error)) => is_beyond(error),
        }
}

fn is_close(ours: &serde_json::Value, theirs: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};
    match (ours, theirs) {
        (Number(a), Number(b)) if a.is_f64() || b.is_f64() => match (a.as_f64(), b.as_f64()) {
            // Two doubles that are neighbours, and very small ones that are rounded twice.
            (Some(a), Some(b)) => (a - b).abs() <= a.abs().max(1e-300) * f64::EPSILON,
            _ => false,
        },
        (Array(a), Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_close(a, b)),
        (Object(a), Object(b)) => {
            let is_same = |((k, a), (l, b))| k == l && is_close(a, b);
            a.len() == b.len() && a.iter().zip(b).all(is_same)
        }
        _ => ours == theirs,
    }
}

/// Everything, including what is sensitive: there are no secrets here.
struct Shown<'a, T>(&'a T);

impl<T: Shape> Debug for Shown<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.to_value().fmt(f)
    }
}
