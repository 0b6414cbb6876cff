//! `smithy.test#httpRequestTests`: a client writes the request, a server reads it.

use http::{HeaderMap, Request};
use smithy_shapes::operation::Operation;
use smithy_shapes::protocol::{Protocol, RequestParts};
use smithy_shapes::schema::{HttpBinding, Member};
use smithy_shapes::shape::{Shape, Structure};
use smithy_shapes::{Endpoint, Error};

use super::encoding;
use super::host::Host;
use super::message::{Expected, Written, format_of, header_map, holds_big_numbers};
use crate::conformance::body::Leeway;
use crate::conformance::case::RequestCase;
use crate::conformance::node::{self, Node};
use crate::conformance::value::compare;
use crate::mismatch::Mismatch;

/// What clients make up for a missing idempotency token, as far as cases are concerned.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

pub(super) fn client<P: Protocol, O: Operation>(
    case: &RequestCase,
) -> Result<Vec<Mismatch>, Mismatch> {
    let request = written::<P, O>(case)?;
    let mut found = Vec::new();
    let mut demand = |what: &str, expected: &str, came: &str| {
        if expected != came {
            found.push(Mismatch::new(what, expected, came));
        }
    };
    demand("method", &case.method, request.method().as_str());
    demand("path", &case.uri, request.uri().path());
    if let Some(expected) = &case.resolved_host {
        demand("host", expected, request.uri().authority().map_or("", |a| a.as_str()));
    }
    found.extend(compare_query(case, request.uri().query().unwrap_or_default()));

    let expected = Expected {
        headers: &case.headers,
        forbid_headers: &case.forbid_headers,
        require_headers: &case.require_headers,
        body: case.body.as_deref(),
        format: format_of::<P>(case.body_media_type.as_deref(), &case.headers),
        leeway: Leeway { rounded: holds_big_numbers(O::Input::SCHEMA), ..Leeway::default() },
    };
    // HTTP clients send the length of an empty body where the method suggests one.
    let expects_body = matches!(request.method().as_str(), "POST" | "PUT" | "PATCH");
    let written = Written {
        headers: request.headers(),
        body: request.body(),
        has_length: expects_body || !request.body().is_empty(),
    };
    found.extend(expected.compare(&written));
    Ok(found)
}

pub(super) fn server<P: Protocol, O: Operation>(
    case: &RequestCase,
) -> Result<Vec<Mismatch>, Mismatch> {
    let expected: O::Input = params(case)?;
    let format = format_of::<P>(case.body_media_type.as_deref(), &case.headers);
    let (mut headers, body) = match &case.body {
        Some(body) => (HeaderMap::new(), format.decode(body)?),
        // The case leaves the body to the client, so it is what ours writes.
        None => encoding::decoded(written::<P, O>(case)?)?,
    };
    headers.extend(header_map(&case.headers)?);
    if case.body.is_none() {
        encoding::remove(&mut headers);
    }
    let path = Host::of::<O>(case).path_for_server(&case.uri);
    let host = case.resolved_host.as_ref().or(case.host.as_ref());
    let mut request =
        described(&case.method, &path, &case.query_params, host.map(String::as_str), body)?;
    request.headers_mut().extend(headers);
    match P::from_request::<O>(RequestParts::of(&request)) {
        Ok(came) => {
            let mut found = compare("input", &expected.to_value(), &came.to_value());
            found.retain(|mismatch| !is_ambiguous::<P, O>(mismatch));
            Ok(found)
        }
        Err(error) => Err(Mismatch::new("input", "one that can be read", error.to_string())),
    }
}

/// Returns whether the wire does not tell what the case says from what was read.
fn is_ambiguous<P: Protocol, O: Operation>(mismatch: &Mismatch) -> bool {
    let what = mismatch.what.strip_prefix("input/").unwrap_or_default();
    let member = O::Input::SCHEMA.members().iter().find(|member| member.name() == what);
    let binding = member.and_then(Member::http_binding);
    match (mismatch.expected.as_str(), mismatch.came.as_str()) {
        // Clients send an empty payload for none.
        ("nothing", "{}") => binding == Some(HttpBinding::Payload),
        // A server finds all parameters here, also those that are members of their own, which not
        // all cases repeat.
        ("nothing", _) => binding == Some(HttpBinding::QueryParams),
        // Queries have no sign for an empty map.
        ("{}", "nothing") => P::ID.ends_with("Query"),
        _ => false,
    }
}

/// Returns the request that our client writes for the params of the case.
fn written<P: Protocol, O: Operation>(case: &RequestCase) -> Result<Request<Vec<u8>>, Mismatch> {
    let mut input: O::Input = params(case)?;
    if expects_token(case) {
        fill_tokens(&mut input).map_err(|error| wrong_case(&error))?;
    }
    let endpoint: Endpoint = Host::of::<O>(case).endpoint().map_err(|error| wrong_case(&error))?;
    P::to_request::<O>(&input, &endpoint)
        .map_err(|error| Mismatch::new("request", "one that can be written", error.to_string()))
}

fn params<T: Shape>(case: &RequestCase) -> Result<T, Mismatch> {
    node::read(case.params.as_deref()).map_err(|error| wrong_case(&error))
}

pub(super) fn wrong_case(error: &Error) -> Mismatch {
    Mismatch::new("the case", "one that fits the model", error.to_string())
}

fn expects_token(case: &RequestCase) -> bool {
    let holds = |text: &str| text.contains(TOKEN);
    holds(&case.uri)
        || case.query_params.iter().any(|pair| holds(pair))
        || case.headers.values().any(|value| holds(value))
        || case.body.as_deref().is_some_and(holds)
}

/// Ours are random, so the constant is put where a token is absent.
fn fill_tokens<T: Shape + Structure>(input: &mut T) -> Result<(), Error> {
    let present = input.to_value();
    for (index, member) in T::SCHEMA.members().iter().enumerate() {
        if member.is_idempotency_token() && present.get(member.name()).is_none() {
            input.deserialize_member(index, Node::new(&format!("{TOKEN:?}"), member))?;
        }
    }
    Ok(())
}

/// Compares the query with the three lists of the case, by parameters as they stand on the wire.
fn compare_query(case: &RequestCase, query: &str) -> Vec<Mismatch> {
    let came: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty()).collect();
    let name = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let of_name = |pairs: Vec<&str>, wanted: &str| -> Vec<String> {
        pairs.into_iter().filter(|pair| name(pair) == wanted).map(str::to_owned).collect()
    };
    let mut found = Vec::new();
    let mut done: Vec<String> = Vec::new();
    for pair in &case.query_params {
        let name = name(pair);
        if done.contains(&name) {
            continue;
        }
        let expected = of_name(case.query_params.iter().map(String::as_str).collect(), &name);
        let came_too = of_name(came.clone(), &name);
        if expected != came_too {
            let (expected, came) = (expected.join("&"), came_too.join("&"));
            found.push(Mismatch::new(format!("query parameter {name}"), expected, came));
        }
        done.push(name);
    }
    for wanted in &case.forbid_query_params {
        let came = of_name(came.clone(), wanted);
        if !came.is_empty() {
            found.push(Mismatch::new(
                format!("query parameter {wanted}"),
                "nothing",
                came.join("&"),
            ));
        }
    }
    for wanted in &case.require_query_params {
        if of_name(came.clone(), wanted).is_empty() {
            found.push(Mismatch::new(format!("query parameter {wanted}"), "any value", "nothing"));
        }
    }
    found
}

/// Returns the request that a case describes, for who reads it, without its headers.
pub(super) fn described(
    method: &str,
    path: &str,
    query: &[String],
    host: Option<&str>,
    body: Vec<u8>,
) -> Result<Request<Vec<u8>>, Mismatch> {
    let uri =
        if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) };
    let mut request = Request::builder().method(method).uri(&uri);
    if let Some(host) = host {
        request = request.header("host", host);
    }
    request
        .body(body)
        .map_err(|error| Mismatch::new("the case", "a request", format!("{method} {uri}: {error}")))
}
