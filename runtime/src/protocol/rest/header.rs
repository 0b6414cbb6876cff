//! Lists in headers: <https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait>.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};

/// Appends one value of a list of strings, in quotes where it could be taken for several.
pub(super) fn push_quoted(value: &str, out: &mut String) {
    let needs_quotes = value.is_empty() || value.contains(['"', ',']) || value.trim() != value;
    if !needs_quotes {
        return out.push_str(value);
    }
    out.push('"');
    for c in value.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

/// Returns the values of a list. Dates hold commas of their own.
pub(super) fn split(text: &str, of_dates: bool) -> Result<Vec<Cow<'_, str>>, Error> {
    if of_dates {
        return Ok(split_dates(text));
    }
    let mut values = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (value, after) = match rest.strip_prefix('"') {
            Some(quoted) => unquote(quoted)?,
            None => {
                let (value, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
                (Cow::Borrowed(value.trim_end()), after)
            }
        };
        values.push(value);
        rest = match after.strip_prefix(',') {
            Some(after) => after.trim_start(),
            None => after,
        };
    }
    Ok(values)
}

/// Returns the value whose opening quote has been taken, and what comes after it, up to the comma.
fn unquote(text: &str) -> Result<(Cow<'_, str>, &str), Error> {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                let after = text[at + 1..].trim_start();
                if after.is_empty() || after.starts_with(',') {
                    return Ok((Cow::Owned(value), after));
                }
                return Err(malformed("expected a comma after a quoted value"));
            }
            '\\' => match chars.next() {
                Some((_, escaped)) => value.push(escaped),
                None => break,
            },
            _ => value.push(c),
        }
    }
    Err(malformed("a quoted value without its closing quote"))
}

/// Every second comma separates.
fn split_dates(text: &str) -> Vec<Cow<'_, str>> {
    let mut commas = text.match_indices(',').map(|(at, _)| at).skip(1).step_by(2);
    let mut dates = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = commas.next().unwrap_or(text.len());
        dates.push(Cow::Borrowed(text[start..end].trim()));
        start = end + 1;
    }
    dates
}

fn malformed(message: &'static str) -> Error {
    Error::new(ErrorKind::Syntax, message)
}

#[cfg(test)]
mod tests {
    use super::{push_quoted, split};

    #[test]
    fn lists() {
        for (text, values) in [
            ("", &[][..]),
            ("a", &["a"]),
            ("a,b , c", &["a", "b", "c"]),
            (r#""b,c", "\"def\"", a"#, &["b,c", "\"def\"", "a"]),
            (r#"a"b, "x\\y""#, &["a\"b", "x\\y"]),
        ] {
            assert_eq!(split(text, false).unwrap(), values, "{text}");
        }
        for text in [r#""abc"#, r#""abc" d"#, r#""abc\"#] {
            assert!(split(text, false).is_err(), "{text}");
        }
    }

    #[test]
    fn dates() {
        let text = "Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT";
        let dates = ["Mon, 16 Dec 2019 23:48:18 GMT", "Tue, 17 Dec 2019 23:48:18 GMT"];
        assert_eq!(split(text, true).unwrap(), dates);
        assert_eq!(split("1, 2, 3", true).unwrap(), ["1, 2", "3"]);
    }

    #[test]
    fn quotes() {
        for (value, quoted) in
            [("a", "a"), ("b,c", "\"b,c\""), ("\"d\\", r#""\"d\\""#), ("", "\"\""), (" ", "\" \"")]
        {
            let mut out = String::new();
            push_quoted(value, &mut out);
            assert_eq!(out, quoted);
            assert_eq!(split(&out, false).unwrap(), [value]);
        }
    }
}
