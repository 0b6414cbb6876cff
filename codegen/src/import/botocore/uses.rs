//! What refers to which shape. Some traits belong to the shape in Smithy, but to the reference in
//! botocore.

use super::node::Node;
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeMap, BTreeSet};

/// What refers to which shape.
#[derive(Default)]
pub(super) struct Uses<'j> {
    inputs: BTreeMap<&'j str, Vec<Node<'j>>>,
    outputs: BTreeMap<&'j str, usize>,
    in_members: BTreeMap<&'j str, Vec<(&'j str, &'j str)>>,
    streamed: BTreeSet<&'j str>,
    holding_json: BTreeSet<&'j str>,
    xml_namespaces: BTreeSet<&'j str>,
}

impl<'j> Uses<'j> {
    pub(super) fn find(operations: &Node<'j>, shapes: &Node<'j>) -> Result<Self, Diagnostic> {
        let mut uses = Self::default();
        for (_, operation) in operations.entries()? {
            if let Some(input) = operation.get("input") {
                uses.inputs.entry(input.required_text("shape")?).or_default().push(input.clone());
                uses.add_xml_namespace(&input)?;
            }
            if let Some(output) = operation.get("output") {
                *uses.outputs.entry(output.required_text("shape")?).or_default() += 1;
            }
        }
        for (owner, shape) in shapes.entries()? {
            let items = ["member", "key", "value"].into_iter();
            let items = items.filter_map(|name| Some((name, shape.get(name)?)));
            for (name, member) in shape.entries_of("members")?.into_iter().chain(items) {
                uses.add_member(owner, name, &member)?;
                uses.add_xml_namespace(&member)?;
            }
        }
        Ok(uses)
    }

    fn add_member(
        &mut self,
        owner: &'j str,
        member_name: &'j str,
        member: &Node<'j>,
    ) -> Result<(), Diagnostic> {
        let name = member.required_text("shape")?;
        self.in_members.entry(name).or_default().push((owner, member_name));
        if member.flag("streaming")? {
            self.streamed.insert(name);
        }
        if member.flag("jsonvalue")? {
            self.holding_json.insert(name);
        }
        Ok(())
    }

    fn add_xml_namespace(&mut self, node: &Node<'j>) -> Result<(), Diagnostic> {
        if let Some(namespace) = node.get("xmlNamespace")
            && namespace.text("prefix")?.is_none()
        {
            self.xml_namespaces.insert(namespace.required_text("uri")?);
        }
        Ok(())
    }

    /// Returns the namespace shared by all inputs and members that have one without a prefix.
    pub(super) fn only_xml_namespace(&self) -> Option<&'j str> {
        let mut all = self.xml_namespaces.iter();
        all.next().filter(|_| all.next().is_none()).copied()
    }

    /// Returns what the only operation says about its input, if nothing else refers to the shape.
    pub(super) fn only_input(&self, shape: &str) -> Option<&Node<'j>> {
        let [input] = self.inputs.get(shape)?.as_slice() else { return None };
        let is_used_otherwise =
            self.in_members.contains_key(shape) || self.outputs.contains_key(shape);
        (!is_used_otherwise).then_some(input)
    }

    /// Returns whether the shape is the output of one operation, and nothing else refers to it.
    pub(super) fn is_only_output(&self, shape: &str) -> bool {
        self.outputs.get(shape) == Some(&1)
            && !self.in_members.contains_key(shape)
            && !self.inputs.contains_key(shape)
    }

    /// Returns the shape and the name of the only member that refers to this shape.
    pub(super) fn only_member(&self, shape: &str) -> Option<(&'j str, &'j str)> {
        let [only] = self.in_members.get(shape)?.as_slice() else { return None };
        Some(*only)
    }

    pub(super) fn is_streamed(&self, shape: &str) -> bool {
        self.streamed.contains(shape)
    }

    pub(super) fn holds_json(&self, shape: &str) -> bool {
        self.holding_json.contains(shape)
    }
}
