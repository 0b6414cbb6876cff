//! What requests and responses have in common.

use std::collections::BTreeMap;

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};
use smithy_shapes::codec::Format as _;
use smithy_shapes::protocol::Protocol;
use smithy_shapes::schema::{Schema, ShapeType};

use crate::conformance::body::{self, Format, Leeway};
use crate::mismatch::Mismatch;

/// What a case demands of the headers and the body.
pub(super) struct Expected<'a> {
    pub(super) headers: &'a BTreeMap<String, String>,
    pub(super) forbid_headers: &'a [String],
    pub(super) require_headers: &'a [String],
    pub(super) body: Option<&'a str>,
    pub(super) format: Format,
    pub(super) leeway: Leeway,
}

/// What was written. The length of the body is for the HTTP library to say, which it does unless
/// there is no body and none is possible.
pub(super) struct Written<'a> {
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
    pub(super) has_length: bool,
}

impl Expected<'_> {
    pub(super) fn compare(&self, written: &Written<'_>) -> Vec<Mismatch> {
        let mut found = Vec::new();
        for (name, expected) in self.headers {
            match written.header(name) {
                Some(came) if is_same_header(expected, &came) => {}
                came => found.push(Mismatch::new(
                    format!("header {name}"),
                    format!("{expected:?}"),
                    came.map_or("nothing".to_owned(), |came| format!("{came:?}")),
                )),
            }
        }
        for name in self.forbid_headers {
            if let Some(came) = written.header(name) {
                found.push(Mismatch::new(format!("header {name}"), "nothing", format!("{came:?}")));
            }
        }
        for name in self.require_headers {
            if written.header(name).is_none() {
                found.push(Mismatch::new(format!("header {name}"), "any value", "nothing"));
            }
        }
        let body =
            self.body.map(|body| body::compare(self.format, body, written.body, self.leeway));
        found.extend(body.and_then(Result::err));
        found
    }
}

impl Written<'_> {
    fn header(&self, name: &str) -> Option<String> {
        if name.eq_ignore_ascii_case("content-length") && self.has_length {
            return Some(self.body.len().to_string());
        }
        let values: Vec<_> = self
            .headers
            .get_all(name)
            .iter()
            .map(|v| String::from_utf8_lossy(v.as_bytes()))
            .collect();
        if values.is_empty() { None } else { Some(values.join(", ")) }
    }
}

/// Items of a list may have white space between them or not.
fn is_same_header(expected: &str, came: &str) -> bool {
    let items = |text| str::split(text, ',').map(str::trim);
    expected == came || items(expected).eq(items(came))
}

/// Returns the format of a body, by what the case says of it. Without a word, only CBOR is not text.
pub(super) fn format_of<P: Protocol>(
    media_type: Option<&str>,
    headers: &BTreeMap<String, String>,
) -> Format {
    let content_type = || {
        let found = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        found.map(|(_, value)| value.as_str())
    };
    let of_protocol = Format::of(P::EventFormat::MEDIA_TYPE);
    match media_type.or_else(content_type) {
        Some(media_type) => Format::of(media_type),
        None if of_protocol == Format::Cbor => Format::Cbor,
        None => Format::Bytes,
    }
}

/// Returns the headers that a case describes, for who reads them.
pub(super) fn header_map(headers: &BTreeMap<String, String>) -> Result<HeaderMap, Mismatch> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let wrong = |error: String| Mismatch::new("the case", format!("a header {name}"), error);
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|e| wrong(e.to_string()))?;
        let value = HeaderValue::from_bytes(value.as_bytes()).map_err(|e| wrong(e.to_string()))?;
        map.append(name, value);
    }
    Ok(map)
}

/// Returns whether somewhere in the shape is a number that models round to a double.
pub(super) fn holds_big_numbers(schema: &'static Schema) -> bool {
    let mut seen: Vec<&'static Schema> = Vec::new();
    let mut left = vec![schema];
    while let Some(schema) = left.pop() {
        if matches!(schema.shape_type(), ShapeType::BigDecimal | ShapeType::BigInteger) {
            return true;
        }
        if !seen.contains(&schema) {
            seen.push(schema);
            left.extend(schema.members().iter().map(|member| member.target()));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Expected, Written};
    use crate::conformance::body::{Format, Leeway};
    use http::HeaderMap;
    use std::collections::BTreeMap;

    fn findings(headers: &[(&str, &str)], forbid: &[&str], require: &[&str]) -> Vec<String> {
        let mut written = HeaderMap::new();
        written.append("x-list", "a".parse().unwrap());
        written.append("x-list", "b".parse().unwrap());
        written.append("x-one", "1".parse().unwrap());
        let owned =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let headers: BTreeMap<String, String> =
            headers.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let expected = Expected {
            headers: &headers,
            forbid_headers: &owned(forbid),
            require_headers: &owned(require),
            body: Some("abc"),
            format: Format::Bytes,
            leeway: Leeway::default(),
        };
        let found =
            expected.compare(&Written { headers: &written, body: b"abc", has_length: true });
        found.into_iter().map(|m| format!("{} {} {}", m.what, m.expected, m.came)).collect()
    }

    #[test]
    fn headers_as_they_should_be() {
        let headers = [("X-List", "a,b"), ("X-One", "1"), ("Content-Length", "3")];
        assert_eq!(findings(&headers, &["X-Two"], &["x-one", "content-length"]), [""; 0]);
    }

    #[test]
    fn wrong_headers() {
        assert_eq!(findings(&[("X-List", "b, a")], &[], &[]), [r#"header X-List "b, a" "a, b""#]);
        assert_eq!(findings(&[("X-Two", "")], &[], &[]), [r#"header X-Two "" nothing"#]);
        assert_eq!(findings(&[], &["X-One"], &[]), [r#"header X-One nothing "1""#]);
        assert_eq!(findings(&[], &["Content-Length"], &[]).len(), 1);
        assert_eq!(findings(&[], &[], &["X-Two"]), ["header X-Two any value nothing"]);
    }
}
