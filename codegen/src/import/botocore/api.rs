//! What converting a shape has to know about the whole description.

use super::kind::type_of;
use super::names::{self, Names};
use super::node::Node;
use super::protocols::Protocols;
use super::uses::Uses;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// A description of a service.
pub(super) struct Api<'j> {
    pub(super) root: Node<'j>,
    pub(super) metadata: Node<'j>,
    pub(super) operations: Node<'j>,
    pub(super) shapes: Node<'j>,
    pub(super) protocols: Protocols,
    pub(super) uses: Uses<'j>,
    /// The XML namespace of the whole service.
    pub(super) xml_namespace: Option<&'j str>,
    namespace: String,
    service: String,
    shape_names: BTreeMap<&'j str, String>,
    prelude: BTreeMap<&'j str, &'static str>,
}

/// A shape that something refers to.
pub(super) struct Reference<'j> {
    pub(super) name: &'j str,
    pub(super) shape: Node<'j>,
}

impl<'j> Api<'j> {
    pub(super) fn new(root: Node<'j>) -> Result<Self, Diagnostic> {
        let metadata = root.required("metadata")?;
        let operations = root.required("operations")?;
        let shapes = root.required("shapes")?;
        let uses = Uses::find(&operations, &shapes)?;
        let mut taken = Names::default();
        let operation_names = operations.entries()?.into_iter().map(|(name, _)| name);
        operation_names.for_each(|name| drop(taken.take(name)));
        let service = taken.take(&names::service(&metadata)?);
        let mut shape_names = BTreeMap::new();
        let mut prelude = BTreeMap::new();
        for (name, shape) in shapes.entries()? {
            match names::prelude(name, shape.json(), &uses) {
                Some(plain) => drop(prelude.insert(name, plain)),
                None => drop(shape_names.insert(name, taken.take(name))),
            }
        }
        Ok(Api {
            operations,
            shapes,
            protocols: Protocols::read(&metadata)?,
            xml_namespace: metadata.text("xmlNamespace")?.or(uses.only_xml_namespace()),
            uses,
            namespace: names::namespace(metadata.required_text("serviceId")?),
            service,
            shape_names,
            prelude,
            metadata,
            root,
        })
    }

    pub(super) fn service_id(&self) -> String {
        self.id(&self.service)
    }

    pub(super) fn operation_id(&self, name: &str) -> String {
        self.id(name)
    }

    pub(super) fn shape_id(&self, name: &str) -> String {
        self.id(self.shape_names.get(name).map_or(name, String::as_str))
    }

    /// Returns whether members target a shape of Smithy's prelude instead of this one.
    pub(super) fn is_of_prelude(&self, name: &str) -> bool {
        self.prelude.contains_key(name)
    }

    fn id(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace)
    }

    /// Returns the shape that a member, an input, an output or an error refers to.
    pub(super) fn reference(&self, node: &Node<'j>) -> Result<Reference<'j>, Diagnostic> {
        let name = node.required_text("shape")?;
        match self.shapes.get(name) {
            Some(shape) => Ok(Reference { name, shape }),
            None => {
                let place = node.required("shape")?;
                let help = format!("add `{name}` to `shapes`, or refer to another shape");
                Err(place.error(format!("`{name}` is not a shape in the description")).help(help))
            }
        }
    }

    /// Returns the type of the member at a path, if there is one.
    pub(super) fn type_at(&self, shape: &Node<'j>, path: &str) -> Option<&'j str> {
        let mut json = shape.json();
        for member in path.split('.') {
            let target = json.get("members")?.get(member)?.get("shape")?.as_str()?;
            json = self.shapes.json().get(target)?;
        }
        Some(type_of(json))
    }
}

impl<'j> Reference<'j> {
    /// Returns the ID of the shape to target.
    pub(super) fn target(&self, api: &Api<'_>) -> String {
        match api.prelude.get(self.name) {
            Some(plain) => format!("smithy.api#{plain}"),
            None => api.shape_id(self.name),
        }
    }

    pub(super) fn type_of(&self) -> &'j str {
        type_of(self.shape.json())
    }
}
