//! Files of Rust: the header, what the scope imports, then the items.

use super::HEADER;
use super::layout::Lines;
use super::scope::Scope;

/// A file of items, each of which comes behind a blank line. Documentation and attributes of the
/// module are its head.
pub(super) fn file(head: &str, scope: Scope<'_>, items: &str) -> String {
    let mut imports = Lines::default();
    scope.write_imports(&mut imports);
    let imports = imports.into_text();
    let between = if imports.is_empty() { "" } else { "\n" };
    format!("// {HEADER}\n{head}{between}{imports}{items}")
}
