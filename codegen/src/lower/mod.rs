//! From the model to Rust: what becomes a type, and what every member's type is.
//!
//! Lowering decides, emitting writes down: no emitter looks at an optionality or a recursion.

mod boxes;
mod defaults;
pub mod endpoint;
mod jmespath;
mod members;
mod operations;
mod pagination;
mod waiters;

pub use defaults::of as default_of;
pub use jmespath::Expression;
pub use members::{DefaultValue, Field, RustType, Variant};
pub use operations::{Operation, Operations, PROTOCOLS, Protocol};
pub use pagination::Pagination;
pub use waiters::{Acceptor, Comparator, Matcher, Waiter};

use crate::diagnostic::Diagnostics;
use crate::documentation;
use crate::model::{Model, Shape, ShapeId, ShapeKind, Traits};
use crate::names::{self, Names};
use members::Lowering;
use std::collections::{BTreeMap, BTreeSet};

/// A crate to be written.
pub struct Crate<'m> {
    /// The service.
    pub service: &'m Shape,
    /// What the service is, in Markdown.
    pub docs: String,
    /// A type each, ordered by shape id.
    pub items: Vec<Item<'m>>,
    /// The shapes that a schema stands for: those of the items, and the simple ones, lists and
    /// maps that these refer to. Ordered by shape id.
    pub schemas: Vec<SchemaItem<'m>>,
    /// The names of the schemas.
    pub schema_names: SchemaNames<'m>,
    /// What the service does, where it speaks a protocol that the runtime has.
    pub operations: Option<Operations<'m>>,
    /// Where requests go, if the model says so.
    pub endpoints: Option<endpoint::Endpoints>,
}

/// The name of the schema of each shape that has one in the crate.
pub type SchemaNames<'m> = BTreeMap<&'m ShapeId, String>;

/// A type, in a module of its own.
pub struct Item<'m> {
    /// The shape that it is for.
    pub shape: &'m Shape,
    /// The name of the type.
    pub name: String,
    /// The name of the module.
    pub module: String,
    /// The name of the schema.
    pub schema: String,
    /// Markdown.
    pub docs: String,
    /// Why not to use it.
    pub deprecated: Option<String>,
    /// What stands in the type.
    pub body: Body,
}

/// What stands in a type.
pub enum Body {
    /// A struct.
    Structure(Vec<Field>),
    /// An enum with data.
    Union(Vec<Variant>),
    /// An enum of strings.
    Enum(Vec<Value<String>>),
    /// An enum of numbers.
    IntEnum(Vec<Value<i32>>),
}

/// A value of an enum.
pub struct Value<T> {
    /// The name of the variant.
    pub variant: String,
    /// The value on the wire.
    pub wire: T,
    /// Markdown.
    pub docs: String,
    /// Why not to use it.
    pub deprecated: Option<String>,
}

/// A schema table.
pub struct SchemaItem<'m> {
    /// The shape.
    pub shape: &'m Shape,
    /// The name of the static.
    pub name: String,
    /// Markdown.
    pub docs: String,
}

/// The name of the variant for enum values and union members that the model does not know.
pub const UNKNOWN_VALUE: &str = "UnknownValue";
/// See [`UNKNOWN_VALUE`].
pub const UNKNOWN_MEMBER: &str = "UnknownMember";

/// Decides what the crate consists of. `protocol` is spoken in place of the service's own.
///
/// # Errors
///
/// All names that collide.
pub fn lower(model: &Model, protocol: Option<Protocol>) -> Result<Crate<'_>, Diagnostics> {
    let mut errors = Diagnostics::default();
    let data: Vec<&Shape> =
        model.closure().filter(|shape| shape.kind.is_data() && !shape.id.is_prelude()).collect();
    let types = type_names(model, &data, &mut errors);
    check_module_names(model, &types, &mut errors);
    let schema_names = schema_names(model, &data, &mut errors);
    let lowering = Lowering { model, types: &types, boxes: boxes::find(model, &data) };

    let mut items = Vec::new();
    for shape in &data {
        let Some(name) = types.get(&shape.id) else { continue };
        items.push(Item {
            shape,
            name: name.clone(),
            module: names::module_name(name),
            schema: schema_names[&shape.id].clone(),
            docs: docs(&types, &shape.traits),
            deprecated: deprecation(&shape.traits),
            body: lowering.body(shape, &mut errors),
        });
    }
    let schemas = data.iter().map(|shape| schema_item(shape, &types, &schema_names)).collect();
    let docs = docs(&types, &model.service().traits);
    let operations = operations::lower(model, &types, protocol, &mut errors);
    let endpoints = endpoint::lower(model, &|text| to_markdown(&types, text), &mut errors);
    let service = model.service();
    errors.into_result(Crate { service, docs, items, schemas, schema_names, operations, endpoints })
}

/// What the service calls the shape.
fn name_in_service<'m>(model: &'m Model, shape: &'m Shape) -> &'m str {
    let service = model.service().as_service();
    let renamed = service.and_then(|service| service.rename.get(&shape.id));
    renamed.map_or(shape.id.name(), String::as_str)
}

/// Whether the shape has a type of its own. The others are types of Rust: a model may retarget a
/// member from one string shape to another without breaking anybody.
pub fn has_type(shape: &Shape) -> bool {
    use ShapeKind::{Enum, IntEnum, Structure, Union};
    matches!(shape.kind, Structure | Union | Enum | IntEnum)
}

/// The names of the types for shapes.
#[derive(Default)]
struct TypeNames<'m> {
    by_id: BTreeMap<&'m ShapeId, String>,
    /// For documentation, which mentions shapes without their namespaces.
    by_shape_name: BTreeMap<&'m str, String>,
}

impl TypeNames<'_> {
    fn get(&self, id: &ShapeId) -> Option<&String> {
        self.by_id.get(id)
    }
}

fn type_names<'m>(model: &'m Model, data: &[&'m Shape], errors: &mut Diagnostics) -> TypeNames<'m> {
    let mut names = Names::new("types", errors);
    let mut types = TypeNames::default();
    for shape in data.iter().filter(|shape| has_type(shape)) {
        let shape_name = name_in_service(model, shape);
        let name = names::type_name(shape_name);
        names.take(&name, shape.id.as_str(), shape.place());
        types.by_shape_name.insert(shape_name, name.clone());
        types.by_id.insert(&shape.id, name);
    }
    types
}

/// Two types may be one as modules: `AB`, which a shape `A_B` becomes, and `Ab`.
fn check_module_names(model: &Model, types: &TypeNames<'_>, errors: &mut Diagnostics) {
    let mut names = Names::new("modules", errors);
    let mut checked = BTreeSet::new();
    for (id, type_name) in &types.by_id {
        if checked.insert(type_name) {
            let place = model.shape(id).and_then(Shape::place);
            names.take(&names::module_name(type_name), id.as_str(), place);
        }
    }
}

fn schema_names<'m>(
    model: &'m Model,
    data: &[&'m Shape],
    errors: &mut Diagnostics,
) -> SchemaNames<'m> {
    let mut names = Names::new("schemas", errors);
    let mut schemas = SchemaNames::new();
    for shape in data {
        let name = names::schema_name(name_in_service(model, shape));
        names.take(&name, shape.id.as_str(), shape.place());
        schemas.insert(&shape.id, name);
    }
    schemas
}

fn schema_item<'m>(
    shape: &'m Shape,
    types: &TypeNames<'m>,
    schemas: &SchemaNames<'m>,
) -> SchemaItem<'m> {
    // A shape that has a type has its documentation there.
    let docs = match types.get(&shape.id) {
        Some(name) => format!("Schema of [`{name}`](crate::shapes::{name})."),
        None => docs(types, &shape.traits),
    };
    SchemaItem { shape, name: schemas[&shape.id].clone(), docs }
}

/// The documentation among the traits, as Markdown that links to the types.
fn docs(types: &TypeNames<'_>, traits: &Traits) -> String {
    traits.str("smithy.api#documentation").map_or(String::new(), |text| to_markdown(types, text))
}

/// Documentation as Markdown that links to the types.
fn to_markdown(types: &TypeNames<'_>, text: &str) -> String {
    documentation::to_markdown(text, &|name| {
        types.by_shape_name.get(name).map(|name| format!("crate::shapes::{name}"))
    })
}

/// Why not to use what has these traits, if they say so.
fn deprecation(traits: &Traits) -> Option<String> {
    let deprecated = traits.get("smithy.api#deprecated")?;
    let text = |name| deprecated.get(name).and_then(|value| value.as_str());
    Some(match (text("since"), text("message")) {
        (Some(since), Some(message)) => format!("since {since}: {message}"),
        (Some(since), None) => format!("since {since}"),
        (None, Some(message)) => message.to_owned(),
        (None, None) => String::new(),
    })
}
