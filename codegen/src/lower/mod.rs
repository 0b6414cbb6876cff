//! From the model to Rust: what becomes a type, and what every member's type is.
//!
//! Lowering decides, emitting writes down: no emitter looks at an optionality or a recursion.

mod boxes;
mod members;

pub use members::{DefaultValue, Field, RustType, Variant};

use crate::diagnostic::Diagnostics;
use crate::documentation;
use crate::model::{Model, Shape, ShapeId, ShapeKind, Traits};
use crate::names::{self, Names};
use members::Lowering;
use std::collections::BTreeMap;

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
}

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

/// Decides what the crate consists of.
///
/// # Errors
///
/// All names that collide.
pub fn lower(model: &Model) -> Result<Crate<'_>, Diagnostics> {
    let mut errors = Diagnostics::default();
    let data: Vec<&Shape> =
        model.closure().filter(|shape| shape.kind.is_data() && !shape.id.is_prelude()).collect();
    let types = type_names(model, &data, &mut errors);
    let schemas = schema_items(&types, &data, &mut errors);
    let lowering = Lowering { model, types: &types, boxes: boxes::find(model, &data) };

    let mut items = Vec::new();
    for shape in &data {
        let Some(name) = types.get(&shape.id) else { continue };
        items.push(Item {
            shape,
            name: name.clone(),
            module: names::module_name(name),
            schema: names::schema_name(shape.id.name()),
            docs: docs(&types, &shape.traits),
            deprecated: deprecation(&shape.traits),
            body: lowering.body(shape, &mut errors),
        });
    }
    let docs = docs(&types, &model.service().traits);
    errors.into_result(Crate { service: model.service(), docs, items, schemas })
}

/// Whether the shape has a type of its own. The others are types of Rust: a model may retarget a
/// member from one string shape to another without breaking anybody.
fn has_type(shape: &Shape) -> bool {
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

fn type_names<'m>(model: &Model, data: &[&'m Shape], errors: &mut Diagnostics) -> TypeNames<'m> {
    let renames = model.service().as_service().map(|service| &service.rename);
    let mut names = Names::new("types", errors);
    let mut types = TypeNames::default();
    for shape in data.iter().filter(|shape| has_type(shape)) {
        let renamed = renames.and_then(|renames| renames.get(&shape.id));
        let name = names::type_name(renamed.map_or(shape.id.name(), String::as_str));
        names.take(&name, shape.id.as_str(), shape.place());
        types.by_shape_name.insert(shape.id.name(), name.clone());
        types.by_id.insert(&shape.id, name);
    }
    types
}

fn schema_items<'m>(
    types: &TypeNames<'m>,
    data: &[&'m Shape],
    errors: &mut Diagnostics,
) -> Vec<SchemaItem<'m>> {
    let mut names = Names::new("schemas", errors);
    let item = |shape: &&'m Shape| {
        let name = names::schema_name(shape.id.name());
        names.take(&name, shape.id.as_str(), shape.place());
        // A shape that has a type has its documentation there.
        let docs = match types.get(&shape.id) {
            Some(name) => format!("Schema of [`{name}`](crate::shapes::{name})."),
            None => docs(types, &shape.traits),
        };
        SchemaItem { shape, name, docs }
    };
    data.iter().map(item).collect()
}

/// The documentation among the traits, as Markdown that links to the types.
fn docs(types: &TypeNames<'_>, traits: &Traits) -> String {
    let Some(text) = traits.str("smithy.api#documentation") else { return String::new() };
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
