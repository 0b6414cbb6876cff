//! Documentation stubs, written where they belong.

use super::Undocumented;
use crate::diagnostic::Source;
use crate::model::STUB;
use serde_json::Value;

/// Returns the file with a stub for each item that belongs in it and has no statement.
///
/// Everything else in it stays byte for byte the same. A stub is an `apply` statement whose
/// documentation begins with [`STUB`]. It counts as missing documentation everywhere except in the
/// list of what is missing.
pub fn with_stubs(file: &Source, missing: &[Undocumented]) -> String {
    let text = &*file.text;
    let missing = missing.iter().filter(|one| one.source.name == file.name && !one.has_statement);
    let mut stubs: Vec<(usize, String)> = missing.map(|one| stub(text, one)).collect();
    stubs.sort_by_key(|(at, _)| *at);

    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for (at, stub) in stubs {
        out.push_str(&text[copied..at]);
        out.push_str(&stub);
        copied = at;
    }
    out.push_str(&text[copied..]);
    out
}

/// Returns the statement, and the byte before which to insert it.
fn stub(text: &str, missing: &Undocumented) -> (usize, String) {
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let place = missing.place();
    let value = place.value_range();
    match missing.after {
        Some(_) => {
            let indent = indent(text, place.range().start);
            (value.end, format!(",{ending}{}", statement(&missing.id, indent, ending)))
        }
        // There is a statement that documents, so that a comma has to follow.
        None => {
            let first = text[value.start + 1..].trim_start();
            let indent = indent(text, text.len() - first.len());
            (value.start + 1, format!("{ending}{},", statement(&missing.id, indent, ending)))
        }
    }
}

fn statement(id: &str, indent: &str, ending: &str) -> String {
    let id = Value::from(id);
    [
        format!("{indent}{id}: {{"),
        format!("{indent}  \"type\": \"apply\","),
        format!("{indent}  \"traits\": {{"),
        format!("{indent}    \"smithy.api#documentation\": \"{STUB}what it is, and what is worth knowing about it\""),
        format!("{indent}  }}"),
        format!("{indent}}}"),
    ]
    .join(ending)
}

/// Returns the white space before `start`, if nothing else precedes it on its line.
fn indent(text: &str, start: usize) -> &str {
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..start];
    if before.trim().is_empty() { before } else { "    " }
}

#[cfg(test)]
mod tests {
    use super::super::undocumented;
    use super::*;
    use crate::Options;

    const MODEL: &str = r#"{
        "smithy": "2.0",
        "shapes": {
            "a#A": { "type": "service", "operations": [{ "target": "a#B" }] },
            "a#B": { "type": "operation", "input": { "target": "a#C" } },
            "a#C": { "type": "structure", "members": {
                "z": { "target": "smithy.api#String" },
                "a": { "target": "smithy.api#String" },
                "b": { "target": "smithy.api#String" }
            } }
        }
    }"#;

    /// Returns what these statements become that document the model, each with a text of one
    /// letter.
    fn filled(text: &str) -> String {
        let docs = |text: &str| {
            let statement = r#": {"type": "apply", "traits": {"smithy.api#documentation": "X"}}"#;
            text.replace(": X", statement)
        };
        let file = Source::new("docs.json", docs(text));
        let sources = [Source::new("model.json", MODEL), file.clone()];
        let missing = undocumented(&sources, &Options::new("a", "")).unwrap();
        let stubs = with_stubs(&file, &missing);
        let complete = [Source::new("model.json", MODEL), Source::new("docs.json", &*stubs)];
        let missing = undocumented(&complete, &Options::new("a", "")).unwrap();
        assert!(missing.iter().all(|one| one.has_statement), "{missing:?}");
        // This is shorter to compare.
        let stub =
            r#""smithy.api#documentation": "STUB: what it is, and what is worth knowing about it""#;
        stubs.replace(stub, "STUB").replace(&docs(": X"), ": X")
    }

    /// Members follow the ones before them in the model, not the alphabet.
    #[test]
    fn statements_are_in_the_order_of_the_model() {
        let stub = |id: &str| {
            format!(
                "  \"{id}\": {{\n    \"type\": \"apply\",\n    \"traits\": {{\n      STUB\n    }}\n  }}"
            )
        };
        let text = "{\"smithy\": \"2.0\", \"shapes\": {\n  \"a#B\": X,\n  \"a#C$a\": X\n}}";
        let [a, c, z, b] = ["a#A", "a#C", "a#C$z", "a#C$b"].map(stub);
        let expected = format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\n{a},\n  \"a#B\": X,\n{c},\n{z},\n  \"a#C$a\": X,\n{b}\n}}}}"
        );
        assert_eq!(filled(text), expected);
    }

    #[test]
    fn lines_end_as_they_did() {
        let text = "{\r\n\"smithy\": \"2.0\", \"shapes\": {\r\n\t\"a#A\": X\r\n}}";
        let filled = filled(text);
        assert_eq!(filled.matches('\n').count(), filled.matches("\r\n").count());
        assert!(filled.contains("X,\r\n\t\"a#B\": {\r\n\t  \"type\": \"apply\",\r\n"), "{filled}");
    }

    /// All on one line, with the statements before the version.
    #[test]
    fn any_layout_will_do() {
        let filled = filled(r#"{"shapes":{"a#C": X},"smithy":"2.0"}"#);
        assert!(filled.starts_with("{\"shapes\":{\n    \"a#A\": {\n"), "{filled}");
        assert!(filled.ends_with("\n    },\n    \"a#C$b\": {\n      \"type\": \"apply\",\n      \"traits\": {\n        STUB\n      }\n    }},\"smithy\":\"2.0\"}") , "{filled}");
    }
}
