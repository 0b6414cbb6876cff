//! Our half of the comparison of signatures: reads a request a line, and writes what signing adds to it,
//! both JSON. `signatures.py` has the other half.

use gameliftstreams::Timestamp;
use gameliftstreams::runtime::http::{HeaderMap, HeaderName, HeaderValue, Request};
use serde_json::{Value, json};
use smithy_client::Credentials;
use smithy_client::sign::{Payload, Signer, SigningOptions};
use std::error::Error as StdError;
use std::io::{self, BufRead, BufWriter, Write};
use std::time::Duration;

type Result<T> = std::result::Result<T, Box<dyn StdError>>;

fn main() -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let answer = match sign(&serde_json::from_str(&line?)?) {
            Ok(answer) => answer,
            Err(error) => json!({ "refused": error.to_string() }),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(out.flush()?)
}

fn sign(case: &Value) -> Result<Value> {
    let mut credentials = Credentials::new(text(case, "id")?, text(case, "secret")?);
    if let Some(token) = case["token"].as_str() {
        credentials = credentials.with_session_token(token);
    }
    let mut options = match case["isLiteral"] == true {
        true => SigningOptions::for_s3(),
        false => SigningOptions::default(),
    };
    options.sends_payload_hash |= case["hasHash"] == true;
    if case["isUnsigned"] == true {
        options.payload = Payload::Unsigned;
    }
    let (region, service) = (text(case, "region")?, text(case, "service")?);
    let signer = Signer { credentials: &credentials, region, service, options };
    let time: Timestamp = text(case, "time")?.parse()?;
    let mut request = request(case)?;
    if let Some(seconds) = case["expires"].as_u64() {
        signer.presign(&mut request, time, Duration::from_secs(seconds))?;
        return Ok(json!({ "url": request.uri().to_string() }));
    }
    signer.sign(&mut request, time)?;
    let added = ["authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];
    let headers = request.headers();
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    Ok(added.into_iter().map(|name| (name.to_owned(), json!(value(name)))).collect())
}

fn request(case: &Value) -> Result<Request<Vec<u8>>> {
    let body = case["body"].as_array().into_iter().flatten();
    let body = body.map(|byte| u8::try_from(byte.as_u64().unwrap_or_default()));
    let mut request = Request::new(body.collect::<std::result::Result<Vec<u8>, _>>()?);
    *request.method_mut() = text(case, "method")?.parse()?;
    *request.uri_mut() = text(case, "url")?.parse()?;
    let mut headers = HeaderMap::new();
    for (name, value) in case["headers"].as_object().into_iter().flatten() {
        let value = value.as_str().unwrap_or_default();
        headers.insert(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
    }
    *request.headers_mut() = headers;
    Ok(request)
}

fn text<'a>(case: &'a Value, name: &str) -> Result<&'a str> {
    case[name].as_str().ok_or_else(|| format!("the case has no {name}").into())
}
