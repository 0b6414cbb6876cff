//! Stubs of documentation, in the files that document the crates' models.

use super::crates::{CrateUpdate, Documentation};
use crate::edits::Edits;
use crate::{Failure, files};
use smithy_codegen::{Undocumented, with_stubs};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The files that get stubs.
#[derive(Default)]
pub(super) struct Stubs {
    pub(super) files: Vec<StubFile>,
}

pub(super) struct StubFile {
    pub(super) path: PathBuf,
    /// How many stubs are new in it.
    pub(super) count: usize,
    text: String,
}

impl Stubs {
    /// Returns a stub for all that has no documentation, in whatever crate it is missed. Several crates may
    /// share a file.
    pub(super) fn find(crates: &[CrateUpdate]) -> Result<Self, Failure> {
        let mut ids = BTreeSet::new();
        let documentation = crates.iter().map(|update| &update.documentation);
        let missing: Vec<&Undocumented> = documentation
            .flat_map(|Documentation { missing, missing_before, .. }| {
                missing.iter().chain(missing_before)
            })
            .filter(|one| !one.has_statement && ids.insert(&one.id))
            .collect();
        let paths: BTreeSet<&PathBuf> =
            crates.iter().flat_map(|update| &update.target.models).collect();
        let mut stubs = Stubs::default();
        for path in paths {
            let [file] = &files::read(std::slice::from_ref(path))?[..] else { continue };
            let is_in_file = |one: &&&Undocumented| one.place().source().name == file.name;
            let missing: Vec<Undocumented> =
                missing.iter().filter(is_in_file).copied().cloned().collect();
            if !missing.is_empty() {
                let text = with_stubs(file, &missing);
                stubs.files.push(StubFile { path: path.clone(), count: missing.len(), text });
            }
        }
        Ok(stubs)
    }

    pub(super) fn make(&self, edits: &mut Edits) {
        for StubFile { path, text, .. } in &self.files {
            edits.write(path.clone(), text.as_str());
        }
    }
}
