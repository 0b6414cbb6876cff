//! Items of the runtime that the root of a crate does not re-export, since types of the service have
//! their names.

use super::scope::{CLIENT_ITEMS, ROOT_ITEMS, VIOLATIONS, is_type_of};
use crate::diagnostic::Diagnostic;
use crate::lower::Crate;

/// Returns a note on each, for those who generate the crate.
pub fn notes_on_hidden(lowered: &Crate<'_>) -> impl Iterator<Item = Diagnostic> {
    hidden(lowered).into_iter().map(|name| {
        let owner = lowered.type_names.iter().find(|(_, type_name)| type_name.ident == name);
        let id = owner.map(|(id, _)| *id);
        let shape =
            lowered.schemas.iter().map(|schema| schema.shape).find(|one| Some(&one.id) == id);
        let id = id.map_or(name, |id| id.as_str());
        Diagnostic::note(format!("`{name}` in the root of the crate is the type of `{id}`"))
            .at(shape.and_then(|shape| shape.place()))
            .help(format!("the `{name}` of the runtime is `runtime::{name}`"))
    })
}

/// Returns the same for readers of the crate's documentation; nothing if there are none.
pub(super) fn docs_on_hidden(lowered: &Crate<'_>) -> String {
    let hidden: Vec<String> =
        hidden(lowered).iter().map(|name| format!("`runtime::{name}`")).collect();
    match hidden.as_slice() {
        [] => String::new(),
        [one] => format!(
            "\nUse {one} for the item of the runtime: a type of the service has its name.\n"
        ),
        [first @ .., last] => format!(
            "\nUse {} and {last} for the items of the runtime: types of the service have their names.\n",
            first.join(", ")
        ),
    }
}

fn hidden(lowered: &Crate<'_>) -> Vec<&'static str> {
    let client = lowered.operations.iter().flat_map(|_| CLIENT_ITEMS);
    let items = ROOT_ITEMS.iter().chain([&VIOLATIONS]).chain(client).copied();
    items.filter(|name| is_type_of(lowered, name)).collect()
}
