//! Schemas: what the crate says of each shape at run time.

use super::defaults;
use super::docs::Documentation;
use super::members::is_optional;
use super::naming::{SchemaNames, TypeNames};
use crate::diagnostic::Diagnostics;
use crate::model::{Member, Shape, ShapeKind};
use crate::traits::Trait;
use serde_json::Value as Json;

/// A schema table.
pub struct SchemaItem<'m> {
    /// The shape.
    pub shape: &'m Shape,
    /// The name of the static.
    pub name: String,
    /// Markdown.
    pub docs: String,
    /// Whether the crate hides it: the shape has no type. A new version of the model may replace
    /// such a shape with another at will, so nobody should name it.
    pub is_hidden: bool,
    /// The traits of the shape that the runtime has, with the values of an enum.
    pub traits: Vec<Trait<'m>>,
    /// The members that hold data. Those of an enum are its values.
    pub members: Vec<SchemaMember<'m>>,
}

/// A member in a schema table.
pub struct SchemaMember<'m> {
    /// The member.
    pub member: &'m Member,
    /// The traits of the member that the runtime has, with the default if a server fills it in.
    pub traits: Vec<Trait<'m>>,
    /// The default, if a client or a server fills it in.
    pub default: Option<&'m Json>,
}

/// What lowering a schema needs.
pub(super) struct Schemas<'a, 'm> {
    pub(super) types: &'a TypeNames<'m>,
    pub(super) names: &'a SchemaNames<'m>,
    pub(super) docs: &'a Documentation<'m>,
}

impl<'m> Schemas<'_, 'm> {
    /// Decides what the schema of a shape says.
    pub(super) fn item(&self, shape: &'m Shape, diagnostics: &mut Diagnostics) -> SchemaItem<'m> {
        let id = shape.id.as_str();
        let name = &self.names[&shape.id];
        let type_name = self.types.get(&shape.id);
        let text = match type_name {
            // The documentation of the shape is at its type.
            Some(name) => format!("Schema of [`{0}`](crate::shapes::{0}).", name.ident),
            None => {
                diagnostics.extend(name.note(&format!("`{id}`")));
                self.docs.of(&shape.traits, &format!("`{id}`."))
            }
        };
        SchemaItem {
            shape,
            name: name.ident.clone(),
            docs: name.document(text, id),
            is_hidden: type_name.is_none(),
            traits: shape_traits(shape),
            members: data_members(shape)
                .iter()
                .map(|member| schema_member(shape, member))
                .collect(),
        }
    }
}

fn data_members(shape: &Shape) -> &[Member] {
    match shape.kind {
        ShapeKind::Enum | ShapeKind::IntEnum => &[],
        _ => &shape.members,
    }
}

fn shape_traits(shape: &Shape) -> Vec<Trait<'_>> {
    let mut traits = Trait::read_all(&shape.traits);
    let values = shape.members.iter().filter_map(|m| m.traits.get("smithy.api#enumValue"));
    match shape.kind {
        ShapeKind::Enum => {
            traits.push(Trait::enum_values(values.filter_map(Json::as_str).collect()));
        }
        ShapeKind::IntEnum => {
            traits.push(Trait::int_enum_values(values.filter_map(Json::as_i64).collect()));
        }
        _ => {}
    }
    traits
}

fn schema_member<'m>(shape: &Shape, member: &'m Member) -> SchemaMember<'m> {
    let mut traits = Trait::read_all(&member.traits);
    let default = defaults::of(member);
    let for_servers = default.filter(|_| is_filled_in_by_servers(shape, member));
    traits.extend(for_servers.map(Trait::default_of));
    let for_clients = default.filter(|_| !is_optional(shape, member));
    SchemaMember { member, traits, default: for_clients.or(for_servers) }
}

/// Reports whether a server fills in the default of a member: where it is optional in Rust, and where a
/// required member would be missed otherwise.
fn is_filled_in_by_servers(shape: &Shape, member: &Member) -> bool {
    let has = |id| member.traits.has(id);
    shape.traits.has("smithy.api#input")
        || has("smithy.api#clientOptional")
        || has("smithy.api#required")
}
