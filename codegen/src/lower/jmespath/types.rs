//! What the model says about the values that an expression finds.

use crate::model::{Model, Shape, ShapeId, ShapeKind};

/// The type of a value.
#[derive(Clone)]
pub(in crate::lower) enum Type<'m> {
    /// The type of a shape.
    Shape(&'m Model, &'m Shape),
    /// A list that the expression made.
    List(Box<Type<'m>>),
    /// A map that the expression made.
    Hash(Vec<(String, Type<'m>)>),
    /// Unknown or irrelevant.
    Unknown,
}

impl<'m> Type<'m> {
    /// Returns the type of the shape of this id.
    pub(in crate::lower) fn of(model: &'m Model, id: &ShapeId) -> Type<'m> {
        model.shape(id).map_or(Type::Unknown, |shape| Type::Shape(model, shape))
    }

    pub(super) fn list(item: Type<'m>) -> Type<'m> {
        Type::List(Box::new(item))
    }

    /// Returns the type of a member or key, or an error if it does not exist.
    pub(super) fn member(&self, name: &str) -> Result<Type<'m>, String> {
        use ShapeKind::{Document, Map, Structure, Union};
        let none = |of: &str| Err(format!("there is no member `{name}` in {of}"));
        match self {
            Type::Unknown => Ok(Type::Unknown),
            Type::List(_) => none("a list"),
            Type::Hash(entries) => match entries.iter().find(|(key, _)| key == name) {
                Some((_, value)) => Ok(value.clone()),
                None => none("the keys of this"),
            },
            Type::Shape(model, shape) => match (&shape.kind, shape.member(name)) {
                (Document, _) => Ok(Type::Unknown),
                (Map, _) => Ok(self.target("value")),
                (Structure | Union, Some(member)) => Ok(Type::of(model, &member.target)),
                _ => none(&format!("`{}`", shape.id)),
            },
        }
    }

    /// Returns the type of the items of a list.
    pub(super) fn item(&self) -> Type<'m> {
        match self {
            Type::List(item) => (**item).clone(),
            Type::Shape(_, shape) if shape.kind == ShapeKind::List => self.target("member"),
            _ => Type::Unknown,
        }
    }

    /// Returns the type of the flattened list.
    pub(super) fn flattened(&self) -> Type<'m> {
        let item = self.item();
        let is_list = match &item {
            Type::List(_) => true,
            Type::Shape(_, shape) => shape.kind == ShapeKind::List,
            _ => false,
        };
        Type::list(if is_list { item.item() } else { item })
    }

    /// Returns the type of the list of all values of a map.
    pub(super) fn values(&self) -> Type<'m> {
        match self {
            Type::Shape(_, shape) if shape.kind == ShapeKind::Map => {
                Type::list(self.target("value"))
            }
            _ => Type::list(Type::Unknown),
        }
    }

    fn target(&self, member: &str) -> Type<'m> {
        match self {
            Type::Shape(model, shape) => {
                shape.member(member).map_or(Type::Unknown, |member| Type::of(model, &member.target))
            }
            _ => Type::Unknown,
        }
    }
}
