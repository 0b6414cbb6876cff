//! The pattern of a URI: <https://smithy.io/2.0/spec/http-bindings.html#uri>.

/// A URI in the form that `@http` uses.
pub(super) struct UriPattern<'a> {
    /// The last one is empty if the path ends with a slash.
    pub(super) segments: Vec<Segment<'a>>,
    /// The constant query parameters, in order.
    pub(super) query: Vec<&'a str>,
}

/// The part between two slashes.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Segment<'a> {
    Literal(&'a str),
    Label(&'a str),
    /// A label that may hold slashes.
    Greedy(&'a str),
}

/// What is wrong with a URI, and how to fix it.
pub(super) struct Malformed {
    pub(super) problem: String,
    pub(super) help: &'static str,
}

impl<'a> UriPattern<'a> {
    pub(super) fn parse(uri: &'a str) -> Result<Self, Malformed> {
        let malformed = |problem: &str, help| Err(Malformed { problem: problem.to_owned(), help });
        let (path, query) = match uri.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (uri, None),
        };
        let Some(path) = path.strip_prefix('/') else {
            return malformed("does not begin with a slash", "write a `/` before it");
        };
        if uri.contains('#') {
            return malformed(
                "has a fragment",
                "remove `#` and what follows: servers never see it",
            );
        }
        if let Some(char) = uri.chars().find(|char| !is_uri_char(*char)) {
            let problem = format!("has the character {char:?}, which is not allowed in a URI");
            return Err(Malformed { problem, help: "write it percent-encoded, or leave it out" });
        }
        let mut segments = Vec::new();
        if path.starts_with('/') || path.contains("//") {
            return malformed("has an empty segment", "write one slash, not two");
        }
        for segment in path.split('/') {
            segments.push(Segment::parse(segment)?);
        }
        let query: Vec<&str> = query.into_iter().flat_map(|query| query.split('&')).collect();
        match query.iter().find(|parameter| parameter.is_empty() || parameter.contains(['{', '}']))
        {
            Some(&"") => malformed("has an empty parameter in its query", "remove `?` or `&`"),
            Some(_) => malformed(
                "has a label in its query",
                "give a member `smithy.api#httpQuery` instead: a query in a URI is constant",
            ),
            None => Ok(Self { segments, query }),
        }
    }

    /// Returns the labels, including greedy ones.
    pub(super) fn labels(&self) -> impl Iterator<Item = &'a str> {
        self.segments.iter().filter_map(Segment::label)
    }
}

impl<'a> Segment<'a> {
    fn parse(segment: &'a str) -> Result<Self, Malformed> {
        let braced = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let label = braced.map(|label| (label.strip_suffix('+').unwrap_or(label), label));
        match label {
            None if !segment.contains(['{', '}']) => Ok(Self::Literal(segment)),
            Some((name, _)) if !is_label_name(name) => Err(Malformed {
                problem: format!("has the label `{segment}`, which is not the name of a member"),
                help: "a label is made of letters, digits and `_`, and a `+` at its end if it is greedy",
            }),
            None => Err(Malformed {
                problem: format!("has the segment `{segment}`, which is only partly a label"),
                help: "a label is everything between two slashes",
            }),
            Some((name, label)) if name == label => Ok(Self::Label(name)),
            Some((name, _)) => Ok(Self::Greedy(name)),
        }
    }

    fn label(&self) -> Option<&'a str> {
        match self {
            Self::Literal(_) => None,
            Self::Label(name) | Self::Greedy(name) => Some(name),
        }
    }
}

fn is_label_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Returns whether the character is allowed by RFC 3986, or is a brace.
fn is_uri_char(char: char) -> bool {
    char.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%{}".contains(char)
}
