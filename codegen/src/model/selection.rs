//! Which operations are wanted, and the shapes that nobody needs without the others.

use super::closure::closure;
use super::{Model, ShapeId};
use crate::diagnostic::{Diagnostic, Diagnostics};
use std::collections::BTreeSet;

/// The shapes of the closure that neither the wanted operations nor the service itself need.
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
    let help = match (similar(name, candidates), all) {
        (Some(similar), _) => format!("did you mean `{similar}`?"),
        (None, [first, ..]) => format!("write it as in the model, such as `{}`", first.name()),
        (None, []) => "the service has no operations".to_owned(),
    };
    Diagnostic::new(format!("`{service}` has no operation `{name}`")).help(help)
}

/// The candidate that is most like `name`, if no more than a third of it is otherwise.
fn similar<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let measured =
        candidates.map(|other| (strsim::osa_distance(&name, &other.to_lowercase()), other));
    let (distance, nearest) = measured.min_by_key(|(distance, _)| *distance)?;
    (distance <= name.len().max(3) / 3).then_some(nearest)
}
