//! Our half of the comparison with botocore: reads a case a line, and writes an answer a line, both
//! JSON. `run.py` writes the cases and compares the answers.
//!
//! What follows a shape is JSON in a string, so that no number is rounded on its way.

mod exact;

use std::error::Error as StdError;
use std::io::{self, BufRead, BufWriter, Write};

use gameliftstreams::operations::visit_operations;
use gameliftstreams::runtime::http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use gameliftstreams::runtime::operation::{ErrorVisitor, Modeled, OperationVisitor, Unhandled};
use gameliftstreams::runtime::shape::Structure;
use gameliftstreams::{Endpoint, Operation, OperationError, Shape};
use serde_json::{Map, Value, json};

type Result<T> = std::result::Result<T, Box<dyn StdError>>;

fn main() -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let case = serde_json::from_str(&line?)?;
        let mut asked = Asked { case: &case, answer: Err("no such operation".into()) };
        visit_operations(&mut asked);
        writeln!(out, "{}", asked.answer?)?;
    }
    Ok(out.flush()?)
}

/// A case that looks for its operation.
struct Asked<'a> {
    case: &'a Value,
    answer: Result<Value>,
}

impl OperationVisitor for Asked<'_> {
    fn visit<O: Operation>(&mut self) {
        if self.case["operation"] == O::SCHEMA.name() {
            self.answer = match self.case["ask"].as_str() {
                Some("write a request") => write_request::<O>(self.case),
                Some("read a request") => read_request::<O>(self.case),
                Some("read a response") => read_response::<O>(self.case),
                Some("write a response") => write_response::<O>(self.case),
                _ => Err("no such question".into()),
            };
        }
    }
}

fn write_request<O: Operation>(case: &Value) -> Result<Value> {
    let input = O::Input::from_json(text(case, "shape")?)?;
    let endpoint = Endpoint::new(text(case, "endpoint")?)?;
    let request = match O::to_request(&input, &endpoint) {
        Ok(request) => request,
        Err(error) => return Ok(json!({ "refused": error.to_string() })),
    };
    Ok(json!({
        "method": request.method().as_str(),
        "path": request.uri().path(),
        "query": request.uri().query().unwrap_or_default(),
        "headers": names_and_values(request.headers())?,
        "body": std::str::from_utf8(request.body())?,
    }))
}

fn read_request<O: Operation>(case: &Value) -> Result<Value> {
    let mut request = Request::new(text(case, "body")?.as_bytes());
    *request.method_mut() = text(case, "method")?.parse()?;
    *request.uri_mut() = text(case, "uri")?.parse()?;
    *request.headers_mut() = headers(&case["headers"])?;
    Ok(match O::from_request(&request) {
        Ok(input) => json!({ "shape": input.to_json() }),
        Err(error) => json!({ "refused": error.to_string() }),
    })
}

fn read_response<O: Operation>(case: &Value) -> Result<Value> {
    let mut response = Response::new(text(case, "body")?.as_bytes());
    *response.status_mut() = text(case, "status")?.parse()?;
    *response.headers_mut() = headers(&case["headers"])?;
    Ok(match O::from_response(&response) {
        Ok(output) => {
            json!({ "shape": exact::json(&output.to_value())?, "written": output.to_json() })
        }
        Err(error) => json!({
            "code": error.code(),
            "message": error.message(),
            "requestId": error.request_id(),
            "status": error.status(),
            "error": error.visit(Variant)?,
        }),
    })
}

fn write_response<O: Operation>(case: &Value) -> Result<Value> {
    let output = O::Output::from_json(text(case, "shape")?)?;
    let response = O::to_response(&output)?;
    Ok(json!({
        "status": response.status().as_str(),
        "headers": names_and_values(response.headers())?,
        "body": std::str::from_utf8(response.body())?,
    }))
}

/// What a variant of an operation's error holds.
struct Variant;

impl ErrorVisitor for Variant {
    type Result = Result<Value>;

    fn modeled<T: Shape + Structure>(self, error: &Modeled<T>) -> Result<Value> {
        let shape = exact::json(&error.to_value())?;
        Ok(json!({ "name": T::SCHEMA.name(), "shape": shape }))
    }

    fn unhandled(self, error: &Unhandled) -> Result<Value> {
        Ok(json!({ "name": null, "cause": error.cause().map(ToString::to_string) }))
    }
}

fn text<'a>(case: &'a Value, name: &str) -> Result<&'a str> {
    case[name].as_str().ok_or_else(|| format!("the case has no {name}").into())
}

fn headers(pairs: &Value) -> Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs.as_object().into_iter().flatten() {
        let value = value.as_str().unwrap_or_default();
        headers.insert(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
    }
    Ok(headers)
}

fn names_and_values(headers: &HeaderMap) -> Result<Map<String, Value>> {
    let pairs = headers.iter();
    pairs.map(|(name, value)| Ok((name.to_string(), value.to_str()?.into()))).collect()
}
