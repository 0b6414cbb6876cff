//! The functions that rule sets call:
//! [those of Smithy](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html) and
//! [those of AWS](https://smithy.io/2.0/aws/rules-engine/library-functions.html).
//!
//! A function without a result, such as [`substring`] of a text that is too short, gives none, and
//! the condition that calls it does not hold. Those of the functions that are operators of Rust
//! (`not`, `isSet`, `booleanEquals`, `stringEquals`, `coalesce`, `ite`) are not here.

pub use super::arn::{Arn, parse_arn};
pub use super::host::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub use super::partition::partition;
pub use super::url::Url;

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::Endpoint;
use crate::document::Document;
use crate::error::Error;
use crate::schema::prelude::DOCUMENT;

/// RFC 3986 leaves these as they are.
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns the parts of a URL; none if it is no `http` or `https` URL, or has a query.
pub fn parse_url(value: &str) -> Option<Url<'_>> {
    super::url::parse(value).ok()
}

/// Returns the characters from `start` to before `stop`, counted from 0, or from the end if `reverse`; none
/// if there are fewer, or others than those of ASCII.
pub fn substring(value: &str, start: usize, stop: usize, reverse: bool) -> Option<&str> {
    if !value.is_ascii() || start >= stop || stop > value.len() {
        return None;
    }
    let end = value.len();
    Some(if reverse { &value[end - stop..end - start] } else { &value[start..stop] })
}

/// Returns the text with everything percent-encoded but letters, digits and `-._~`.
pub fn uri_encode(value: &str) -> String {
    utf8_percent_encode(value, &RESERVED).to_string()
}

/// Returns the parts of a text between delimiters: at most `limit`, of which the last is all the rest, or
/// any number if `limit` is 0.
pub fn split<'a>(value: &'a str, delimiter: &str, limit: usize) -> Vec<&'a str> {
    match limit {
        0 => value.split(delimiter).collect(),
        limit => value.splitn(limit, delimiter).collect(),
    }
}

/// Returns the item at an index, counted from 0, or from -1 at the end: `getAttr` of an array.
pub fn item<T: AsRef<str>>(items: &[T], index: isize) -> Option<&str> {
    let index = if index < 0 { items.len().checked_add_signed(index)? } else { index as usize };
    items.get(index).map(AsRef::as_ref)
}

/// The endpoint at the URL of a template: a [`Result`]. What the template has in braces is filled in
/// from the values that follow, in order. In the host they may have letters, digits and `-._~`; what
/// is marked as in `{+url#authority}` is a part of the user's own URL, and stays as it is.
///
/// ```
/// use smithy_shapes::endpoint::rules;
///
/// let at = |region| rules::endpoint!("https://scribe.{Region}.example.com:8443", region);
/// assert_eq!(at("north")?.authority(), "scribe.north.example.com:8443");
/// assert!(at("evil.example/").is_err());
/// # Ok::<(), smithy_shapes::Error>(())
/// ```
#[doc(inline)]
pub use crate::__rules_endpoint as endpoint;

/// The error of a rule set that has no endpoint, with its message, which is given as to
/// [`format!`]: a [`Result`] too.
#[doc(inline)]
pub use crate::__rules_error as error;

#[doc(hidden)]
#[macro_export]
macro_rules! __rules_endpoint {
    ($template:literal $(, $value:expr)* $(,)?) => {
        $crate::endpoint::rules::at($template, &[$(AsRef::<str>::as_ref(&$value)),*])
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __rules_error {
    ($($message:tt)*) => {
        Err($crate::endpoint::rules::no_endpoint(format!($($message)*)))
    };
}

/// Returns what [`endpoint!`] calls.
#[doc(hidden)]
pub fn at(template: &str, values: &[&str]) -> Result<Endpoint, Error> {
    Endpoint::new(&super::template::fill(template, values)?)
}

/// Returns what the rules say of a region: whether they check it or not, it must be a label of a host, or
/// several where the rules allow that.
///
/// # Errors
///
/// That of the rules, or that the region is not such a label.
pub fn in_region(
    region: Option<&str>,
    allow_sub_domains: bool,
    by_rules: Result<Endpoint, Error>,
) -> Result<Endpoint, Error> {
    let endpoint = by_rules?;
    super::check_region(region, allow_sub_domains)?;
    Ok(endpoint)
}

/// Returns the error of a rule set that has no endpoint, with what it says of that.
pub fn no_endpoint(message: impl Into<Cow<'static, str>>) -> Error {
    super::no_endpoint(message)
}

/// Returns the error of a rule set of which no rule holds.
pub fn no_rule() -> Error {
    no_endpoint("no rule of the service has an endpoint for these parameters")
}

/// Returns a number among the properties of an endpoint, which is given as JSON.
pub fn number(json: &str) -> Document {
    DOCUMENT.from_json(json).unwrap_or_default()
}

/// Returns a list among the properties of an endpoint.
pub fn list(items: impl IntoIterator<Item = Document>) -> Document {
    Document::List(items.into_iter().collect())
}

/// Returns a map among the properties of an endpoint.
pub fn map<const N: usize>(entries: [(&str, Document); N]) -> Document {
    entries.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// <https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#examples>, but
    /// for the path of a URL without one: the table has `/`, where the text has "unmodified", as
    /// the tests of Amazon S3 have it.
    #[test]
    fn urls_of_the_specification() {
        let url = |scheme, authority, path, normalized_path: &'static str, is_ip| {
            Some(Url {
                scheme,
                authority,
                path,
                normalized_path: Cow::Borrowed(normalized_path),
                is_ip,
            })
        };
        for (value, expected) in [
            ("https://example.com", url("https", "example.com", "", "/", false)),
            ("https://example.com:8443?foo=bar&faz=baz", None),
            (
                "http://example.com:80/foo/bar",
                url("http", "example.com:80", "/foo/bar", "/foo/bar/", false),
            ),
            ("https://127.0.0.1", url("https", "127.0.0.1", "", "/", true)),
            ("https://[fe80::1]", url("https", "[fe80::1]", "", "/", true)),
        ] {
            assert_eq!(parse_url(value), expected, "{value}");
        }
    }

    #[test]
    fn other_urls() {
        assert_eq!(parse_url("https://[::1]:80/a/").map(|url| url.is_ip), Some(true));
        assert_eq!(
            parse_url("https://me@example.com/").map(|url| url.authority),
            Some("example.com")
        );
        let slashes = parse_url("https://a/b//").unwrap();
        assert_eq!((slashes.path, &*slashes.normalized_path), ("/b//", "/b//"));
        for value in
            ["", "example.com", "wss://example.com", "https://", "https://a?", "https://a#b"]
        {
            assert_eq!(parse_url(value), None, "{value}");
        }
    }

    #[test]
    fn substrings_count_from_either_end() {
        assert_eq!(substring("abcdef", 0, 4, false), Some("abcd"));
        assert_eq!(substring("abcdef", 2, 6, false), Some("cdef"));
        assert_eq!(substring("abcdef", 0, 4, true), Some("cdef"));
        assert_eq!(substring("abcdef", 1, 3, true), Some("de"));
    }

    #[test]
    fn a_text_that_is_too_short_has_no_substring() {
        for (value, start, stop) in
            [("abc", 0, 4), ("", 0, 1), ("abc", 2, 2), ("abc", 2, 1), ("äbc", 0, 1)]
        {
            assert_eq!(substring(value, start, stop, false), None, "{value} {start} {stop}");
            assert_eq!(substring(value, start, stop, true), None, "{value} {start} {stop}");
        }
    }

    #[test]
    fn all_but_the_unreserved_characters_are_encoded() {
        assert_eq!(uri_encode("AZaz09-_.~"), "AZaz09-_.~");
        assert_eq!(
            uri_encode("/:,?#[]{}|@! $&'()*+;=%<>\"^`\\"),
            "%2F%3A%2C%3F%23%5B%5D%7B%7D%7C%40%21%20%24%26%27%28%29%2A%2B%3B%3D%25%3C%3E%22%5E%60%5C"
        );
        assert_eq!(uri_encode("ä\n"), "%C3%A4%0A");
    }

    #[test]
    fn a_split_has_as_many_parts_as_its_limit() {
        assert_eq!(split("a--b--c", "--", 0), ["a", "b", "c"]);
        assert_eq!(split("a--b--c", "--", 2), ["a", "b--c"]);
        assert_eq!(split("a--b--c", "--", 1), ["a--b--c"]);
        assert_eq!(split("--a--", "--", 0), ["", "a", ""]);
        assert_eq!(split("", "--", 0), [""]);
    }

    #[test]
    fn items_count_from_either_end() {
        let items = ["a", "b"];
        assert_eq!(
            (item(&items, 0), item(&items, 1), item(&items, 2)),
            (Some("a"), Some("b"), None)
        );
        assert_eq!(
            (item(&items, -1), item(&items, -2), item(&items, -3)),
            (Some("b"), Some("a"), None)
        );
        assert_eq!(item::<String>(&[], 0), None);
    }
}
