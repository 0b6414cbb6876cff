//! What has to be known of a whole description before any shape of it is converted.

use super::node::Node;
use super::protocols::Protocols;
use super::service;
use super::uses::Uses;
use crate::diagnostic::Diagnostic;
use crate::model::prelude;
use serde_json::{Map, Value};

/// A description of a service.
pub(super) struct Api<'j> {
    pub(super) root: Node<'j>,
    pub(super) metadata: Node<'j>,
    pub(super) operations: Node<'j>,
    pub(super) shapes: Node<'j>,
    pub(super) protocols: Protocols,
    pub(super) uses: Uses<'j>,
    /// The namespace of XML that the service has as a whole.
    pub(super) xml_namespace: Option<&'j str>,
    namespace: String,
    service: String,
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
        let mut service = service::name(&metadata)?;
        if operations.json().get(&service).is_some() {
            service.push_str("Service");
        }
        Ok(Api {
            operations,
            shapes: root.required("shapes")?,
            protocols: Protocols::read(&metadata)?,
            xml_namespace: metadata.text("xmlNamespace")?.or(uses.only_xml_namespace()),
            uses,
            namespace: service::namespace(metadata.required_text("serviceId")?),
            service,
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

    /// The id of a shape. Where an operation or the service has its name, an underscore is added,
    /// as AWS does.
    pub(super) fn shape_id(&self, name: &str) -> String {
        let mut free = name.to_owned();
        while self.operations.json().get(&free).is_some() || free == self.service {
            free.push('_');
        }
        self.id(&free)
    }

    fn id(&self, name: &str) -> String {
        format!("{}#{name}", self.namespace)
    }

    /// The shape that a member, an input, an output or an error refers to.
    pub(super) fn reference(&self, node: &Node<'j>) -> Result<Reference<'j>, Diagnostic> {
        let name = node.required_text("shape")?;
        match self.shapes.get(name) {
            Some(shape) => Ok(Reference { name, shape }),
            None => {
                let place = node.required("shape")?;
                let help = format!("add `{name}` to `shapes`, or refer to another");
                Err(place.error(format!("there is no shape `{name}`")).help(help))
            }
        }
    }

    /// The type of what a path of members leads to; none if it leads to nothing.
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
    /// The id of what to target.
    pub(super) fn target(&self, api: &Api<'_>) -> String {
        let of_prelude = prelude_name(self.name, self.shape.json());
        of_prelude.map_or_else(|| api.shape_id(self.name), |name| format!("smithy.api#{name}"))
    }

    pub(super) fn type_of(&self) -> &'j str {
        type_of(self.shape.json())
    }
}

/// The type that a shape has in Smithy; enums aside, which are strings here.
pub(super) fn type_of(shape: &Value) -> &str {
    let has = |flag: &str| shape.get(flag) == Some(&Value::Bool(true));
    match shape.get("type").and_then(Value::as_str).unwrap_or_default() {
        "structure" if has("document") => "document",
        "structure" if has("union") || has("eventstream") => "union",
        other => other,
    }
}

/// The name of the shape of Smithy's prelude that says the same as this one: the name of one and
/// its type, and nothing else; or a timestamp that was made for the format of a member.
pub(super) fn prelude_name<'n>(name: &'n str, shape: &Value) -> Option<&'n str> {
    if is_synthetic_timestamp(name) {
        return Some("Timestamp");
    }
    let kind = type_of(shape);
    let is_same = (name, kind) == ("Unit", "structure")
        || prelude::PLAIN.iter().any(|(plain, same)| *plain == name && same.name() == kind);
    let is_silent = |(key, value): (&String, &Value)| match key.as_str() {
        "type" | "box" | "document" | "documentation" => true,
        "members" => value.as_object().is_some_and(Map::is_empty),
        _ => false,
    };
    let properties = shape.as_object()?;
    (is_same && properties.iter().all(is_silent)).then_some(name)
}

/// Whether the shape stands for a member that has a format of its own.
pub(super) fn is_synthetic_timestamp(name: &str) -> bool {
    name.starts_with("SyntheticTimestamp_")
}
