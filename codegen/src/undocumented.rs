//! What a model has no documentation of, where that stands in a file of its own.

use crate::diagnostic::{Diagnostics, Place, Source};
use crate::emit::Options;
use crate::lower::Docs;
use crate::model::{self, Ast, Shape};
use serde_json::Value;

/// A shape or member without documentation.
#[derive(Debug, Clone)]
pub struct Undocumented {
    /// Its ID: `com.example#Order$id`.
    pub id: String,
    /// The statement before which one for it belongs, by the order of IDs; or the last one.
    pub place: Place,
}

/// The shapes and members of the crate that have no documentation, ordered by ID.
///
/// It is missed where a source documents by `apply` statements. Where none does, or the options
/// want no documentation, there are none.
///
/// # Errors
///
/// As [`generate`](crate::generate).
pub fn undocumented(
    sources: &[Source],
    options: &Options,
) -> Result<Vec<Undocumented>, Diagnostics> {
    let model = model::load(sources, options.service.as_deref())?.select(&options.operations)?;
    let Some(documentation) = documentation(sources)? else { return Ok(Vec::new()) };
    if options.docs == Docs::None {
        return Ok(Vec::new());
    }
    let shapes = model.selected().filter(|shape| shape.place().is_some());
    let mut ids: Vec<String> = shapes.flat_map(without_documentation).collect();
    ids.sort();
    let missing = ids.into_iter();
    Ok(missing.map(|id| Undocumented { place: place_for(&id, &documentation), id }).collect())
}

/// The last file that documents shapes of others.
fn documentation(sources: &[Source]) -> Result<Option<Ast>, Diagnostics> {
    let documents = |shape: &Value| {
        shape["type"] == "apply" && shape["traits"].get("smithy.api#documentation").is_some()
    };
    let mut found = None;
    for source in sources {
        let ast = model::parse(source)?;
        if ast.shapes.values().any(documents) {
            found = Some(ast);
        }
    }
    Ok(found)
}

/// The IDs of the shape and of its members, if they have none.
fn without_documentation(shape: &Shape) -> Vec<String> {
    let members = shape.members.iter();
    let members = members.map(|member| (format!("{}${}", shape.id, member.name), &member.traits));
    let all = std::iter::once((shape.id.to_string(), &shape.traits)).chain(members);
    let is_without = all.filter(|(_, traits)| !traits.has("smithy.api#documentation"));
    is_without.map(|(id, _)| id).collect()
}

fn place_for(id: &str, documentation: &Ast) -> Place {
    let ids = || documentation.shapes.keys();
    let next = ids().find(|next| next.as_str() > id).or(ids().next_back());
    match next {
        Some(next) => Place::shape(&documentation.source, next),
        None => Place::root(&documentation.source),
    }
}
