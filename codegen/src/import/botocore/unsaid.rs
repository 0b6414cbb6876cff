//! What a model converted from a description may lack, as far as it applies to this one.

use super::OperationTraits;
use super::api::Api;
use super::kind::type_of;
use super::node::Node;
use super::unknown;
use crate::diagnostic::Diagnostic;
use crate::import::unsaid::{Item, Unsaid};
use std::collections::BTreeMap;

/// Returns a line for each.
pub(super) fn list(
    api: &Api<'_>,
    pages: &OperationTraits,
    waiters: &OperationTraits,
) -> Result<Vec<Unsaid>, Diagnostic> {
    let operations = api.operations.entries()?.into_iter().map(|(name, _)| Item::whole(name));
    let mut lines = vec![Unsaid::counted(
        "resources, and names in ARNs, CloudFormation and CloudTrail",
        vec![("", operations.collect())],
    )];
    if api.metadata.get("targetPrefix").is_none() {
        let name = "the name of the service's shape, which is derived from the service ID";
        lines.push(Unsaid::of_service(name));
    }
    lines.extend(of_shapes(&kinds(api)?));
    let waiting = waiters.traits.values().flat_map(|(_, waiters)| waiters.as_object());
    let waiting: Vec<Item> = waiting.flatten().map(|(name, _)| part("waiter", name)).collect();
    if !waiting.is_empty() {
        let delay = "the longest delay between attempts of waiters";
        lines.push(Unsaid::counted(delay, vec![("", waiting)]));
    }
    if api.protocols.traits.contains_key("aws.protocols#restXml") {
        let wrapping = "whether errors are wrapped (`noErrorWrapping` of `@restXml`)";
        lines.push(Unsaid::of_service(wrapping));
    }
    if api.metadata.text("signatureVersion")? == Some("v2") {
        let signing = "how requests are signed: version 2 of signatures has no trait";
        lines.push(Unsaid::of_service(signing));
    }
    if !pages.left_out.is_empty() {
        let pages = pages.left_out.iter().map(|name| part("pages of", name)).collect();
        lines.push(Unsaid::named("pages that `@paginated` cannot express", pages));
    }
    if !waiters.left_out.is_empty() {
        // Nothing is kept of such a waiter, even if the existing model has it.
        let waiters = waiters.left_out.iter().map(Item::lost).collect();
        lines.push(Unsaid::named("waiters that `@waitable` cannot express", waiters));
    }
    lines.extend(unknown::properties(api)?);
    Ok(lines)
}

/// Returns what is not expressed about shapes, for the existing kinds.
fn of_shapes(kinds: &BTreeMap<&str, Vec<Item>>) -> impl Iterator<Item = Unsaid> {
    let kind = |name: &str| kinds.get(name).cloned().unwrap_or_default();
    let whole = |name: &str| kind(name).into_iter().map(|item| Item::whole(item.name)).collect();
    let lines = [
        Unsaid::counted(
            "defaults of members, and which required ones a client treats as optional",
            vec![("", kind("structure"))],
        ),
        Unsaid::counted(
            "which structures are unions: old ones are not marked",
            vec![("", whole("structure")), ("marked", kind("union"))],
        ),
        Unsaid::counted(
            "which structures are inputs or outputs: those that nothing else refers to are assumed to be",
            vec![("inputs", kind("input")), ("outputs", kind("output"))],
        ),
        Unsaid::counted(
            "names of enum values, which are derived from the values",
            vec![("enums", kind("enum"))],
        ),
        Unsaid::counted("which integers are enums", vec![("integers", kind("integer"))]),
        Unsaid::counted("which lists have unique items", vec![("lists", kind("list"))]),
        Unsaid::counted("members of errors that list none", vec![("errors", kind("empty error"))]),
    ];
    lines.into_iter().filter(Unsaid::applies)
}

/// Returns the shapes of the kinds that lack something.
fn kinds(api: &Api<'_>) -> Result<BTreeMap<&'static str, Vec<Item>>, Diagnostic> {
    let mut kinds: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
    for (name, shape) in api.shapes.entries()? {
        let has = |property: &str| shape.get(property).is_some();
        let kind = match type_of(shape.json()) {
            "structure" if has("exception") && shape.entries_of("members")?.is_empty() => {
                "empty error"
            }
            "structure" if has("exception") => continue,
            "structure" if api.uses.only_input(name).is_some() => "input",
            "structure" if api.uses.is_only_output(name) => "output",
            "structure" => "structure",
            "union" => "union",
            "list" => "list",
            "string" if has("enum") => "enum",
            "integer" if !api.is_of_prelude(name) => "integer",
            _ => continue,
        };
        let id = api.shape_id(name);
        let name = id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name);
        kinds.entry(kind).or_default().push(item(kind, name, &shape)?);
    }
    Ok(kinds)
}

/// Returns a shape with the parts of it that lack something.
fn item(kind: &str, name: &str, shape: &Node<'_>) -> Result<Item, Diagnostic> {
    let parts = match kind {
        "structure" => {
            let members = shape.entries_of("members")?.into_iter();
            members.map(|(member, _)| format!("{name}${member}")).collect()
        }
        "enum" => {
            let values = shape.texts("enum")?.into_iter();
            values.map(|value| format!("{name}={value}")).collect()
        }
        _ => return Ok(Item::whole(name)),
    };
    Ok(Item { name: name.to_owned(), parts })
}

/// Names something that an operation has.
fn part(what: &str, name: &str) -> Item {
    Item { name: name.to_owned(), parts: vec![format!("{what} {name}")] }
}
