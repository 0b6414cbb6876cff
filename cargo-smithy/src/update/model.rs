//! The model that is replaced, and what it is replaced with.

use crate::config::Target;
use crate::edits::Edits;
use crate::published::{self, Published};
use crate::{Failure, Program, all, shown};
use serde_json::Value;
use smithy_codegen::{Imported, Source, Unsaid, import};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The file of a model, and its next content.
pub(super) struct ModelUpdate {
    pub(super) path: PathBuf,
    present: Source,
    new: Source,
    /// How many shapes of which types the next content has.
    pub(super) summary: String,
    /// What the published model does not say of what is new in it.
    pub(super) unsaid: Vec<Unsaid>,
}

impl ModelUpdate {
    /// Finds the model of the same service among those that the crates are made of, or that only the
    /// crate of this name is.
    pub(super) fn find(
        published: &Published,
        targets: &[Target],
        name: Option<&str>,
        config: &Path,
    ) -> Result<ModelUpdate, Failure> {
        let imported = import(&published.model)?;
        // What is wrong with it is told with places in it, not in what is made of it.
        let service = imported.services.first().map(String::as_str);
        smithy_codegen::model::load(std::slice::from_ref(&published.model), service)?;

        let targets = named(targets, name, config)?;
        let paths: BTreeSet<&PathBuf> = targets.iter().flat_map(|target| &target.models).collect();
        let present = all(paths.into_iter().map(|path| Present::read(path)))?;
        let (of_service, of_others): (Vec<_>, Vec<_>) =
            present.iter().partition(|one| one.imported.is_of_same_service(&imported));
        match of_service.as_slice() {
            [present] => ModelUpdate::new(present, published),
            [] => {
                let services = of_others.iter().flat_map(|one| &one.imported.services);
                Err(of_another_service(published, &imported, services, config))
            }
            several => Err(several_models(several, config)),
        }
    }

    /// The next content is an imported model if the present one is; otherwise the published file, or
    /// all that was converted to a model.
    fn new(present: &Present, published: &Published) -> Result<ModelUpdate, Failure> {
        let path = &present.path;
        if present.is_description {
            return Err(Failure::with_help(
                format!("{} is botocore's data", shown(path)),
                format!("replace the folder, and run `{} codegen`", Program::running().name()),
            ));
        }
        let new = published.after(&present.source)?;
        let imported = import(&new)?;
        let (text, how) = if present.is_imported() {
            (imported.text.as_str(), String::new())
        } else if published.is_description() {
            (&*new.text, ", converted from botocore's data".to_owned())
        } else {
            (&*new.text, format!(", the same as {}", new.name))
        };
        // Nobody can look into a file that is not written.
        let name = format!("{} after the update", shown(path));
        Ok(ModelUpdate {
            path: path.clone(),
            present: present.source.clone(),
            new: Source::new(name, text),
            summary: format!("{}{how}", imported.summary()),
            unsaid: published.unsaid_after(Some(&present.source))?,
        })
    }

    pub(super) fn is_changed(&self) -> bool {
        self.present.text != self.new.text
    }

    /// Returns what a file of a crate's model is after the update.
    pub(super) fn after(&self, path: &Path, present: &Source) -> Source {
        if path == self.path { self.new.clone() } else { present.clone() }
    }

    pub(super) fn make(&self, edits: &mut Edits) {
        if self.is_changed() {
            edits.write(self.path.clone(), &*self.new.text);
        }
    }
}

/// A file that crates are made of.
struct Present {
    path: PathBuf,
    is_description: bool,
    source: Source,
    imported: Imported,
}

impl Present {
    fn read(path: &Path) -> Result<Present, Failure> {
        let published = published::read(path)?;
        let is_description = published.is_description();
        let imported = import(&published.model)?;
        let source = published.model;
        Ok(Present { path: path.to_owned(), is_description, source, imported })
    }

    /// Returns whether importing it would change nothing but its layout.
    fn is_imported(&self) -> bool {
        let json = |text: &str| serde_json::from_str::<Value>(text).ok();
        json(&self.source.text) == json(&self.imported.text)
    }
}

fn named<'t>(
    targets: &'t [Target],
    name: Option<&str>,
    config: &Path,
) -> Result<Vec<&'t Target>, Failure> {
    let is_meant = |target: &&Target| name.is_none_or(|name| target.name == name);
    let found: Vec<&Target> = targets.iter().filter(is_meant).collect();
    match name {
        Some(name) if found.is_empty() => {
            let names: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
            Err(Failure::with_help(
                format!("{} has no crate `{name}`", shown(config)),
                format!("choose one of {}", names.join(", ")),
            ))
        }
        _ => Ok(found),
    }
}

fn of_another_service<'s>(
    published: &Published,
    imported: &Imported,
    others: impl Iterator<Item = &'s String>,
    config: &Path,
) -> Failure {
    let others: BTreeSet<&str> = others.map(String::as_str).collect();
    let others = Vec::from_iter(others).join(", ");
    let program = Program::running().name();
    Failure::with_help(
        format!(
            "{} is the model of {}, of which {} has no crate",
            published.model.name,
            imported.services.join(", "),
            shown(config)
        ),
        format!(
            "it has crates of {others}; `{program} codegen --model` generates one from any model"
        ),
    )
}

fn several_models(models: &[&Present], config: &Path) -> Failure {
    let paths: Vec<String> = models.iter().map(|model| shown(&model.path)).collect();
    Failure::with_help(
        format!("several models of {} are of this service: {}", shown(config), paths.join(", ")),
        "choose one by `--crate` and the name of a crate that is made of it",
    )
}
