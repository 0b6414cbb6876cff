//! Templates of URIs: <https://smithy.io/2.0/spec/http-bindings.html#uri>.

use std::borrow::Cow;

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use crate::error::{Error, ErrorKind, Segment};
use crate::query::{Query, UNRESERVED};

/// A template's path, and its query if it has one.
#[derive(Clone, Copy)]
pub(super) struct Template {
    path: &'static str,
    query: &'static str,
}

/// What is between two slashes of a template.
enum Part {
    Literal(&'static str),
    Label(&'static str),
    /// A label that takes slashes too.
    Greedy(&'static str),
}

impl Template {
    pub(super) fn new(uri: &'static str) -> Template {
        let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
        Template { path, query }
    }

    fn parts(self) -> impl Iterator<Item = Part> {
        self.path.split('/').skip(1).map(|segment| {
            let label = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            match label.map(|label| label.strip_suffix('+').ok_or(label)) {
                Some(Ok(greedy)) => Part::Greedy(greedy),
                Some(Err(label)) => Part::Label(label),
                None => Part::Literal(segment),
            }
        })
    }

    /// Returns the path with its labels filled in; a label of which nothing is known is the endpoint's, and
    /// left out.
    ///
    /// # Errors
    ///
    /// If a label would lead to another path, unless paths are taken as they are.
    pub(super) fn fill(
        self,
        labels: &[(&'static str, String)],
        is_literal: bool,
    ) -> Result<String, Error> {
        let mut out = String::with_capacity(64);
        for part in self.parts() {
            let (name, greedy) = match part {
                Part::Literal(literal) => {
                    out.push('/');
                    out.push_str(literal);
                    continue;
                }
                Part::Label(name) => (name, false),
                Part::Greedy(name) => (name, true),
            };
            let Some((_, value)) = labels.iter().find(|(label, _)| *label == name) else {
                continue;
            };
            check_label(value, greedy, is_literal)
                .map_err(|error| error.within(Segment::Member(name)))?;
            out.push('/');
            if greedy {
                for (index, segment) in value.split('/').enumerate() {
                    if index > 0 {
                        out.push('/');
                    }
                    out.extend(utf8_percent_encode(segment, &UNRESERVED));
                }
            } else {
                out.extend(utf8_percent_encode(value, &UNRESERVED));
            }
        }
        Ok(out)
    }

    /// Returns the parameters of the template itself. One without `=` has no value.
    pub(super) fn query(self) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        let parameters = self.query.split('&').filter(|parameter| !parameter.is_empty());
        parameters.map(|parameter| match parameter.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (parameter, None),
        })
    }

    /// Refuses a query without the parameters of the template, which tell operations of one path apart.
    /// One without a value in the template may have any.
    pub(super) fn check_query(self, query: &Query) -> Result<(), Error> {
        let has = |(name, value): (&str, Option<&str>)| {
            let mut values = query.pairs().filter(|(n, _)| *n == name).map(|(_, v)| v).peekable();
            values.peek().is_some() && values.all(|v| value.is_none_or(|value| v == value))
        };
        if self.query().all(has) {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Value, "the query is not that of the operation"))
    }

    /// Returns the values of the labels in a path, which was made of this template. Greedy ones may have
    /// segments `.` and `..`, as keys of objects do.
    pub(super) fn labels(self, path: &str) -> Result<Vec<(&'static str, String)>, Error> {
        let mut labels = Vec::new();
        let mut segments: Vec<&str> = path.split('/').skip(1).collect();
        let parts: Vec<Part> = self.parts().collect();
        let greedy = parts.iter().position(|part| matches!(part, Part::Greedy(_)));
        // A greedy label takes what the others leave; and the last slash may be missing or extra.
        if greedy.is_none() && segments.len() == parts.len() + 1 && segments.last() == Some(&"") {
            segments.pop();
        }
        let extra = segments.len().checked_sub(parts.len()).ok_or_else(no_match)?;
        if extra > 0 && greedy.is_none() {
            return Err(no_match());
        }
        let mut at = 0;
        for part in &parts {
            let length = if matches!(part, Part::Greedy(_)) { 1 + extra } else { 1 };
            let taken = &segments[at..at + length];
            at += length;
            match part {
                Part::Literal(literal) if decode(taken[0])? != *literal => return Err(no_match()),
                Part::Literal(_) => {}
                // A label is never empty.
                Part::Label(_) | Part::Greedy(_) if taken == [""] => return Err(no_match()),
                Part::Label(name) | Part::Greedy(name) => {
                    let within = |error: Error| error.within(Segment::Member(name));
                    let text = taken.join("/");
                    if text.is_empty() {
                        return Err(no_match());
                    }
                    let value = decode(&text).map_err(within)?;
                    if is_dot_segment(&value) && !matches!(part, Part::Greedy(_)) {
                        return Err(no_match());
                    }
                    labels.push((*name, value.into_owned()));
                }
            }
        }
        Ok(labels)
    }
}

/// Refuses a label with segments that mean another path. To encode them would not help: to those that
/// normalize paths, `%2E` is a dot too.
fn check_label(value: &str, greedy: bool, is_literal: bool) -> Result<(), Error> {
    let refuse = |message| Err(Error::new(ErrorKind::Value, message));
    if !greedy && is_dot_segment(value) {
        return refuse("must not be `.` or `..`, which lead to another path");
    }
    if greedy && !is_literal && value.split('/').any(is_dot_segment) {
        return refuse(
            "must not have segments `.` or `..`, which lead to another path: \
             `Endpoint::with_literal_paths` is for services that take them as they are",
        );
    }
    Ok(())
}

fn is_dot_segment(segment: &str) -> bool {
    matches!(segment, "." | "..")
}

fn decode(text: &str) -> Result<Cow<'_, str>, Error> {
    percent_decode_str(text)
        .decode_utf8()
        .map_err(|_| Error::new(ErrorKind::Syntax, "no UTF-8 in the URI"))
}

#[cold]
fn no_match() -> Error {
    Error::new(ErrorKind::Value, "the path is not that of the operation")
}

/// A query of which some parameters have no value.
#[derive(Default)]
pub(super) struct QueryText(String);

impl QueryText {
    pub(super) fn add(&mut self, name: &str, value: Option<&str>) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.extend(utf8_percent_encode(name, &UNRESERVED));
        if let Some(value) = value {
            self.0.push('=');
            self.0.extend(utf8_percent_encode(value, &UNRESERVED));
        }
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, Template};

    fn try_fill(uri: &'static str, label: &str, is_literal: bool) -> Result<String, String> {
        let filled = Template::new(uri).fill(&[("a", label.to_owned())], is_literal);
        filled.map_err(|error| error.to_string())
    }

    fn filled(uri: &'static str, labels: &[(&'static str, &str)]) -> String {
        let labels: Vec<_> = labels.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
        Template::new(uri).fill(&labels, false).unwrap()
    }

    #[test]
    fn no_label_leads_to_another_path() {
        for label in [".", ".."] {
            let message = "/a: must not be `.` or `..`, which lead to another path";
            for is_literal in [false, true] {
                assert_eq!(try_fill("/x/{a}", label, is_literal), Err(message.to_owned()));
            }
        }
        let message = "/a: must not have segments `.` or `..`, which lead to another path: \
                       `Endpoint::with_literal_paths` is for services that take them as they are";
        for label in [".", "..", "../../b", "b/./c", "b/..", "/../b"] {
            assert_eq!(try_fill("/x/{a+}", label, false), Err(message.to_owned()), "{label}");
            assert_eq!(try_fill("/x/{a+}", label, true), Ok(format!("/x/{label}")));
        }
        for label in ["...", ".b", "b..", "b/..c", "b//c"] {
            assert_eq!(try_fill("/x/{a+}", label, false), Ok(format!("/x/{label}")));
        }
        // Here the slash is encoded, and the percent sign is one.
        assert_eq!(try_fill("/x/{a}", "../b", false), Ok("/x/..%2Fb".to_owned()));
        assert_eq!(try_fill("/x/{a}", "%2E", false), Ok("/x/%252E".to_owned()));
    }

    #[test]
    fn a_server_takes_dots_in_greedy_labels_only() {
        for path in ["/x/.", "/x/..", "/x/%2e%2E", "/x/.%2E"] {
            assert!(Template::new("/x/{a}").labels(path).is_err(), "{path}");
        }
        let labels = Template::new("/x/{a+}").labels("/x/../b/./c").unwrap();
        assert_eq!(labels, [("a", "../b/./c".to_owned())]);
    }

    #[test]
    fn labels_are_encoded() {
        let labels = [("a", "x y/z"), ("b", "é/%/ü")];
        assert_eq!(filled("/{a}/at/{b+}", &labels), "/x%20y%2Fz/at/%C3%A9/%25/%C3%BC");
        assert_eq!(filled("/", &[]), "/");
        assert_eq!(filled("/{a}/{b+}?q", &labels[1..]), "/%C3%A9/%25/%C3%BC");
    }

    #[test]
    fn labels_are_found_again() {
        let template = Template::new("/{a}/at/{b+}/end");
        let labels = template.labels("/x%20y%2Fz/at/%C3%A9/%25/end").unwrap();
        assert_eq!(labels, [("a", "x y/z".to_owned()), ("b", "é/%".to_owned())]);
        for path in ["/x/at", "/x/other/b/end", "/x/at/b/c", "//at/b/end", "/x/at//end", "", "/"] {
            assert!(template.labels(path).is_err(), "{path}");
        }
        assert!(Template::new("/a/{b}").labels("/a/%FF").is_err());
        assert_eq!(Template::new("/").labels("/").unwrap(), []);
    }

    #[test]
    fn a_query_has_the_parameters_of_the_template() {
        let check = |query: &str| {
            let query = Query::parse(query).unwrap();
            Template::new("/?tagging&list-type=2").check_query(&query).is_ok()
        };
        for query in
            ["tagging&list-type=2", "list-type=2&a=b&tagging=", "tagging=x&list-type=2&list-type=2"]
        {
            assert!(check(query), "{query}");
        }
        for query in [
            "",
            "tagging",
            "list-type=2",
            "tagging&list-type",
            "tagging&list-type=3",
            "tagging&list-type=2&list-type=3",
            "Tagging&list-type=2",
        ] {
            assert!(!check(query), "{query}");
        }
    }

    #[test]
    fn parameters_of_the_template() {
        let query: Vec<_> = Template::new("/?tagging&list-type=2").query().collect();
        assert_eq!(query, [("tagging", None), ("list-type", Some("2"))]);
    }
}
