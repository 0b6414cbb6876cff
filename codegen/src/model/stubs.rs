//! Stubs: `apply` statements that hold the place of documentation yet to be written.

use super::definition::{Application, Declarations};
use crate::diagnostic::Diagnostic;
use serde_json::Value;

/// The prefix of a stub's documentation.
pub const STUB: &str = "STUB: ";

const DOCUMENTATION: &str = "smithy.api#documentation";

/// Removes the documentation of stubs from the statements, so that it ends up in no crate.
///
/// A note says how many there are.
pub(super) fn take(declarations: &mut Declarations) -> Option<Diagnostic> {
    let mut stubs = declarations.applications.iter().filter(|one| is_stub(one));
    let first = stubs.next()?;
    let id = match &first.member {
        Some(member) => format!("{}${member}", first.shape),
        None => first.shape.to_string(),
    };
    let note = Diagnostic::note(format!("`{id}` has a stub instead of documentation"))
        .at(first.place.clone())
        .help(format!("replace the text that begins with `{STUB}`"))
        .and_more(stubs.count());

    for application in declarations.applications.iter_mut().filter(|one| is_stub(one)) {
        application.traits.remove(DOCUMENTATION);
    }
    declarations.applications.retain(|one| !one.traits.is_empty());
    Some(note)
}

fn is_stub(application: &Application) -> bool {
    let text = application.traits.get(DOCUMENTATION).and_then(Value::as_str);
    text.is_some_and(|text| text.starts_with(STUB))
}
