//! Paginators, as far as `smithy.api#paginated` can express them.

use super::OperationTraits;
use super::api::Api;
use super::node::Node;
use crate::diagnostic::{Diagnostic, Diagnostics};
use serde_json::{Map, Value};

/// Returns the traits of all paginated operations.
pub(super) fn all<'j>(
    api: &Api<'j>,
    file: Option<Node<'j>>,
    errors: &mut Diagnostics,
) -> Result<OperationTraits, Diagnostic> {
    let mut all = OperationTraits::default();
    let Some(file) = file else { return Ok(all) };
    for (name, paginator) in file.entries_of("pagination")? {
        let Some(operation) = api.operations.get(name) else {
            all.left_out.push(name.to_owned());
            continue;
        };
        match errors.check(convert(api, &operation, &paginator)).flatten() {
            Some(value) => {
                all.traits.insert(name.to_owned(), ("smithy.api#paginated".to_owned(), value));
            }
            None => all.left_out.push(name.to_owned()),
        }
    }
    Ok(all)
}

/// Returns the trait of an operation; `None` if it cannot express the pagination, which uses
/// several tokens, a computed token, or members that do not exist.
fn convert<'j>(
    api: &Api<'j>,
    operation: &Node<'j>,
    paginator: &Node<'j>,
) -> Result<Option<Value>, Diagnostic> {
    let (Some(input), Some(output)) = (operation.get("input"), operation.get("output")) else {
        return Ok(None);
    };
    let (input, output) = (api.reference(&input)?.shape, api.reference(&output)?.shape);
    let token = only(paginator, "input_token")?;
    let next = only(paginator, "output_token")?;
    let (Some(token), Some(next)) = (token, next) else { return Ok(None) };
    let token_type = api.type_at(&input, token);
    if token.contains('.') || token_type.is_none() || token_type != api.type_at(&output, next) {
        return Ok(None);
    }

    let mut paginated = Map::new();
    paginated.insert("inputToken".to_owned(), token.into());
    paginated.insert("outputToken".to_owned(), next.into());
    if let Some(size) = only(paginator, "limit_key")?
        && api.type_at(&input, size).is_some()
    {
        paginated.insert("pageSize".to_owned(), size.into());
    }
    let mut results = strings(paginator, "result_key")?;
    results.retain(|result| matches!(api.type_at(&output, result), Some("list" | "map")));
    if let [items] = results.as_slice() {
        paginated.insert("items".to_owned(), (*items).into());
    }
    Ok(Some(paginated.into()))
}

/// Returns the only string that a property is or has.
fn only<'j>(paginator: &Node<'j>, key: &str) -> Result<Option<&'j str>, Diagnostic> {
    let strings = strings(paginator, key)?;
    Ok(if let [only] = strings.as_slice() { Some(only) } else { None })
}

/// Returns the strings of a property that is a string or an array of strings.
fn strings<'j>(paginator: &Node<'j>, key: &str) -> Result<Vec<&'j str>, Diagnostic> {
    match paginator.get(key) {
        Some(value) if value.json().is_array() => paginator.texts(key),
        _ => Ok(paginator.text(key)?.into_iter().collect()),
    }
}
