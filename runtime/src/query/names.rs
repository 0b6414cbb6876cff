//! What members are called: the specifications' query key resolution.

use std::borrow::Cow;

use super::Dialect;
use crate::schema::{Member, Schema};

impl Dialect {
    /// Returns the name of a member of a structure or union:
    /// <https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#query-key-resolution>,
    /// <https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#query-key-resolution>.
    #[inline]
    pub(super) fn name(self, member: &'static Member) -> Cow<'static, str> {
        match self {
            Dialect::Aws => member.xml_name().into(),
            Dialect::Ec2 => match member.ec2_query_name() {
                Some(name) => name.into(),
                None => capitalized(member.xml_name()),
            },
        }
    }

    /// Returns the index of the member of this name.
    pub(super) fn member_index(self, schema: &'static Schema, name: &str) -> Option<usize> {
        schema.members().iter().position(|member| self.name(member) == name)
    }

    /// Returns whether a member of the structure has a parameter of this name.
    #[cfg(all(feature = "http", feature = "xml"))]
    pub(crate) fn has_parameter(self, schema: &'static Schema, name: &str) -> bool {
        self.member_index(schema, name).is_some()
    }

    /// Returns what is between the name of this list and the positions of its items.
    pub(super) fn item_name(self, list: &'static Member) -> Option<&'static str> {
        match self {
            Dialect::Aws if !list.is_xml_flattened() => Some(list.target().element().xml_name()),
            Dialect::Aws | Dialect::Ec2 => None,
        }
    }

    /// Returns what is between the name of this map and the positions of its entries.
    pub(super) fn entry_name(self, map: &'static Member) -> Option<&'static str> {
        if map.is_xml_flattened() { None } else { Some("entry") }
    }
}

fn capitalized(name: &'static str) -> Cow<'static, str> {
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return name.into();
    }
    let mut name = name.to_owned();
    name[..1].make_ascii_uppercase();
    name.into()
}
