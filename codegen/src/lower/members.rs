//! The members of types: their Rust types, whether they are optional, and their defaults.

use super::boxes::Boxes;
use super::defaults;
use super::docs::Documentation;
use super::{Body, TypeNames, UNKNOWN_MEMBER, UNKNOWN_VALUE, Value, deprecation};
use crate::diagnostic::Diagnostics;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use crate::names::{self, Names};
use serde_json::Value as Json;

/// A field of a struct.
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// The name of the method that sets it.
    pub setter: String,
    /// The type, without `Option` and `Box`.
    pub ty: RustType,
    /// Whether it is an `Option`.
    pub optional: bool,
    /// Whether it is boxed.
    pub boxed: bool,
    /// What a field that is not optional starts with; none if `make` takes it.
    pub default: Option<DefaultValue>,
    /// Markdown.
    pub docs: String,
    /// Why not to use it.
    pub deprecated: Option<String>,
}

/// A variant of a union.
pub struct Variant {
    /// The name of the variant.
    pub name: String,
    /// The type that it holds, without `Box`; none if its name says all.
    pub ty: Option<RustType>,
    /// Whether it is boxed.
    pub boxed: bool,
    /// Markdown.
    pub docs: String,
    /// Why not to use it.
    pub deprecated: Option<String>,
}

/// The Rust type of a shape: Rust's own, the runtime's, or generated.
#[derive(Clone, Debug, PartialEq)]
pub enum RustType {
    Bool,
    I8,
    I16,
    I32,
    I64,
    F32,
    F64,
    String,
    Blob,
    Timestamp,
    Document,
    BigInteger,
    BigDecimal,
    Unit,
    /// A generated type that can be made of a string.
    Enum(String),
    /// A generated type that can be made of a number.
    IntEnum(String),
    /// Any other generated type.
    Shape(String),
    List {
        item: Box<RustType>,
        sparse: bool,
    },
    Map {
        value: Box<RustType>,
        sparse: bool,
    },
}

/// What a field starts with.
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// What Rust's `Default` gives to the type.
    OfType,
    /// The value of `@default`, in JSON.
    Json(Json),
}

/// What lowering a member takes.
pub(super) struct Lowering<'a, 'm> {
    pub(super) model: &'m Model,
    pub(super) types: &'a TypeNames<'m>,
    pub(super) docs: &'a Documentation<'m>,
    pub(super) boxes: Boxes<'m>,
}

impl Lowering<'_, '_> {
    /// What stands in the type for a shape.
    pub(super) fn body(&self, shape: &Shape, errors: &mut Diagnostics) -> Body {
        match shape.kind {
            ShapeKind::Enum => {
                Body::Enum(self.values(shape, errors, |wire, member| {
                    wire.as_str().unwrap_or(member).to_owned()
                }))
            }
            ShapeKind::IntEnum => Body::IntEnum(self.values(shape, errors, |wire, _| {
                wire.as_i64().and_then(|value| i32::try_from(value).ok()).unwrap_or_default()
            })),
            ShapeKind::Union => Body::Union(self.variants(shape, errors)),
            _ => Body::Structure(self.fields(shape, errors)),
        }
    }

    fn fields(&self, shape: &Shape, errors: &mut Diagnostics) -> Vec<Field> {
        let all: Vec<(Field, &Member)> =
            shape.members.iter().map(|member| (self.field(shape, member), member)).collect();
        for (field, member) in &all {
            if let Some(DefaultValue::Json(json)) = &field.default {
                errors.extend(defaults::check(json, &field.ty, shape, member).err());
            }
        }
        let mut fields = Names::new(format!("fields of `{}`", shape.id), errors);
        let mut lowered = Vec::new();
        for (field, member) in all {
            if fields.take(&field.name, &member.name, shape.member_place(member)) {
                lowered.push((field, member));
            }
        }
        // A setter that gave way to a method may have taken the name of another.
        let mut setters = Names::new(format!("methods of `{}`", shape.id), errors);
        for (field, member) in &lowered {
            setters.take(&field.setter, &member.name, shape.member_place(member));
        }
        lowered.into_iter().map(|(field, _)| field).collect()
    }

    fn field(&self, shape: &Shape, member: &Member) -> Field {
        let name = names::field_name(&member.name);
        let optional = is_optional(shape, member);
        let default = defaults::of(member).filter(|_| !optional);
        let ty = self.ty(&member.target);
        Field {
            setter: names::setter_name(&name),
            name,
            optional,
            boxed: self.boxes.contains(&shape.id, &member.target),
            default: match default {
                None if optional => Some(DefaultValue::OfType),
                None => None,
                Some(json) if defaults::is_type_default(json, &ty) => Some(DefaultValue::OfType),
                Some(json) => Some(DefaultValue::Json(json.clone())),
            },
            ty,
            docs: field_docs(self.docs.of(&member.traits), member, optional),
            deprecated: deprecation(&member.traits),
        }
    }

    fn variants(&self, shape: &Shape, errors: &mut Diagnostics) -> Vec<Variant> {
        let mut names = Names::new(format!("variants of `{}`", shape.id), errors);
        names.reserve(UNKNOWN_MEMBER, "the variant for members that the model does not know");
        let lower = |member: &Member| {
            let name = names::variant_name(&member.name);
            names.take(&name, &member.name, shape.member_place(member));
            let ty = self.ty(&member.target);
            Variant {
                name,
                ty: (ty != RustType::Unit).then_some(ty),
                boxed: self.boxes.contains(&shape.id, &member.target),
                docs: self.docs.of(&member.traits),
                deprecated: deprecation(&member.traits),
            }
        };
        shape.members.iter().map(lower).collect()
    }

    fn values<T>(
        &self,
        shape: &Shape,
        errors: &mut Diagnostics,
        wire: impl Fn(&Json, &str) -> T,
    ) -> Vec<Value<T>> {
        let mut names = Names::new(format!("variants of `{}`", shape.id), errors);
        names.reserve(UNKNOWN_VALUE, "the variant for values that the model does not know");
        let lower = |member: &Member| {
            let variant = names::variant_name(&member.name);
            names.take(&variant, &member.name, shape.member_place(member));
            let value = member.traits.get("smithy.api#enumValue").unwrap_or(&Json::Null);
            Value {
                variant,
                wire: wire(value, &member.name),
                docs: self.docs.of(&member.traits),
                deprecated: deprecation(&member.traits),
            }
        };
        shape.members.iter().map(lower).collect()
    }

    /// The Rust type of a shape.
    fn ty(&self, id: &ShapeId) -> RustType {
        let Some(shape) = self.model.shape(id) else { return RustType::Document };
        let named = || self.types.get(id).cloned().unwrap_or_default();
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

    /// The type of a list's items or a map's values. Collections of nothing but themselves are
    /// refused with the model, so this ends.
    fn item(&self, collection: &Shape, member: &str) -> Box<RustType> {
        let item = collection.member(member).map(|member| self.ty(&member.target));
        Box::new(item.unwrap_or(RustType::Document))
    }
}

/// The documentation, which says what an `Option` does not: that there has to be something in it.
fn field_docs(docs: String, member: &Member, optional: bool) -> String {
    match (optional && member.traits.has("smithy.api#required"), docs.as_str()) {
        (false, _) => docs,
        (true, "") => format!("`{}`. Required.", member.name),
        (true, _) => format!("{docs}\n\nRequired."),
    }
}

/// Whether a client sees a member as optional:
/// <https://smithy.io/2.0/spec/aggregate-types.html#structure-member-optionality>.
///
/// A default that was added to an optional member (`@addedDefault`) leaves it optional: making it
/// plain would break those who use it.
fn is_optional(container: &Shape, member: &Member) -> bool {
    let is_plain = member.traits.has("smithy.api#required")
        || (defaults::of(member).is_some() && !member.traits.has("smithy.api#addedDefault"));
    !is_plain
        || member.traits.has("smithy.api#clientOptional")
        || container.traits.has("smithy.api#input")
}
