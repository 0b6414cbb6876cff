//! The signatures of awslabs' C library, where its cases are at hand.

use http::{HeaderName, HeaderValue, Request};
use smithy_client::credentials::Credentials;
use smithy_client::sign::{PathEncoding, Signer, SigningOptions};
use std::fs;
use std::path::Path;
use std::time::Duration;

fn request(text: &str) -> Request<String> {
    let (head, body) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
    let (first, lines) = head.split_once('\n').unwrap_or((head, ""));
    let (method, rest) = first.split_once(' ').unwrap();
    let target = rest.rsplit_once(' ').unwrap().0.replace(' ', "%20");
    let mut request = Request::builder().method(method).uri(target).body(body.to_owned()).unwrap();
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in lines.lines() {
        match (line.starts_with(' '), headers.last_mut()) {
            (true, Some((_, value))) => value.push_str(line),
            _ => {
                let (name, value) = line.split_once(':').unwrap();
                headers.push((name.to_owned(), value.to_owned()));
            }
        }
    }
    for (name, value) in headers {
        let name: HeaderName = name.parse().unwrap();
        request.headers_mut().append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    request
}

#[test]
fn sigv4() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/client-tests/sigv4");
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: needs the folder ../shared/client-tests");
        return;
    };
    let mut count = 0;
    for entry in entries {
        let folder = entry.unwrap().path();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        let context: serde_json::Value = serde_json::from_str(&read("context.json")).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let given = &context["credentials"];
        let mut credentials =
            Credentials::new(text(&given["access_key_id"]), text(&given["secret_access_key"]));
        if let Some(token) = given["token"].as_str() {
            credentials = credentials.with_session_token(token);
        }
        let mut options = SigningOptions::default();
        options.path = PathEncoding::Single;
        options.normalizes_path = context["normalize"] == true;
        options.sends_payload_hash = context["sign_body"] == true;
        options.signs_session_token = context["omit_session_token"] != true;
        let (region, service) = (text(&context["region"]), text(&context["service"]));
        let signer =
            Signer { credentials: &credentials, region: &region, service: &service, options };
        let time = text(&context["timestamp"]).parse().unwrap();

        let mut signed = request(&read("request.txt"));
        let signature = signer.sign(&mut signed, time).unwrap();
        assert_eq!(signature.string_to_sign, read("header-string-to-sign.txt"), "{folder:?}");
        assert_eq!(signature.signature, read("header-signature.txt"), "{folder:?}");
        let expected = request(&read("header-signed-request.txt"));
        let value = |request: &Request<String>, name| {
            request
                .headers()
                .get(name)
                .map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
        };
        for name in ["authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"]
        {
            assert_eq!(value(&signed, name), value(&expected, name), "{folder:?}");
        }

        let mut signed = request(&read("request.txt"));
        let expires = Duration::from_secs(context["expiration_in_seconds"].as_u64().unwrap());
        let signature = signer.presign(&mut signed, time, expires).unwrap();
        assert_eq!(signature.string_to_sign, read("query-string-to-sign.txt"), "{folder:?}");
        assert_eq!(signature.signature, read("query-signature.txt"), "{folder:?}");
        let expected = request(&read("query-signed-request.txt"));
        assert_eq!(signed.uri(), expected.uri(), "{folder:?}");
        count += 1;
    }
    println!("{count} cases");
}
