//! What a shape refers to, whatever its type: one list to check and to follow.

use super::{Member, Operation, Resource, Service, Shape, ShapeId, ShapeKind};
use crate::diagnostic::Place;

/// A reference from a shape to another.
pub(super) struct Reference<'a> {
    /// The property of the AST that holds the reference: `members`, `input`, `errors`.
    pub(super) property: &'static str,
    pub(super) entry: Entry<'a>,
    pub(super) target: &'a ShapeId,
}

/// Which of the references that a property holds.
#[derive(Clone, Copy)]
pub(super) enum Entry<'a> {
    /// It holds one.
    Only,
    /// It is a list.
    Index(usize),
    /// It is a map.
    Name(&'a str),
}

impl Shape {
    /// Everything that the shape refers to, mixins and traits aside.
    pub(super) fn references(&self) -> Vec<Reference<'_>> {
        match &self.kind {
            ShapeKind::Service(service) => service_references(service),
            ShapeKind::Operation(operation) => operation_references(operation),
            ShapeKind::Resource(resource) => resource_references(resource),
            kind => self.members.iter().map(|member| member_reference(kind, member)).collect(),
        }
    }
}

impl Reference<'_> {
    /// The place of the target, within the place of the shape.
    pub(super) fn place(&self, shape: Place) -> Place {
        let property = shape.key(self.property);
        let entry = match self.entry {
            Entry::Only => property,
            Entry::Index(index) => property.index(index),
            Entry::Name(name) => property.key(name),
        };
        entry.key("target")
    }
}

fn member_reference<'a>(kind: &ShapeKind, member: &'a Member) -> Reference<'a> {
    let (property, entry) = match (kind, member.name.as_str()) {
        (ShapeKind::List, _) => ("member", Entry::Only),
        (ShapeKind::Map, "key") => ("key", Entry::Only),
        (ShapeKind::Map, _) => ("value", Entry::Only),
        (_, name) => ("members", Entry::Name(name)),
    };
    Reference { property, entry, target: &member.target }
}

fn service_references(service: &Service) -> Vec<Reference<'_>> {
    let mut references = Vec::new();
    references.extend(listed("operations", &service.operations));
    references.extend(listed("resources", &service.resources));
    references.extend(listed("errors", &service.errors));
    references
}

fn operation_references(operation: &Operation) -> Vec<Reference<'_>> {
    let mut references = Vec::new();
    references.extend(only("input", Some(&operation.input)));
    references.extend(only("output", Some(&operation.output)));
    references.extend(listed("errors", &operation.errors));
    references
}

fn resource_references(resource: &Resource) -> Vec<Reference<'_>> {
    let mut references = Vec::new();
    references.extend(named("identifiers", &resource.identifiers));
    references.extend(named("properties", &resource.properties));
    references.extend(only("create", resource.create.as_ref()));
    references.extend(only("put", resource.put.as_ref()));
    references.extend(only("read", resource.read.as_ref()));
    references.extend(only("update", resource.update.as_ref()));
    references.extend(only("delete", resource.delete.as_ref()));
    references.extend(only("list", resource.list.as_ref()));
    references.extend(listed("operations", &resource.operations));
    references.extend(listed("collectionOperations", &resource.collection_operations));
    references.extend(listed("resources", &resource.resources));
    references
}

fn only<'a>(
    property: &'static str,
    target: Option<&'a ShapeId>,
) -> impl Iterator<Item = Reference<'a>> {
    target.into_iter().map(move |target| Reference { property, entry: Entry::Only, target })
}

fn listed<'a>(
    property: &'static str,
    targets: &'a [ShapeId],
) -> impl Iterator<Item = Reference<'a>> {
    let entries = targets.iter().enumerate();
    entries.map(move |(index, target)| Reference { property, entry: Entry::Index(index), target })
}

fn named<'a>(
    property: &'static str,
    targets: &'a std::collections::BTreeMap<String, ShapeId>,
) -> impl Iterator<Item = Reference<'a>> {
    targets.iter().map(move |(name, target)| Reference {
        property,
        entry: Entry::Name(name),
        target,
    })
}
