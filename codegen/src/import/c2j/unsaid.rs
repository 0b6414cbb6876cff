//! What a model may lack that was made of a description: as far as it concerns this one.

use super::OperationTraits;
use super::api::{Api, type_of};
use super::unknown;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// A line each.
pub(super) fn list(
    api: &Api<'_>,
    pages: &OperationTraits,
    waiters: &OperationTraits,
) -> Result<Vec<String>, Diagnostic> {
    let counts = counts(api)?;
    let count = |kind: &str| counts.get(kind).copied().unwrap_or_default();
    let metadata = &api.metadata;
    let is_rest_xml = api.protocols.traits.contains_key("aws.protocols#restXml");

    let has_waiters = !waiters.traits.is_empty();
    let (pages, waiters) = (&pages.left_out, &waiters.left_out);

    let mut lines = Vec::new();
    let mut add = |applies: bool, line: String| lines.extend(applies.then_some(line));
    add(true, "resources, and names in ARNs, CloudFormation and CloudTrail".to_owned());
    add(
        metadata.get("targetPrefix").is_none(),
        "the name of the service's shape, which is made of the service id".to_owned(),
    );
    add(
        count("structure") > 0,
        "defaults of members, and which required ones a client takes as optional".to_owned(),
    );
    add(
        count("structure") > 0,
        format!(
            "which structures are unions, of which old ones are not marked (marked: {})",
            count("union")
        ),
    );
    add(
        count("input") + count("output") > 0,
        format!(
            "which structures are inputs or outputs, for which those are taken that nothing else refers to (inputs: {}, outputs: {})",
            count("input"),
            count("output")
        ),
    );
    add(
        count("enum") > 0,
        format!(
            "names of values of enums, which are made of the values (enums: {})",
            count("enum")
        ),
    );
    add(count("integer") > 0, format!("which integers are enums (integers: {})", count("integer")));
    add(count("list") > 0, format!("which lists have unique items (lists: {})", count("list")));
    add(
        count("empty error") > 0,
        format!("members of errors of which none are listed (errors: {})", count("empty error")),
    );
    add(has_waiters, "how far apart the tries of waiters may get".to_owned());
    add(is_rest_xml, "whether errors are wrapped (`noErrorWrapping` of `@restXml`)".to_owned());
    add(
        metadata.text("signatureVersion")? == Some("v2"),
        "how requests are signed: version 2 of signatures has no trait".to_owned(),
    );
    add(!pages.is_empty(), format!("pages that `@paginated` cannot say: {}", pages.join(", ")));
    add(
        !waiters.is_empty(),
        format!("waiters that `@waitable` cannot say: {}", waiters.join(", ")),
    );
    for property in unknown::properties(api)? {
        add(true, format!("what it means by {property}"));
    }
    Ok(lines)
}

/// How many shapes there are of the kinds that lack something.
fn counts(api: &Api<'_>) -> Result<BTreeMap<&'static str, usize>, Diagnostic> {
    let mut counts = BTreeMap::new();
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
        *counts.entry(kind).or_default() += 1;
    }
    Ok(counts)
}
