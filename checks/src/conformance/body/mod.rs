//! Comparing bodies by what they say.

mod cbor;
mod form;
mod json;
mod xml;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use smithy_shapes::Timestamp;
use smithy_shapes::schema::TimestampFormat;

use crate::conformance::value::is_same_number;
use crate::mismatch::Mismatch;

/// How a body is to be compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Format {
    Bytes,
    Json,
    Xml,
    Form,
    Cbor,
}

impl Format {
    /// Returns the format of a media type.
    pub(crate) fn of(media_type: &str) -> Format {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        match essence {
            "application/x-www-form-urlencoded" => Format::Form,
            "application/cbor" => Format::Cbor,
            "application/xml" | "text/xml" => Format::Xml,
            "application/json" => Format::Json,
            _ if essence.starts_with("application/x-amz-json") || essence.ends_with("+json") => {
                Format::Json
            }
            _ if essence.ends_with("+xml") => Format::Xml,
            _ => Format::Bytes,
        }
    }

    /// Returns the bytes of the body that a case describes: formats that are no text are in base64.
    pub(crate) fn decode(self, body: &str) -> Result<Vec<u8>, Mismatch> {
        if self != Format::Cbor {
            return Ok(body.as_bytes().to_vec());
        }
        let wrong = |_| Mismatch::new("the case", "a body in base64", body);
        STANDARD.decode(body.trim()).map_err(wrong)
    }
}

/// What the writer of a body was free to choose.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Leeway {
    /// Numbers that the case has as strings were rounded on their way into its params.
    pub(crate) rounded: bool,
    /// The writer is a server. Cases show clients what a server may write: with the id of some
    /// request, with any offset of a time, and without the namespace of the service. Ours makes
    /// up no id, writes UTC, and declares the namespace.
    pub(crate) server: bool,
}

/// Compares the body with that of the case. An empty one means that there must be none.
pub(crate) fn compare(
    format: Format,
    expected: &str,
    came: &[u8],
    leeway: Leeway,
) -> Result<(), Mismatch> {
    let expected = format.decode(expected)?;
    if expected.is_empty() || format == Format::Bytes {
        return if expected == came { Ok(()) } else { Err(mismatch(&expected, came)) };
    }
    let outcome = match format {
        Format::Json => json::compare(&expected, came, leeway),
        Format::Xml => xml::compare(&expected, came, leeway),
        Format::Form => form::compare(&expected, came),
        Format::Cbor => return cbor::compare(&expected, came),
        Format::Bytes => Ok(()),
    };
    outcome.map_err(|reason| {
        let Mismatch { expected, came, .. } = mismatch(&expected, came);
        Mismatch::new(format!("body: {reason}"), expected, came)
    })
}

impl Leeway {
    /// Returns whether the text is that of the case, or may be in its place.
    fn is_same_text(self, expected: &str, came: &str) -> bool {
        let instant = |text: &str| Timestamp::parse(text, TimestampFormat::DateTime).ok();
        expected == came
            || (self.rounded && is_same_number(expected, came))
            || (self.server && came.ends_with('Z') && {
                let expected = instant(expected);
                expected.is_some() && expected == instant(came)
            })
    }
}

fn mismatch(expected: &[u8], came: &[u8]) -> Mismatch {
    Mismatch::new("body", show(expected), show(came))
}

/// Bytes for people: text as it is, shortened if it is long.
pub(crate) fn show(bytes: &[u8]) -> String {
    const SHOWN: usize = 1000;
    let text = match std::str::from_utf8(bytes) {
        Ok("") => "nothing".to_owned(),
        Ok(text) => text.trim_end().to_owned(),
        Err(_) => bytes.escape_ascii().to_string(),
    };
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Leeway, compare};

    #[test]
    fn formats_by_media_type() {
        for (media_type, format) in [
            ("application/json; charset=utf-8", Format::Json),
            ("application/x-amz-json-1.1", Format::Json),
            ("text/xml", Format::Xml),
            ("image/svg+xml", Format::Xml),
            ("application/x-www-form-urlencoded", Format::Form),
            ("application/cbor", Format::Cbor),
            ("application/octet-stream", Format::Bytes),
            ("", Format::Bytes),
        ] {
            assert_eq!(Format::of(media_type), format, "{media_type}");
        }
    }

    #[test]
    fn an_empty_body_is_none_in_every_format() {
        for format in [Format::Bytes, Format::Json, Format::Xml, Format::Form, Format::Cbor] {
            assert_eq!(compare(format, "", b"", Leeway::default()), Ok(()));
            assert!(compare(format, "", b"{}", Leeway::default()).is_err(), "{format:?}");
        }
    }

    #[test]
    fn text_that_a_server_may_write_instead() {
        let server = Leeway { server: true, ..Leeway::default() };
        let (case, utc) = ("2019-12-16T22:48:18-01:00", "2019-12-16T23:48:18Z");
        assert!(server.is_same_text(case, utc));
        assert!(!server.is_same_text(utc, case));
        assert!(!server.is_same_text(case, "2019-12-16T22:48:18Z"));
        assert!(!server.is_same_text("a", "bZ"));
        assert!(!Leeway::default().is_same_text(case, utc));
    }

    #[test]
    fn bytes_are_compared_as_they_are() {
        assert!(compare(Format::Bytes, "{}", b"{}", Leeway::default()).is_ok());
        let mismatch = compare(Format::Bytes, "{}", b"{ }", Leeway::default()).unwrap_err();
        assert_eq!((mismatch.expected.as_str(), mismatch.came.as_str()), ("{}", "{ }"));
    }
}
