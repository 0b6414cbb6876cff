//! The call that the crate's first page shows.

use super::endpoint::Endpoints;
use super::rust_type::RustType;
use super::{Body, Field, Item, Operation, Operations};
use crate::model::{Member, Model};

/// A call as an example.
pub struct Example {
    /// The name of the operation's type.
    pub operation: String,
    /// The type of the input.
    pub input: String,
    /// Whether the input knows its operation.
    pub owns_input: bool,
    /// The setters of the members that must be set, which all take a string.
    pub setters: Vec<String>,
    /// Where the request goes.
    pub endpoint: ExampleEndpoint,
}

/// The endpoint of an example.
pub enum ExampleEndpoint {
    /// The service's own in a region, which this setter sets.
    InRegion(String),
    /// Any URL, since the service's own endpoint does not depend on a region.
    Url,
}

/// Names that the example uses for something else.
const TAKEN: &[&str] = &[
    "Box",
    "Client",
    "Endpoint",
    "EndpointParams",
    "Err",
    "Ok",
    "Operation",
    "Params",
    "Response",
    "Result",
    "String",
];

/// Returns the call to show. Members of its input that must be set are all strings. It preferably
/// has pages, or otherwise only reads, and sets few members. If several calls are equal in this, it
/// is the first by shape ID. None if no operation has such an input.
pub(super) fn choose(
    model: &Model,
    items: &[Item],
    operations: &Operations<'_>,
    endpoints: Option<&Endpoints>,
) -> Option<Example> {
    let calls = operations.items.iter().filter_map(|operation| {
        let (input, setters) = call(model, items, operation)?;
        Some((operation, input, setters))
    });
    let (operation, input, setters) = calls.min_by_key(|(operation, _, setters)| {
        let is_readonly = operation.shape.traits.has("smithy.api#readonly");
        let is_deprecated = operation.deprecated.is_some();
        (is_deprecated, operation.pagination.is_none(), !is_readonly, setters.len())
    })?;
    let endpoint = endpoints.and_then(region_setter);
    let endpoint = endpoint.map_or(ExampleEndpoint::Url, ExampleEndpoint::InRegion);
    Some(Example {
        operation: operation.name.clone(),
        input: input.to_owned(),
        owns_input: operation.owns_input,
        setters,
        endpoint,
    })
}

/// Returns the type of the operation's input and what to set in it, if that is only strings.
fn call<'o>(
    model: &Model,
    items: &[Item],
    operation: &'o Operation<'_>,
) -> Option<(&'o str, Vec<String>)> {
    let input = operation.input.as_ref()?;
    let shape = &operation.shape.as_operation()?.input;
    let is_free = |name: &str| !TAKEN.contains(&name);
    if *input == operation.name || !is_free(input) || !is_free(&operation.name) {
        return None;
    }
    let Body::Structure(fields) = &items.iter().find(|item| item.name == *input)?.body else {
        return None;
    };
    let members = &model.shape(shape)?.members;
    let mut setters = Vec::new();
    for (member, field) in members.iter().zip(fields) {
        setters.extend(setter(member, field)?);
    }
    Some((input, setters))
}

/// Returns what the example sets of a member: `Some(None)` if nothing, and none if it would have to
/// set more than a string.
fn setter(member: &Member, field: &Field) -> Option<Option<String>> {
    let is_argument = field.default.is_none();
    let is_required = field.optional && member.traits.has("smithy.api#required");
    match field.ty {
        _ if is_argument => None,
        _ if !is_required => Some(None),
        RustType::String => Some(Some(field.setter.clone())),
        _ => None,
    }
}

fn region_setter(endpoints: &Endpoints) -> Option<String> {
    let mut params = endpoints.params.iter();
    let region = params.find(|param| param.built_in.as_deref() == Some("AWS::Region"))?;
    Some(region.setter.clone())
}
