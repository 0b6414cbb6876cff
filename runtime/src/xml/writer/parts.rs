//! What only messages need: parts of structures, and document elements.

use super::{Element, Namespace, Part, Place, Writer, XmlMembers, XmlSerializer};
use crate::codec::Kept;
use crate::data::Structure;
use crate::schema::{Member, Schema};

impl Element<'static> {
    /// Returns the document element for a value at `member`: it goes by the name of its shape, unless the
    /// member says otherwise.
    pub(in crate::xml) fn document(member: &'static Member, namespace: Namespace) -> Self {
        let root = member.target().root();
        let name = member.custom_xml_name().unwrap_or(root.xml_name());
        let own = member.xml_namespace().or(root.xml_namespace());
        Element { name, namespace: own.or(namespace) }
    }
}

impl Writer {
    /// Appends the document element for the value at `member`.
    pub(in crate::xml) fn document_of(
        &mut self,
        member: &'static Member,
        namespace: Namespace,
    ) -> XmlSerializer<'_> {
        self.value_in(Element::document(member, namespace), member)
    }

    /// Returns the serializer of a value of `member`, in this element.
    pub(in crate::xml) fn value_in(
        &mut self,
        element: Element<'static>,
        member: &'static Member,
    ) -> XmlSerializer<'_> {
        XmlSerializer { writer: self, member, place: Place::Element(element) }
    }

    /// Appends an element for a structure, with those members only that are to be kept.
    pub(in crate::xml) fn kept<T: Structure>(
        &mut self,
        value: &T,
        schema: &'static Schema,
        keep: fn(&Member) -> bool,
        element: Element<'_>,
    ) {
        self.structure(element, schema, |writer, part| {
            let mut members = XmlMembers { writer, schema, part };
            value.serialize_members(&mut Kept { schema, keep, inner: &mut members });
        });
    }

    /// Appends the elements of a structure's members, of those only that are to be kept.
    pub(in crate::xml) fn members<T: Structure>(
        &mut self,
        value: &T,
        schema: &'static Schema,
        keep: fn(&Member) -> bool,
    ) {
        let mut members = XmlMembers { writer: self, schema, part: Part::Elements };
        value.serialize_members(&mut Kept { schema, keep, inner: &mut members });
    }
}
