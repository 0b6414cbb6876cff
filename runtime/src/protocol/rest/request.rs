//! Requests: a client writes them, and a server reads them.

use std::borrow::Cow;
use std::marker::PhantomData;

use http::{HeaderMap, Request};

use super::binding::{self, Binding};
use super::format::RestFormat;
use super::negotiation;
use super::read::{BoundDeserializer, Part};
use super::reserved::is_reserved;
use super::uri::{QueryText, Template};
use super::write::{self, Bound};
use crate::codec::{Bindings, Found, ReadOptions, missing};
use crate::data::Structure;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, Segment};
use crate::operation::{Http, Operation, OperationSchema, ServiceSchema};
use crate::protocol::media_type::EVENT_STREAM;
use crate::protocol::message::Outgoing;
use crate::protocol::prepare::prepare;
use crate::protocol::{RequestParts, defaults};
use crate::query::Query;
use crate::schema::{Member, ShapeType};
use crate::shape::Shape;

const BINDINGS: Bindings = Bindings::OfRequest;
const STRICT: ReadOptions = ReadOptions { bindings: BINDINGS, strict: true };

/// See [`Operation::to_request`].
pub(in crate::protocol) fn to_request<F: RestFormat, O: Operation>(
    input: &O::Input,
    endpoint: &Endpoint,
) -> Result<Request<Vec<u8>>, Error> {
    let prepared = prepare(input, O::SCHEMA, endpoint)?;
    let bound =
        write::write::<F, _>(&*prepared.input, BINDINGS, O::SCHEMA.service(), Some(endpoint))?;
    let mut request = outgoing(O::SCHEMA, bound, endpoint)?;
    fill_body::<F, _>(&*prepared.input, O::SCHEMA.service(), &mut request)?;
    request.into_request(O::SCHEMA, endpoint, &prepared.host_prefix)
}

/// Returns the request apart from a body that is not a payload.
fn outgoing(
    schema: &'static OperationSchema,
    mut bound: Bound,
    endpoint: &Endpoint,
) -> Result<Outgoing, Error> {
    let http = http_trait(schema)?;
    let template = Template::new(http.uri);
    let path = template.fill(&bound.labels, endpoint.has_literal_paths())?;

    let mut query = QueryText::default();
    for (name, value) in template.query() {
        query.add(name, value);
    }
    for (name, value) in &bound.query {
        query.add(name, Some(value));
    }
    let is_taken = |name: &str| {
        bound.query.iter().any(|(n, _)| n == name) || template.query().any(|(n, _)| n == name)
    };
    for (name, value) in bound.query_params.iter().filter(|(name, _)| !is_taken(name)) {
        query.add(name, Some(value));
    }

    let headers = bound.all_headers();
    let (body, content_type) = match bound.payload {
        Some(payload) => (payload.content, Some(payload.media_type)),
        None => (Vec::new(), None),
    };
    let query = query.into_string();
    Ok(Outgoing { method: http.method, path, query, headers, content_type, body })
}

/// Adds what the members that are bound to nothing else make up, or what stands for a payload that
/// is absent.
fn fill_body<F: RestFormat, T: Shape + Structure>(
    input: &T,
    service: &'static ServiceSchema,
    request: &mut Outgoing,
) -> Result<(), Error> {
    match binding::payload(T::SCHEMA) {
        Some(member) if member.is_event_stream() => {
            request.content_type = Some(EVENT_STREAM);
        }
        Some(member) => {
            let is_structure = member.target().shape_type() == ShapeType::Structure;
            if request.content_type.is_none() && is_structure && !F::EMPTY_PAYLOAD.is_empty() {
                request.body = F::EMPTY_PAYLOAD.to_vec();
                request.content_type = Some(F::MEDIA_TYPE);
            }
        }
        None if binding::has_body(T::SCHEMA, BINDINGS) => {
            request.body = F::write_body(input, BINDINGS, service)?;
            request.content_type = Some(F::MEDIA_TYPE);
        }
        None => {}
    }
    Ok(())
}

pub(super) fn http_trait(schema: &'static OperationSchema) -> Result<Http, Error> {
    let missing = || Error::new(ErrorKind::Unsupported, "the operation has no `@http`");
    schema.http().ok_or_else(missing)
}

/// See [`Operation::from_request`].
pub(in crate::protocol) fn from_request<F: RestFormat, O: Operation>(
    request: RequestParts<'_>,
) -> Result<O::Input, Error> {
    let schema = O::SCHEMA.input();
    negotiation::check::<F>(O::SCHEMA, request)?;
    let http = http_trait(O::SCHEMA)?;
    if request.method.as_str() != http.method {
        return Err(Error::new(ErrorKind::Value, "the method is not that of the operation"));
    }
    let template = Template::new(http.uri);
    let labels = template.labels(request.uri.path())?;
    let query = Query::parse(request.uri.query().unwrap_or_default())?;
    template.check_query(&query)?;

    let mut input = O::Input::default();
    if binding::payload(schema).is_none() && binding::has_body(schema, BINDINGS) {
        if request.body.is_empty() {
            Found::new(schema, STRICT).check(BINDINGS)?;
        } else {
            F::read(&mut input, schema.root(), request.body, STRICT)?;
        }
    }
    for (index, member) in schema.members().iter().enumerate() {
        let binding = Binding::of(member, BINDINGS);
        let part = match binding {
            Binding::Label => {
                let label = labels.iter().find(|(name, _)| *name == member.name());
                label.map(|(_, value)| Part::Values(vec![Cow::Borrowed(value.as_str())]))
            }
            Binding::Query(name) => {
                let values = query.pairs().filter(|(n, _)| *n == name);
                some_values(values.map(|(_, value)| Cow::Borrowed(value)).collect())
            }
            Binding::QueryParams => some_entries(group(&query)),
            Binding::Payload if member.is_event_stream() => None,
            Binding::PrefixHeaders(prefix) => some_entries(with_prefix(request.headers, prefix)),
            _ => part_of_message(binding, request.headers, request.body),
        };
        let is_missing = binding != Binding::Body && part.is_none() && schema.demands(member);
        if is_missing && !member.is_event_stream() {
            return Err(missing(member));
        }
        read_member::<F, _>(&mut input, index, member, binding, part, STRICT)?;
    }
    defaults::fill(&mut input)?;
    Ok(input)
}

/// Returns the parts that requests and responses both have.
pub(super) fn part_of_message<'a>(
    binding: Binding,
    headers: &'a HeaderMap,
    body: &'a [u8],
) -> Option<Part<'a>> {
    match binding {
        Binding::Header(name) => {
            let lines = headers.get_all(name).iter();
            some_values(lines.map(|line| String::from_utf8_lossy(line.as_bytes())).collect())
        }
        Binding::PrefixHeaders(prefix) => Some(Part::Entries(with_prefix(headers, prefix))),
        Binding::Payload if !body.is_empty() => Some(Part::Payload(body)),
        _ => None,
    }
}

/// Takes the part to its member, if the message has it.
pub(super) fn read_member<F: RestFormat, T: Shape + Structure>(
    into: &mut T,
    index: usize,
    member: &'static Member,
    binding: Binding,
    part: Option<Part<'_>>,
    options: ReadOptions,
) -> Result<(), Error> {
    let Some(part) = part else { return Ok(()) };
    // Only the outermost structure of the body leaves members out.
    let options = ReadOptions { bindings: Bindings::None, ..options };
    let deserializer =
        BoundDeserializer::<F> { part, binding, member, options, format: PhantomData };
    into.deserialize_member(index, deserializer)
        .map_err(|error| error.within(Segment::Member(member.name())).redacted(T::SCHEMA.root()))
}

fn some_values(values: Vec<Cow<'_, str>>) -> Option<Part<'_>> {
    if values.is_empty() { None } else { Some(Part::Values(values)) }
}

type Entries<'a> = Vec<(String, Vec<Cow<'a, str>>)>;

fn some_entries(entries: Entries<'_>) -> Option<Part<'_>> {
    if entries.is_empty() { None } else { Some(Part::Entries(entries)) }
}

/// Returns the values of each parameter, ordered by their names.
fn group(query: &Query) -> Entries<'_> {
    let mut sorted: Vec<(&str, &str)> = query.pairs().collect();
    sorted.sort_by_key(|(name, _)| *name);
    let mut entries = Entries::new();
    for (name, value) in sorted {
        match entries.last_mut() {
            Some((last, values)) if last == name => values.push(Cow::Borrowed(value)),
            _ => entries.push((name.to_owned(), vec![Cow::Borrowed(value)])),
        }
    }
    entries
}

/// Returns the headers whose names begin with the prefix, without it; except for those that no map sets.
fn with_prefix<'a>(headers: &'a HeaderMap, prefix: &str) -> Entries<'a> {
    let prefix = prefix.to_ascii_lowercase();
    let mut entries = Entries::new();
    for name in headers.keys() {
        let Some(key) = name.as_str().strip_prefix(prefix.as_str()) else { continue };
        if is_reserved(name.as_str()) {
            continue;
        }
        let values = headers.get_all(name).iter();
        let values = values.map(|value| String::from_utf8_lossy(value.as_bytes()));
        entries.push((key.to_owned(), values.collect()));
    }
    entries
}
