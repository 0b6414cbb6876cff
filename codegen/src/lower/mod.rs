//! From the model to Rust: what becomes a type, and what every member's type is.
//!
//! Lowering decides, emitting writes down: no emitter looks at an optionality or a recursion.

mod boxes;
mod defaults;
mod docs;
pub mod endpoint;
mod jmespath;
mod members;
mod operations;
mod pagination;
mod waiters;

pub use defaults::of as default_of;
pub use docs::Docs;
pub use jmespath::Expression;
pub use members::{DefaultValue, Field, RustType, Variant};
pub use operations::{Operation, Operations, PROTOCOLS, Protocol};
pub use pagination::Pagination;
pub use waiters::{Acceptor, Comparator, Matcher, Waiter};

use crate::diagnostic::Diagnostics;
use crate::model::{Model, Shape, ShapeId, ShapeKind, Traits};
use crate::names::{self, Names};
use docs::Documentation;
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
    /// The names of the types.
    pub type_names: TypeNames<'m>,
    /// The names of the schemas.
    pub schema_names: SchemaNames<'m>,
    /// What the service does, where it speaks a protocol that the runtime has.
    pub operations: Option<Operations<'m>>,
    /// Where requests go, if the model says so.
    pub endpoints: Option<endpoint::Endpoints>,
}

/// The name of the type of each shape of the service that has one, also if it is not selected.
pub type TypeNames<'m> = BTreeMap<&'m ShapeId, String>;

/// The name of the schema of each shape of the service that has one, also if it is not selected.
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
/// Names are those that the types and schemas have in a crate of the whole service.
///
/// # Errors
///
/// All names that collide.
pub fn lower(
    model: &Model,
    protocol: Option<Protocol>,
    docs: Docs,
) -> Result<Crate<'_>, Diagnostics> {
    let mut errors = Diagnostics::default();
    // What has a name in the whole service, and then what of it becomes something.
    let mut data: Vec<&Shape> =
        model.closure().filter(|shape| shape.kind.is_data() && !shape.id.is_prelude()).collect();
    let type_names = type_names(model, &data, &mut errors);
    check_module_names(model, &type_names, &mut errors);
    let schema_names = schema_names(model, &data, &mut errors);
    data.retain(|shape| model.is_selected(&shape.id));
    let docs = Documentation::new(docs, model, &type_names);
    let boxes = boxes::find(model, &data);
    let lowering = Lowering { model, types: &type_names, docs: &docs, boxes };

    let mut items = Vec::new();
    for shape in &data {
        let Some(name) = type_names.get(&shape.id) else { continue };
        items.push(Item {
            shape,
            name: name.clone(),
            module: names::module_name(name),
            schema: schema_names[&shape.id].clone(),
            docs: docs.of(&shape.traits),
            deprecated: deprecation(&shape.traits),
            body: lowering.body(shape, &mut errors),
        });
    }
    let schema = |shape| schema_item(shape, &type_names, &schema_names, &docs);
    let schemas = data.iter().copied().map(schema).collect();
    let operations = operations::lower(model, &type_names, &docs, protocol, &mut errors);
    let endpoints = endpoint::lower(model, &|text| docs.markdown(text), &mut errors);
    errors.into_result(Crate {
        service: model.service(),
        docs: docs.of(&model.service().traits),
        items,
        schemas,
        type_names,
        schema_names,
        operations,
        endpoints,
    })
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

fn type_names<'m>(model: &'m Model, data: &[&'m Shape], errors: &mut Diagnostics) -> TypeNames<'m> {
    let mut names = Names::new("types", errors);
    let mut types = TypeNames::default();
    for shape in data.iter().filter(|shape| has_type(shape)) {
        let name = names::type_name(name_in_service(model, shape));
        names.take(&name, shape.id.as_str(), shape.place());
        types.insert(&shape.id, name);
    }
    types
}

/// Two types may be one as modules: `AB`, which a shape `A_B` becomes, and `Ab`.
fn check_module_names(model: &Model, types: &TypeNames<'_>, errors: &mut Diagnostics) {
    let mut names = Names::new("modules", errors);
    let mut checked = BTreeSet::new();
    for (id, type_name) in types {
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
    docs: &Documentation<'m>,
) -> SchemaItem<'m> {
    // A shape that has a type has its documentation there.
    let docs = match types.get(&shape.id) {
        Some(name) => format!("Schema of [`{name}`](crate::shapes::{name})."),
        None => docs.of(&shape.traits),
    };
    SchemaItem { shape, name: schemas[&shape.id].clone(), docs }
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
