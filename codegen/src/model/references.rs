//! What a shape refers to, whatever its type: one list for checking and for traversal.

use super::{Member, Operation, Resource, Service, Shape, ShapeId, ShapeKind};
use crate::diagnostic::Place;
use std::collections::BTreeMap;

/// A reference from a shape to another.
pub(super) struct Reference<'a> {
    /// The property of the AST that holds the reference: `members`, `input`, `errors`.
    pub(super) property: &'static str,
    pub(super) entry: Entry<'a>,
    pub(super) target: &'a ShapeId,
}

/// Which reference of the property this is.
#[derive(Clone, Copy)]
pub(super) enum Entry<'a> {
    /// The property holds a single reference.
    Only,
    /// The property is a list.
    Index(usize),
    /// The property is a map.
    Name(&'a str),
}

impl Shape {
    /// Returns everything that the shape refers to, except mixins and traits.
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
    /// Returns the place of the target, within the place of the shape.
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
    listed("operations", &service.operations)
        .chain(listed("resources", &service.resources))
        .chain(listed("errors", &service.errors))
        .collect()
}

fn operation_references(operation: &Operation) -> Vec<Reference<'_>> {
    only("input", Some(&operation.input))
        .chain(only("output", Some(&operation.output)))
        .chain(listed("errors", &operation.errors))
        .collect()
}

fn resource_references(resource: &Resource) -> Vec<Reference<'_>> {
    named("identifiers", &resource.identifiers)
        .chain(named("properties", &resource.properties))
        .chain(only("create", resource.create.as_ref()))
        .chain(only("put", resource.put.as_ref()))
        .chain(only("read", resource.read.as_ref()))
        .chain(only("update", resource.update.as_ref()))
        .chain(only("delete", resource.delete.as_ref()))
        .chain(only("list", resource.list.as_ref()))
        .chain(listed("operations", &resource.operations))
        .chain(listed("collectionOperations", &resource.collection_operations))
        .chain(listed("resources", &resource.resources))
        .collect()
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
    let targets = targets.iter().enumerate();
    targets.map(move |(index, target)| Reference { property, entry: Entry::Index(index), target })
}

fn named<'a>(
    property: &'static str,
    targets: &'a BTreeMap<String, ShapeId>,
) -> impl Iterator<Item = Reference<'a>> {
    let targets = targets.iter();
    targets.map(move |(name, target)| Reference { property, entry: Entry::Name(name), target })
}
