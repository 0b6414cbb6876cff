//! The shapes and members that a separate documentation file leaves undocumented.

mod outdated;
mod stubs;

pub use outdated::outdated;
pub use stubs::with_stubs;

use crate::diagnostic::{Diagnostics, Place, Source};
use crate::emit::Options;
use crate::lower::Docs;
use crate::model::{self, Ast, Model, ShapeId, Traits};
use serde_json::Value;

const DOCUMENTATION: &str = "smithy.api#documentation";

/// A shape or member without documentation.
#[derive(Debug, Clone)]
pub struct Undocumented {
    /// Its ID: `com.example#Order$id`.
    pub id: String,
    /// Whether there is a statement for it, such as a stub.
    pub has_statement: bool,
    /// The documentation file.
    source: Source,
    /// Its own statement, or the one that it belongs after; `None` if it is the first.
    after: Option<String>,
}

impl Undocumented {
    /// Returns the place of its own statement, of the one that it belongs after, or of the
    /// beginning of all statements.
    pub fn place(&self) -> Place {
        match &self.after {
            Some(id) => Place::shape(&self.source, id),
            None => Place::root(&self.source).key("shapes"),
        }
    }
}

/// Returns the shapes and members of the crate that have no documentation: shapes by ID, each
/// before its members, which are in the order of the model.
///
/// Documentation counts as missing only if a source documents by `apply` statements. If no source
/// does, or the options ask for no documentation, the result is empty.
///
/// # Errors
///
/// The same as for [`generate`](crate::generate).
pub fn undocumented(
    sources: &[Source],
    options: &Options,
) -> Result<Vec<Undocumented>, Diagnostics> {
    let model = model::load(sources, options.service.as_deref())?.select(&options.operations)?;
    let Some(documentation) = documentation(sources)? else { return Ok(Vec::new()) };
    if options.docs == Docs::None {
        return Ok(Vec::new());
    }
    let mut missing = Vec::new();
    let mut after = None;
    for Subject { id, traits, .. } in subjects(&model) {
        let has_statement = documentation.shapes.contains_key(&id);
        if has_statement {
            after = Some(id.clone());
        }
        if !traits.has(DOCUMENTATION) {
            let (source, after) = (documentation.source.clone(), after.clone());
            missing.push(Undocumented { id, has_statement, source, after });
        }
    }
    Ok(missing)
}

/// Returns the last file that documents shapes of other files.
fn documentation(sources: &[Source]) -> Result<Option<Ast>, Diagnostics> {
    let documents =
        |shape: &Value| shape["type"] == "apply" && shape["traits"].get(DOCUMENTATION).is_some();
    let mut found = None;
    for source in sources {
        let ast = model::parse(source)?;
        if ast.shapes.values().any(documents) {
            found = Some(ast);
        }
    }
    Ok(found)
}

/// Something that can be documented.
struct Subject<'m> {
    id: String,
    traits: &'m Traits,
    /// What it targets, if it is a member.
    target: Option<&'m ShapeId>,
}

/// Returns the shapes by ID, each before its members.
fn subjects(model: &Model) -> impl Iterator<Item = Subject<'_>> {
    let shapes = model.selected().filter(|shape| shape.place().is_some());
    shapes.flat_map(|shape| {
        let members = shape.members.iter().map(|member| Subject {
            id: format!("{}${}", shape.id, member.name),
            traits: &member.traits,
            target: Some(&member.target),
        });
        let shape = Subject { id: shape.id.to_string(), traits: &shape.traits, target: None };
        std::iter::once(shape).chain(members)
    })
}
