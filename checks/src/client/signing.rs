//! Signatures.

use super::chain::{file_name, folders};
use super::json::{equal, read};
use super::report::Report;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{DerSignature, VerifyingKey};
use serde_json::Value;
use smithy_client::Credentials;
use smithy_client::http::{HeaderName, HeaderValue, Request};
use smithy_client::sign::{Algorithm, KeyPair, PathEncoding, Signature, Signer, SigningOptions};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

pub(super) fn run(folder: &Path, report: &mut Report) {
    for (kind, algorithm) in [("sigv4", Algorithm::SigV4), ("sigv4a", Algorithm::SigV4a)] {
        for case in folders(&folder.join(kind)) {
            let (name, in_headers) = (file_name(&case), format!("{kind} in headers"));
            if !case.join("header-signature.txt").exists() {
                report.skip(&in_headers, &name, "it says nothing of what is expected");
                continue;
            }
            let read = || Case::read(&case, algorithm);
            report.case(&in_headers, &name, read().and_then(|case| case.headers()));
            let in_urls = format!("{kind} in URLs");
            report.case(&in_urls, &name, read().and_then(|case| case.query()));
        }
    }
}

struct Case<'c> {
    folder: &'c Path,
    context: Value,
    credentials: Credentials,
    options: SigningOptions,
}

impl Case<'_> {
    fn read(folder: &Path, algorithm: Algorithm) -> Result<Case<'_>, String> {
        let context = read(&folder.join("context.json")).ok_or("context.json cannot be read")?;
        let given = &context["credentials"];
        let text = |name: &str| given[name].as_str().unwrap_or_default();
        let mut credentials = Credentials::new(text("access_key_id"), text("secret_access_key"));
        if let Some(token) = given["token"].as_str() {
            credentials = credentials.with_session_token(token);
        }
        let mut options = SigningOptions::default();
        options.algorithm = algorithm;
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
        self.check(&signature, &self.file("header-signature.txt")?)?;
        let expected = request(&self.file("header-signed-request.txt")?)?;
        let value = |request: &Request<String>, name| {
            let value = request.headers().get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        };
        for name in [
            "authorization",
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-region-set",
            "x-amz-security-token",
        ] {
            let comparable = |value: Option<String>| value.map(|text| self.comparable(&text));
            let (found, expected) = (value(&signed, name), value(&expected, name));
            equal(name, comparable(found), comparable(expected))?;
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
        self.check(&signature, &self.file("query-signature.txt")?)?;
        let expected = request(&self.file("query-signed-request.txt")?)?;
        equal("path", signed.uri().path(), expected.uri().path())?;
        equal("query", self.parameters(&signed), self.parameters(&expected))
    }

    /// Checks a signature. Those of a pair of keys differ each time, so it is verified with the public
    /// key, and so is the one that is given.
    fn check(&self, found: &Signature, given: &str) -> Result<(), String> {
        if self.options.algorithm == Algorithm::SigV4 {
            return equal("signature", &*found.signature, given);
        }
        let point = read(&self.folder.join("public-key.json")).ok_or("no public key")?;
        let coordinate = |name: &str| unhex(point[name].as_str().unwrap_or_default());
        let point = [vec![4], coordinate("X")?, coordinate("Y")?].concat();
        let public = VerifyingKey::from_sec1_bytes(&point).map_err(shown)?;
        equal("public key", KeyPair::derive(&self.credentials).public(), &public)?;
        for signature in [&*found.signature, given] {
            let signature = DerSignature::from_bytes(&unhex(signature)?).map_err(shown)?;
            public.verify(found.string_to_sign.as_bytes(), &signature).map_err(shown)?;
        }
        Ok(())
    }

    /// The parameters of a query, whose order does not matter.
    fn parameters(&self, request: &Request<String>) -> BTreeSet<String> {
        let query = request.uri().query().unwrap_or_default();
        query.split('&').map(|pair| self.comparable(pair)).collect()
    }

    /// A text without a signature at its end, if that differs each time.
    fn comparable(&self, text: &str) -> String {
        let signature =
            text.rfind("Signature=").filter(|_| self.options.algorithm != Algorithm::SigV4);
        text[..signature.unwrap_or(text.len())].to_owned()
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

fn unhex(text: &str) -> Result<Vec<u8>, String> {
    let digits = (0..text.trim().len()).step_by(2).map(|start| text.get(start..start + 2));
    digits.map(|digits| u8::from_str_radix(digits.unwrap_or_default(), 16).map_err(shown)).collect()
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
