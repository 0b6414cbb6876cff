//! What an update tells.

use super::crates::{CrateUpdate, Documentation, KeptProtocol, Release};
use super::model::ModelUpdate;
use super::stubs::{StubFile, Stubs};
use crate::output::{remark, say};
use crate::published::caveat_of_formats;
use crate::shown;
use smithy_codegen::diff::{Kind, Verdict};
use smithy_codegen::{STUB, Undocumented};
use std::path::Path;

/// What changes in the crates, and what there is to say of them.
pub(super) fn changes(crates: &[CrateUpdate]) {
    for CrateUpdate { target, diff, plan, .. } in crates {
        if crates.len() > 1 {
            say(&format!("{}:\n", target.name));
        }
        say(&diff.to_text());
        // What is up to date has been told.
        if !plan.notes.is_empty() && !plan.changes.is_empty() {
            remark(&plan.notes);
        }
    }
}

/// That botocore's data may be why something breaks, if the model at hand came from another format.
pub(super) fn other_format(crates: &[CrateUpdate], model: &ModelUpdate) {
    if crates.iter().any(|update| update.diff.verdict() == Verdict::Major) {
        let path = shown(&model.path);
        remark(caveat_of_formats(&format!("if {path} was made of a published model, ")));
    }
}

/// What is done, and what is left to do.
pub(super) fn outcome(update: &CrateUpdate, config: &Path, written: &str) {
    let CrateUpdate { target, protocol, diff, plan, release, documentation } = update;
    let changes = plan.changes.summary();
    let changes = if changes.is_empty() { "all up to date" } else { &changes };
    say(&format!("{}: {} files, {changes}", shown(&target.out), plan.tree.count()));
    if let Some(Release { version, present, manifest, changelog, .. }) = release {
        let (changelog, manifest) = (shown(changelog), shown(manifest));
        say(&format!("{changelog}: entry for {version}, {written}"));
        say(&format!("next version: {version}, to be set in {manifest}, which has {present}"));
    }
    if let Some(KeptProtocol { kept, preferred }) = protocol {
        let (config, name) = (shown(config), &target.name);
        let (kept, preferred) = (kept.short_name(), preferred.short_name());
        say(&format!(
            "{config}: protocol of {name} kept as {kept}, {written}; the service prefers {preferred} now"
        ));
    }
    for change in diff.changes() {
        if matches!(change.kind, Kind::AddedModule | Kind::Features) {
            say(&format!(
                "to be done in {}: {}: {}",
                shown(&target.out),
                change.item,
                change.why()
            ));
        }
    }
    if !documentation.outdated.is_empty() {
        say("documentation to read again, as what it is about has changed:");
        documentation.outdated.iter().for_each(|id| say(&format!("    {id}")));
    }
}

/// What has to be written, by the statements after which it belongs: the last one first, so that no
/// line moves before its turn.
pub(super) fn documentation(documentation: &Documentation) {
    let Documentation { missing, missing_before, .. } = documentation;
    if !missing.is_empty() {
        say(
            "documentation to write, after the statement at each line (`--stubs` writes stubs there):",
        );
    }
    let places = missing.iter().map(|one| (one.place().line(), one));
    let places: Vec<(usize, &Undocumented)> = places.collect();
    for group in places.chunk_by(|(line, _), (next, _)| line == next).rev() {
        for (index, (line, one)) in group.iter().enumerate() {
            if index == 0 {
                say(&format!("  {}:{line}", one.place().source().name));
            }
            say(&format!("    {}", one.id));
        }
    }
    if !missing_before.is_empty() {
        say(&format!("without documentation already before: {}", missing_before.len()));
    }
}

/// The stubs that are written, by their files.
pub(super) fn stubs(stubs: &Stubs, written: &str) {
    for StubFile { path, count, .. } in &stubs.files {
        let path = shown(path);
        let stubs = if *count == 1 { "1 stub".to_owned() } else { format!("{count} stubs") };
        say(&format!(
            "{path}: {stubs} of documentation, {written}: replace each text that begins with `{STUB}`"
        ));
    }
}
