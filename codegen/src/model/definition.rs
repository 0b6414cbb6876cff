//! Shapes and `apply` statements as the files write them.

use super::reader::{At, Object, Reader, SHAPE_ID_HELP};
use super::shape_id::is_identifier;
use super::{Ast, Operation, Resource, Service, Shape, ShapeId, ShapeKind, Traits};
use crate::diagnostic::{Diagnostics, Place};
use crate::near::did_you_mean;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A shape as defined, without what it inherits.
pub(crate) struct Definition {
    pub(crate) shape: Shape,
    pub(crate) mixins: Vec<ShapeId>,
    /// Traits applied to members that only a mixin can provide, by member name.
    pub(crate) applied_to_inherited: BTreeMap<String, AppliedTraits>,
}

/// Traits from `apply` statements, and the place of the first of these.
pub(crate) struct AppliedTraits {
    pub(crate) traits: Traits,
    pub(super) place: Place,
}

/// An `apply` statement: traits for a shape or a member that is defined elsewhere.
pub(super) struct Application {
    pub(super) shape: ShapeId,
    pub(super) member: Option<String>,
    pub(super) traits: Traits,
    pub(super) place: Place,
}

/// What files declare, in the order in which they declare it.
#[derive(Default)]
pub(super) struct Declarations {
    pub(super) definitions: Vec<Definition>,
    pub(super) applications: Vec<Application>,
}

impl Definition {
    pub(super) fn new(shape: Shape, mixins: Vec<ShapeId>) -> Self {
        Self { shape, mixins, applied_to_inherited: BTreeMap::new() }
    }
}

impl Declarations {
    /// Reads the declarations of one more file.
    pub(super) fn read(&mut self, ast: Ast, diagnostics: &mut Diagnostics) {
        let mut reader = Reader { source: &ast.source, diagnostics };
        for (id, value) in ast.shapes {
            reader.declaration(&id, value, self);
        }
    }
}

/// Returns the properties of a type.
fn properties(kind: &ShapeKind) -> Vec<&'static str> {
    let own: &[&str] = match kind {
        ShapeKind::Service(_) => &["version", "operations", "resources", "errors", "rename"],
        ShapeKind::Operation(_) => &["input", "output", "errors"],
        ShapeKind::Resource(_) => &[
            "identifiers",
            "properties",
            "create",
            "put",
            "read",
            "update",
            "delete",
            "list",
            "operations",
            "collectionOperations",
            "resources",
        ],
        ShapeKind::List => &["member"],
        ShapeKind::Map => &["key", "value"],
        ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum => {
            &["members"]
        }
        _ => &[],
    };
    [&["type"], own, &["mixins", "traits"]].concat()
}

impl Reader<'_> {
    fn declaration(&mut self, id: &str, value: Value, declarations: &mut Declarations) {
        let Some(mut object) = self.object(At::shape(id), value) else { return };
        match self.required_string(&mut object, "type").as_deref() {
            Some("apply") => declarations.applications.extend(self.application(id, object)),
            Some(name) => declarations.definitions.extend(self.definition(id, name, object)),
            None => {}
        }
    }

    fn application(&mut self, id: &str, mut object: Object<'_>) -> Option<Application> {
        let (shape, member) = match id.split_once('$') {
            Some((shape, member)) => (shape, Some(member)),
            None => (id, None),
        };
        let shape = ShapeId::parse(shape).filter(|_| member.is_none_or(is_identifier));
        if shape.is_none() {
            let message = format!("`{id}` is not a valid ID of a shape or member");
            self.report(object.at, message, SHAPE_ID_HELP);
        }
        let traits = self.traits(&mut object);
        self.nothing_else(&object, "an `apply` statement", &["type", "traits"]);
        let place = object.at.place(self.source);
        Some(Application { shape: shape?, member: member.map(str::to_owned), traits, place })
    }

    fn definition(
        &mut self,
        id: &str,
        type_name: &str,
        mut object: Object<'_>,
    ) -> Option<Definition> {
        let shape_id = ShapeId::parse(id);
        if shape_id.is_none() {
            self.report(object.at, format!("`{id}` is not a valid shape ID"), SHAPE_ID_HELP);
        }
        let kind = self.kind(type_name, &mut object)?;
        let members = match kind {
            ShapeKind::List => self.single_member(&mut object, "member").into_iter().collect(),
            ShapeKind::Map => {
                let key = self.single_member(&mut object, "key");
                let value = self.single_member(&mut object, "value");
                key.into_iter().chain(value).collect()
            }
            ShapeKind::Structure | ShapeKind::Union | ShapeKind::Enum | ShapeKind::IntEnum => {
                self.members(&mut object)
            }
            _ => Vec::new(),
        };
        let mixins = self.references(&mut object, "mixins");
        let mut traits = self.traits(&mut object);
        if !object.is_read() {
            self.nothing_else(&object, &kind.with_article(), &properties(&kind));
        }
        if type_name == "set" {
            traits.insert(ShapeId::prelude("uniqueItems"), json!({}));
        }
        let source = Some(self.source.clone());
        let shape = Shape { id: shape_id?, kind, members, traits, source };
        Some(Definition::new(shape, mixins))
    }

    /// Returns the type, with the properties that only this type has.
    fn kind(&mut self, type_name: &str, object: &mut Object<'_>) -> Option<ShapeKind> {
        let kind = match type_name {
            "service" => ShapeKind::Service(Box::new(self.service(object))),
            "operation" => ShapeKind::Operation(Box::new(self.operation(object))),
            "resource" => ShapeKind::Resource(Box::new(self.resource(object))),
            // A legacy `set` is a list of unique items.
            "set" => ShapeKind::List,
            _ => match ShapeKind::DATA.iter().find(|kind| kind.name() == type_name) {
                Some(kind) => kind.clone(),
                None => return self.unknown_type(type_name, object.at),
            },
        };
        Some(kind)
    }

    fn service(&mut self, object: &mut Object<'_>) -> Service {
        Service {
            version: self.optional_string(object, "version"),
            operations: self.references(object, "operations"),
            resources: self.references(object, "resources"),
            errors: self.references(object, "errors"),
            rename: self.renames(object),
        }
    }

    fn operation(&mut self, object: &mut Object<'_>) -> Operation {
        Operation {
            input: self.optional_reference(object, "input").unwrap_or_else(ShapeId::unit),
            output: self.optional_reference(object, "output").unwrap_or_else(ShapeId::unit),
            errors: self.references(object, "errors"),
        }
    }

    fn resource(&mut self, object: &mut Object<'_>) -> Resource {
        Resource {
            identifiers: self.named_references(object, "identifiers"),
            properties: self.named_references(object, "properties"),
            create: self.optional_reference(object, "create"),
            put: self.optional_reference(object, "put"),
            read: self.optional_reference(object, "read"),
            update: self.optional_reference(object, "update"),
            delete: self.optional_reference(object, "delete"),
            list: self.optional_reference(object, "list"),
            operations: self.references(object, "operations"),
            collection_operations: self.references(object, "collectionOperations"),
            resources: self.references(object, "resources"),
        }
    }

    fn unknown_type<T>(&mut self, name: &str, at: At<'_>) -> Option<T> {
        let data = ShapeKind::DATA.iter().map(ShapeKind::name);
        let names: Vec<&str> = data.chain(["service", "operation", "resource"]).collect();
        let help = did_you_mean(name, names.iter().copied(), || {
            format!("the types are {}", names.join(", "))
        });
        let message = format!("{at} has the type `{name}`, which does not exist");
        self.report(at.key("type"), message, &help);
        None
    }
}
