//! The `src/lib.rs` of a crate.

use crate::shown;
use crate::tree::Tree;
use smithy_codegen::Diagnostic;
use std::collections::BTreeSet;
use std::path::Path;

/// The modules that a crate has or has not, depending on its model.
const MODULES: [&str; 2] = ["endpoint", "operations"];

/// Returns what the owner has to change, in view of what would be written if the file was not there.
pub(super) fn compare(present: &str, new: &str, tree: &Tree, path: &Path) -> Vec<Diagnostic> {
    let shown = shown(path);
    let mut advice = Vec::new();
    for module in MODULES {
        let (is, should_be) = (has_module(present, module), has_module(new, module));
        if should_be && !is {
            let note = format!("{shown} does not have the generated module `{module}`");
            advice.push(Diagnostic::note(note).help(format!(
                "add `#[cfg(feature = \"http\")] pub mod {module};` to that file, which is yours"
            )));
        }
        let file = path.with_file_name(format!("{module}.rs"));
        if is && !should_be && !tree.keeps(&file) {
            let note = format!("{shown} has the module `{module}`, which is no longer generated");
            advice.push(Diagnostic::note(note).help("remove it from that file, which is yours"));
        }
    }
    let types = tree.text("src/shapes.rs").unwrap_or_default();
    let is_type = |name: &&str| types.contains(&format!("::{name};\n"));
    for name in reexports(present).difference(&reexports(new)).copied().filter(is_type) {
        let note = format!(
            "{shown} re-exports the `{name}` of the runtime, which hides the type `{name}` of the crate"
        );
        advice.push(Diagnostic::note(note).help(format!(
            "remove `{name}` from the line `pub use smithy_shapes::…` of that file, which is yours"
        )));
    }
    advice
}

fn has_module(library: &str, module: &str) -> bool {
    let declaration = format!("mod {module};");
    let mut lines = library.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    lines.any(|line| line.contains(&declaration))
}

/// Returns the names of the runtime that `pub use smithy_shapes::…` gives to the root.
fn reexports(library: &str) -> BTreeSet<&str> {
    let uses = library.split("pub use smithy_shapes::").skip(1);
    let lists = uses.filter_map(|text| Some(text.split_once(';')?.0));
    let names = lists.flat_map(|list| list.trim_matches(['{', '}']).split(','));
    names.map(str::trim).filter(|name| !name.is_empty()).collect()
}
