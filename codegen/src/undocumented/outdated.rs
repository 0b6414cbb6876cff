//! Documentation that may have become wrong.

use super::{DOCUMENTATION, Subject, documentation, subjects};
use crate::diagnostic::{Diagnostics, Source};
use crate::emit::Options;
use crate::lower::Docs;
use crate::model;
use std::collections::BTreeMap;

/// Returns the IDs of shapes and members that a documentation file describes and that another state
/// of the model defines differently, such as a limit that the documentation may mention.
///
/// # Errors
///
/// The same as for [`generate`](crate::generate).
pub fn outdated(
    old: &[Source],
    new: &[Source],
    options: &Options,
) -> Result<Vec<String>, Diagnostics> {
    let Some(documentation) = documentation(new)? else { return Ok(Vec::new()) };
    if options.docs == Docs::None {
        return Ok(Vec::new());
    }
    let load = |sources| model::load(sources, options.service.as_deref());
    let (old, new) = (load(old)?, load(new)?.select(&options.operations)?);
    let old: BTreeMap<String, Subject<'_>> =
        subjects(&old).map(|subject| (subject.id.clone(), subject)).collect();
    let differs = |new: &Subject<'_>| old.get(&new.id).is_some_and(|old| is_another(old, new));
    let is_documented = |subject: &Subject<'_>| {
        subject.traits.has(DOCUMENTATION) && documentation.shapes.contains_key(&subject.id)
    };
    let outdated = subjects(&new).filter(is_documented).filter(differs);
    Ok(outdated.map(|subject| subject.id).collect())
}

fn is_another(old: &Subject<'_>, new: &Subject<'_>) -> bool {
    fn facts<'s>(
        subject: &'s Subject<'_>,
    ) -> impl Iterator<Item = (&'s str, &'s serde_json::Value)> {
        let traits = subject.traits.iter().map(|(id, value)| (id.as_str(), value));
        // Other traits, such as names for other tools, are not a subject of documentation.
        traits.filter(|(id, _)| id.starts_with("smithy.api#") && *id != DOCUMENTATION)
    }
    old.target != new.target || !facts(old).eq(facts(new))
}
