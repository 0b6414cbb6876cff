//! The selection of operations, and the shapes that no selected operation needs.

use super::closure::closure;
use super::{Model, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::near::nearest;
use std::collections::BTreeSet;

/// Returns the shapes of the closure that neither the wanted operations nor the service itself
/// need.
pub(super) fn left_out(model: &Model, wanted: &[String]) -> Result<BTreeSet<ShapeId>, Diagnostics> {
    let all: Vec<&ShapeId> = model.operations().map(|(shape, _)| &shape.id).collect();
    let mut starts = Vec::new();
    let mut unknown = Diagnostics::default();
    for name in wanted.iter().collect::<BTreeSet<_>>() {
        let is_named = |id: &&ShapeId| id.as_str() == name || id.name() == name;
        let found: Vec<&ShapeId> = all.iter().copied().filter(is_named).collect();
        if found.is_empty() {
            unknown.push(no_such_operation(&model.service, name, &all));
        }
        starts.extend(found);
    }
    if let Some(service) = model.service().as_service() {
        starts.extend(&service.errors);
    }
    let mut needed = closure(&model.shapes, starts);
    needed.insert(model.service.clone());
    unknown.into_result(model.closure.difference(&needed).cloned().collect())
}

fn no_such_operation(service: &ShapeId, name: &str, all: &[&ShapeId]) -> Diagnostic {
    let candidates = all.iter().map(|id| if name.contains('#') { id.as_str() } else { id.name() });
    let help = match (nearest(name, candidates), all) {
        (Some(nearest), _) => format!("did you mean `{nearest}`?"),
        (None, [first, ..]) => format!("write it as in the model, such as `{}`", first.name()),
        (None, []) => "the service has no operations".to_owned(),
    };
    Diagnostic::new(format!("`{service}` has no operation `{name}`")).help(help)
}
