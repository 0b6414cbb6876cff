//! What an update tells.

use super::crates::{CrateUpdate, Documentation, KeptProtocol, Release};
use super::model::ModelUpdate;
use crate::published::OTHER_FORMAT;
use crate::{say, say_aside, shown};
use smithy_codegen::Undocumented;
use smithy_codegen::diff::{Kind, Verdict};
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
            say_aside(&format!("{}\n", plan.notes));
        }
    }
}

/// That botocore's data may be why something breaks, if the model at hand came from another format.
pub(super) fn other_format(crates: &[CrateUpdate], model: &ModelUpdate) {
    if crates.iter().any(|update| update.diff.verdict() == Verdict::Major) {
        let path = shown(&model.path);
        say_aside(&format!("note: if {path} was made of a published model, {OTHER_FORMAT}\n"));
    }
}

/// What is done, and what is left to do.
pub(super) fn outcome(update: &CrateUpdate, config: &Path, written: &str) {
    let CrateUpdate { target, protocol, diff, plan, release, documentation } = update;
    let changes = plan.changes.summary();
    let changes = if changes.is_empty() { "all up to date" } else { &changes };
    say(&format!("{}: {} files, {changes}", shown(&target.out), plan.tree.len()));
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
    self::documentation(documentation);
}

/// What has to be written, by the statements in front of which it belongs.
fn documentation(Documentation { missing, missing_before }: &Documentation) {
    if !missing.is_empty() {
        say("documentation to write, in front of the statement that stands there:");
    }
    let mut last = String::new();
    for Undocumented { id, place } in missing {
        let place = format!("{}:{}", place.source().name, place.line());
        if place != last {
            say(&format!("  {place}"));
        }
        say(&format!("    {id}"));
        last = place;
    }
    if *missing_before > 0 {
        say(&format!("without documentation already before: {missing_before}"));
    }
}
