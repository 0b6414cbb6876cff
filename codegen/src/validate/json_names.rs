//! Members of one structure or union with the same name in JSON: one would overwrite the other.

use super::Finished;
use super::http_bindings::is_bound;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeKind};
use std::collections::BTreeMap;

const JSON_NAME: &str = "smithy.api#jsonName";

/// Checks all structures and unions.
pub(super) fn check(finished: &Finished<'_>, diagnostics: &mut Diagnostics) {
    let has_members =
        |shape: &&Shape| matches!(shape.kind, ShapeKind::Structure | ShapeKind::Union);
    for shape in finished.shapes.values().filter(has_members) {
        one_name(finished, shape, diagnostics);
    }
}

/// Members bound to HTTP are not in the JSON body.
fn one_name(finished: &Finished<'_>, shape: &Shape, diagnostics: &mut Diagnostics) {
    let mut first_with: BTreeMap<&str, &Member> = BTreeMap::new();
    for member in shape.members.iter().filter(|member| !is_bound(member)) {
        let name = member.traits.str(JSON_NAME).unwrap_or(&member.name);
        let Some(first) = first_with.insert(name, member) else { continue };
        let (id, one, other) = (&shape.id, &first.name, &member.name);
        let message =
            format!("`{id}${one}` and `{id}${other}` have the same name in JSON: `{name}`");
        diagnostics.push(
            Diagnostic::new(message)
                .at(finished.places.of(shape, Some(member), JSON_NAME))
                .at(finished.places.of(shape, Some(first), JSON_NAME))
                .help(format!("give one of the two another `{JSON_NAME}`"))
                .event("JsonName"),
        );
    }
}
