//! Converts the descriptions of services in botocore, the AWS SDK for Python, to models.
//!
//! AWS generates them from Smithy models, in a format called C2J that is older than Smithy. It has
//! no public specification; botocore is what reads it. Everything in it is converted, including
//! documentation and endpoint rules, as far as Smithy can express it.

mod api;
mod constraints;
mod enums;
mod errors;
mod kind;
mod member;
mod names;
mod node;
mod operation;
mod pages;
mod protocols;
mod service;
mod shape;
mod traits;
mod unknown;
mod unsaid;
mod uses;
mod waiters;
mod wire;

use super::Unsaid;
use crate::diagnostic::{Diagnostic, Diagnostics, Source};
use api::Api;
use node::{Document, Node};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The files of a service. Only the first is required.
pub struct BotocoreFiles {
    /// `service-2.json`: shapes and operations.
    pub service: Source,
    /// `paginators-1.json`: which operations are paginated.
    pub paginators: Option<Source>,
    /// `waiters-2.json`: what to wait for, and how.
    pub waiters: Option<Source>,
    /// `endpoint-rule-set-1.json`: where requests go.
    pub endpoint_rules: Option<Source>,
}

/// A model in JSON AST, and what it lacks.
pub struct Converted {
    /// The model.
    pub model: Source,
    /// What the model may lack compared with a published model of the same service.
    pub unsaid: Vec<Unsaid>,
}

/// Converts a service's files to a model.
///
/// # Errors
///
/// Returns everything that is wrong with the files, each error with its place.
pub fn from_botocore(files: &BotocoreFiles) -> Result<Converted, Diagnostics> {
    let mut errors = Diagnostics::default();
    let service = Document::read(&files.service, &mut errors);
    let [paginators, waiters, rules] = [&files.paginators, &files.waiters, &files.endpoint_rules]
        .map(|file| file.as_ref().and_then(|source| Document::read(source, &mut errors)));
    let Some(service) = service else { return Err(errors) };

    check_version(&service.root())?;
    let api = Api::new(service.root())?;
    let pages = pages::all(&api, paginators.as_ref().map(Document::root), &mut errors)?;
    let waiters = waiters::all(&api, waiters.as_ref().map(Document::root), &mut errors)?;

    let mut shapes = BTreeMap::new();
    for (name, node) in api.shapes.entries()? {
        if !api.is_of_prelude(name) {
            let shape = errors.check(shape::convert(&api, name, &node));
            shapes.extend(shape.map(|shape| (api.shape_id(name), shape)));
        }
    }
    for (name, node) in api.operations.entries()? {
        let traits = [pages.traits.get(name), waiters.traits.get(name)];
        let traits = traits.into_iter().flatten().cloned();
        let operation = errors.check(operation::convert(&api, &node, traits));
        shapes.extend(operation.map(|operation| (api.operation_id(name), operation)));
    }
    let rules = rules.map(|rules| rules.root().json().clone());
    let service = errors.check(service::convert(&api, rules));
    shapes.extend(service.map(|service| (api.service_id(), service)));

    let unsaid = unsaid::list(&api, &pages, &waiters)?;
    let shapes: Map<String, Value> = shapes.into_iter().collect();
    let text = format!("{:#}\n", json!({ "smithy": "2.0", "shapes": shapes }));
    let name = format!("{} as Smithy", files.service.name);
    errors.into_result(Converted { model: Source::new(name, text), unsaid })
}

/// The contents of a file about operations: the traits that they get, and the names of what no
/// trait expresses.
#[derive(Default)]
struct OperationTraits {
    traits: BTreeMap<String, (String, Value)>,
    left_out: Vec<String>,
}

/// Accepts this version, and older or newer descriptions that do not state a version, which look
/// the same.
fn check_version(root: &Node<'_>) -> Result<(), Diagnostic> {
    match root.text("version")? {
        None | Some("2.0") => Ok(()),
        Some(other) => {
            let version = root.required("version")?;
            let message =
                format!("this describes a service in version {other} of the format, not 2.0");
            Err(version.error(message).help("use a version of botocore that has `service-2.json`"))
        }
    }
}

#[cfg(test)]
mod tests;
