//! What a model has no documentation of, where that stands in a file of its own.

mod stubs;

pub use stubs::with_stubs;

use crate::diagnostic::{Diagnostics, Place, Source};
use crate::emit::Options;
use crate::lower::Docs;
use crate::model::{self, Ast, Shape, Traits};
use serde_json::Value;

/// A shape or member without documentation.
#[derive(Debug, Clone)]
pub struct Undocumented {
    /// Its ID: `com.example#Order$id`.
    pub id: String,
    /// Whether a statement is there for it, such as a stub.
    pub has_statement: bool,
    /// The file that documents.
    source: Source,
    /// Its own statement, or the one after which it belongs; none if it is the first.
    after: Option<String>,
}

impl Undocumented {
    /// Its own statement, or the one after which it belongs, or where all statements begin.
    pub fn place(&self) -> Place {
        match &self.after {
            Some(id) => Place::shape(&self.source, id),
            None => Place::root(&self.source).key("shapes"),
        }
    }
}

/// The shapes and members of the crate that have no documentation: shapes by ID, each before its
/// members, which are in the order of the model.
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
    let mut missing = Vec::new();
    let mut after = None;
    for (id, traits) in shapes.flat_map(subjects) {
        let has_statement = documentation.shapes.contains_key(&id);
        if has_statement {
            after = Some(id.clone());
        }
        if !traits.has("smithy.api#documentation") {
            let (source, after) = (documentation.source.clone(), after.clone());
            missing.push(Undocumented { id, has_statement, source, after });
        }
    }
    Ok(missing)
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

/// What can be documented: the shape and its members, by their IDs.
fn subjects(shape: &Shape) -> impl Iterator<Item = (String, &Traits)> {
    let members = shape.members.iter();
    let members = members.map(|member| (format!("{}${}", shape.id, member.name), &member.traits));
    std::iter::once((shape.id.to_string(), &shape.traits)).chain(members)
}
