//! Smithy 2.0 models: from JSON AST files to the shapes of one service.
//!
//! [`load`] does it all, pass by pass: it parses every file ([`parse`]), reads the shapes, merges
//! the files and applies traits, checks references, flattens mixins, checks the shapes, and chooses
//! the service. Every pass reports all errors that it finds. A pass is skipped only if an earlier
//! pass failed whose result it needs.

mod ast;
mod closure;
mod complete;
mod definition;
mod enums;
mod graph;
pub(crate) mod json;
mod merge;
mod mixins;
mod nesting;
pub(crate) mod number;
pub(crate) mod prelude;
mod reader;
mod recursion;
mod references;
mod selection;
mod shape;
mod shape_id;
mod stubs;
mod targets;
mod traits;

pub use crate::diagnostic::Source;
pub use ast::{Ast, parse};
pub(crate) use definition::Definition;
pub(crate) use enums::name_from_value as enum_member_name;
pub(crate) use merge::TraitPlaces;
pub use shape::{Member, Operation, Resource, Service, Shape, ShapeKind};
pub use shape_id::ShapeId;
pub(crate) use shape_id::is_identifier;
pub use stubs::STUB;
pub use traits::Traits;

use crate::diagnostic::{Diagnostics, Severity};
use crate::validate::{self, Finished};
use definition::Declarations;
use std::collections::{BTreeMap, BTreeSet};

/// A model: shapes that refer to each other, the service to generate, and how much of it.
///
/// Its mixins are flattened, its references checked, its old enum traits converted.
#[derive(Debug, Clone)]
pub struct Model {
    shapes: BTreeMap<ShapeId, Shape>,
    service: ShapeId,
    closure: BTreeSet<ShapeId>,
    /// Shapes of the closure that no selected operation needs.
    left_out: BTreeSet<ShapeId>,
    notes: Diagnostics,
}

impl Model {
    /// Iterates over every shape of every file and of the prelude, ordered by ID. Members of mixins
    /// appear only in the shapes that inherit them.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.values()
    }

    /// Returns the shape with this ID, such as the target of a member.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// Returns the service.
    pub fn service(&self) -> &Shape {
        &self.shapes[&self.service]
    }

    /// Returns the closure of the service: the shapes connected to it, itself included, through
    /// operations, resources, inputs, outputs, errors and members; ordered by ID.
    ///
    /// Prelude shapes that members target are included. Names are given to the whole closure, so
    /// that a shape keeps its name whatever is selected.
    pub fn closure(&self) -> impl Iterator<Item = &Shape> {
        self.closure.iter().filter_map(|id| self.shapes.get(id))
    }

    /// Returns the shapes of the closure that will be generated: all, unless operations were
    /// selected.
    pub fn selected(&self) -> impl Iterator<Item = &Shape> {
        self.closure().filter(|shape| self.is_selected(&shape.id))
    }

    /// Returns whether a shape of the closure will be generated.
    pub fn is_selected(&self, id: &ShapeId) -> bool {
        !self.left_out.contains(id)
    }

    /// Returns the selected operations of the service and of its resources, ordered by ID.
    pub fn operations(&self) -> impl Iterator<Item = (&Shape, &Operation)> {
        self.selected().filter_map(|shape| Some((shape, shape.as_operation()?)))
    }

    /// Returns warnings and notes: documentation of what does not exist, and documentation stubs,
    /// among others.
    pub fn notes(&self) -> &Diagnostics {
        &self.notes
    }

    /// Selects operations by their IDs or their names alone, together with everything they need. If
    /// none are given, all operations are selected.
    ///
    /// # Errors
    ///
    /// Returns an error for each name that is not an operation of the service.
    pub fn select(mut self, wanted: &[String]) -> Result<Self, Diagnostics> {
        if !wanted.is_empty() {
            self.left_out = selection::left_out(&self, wanted)?;
        }
        Ok(self)
    }
}

/// Loads the model that the files form together.
///
/// `service` is the ID of a service or its name alone. Without it, the model must have exactly one
/// service. The order of the files does not matter, except for the order of traits that are lists
/// and the order of errors.
///
/// # Errors
///
/// Returns everything that is wrong with the model, each error with its place.
pub fn load(sources: &[Source], service: Option<&str>) -> Result<Model, Diagnostics> {
    let mut declarations = read(sources)?;

    let mut diagnostics = Diagnostics::default();
    let stubs = stubs::take(&mut declarations);
    let (definitions, places) = merge::merge(declarations, &mut diagnostics);
    targets::check(&definitions, &mut diagnostics);
    validate::traits(&definitions, &places, &mut diagnostics);
    let Some(mut shapes) = mixins::flatten(definitions, &mut diagnostics) else {
        return Err(diagnostics.errors());
    };

    for shape in shapes.values_mut() {
        enums::imply_values(shape);
        complete::check(shape, &mut diagnostics);
    }
    recursion::check(&shapes, &mut diagnostics);
    nesting::check(&shapes, &mut diagnostics);

    let service = match closure::choose_service(&shapes, service) {
        Ok(service) => service,
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return Err(diagnostics.errors());
        }
    };
    let closure = closure::closure(&shapes, [&service]);
    let finished =
        Finished { shapes: &shapes, service: &service, closure: &closure, places: &places };
    validate::shapes(&finished, &mut diagnostics);
    let mut notes = in_one(diagnostics.take_notes());
    notes.extend(stubs);
    diagnostics.into_result(Model { shapes, service, closure, left_out: BTreeSet::new(), notes })
}

/// Merges notes of one kind into one note, after the warnings: an earlier state of a model leaves
/// much documentation without a subject.
fn in_one(diagnostics: Diagnostics) -> Diagnostics {
    let (notes, mut all): (Vec<_>, Vec<_>) =
        diagnostics.into_iter().partition(|one| one.severity() == Severity::Note);
    let more = notes.len().saturating_sub(1);
    all.extend(notes.into_iter().next().map(|first| first.and_more(more)));
    all.into_iter().collect()
}

/// Reads the declarations of all files. If any file cannot be read, this fails, because later
/// passes could not distinguish missing shapes from unread ones.
fn read(sources: &[Source]) -> Result<Declarations, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut declarations = Declarations::default();
    for source in sources {
        match parse(source) {
            Ok(ast) => declarations.read(ast, &mut diagnostics),
            Err(errors) => diagnostics.extend(errors),
        }
    }
    diagnostics.into_result(declarations)
}

#[cfg(test)]
mod tests;
