//! Changes for people, for change logs, and for programs.

use super::Diff;
use super::change::Change;
use serde_json::{Value as Json, json};
use std::fmt::Write;

impl Diff {
    /// Renders the changes by class, the most breaking first, each kind with its reason. The
    /// verdict is the last line.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (class, changes) in groups(&self.changes, Change::class) {
            let _ = writeln!(text, "{}", class.name());
            for (kind, changes) in groups(changes, |change| change.kind) {
                let _ = writeln!(text, "  {}", kind.why());
                for change in changes {
                    let _ = writeln!(text, "    {}", line(change, &|code| code.to_owned()));
                }
            }
            text.push('\n');
        }
        let _ = writeln!(text, "{}", self.verdict());
        text
    }

    /// Renders the same as Markdown lists, to put below a second-level heading. The verdict is left
    /// out, because the version number says it.
    pub fn to_markdown(&self) -> String {
        let mut sections = Vec::new();
        for (class, changes) in groups(&self.changes, Change::class) {
            let name = class.name();
            let mut section = format!("### {}{}\n\n", name[..1].to_uppercase(), &name[1..]);
            for (kind, changes) in groups(changes, |change| change.kind) {
                let _ = writeln!(section, "- {}", kind.why());
                for change in changes {
                    let _ = writeln!(section, "  - {}", line(change, &code));
                }
            }
            sections.push(section);
        }
        sections.join("\n")
    }

    /// Renders the same as JSON, for programs.
    ///
    /// | key | value |
    /// |---|---|
    /// | `service` | the id of the service |
    /// | `verdict` | `none`, `patch`, `minor` or `major` |
    /// | `changes` | an array of objects with the keys below |
    /// | `class` | `wire-breaking`, `source-breaking`, `additive`, `limits`, `internal` or `documentation` |
    /// | `kind` | the [name](super::Kind::name) of the kind of change |
    /// | `item` | the Rust item; methods and functions end in `()` |
    /// | `shape` | the id of the shape or member, or null |
    /// | `what` | what about the item changed, or null if all of it came or went |
    /// | `was`, `is` | what it was, and what it is; null if there was nothing, or it is not shown |
    /// | `why` | one sentence |
    pub fn to_json(&self) -> String {
        let changes: Vec<Json> = self.changes.iter().map(json_of).collect();
        let report = json!({ "service": self.service, "verdict": self.verdict().name(), "changes": changes });
        format!("{report:#}\n")
    }
}

/// Groups the changes by a property. They are sorted by it.
fn groups<T: PartialEq>(changes: &[Change], by: fn(&Change) -> T) -> Vec<(T, &[Change])> {
    let groups = changes.chunk_by(|one, other| by(one) == by(other));
    groups.filter_map(|group| Some((by(group.first()?), group))).collect()
}

/// Returns a change on one line, without the reason, which the heading gives.
fn line(change: &Change, code: &dyn Fn(&str) -> String) -> String {
    let item = code(&change.item);
    let [was, is] = [&change.was, &change.is].map(|value| value.as_deref());
    match (change.what.as_str(), was, is) {
        ("documentation" | "deprecated", None, None) => item,
        ("", Some(all), None) | ("", None, Some(all)) => format!("{item}: {}", code(all)),
        ("", None, None) => item,
        (what, None, None) => format!("{item}: {what}"),
        (what, was, is) => {
            let shown = |value: Option<&str>| value.map_or("none".to_owned(), code);
            let what = if what.is_empty() { String::new() } else { format!("{what} ") };
            format!("{item}: {what}was {}, is {}", shown(was), shown(is))
        }
    }
}

/// Returns the text as Markdown code.
fn code(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

fn json_of(change: &Change) -> Json {
    let Change { kind, item, shape, what, was, is } = change;
    json!({
        "class": kind.class().name(),
        "kind": kind.name(),
        "item": item,
        "shape": shape,
        "what": Some(what).filter(|what| !what.is_empty()),
        "was": was,
        "is": is,
        "why": kind.why(),
    })
}
