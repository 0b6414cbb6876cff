//! Template strings:
//! <https://smithy.io/2.0/additional-specs/rules-engine/specification.html#template-string>.

/// A part of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    /// `{name}` or `{name#path}`.
    Reference {
        name: String,
        path: Option<String>,
    },
}

/// Parses a template, in which `{{` and `}}` mean literal braces; `None` if its braces do not
/// match.
pub(super) fn parse(template: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(brace) = rest.find(['{', '}']) {
        let (before, from_brace) = rest.split_at(brace);
        text.push_str(before);
        if from_brace.starts_with("{{") || from_brace.starts_with("}}") {
            text.push_str(&from_brace[..1]);
            rest = &from_brace[2..];
            continue;
        }
        let (reference, after) = from_brace.strip_prefix('{')?.split_once('}')?;
        if !text.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut text)));
        }
        let (name, path) = match reference.split_once('#') {
            Some((name, path)) => (name, Some(path.to_owned())),
            None => (reference, None),
        };
        parts.push(Part::Reference { name: name.to_owned(), path });
        rest = after;
    }
    text.push_str(rest);
    if !text.is_empty() || parts.is_empty() {
        parts.push(Part::Text(text));
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Part {
        Part::Text(text.to_owned())
    }

    fn reference(name: &str, path: Option<&str>) -> Part {
        Part::Reference { name: name.to_owned(), path: path.map(str::to_owned) }
    }

    #[test]
    fn a_template_is_text_and_references() {
        for (template, expected) in [
            ("", vec![text("")]),
            ("plain", vec![text("plain")]),
            ("{Region}", vec![reference("Region", None)]),
            (
                "https://{a}.{b#c[0]}/",
                vec![
                    text("https://"),
                    reference("a", None),
                    text("."),
                    reference("b", Some("c[0]")),
                    text("/"),
                ],
            ),
            ("{{{a}}}", vec![text("{"), reference("a", None), text("}")]),
        ] {
            assert_eq!(parse(template), Some(expected), "{template}");
        }
    }

    #[test]
    fn braces_match() {
        for template in ["{", "}", "{a", "a}", "{a}}", "{{a}"] {
            assert_eq!(parse(template), None, "{template}");
        }
    }
}
