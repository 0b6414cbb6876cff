//! Shapes, their members and their properties.

use super::{ShapeId, Traits};
use crate::diagnostic::{Place, Source};
use std::collections::BTreeMap;

/// A named definition of a type, an operation, a resource or a service.
#[derive(Debug, Clone)]
pub struct Shape {
    /// The ID.
    pub id: ShapeId,
    /// The type, with the properties that only this type has.
    pub kind: ShapeKind,
    /// The members in model order, those of mixins first.
    ///
    /// A list has one, `member`; a map has two, `key` and `value`.
    pub members: Vec<Member>,
    /// The traits applied to the shape.
    pub traits: Traits,
    /// The file that defines the shape; `None` for prelude shapes.
    pub(super) source: Option<Source>,
}

/// A named reference from a shape to another.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The shape that the member targets.
    pub target: ShapeId,
    /// The traits applied to the member, without those of the target.
    pub traits: Traits,
    /// The place where a member from a mixin is defined.
    pub(super) mixed_in: Option<Place>,
}

/// The type of a shape.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names are Smithy's, and explained there")]
pub enum ShapeKind {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    Enum,
    IntEnum,
    List,
    Map,
    Structure,
    Union,
    Service(Box<Service>),
    Operation(Box<Operation>),
    Resource(Box<Resource>),
}

/// The properties of a service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Service {
    /// The version, in any format.
    pub version: Option<String>,
    /// Operations bound directly to the service.
    pub operations: Vec<ShapeId>,
    /// Resources bound directly to the service.
    pub resources: Vec<ShapeId>,
    /// Errors that every operation can return.
    pub errors: Vec<ShapeId>,
    /// Names for shapes whose own names collide within the service.
    pub rename: BTreeMap<ShapeId, String>,
}

/// The properties of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// The input structure; `smithy.api#Unit` if there is none.
    pub input: ShapeId,
    /// The output structure; `smithy.api#Unit` if there is none.
    pub output: ShapeId,
    /// The errors, without those that the service adds to all operations.
    pub errors: Vec<ShapeId>,
}

/// The properties of a resource.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "the names are Smithy's, and explained there")]
pub struct Resource {
    pub identifiers: BTreeMap<String, ShapeId>,
    pub properties: BTreeMap<String, ShapeId>,
    pub create: Option<ShapeId>,
    pub put: Option<ShapeId>,
    pub read: Option<ShapeId>,
    pub update: Option<ShapeId>,
    pub delete: Option<ShapeId>,
    pub list: Option<ShapeId>,
    pub operations: Vec<ShapeId>,
    pub collection_operations: Vec<ShapeId>,
    pub resources: Vec<ShapeId>,
}

impl Shape {
    /// Returns the member with this name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// Returns the service's properties, if the shape is a service.
    pub fn as_service(&self) -> Option<&Service> {
        if let ShapeKind::Service(service) = &self.kind { Some(service) } else { None }
    }

    /// Returns the operation's properties, if the shape is an operation.
    pub fn as_operation(&self) -> Option<&Operation> {
        if let ShapeKind::Operation(operation) = &self.kind { Some(operation) } else { None }
    }

    /// Returns the resource's properties, if the shape is a resource.
    pub fn as_resource(&self) -> Option<&Resource> {
        if let ShapeKind::Resource(resource) = &self.kind { Some(resource) } else { None }
    }

    /// Returns whether the shape is a string or an enum of strings.
    pub(crate) fn is_string(&self) -> bool {
        matches!(self.kind, ShapeKind::String | ShapeKind::Enum)
    }

    /// Returns whether the shape only exists to be mixed into others.
    pub fn is_mixin(&self) -> bool {
        self.traits.has("smithy.api#mixin")
    }

    /// Returns whether the shape is built into Smithy's prelude and in no file.
    pub(crate) fn is_built_in(&self) -> bool {
        self.source.is_none()
    }

    /// Returns the place where the shape is defined, to point at it in an error.
    pub fn place(&self) -> Option<Place> {
        self.source.as_ref().map(|source| Place::shape(source, self.id.as_str()))
    }

    /// Returns the place where a member is defined, to point at it in an error.
    pub fn member_place(&self, member: &Member) -> Option<Place> {
        member.mixed_in.clone().or_else(|| {
            let place = self.place()?;
            Some(match self.kind {
                ShapeKind::List | ShapeKind::Map => place.key(&member.name),
                _ => place.key("members").key(&member.name),
            })
        })
    }
}

impl ShapeKind {
    /// The types of data shapes. They have no properties except members.
    pub(super) const DATA: [Self; 19] = [
        Self::Blob,
        Self::Boolean,
        Self::String,
        Self::Byte,
        Self::Short,
        Self::Integer,
        Self::Long,
        Self::Float,
        Self::Double,
        Self::BigInteger,
        Self::BigDecimal,
        Self::Timestamp,
        Self::Document,
        Self::Enum,
        Self::IntEnum,
        Self::List,
        Self::Map,
        Self::Structure,
        Self::Union,
    ];

    /// Returns whether members can be of this type.
    pub fn is_data(&self) -> bool {
        !matches!(self, Self::Service(_) | Self::Operation(_) | Self::Resource(_))
    }

    /// Returns the type's name as Smithy writes it: `structure`, `bigInteger`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::String => "string",
            Self::Byte => "byte",
            Self::Short => "short",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::BigInteger => "bigInteger",
            Self::BigDecimal => "bigDecimal",
            Self::Timestamp => "timestamp",
            Self::Document => "document",
            Self::Enum => "enum",
            Self::IntEnum => "intEnum",
            Self::List => "list",
            Self::Map => "map",
            Self::Structure => "structure",
            Self::Union => "union",
            Self::Service(_) => "service",
            Self::Operation(_) => "operation",
            Self::Resource(_) => "resource",
        }
    }

    /// Returns the name with its article: `an enum`, `a structure`.
    pub fn with_article(&self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// Returns whether two types are the same, ignoring their properties.
    pub(super) fn is_same_type(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
