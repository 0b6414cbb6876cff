//! From the model to Rust: what becomes a type, and what every member's type is.
//!
//! Lowering decides, and emitters write down what it decided: no emitter looks at traits, at whether
//! a member is optional, or at recursion.

mod boxes;
mod defaults;
mod docs;
pub mod endpoint;
mod equality;
mod example;
mod jmespath;
mod members;
mod naming;
mod operations;
mod page_items;
mod pagination;
mod rust_type;
mod schemas;
mod waitable;
mod waiters;

pub use docs::Docs;
pub use example::{Example, ExampleEndpoint};
pub use jmespath::Expression;
pub use members::{DefaultValue, Field, Variant};
pub use naming::{SchemaNames, TypeNames, has_type};
pub use operations::{Operation, Operations, PROTOCOLS, Protocol, spoken};
pub use page_items::PageItems;
pub use pagination::Pagination;
pub use rust_type::RustType;
pub use schemas::{SchemaItem, SchemaMember};
pub use waiters::{Acceptor, Comparator, Matcher, Waiter};

use crate::diagnostic::Diagnostics;
use crate::model::{Model, Shape, ShapeId, Traits};
use docs::Documentation;
use members::Lowering;
use schemas::Schemas;

/// A crate to be written.
pub struct Crate<'m> {
    /// The service.
    pub service: &'m Shape,
    /// The documentation of the service, in Markdown.
    pub docs: String,
    /// The types, ordered by shape ID.
    pub items: Vec<Item>,
    /// The schemas of the items, and of the simple shapes, lists and maps that they refer to, ordered
    /// by shape ID.
    pub schemas: Vec<SchemaItem<'m>>,
    /// The names of the types.
    pub type_names: TypeNames<'m>,
    /// The names of the schemas.
    pub schema_names: SchemaNames<'m>,
    /// What the service does, if it has a protocol that the runtime has.
    pub operations: Option<Operations<'m>>,
    /// Where requests go, if the model says so.
    pub endpoints: Option<endpoint::Endpoints>,
    /// A call as an example, if there is a simple one.
    pub example: Option<Example>,
    /// What a user of the generator should know.
    pub notes: Diagnostics,
}

impl<'m> Crate<'m> {
    /// Returns the schema of a shape. None for those of Smithy's prelude, which the runtime has.
    pub fn schema(&self, shape: &ShapeId) -> Option<&SchemaItem<'m>> {
        let index = self.schemas.binary_search_by(|item| item.shape.id.cmp(shape)).ok()?;
        self.schemas.get(index)
    }
}

/// A type, in a module of its own.
pub struct Item {
    /// The name of the type.
    pub name: String,
    /// The name of the module.
    pub module: String,
    /// The name of the schema.
    pub schema: String,
    /// Markdown.
    pub docs: String,
    /// Links to the operations that it is the input or output of, as Markdown; empty if there are none.
    pub operations: String,
    /// Why not to use it, if it is deprecated.
    pub deprecated: Option<String>,
    /// Whether equality is total, so that the type is `Eq` and `Hash`.
    pub is_eq: bool,
    /// The contents of the type.
    pub body: Body,
}

/// The contents of a type.
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
    /// Why not to use it, if it is deprecated.
    pub deprecated: Option<String>,
}

/// The name of the variant for values of an enum that the model does not have.
pub const UNKNOWN_VALUE: &str = "UnknownValue";
/// The name of the variant for members of a union that the model does not have.
pub const UNKNOWN_MEMBER: &str = "UnknownMember";

/// Decides what the crate consists of. `protocol` replaces the service's own, if there is one.
///
/// Names are the same as in a crate of the whole service, even if the crate has only a part of it.
///
/// # Errors
///
/// Everything that cannot be translated.
pub fn lower(
    model: &Model,
    protocol: Option<Protocol>,
    docs: Docs,
) -> Result<Crate<'_>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let (type_names, schema_names) = (naming::types(model), naming::schemas(model));
    let modules = naming::modules(model, &type_names);
    let data: Vec<&Shape> = model.selected().filter(|shape| naming::is_data(shape)).collect();
    let docs = Documentation::new(docs, model, &type_names);
    let boxes = boxes::find(model, &data);
    let partial = equality::find(model, &data);
    let tables = Schemas { types: &type_names, names: &schema_names, docs: &docs };
    let lowering = Lowering { model, types: &type_names, docs: &docs, boxes };

    let (mut items, mut schemas) = (Vec::new(), Vec::new());
    for shape in data {
        let id = &shape.id;
        if let Some(name) = type_names.get(id) {
            let text = docs.of(&shape.traits, &format!("`{}`.", id.name()));
            diagnostics.extend(name.note(&format!("`{id}`")));
            items.push(Item {
                name: name.ident.clone(),
                module: modules[id].ident.clone(),
                schema: schema_names[id].ident.clone(),
                docs: name.document(text, id.as_str()),
                operations: String::new(),
                deprecated: deprecation(&shape.traits),
                is_eq: partial.is_total(id),
                body: lowering.body(shape, &mut diagnostics),
            });
        }
        schemas.push(tables.item(shape, &mut diagnostics));
    }
    let mut operations = operations::lower(model, &type_names, &docs, protocol, &mut diagnostics);
    if let Some(operations) = &mut operations {
        page_items::lower(&lowering, operations);
        docs::link_to_operations(&mut items, operations);
    }
    let endpoints = endpoint::lower(model, &|text| docs.markdown(text), &mut diagnostics);
    let example = operations
        .as_ref()
        .and_then(|operations| example::choose(model, &items, operations, endpoints.as_ref()));
    let notes = diagnostics.take_notes();
    diagnostics.into_result(Crate {
        service: model.service(),
        docs: docs.of(&model.service().traits, ""),
        items,
        schemas,
        type_names,
        schema_names,
        operations,
        endpoints,
        example,
        notes,
    })
}

/// Returns why not to use what has these traits, if it is deprecated.
fn deprecation(traits: &Traits) -> Option<String> {
    traits.get("smithy.api#deprecated").map(docs::deprecation)
}
