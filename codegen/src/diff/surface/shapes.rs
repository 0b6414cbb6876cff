//! Types with their members, and the schemas of all shapes.

use super::context::Context;
use super::{Bounds, Item, ItemKind, Rule, Surface, Target, traits, types};
use crate::diff::change::Kind;
use crate::lower::{self, Body, Crate, Field, SchemaItem, SchemaMember, Value, Variant};
use crate::model::{Member, Model, Shape};
use crate::traits::Effect;
use std::collections::BTreeMap;

/// Adds every type, and every schema.
pub(super) fn add(surface: &mut Surface<'_>, model: &Model, lowered: &Crate<'_>) {
    surface.add("shapes::visit_shapes()", Item::new(ItemKind::Function, None));
    let types: BTreeMap<&str, &lower::Item> =
        lowered.items.iter().map(|item| (item.schema.as_str(), item)).collect();
    for schema in &lowered.schemas {
        let item = match types.get(schema.name.as_str()) {
            Some(item) => {
                add_type(surface, model, lowered, schema, item);
                Item::new(ItemKind::Schema, Some(&item.name)).of_shape(&schema.shape.id)
            }
            None => schema_of(surface, model, lowered, schema),
        };
        surface.add(path_of(&schema.name), item);
    }
}

fn path_of(schema: &str) -> String {
    format!("schema::{schema}")
}

fn add_type(
    surface: &mut Surface<'_>,
    model: &Model,
    lowered: &Crate<'_>,
    schema: &SchemaItem<'_>,
    item: &lower::Item,
) {
    let shape = schema.shape;
    let kind = match item.body {
        Body::Structure(_) => ItemKind::Structure,
        Body::Union(_) => ItemKind::Union,
        Body::Enum(_) => ItemKind::Enum,
        Body::IntEnum(_) => ItemKind::IntEnum,
    };
    let mut own = Item::new(kind, None).of_shape(&shape.id);
    own.tell("name", Kind::WireName, shape.id.name());
    own.tell("namespace", Kind::Behavior, shape.id.namespace());
    own.tell_documentation(surface.markdown(&shape.traits), item.deprecated.as_deref());
    let context = surface.context(&shape.id);
    own.tell_traits(context, &schema.traits, shape.id.name());
    if item.is_eq {
        let rule = Rule::Implementation { otherwise: Kind::Behavior };
        own.tell_by("Eq and Hash", rule, "derived");
    }

    let mut parts = Parts { surface, model, lowered, schema, context, name: &item.name };
    match &item.body {
        Body::Structure(fields) => parts.add_fields(fields),
        Body::Union(variants) => parts.add_variants(variants),
        Body::Enum(values) => {
            own.order = parts.add_values(values, |value| format!("{:?}", value.wire));
        }
        Body::IntEnum(values) => {
            own.order = parts.add_values(values, |value| value.wire.to_string());
        }
    }
    surface.add(item.name.clone(), own);
}

/// Adds the parts of a type.
struct Parts<'a, 'm> {
    surface: &'a mut Surface<'m>,
    model: &'a Model,
    lowered: &'a Crate<'a>,
    schema: &'a SchemaItem<'a>,
    context: Context,
    /// The name of the type.
    name: &'a str,
}

impl Parts<'_, '_> {
    fn part(&self, kind: ItemKind, member: &Member) -> Item {
        let item = Item::new(kind, Some(self.name));
        item.of_shape(format_args!("{}${}", self.schema.shape.id, member.name))
    }

    fn path(&self, part: &str) -> String {
        format!("{}::{part}", self.name)
    }

    fn add_fields(&mut self, fields: &[Field]) {
        let make = self.make(fields);
        self.surface.add(self.path("make()"), make);
        for (field, member) in fields.iter().zip(&self.schema.members) {
            let path = self.path(&field.name);
            self.surface.add_setter(self.name, &path, &field.setter);
            let item = self.field(field, member);
            self.surface.add(path, item);
        }
    }

    /// The names of the arguments are part of the fact, since two of the same type may change places.
    fn make(&self, fields: &[Field]) -> Item {
        let taken = fields.iter().filter(|field| field.default.is_none());
        let argument = |field: &Field| format!("{}: {}", field.name, types::text(&field.ty));
        let arguments = taken.map(argument).collect::<Vec<_>>().join(", ");
        let mut item = Item::new(ItemKind::Method, Some(self.name)).of_shape(&self.schema.shape.id);
        item.tell("arguments", Kind::Arguments, format!("({arguments})"));
        item
    }

    fn field(&self, field: &Field, schema: &SchemaMember<'_>) -> Item {
        let mut item = self.part(ItemKind::Member, schema.member);
        let form = types::form(&field.ty);
        item.tell_by("type", Rule::Type { form }, types::stored(field));
        if let Some(default) = schema.default {
            item.tell_by("default", Rule::Default, traits::canonical(default));
        }
        if schema.traits.iter().any(|one| one.info.effect == Effect::Required) {
            // Only servers look for members that are never absent in Rust.
            let rule = match field.optional {
                true => Rule::Limit { bounds: Bounds::Other, is_sent: self.context.is_sent },
                false => Rule::Always(Kind::Behavior),
            };
            item.tell_by("required", rule, traits::SET);
        }
        self.tell_member(&mut item, schema, field.deprecated.as_deref());
        item
    }

    fn add_variants(&mut self, variants: &[Variant]) {
        for (variant, member) in variants.iter().zip(&self.schema.members) {
            let item = self.variant(variant, member);
            self.surface.add(self.path(&variant.name), item);
        }
    }

    fn variant(&self, variant: &Variant, schema: &SchemaMember<'_>) -> Item {
        let mut item = self.part(ItemKind::Variant, schema.member);
        let (form, ty) = match &variant.ty {
            Some(ty) => (types::form(ty), types::boxed(types::text(ty), variant.boxed)),
            None => ("members".to_owned(), "()".to_owned()),
        };
        item.tell_by("type", Rule::Type { form }, ty);
        self.tell_member(&mut item, schema, variant.deprecated.as_deref());
        item
    }

    /// Adds the facts that members of structures and unions have in common.
    fn tell_member(&self, item: &mut Item, schema: &SchemaMember<'_>, deprecated: Option<&str>) {
        let (member, traits) = (schema.member, &schema.traits);
        item.tell("name", Kind::WireName, member.name.as_str());
        item.tell_documentation(self.surface.markdown(&member.traits), deprecated);
        item.tell_traits(self.context, traits, &member.name);
        let mut target = target(self.model, self.lowered, self.context, member);
        let of_target = &mut target.facts;
        traits::tell_timestamp_format(of_target, self.context, self.model, (member, traits));
        item.targets.insert("", target);
    }

    /// Adds the values of an enum. Returns their names in order.
    fn add_values<T>(
        &mut self,
        values: &[Value<T>],
        wire: impl Fn(&Value<T>) -> String,
    ) -> Vec<String> {
        for (value, member) in values.iter().zip(&self.schema.shape.members) {
            let mut item = self.part(ItemKind::Variant, member);
            item.tell("value", Kind::WireValue, wire(value));
            let docs = self.surface.markdown(&member.traits);
            item.tell_documentation(docs, value.deprecated.as_deref());
            self.surface.add(self.path(&value.variant), item);
        }
        values.iter().map(|value| value.variant.clone()).collect()
    }
}

/// Returns the schema of a shape that has no type.
fn schema_of(
    surface: &Surface<'_>,
    model: &Model,
    lowered: &Crate<'_>,
    schema: &SchemaItem<'_>,
) -> Item {
    let shape = schema.shape;
    let context = surface.context(&shape.id);
    let mut item = Item::new(ItemKind::Schema, None).of_shape(&shape.id);
    item.tell("id", Kind::Behavior, shape.id.as_str());
    item.tell_documentation(surface.markdown(&shape.traits), None);
    item.tell_traits(context, &schema.traits, shape.id.name());
    for SchemaMember { member, traits, .. } in &schema.members {
        let place = ["member", "key", "value"].into_iter().find(|place| *place == member.name);
        let Some(place) = place else { continue };
        traits::tell(&mut item.facts, context, &format!("{place}."), traits, place);
        let mut target = target(model, lowered, context, member);
        if place == "key" {
            // Keys are strings in Rust, whatever they are in the model.
            target.ty.clear();
        }
        item.targets.insert(place, target);
    }
    item
}

fn target(model: &Model, lowered: &Crate<'_>, context: Context, member: &Member) -> Target {
    let shape = model.shape(&member.target);
    let name = lowered.schema_names.get(&member.target);
    Target {
        id: member.target.to_string(),
        ty: shape.map(|shape| type_of(model, shape)).unwrap_or_default(),
        schema: name
            .filter(|_| shape.is_some_and(|shape| !lower::has_type(shape)))
            .map(|name| path_of(&name.ident)),
        facts: traits::of_target(model, lowered, context, member),
    }
}

/// Returns text that differs if the Rust types of two targets do. Collections that contain nothing but
/// themselves are invalid, so this ends.
fn type_of(model: &Model, shape: &Shape) -> String {
    if lower::has_type(shape) {
        return shape.id.to_string();
    }
    let values = shape.members.iter().filter(|member| member.name != "key");
    let targets = values.filter_map(|member| model.shape(&member.target));
    let inner: Vec<String> = targets.map(|target| type_of(model, target)).collect();
    format!("{}({})", shape.kind.name(), inner.join(", "))
}
