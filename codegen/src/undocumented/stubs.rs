//! Stubs of documentation, written where it belongs.

use super::Undocumented;
use crate::diagnostic::Source;
use crate::model::STUB;
use serde_json::Value;

/// The file with a stub for each of those that belong into it and have no statement.
///
/// All else in it stays byte for byte. A stub is an `apply` statement whose documentation begins
/// with [`STUB`]; for everything but the list of what is missing it is as good as absent.
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

/// The statement, and the byte before which it is to be inserted.
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
        format!("{indent}    \"smithy.api#documentation\": \"{STUB}what it is, and what is worth knowing of it\""),
        format!("{indent}  }}"),
        format!("{indent}}}"),
    ]
    .join(ending)
}

/// The white space in front of what begins there, if that is first in its line.
fn indent(text: &str, start: usize) -> &str {
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..start];
    if before.trim().is_empty() { before } else { "    " }
}
