//! What becomes of a crate.

use super::model::ModelUpdate;
use super::{changelog, version};
use crate::codegen::{self, Plan};
use crate::config::Target;
use crate::edits::Edits;
use crate::{Failure, Program, files, shown};
use semver::Version;
use smithy_codegen::diff::{Diff, Verdict};
use smithy_codegen::{Options, Protocol, Source, Undocumented, outdated, protocols, undocumented};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(super) struct CrateUpdate {
    /// With the protocol that is kept.
    pub(super) target: Target,
    pub(super) protocol: Option<KeptProtocol>,
    pub(super) diff: Diff,
    pub(super) plan: Plan,
    /// None if nothing changes for those who use the crate.
    pub(super) release: Option<Release>,
    pub(super) documentation: Documentation,
}

/// The protocol that the crate speaks, while the service prefers another now.
pub(super) struct KeptProtocol {
    pub(super) kept: Protocol,
    pub(super) preferred: Protocol,
}

/// The version that follows.
pub(super) struct Release {
    pub(super) version: Version,
    /// The one that the crate has, and the manifest that says so.
    pub(super) present: Version,
    pub(super) manifest: PathBuf,
    pub(super) changelog: PathBuf,
    /// The change log with an entry for it.
    text: String,
}

/// What has no documentation, if that is apart from the model.
pub(super) struct Documentation {
    /// What the update brings.
    pub(super) missing: Vec<Undocumented>,
    /// What has none before the update and after it.
    pub(super) missing_before: Vec<Undocumented>,
    /// The IDs of what is documented, and is not what it was.
    pub(super) outdated: Vec<String>,
}

impl CrateUpdate {
    pub(super) fn new(
        target: &Target,
        model: &ModelUpdate,
        config: Option<&Path>,
    ) -> Result<Self, Failure> {
        let old = files::read(&target.models)?;
        let new: Vec<Source> =
            target.models.iter().zip(&old).map(|(path, old)| model.after(path, old)).collect();

        check_up_to_date(target, &old, config)?;
        let protocol = KeptProtocol::find(target, &old, &new)?;
        let mut target = target.clone();
        if let Some(KeptProtocol { kept, .. }) = protocol {
            target.options.selection.protocol = Some(kept);
        }
        let options = target.options.for_crate(&target.name, &target.out)?;
        let diff = smithy_codegen::diff(&old, &new, &options)?;
        let plan = codegen::plan(&target, &new)?;
        let release = match diff.verdict() {
            Verdict::None => None,
            _ => Some(Release::new(&target, &diff)?),
        };
        let documentation = Documentation::new(&old, &new, &options)?;
        Ok(CrateUpdate { target, protocol, diff, plan, release, documentation })
    }

    pub(super) fn make(&self, edits: &mut Edits) {
        self.plan.tree.make(&self.plan.changes, edits);
        if let Some(Release { changelog, text, .. }) = &self.release {
            edits.write(changelog.clone(), text.as_str());
        }
    }
}

impl KeptProtocol {
    /// None if the crate has a protocol anyway, or the service no longer speaks it.
    fn find(target: &Target, old: &[Source], new: &[Source]) -> Result<Option<Self>, Failure> {
        let service = target.options.selection.service.as_deref();
        let (was, is) = (protocols(old, service)?, protocols(new, service)?);
        Ok(match (was.first(), is.first(), target.options.selection.protocol) {
            (Some(kept), Some(preferred), None) if kept != preferred && is.contains(kept) => {
                Some(KeptProtocol { kept: *kept, preferred: *preferred })
            }
            _ => None,
        })
    }
}

impl Release {
    /// Each update is a version of its own, whether the one before was released or not.
    fn new(target: &Target, diff: &Diff) -> Result<Self, Failure> {
        let changelog = target.out.join("CHANGELOG.md");
        let text = files::read_if_there(&changelog)?;
        let newest = text.as_deref().and_then(changelog::newest);
        let (present, manifest) = version::of_crate(&target.out)?;
        let version = version::next(newest.iter().fold(&present, Ord::max), diff.verdict());
        let (version, text) = changelog::with_entry(text.as_deref(), version, &diff.to_markdown());
        Ok(Release { version, present, manifest, changelog, text })
    }
}

impl Documentation {
    fn new(old: &[Source], new: &[Source], options: &Options) -> Result<Self, Failure> {
        let outdated = outdated(old, new, options)?;
        let before = undocumented(old, options)?;
        let before: BTreeSet<&str> = before.iter().map(|one| one.id.as_str()).collect();
        let (missing_before, missing) = undocumented(new, options)?
            .into_iter()
            .partition(|one| before.contains(one.id.as_str()));
        Ok(Documentation { missing, missing_before, outdated })
    }
}

/// What an update tells is all that it does only if the crate is what its present model makes of it.
fn check_up_to_date(
    target: &Target,
    sources: &[Source],
    config: Option<&Path>,
) -> Result<(), Failure> {
    let Plan { changes, .. } = codegen::plan(target, sources)?;
    if changes.is_empty() {
        return Ok(());
    }
    let config = config.map_or(String::new(), |path| format!(" --config {}", path.display()));
    let (out, changes) = (shown(&target.out), changes.summary());
    let program = Program::running().name();
    Err(Failure::with_help(
        format!("{out} is not what its present model makes of it ({changes})"),
        format!("run `{program} codegen{config}`, look at what that changes, and update then"),
    ))
}
