//! Signatures.

use super::json::{equal, read};
use super::report::Report;
use serde_json::Value;
use smithy_client::credentials::Credentials;
use smithy_client::http::{HeaderName, HeaderValue, Request};
use smithy_client::sign::{PathEncoding, Signer, SigningOptions};
use std::fs;
use std::path::Path;
use std::time::Duration;

pub(super) fn run(folder: &Path, report: &mut Report) {
    for case in super::chain::folders(&folder.join("sigv4")) {
        let name = super::chain::file_name(&case);
        report.case("sigv4 in headers", &name, Case::read(&case).and_then(|case| case.headers()));
        report.case("sigv4 in URLs", &name, Case::read(&case).and_then(|case| case.query()));
    }
}

struct Case<'c> {
    folder: &'c Path,
    context: Value,
    credentials: Credentials,
    options: SigningOptions,
}

impl Case<'_> {
    fn read(folder: &Path) -> Result<Case<'_>, String> {
        let context = read(&folder.join("context.json")).ok_or("context.json cannot be read")?;
        let given = &context["credentials"];
        let text = |name: &str| given[name].as_str().unwrap_or_default();
        let mut credentials = Credentials::new(text("access_key_id"), text("secret_access_key"));
        if let Some(token) = given["token"].as_str() {
            credentials = credentials.with_session_token(token);
        }
        let mut options = SigningOptions::default();
        options.path = PathEncoding::Single;
        options.normalizes_path = context["normalize"] == true;
        options.sends_payload_hash = context["sign_body"] == true;
        options.signs_session_token = context["omit_session_token"] != true;
        Ok(Case { folder, context, credentials, options })
    }

    fn headers(&self) -> Result<(), String> {
        let mut signed = request(&self.file("request.txt")?)?;
        let signature = self.signer().sign(&mut signed, self.time()?).map_err(shown)?;
        equal(
            "string to sign",
            &signature.string_to_sign,
            &self.file("header-string-to-sign.txt")?,
        )?;
        equal("signature", &signature.signature, &self.file("header-signature.txt")?)?;
        let expected = request(&self.file("header-signed-request.txt")?)?;
        let value = |request: &Request<String>, name| {
            let value = request.headers().get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        };
        for name in ["authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"]
        {
            equal(name, value(&signed, name), value(&expected, name))?;
        }
        Ok(())
    }

    fn query(&self) -> Result<(), String> {
        let mut signed = request(&self.file("request.txt")?)?;
        let expires = self.context["expiration_in_seconds"].as_u64().unwrap_or_default();
        let expires = Duration::from_secs(expires);
        let signature = self.signer().presign(&mut signed, self.time()?, expires).map_err(shown)?;
        equal(
            "string to sign",
            &signature.string_to_sign,
            &self.file("query-string-to-sign.txt")?,
        )?;
        equal("signature", &signature.signature, &self.file("query-signature.txt")?)?;
        let expected = request(&self.file("query-signed-request.txt")?)?;
        equal("URL", signed.uri(), expected.uri())
    }

    fn signer(&self) -> Signer<'_> {
        Signer {
            credentials: &self.credentials,
            region: self.context["region"].as_str().unwrap_or_default(),
            service: self.context["service"].as_str().unwrap_or_default(),
            options: self.options,
        }
    }

    fn time(&self) -> Result<smithy_shapes::Timestamp, String> {
        self.context["timestamp"].as_str().unwrap_or_default().parse().map_err(shown)
    }

    fn file(&self, name: &str) -> Result<String, String> {
        fs::read_to_string(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))
    }
}

fn shown(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Reads a request as HTTP/1.1 has it, with headers that go on over several lines.
fn request(text: &str) -> Result<Request<String>, String> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let (first, lines) = head.split_once('\n').unwrap_or((head, ""));
    let (method, rest) = first.split_once(' ').ok_or("a request has no method")?;
    let target = rest.rsplit_once(' ').ok_or("a request has no version")?.0.replace(' ', "%20");
    let request = Request::builder().method(method).uri(target).body(body.to_owned());
    let mut request = request.map_err(shown)?;
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines.lines() {
        match (line.starts_with(' '), headers.last_mut()) {
            (true, Some((_, value))) => value.push_str(line),
            _ => {
                let (name, value) = line.split_once(':').ok_or("a header has no value")?;
                headers.push((name.to_owned(), value.to_owned()));
            }
        }
    }
    for (name, value) in headers {
        let name: HeaderName = name.parse().map_err(shown)?;
        let value = HeaderValue::from_bytes(value.as_bytes()).map_err(shown)?;
        request.headers_mut().append(name, value);
    }
    Ok(request)
}
