//! URLs of templates, and what may be filled into them.

use super::no_endpoint;
use crate::error::Error;

/// Returns the URL of a template, with values for what it has in braces, in order.
///
/// What is filled in before the path is part of the host, wherever it comes from: it never leads a
/// request to another one. `{+name}` marks a part of the user's own URL, which stays as it is; so
/// does a value in front of the scheme, which is such a URL as a whole.
pub(super) fn fill(template: &str, values: &[&str]) -> Result<String, Error> {
    let mut url = String::with_capacity(template.len() + 32);
    let mut values = values.iter();
    let mut rest = template;
    while let Some((before, (name, after))) = next_name(rest) {
        url.push_str(before);
        let value = values.next().copied().unwrap_or_default();
        if !name.starts_with('+') && ends_in_host(&url) && !value.bytes().all(is_of_host) {
            return Err(no_endpoint(format!(
                "`{name}` is part of the host: only letters, digits and `-._~` can be in it"
            )));
        }
        url.push_str(value);
        rest = after;
    }
    url.push_str(rest);
    Ok(url)
}

/// Returns what is before the next name in braces, the name, and what comes after it.
fn next_name(template: &str) -> Option<(&str, (&str, &str))> {
    let (before, rest) = template.split_once('{')?;
    Some((before, rest.split_once('}')?))
}

/// Returns whether what comes next belongs to the authority.
fn ends_in_host(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| !rest.contains('/'))
}

/// Returns whether a name may have it:
/// [unreserved](https://www.rfc-editor.org/rfc/rfc3986#section-2.3) characters.
fn is_of_host(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_take_the_places_of_names() {
        for (template, values, expected) in [
            ("https://a.example", &[][..], "https://a.example"),
            ("https://{A}.{b#c}/{d}", &["x-1", "y_z.~", "p/q"], "https://x-1.y_z.~/p/q"),
            ("https://a{suffix}.example:8443", &[""], "https://a.example:8443"),
            // What the user's own URL consists of.
            (
                "{+u#scheme}://{A}.{+u#authority}{+u#path}/{B}",
                &["http", "x", "localhost:8000", "/base", "c:d"],
                "http://x.localhost:8000/base/c:d",
            ),
            ("{Endpoint}/v1", &["http://localhost:8000"], "http://localhost:8000/v1"),
        ] {
            assert_eq!(fill(template, values).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn nothing_leads_to_another_host() {
        for value in [
            "evil.example/",
            "a:80",
            "a?",
            "a#",
            "me@a",
            "a\\",
            "a b",
            "a\n",
            "a\0",
            "%2F",
            "ä",
            "[::1]",
        ] {
            for template in ["https://svc.{A}.example", "https://{A}", "{E}.{A}", "http://x:{A}/"] {
                let values = ["http://localhost", value];
                let values = &values[usize::from(!template.starts_with("{E}"))..];
                let error = fill(template, values).unwrap_err();
                assert_eq!(
                    error.message(),
                    "`A` is part of the host: only letters, digits and `-._~` can be in it",
                    "{template} {value:?}"
                );
            }
        }
    }
}
