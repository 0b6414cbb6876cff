//! The members of types: their Rust types, whether they are optional, and their defaults.

use super::boxes::Boxes;
use super::defaults;
use super::docs::Documentation;
use super::rust_type::RustType;
use super::{Body, TypeNames, UNKNOWN_MEMBER, UNKNOWN_VALUE, Value, deprecation};
use crate::diagnostic::Diagnostics;
use crate::documentation::code;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use crate::names::{self, Candidate, FieldNames, Name, Style, distinct};
use serde_json::Value as Json;

/// A field of a struct.
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// The name of the argument that sets it.
    pub argument: String,
    /// The name of the method that sets it.
    pub setter: String,
    /// The documentation of that method, in Markdown.
    pub setter_docs: String,
    /// The type, without `Option` and `Box`.
    pub ty: RustType,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether it is boxed.
    pub boxed: bool,
    /// The initial value; none if it is an argument of `make`.
    pub default: Option<DefaultValue>,
    /// Markdown.
    pub docs: String,
    /// Why not to use it, if it is deprecated.
    pub deprecated: Option<String>,
}

/// A variant of a union.
pub struct Variant {
    /// The name of the variant.
    pub name: String,
    /// The type of its value, without `Box`; none if it has no value.
    pub ty: Option<RustType>,
    /// Whether it is boxed.
    pub boxed: bool,
    /// Markdown.
    pub docs: String,
    /// Why not to use it, if it is deprecated.
    pub deprecated: Option<String>,
}

/// The initial value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// The value of Rust's `Default` for the type.
    OfType,
    /// The value of `@default`, in JSON.
    Json(Json),
}

/// What lowering members depends on.
pub(super) struct Lowering<'a, 'm> {
    pub(super) model: &'m Model,
    pub(super) types: &'a TypeNames<'m>,
    pub(super) docs: &'a Documentation<'m>,
    pub(super) boxes: Boxes<'m>,
}

impl Lowering<'_, '_> {
    /// Returns the contents of the type for a shape.
    pub(super) fn body(&self, shape: &Shape, diagnostics: &mut Diagnostics) -> Body {
        match shape.kind {
            ShapeKind::Enum => Body::Enum(self.values(shape, diagnostics, |wire, member| {
                wire.as_str().unwrap_or(member).to_owned()
            })),
            ShapeKind::IntEnum => Body::IntEnum(self.values(shape, diagnostics, |wire, _| {
                wire.as_i64().and_then(|value| i32::try_from(value).ok()).unwrap_or_default()
            })),
            ShapeKind::Union => Body::Union(self.variants(shape, diagnostics)),
            _ => Body::Structure(self.fields(shape, diagnostics)),
        }
    }

    /// Returns the name of a member's field, and whether it is an `Option`.
    pub(super) fn field_of(&self, shape: &Shape, index: usize) -> (String, bool) {
        let names = field_names(shape).swap_remove(index);
        (names.field.ident, is_optional(shape, &shape.members[index]))
    }

    fn fields(&self, shape: &Shape, diagnostics: &mut Diagnostics) -> Vec<Field> {
        let names = field_names(shape);
        let lower = |(member, names): (&Member, FieldNames)| {
            let field = self.field(shape, member, &names);
            if let Some(DefaultValue::Json(json)) = &field.default {
                diagnostics.extend(defaults::check(json, &field.ty, shape, member).err());
            }
            diagnostics.extend(names.notes(&format!("{}${}", shape.id, member.name)));
            field
        };
        shape.members.iter().zip(names).map(lower).collect()
    }

    fn field(&self, shape: &Shape, member: &Member, names: &FieldNames) -> Field {
        let optional = is_optional(shape, member);
        let default = defaults::of(member).filter(|_| !optional);
        let ty = self.ty(&member.target);
        Field {
            name: names.field.ident.clone(),
            argument: names.argument.clone(),
            setter: names.setter.ident.clone(),
            optional,
            boxed: self.boxes.contains(&shape.id, &member.target),
            default: match default {
                None if optional => Some(DefaultValue::OfType),
                None => None,
                Some(json) if defaults::is_type_default(json, &ty) => Some(DefaultValue::OfType),
                Some(json) => Some(DefaultValue::Json(json.clone())),
            },
            ty,
            docs: names.field.document(self.field_docs(member, optional), &member.name),
            setter_docs: names.setter_docs(),
            deprecated: deprecation(&member.traits),
        }
    }

    /// Returns the documentation of a field. It says if an `Option` has to be set, since the type does
    /// not.
    fn field_docs(&self, member: &Member, optional: bool) -> String {
        let docs = self.docs.of(&member.traits, "");
        match (optional && member.traits.has("smithy.api#required"), docs.as_str()) {
            (false, "") => format!("`{}`.", member.name),
            (false, _) => docs,
            (true, "") => format!("`{}`. Required.", member.name),
            (true, _) => format!("{docs}\n\nRequired."),
        }
    }

    fn variants(&self, shape: &Shape, diagnostics: &mut Diagnostics) -> Vec<Variant> {
        const UNKNOWN: (&str, &str) =
            (UNKNOWN_MEMBER, "the variant for members that the model does not know");
        let names = variant_names(shape, UNKNOWN, diagnostics);
        let lower = |(member, name): (&Member, Name)| {
            let ty = self.ty(&member.target);
            let docs = self.docs.of(&member.traits, &format!("`{}`.", member.name));
            Variant {
                docs: name.document(docs, &member.name),
                name: name.ident,
                ty: (ty != RustType::Unit).then_some(ty),
                boxed: self.boxes.contains(&shape.id, &member.target),
                deprecated: deprecation(&member.traits),
            }
        };
        shape.members.iter().zip(names).map(lower).collect()
    }

    fn values<T: ToString>(
        &self,
        shape: &Shape,
        diagnostics: &mut Diagnostics,
        wire: impl Fn(&Json, &str) -> T,
    ) -> Vec<Value<T>> {
        const UNKNOWN: (&str, &str) =
            (UNKNOWN_VALUE, "the variant for values that the model does not know");
        let names = variant_names(shape, UNKNOWN, diagnostics);
        let lower = |(member, name): (&Member, Name)| {
            let value = member.traits.get("smithy.api#enumValue").unwrap_or(&Json::Null);
            let wire = wire(value, &member.name);
            let docs = self.docs.of(&member.traits, &value_docs(&wire.to_string()));
            Value {
                docs: name.document(docs, &member.name),
                variant: name.ident,
                wire,
                deprecated: deprecation(&member.traits),
            }
        };
        shape.members.iter().zip(names).map(lower).collect()
    }

    /// Returns the Rust type of a shape.
    pub(super) fn ty(&self, id: &ShapeId) -> RustType {
        let Some(shape) = self.model.shape(id) else { return RustType::Document };
        let named = || self.types.get(id).map_or(String::new(), |name| name.ident.clone());
        let sparse = shape.traits.has("smithy.api#sparse");
        match &shape.kind {
            ShapeKind::Boolean => RustType::Bool,
            ShapeKind::Byte => RustType::I8,
            ShapeKind::Short => RustType::I16,
            ShapeKind::Integer => RustType::I32,
            ShapeKind::Long => RustType::I64,
            ShapeKind::Float => RustType::F32,
            ShapeKind::Double => RustType::F64,
            ShapeKind::String => RustType::String,
            ShapeKind::Blob => RustType::Blob,
            ShapeKind::Timestamp => RustType::Timestamp,
            ShapeKind::BigInteger => RustType::BigInteger,
            ShapeKind::BigDecimal => RustType::BigDecimal,
            ShapeKind::Structure if id.is_unit() => RustType::Unit,
            ShapeKind::Structure | ShapeKind::Union => RustType::Shape(named()),
            ShapeKind::Enum => RustType::Enum(named()),
            ShapeKind::IntEnum => RustType::IntEnum(named()),
            ShapeKind::List => RustType::List { item: self.item(shape, "member"), sparse },
            ShapeKind::Map => RustType::Map { value: self.item(shape, "value"), sparse },
            // No member targets a service, an operation or a resource.
            ShapeKind::Document
            | ShapeKind::Service(_)
            | ShapeKind::Operation(_)
            | ShapeKind::Resource(_) => RustType::Document,
        }
    }

    /// Returns the type of the items of a list or the values of a map. Collections that contain nothing
    /// but themselves are invalid, so this ends.
    fn item(&self, collection: &Shape, member: &str) -> Box<RustType> {
        let item = collection.member(member).map(|member| self.ty(&member.target));
        Box::new(item.unwrap_or(RustType::Document))
    }
}

/// Returns the names of the variants for the members of an enum or a union, which also has one for
/// unknown members.
fn variant_names(shape: &Shape, unknown: (&str, &str), diagnostics: &mut Diagnostics) -> Vec<Name> {
    let candidates = shape.members.iter().map(|member| Candidate {
        name: names::variant_name(&member.name),
        style: Style::Camel,
        meaning: format!("the variant for `{}`", member.name),
        place: shape.member_place(member),
    });
    let names = distinct(&candidates.collect::<Vec<_>>(), &[unknown]);
    for (name, member) in names.iter().zip(&shape.members) {
        diagnostics.extend(name.note(&format!("`{}${}`", shape.id, member.name)));
    }
    names
}

/// Returns the documentation of a value that has none in the model.
fn field_names(shape: &Shape) -> Vec<FieldNames> {
    let members = shape.members.iter();
    let members: Vec<_> =
        members.map(|member| (member.name.as_str(), shape.member_place(member))).collect();
    names::fields(&members, &[])
}

fn value_docs(wire: &str) -> String {
    if wire.is_empty() { "The empty string.".to_owned() } else { format!("{}.", code(wire)) }
}

/// Returns whether a member is optional for clients:
/// <https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality>.
///
/// A member stays optional if its default was added later (`@addedDefault`), since anything else would
/// break code that uses it.
pub(super) fn is_optional(container: &Shape, member: &Member) -> bool {
    let is_plain = member.traits.has("smithy.api#required")
        || (defaults::of(member).is_some() && !member.traits.has("smithy.api#addedDefault"));
    !is_plain
        || member.traits.has("smithy.api#clientOptional")
        || container.traits.has("smithy.api#input")
}
