//! The names of a service's types, schemas and operations.
//!
//! Names are chosen for the whole service, so a crate of selected operations has the same names.

use super::waitable;
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use crate::names::{self, Candidate, Name, Style, distinct};
use std::collections::BTreeMap;

/// The name of the type of each shape of the service that has one, even if it is not selected.
pub type TypeNames<'m> = BTreeMap<&'m ShapeId, Name>;

/// The name of the schema of each shape of the service that has one, even if it is not selected.
pub type SchemaNames<'m> = BTreeMap<&'m ShapeId, Name>;

/// Returns the shape's name in the service.
pub(super) fn name_in_service<'m>(model: &'m Model, shape: &'m Shape) -> &'m str {
    let service = model.service().as_service();
    let renamed = service.and_then(|service| service.rename.get(&shape.id));
    renamed.map_or(shape.id.name(), String::as_str)
}

/// Returns the names of the types.
pub(super) fn types(model: &Model) -> TypeNames<'_> {
    const UNHANDLED: (&str, &str) =
        ("Unhandled", "the variant for errors that the model does not name");
    let shapes = in_order(model, has_type);
    let type_name = |shape: &Shape| names::type_name(name_in_service(model, shape));
    // Error types are also variants.
    let is_unhandled =
        |shape: &&Shape| shape.traits.has("smithy.api#error") && type_name(shape) == UNHANDLED.0;
    let reserved = if shapes.iter().any(is_unhandled) { &[UNHANDLED][..] } else { &[] };
    let candidate = |shape: &Shape| Candidate {
        name: type_name(shape),
        style: Style::Camel,
        meaning: format!("the type for `{}`", shape.id),
        place: shape.place(),
    };
    by_key(shapes.into_iter().map(|shape| (&shape.id, candidate(shape))), reserved)
}

/// Returns the modules of the types.
pub(super) fn modules<'m>(model: &'m Model, types: &TypeNames<'m>) -> BTreeMap<&'m ShapeId, Name> {
    let shapes = in_order(model, has_type).into_iter();
    let owners = shapes.map(|shape| (&shape.id, types[&shape.id].ident.as_str()));
    modules_of(owners, types.values())
}

/// Returns the modules of the operations.
pub(super) fn operation_modules<'m>(
    model: &'m Model,
    names: &OperationNames<'m>,
) -> BTreeMap<&'m ShapeId, Name> {
    let shapes = in_order(model, |shape| shape.as_operation().is_some()).into_iter();
    let name = |shape: &'m Shape| names[&Owner::Operation(&shape.id)].ident.as_str();
    modules_of(shapes.map(|shape| (&shape.id, name(shape))), names.values())
}

/// Returns the modules of types, which are in the same scope as the types. Two types can get
/// the same module: `AB`, made from a shape `A_B`, and `Ab`. Users do not see these names, so there
/// are no notes about them.
fn modules_of<'m, 'n>(
    owners: impl Iterator<Item = (&'m ShapeId, &'n str)>,
    in_scope: impl Iterator<Item = &'n Name>,
) -> BTreeMap<&'m ShapeId, Name> {
    let candidate = |type_name: &str| Candidate {
        name: names::module_name(type_name),
        style: Style::Snake,
        meaning: "another module".to_owned(),
        place: None,
    };
    let types = in_scope.map(|name| (name.ident.as_str(), "a type"));
    let reserved: Vec<_> = types.chain([("smithy_shapes", "the runtime")]).collect();
    by_key(owners.map(|(id, type_name)| (id, candidate(type_name))), &reserved)
}

/// Returns the names of the schemas.
pub(super) fn schemas(model: &Model) -> SchemaNames<'_> {
    let shapes = in_order(model, is_data).into_iter();
    let candidate = |shape: &Shape| Candidate {
        name: names::schema_name(name_in_service(model, shape)),
        style: Style::Snake,
        meaning: format!("the schema of `{}`", shape.id),
        place: shape.place(),
    };
    by_key(shapes.map(|shape| (&shape.id, candidate(shape))), &[])
}

/// The owner of a name in the module of the operations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner<'m> {
    Service,
    Operation(&'m ShapeId),
    /// The enum of the operation's errors.
    Errors(&'m ShapeId),
    /// The constant for one of its waiters.
    Waiter(&'m ShapeId, &'m str),
}

/// The names in the module of the operations.
pub(super) type OperationNames<'m> = BTreeMap<Owner<'m>, Name>;

/// Names the items in the module of the operations. Items with names from the model take precedence
/// over those with derived names.
pub(super) fn operations(model: &Model) -> OperationNames<'_> {
    const RESERVED: &[(&str, &str)] = &[
        ("Modeled", "an item of the runtime"),
        ("None", "a variant of `Option`"),
        ("OperationVisitor", "an item of the runtime"),
        ("Pagination", "an item of the runtime"),
        ("Some", "a variant of `Option`"),
        ("Trait", "an item of the runtime"),
        ("Unhandled", "an item of the runtime"),
    ];
    let service = model.service();
    let operations = in_order(model, |shape| shape.as_operation().is_some());
    let candidate = |name, meaning: &str, shape: &Shape| Candidate {
        name,
        style: Style::Camel,
        meaning: format!("{meaning} `{}`", shape.id),
        place: shape.place(),
    };
    let name_of = |shape: &Shape| names::type_name(shape.id.name());
    let own = operations.iter().map(|shape| {
        (Owner::Operation(&shape.id), candidate(name_of(shape), "the operation", shape))
    });
    let errors = operations.iter().map(|shape| {
        let name = names::error_name(shape.id.name());
        (Owner::Errors(&shape.id), candidate(name, "the enum for the errors of", shape))
    });
    let waiters = operations.iter().flat_map(|shape| {
        let candidates = waitable::candidates(shape);
        candidates.map(|(waiter, candidate)| (Owner::Waiter(&shape.id, waiter), candidate))
    });
    let service = (Owner::Service, candidate(name_of(service), "the service", service));
    by_key([service].into_iter().chain(own).chain(errors).chain(waiters), RESERVED)
}

/// Returns whether the shape has its own type. Other shapes use Rust's types, so a model may
/// retarget a member from one string shape to another without breaking anyone.
pub fn has_type(shape: &Shape) -> bool {
    use ShapeKind::{Enum, IntEnum, Structure, Union};
    is_data(shape) && matches!(shape.kind, Structure | Union | Enum | IntEnum)
}

/// Returns whether the shape has its own schema instead of one from the runtime.
pub(super) fn is_data(shape: &Shape) -> bool {
    shape.kind.is_data() && !shape.id.is_prelude()
}

/// Returns the matching shapes of the service, in the order in which they get their names. Those of
/// the service's own namespace come first, so that shapes added later from elsewhere rename
/// nothing.
fn in_order(model: &Model, is_such: impl Fn(&Shape) -> bool) -> Vec<&Shape> {
    let own = model.service().id.namespace();
    let mut shapes: Vec<&Shape> = model.closure().filter(|shape| is_such(shape)).collect();
    shapes.sort_by_key(|shape| shape.id.namespace() != own);
    shapes
}

/// Returns distinct names by owner.
fn by_key<K: Ord>(
    candidates: impl Iterator<Item = (K, Candidate)>,
    reserved: &[(&str, &str)],
) -> BTreeMap<K, Name> {
    let (keys, candidates): (Vec<K>, Vec<Candidate>) = candidates.unzip();
    keys.into_iter().zip(distinct(&candidates, reserved)).collect()
}
